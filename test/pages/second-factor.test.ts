// A second factor in a real browser: set up by the key on the page, asked for at the next sign-in, its codes counting once;
// a recovery code instead; a form under way that both halves of the sign-in carry along; with scripts and without.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appCode, wrongCode } from '../support/authenticator.ts';
import { openBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/organisation.ts';
import { type BrowserOptions, freshPage, look, lookWideAndNarrow } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
/** The door's clock: a code counts once, so a test goes on by steps instead of waiting for them. */
let nowMs = Date.now();

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
  system.door.now = () => nowMs;
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const fresh = (options?: BrowserOptions) => freshPage(browser, system.url, options);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const path = (page: Page) => page.url().slice(system.url.length);
const isShown = (page: Page, text: string) => page.getByText(text).first().waitFor();

/** The code after the last one that was taken. */
function nextCode(key: string): string {
  nowMs += 30_000;
  return appCode(key, nowMs);
}

async function givePassword(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('口令').fill(PASSWORD);
  await button(page, '登录').click();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('动态码或恢复码').fill(code);
  await button(page, '登录').click();
}

/** Sets it up from the page alone; gives the key and the recovery codes that were shown. */
async function setUp(page: Page): Promise<{ key: string; recoveryCodes: string[] }> {
  await page.getByRole('link', { name: '两步登录' }).click();
  await isShown(page, '尚未启用。');
  await lookWideAndNarrow(page, 'second-factor-off');
  await button(page, '开始设置').click();
  await page.getByRole('img', { name: '用身份验证器应用扫描此二维码' }).waitFor();
  await lookWideAndNarrow(page, 'second-factor-key');
  const key = (await page.locator('#key').textContent()) ?? '';
  await button(page, '确认启用').click();
  expect(await page.getByRole('alert').textContent()).toMatch(/动态码.*请填写此项.*您的口令：请填写此项/);
  await page.getByLabel('动态码').fill(wrongCode(key, nowMs));
  await page.getByLabel('您的口令').fill(PASSWORD);
  await button(page, '确认启用').click();
  await isShown(page, '不正确，或者已经用过');
  await lookWideAndNarrow(page, 'second-factor-wrong');
  // The key did not change: it need not be typed again.
  expect(await page.locator('#key').textContent()).toBe(key);
  await page.getByLabel('动态码').fill(nextCode(key));
  await page.getByLabel('您的口令').fill(PASSWORD);
  await button(page, '确认启用').click();
  await isShown(page, '恢复码只显示这一次');
  await lookWideAndNarrow(page, 'second-factor-codes');
  const recoveryCodes = await page.locator('.recovery-codes li').allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  await page.getByRole('link', { name: '我已保存，继续' }).click();
  expect(path(page)).toBe('/desk');
  return { key, recoveryCodes };
}

const SCREENS: [string, BrowserOptions, string][] = [
  ['with scripts', { viewport: { width: 1280, height: 900 } }, 'handler'],
  ['without scripts', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, 'lead'],
];

describe.each(SCREENS)('%s', (_how, options, username) => {
  let key: string;
  let recoveryCodes: string[];

  it('is set up from the page, and asked for at the next sign-in', async () => {
    const { page, reports, context } = await fresh(options);
    await page.goto('/desk');
    await givePassword(page, username);
    ({ key, recoveryCodes } = await setUp(page));
    await button(page, '退出').click();
    await page.goto('/desk/cases?q=NONE');
    await givePassword(page, username);
    await isShown(page, '请在 5 分钟内输入');
    await lookWideAndNarrow(page, 'sign-in-code');
    // Halfway is no session.
    const other = await context.newPage();
    await other.goto('/desk/cases');
    expect(path(other)).toMatch(/^\/desk\/sign-in\?/);
    await other.close();
    await giveCode(page, wrongCode(key, nowMs));
    await isShown(page, '不正确，或者已经用过');
    await lookWideAndNarrow(page, 'sign-in-code-wrong');
    // The one that confirmed it is used up.
    await giveCode(page, appCode(key, nowMs));
    await isShown(page, '不正确，或者已经用过');
    await giveCode(page, nextCode(key));
    await isShown(page, '没有符合条件的案件。');
    expect(path(page)).toBe('/desk/cases?q=NONE');
    expect(reports).toEqual([]);
    await context.close();
  });

  it('a recovery code lets in once, and what is left is said', async () => {
    const { page, reports, context } = await fresh(options);
    const [first = '', second = ''] = recoveryCodes;
    await page.goto('/desk/sign-in?to=/desk/second-factor');
    await givePassword(page, username);
    await giveCode(page, first);
    await isShown(page, '剩余恢复码：9 个。');
    await lookWideAndNarrow(page, 'second-factor-on');
    await button(page, '退出').click();
    await givePassword(page, username);
    await giveCode(page, first);
    await isShown(page, '不正确，或者已经用过');
    await giveCode(page, second.toLowerCase());
    expect(path(page)).toBe('/desk');
    expect(reports).toEqual([]);
    await context.close();
  });

  it('nothing typed is lost when a session ends in mid-form, wrong code and expiry included', async () => {
    const { page, reports, context } = await fresh(options);
    await page.goto('/desk/absences');
    await givePassword(page, username);
    await giveCode(page, nextCode(key));
    await page.getByLabel('首日').fill('2026-12-07');
    await page.getByLabel('末日').fill('2026-12-09');
    await page.getByLabel('代办人').selectOption('staff-approver');
    await system.db.sql`delete from sessions where staff_id = ${`staff-${username}`}`;
    await button(page, '登记').click();
    await isShown(page, '您填写的内容已保留');
    await givePassword(page, username);
    await giveCode(page, wrongCode(key, nowMs));
    await isShown(page, '不正确，或者已经用过');
    nowMs += 5 * 60_000 + 1000;
    await giveCode(page, appCode(key, nowMs));
    await isShown(page, '等待动态码的时间已过，请重新输入口令');
    await isShown(page, '您填写的内容已保留');
    await look(page, 'sign-in-code-over');
    await givePassword(page, username);
    await giveCode(page, nextCode(key));
    expect(await heading(page)).toBe('已登录');
    await button(page, '继续提交').click();
    await page.getByRole('cell', { name: '2026-12-09' }).waitFor();
    expect(reports).toEqual([]);
    await context.close();
  });

  it('new recovery codes are made, and it is taken away again, with password and code', async () => {
    const { page, reports, context } = await fresh(options);
    await page.goto('/desk/second-factor');
    await givePassword(page, username);
    await giveCode(page, recoveryCodes[2] ?? '');
    const change = async (code: string, password: string, name: string) => {
      await page.getByLabel('动态码或恢复码').fill(code);
      await page.getByLabel('您的口令').fill(password);
      await button(page, name).click();
    };
    await change(nextCode(key), PASSWORD, '更换恢复码');
    await isShown(page, '恢复码只显示这一次');
    const renewed = await page.locator('.recovery-codes li').allTextContents();
    await page.goto('/desk/second-factor');
    await change(renewed[0] ?? '', 'wrong horse', '停用两步登录');
    expect(await page.getByRole('alert').textContent()).toContain('口令不正确');
    // No password stands on a page, not even when a session ends.
    await system.db.sql`delete from sessions where staff_id = ${`staff-${username}`}`;
    await change(renewed[0] ?? '', PASSWORD, '停用两步登录');
    await isShown(page, '您填写的内容已保留');
    expect(await page.content()).not.toContain(PASSWORD);
    await givePassword(page, username);
    await giveCode(page, renewed[1] ?? '');
    await page.goto('/desk/second-factor');
    await change(renewed[0] ?? '', PASSWORD, '停用两步登录');
    await isShown(page, '两步登录已停用');
    await lookWideAndNarrow(page, 'second-factor-removed');
    await button(page, '退出').click();
    await givePassword(page, username);
    expect(path(page)).toBe('/desk');
    expect(reports).toEqual([]);
    await context.close();
  });
});

it('a sign-in that waits for a code belongs to its browser, opens no door, and ends with its use', async () => {
  const { page, context } = await fresh();
  await page.goto('/desk');
  await givePassword(page, 'approver');
  const { key } = await setUp(page);
  await button(page, '退出').click();
  await givePassword(page, 'approver');
  const waiting = (await context.cookies()).find(({ name }) => name === 'redress_halfway');
  expect(waiting).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  expect(await page.content()).not.toContain(waiting!.value);
  for (const name of ['redress_session', 'redress_tracking']) {
    const asked = await fetch(`${system.url}/api/me`, { headers: { cookie: `${name}=${waiting!.value}` } });
    expect(asked.status).toBe(401);
  }
  expect((await system.get('/api/me', waiting!.value)).status).toBe(401);
  // Another browser has its form, and not the sign-in.
  const stranger = await fresh();
  await stranger.page.goto('/desk/sign-in');
  const token = (await stranger.page.locator('input[name=_token]').first().inputValue()) ?? '';
  const form = { _token: token, code: nextCode(key), to: '/desk' };
  const refused = await stranger.context.request.post('/desk/sign-in/code', { form });
  expect([refused.status(), await refused.text()]).toEqual([401, expect.stringContaining('等待动态码的时间已过')]);
  expect((await stranger.context.cookies()).map(({ name }) => name)).not.toContain('redress_session');
  await giveCode(page, appCode(key, nowMs));
  expect(path(page)).toBe('/desk');
  // With its cookie put back it is used up all the same.
  await context.clearCookies({ name: 'redress_session' });
  await context.addCookies([waiting!]);
  await page.goto('/desk/sign-in');
  const again = await page.locator('input[name=_token]').first().inputValue();
  const replayed = await context.request.post('/desk/sign-in/code', {
    form: { _token: again, code: nextCode(key), to: '/desk' },
  });
  expect(replayed.status()).toBe(401);
  await stranger.context.close();
  await context.close();
});
