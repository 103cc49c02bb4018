// Forms of rarer acts, each sent once in a real browser on the real stack with the effect seen on the case page: the team,
// other law, settlement and termination, a death and who takes the place, cases of one event, promises put off and let go.
import { readFileSync } from 'node:fs';
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

describe('people', () => {
  it('a lead forms a team with its own lead and term, and changes it', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const [lead] = await signIn('lead');
    const term = await circle.today(20);
    await lead.does(circle, 'formTeam', {
      ...{ lead: 'staff-lead', members: ['staff-handler', 'staff-clerk'], until: term, reason: '涉及多个窗口。' },
    });
    expect(await lead.reads(circle, '#people')).toMatch(new RegExp(`组长 lead[^]*clerk、handler[^]*${term}`));
    await lead.does(circle, 'changeTeam', { leave: ['staff-clerk'], join: ['staff-head'], reason: '另有任务。' });
    expect(await lead.reads(circle, '#people')).toMatch(/成员 handler、head|成员 head、handler/);
    await look(lead.page, 'case-team');
    await lead.leave();
  });
});

describe('the law of a case', () => {
  it('a clerk corrects the registration, the type of matter, and the regime', async () => {
    const circle = await Circle.file(system);
    const [clerk] = await signIn('clerk');
    await clerk.does(circle, 'correctRegistration', {
      ...{ category: 'window_fees', urgent: 'true', respondent: 'yunxi.minzheng', reason: '来电补充说明。' },
    });
    expect(await clerk.reads(circle, '.case-head')).toContain('紧急');
    await clerk.does(circle, 'changeMatterType', { matterType: 'fees', reason: '实为收费问题。' });
    expect((await circle.state()).matterType).toBe('fees');
    await clerk.open(circle, 'changeRegime');
    await clerk.fill({ 'regime.id': 'cn-hotline-example', 'regime.matterType': 'complex', reason: '按热线规则办理。' });
    await look(clerk.page, 'act-changeRegime');
    await clerk.send();
    expect(await clerk.reads(circle, '.case-head')).toContain('cn-hotline-example');
    expect(await clerk.page.locator('#timeline').textContent()).toContain('按热线规则办理。');
    await look(clerk.page, 'case-other-regime');
    await clerk.leave();
  });

  it('the lead grades it and the handler proposes to end it, where the law of the hotline lets them', async () => {
    const circle = await Circle.file(system, { regime: 'cn-hotline-example', matterType: 'ordinary' });
    await circle.by('clerk', 'decideJurisdiction', { inRemit: true, article: '示例' });
    const view = await system.get('/api/packs/cn-hotline-example', await system.token('clerk'));
    const pack = view.body as { checklist: { item: string }[]; conditions: { code: string }[] };
    const entries = pack.checklist.map(({ item }) => ({ item, finding: 'met' }));
    await circle.by('clerk', 'recordChecklist', { entries });
    const conditions = pack.conditions.map(({ code }) => ({ code, fulfilled: true }));
    await circle.by('clerk', 'recordConditions', { conditions });
    await circle.by('clerk', 'accept');
    const [lead, handler, approver] = await signIn('lead', 'handler', 'approver');
    await lead.does(circle, 'gradeComplexity', { grade: 'complex', reason: '涉及多个部门。' });
    expect(await lead.reads(circle, '#people')).toMatch(/难易程度复杂/);
    await handler.open(circle, 'proposeTermination');
    await handler.page.locator('[name=ground]').first().waitFor();
    const ground = await handler.page.locator('[name=ground]').first().getAttribute('value');
    await handler.fill({ ground: ground!, reason: '事项已由法院受理。', otherRoutes: '请关注诉讼进展。' });
    await look(handler.page, 'act-proposeTermination');
    await handler.send();
    await approver.does(circle, 'decideEnding', { confirmed: 'false', reason: '请附受理通知书。' });
    expect(await approver.reads(circle, '#proposals')).toContain('已退回');
    for (const desk of [lead, handler, approver]) await desk.leave();
  });
});

