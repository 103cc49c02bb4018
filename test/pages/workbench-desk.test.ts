// An office in a real browser on the real stack: the desk, the queue, a handler for many cases, supervision; with scripts
// and without, and with a session that ends in the middle.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveRelay } from '../../api/leave-relay.ts';
import { officeDay } from '../../api/office-day.ts';
import { addDays } from '../../domain/working-days.ts';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { until } from '../support/engine.ts';
import { ORGANISATION, PASSWORD } from '../support/organisation.ts';
import { type BrowserOptions, freshPage, look } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
const TITLES = ['窗口跑了四趟没有办成', '被要求提供多余的材料 <b>六趟</b>', '热线长时间无人接听'];
const CASES = 53;
const TODAY = officeDay('Asia/Shanghai');

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
  const website = system.channelKeys['website'];
  for (let n = 0; n < CASES; n += 1) {
    const body = Circle.body({ title: TITLES[n % TITLES.length], ...(n === CASES - 1 ? { category: 'fees' } : {}) });
    expect((await system.post('/api/complaints', body, website)).status).toBe(201);
  }
  const recorded = async () =>
    (await system.db.sql<{ n: number }[]>`select count(*)::int as n from cases where version > 0`)[0]!.n === CASES;
  await until('all cases are recorded', recorded, 120_000);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const fresh = (options?: BrowserOptions) => freshPage(browser, system.url, options);

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('口令').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Cases of their own for each screen. */
let rounds = 0;
const filed = async () => (await system.db.sql<{ n: number }[]>`select count(*)::int as n from cases`)[0]!.n;
const numbers = (page: Page) => page.locator('#cases .case-number').allTextContents();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

/** Ticks cases of the page that nobody handles yet; gives their numbers. */
async function tick(page: Page, n: number, more = ''): Promise<string[]> {
  await page.goto(`/desk/cases?handler=none&open=true${more}`);
  const ticks = page.getByRole('checkbox', { name: /^选择 / });
  const chosen = (await numbers(page)).slice(0, n);
  for (let at = 0; at < n; at += 1) await ticks.nth(at).check();
  await button(page, '为勾选的案件指定承办人').click();
  return chosen;
}

/** That of the browser: whoever else is signed in stays so. */
async function endNewestSession(staff: string): Promise<void> {
  await system.db.sql`delete from sessions where token_sha256 in (
    select token_sha256 from sessions where staff_id = ${staff} order by created_at desc limit 1)`;
}

async function namings(chosen: readonly string[]): Promise<number[]> {
  const rows = await system.db.sql<{ number: string; n: number }[]>`
    select number, count(*)::int as n from cases join case_events using (case_id)
    where type = 'handlerAssigned' and number = any(${[...chosen]}) group by number`;
  return chosen.map((number) => rows.find((row) => row.number === number)?.n ?? 0);
}

let leavers = 0;
/** Somebody with two cases, and a successor who may have only one of them. */
async function aLeaver(n: number) {
  const person = (kind: string, name: string) => ({
    ...{ id: `staff-${kind}-${n}`, username: `${kind}-${n}`, name, unit: 'yunxi.center' },
    ...{ roles: ['handler'], password: PASSWORD },
  });
  const staff = [person('leaver', `离任${n}`), person('taker', `接任${n}`)];
  const organisation = { ...ORGANISATION, staff, channels: [] };
  expect((await system.post('/api/organisation', organisation, await system.token('operator'))).status).toBe(200);
  const [plain, related] = [await Circle.file(system), await Circle.file(system)];
  for (const one of [plain, related]) {
    await one.accepted();
    await one.by('lead', 'assignHandler', { handler: `staff-leaver-${n}` });
  }
  await related.by(`taker-${n}`, 'declareRelation', { kind: 'kin', note: '亲属' });
  return { leaver: `staff-leaver-${n}`, plain: plain.number, related: related.number };
}

async function leaveStates(staff: string): Promise<string[]> {
  const rows = await system.db.sql<{ state: string }[]>`select state from leaves where staff_id = ${staff} order by id`;
  return rows.map(({ state }) => state);
}

