// Whole days of the people of an office in a real browser on the real stack: the approver, the reviewer, the supervisor,
// each from their own desk by forms alone. The API only brings cases to where a day begins.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeDay } from '../../api/office-day.ts';
import { addDays } from '../../domain/working-days.ts';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { caseAt, Desk } from '../support/desk.ts';
import { until } from '../support/engine.ts';
import { ORGANISATION, PASSWORD } from '../support/organisation.ts';
import { lookWideAndNarrow as look } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
const TODAY = officeDay('Asia/Shanghai');

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const signIn = <const U extends readonly string[]>(...usernames: U) => Desk.several(browser, system.url, usernames);

/** What the desk was told about a case, once it is there. */
async function told({ page }: Desk, circle: Circle, what: string): Promise<void> {
  const notice = page.locator('#notices li', { hasText: circle.number }).filter({ hasText: what });
  await expect.poll(async () => (await page.goto('/desk'), notice.count()), { timeout: 20_000 }).toBeGreaterThan(0);
}

/** Takes the task of the case that lies on the desk, which leads to the case. */
async function takes({ page }: Desk, circle: Circle, task: string): Promise<void> {
  const row = page.locator('tr', { hasText: circle.number }).filter({ hasText: task });
  await expect.poll(async () => (await page.goto('/desk'), row.count()), { timeout: 20_000 }).toBeGreaterThan(0);
  await row.getByRole('button', { name: /^领取 / }).click();
  await page.waitForURL(`**${caseAt(circle)}`);
}

describe('the day of an approver', () => {
  it('opens the draft, returns it with comments, and approves the next one', async () => {
    const circle = await (await (await Circle.file(system)).accepted()).planned();
    await circle.by('lead', 'assignHandler', { handler: 'staff-handler' });
    await circle.by('handler', 'submitPlan');
    const [approver, handler] = await signIn('approver', 'handler');
    await takes(approver, circle, '审批');
    expect(await approver.page.locator('#plans').textContent()).toContain('支持。');
    await approver.does(circle, 'returnPlan', { comments: '第二项诉求没有说明理由，请补充。' });
    expect(await approver.reads(circle, '#plans')).toMatch(/已退回[^]*请补充/);

    await told(handler, circle, '处理方案已退回修改');
    await handler.open(circle, 'draftPlan');
    expect(await handler.page.locator('[name="answers.0.answer"]').inputValue()).toBe('支持。');
    await handler.fill({ 'answers.1.answer': '支持，窗口将书面说明拖延的原因。' });
    await handler.send();
    await handler.does(circle, 'submitPlan', {}, false);
    await approver.open(circle, 'approve');
    expect(await approver.page.locator('#plans details[open]').textContent()).toMatch(/第 2 稿[^]*书面说明/);
    await approver.fill({ comments: '同意。' });
    await approver.send();
    expect(await approver.reads(circle, '#plans')).toMatch(/第 2 稿 · 已批准[^]*approver[^]*第 1 稿 · 已退回/);
    expect(await circle.phase()).toBe('implementing');
    for (const desk of [approver, handler]) await desk.leave();
  });

  it('is not offered what they drafted themselves', async () => {
    const both = { id: 'staff-both', username: 'both', name: '身兼两职', unit: 'yunxi.center', password: PASSWORD };
    const staff = [{ ...both, roles: ['handler', 'approver'] }];
    const entered = { ...ORGANISATION, staff, channels: [] };
    expect((await system.post('/api/organisation', entered, await system.token('operator'))).status).toBe(200);
    const circle = await (await (await Circle.file(system)).accepted()).planned();
    await circle.by('both', 'draftPlan', {
      answers: (await circle.state()).demands.map(({ id }) => ({ demand: id, outcome: 'upheld', answer: '支持。' })),
      measures: [],
    });
    await circle.by('handler', 'submitPlan');
    const [own, other] = await signIn('both', 'approver');
    expect(await own.isOffered(circle, 'approve')).toBe(false);
    expect(await other.isOffered(circle, 'approve')).toBe(true);
    await own.page.goto(`${caseAt(circle)}/act/approve`);
    expect(await own.page.locator('#problems').textContent()).toContain('目前您不能进行此操作');
    await own.page.getByRole('button', { name: '审批', exact: true }).click();
    await expect.poll(() => own.page.locator('#problems').textContent()).toContain('回避');
    expect(await circle.phase()).toBe('awaitingApproval');
    for (const desk of [own, other]) await desk.leave();
  });
});