describe('other law for a running case', () => {
  /** The calendar of the example with four days more off, by two people. */
  async function loadCalendar(circle: Circle): Promise<void> {
    const shipped = new URL('../../packs/calendars/CN-EXAMPLE.json', import.meta.url);
    const calendar = JSON.parse(readFileSync(shipped, 'utf8')) as { offDays: string[] };
    const off = await Promise.all([3, 4, 5, 6].map((days) => circle.today(days)));
    const content = { ...calendar, version: '2026.9', offDays: [...new Set([...calendar.offDays, ...off])].sort() };
    const load = { act: 'load', kind: 'calendar', content, reason: '放假通知' };
    const { body } = await system.post('/api/law/proposals', load, await system.token('ruler-1'));
    const confirmed = `/api/law/proposals/${String(body['id'])}/confirm`;
    expect((await system.post(confirmed, {}, await system.token('ruler-2'))).status).toBe(200);
  }

  it('is proposed, withdrawn, proposed again and confirmed by another person, who sees what it does', async () => {
    const circle = await (await Circle.file(system)).accepted();
    await loadCalendar(circle);
    const [first, second] = await signIn('ruler-1', 'ruler-2');
    const [id, version] = ['CN-EXAMPLE', '2026.9'];
    const proposal = { 'law.calendar.id': id, 'law.calendar.version': version, reason: '放假通知已公布。' };
    await first.does(circle, 'proposeLawChange', proposal);
    expect(await first.reads(circle, '#timeline')).toContain('提出变更适用规则');
    await first.open(circle, 'confirmLawChange');
    await expect(first.send()).rejects.toThrow(/回避/);
    await look(first.page, 'act-confirmLawChange-refused');
    await first.does(circle, 'withdrawLawChange', { reason: '先核对。' });
    await first.does(circle, 'proposeLawChange', proposal, false);
    const before = await second.reads(circle, '#clocks');
    await second.open(circle, 'confirmLawChange');
    expect(await second.page.getByRole('region', { name: '变更后的期限' }).textContent()).toMatch(
      /放假通知已公布。[^]*办理期限[^]*保持不变/,
    );
    await look(second.page, 'act-confirmLawChange');
    await second.send(() => look(second.page, 'confirm-confirmLawChange'));
    expect((await circle.state()).calendar.version).toBe(version);
    expect(await second.reads(circle, '#clocks')).not.toBe(before);
    await look(second.page, 'case-other-law');
    for (const desk of [first, second]) await desk.leave();
  });
});

describe('ends', () => {
  it('a settlement is proposed with what it promises, and confirmed', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const [handler, approver] = await signIn('handler', 'approver');
    const [demand] = (await circle.state()).demands;
    await handler.open(circle, 'proposeSettlement');
    await handler.fill({
      agreement: '双方同意三日内办结。',
      'results.0.outcome': 'upheld',
      'results.1.outcome': 'explained',
    });
    await handler.fill({ 'consent.how': 'counter', 'measures.0.demand': demand!.id, 'measures.0.kind': 'apology' });
    await handler.fill({
      ...{ 'measures.0.what': '当面致歉', 'measures.0.ownerUnit': 'yunxi.center' },
      ...{ 'measures.0.dueOn': await circle.today(10) },
    });
    await look(handler.page, 'act-proposeSettlement');
    await handler.send();
    await approver.open(circle, 'decideEnding');
    expect(await approver.page.locator('#proposals').textContent()).toContain('双方同意三日内办结。');
    await approver.fill({ confirmed: 'true' });
    await look(approver.page, 'act-decideEnding-settlement');
    await approver.send(() => look(approver.page, 'confirm-decideEnding'));
    expect(await circle.phase()).toBe('concluded:settled');
    expect(await handler.reads(circle)).toMatch(/和解[^]*当面致歉/);
    await look(handler.page, 'case-settled');
    for (const desk of [handler, approver]) await desk.leave();
  });

  it('a death is recorded, and an heir takes the place with a code of their own', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const [clerk] = await signIn('clerk');
    await clerk.open(circle, 'recordDeath');
    await clerk.fill({
      on: await circle.today(-2),
      note: '家属来电告知，附火化证明。',
      successorBy: await circle.today(60),
    });
    await look(clerk.page, 'act-recordDeath');
    await clerk.send(() => look(clerk.page, 'confirm-recordDeath'));
    expect(await clerk.reads(circle, '#succession')).toContain('投诉人死亡，等待承继人。');
    await look(clerk.page, 'case-death');
    await clerk.open(circle, 'replaceComplainant');
    await clerk.fill({
      ...{ 'reach.methods': ['inbox', 'post'], 'reach.preferred': 'inbox', 'reach.electronicConsent': 'true' },
      ...{ 'reach.card.name': '李小明', 'reach.card.phone': '13900000002', 'reach.card.address': '云溪路一号' },
      ...{ basis: 'heir', note: '户口簿已核对。' },
    });
    await look(clerk.page, 'act-replaceComplainant');
    await clerk.send(() => look(clerk.page, 'confirm-replaceComplainant'));
    expect(await clerk.page.locator('.secret').textContent()).toMatch(/\S{8,}/);
    await look(clerk.page, 'successor-code');
    expect(await clerk.reads(circle, '#succession')).toContain('继承人');
    expect(await clerk.page.locator('#contact-card').textContent()).toContain('李**');
    await clerk.leave();
  });
});

