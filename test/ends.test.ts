// Early ends and a change of the complainant through the real system: what the file keeps, whose code opens it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPackage } from '../cli/verify.ts';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

async function sealed(circle: Circle): Promise<string> {
  await until('nothing is on its way', async () => (await circle.state()).effects.length === 0);
  await circle.by('archivist', 'archive', { missingReason: '示例结案' });
  await circle.handle.result();
  const response = await fetch(`${system.url}/api/cases/${circle.caseId}/archive/package`, {
    headers: { authorization: `Bearer ${await system.token('archivist')}` },
  });
  const tar = path.join(system.dataDir, `${circle.number}.tar`);
  writeFileSync(tar, Buffer.from(await response.arrayBuffer()));
  return tar;
}

it('a successor gets what waited and a code of their own, settles, is promised something, and the sealed file holds it all (G6, T16, L8)', async () => {
  const circle = await (await Circle.file(system)).accepted();
  const today = await circle.today();
  await circle.by('clerk', 'recordDeath', { on: today, note: '家属出示死亡证明', successorBy: await circle.today(30) });
  // What is said meanwhile waits; nobody's inbox has it, and the tracking page says why.
  await circle.by('head', 'suspend', { occasion: 'suspension', article: '第39条', reason: '等待承继人表明意愿' });
  const notice = async () =>
    Object.values((await circle.state()).notices).find(({ kind }) => kind === 'suspensionNotice');
  expect(await notice()).toMatchObject({ state: 'held', tried: [] });
  const waiting = await circle.tracked();
  expect(waiting['waitsForSuccessor']).toMatchObject({
    since: today,
    held: expect.arrayContaining(['suspensionNotice']),
  });
  expect(JSON.stringify(waiting['inbox'])).not.toContain('suspensionNotice');
  const card = { name: '李小红', phone: '13900000009' };
  const reach = { methods: ['inbox'], preferred: 'inbox', electronicConsent: true, language: 'zh', noReply: false };
  const replacing = { reach: { ...reach, card }, basis: 'heir', note: '户口簿' };
  const replaced = await circle.try('clerk', 'replaceComplainant', replacing, 'replace-key-1');
  expect(replaced).toMatchObject({ status: 200, body: { trackingCode: expect.any(String), repeated: false } });
  // The old session is dead at once, the new code opens, a repeated request changes nothing.
  expect((await circle.citizen('withdraw', { voluntary: true })).status).toBe(401);
  const code = String(replaced.body['trackingCode']);
  const again = await circle.try('clerk', 'replaceComplainant', replacing, 'replace-key-1');
  expect([again.status, again.body['repeated'], again.body['trackingCode']]).toEqual([200, true, undefined]);
  const opened = await system.post('/api/tracking', { number: circle.number, code });
  expect(opened.status).toBe(200);
  await until('what waited has been sent', async () => (await notice())?.state === 'sent');
  const view = await system.get('/api/tracking/case', String(opened.body['token']));
  expect(view.body['waitsForSuccessor']).toBeNull();
  expect((view.body['inbox'] as { kind: string }[]).map(({ kind }) => kind)).toContain('suspensionNotice');
  await circle.by('head', 'resume', { occasion: 'suspension', reason: '承继人已表明意愿' });
  expect((view.body['reach'] as { card: { name: string } }).card.name).toMatch(/^李\*/);

  const { demands } = await circle.state();
  await circle.by('handler', 'proposeSettlement', {
    agreement: '双方同意按期补办',
    results: demands.map(({ id }) => ({ demand: id, outcome: 'upheld' })),
    consent: { how: 'counter', on: today },
    measures: [
      { demand: 'd1', kind: 'apology', what: '当面道歉', ownerUnit: 'yunxi.center', dueOn: await circle.today(2) },
    ],
  });
  expect((await circle.try('handler', 'decideEnding', { confirmed: true })).body).toMatchObject({
    code: 'not_permitted',
  });
  await circle.by('approver', 'decideEnding', { confirmed: true });
  expect(await circle.phase()).toBe('concluded:settled');
  // The promise outlives the end: shown, not kept and told by the clock, kept late, and only then is the file sealed (L8).
  const [measure] = Object.keys((await circle.state()).measures);
  const told = await system.get('/api/tracking/case', String(opened.body['token']));
  expect(told.body['measures']).toMatchObject([{ id: measure, kind: 'apology', state: 'open' }]);
  expect((await circle.try('archivist', 'archive', { missingReason: '示例结案' })).body).toMatchObject({
    ...{ code: 'open_promises', detail: { open: [`measure:${measure}`] } },
  });
  await circle.skip(5);
  const broken = async () => (await circle.state()).measures[measure!]?.state === 'broken';
  await until('the clock says that the promise is broken', broken);
  await circle.by('handler', 'reportMeasure', { measure, note: '已当面道歉' });
  await circle.by('lead', 'verifyMeasure', { measure, done: true, note: '已核实' });
  expect(JSON.stringify(await circle.events())).not.toMatch(/李小红|13900000009|补办|道歉|死亡证明|户口簿/);
  expect(await verifyPackage(await sealed(circle))).toMatchObject({ ok: true });
});

