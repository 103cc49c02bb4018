// The desks between units in a real browser, on the real stack: hand-overs, consultations, approvals and reviews as lists;
// what is decided on beside the form; a reviewer with the whole file. Somebody of another unit sees nothing of it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { until } from '../support/engine.ts';
import { PASSWORD } from '../support/organisation.ts';
import { freshPage, lookWideAndNarrow as look } from '../support/pages.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let browser: Browser;
const reports: string[][] = [];

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Somebody signed in who opens one of the desks from the links of the workbench. */
async function at(username: string, desk: string): Promise<Page> {
  const { page, reports: said } = await freshPage(browser, system.url);
  reports.push(said);
  await page.goto('/desk/sign-in');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('口令').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: desk, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const main = async (page: Page) => (await page.locator('main').textContent()) ?? '';
const rowOf = (page: Page, circle: Circle) => page.locator('tbody tr').filter({ hasText: circle.number });
const act = (page: Page, circle: Circle, name: string) =>
  rowOf(page, circle).getByRole('link', { name }).first().click();

describe('hand-overs', () => {
  it('lie before the receiver with accept and object, and before the sender until they are answered', async () => {
    const circle = await Circle.file(system);
    await circle.by('clerk', 'offerTransfer', {
      ...{ to: 'yunxi.minzheng', basis: 'statutoryDuty', article: '示例第八条', dataScopes: ['matter', 'evidence'] },
      ...{ reason: '该事项属民政部门职责。', leavesSystem: false },
    });
    await circle.by('clerk', 'sendTransfer');
    await until('it arrived', async () => (await circle.state()).transfer?.state === 'sent');
    const receiver = await at('civil-clerk', '移送');
    const row = rowOf(receiver, circle);
    expect(await row.textContent()).toMatch(
      /yunxi\.center → yunxi\.minzheng.*请我单位答复.*民政部门职责.*\d{4}-\d\d-\d\d/s,
    );
    await look(receiver, 'desk-hand-overs');
    const sender = await at('clerk', '移送');
    expect(await rowOf(sender, circle).textContent()).toContain('我单位发出');
    expect(await rowOf(sender, circle).getByRole('link', { name: '接收' }).count()).toBe(0);
    const stranger = await at('reviewer-1', '移送');
    expect(await main(stranger)).toContain('没有尚未了结的移送。');
    await look(stranger, 'desk-hand-overs-empty');
    await row.locator('.desk-acts a').first().click();
    await receiver.getByRole('button').last().click();
    await receiver.getByRole('heading', { name: '已完成' }).waitFor({ timeout: 20_000 });
    await sender.reload();
    expect(await rowOf(sender, circle).count()).toBe(0);
  });
});

describe('consultations', () => {
  it('lie before each unit that was asked, with its own last day, until it has answered', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const day = await circle.today(2);
    await circle.by('handler', 'consult', {
      question: '是否存在窗口人手不足的情形？',
      units: [
        { unit: 'yunxi.minzheng', role: 'assisting', due: day },
        { unit: 'yunxi.fucha', role: 'assisting' },
      ],
    });
    const asker = await at('handler', '会商');
    expect(await rowOf(asker, circle).locator('.desk-limit').count()).toBe(2);
    await look(asker, 'desk-consultations');
    const asked = await at('civil-lead', '会商');
    expect(await rowOf(asked, circle).textContent()).toContain(day);
    await act(asked, circle, '会商单位出具意见');
    await asked.locator('[name=opinion]').fill('当日窗口两人病假。');
    await asked.locator('[name=stance][value=agree]').check();
    await asked.getByRole('button').last().click();
    await until('the opinion is given', async () =>
      (await circle.state()).consultations!.some(({ units }) => units.some(({ state }) => state === 'answered')),
    );
    await asked.goto('/desk/consultations');
    expect(await main(asked)).toContain('没有尚待提出的意见。');
  });
});

const measures = (demand: string, dueOn: string, amount: number) => [
  { demand, kind: 'compensation', what: '补偿交通费', ownerUnit: 'yunxi.center', dueOn, amount },
];

