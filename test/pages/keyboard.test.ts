// The main tasks by the keyboard alone, in a real browser on the real stack: a citizen files, follows and adds to a complaint;
// an official takes the next task and does it. Nothing is clicked; only files are given past the browser's own dialog.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { until } from '../support/engine.ts';
import { enter, focused, press, tab, tabTo, toFirstProblem, type, walk } from '../support/keyboard.ts';
import { PASSWORD } from '../support/organisation.ts';
import { freshPage, look } from '../support/pages.ts';
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

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = { name: 'a.png', mimeType: 'image/png', buffer: PNG };
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

/** The first stop of a page leads past its head. */
async function skipHead(page: Page): Promise<void> {
  expect((await tab(page))?.name).toBe('跳到正文');
  await look(page, 'keyboard-skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
}

async function fileComplaint(page: Page): Promise<{ number: string; code: string }> {
  await page.goto('/');
  await walk(page);
  await page.reload();
  await skipHead(page);
  await enter(page, '开始填写投诉');
  await tabTo(page, '哪一类事项');
  await page.keyboard.press('ArrowDown');
  await enter(page, '继续');
  await enter(page, '继续');
  expect((await toFirstProblem(page)).name).toBe('用一句话概括');
  await page.keyboard.type('窗口跑了四趟');
  await type(page, '经过', '为老伴办理社保卡注销，四趟没有办成。');
  await enter(page, '继续');
  await type(page, '诉求 1', '把手续办好');
  await enter(page, /^再加一项/);
  expect(await focused(page), 'the new row has the focus').toEqual({ role: 'textbox', name: '诉求 2' });
  await page.keyboard.type('说明为什么没有一次告知');
  await enter(page, '继续');
  await walk(page);
  await tabTo(page, /选择文件/);
  await page.locator(':focus').setInputFiles(photo);
  await enter(page, '上传');
  await page.locator('#files bdi').getByText(photo.name).waitFor();
  await enter(page, '继续');
  await tabTo(page, '实名');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect((await focused(page))?.name).toBe('实名，但对被投诉方保密');
  await page.keyboard.press('ArrowUp');
  await type(page, '姓名', '俞静娴');
  await type(page, /^电话/, '19900000115');
  await look(page, 'keyboard-contact');
  await enter(page, '继续');
  await enter(page, '提交投诉');
  await toFirstProblem(page);
  await page.keyboard.press('Space');
  await enter(page, '提交投诉');
  const code = (await page.locator('.secret').textContent()) ?? '';
  const number = (await page.locator('.govuk-panel__body strong').textContent()) ?? '';
  return { number, code };
}

it('a citizen files a complaint, follows it, adds evidence and withdraws', async () => {
  const { page, reports, context } = await freshPage(browser, system.url, { viewport: { width: 1280, height: 800 } });
  const { number, code } = await fileComplaint(page);
  await enter(page, '查看进度');
  await type(page, '编号', number);
  await type(page, '查询码', `${code}x`);
  await press(page, 'Enter');
  expect((await toFirstProblem(page)).role).toBe('textbox');
  await page.goto('/track');
  await type(page, '编号', number);
  await type(page, '查询码', code);
  await press(page, 'Enter');
  expect(await heading(page)).toBe('窗口跑了四趟');
  await until('the case can be added to', async () => {
    await page.reload();
    return (await page.getByRole('link', { name: '撤回投诉' }).count()) === 1;
  });
  const stops = await walk(page);
  expect(stops.map(({ name }) => name)).toContain('撤回投诉');
  await enter(page, '补充证据材料');
  await enter(page, '补充证据材料');
  await toFirstProblem(page);
  await page.locator(':focus').setInputFiles(photo);
  await enter(page, '补充证据材料');
  expect((await focused(page))?.role, 'what was done has the focus').toBe('alert');
  await enter(page, '撤回投诉');
  await tabTo(page, '是');
  await page.keyboard.press('Space');
  await enter(page, '撤回投诉');
  await page.getByText('已办结').waitFor();
  expect(reports).toEqual([]);
  await context.close();
});

it('a clerk signs in, takes the next task by its key, checks the form by arrows, and asks for the keys', async () => {
  const circle = await Circle.file(system);
  const { page, reports, context } = await freshPage(browser, system.url, { viewport: { width: 1280, height: 800 } });
  await page.goto('/desk');
  await type(page, '用户名', 'clerk');
  await type(page, '口令', 'wrong horse');
  await press(page, 'Enter');
  await toFirstProblem(page);
  await page.goto('/desk');
  await type(page, '用户名', 'clerk');
  await type(page, '口令', PASSWORD);
  await press(page, 'Enter');
  await skipHead(page);
  await walk(page);
  await tabTo(page, '案件');
  await look(page, 'keyboard-desk');
  await page.keyboard.press('?');
  expect((await focused(page))?.role).not.toBe('link');
  await look(page, 'keyboard-keys');
  await tab(page);
  await page.keyboard.press('Escape');
  expect(await focused(page), 'the focus is back').toEqual({ role: 'link', name: '案件' });

  await putOutKeys(page);
  await press(page, 'n');
  expect(page.url()).toContain(circle.caseId);
  await walk(page);
  await page.keyboard.press('a');
  expect((await focused(page))?.role).toBe('link');
  await look(page, 'keyboard-case');
  await tabTo(page, '形式审查');
  await press(page, 'Enter');
  await walk(page);
  await enter(page, '形式审查');
  await toFirstProblem(page);
  await checkByArrows(page);
  await enter(page, '形式审查');
  expect((await focused(page))?.role, 'what was done has the focus').toBe('alert');
  await look(page, 'keyboard-done');
  expect((await circle.state()).checklist).not.toBeNull();
  expect(reports).toEqual([]);
  await context.close();
});

/** Single keys can be put out, for whoever presses them without wanting to, and lit again without them. */
async function putOutKeys(page: Page): Promise<void> {
  for (const isOn of [false, true]) {
    for (const [name, key] of [
      ['快捷键', 'Enter'],
      ['使用单键快捷键', 'Space'],
      ['关闭', 'Enter'],
    ] as const) {
      await tabTo(page, name);
      await page.keyboard.press(key);
    }
    expect((await focused(page))?.name, 'the focus is back').toBe('快捷键');
    await page.keyboard.press('?');
    expect(await page.locator('#shortcuts').isVisible()).toBe(isOn);
    await page.reload();
  }
}

/** Every group of radios that is not answered yet: entered by Tab, its second choice by an arrow, back to the first. */
async function checkByArrows(page: Page): Promise<void> {
  const open = () => page.locator('main fieldset:has(> .govuk-radios):not(:has(input:checked))').count();
  for (let groups = await open(); groups > 0; groups -= 1) {
    while ((await focused(page))?.role !== 'radio') await tab(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator(':focus').isChecked()).toBe(true);
    await tab(page);
  }
  expect(await open()).toBe(0);
}