it('a termination is told with article and other routes (G6, T18)', async () => {
  const circle = await (await Circle.file(system)).accepted();
  const routes = '可以向上级主管部门反映。';
  const what = { ground: 'NOT_PROVABLE', article: '第30条', reason: '多次联系未果。', otherRoutes: routes };
  await circle.by('lead', 'proposeTermination', what);
  await circle.by('approver', 'decideEnding', { confirmed: true });
  const sent = async () =>
    Object.values((await circle.state()).notices).find(({ kind }) => kind === 'terminationNotice');
  await until('the notice is there', async () => (await sent())?.state === 'sent');
  expect((await sent())?.facts).toMatchObject({ ground: 'NOT_PROVABLE', article: '第30条' });
  expect(await circle.phase()).toBe('concluded:terminated');
  expect(await verifyPackage(await sealed(circle))).toMatchObject({ ok: true });
});

it('a repeat is pointed to the final answer, which the notice names; the sealed file keeps links (L18, L19)', async () => {
  const earlier = await Circle.file(system);
  await earlier.by('approver', 'refuse', { ground: 'NO_COMPETENCE', reason: '不属于本单位', otherRoutes: '法院' });
  await until('the refusal is recorded', async () => (await earlier.phase()) === 'concluded:notAccepted');
  const again = await Circle.file(system);
  const hints = await system.get(`/api/cases/${again.caseId}/hints`, await system.token('clerk'));
  expect((hints.body['hints'] as { number: string }[]).map(({ number }) => number)).toContain(earlier.number);
  // As the last level of review would have left it.
  await system.db
    .sql`update cases set conclusion = 'final', concluded_on = '2026-01-05' where case_id = ${earlier.caseId}`;
  await again.by('clerk', 'linkCase', { of: earlier.number, relation: 'repeat', note: '同一人同一事' });
  await again.by('approver', 'decideRepeat', {
    ...{ of: earlier.number, samePerson: true, sameFacts: true, decision: 'pointedToFinal' },
    ...{ reason: '事实理由与前案相同', otherRoutes: '可以依法申请复查' },
  });
  expect(await again.phase()).toBe('concluded:notAccepted');
  const refusal = Object.values((await again.state()).notices).find(({ kind }) => kind === 'refusalNotice');
  expect(refusal?.facts).toMatchObject({ ground: 'FINAL', finalCase: earlier.number });
  expect(JSON.stringify(await again.events())).not.toMatch(/同一人同一事|事实理由/);

  // The refusal waits for proof of delivery and its window; a case that is over at once shows what the file keeps.
  const linked = await Circle.file(system);
  await linked.by('clerk', 'linkCase', { of: earlier.number, relation: 'sameEvent', note: '同一事件' });
  await linked.citizen('withdraw', { voluntary: true });
  const tar = await sealed(linked);
  expect(await verifyPackage(tar)).toMatchObject({ ok: true });
  expect(readFileSync(tar, 'utf8')).toMatch(/关联案件与重复投诉认定[^]*同一事件/);
});

// Last: it moves the clock of the engine by months, and what is filed after it would be late from its first day.
it('a suspension is looked at each period and ends the case after its longest term, where the pack says so (G6, L3)', async () => {
  const circle = await (await Circle.file(system)).accepted();
  const why = { occasion: 'suspension', article: '第39条', reason: '等待另案审理结果' };
  await circle.by('head', 'suspend', { ...why, longestTerm: true });
  const shown = (await circle.tracked())['clocks'] as { clock: string; atItsEnd: { code: string } }[];
  expect(shown.find(({ atItsEnd }) => atItsEnd.code === 'suspensionLapsed')).toMatchObject({ clock: 'suspension' });
  await circle.skip(40);
  const tasks = async () => Object.values((await circle.state()).tasks).map(({ kind, role }) => `${kind} ${role}`);
  await until('the head is reminded', async () => (await tasks()).includes('reviewSuspension head'));
  expect(await circle.phase()).toBe('investigating');
  await circle.skip(40);
  await until('the term has passed', async () => (await circle.phase()) === 'concluded:terminated');
  const { clocks, concludedOn, notices } = await circle.state();
  expect(concludedOn).toBe(clocks['suspension']?.dueOn);
  const told = Object.values(notices).find(({ kind }) => kind === 'terminationNotice');
  expect(told?.facts).toMatchObject({ ground: 'SUSPENSION_PASSED', article: '示例18 example' });
  expect(JSON.stringify(await circle.events())).not.toContain('另案');
  expect(await verifyPackage(await sealed(circle))).toMatchObject({ ok: true });
});