describe('approvals', () => {
  it('show who drafted what, then the draft beside the form with what changed since it was returned', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const { demands } = await circle.state();
    const dueOn = await circle.today(30);
    await circle.planned(measures(demands[0]!.id, dueOn, 5000));
    await circle.by('handler', 'submitPlan');
    await circle.by('approver', 'returnPlan', { comments: '补偿数额请按票据核定。' });
    await circle.by('handler', 'draftPlan', {
      answers: demands.map(({ id }, n) => ({
        demand: id,
        outcome: 'upheld',
        answer: n === 0 ? '支持并致歉。' : '支持。',
      })),
      measures: measures(demands[0]!.id, dueOn, 3800),
    });
    await circle.by('handler', 'submitPlan');
    const page = await at('approver', '审批');
    expect(await rowOf(page, circle).textContent()).toMatch(/handler.*审批处理方案.*第 2 稿.*赔偿补偿.*38\.00/s);
    await look(page, 'desk-approvals');
    await act(page, circle, '审批');
    const changes = (await page.locator('#changes').textContent()) ?? '';
    expect(changes).toMatch(/补偿数额请按票据核定。.*支持。.*支持并致歉。.*删去.*50\.00.*新增.*38\.00/s);
    expect(await page.locator('#demands').textContent()).toMatch(/查明属实。.*示例条例/s);
    expect(await page.locator('#remedy').textContent()).toMatch(/yunxi\.fucha.*最后一日.*\d{4}-\d\d-\d\d/s);
    await page.setViewportSize({ width: 1280, height: 900 });
    const [side, form] = [page.locator('.act-side'), page.locator('#act-form')];
    expect((await form.boundingBox())!.x).toBeGreaterThan((await side.boundingBox())!.x + 300);
    await look(page, 'act-approve-beside');
    await page.setViewportSize({ width: 390, height: 900 });
    expect((await form.boundingBox())!.y).toBeGreaterThan((await side.boundingBox())!.y);
    const other = await at('civil-approver', '审批');
    expect(await main(other)).toContain('没有等待我审批的事项。');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button').last().click();
    await page.getByRole('heading', { name: '已完成' }).waitFor({ timeout: 20_000 });
  });
});

describe('reviews', () => {
  it('lie before the body that reviews, with the whole file and the five parts side by side', async () => {
    const circle = await (await Circle.file(system)).answered();
    const { demands } = await circle.state();
    const asked = await circle.citizen('appeal', {
      ...{ reasons: [{ demand: demands[0]!.id, code: 'facts' }], statement: '窗口当天其实有空位。', evidence: [] },
    });
    expect([asked.status, asked.body]).toEqual([200, expect.anything()]);
    const page = await at('reviewer-1', '复查复核');
    expect(await rowOf(page, circle).textContent()).toMatch(/由我单位审查.*第 1 级.*不服处理意见.*事实/s);
    await look(page, 'desk-reviews');
    await rowOf(page, circle).locator('.desk-acts a').first().click();
    await page.getByRole('button').last().click();
    await page.getByRole('heading', { name: '已完成' }).waitFor({ timeout: 20_000 });
    await page.goto('/desk/reviews');
    await rowOf(page, circle).locator('.desk-acts a').first().click();
    await page.locator('#application').waitFor();
    const file = (await page.locator('.act-side').textContent()) ?? '';
    for (const part of ['窗口当天其实有空位。', '申请未提及', '已办结。', '查明属实。', '多次到窗口办理', '登记'])
      expect(file).toContain(part);
    expect(await page.locator('#act-form textarea').count()).toBe(5);
    await look(page, 'act-sheet-beside');
    const owner = await at('lead', '复查复核');
    expect(await rowOf(owner, circle).textContent()).toContain('审查我单位的处理');
    const other = await at('civil-lead', '复查复核');
    expect(await rowOf(other, circle).count()).toBe(0);
    expect(reports.flat()).toEqual([]);
  });

  it('are reached by keys and read in English', async () => {
    const page = await at('reviewer-2', '移送');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/desk/reviews');
    await page.goto('/language?to=en&back=/desk/reviews');
    await page.getByText('No review is open.').waitFor();
    expect(reports.flat()).toEqual([]);
  });
});