const SCREENS: [string, NonNullable<Parameters<Browser['newContext']>[0]>][] = [
  ['on a computer', { viewport: { width: 1280, height: 900 } }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
  ['without scripts', { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }],
];

describe.each(SCREENS)('%s', (_how, options) => {
  it('a clerk signs in, takes the most urgent task, and signs out', async () => {
    const { page, reports, context } = await fresh(options);
    await page.goto('/desk/cases?q=NONE');
    await page.getByLabel('用户名').fill('clerk');
    await page.getByLabel('口令').fill('wrong horse');
    await button(page, '登录').click();
    await page.getByText('有内容需要修改').waitFor();
    await signIn(page, 'clerk');
    expect(new URL(page.url()).search).toBe('?q=NONE');
    await page.getByText('没有符合条件的案件。').waitFor();
    await page.goto('/desk');
    await look(page, 'desk');
    const held = await page.locator('section', { hasText: '我持有的任务' }).locator('.case-number').allTextContents();
    // What was taken in another round is the most urgent one now, and opened; free it is taken.
    const next = page.locator('.next-task');
    const isFree = (await next.getByRole('button', { name: '领取并办理' }).count()) === 1;
    const number = /YX\S+/.exec((await next.textContent()) ?? '')![0];
    await next.getByText(isFree ? '领取并办理' : '打开办理').click();
    await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/);
    await page.goto('/desk');
    const after = await page.locator('section', { hasText: '我持有的任务' }).locator('.case-number').allTextContents();
    expect(after).toEqual(isFree ? [...held, number] : held);
    // Another task by its row.
    await page
      .getByRole('button', { name: /^领取 / })
      .first()
      .click();
    await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/);
    await page.goto('/desk');
    await look(page, 'desk-held');
    await button(page, '退出').click();
    await page.goto('/desk');
    expect(new URL(page.url()).pathname).toBe('/desk/sign-in');
    expect(reports).toEqual([]);
    await context.close();
  });

  it('the queue filters, keeps the question in its address, and goes on page by page', async () => {
    const { page, reports, context } = await fresh(options);
    const scripts = options.javaScriptEnabled !== false;
    await page.goto('/desk/cases');
    await signIn(page, 'clerk');
    const rest = (await filed()) - 50;
    const firstPage = await numbers(page);
    expect(firstPage).toHaveLength(50);
    await look(page, 'queue');
    if (scripts) await page.evaluate('window.stayed = true');
    await page.getByRole('link', { name: '下一页（50 件）' }).click();
    await expect.poll(() => numbers(page)).toHaveLength(rest);
    expect((await numbers(page)).filter((number) => firstPage.includes(number))).toEqual([]);
    expect(page.url()).toContain('cursor=');
    await page.getByLabel('编号').fill(firstPage[3]!.toLowerCase());
    await page.getByLabel('编号').press('Enter');
    await expect.poll(() => numbers(page)).toEqual([firstPage[3]]);
    // Empty fields are no filters and stand in no address.
    await expect.poll(() => page.url()).toBe(`${system.url}/desk/cases?q=${firstPage[3]!.toLowerCase()}`);
    if (scripts) {
      expect(await page.evaluate('[window.stayed, document.activeElement.id]')).toEqual([true, 'f-q']);
      await page.goBack();
      await expect.poll(() => numbers(page)).toHaveLength(rest);
    }
    await page.goto('/desk/cases?category=fees&open=true&unit=yunxi.center');
    await look(page, 'queue-filtered');
    expect(await numbers(page)).toHaveLength(1);
    await page.getByRole('link', { name: /事项类别.*去掉/ }).click();
    await expect.poll(() => numbers(page)).toHaveLength(50);
    expect(page.url()).not.toContain('category');
    await page.goto('/desk/cases?receivedFrom=2026-02-31');
    await look(page, 'queue-wrong');
    expect(await page.getByRole('alert').textContent()).toContain('收到日期自');
    await page.getByText('投诉人电话').first().click();
    if (!scripts) await page.getByRole('textbox', { name: '投诉人电话' }).waitFor();
    await page.getByRole('textbox', { name: '投诉人电话' }).fill('139 0000 0001');
    await button(page, '查找').click();
    await page.getByText('按电话找到的案件').waitFor();
    expect(page.url()).not.toContain('139');
    expect(await numbers(page)).toHaveLength(50);
    expect(reports).toEqual([]);
    await context.close();
  });

  it('a clerk keeps a question as a view of their own, comes back to it, and removes it', async () => {
    const { page, reports, context } = await fresh(options);
    const scripts = options.javaScriptEnabled !== false;
    await page.goto('/desk/cases');
    await signIn(page, 'clerk');
    expect(await page.getByText('保存为我的视图').count()).toBe(0);
    await page.getByLabel('状态').selectOption('true');
    await button(page, '显示').click();
    // With scripts only the list was exchanged: what is kept is the question that is shown.
    await page.getByText('保存为我的视图').click();
    await page.getByLabel('视图名称').fill('139 0000 0001');
    await button(page, '保存').click();
    expect(await page.getByRole('alert').textContent()).toContain('视图名称：此项填写不正确');
    await look(page, 'view-wrong');
    expect(await numbers(page)).toHaveLength(50);
    await page.getByLabel('视图名称').fill('未办结的 <b>全部</b>');
    await button(page, '保存').click();
    await page.waitForURL(`${system.url}/desk/cases?open=true`);
    await page.goto('/desk/cases?overdue=true');
    await look(page, 'views');
    await page.getByRole('link', { name: '未办结的 <b>全部</b>' }).click();
    await page.waitForURL(`${system.url}/desk/cases?open=true`);
    expect(await page.locator('[aria-current=page]').textContent()).toBe('未办结的 <b>全部</b>');
    await page.getByText('整理我的视图').click();
    if (scripts) await look(page, 'views-tidy');
    await page.getByRole('button', { name: /^删除 未办结的/ }).click();
    await page.waitForURL(`${system.url}/desk/cases?open=true`);
    expect(await page.getByText('整理我的视图').count()).toBe(0);
    expect(reports).toEqual([]);
    await context.close();
  });

  it('a lead names a handler for several cases; a second press and a lost session do nothing twice', async () => {
    const { page, reports, context } = await fresh(options);
    await page.goto('/desk/cases');
    await signIn(page, 'lead');
    await button(page, '为勾选的案件指定承办人').click();
    await page.getByText('请先勾选案件').first().waitFor();
    const chosen = await tick(page, 3);
    await button(page, '确认指定').click();
    expect(await page.getByRole('alert').textContent()).toContain('承办人：请选择一项');
    await look(page, 'assign');
    await page.getByLabel('承办人').selectOption('staff-handler');
    await button(page, '确认指定').click();
    await page.getByText('3 件已指定，0 件未指定').waitFor();
    await look(page, 'assigned');
    await page.reload();
    await page.getByText('3 件已指定，0 件未指定').waitFor();
    expect(await namings(chosen)).toEqual([1, 1, 1]);

    const more = await tick(page, 2);
    await page.getByLabel('承办人').selectOption('staff-handler');
    await endNewestSession('staff-lead');
    await button(page, '确认指定').click();
    await page.getByText('您填写的内容已保留').waitFor();
    await look(page, 'session-over');
    await signIn(page, 'lead');
    expect(await heading(page)).toBe('已登录');
    expect(await namings(more)).toEqual([0, 0]);
    await button(page, '继续提交').click();
    await page.getByText('2 件已指定，0 件未指定').waitFor();
    expect(await namings(more)).toEqual([1, 1]);
    expect(reports).toEqual([]);
    await context.close();
  });

  it('says of each case why it was not done, and the others are done', async () => {
    const { page, context } = await fresh(options);
    await page.goto('/desk/cases');
    await signIn(page, 'lead');
    const category = `round_${(rounds += 1)}`;
    for (let n = 0; n < 2; n += 1) await Circle.file(system, { category });
    const [gone, stays] = await tick(page, 2, `&category=${category}`);
    // Meanwhile the one who is about to be named steps out of one of them.
    const [row] = await system.db.sql<
      { caseId: string }[]
    >`select case_id as "caseId" from cases where number = ${gone!}`;
    const path = `/api/cases/${row!.caseId}/declareRelation`;
    const declared = await system.post(path, { kind: 'kin', note: '投诉人是我表兄' }, await system.token('handler'));
    expect([declared.status, declared.body]).toEqual([200, expect.anything()]);
    await page.getByLabel('承办人').selectOption('staff-handler');
    await button(page, '确认指定').click();
    await page.getByText('1 件已指定，1 件未指定').waitFor();
    await look(page, 'assigned-partly');
    const line = (number: string) => page.locator('.desk-list li', { hasText: number }).textContent();
    expect(await line(gone!)).toContain('所选承办人在本案中须回避');
    expect(await line(stays!)).toContain('已指定');
    await button(page, '对未指定的案件重试').click();
    expect(await page.locator('.case-number').allTextContents()).toEqual([gone]);
    await context.close();
  });

  it('the handler finds it on the desk and marks it as read', async () => {
    const { page, reports, context } = await fresh(options);
    await page.goto('/desk');
    await signIn(page, 'handler');
    const unread = page.locator('#notices li', { hasText: '案件已交由您承办' });
    await expect.poll(async () => (await page.reload(), unread.count()), { timeout: 20_000 }).toBeGreaterThan(0);
    await look(page, 'desk-notices');
    const count = await unread.count();
    const number = await unread.first().locator('.case-number').textContent();
    await unread
      .first()
      .getByRole('button', { name: /^标为已读/ })
      .click();
    await page.waitForURL(/#notices$/);
    expect(await page.locator('#notices li', { hasText: number! }).count()).toBe(0);
    expect(count).toBeGreaterThanOrEqual(1);
    await page.getByRole('link', { name: '显示全部通知' }).click();
    await page.locator('#notices li', { hasText: number! }).getByText('已读', { exact: true }).waitFor();
    expect(reports).toEqual([]);
    await context.close();
  });

  it('a supervisor sees what is late by unit and person, and enters who acts for whom', async () => {
    const { page, reports, context } = await fresh(options);
    // The wall clock and not the case's: lateness itself is proved by the rules' own tests.
    await system.db.sql`update cases set overdue = true where case_id in (
      select case_id from cases where handler = 'staff-handler' and conclusion is null order by number limit 2)`;
    await page.goto('/desk/supervision');
    await signIn(page, 'supervisor');
    await look(page, 'supervision');
    const unit = page.locator('tr', { has: page.getByRole('rowheader', { name: 'yunxi.center', exact: true }) });
    await unit.getByRole('link', { name: '2', exact: true }).click();
    await expect.poll(() => numbers(page)).toHaveLength(2);
    expect(await page.getByText('已逾期').count()).toBeGreaterThanOrEqual(2);
    await page.goto('/desk/cases?open=true');
    // What is late comes first of all.
    expect(await page.locator('#cases tbody tr').nth(0).textContent()).toContain('已逾期');

    await page.goto('/desk/absences');
    await page.getByLabel('外出的人').selectOption('staff-handler');
    await page.getByLabel('首日').fill(addDays(TODAY, 1));
    await page.getByLabel('末日').fill(TODAY);
    await page.getByLabel('代办人').selectOption('staff-lead');
    await button(page, '登记').click();
    expect(await page.getByRole('alert').textContent()).toContain('末日早于首日');
    await look(page, 'absence-wrong');
    expect(await page.getByLabel('代办人').inputValue()).toBe('staff-lead');
    await page.getByLabel('首日').fill(TODAY);
    await button(page, '登记').click();
    await page.getByText('今日外出').waitFor();
    await look(page, 'absence');
    await page.goto('/desk/supervision');
    await page.getByText('今日外出，由lead代办').waitFor();
    await page.goto('/desk/absences');
    await page.getByRole('button', { name: /^收回/ }).click();
    await page.getByText('没有外出登记。').waitFor();
    expect(reports).toEqual([]);
    await context.close();
  });

  it('a supervisor moves the work of a leaver: looks first, enters it, sees what moved and why not (L15)', async () => {
    const { page, reports, context } = await fresh(options);
    const n = (leavers += 1);
    const { leaver, plain, related } = await aLeaver(n);
    await page.goto('/desk/supervision');
    await signIn(page, 'supervisor');
    await page.getByRole('link', { name: '人员离岗与移交' }).click();
    await page.waitForURL(/\/desk\/leavers$/);
    await button(page, '查看将如何移交').click();
    expect(await page.getByRole('alert').textContent()).toContain('离岗人员：请选择一项');
    await page.getByLabel('离岗人员').selectOption(leaver);
    await page.getByLabel('接任人员').selectOption(leaver);
    await page.getByLabel('事由').selectOption('retired');
    await button(page, '查看将如何移交').click();
    expect(await page.getByRole('alert').textContent()).toContain('接任人员：接任人员不能是离岗人员本人');
    await look(page, 'leavers-wrong');
    expect(await page.getByLabel('事由').inputValue()).toBe('retired');

    // Planned first: nothing moves and it can be called off.
    await page.getByLabel('接任人员').selectOption(`staff-taker-${n}`);
    await page.getByLabel('在岗末日').fill(addDays(TODAY, 3));
    await button(page, '查看将如何移交').click();
    await page.getByText('尚未办理。请核对后确认。').waitFor();
    await look(page, 'leaver-preview');
    const row = (number: string) => page.locator('#cases tr', { hasText: number }).textContent();
    expect(await row(plain)).toContain(`承办：接任${n}`);
    expect(await row(related)).toContain('承办：待单位负责人指定');
    expect(await row(related)).toContain(`接任${n}不能接手：须回避`);
    expect(await leaveStates(leaver)).toEqual([]);
    await button(page, '确认办理').click();
    await page.getByText('末日尚未过去').waitFor();
    await look(page, 'leaver-planned');
    expect(await leaveStates(leaver)).toEqual(['planned']);
    await button(page, '撤回离岗登记').click();
    await page.waitForURL(/\/desk\/leavers$/);
    expect(await leaveStates(leaver)).toEqual(['withdrawn']);

    // Then at once; what was chosen can be changed on the way.
    await page.getByLabel('离岗人员').selectOption(leaver);
    await page.getByLabel('接任人员').selectOption(`staff-taker-${n}`);
    await page.getByLabel('在岗末日').fill(addDays(TODAY, 3));
    await button(page, '查看将如何移交').click();
    await button(page, '修改').click();
    expect(await page.getByLabel('离岗人员').inputValue()).toBe(leaver);
    await page.getByLabel('在岗末日').fill('');
    await button(page, '查看将如何移交').click();
    await page.getByText('确认后此人立即退出登录').waitFor();
    await button(page, '确认办理').click();
    await page.waitForURL(/\/desk\/leavers\/staff-leaver-\d$/);
    await button(page, '撤回离岗登记').waitFor({ state: 'detached' });
    const relays = leaveRelay(system.door, 100);
    try {
      const isDone = async () => (await leaveStates(leaver)).includes('done');
      await until('all is moved', isDone, 60_000);
    } finally {
      await Promise.all(relays.map((relay) => relay.stop()));
    }
    await page.getByRole('link', { name: '刷新进度' }).click();
    await page.getByText('已全部移交').waitFor();
    await page.getByText('接任人员接手 1 件，待指定 1 件').waitFor();
    await look(page, 'leaver-done');
    expect(await row(plain)).toContain(`承办：接任${n}`);
    expect(await row(related)).toContain(`接任${n}不能接手：须回避`);
    await page.getByRole('link', { name: '未能移交 0' }).click();
    await page.getByText('没有案件。').waitFor();
    await page.getByRole('link', { name: '回到人员离岗' }).click();
    expect(await page.getByLabel('离岗人员').locator(`option[value="${leaver}"]`).count()).toBe(0);
    await look(page, 'leavers');
    expect(reports).toEqual([]);
    await context.close();
  });
});

