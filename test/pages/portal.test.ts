// A citizen in a real browser, from the first page to the withdrawn complaint, on the real stack.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type BrowserOptions, freshPage, look } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const fresh = (options?: BrowserOptions) => freshPage(browser, system.url, options);

async function fill(page: Page) {
  await page.goto('/');
  await look(page, 'start');
  await page
    .getByRole('button', { name: '开始填写投诉' })
    .or(page.getByRole('link', { name: '开始填写投诉' }))
    .click();
  await page.getByLabel('哪一类事项').selectOption({ index: 1 });
  await look(page, 'whom');
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('button', { name: '继续' }).click();
  await expect.poll(() => page.title()).toContain('错误');
  await look(page, 'what-missing');
  await page.getByLabel('用一句话概括').fill('窗口跑了四趟 <script>alert(1)</script>');
  await page.getByLabel('经过').fill('为老伴办理社保卡注销，四趟没有办成。');
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('诉求 1').fill('把手续办好');
  await page.getByRole('button', { name: '再加一项' }).click();
  await page.getByLabel('诉求 2').fill('说明为什么没有一次告知');
  await look(page, 'want');
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('选择文件').setInputFiles({ name: '照片 1.png', mimeType: 'image/png', buffer: PNG });
  await page.getByRole('button', { name: '上传' }).click();
  await page.locator('#files bdi').getByText('照片 1.png').waitFor();
  await look(page, 'evidence');
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('实名', { exact: true }).check();
  await page.getByLabel('姓名', { exact: true }).fill('俞静娴');
  await page.getByLabel('电话', { exact: false }).first().fill('19900000115');
  await look(page, 'contact');
  await page.getByRole('button', { name: '继续' }).click();
  await look(page, 'check');
  await page.getByLabel('我保证以上内容真实').check();
  await page.getByRole('button', { name: '提交投诉' }).click();
  await page.locator('.secret').waitFor();
  await look(page, 'sent');
  const code = (await page.locator('.secret').textContent()) ?? '';
  const number = (await page.locator('.govuk-panel__body strong').textContent()) ?? '';
  return { code, number };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a citizen', () => {
  it.each([
    ['with scripts on a computer', { viewport: { width: 1280, height: 900 } }],
    ['with scripts on a phone', { viewport: { width: 390, height: 844 } }],
    ['with scripts on the smallest screen', { viewport: { width: 320, height: 640 } }],
    ['without scripts on a phone', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }],
  ])('files, follows, adds evidence and withdraws, %s', async (_how, options) => {
    const { page, reports, context } = await fresh(options);
    const { code, number } = await fill(page);
    await page.goto('/track');
    await look(page, 'track');
    await page.getByLabel('编号').fill(number);
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('<script>alert(1)</script>');
    expect(page.url()).not.toContain(code);
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('link', { name: '撤回投诉' }).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await look(page, 'case');
    await page
      .getByRole('link', { name: /为什么是这一天/ })
      .first()
      .click();
    await look(page, 'why');
    await page.goto('/case/act/supplementEvidence');
    await look(page, 'add-evidence');
    await page.getByLabel(/文件/).setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('button', { name: /补充证据/ }).click();
    await page.getByRole('alert').waitFor();
    await page.goto('/case/reads');
    await look(page, 'reads');
    await page.goto('/case/act/withdraw');
    await look(page, 'withdraw');
    await page.getByLabel('是', { exact: true }).check();
    await page.getByRole('button', { name: /撤回/ }).click();
    await page.getByText('已办结').waitFor();
    await look(page, 'case-withdrawn');
    expect(reports).toEqual([]);
    await context.close();
  });
});
