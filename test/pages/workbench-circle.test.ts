// One case from the queue to the archive in a real browser on the real stack, every act by a form: named a handler in the
// queue, taken from the desk, accepted, asked about, decided, answered, its promise kept, closed, archived.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { caseAt, Desk } from '../support/desk.ts';
import { acceptByForms, draftReplyByForms, investigateByForms, planByForms } from '../support/desk-acts.ts';
import { until } from '../support/engine.ts';
import { lookWideAndNarrow as look } from '../support/pages.ts';
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

const signIn = <const U extends readonly string[]>(...usernames: U) => Desk.several(browser, system.url, usernames);

/** The lead finds it among those nobody handles and names a handler there. */
async function assignFromQueue({ page }: Desk, circle: Circle): Promise<void> {
  await page.goto('/desk/cases?handler=none&open=true');
  await page.getByRole('checkbox', { name: new RegExp(circle.number) }).check();
  await page.getByRole('button', { name: '为勾选的案件指定承办人' }).click();
  await page.getByLabel('承办人').selectOption('staff-handler');
  await page.getByRole('button', { name: '确认指定' }).click();
  await page.getByText('1 件已指定，0 件未指定').waitFor();
}

/** The clerk's desk puts it first; taking it leads to the case. */
async function takeFromDesk({ page }: Desk, circle: Circle): Promise<void> {
  await page.goto('/desk');
  expect(await page.locator('.next-task').textContent()).toContain(circle.number);
  await page.getByRole('button', { name: '领取并办理' }).click();
  await page.waitForURL(`**${caseAt(circle)}`);
  expect(await page.locator('#tasks').textContent()).toContain('clerk');
}

async function askAndHear(handler: Desk, clerk: Desk, circle: Circle): Promise<void> {
  await handler.does(circle, 'requestInformation', {
    ...{ party: 'complainant', 'items.0.what': '请说明三次到窗口的日期。' },
  });
  await clerk.open(circle, 'answerInformation');
  expect(await clerk.page.locator('main').textContent()).toContain('请说明三次到窗口的日期。');
  expect(await clerk.page.locator('[name=_behalf]:checked').getAttribute('value')).toBe('complainant');
  await clerk.fill({ 'given.0.answer': '十一月三日、五日和九日。' });
  await look(clerk.page, 'act-answerInformation');
  await clerk.send();
  expect(await handler.reads(circle, '#information')).toMatch(/已答复[^]*十一月三日、五日和九日。/);
}

/** Handed over at the counter, explained, the promise kept and checked, the complainant asked afterwards. */
async function afterTheReply(clerk: Desk, handler: Desk, lead: Desk, circle: Circle): Promise<void> {
  const { notices } = await circle.state();
  const reply = Object.values(notices).find(({ kind }) => kind === 'reply')!;
  await clerk.does(circle, 'recordDelivery', { notice: reply.id, method: 'inPerson', note: '本人在窗口签收' });
  expect(await circle.phase()).toBe('reviewWindow');
  await handler.does(circle, 'recordExplanation', { understood: 'true', questions: '何时开始实行？' });
  const [measure] = Object.keys((await circle.state()).measures);
  await handler.does(circle, 'reportMeasure', { measure: measure!, note: '新叫号制度已实行' });
  await lead.does(circle, 'verifyMeasure', { measure: measure!, done: 'true', note: '现场查看属实' });
  await clerk.does(circle, 'callBack', { answeredBy: 'complainant', solved: 'yes', satisfied: 'satisfied' });
  const page = await lead.reads(circle);
  for (const told of ['已核实', '现场查看属实', '何时开始实行？', '满意']) expect(page).toContain(told);
}

it('a case goes from the queue to the archive by forms alone', async () => {
  const circle = await Circle.file(system);
  const [clerk, lead, handler, approver] = await signIn('clerk', 'lead', 'handler', 'approver');
  await assignFromQueue(lead, circle);
  await takeFromDesk(clerk, circle);
  await acceptByForms(clerk, circle);
  expect(await handler.reads(circle, '.case-head')).toContain('handler');
  await askAndHear(handler, clerk, circle);
  await investigateByForms(handler, circle);
  await planByForms(handler, circle);
  await approver.does(circle, 'approve', {}, false);
  await draftReplyByForms(handler, circle);
  await approver.does(circle, 'issueReply', {}, false);
  await afterTheReply(clerk, handler, lead, circle);

  const [archivist] = await signIn('archivist');
  expect(await archivist.isOffered(circle, 'archive')).toBe(false);
  await circle.skip(60);
  await until('the window has shut', async () => (await circle.phase()) === 'concluded:final');
  await until('nothing is on its way', async () => (await circle.state()).effects.length === 0);
  expect(await clerk.reads(circle, '.case-head')).toContain('办结');
  await look(clerk.page, 'case-closed');
  await archivist.open(circle, 'archive');
  await archivist.fill({ missingReason: '示例结案，缺件已核对' });
  await look(archivist.page, 'act-archive');
  await archivist.send(() => look(archivist.page, 'confirm-archive'));
  expect(await circle.phase()).toBe('archived:final');
  await circle.handle.result();
  for (const one of [archivist, clerk]) {
    expect(await one.reads(circle, '.case-head')).toMatch(/归档 ?办结[^]*归档.*保管期限 30年/);
    expect(await one.page.locator('.case-acts').textContent()).toContain('目前没有您可以进行的操作。');
  }
  await look(clerk.page, 'case-archived');
  for (const one of [clerk, lead, handler, approver, archivist]) await one.leave();
});