it('the preview says what nobody would do any more; a second press enters nothing, another leave is refused', async () => {
  await fetch(`${system.url}/api/staff/ruler/absence`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await system.token('ruler')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ from: TODAY, to: addDays(TODAY, 2), delegate: 'staff-archivist' }),
  });
  const { page, reports, context } = await fresh({ viewport: { width: 390, height: 844 } });
  await page.goto('/desk/leavers');
  await signIn(page, 'operator');
  await page.getByLabel('离岗人员').selectOption('staff-archivist');
  await page.getByLabel('在岗末日').fill(TODAY);
  await button(page, '查看将如何移交').click();
  await page.getByText('此人没有任何在办案件').waitFor();
  expect(await page.locator('.govuk-inset-text').textContent()).toContain('档案');
  await page.getByText(`ruler：${TODAY} 至 ${addDays(TODAY, 2)}`).waitFor();
  await look(page, 'leaver-unattended');
  const hidden = page.locator('main form input[type=hidden]');
  const form: Record<string, string> = { act: 'confirm' };
  for (const field of await hidden.all()) form[(await field.getAttribute('name'))!] = await field.inputValue();
  await button(page, '确认办理').click();
  await page.waitForURL(/\/desk\/leavers\/staff-archivist$/);
  const again = await context.request.post('/desk/leavers', { form });
  expect([again.status(), new URL(again.url()).pathname]).toEqual([200, '/desk/leavers/staff-archivist']);
  const other = await context.request.post('/desk/leavers', { form: { ...form, reason: 'other' } });
  expect([other.status(), await other.text()]).toEqual([422, expect.stringContaining('此人的离岗已经登记')]);
  // Without the word of the button nothing is entered, only shown again.
  const { act: _act, ...plain } = form;
  expect((await context.request.post('/desk/leavers', { form: { ...plain, who: 'staff-ruler-1' } })).status()).toBe(
    200,
  );
  expect(await leaveStates('staff-archivist')).toEqual(['planned']);
  expect(await leaveStates('staff-ruler-1')).toEqual([]);
  await button(page, '撤回离岗登记').click();
  await page.waitForURL(/\/desk\/leavers$/);
  expect(reports).toEqual([]);
  await context.close();
});

