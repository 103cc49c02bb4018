// Open pages of staff in a real browser: they say what others did meanwhile and lose nothing that is typed or ticked; ticks
// stay from page to page. With scripts and without.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { until } from '../support/engine.ts';
import { PASSWORD } from '../support/organisation.ts';
import { freshPage, look, lookWideAndNarrow } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
const CASES = 52;
const SILENT = { javaScriptEnabled: false };

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem({ refreshSeconds: 1 }), openBrowser()]);
  const website = system.channelKeys['website'];
  for (let n = 0; n < CASES; n += 1)
    expect((await system.post('/api/complaints', Circle.body({ title: `窗口第 ${n + 1} 趟` }), website)).status).toBe(
      201,
    );
  const recorded = async () =>
    (await system.db.sql<{ n: number }[]>`select count(*)::int as n from cases where version > 0`)[0]!.n === CASES;
  await until('all cases are recorded', recorded, 120_000);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function signedIn(username: string, to: string, options = {}) {
  const opened = await freshPage(browser, system.url, options);
  const { page } = opened;
  await page.goto(to);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('口令').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

const news = (page: Page) => page.locator('#news');
const ticks = (page: Page) => page.locator('#cases').getByRole('checkbox', { name: /^选择 / });
const numbers = (page: Page) => page.locator('#cases .case-number').allTextContents();
const status = (page: Page) => page.locator('.ticked [role=status]');
const reads = () =>
  system.db.sql`select (select count(*) from reads) as one, (select count(*) from list_reads) as many`;

/** That of the browser: whoever else is signed in stays so. */
async function endClerksSession(): Promise<void> {
  await system.db.sql`delete from sessions where token_sha256 in (
    select token_sha256 from sessions where staff_id = 'staff-clerk' order by created_at desc limit 1)`;
}

describe('a list that stands open', () => {
  it('is exchanged when nobody is at it, and what is typed beside it stays', async () => {
    const { page, reports, context } = await signedIn('clerk', '/desk/cases?category=live_1');
    await page.getByText('没有符合条件的案件。').waitFor();
    await page.getByLabel('编号').fill('YX');
    const { number } = await Circle.file(system, { category: 'live_1' });
    await expect.poll(() => numbers(page), { timeout: 20_000 }).toEqual([number]);
    expect(await page.getByLabel('编号').inputValue()).toBe('YX');
    expect(await page.evaluate('document.activeElement.id')).toBe('f-q');
    // Said for about as long as it takes to read, then silent again.
    await expect.poll(() => news(page).textContent(), { timeout: 10_000 }).toBe('');
    expect(reports).toEqual([]);
    await context.close();
  });

  it('is left alone where something in it is ticked: it is said, and a press exchanges it with the tick kept', async () => {
    const first = await Circle.file(system, { category: 'live_2' });
    const { page, reports, context } = await signedIn('lead', '/desk/cases?category=live_2');
    await ticks(page).first().check();
    await Circle.file(system, { category: 'live_2' });
    await news(page).getByText('有 1 件变动').waitFor();
    await lookWideAndNarrow(page, 'live-queue');
    expect(await numbers(page)).toEqual([first.number]);
    await news(page).getByRole('button', { name: '刷新' }).click();
    await expect.poll(() => numbers(page)).toHaveLength(2);
    expect(await page.getByRole('checkbox', { name: `选择 ${first.number}` }).isChecked()).toBe(true);
    expect(await page.evaluate('document.activeElement.id')).toBe('news');
    expect(reports).toEqual([]);
    await context.close();
  });

  it('asks without a read being written down, and not after the session is over', async () => {
    const { page, context } = await signedIn('clerk', '/desk/cases?category=live_3');
    const asked = () => page.waitForResponse((response) => response.url().includes('/desk/live/'));
    await asked();
    const before = await reads();
    const sessions = () => system.db.sql`select * from sessions order by token_sha256`;
    const kept = await sessions();
    await asked();
    await asked();
    expect([await reads(), await sessions()]).toEqual([before, kept]);
    await endClerksSession();
    await news(page).getByText('会话已结束').waitFor();
    let more = 0;
    page.on('request', () => (more += 1));
    await page.waitForTimeout(2500);
    expect(more).toBe(0);
    await context.close();
  });

  it('the desk says what came', async () => {
    const { page, reports, context } = await signedIn('clerk', '/desk');
    const token = await system.token('clerk');
    const free = (await system.get('/api/tasks?free=true', token)).body['tasks'];
    const [{ task, case: of }] = free as [{ task: { id: string }; case: { caseId: string } }];
    await page.locator('.cards tr').last().hover();
    expect((await system.post(`/api/cases/${of.caseId}/claimTask`, { task: task.id }, token)).status).toBe(200);
    await news(page)
      .getByText(/有 \d+ 件变动/)
      .waitFor();
    await look(page, 'live-desk');
    await page.mouse.move(0, 0);
    await page.locator('section', { hasText: '我持有的任务' }).locator(`a[href$="${of.caseId}"]`).first().waitFor();
    expect(reports).toEqual([]);
    await context.close();
  });

  it('without scripts there is a link to refresh, and nothing else changes', async () => {
    const { page, context } = await signedIn('clerk', '/desk/cases?category=live_5', SILENT);
    const { number } = await Circle.file(system, { category: 'live_5' });
    await page.getByText('截至').getByRole('link', { name: '刷新' }).click();
    expect(await numbers(page)).toEqual([number]);
    expect(new URL(page.url()).search).toBe('?category=live_5');
    await page.goto('/desk');
    await page.getByText('截至').getByRole('link', { name: '刷新' }).click();
    await context.close();
  });
});

describe('two people on one case', () => {
  it('see each other’s changes: said, never exchanged, and nothing typed is lost', async () => {
    const circle = await Circle.file(system, { category: 'live_6' });
    const { page, reports, context } = await signedIn('clerk', `/desk/cases/${circle.caseId}`);
    const form = await context.newPage();
    await form.goto(`/desk/cases/${circle.caseId}/act/addContact`);
    await form.locator('textarea').first().fill('已经写了一半');
    await page.bringToFront();
    await circle.by('lead', 'assignHandler', { handler: 'staff-handler' });
    await news(page).getByText('本页已不是最新').waitFor();
    await lookWideAndNarrow(page, 'live-case');
    await page.bringToFront();
    expect(await news(page).textContent()).toMatch(/^\S+ 于 (\d{4}-\d\d-\d\d )?\d\d:\d\d 改动了案件：/);
    await form.bringToFront();
    await news(form).getByText('本页已不是最新').waitFor();
    await look(form, 'live-act');
    const [beside] = await Promise.all([
      context.waitForEvent('page'),
      news(form)
        .getByRole('link', { name: /在新窗口查看最新/ })
        .click(),
    ]);
    await beside.waitForURL(`${system.url}/desk/cases/${circle.caseId}`);
    expect(await form.locator('textarea').first().inputValue()).toBe('已经写了一半');
    await page.bringToFront();
    await news(page).getByRole('link', { name: '查看最新' }).click();
    await page.waitForLoadState('load');
    expect(await news(page).textContent()).toBe('');
    expect(reports).toEqual([]);
    await context.close();
  });

  it('a session that ends over a form with files: the text comes back, the files are asked for again', async () => {
    const circle = await Circle.file(system, { category: 'live_9' });
    const { page, reports, context } = await signedIn('clerk', `/desk/cases/${circle.caseId}/act/supplementEvidence`);
    const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('甲') };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.locator('textarea').first().fill('当场交来的材料');
    await endClerksSession();
    await page.locator('.act-form form .govuk-button').last().click();
    await page.getByText('您填写的内容已保留').waitFor();
    expect(await page.content()).not.toContain('当场交来的材料');
    await page.getByLabel('用户名').fill('clerk');
    await page.getByLabel('口令').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('文件没有保留，请在表单中重新选择').waitFor();
    await look(page, 'resume-files');
    await page.getByRole('button', { name: '回到表单' }).click();
    expect(await page.locator('textarea').first().inputValue()).toBe('当场交来的材料');
    expect(await page.locator('#problems').count()).toBe(0);
    expect((await circle.state()).evidence).toEqual([]);
    expect(reports).toEqual([]);
    await context.close();
  });

  it('a case out of sight tells nothing', async () => {
    const circle = await Circle.file(system, { category: 'live_7' });
    const { context } = await signedIn('civil-clerk', '/desk');
    const ask = (path: string) => context.request.get(`/desk/live/${path}`);
    expect((await ask(`case/${circle.caseId}?since=0`)).status()).toBe(404);
    expect(await (await ask('cases?category=live_7')).json()).toEqual({ marks: {} });
    await context.clearCookies();
    expect((await ask('desk')).status()).toBe(401);
    await context.close();
  });
});