const SHEET = ['procedure', 'facts', 'law', 'fairness', 'reasonableness'];

async function appealed(): Promise<Circle> {
  const circle = await (await Circle.file(system)).answered();
  const [demand] = (await circle.state()).demands;
  const reasons = [{ demand: demand!.id, code: 'facts' }];
  const asked = await circle.citizen('appeal', { reasons, statement: '与事实不符。', evidence: [] });
  expect([asked.status, asked.body]).toEqual([200, expect.anything()]);
  return circle;
}

/** Taken on, the five-part sheet, the opinion. */
async function reviews(reviewer: Desk, circle: Circle, outcome: string, sound: boolean): Promise<void> {
  await reviewer.does(circle, 'acceptReview', {}, outcome === 'uphold');
  await reviewer.open(circle, 'recordReviewSheet');
  for (const [row, part] of SHEET.entries()) {
    expect(await reviewer.page.locator(`[name="parts.${row}.part"]`).inputValue()).toBe(part);
    await reviewer.fill({
      [`parts.${row}.finding`]: `${part}：${sound ? '无不当' : '调查不充分'}。`,
      [`parts.${row}.sound`]: String(sound),
    });
  }
  if (outcome === 'uphold') await look(reviewer.page, 'act-recordReviewSheet');
  await reviewer.send();
  await reviewer.open(circle, 'concludeReview');
  await reviewer.fill({ outcome, facts: '经复查查明的事实。', reasoning: '复查的理由。' });
  await reviewer.fill({ 'results.0.answer': '第一项意见。', 'results.1.answer': '第二项意见。' });
  await look(reviewer.page, `act-concludeReview-${outcome}`);
  await reviewer.send(async () => {
    // What follows is that of the outcome that was chosen.
    const follows = await reviewer.page.locator('.follows').textContent();
    expect(follows).toContain(outcome === 'redo' ? '重新办理期限' : '可申请复查（复核）');
    await look(reviewer.page, `confirm-concludeReview-${outcome}`);
  });
}

describe('the day of a reviewer', () => {
  it('takes an appeal on, reads the whole file, fills the sheet and upholds', async () => {
    const circle = await appealed();
    const [reviewer] = await signIn('reviewer-1');
    await takes(reviewer, circle, '复查');
    const page = await reviewer.reads(circle);
    for (const part of ['叫号记录', '支持。', '您反映的问题属实', '与事实不符。']) expect(page).toContain(part);
    // Not that of whoever handled it: nothing of their work can be changed.
    for (const name of ['draftPlan', 'draftReply', 'issueReply', 'assignHandler', 'amendStatement'])
      expect([name, await reviewer.page.locator(`.case-acts a[href$="/act/${name}"]`).count()]).toEqual([name, 0]);
    await look(reviewer.page, 'case-in-review');
    await reviews(reviewer, circle, 'uphold', true);
    expect(await circle.phase()).toBe('delivering');
    const told = await reviewer.reads(circle, '#reviews');
    for (const text of ['维持', '经复查查明的事实。', '复查的理由。', '第一项意见。', '无不当'])
      expect(told).toContain(text);
    await look(reviewer.page, 'case-reviewed');
    await reviewer.leave();
  });

  it('orders another one done again, which is tracked until there is another result', async () => {
    const circle = await appealed();
    const [reviewer, handler] = await signIn('reviewer-1', 'handler');
    await reviews(reviewer, circle, 'redo', false);
    expect(await circle.phase()).toBe('investigating');
    const page = await handler.reads(circle);
    expect(page).toMatch(/重新办理期限[^]*最后一日 \d{4}-\d\d-\d\d/);
    expect(page).toContain('在同一事实上不得作出同样的结果');
    await look(handler.page, 'case-redo');
    await handler.open(circle, 'draftPlan');
    await expect(handler.send()).rejects.toThrow(/同样的结果|相同/);
    await look(handler.page, 'act-draftPlan-same-result');
    await handler.fill({ 'answers.0.outcome': 'partlyUpheld', 'answers.0.answer': '部分支持。' });
    await handler.send();
    expect(await handler.reads(circle, '#plans')).toContain('部分支持。');
    for (const desk of [reviewer, handler]) await desk.leave();
  });
});