describe('cases of one event', () => {
  it('a clerk links them, the lead joins them by the demands of the other case, and lets one go again', async () => {
    const [leader, follower] = [
      await (await Circle.file(system)).accepted(),
      await (await Circle.file(system)).accepted(),
    ];
    const [clerk, lead] = await signIn('clerk', 'lead');
    await clerk.does(follower, 'linkCase', { of: leader.number, relation: 'related', note: '同一窗口。' });
    expect(await clerk.reads(follower, '#links')).toMatch(new RegExp(`${leader.number}[^]*相关[^]*同一窗口。`));
    await lead.open(follower, 'joinGroup');
    const fields = { 'consent.how': 'phone', reason: '同一窗口同一天的同一事件。' };
    await lead.fill({ leader: leader.number, ...fields });
    // Once the case is named its demands are offered.
    await expect(lead.send()).rejects.toThrow(/诉求对应/);
    const theirs = (await leader.state()).demands;
    await lead.fill({ 'matches.0.byDemand': theirs[0]!.id, 'matches.1.byDemand': theirs[1]!.id });
    await look(lead.page, 'act-joinGroup');
    await lead.send();
    await until('the leading case knows', async () => (await follower.state()).following?.state === 'confirmed');
    expect(await lead.reads(follower, '#links')).toContain(`并入主案合并办理： ${leader.number}`);
    expect(await lead.reads(leader, '#links')).toContain(`合并办理的案件： ${follower.number}`);
    await look(lead.page, 'case-group');
    await lead.does(follower, 'leaveGroup', { reason: '有单独的诉求。' });
    expect(await lead.reads(follower, '#links')).not.toContain('合并办理');
    for (const desk of [clerk, lead]) await desk.leave();
  });
});

describe('promises', () => {
  it('are put off with a reason, found not done, done after all, and let go', async () => {
    const circle = await (await Circle.file(system)).accepted();
    const [demand] = (await circle.state()).demands;
    const dueOn = await circle.today(30);
    const measure = { demand: demand!.id, kind: 'rectification', ownerUnit: 'yunxi.center', dueOn };
    await circle.planned([
      { ...measure, what: '增设窗口' },
      { ...measure, kind: 'other', what: '延长开放时间' },
    ]);
    await (await circle.approved()).replied();
    const [first, second] = Object.keys((await circle.state()).measures);
    const [handler, lead, approver] = await signIn('handler', 'lead', 'approver');
    const later = await circle.today(45);
    await approver.does(circle, 'postponeMeasure', { measure: first!, dueOn: later, reason: '设备尚未到货。' });
    expect(await approver.reads(circle, '#measures')).toContain(later);
    await handler.does(circle, 'reportMeasure', { measure: first!, note: '已安装一半。' }, false);
    await lead.does(circle, 'verifyMeasure', { measure: first!, done: 'false', note: '尚未全部启用。' }, false);
    expect(await lead.reads(circle, '#measures')).toContain('进行中');
    expect(await lead.page.locator('#timeline').textContent()).toContain('尚未全部启用。');
    await approver.does(circle, 'releaseMeasure', { measure: second!, reason: '投诉人不再要求。' });
    expect(await approver.reads(circle, '#measures')).toContain('已解除');
    await look(approver.page, 'case-measures');
    for (const desk of [handler, lead, approver]) await desk.leave();
  });
});