describe('ticks of the queue', () => {
  it('stay from page to page and back, are counted, and are all named a handler for', async () => {
    await Circle.file(system, { category: 'live_8' });
    const { page, reports, context } = await signedIn('lead', '/desk/cases?handler=none');
    const onFirst = await numbers(page);
    for (const at of [0, 1]) await ticks(page).nth(at).check();
    await status(page).getByText('已选 2 件', { exact: true }).waitFor();
    await page.getByRole('link', { name: '下一页（50 件）' }).click();
    await expect.poll(() => numbers(page)).not.toEqual(onFirst);
    await status(page).getByText('已选 2 件，其中 2 件不在本页').waitFor();
    const [third] = await numbers(page);
    await ticks(page).first().check();
    await page.reload();
    await status(page).getByText('已选 3 件，其中 2 件不在本页').waitFor();
    await page.getByRole('link', { name: '回到第一页' }).click();
    await expect.poll(() => numbers(page)).toEqual(onFirst);
    expect([await ticks(page).nth(0).isChecked(), await ticks(page).nth(2).isChecked()]).toEqual([true, false]);
    await ticks(page).nth(1).uncheck();
    // Also over a page that is loaded anew, and over another question.
    await page.goto('/desk/cases?handler=none&category=live_8');
    await status(page).getByText('已选 2 件').waitFor();
    await lookWideAndNarrow(page, 'ticks');
    await page.goto('/desk/cases?handler=none');
    await page.getByRole('button', { name: '为勾选的案件指定承办人' }).click();
    await page.getByRole('heading', { level: 1, name: '批量指定承办人' }).waitFor();
    expect((await page.locator('main .case-number').allTextContents()).sort()).toEqual([onFirst[0], third].sort());
    await page.goBack();
    await status(page).getByText('已选 2 件').waitFor();
    await page.getByRole('button', { name: '为勾选的案件指定承办人' }).click();
    await page.getByLabel('承办人').selectOption('staff-handler');
    await page.getByRole('button', { name: '确认指定' }).click();
    await page.getByText('2 件已指定，0 件未指定').waitFor();
    await page.goto('/desk/cases?handler=none');
    expect(await status(page).textContent()).toBe('');
    await ticks(page).first().check();
    await page.getByRole('button', { name: '清除' }).click();
    expect([await ticks(page).first().isChecked(), await status(page).textContent()]).toEqual([false, '']);
    expect(reports).toEqual([]);
    await context.close();
  });

  it('without scripts it is said that they count for one page', async () => {
    const { page, context } = await signedIn('lead', '/desk/cases?handler=none', SILENT);
    await page.getByText('只对本页勾选的案件办理').waitFor();
    await ticks(page).first().check();
    await page.getByRole('button', { name: '为勾选的案件指定承办人' }).click();
    expect(await page.locator('main .case-number').count()).toBe(1);
    await context.close();
  });
});

it('what a page loads is little', async () => {
  const { page, context } = await freshPage(browser, system.url);
  await page.goto('/track');
  expect(await bytes(page)).toBeLessThan(40 * 1024);
  await context.close();
  const queue = await signedIn('lead', '/desk/cases');
  expect(await bytes(queue.page)).toBeLessThan(80 * 1024);
  await queue.context.close();
});

/** Of the page and everything it loads, packed. */
async function bytes(page: Page): Promise<number> {
  await page.waitForLoadState('load');
  return page.evaluate<number>(`[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ name }) => !name.includes('/desk/live/')).reduce((sum, one) => sum + one.encodedBodySize, 0)`);
}