async function handled(): Promise<Circle> {
  const circle = await (await Circle.file(system)).accepted();
  await circle.by('lead', 'assignHandler', { handler: 'staff-handler' });
  return circle;
}

describe('the day of a supervisor', () => {
  it('finds what is late and nearly late, chases, orders, judges the answer', async () => {
    const [late, soon] = [await handled(), await Circle.file(system)];
    await late.skip(40);
    await until('it is late', async () => {
      const [row] = await system.db.sql<
        { overdue: boolean }[]
      >`select overdue from cases where number = ${late.number}`;
      return row?.overdue === true;
    });
    const [supervisor, handler] = await signIn('supervisor', 'handler');
    const { page } = supervisor;
    await page.goto('/desk/supervision');
    const lists = page.locator('section');
    const list = (title: string) => lists.filter({ has: page.getByRole('heading', { name: title }) });
    expect(await list('已逾期的案件').textContent()).toContain(late.number);
    expect(await list('7 天内到期的案件').textContent()).toContain(soon.number);
    await look(page, 'supervision-late');
    await page.getByRole('link', { name: late.number }).first().click();
    await page.waitForURL(`**${caseAt(late)}`);
    await supervisor.does(late, 'chase', { matter: 'overdue', note: '请说明为何尚未办结。' });
    await told(handler, late, '催办通知');
    const dueOn = await late.today(3);
    await supervisor.does(late, 'issueOrder', { matter: 'overdue', what: '三日内办结并报告。', dueOn });
    expect(await handler.reads(late)).toContain('三日内办结并报告。');
    await handler.open(late, 'answerOrder');
    expect(await handler.page.locator('#orders').textContent()).toContain(dueOn);
    await handler.fill({ answer: '已约定明日与投诉人面谈。' });
    await look(handler.page, 'act-answerOrder');
    await handler.send();
    await takes(supervisor, late, '审核督办反馈');
    await supervisor.open(late, 'closeOrder');
    expect(await page.locator('#orders').textContent()).toContain('已约定明日与投诉人面谈。');
    await supervisor.fill({ satisfied: 'true', reason: '同意，按期报告结果。' });
    await look(page, 'act-closeOrder');
    await supervisor.send();
    expect(await supervisor.reads(late, '#orders')).toMatch(/已评定[^]*答复合格: 是[^]*按期报告结果/);
    for (const desk of [supervisor, handler]) await desk.leave();
  });

  it('enters who acts for whom; the delegate works in their place; the head extends', async () => {
    const circle = await handled();
    const [supervisor, clerk, head] = await signIn('supervisor', 'clerk', 'head');
    const { page } = supervisor;
    expect(await clerk.isOffered(circle, 'recordAction')).toBe(false);
    await page.goto('/desk/absences');
    await page.getByLabel('外出的人').selectOption('staff-handler');
    await page.getByLabel('首日').fill(TODAY);
    await page.getByLabel('末日').fill(addDays(TODAY, 1));
    await page.getByLabel('代办人').selectOption('staff-clerk');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('今日外出').waitFor();
    await clerk.does(
      circle,
      'recordAction',
      { kind: 'visit', place: '三号窗口', record: '代承办人到现场查看。' },
      false,
    );
    expect(await clerk.reads(circle, '#timeline')).toContain('clerk (代 handler)');
    await page.getByRole('button', { name: /^收回/ }).click();
    await page.getByText('没有外出登记。').waitFor();
    expect(await clerk.isOffered(circle, 'recordAction')).toBe(false);

    const before = (await circle.state()).clocks['handling']!.dueOn;
    await head.open(circle, 'extend');
    expect(await head.page.locator('[name="by.n"]').inputValue()).toBe('10');
    await head.fill({ reasonCode: 'complex', reason: '涉及多个窗口，需逐一核实。' });
    await look(head.page, 'act-extend');
    await head.send();
    const after = (await circle.state()).clocks['handling']!.dueOn!;
    expect(after > before!).toBe(true);
    expect(await head.reads(circle, '#clocks')).toMatch(
      new RegExp(`延长 10个工作日[^]*${after}|${after}[^]*延长 10个工作日`),
    );
    for (const desk of [supervisor, clerk, head]) await desk.leave();
  });
});
