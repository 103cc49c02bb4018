// A case handed over between two bodies, and units asked for their opinion, in a real browser on the real stack: both sides
// at their own desks, every step by its form, the effect seen on the case page.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Circle } from '../support/circle.ts';
import { Desk } from '../support/desk.ts';
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
const transferIs = (circle: Circle, state: string) =>
  until(`the transfer is ${state}`, async () => (await circle.state()).transfer?.state === state);

const OFFER = {
  ...{ to: 'yunxi.minzheng', article: '示例第九条', reason: '所反映的事项由民政部门办理。' },
  ...{ dataScopes: ['matter', 'contact'], leavesSystem: 'false' },
};

describe('a transfer', () => {
  it('is offered, agreed to, sent and taken over by the clerk of the receiver', async () => {
    const circle = await Circle.file(system);
    const [clerk, receiver] = await signIn('clerk', 'civil-clerk');
    await clerk.open(circle, 'offerTransfer');
    // Not to oneself: that is an assignment inside the body.
    expect(
      await clerk.page.locator('[name=to][value="yunxi.center"], [name=to] option[value="yunxi.center"]').count(),
    ).toBe(0);
    await clerk.fill({ ...OFFER, basis: 'consent' });
    await look(clerk.page, 'act-offerTransfer');
    await clerk.send();
    expect(await clerk.reads(circle, '#transfer')).toContain('征询中');
    await clerk.does(circle, 'answerTransferOffer', { consent: 'true', how: 'phone' });
    expect(await clerk.reads(circle, '#transfer')).toContain('已同意');
    await clerk.does(circle, 'sendTransfer');
    await transferIs(circle, 'sent');
    await look(clerk.page, 'case-transfer-sent');
    await receiver.does(circle, 'acceptTransfer');
    expect(await receiver.reads(circle, '.case-head')).toMatch(/责任单位yunxi\.minzheng/);
    expect(await receiver.page.locator('#transfer').textContent()).toContain('已受理');
    await look(receiver.page, 'case-taken-over');
    for (const desk of [clerk, receiver]) await desk.leave();
  });

  it('is objected to twice and decided by the common superior', async () => {
    const circle = await Circle.file(system);
    const [clerk, receiver, supervisor] = await signIn('clerk', 'civil-clerk', 'supervisor');
    await clerk.does(circle, 'offerTransfer', { ...OFFER, basis: 'statutoryDuty' }, false);
    await clerk.does(circle, 'sendTransfer', {}, false);
    await transferIs(circle, 'sent');
    await receiver.does(circle, 'objectTransfer', { reason: '窗口管理不属于民政部门职责。' });
    expect(await clerk.reads(circle, '#transfer')).toContain('窗口管理不属于民政部门职责。');
    await clerk.does(circle, 'answerObjection', { agree: 'false', reason: '该窗口由民政部门派驻。' });
    await receiver.does(circle, 'objectTransfer', { reason: '派驻人员由中心管理。' }, false);
    expect(await supervisor.reads(circle, '#transfer')).toMatch(/待共同上级指定[^]*派驻人员由中心管理。/);
    await supervisor.does(circle, 'designateUnit', { to: 'yunxi.minzheng', reason: '由派驻部门办理。' });
    expect(await receiver.reads(circle, '.case-head')).toMatch(/责任单位yunxi\.minzheng/);
    for (const desk of [clerk, receiver, supervisor]) await desk.leave();
  });

  it('is called off before it is sent', async () => {
    const circle = await Circle.file(system);
    const [clerk] = await signIn('clerk');
    await clerk.does(circle, 'offerTransfer', { ...OFFER, basis: 'statutoryDuty' }, false);
    await clerk.does(circle, 'cancelTransfer', { reason: '经核对仍属本单位职责。' });
    expect(await clerk.reads(circle, '#transfer')).toContain('已取消');
    expect(await circle.phase()).toBe('preliminaryReview');
    await clerk.leave();
  });
});

describe('a consultation', () => {
  it('asks units side by side, takes an opinion, holds a meeting, and goes on without the silent one', async () => {
    const circle = await (await (await Circle.file(system)).accepted()).planned();
    await circle.by('lead', 'assignHandler', { handler: 'staff-handler' });
    const [handler, lead, asked] = await signIn('handler', 'lead', 'civil-lead');
    await handler.does(circle, 'consult', {
      ...{ question: '是否存在窗口人手不足的情形？', 'units.0.unit': 'yunxi.minzheng', 'units.0.role': 'lead' },
      ...{ 'units.1.unit': 'yunxi.fucha', 'units.1.role': 'assisting' },
    });
    expect(await asked.reads(circle, '#consultations')).toContain('是否存在窗口人手不足的情形？');
    await asked.does(circle, 'giveOpinion', {
      ...{ opinion: '当日窗口两人病假。', stance: 'conditional', dissent: '不同意追责到个人。' },
    });
    // Nothing more is wanted of them: the case has gone from their sight, and the desk says what was done.
    expect(new URL(asked.page.url()).pathname).toBe('/desk');
    expect(await asked.page.locator('.govuk-notification-banner').textContent()).toContain('已记入案卷');
    await look(asked.page, 'desk-done');
    await lead.open(circle, 'recordMeeting');
    await lead.fill({ minutes: '会商一致认为应增设窗口。', present: ['yunxi.center', 'yunxi.minzheng'] });
    await lead.fill({ 'dissents.0.unit': 'yunxi.minzheng', 'dissents.0.dissent': '保留意见。' });
    await look(lead.page, 'act-recordMeeting');
    await lead.send();
    await circle.skip(12);
    await until('the limit of the silent unit has passed', async () =>
      (await circle.events()).some(({ type }) => type === 'escalated'),
    );
    await lead.open(circle, 'proceedWithout');
    expect(await lead.page.locator('[name=units]').count()).toBe(1);
    await lead.fill({ units: ['yunxi.fucha'], reason: '逾期未提出意见。' });
    await look(lead.page, 'act-proceedWithout');
    await lead.send();
    const told = await handler.reads(circle, '#consultations');
    for (const text of ['不同意追责到个人。', '未等其意见', '逾期未提出意见。', '应增设窗口', '保留意见。'])
      expect(told).toContain(text);
    await look(handler.page, 'case-consulted');
    await handler.does(circle, 'submitPlan', {}, false);
    expect(await circle.phase()).toBe('awaitingApproval');
    for (const desk of [handler, lead, asked]) await desk.leave();
  });

  it('is called off, with the reason kept', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const units = [{ unit: 'yunxi.minzheng', role: 'assisting' }];
    await circle.by('handler', 'consult', { question: '是否有人手问题？', units });
    const [lead] = await signIn('lead');
    await lead.does(circle, 'withdrawConsultation', { reason: '已由投诉人说明。' });
    expect(await lead.reads(circle, '#consultations')).toMatch(/已撤回[^]*已由投诉人说明。/);
    await lead.leave();
  });
});