it('leaving is for those above: others get a no, in the API’s own words', async () => {
  const { page, context } = await fresh();
  await page.goto('/desk/leavers');
  await signIn(page, 'clerk');
  expect(await heading(page)).toBe('您的角色不能使用此功能');
  await page.goto('/desk');
  expect(await page.getByRole('link', { name: '人员离岗与移交' }).count()).toBe(0);
  await page.goto('/desk/leavers/staff-handler');
  expect(await heading(page)).not.toContain('移交进度');
  await context.close();
});

it('keys lead through the workbench, and are letters in a field', async () => {
  const { page, context } = await fresh();
  await page.goto('/desk');
  await signIn(page, 'clerk');
  await page.waitForLoadState('load');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look(page, 'desk-keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL('**/desk/cases');
  await page.keyboard.press('/');
  await page.keyboard.type('gd');
  expect(await page.getByLabel('编号').inputValue()).toBe('gd');
  await context.close();
});

it('supervision is for heads and supervisors', async () => {
  const { page, context } = await fresh();
  await page.goto('/desk/supervision');
  await signIn(page, 'clerk');
  expect(await page.getByRole('link', { name: '督办' }).count()).toBe(0);
  expect(await heading(page)).toBe('您的角色不能使用此功能');
  await context.close();
});

it('the unit complained about reads its letter on the desk, and the case stays shut (G3)', async () => {
  const circle = await (await Circle.file(system, { respondent: 'yunxi.minzheng' })).accepted();
  await circle.by('lead', 'approveSummary', { summary: '有群众反映贵单位窗口多次要求改日办理。' });
  const items = [{ item: 'shift', what: '请说明当日窗口的值班安排。' }];
  await circle.by('handler', 'requestInformation', { party: 'respondent', items });
  const { page, context } = await fresh();
  await page.goto('/desk');
  await signIn(page, 'civil-clerk');
  const letter = page.getByRole('link', { name: '阅读来函' });
  await expect.poll(async () => (await page.reload(), letter.count()), { timeout: 20_000 }).toBe(1);
  await letter.click();
  const answer = page.getByLabel('请说明当日窗口的值班安排。');
  await answer.waitFor();
  await look(page, 'desk-letter');
  expect(await page.content()).not.toContain('李晓梅');
  // A file alone is an answer; one without anything is none.
  await page.getByRole('button', { name: '提交答复' }).click();
  await expect.poll(() => page.title()).toContain('错误');
  await answer.fill('当日两人病假，值班表附后。');
  await page
    .getByLabel('附件')
    .setInputFiles({ name: '值班表.txt', mimeType: 'text/plain', buffer: Buffer.from('值班') });
  await page.getByRole('button', { name: '提交答复' }).click();
  await page.getByText('已答复，或者询问已经结束。').waitFor();
  await look(page, 'desk-letter-answered');
  const { informationRequests } = await circle.state();
  expect(informationRequests).toMatchObject([
    { party: 'respondent', state: 'answered', items: [{ answer: { evidence: [expect.any(String)] } }] },
  ]);
  await page.goto('/desk/cases');
  expect(await numbers(page)).toEqual([]);
  await context.close();
});
