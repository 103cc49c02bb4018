// The whole circle with nothing replaced: real PostgreSQL, real engine with virtual time, real door, real hands.
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenAt } from '../domain/case-chain.ts';
import { verifyPackage } from '../cli/verify.ts';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(async () => {
  await system.stop();
});
const file = (change?: Record<string, unknown>) => Circle.file(system, change);

async function archived(circle: Circle): Promise<string> {
  await until('nothing is on its way', async () => (await circle.state()).effects.length === 0);
  const missing = await circle.try('archivist', 'archive', { missingReason: '示例结案' });
  expect([missing.status, missing.body]).toEqual([200, expect.anything()]);
  await circle.handle.result();
  const response = await fetch(`${system.url}/api/cases/${circle.caseId}/archive/package`, {
    headers: { authorization: `Bearer ${await system.token('archivist')}` },
  });
  expect(response.status).toBe(200);
  const tar = path.join(system.dataDir, `${circle.number}.tar`);
  writeFileSync(tar, Buffer.from(await response.arrayBuffer()));
  return tar;
}

describe('one complaint, from intake to archive', () => {
  it('goes through reply, review and re-review to a sealed file that a third party can verify', async () => {
    const circle = await file();
    await circle.answered();
    expect(await circle.phase()).toBe('reviewWindow');
    await circle.reviewed(1, 'uphold');
    await circle.opens('reviewOpinion');
    await circle.reviewed(2, 'uphold');
    await circle.opens('reviewOpinion');
    expect(await circle.phase()).toBe('concluded:final');
    const report = await verifyPackage(await archived(circle));
    expect(report).toMatchObject({ ok: true });
    expect(brokenAt(await circle.events())).toBeNull();
  });

  it('lives two hundred days: silence, extension, a broken promise, a window that shuts', async () => {
    const circle = await file();
    await circle.skip(15);
    await until('accepted by silence', async () => (await circle.phase()) === 'investigating');
    const { demands } = await circle.state();
    const dueOn = await circle.today(60);
    await circle.by('head', 'extend', {
      clock: 'handling',
      by: { n: 10, unit: 'workingDay' },
      reasonCode: 'complex',
      reason: '情况复杂',
    });
    await circle.planned([
      { demand: demands[0]!.id, kind: 'rectification', what: '完善叫号制度', ownerUnit: 'yunxi.center', dueOn },
    ]);
    await (await circle.approved()).replied();
    await circle.opens('reply');
    await circle.skip(45);
    await until('final', async () => (await circle.phase()) === 'concluded:final');
    await circle.skip(140);
    await until('promise broken', async () => (await circle.events()).some((event) => event.type === 'promiseBroken'));
    const [measure] = Object.values((await circle.state()).measures);
    await circle.by('handler', 'reportMeasure', { measure: measure!.id, note: '已补做', proof: [] });
    await circle.by('lead', 'verifyMeasure', { measure: measure!.id, done: true, note: '属实' });
    const report = await verifyPackage(await archived(circle));
    expect(report).toMatchObject({ ok: true });
    const kinds = (await circle.events()).map((event) => event.type);
    for (const kind of ['deemedAccepted', 'windowShut', 'promiseBroken'])
      expect([kind, kinds.filter((one) => one === kind).length]).toEqual([kind, 1]);
  });
});

describe('other law for a running case', () => {
  it('is loaded, previewed, proposed and confirmed by two people, and the sealed file proves its dates', async () => {
    const circle = await file();
    const shipped = new URL('../packs/calendars/CN-EXAMPLE.json', import.meta.url);
    const calendar = JSON.parse(readFileSync(shipped, 'utf8')) as { offDays: string[]; version: string };
    // Four days in a row: two of them at least are working days.
    const off = await Promise.all([3, 4, 5, 6].map((days) => circle.today(days)));
    const content = { ...calendar, version: '2026.2', offDays: [...new Set([...calendar.offDays, ...off])].sort() };
    const as = async (username: string) => system.token(username);
    const load = { act: 'load', kind: 'calendar', content, reason: '放假通知' };
    const loaded = await system.post('/api/law/proposals', load, await as('ruler'));
    await system.post(`/api/law/proposals/${String(loaded.body['id'])}/confirm`, {}, await as('ruler2'));

    await circle.by('clerk', 'requestSupplement', { items: [{ item: 'evidence', what: '票据', knownBefore: false }] });
    await circle.opens('supplementNotice');
    const before = (await circle.state()).clocks['supplement']!;
    const named = { calendar: { id: 'CN-EXAMPLE', version: '2026.2' } };
    const previewed = await circle.try('ruler', 'law-change-preview', named);
    expect([previewed.status, previewed.body]).toMatchObject([200, { changes: true }]);
    await circle.by('ruler', 'proposeLawChange', { law: named, reason: '日历调整' });
    const proposal = (await circle.state()).lawProposal!.id;
    expect((await circle.try('ruler', 'confirmLawChange', { proposal })).body['code']).toBe('not_independent');
    await circle.by('ruler2', 'confirmLawChange', { proposal });
    const state = await circle.state();
    expect(state.calendar.version).toBe('2026.2');
    const changed = (await circle.events()).find((event) => event.type === 'lawChanged')!;
    const [{ words: _words, ...row } = {}] = previewed.body['rows'] as Record<string, unknown>[];
    expect(row).toMatchObject({ clock: 'supplement', kept: false });
    expect(changed.data).toMatchObject({ changes: [row] });
    expect(state.clocks['supplement']!.dueAt! > before.dueAt!).toBe(true);

    await circle.by('clerk', 'completeSupplement', { received: ['evidence'], notReceived: [] });
    await circle.answered();
    await circle.skip(60);
    await until('final', async () => (await circle.phase()) === 'concluded:final');
    expect(await verifyPackage(await archived(circle))).toMatchObject({ ok: true });
  });
});

describe('another matter', () => {
  it('T7 T13 in mid-case brings another law, keeps the told day, and the sealed file proves its dates', async () => {
    const circle = await file({ regime: 'cn-hotline-example', matterType: 'complex' });
    const told = (await circle.state()).clocks['preliminary']!;
    await circle.by('clerk', 'changeMatterType', { matterType: 'ordinary', reason: '实为一般诉求' });
    const regime = { id: 'cn-service-centre-example', matterType: 'delay' };
    await circle.by('clerk', 'changeRegime', { regime, reason: '属于窗口服务投诉' });
    const state = await circle.state();
    expect([state.matterType, state.pack.id]).toEqual(['delay', regime.id]);
    // Five working days would be later than the one that was told.
    expect(state.clocks['preliminary']!.dueOn).toBe(told.dueOn);
    const changed = (await circle.events()).find((event) => event.type === 'regimeChanged')!;
    expect(changed.data).toMatchObject({
      changes: [{ clock: 'preliminary', kept: true, why: expect.arrayContaining(['pack']) as string[] }],
    });
    const inbox = async () => JSON.stringify((await circle.tracked())['inbox']);
    await until('the complainant is told', async () => (await inbox()).includes('matterChanged'));
    expect(JSON.stringify((await circle.tracked())['timeline'])).toContain('改按另一办理制度办理');
    await circle.answered();
    await circle.skip(60);
    await until('final', async () => (await circle.phase()) === 'concluded:final');
    expect(await verifyPackage(await archived(circle))).toMatchObject({ ok: true });
  });
});

describe('silence', () => {
  it('ends a case whose supplement did not come, dated on the due day', async () => {
    const circle = await file();
    await circle.by('clerk', 'requestSupplement', {
      items: [{ item: 'evidence', what: '叫号单', knownBefore: false }],
    });
    await circle.opens('supplementNotice');
    const { dueOn } = (await circle.state()).clocks['supplement']!;
    await circle.skip(40);
    await until('lapsed', async () => (await circle.phase()) === 'concluded:withdrawn');
    expect((await circle.events()).find((event) => event.type === 'supplementLapsed')?.effectiveOn).toBe(dueOn);
  });

  it('waits for a submission that the door received in time before it lapses anything', async () => {
    const circle = await file();
    await circle.by('clerk', 'requestSupplement', {
      items: [{ item: 'evidence', what: '叫号单', knownBefore: false }],
    });
    await circle.opens('supplementNotice');
    const { dueAt } = (await circle.state()).clocks['supplement']!;
    const key = randomUUID();
    // A row the relay has not handed over yet: stored in time, applied late.
    await system.db
      .sql`insert into submissions (case_id, key, kind, name, actor, data, body_hmac, received_at, status, next_try_at)
      values (${circle.caseId}, ${key}, 'signal', 'supplementEvidence', ${system.db.sql.json({ kind: 'party', id: 'p', roles: [], party: 'complainant' })},
      ${system.db.sql.json({ items: [{ evidence: 'e-late', sha256: 'e'.repeat(64), size: 1 }] })}, 'h', ${dueAt! - 60_000}, 'pending', now() + interval '1 hour')`;
    const alarm = (await circle.state()).clocks['supplement']!.alarms.find((one) => one.step === 'effect')!;
    await circle.skip((alarm.at + 60_000 - (await circle.now())) / 86_400_000);
    await until('asked', async () => (await circle.events()).some((event) => event.type === 'submissionsAsked'));
    expect(await circle.phase()).toBe('awaitingSupplement');
    await system.db.sql`update submissions set next_try_at = now() where key = ${key}`;
    await until('applied', async () => (await circle.events()).some((event) => event.type === 'evidenceSupplemented'));
    await until('checked', async () => (await circle.state()).effects.length === 0);
    expect(await circle.phase()).toBe('awaitingSupplement');
  });

  it('lets a late appeal be judged on its own', async () => {
    const circle = await file();
    await circle.answered();
    await circle.skip(50);
    await until('final', async () => (await circle.phase()) === 'concluded:final');
    const { demands } = await circle.state();
    const late = await circle.citizen('appeal', {
      reasons: [{ demand: demands[0]!.id, code: 'facts' }],
      excuse: '住院',
      evidence: [],
    });
    expect(late.status).toBe(200);
    expect((await circle.try('reviewer-1', 'acceptReview')).body['code']).toBe('deadline_passed');
    await circle.by('reviewer-1', 'decideLateAppeal', { excused: true, reason: '有住院证明' });
    await circle.by('reviewer-1', 'acceptReview');
    expect((await circle.state()).clocks['review.1']?.standing).toBe('running');
  });
});

describe('withdrawal', () => {
  const stages: Record<string, (circle: Circle) => Promise<unknown>> = {
    preliminaryReview: async () => undefined,
    awaitingSupplement: (circle) =>
      circle.by('clerk', 'requestSupplement', { items: [{ item: 'evidence', what: '票据', knownBefore: false }] }),
    awaitingTransfer: (circle) => circle.by('clerk', 'offerTransfer', offer),
    investigating: (circle) => circle.accepted(),
    awaitingApproval: async (circle) => (await (await circle.accepted()).planned()).by('handler', 'submitPlan'),
    implementing: async (circle) => (await (await circle.accepted()).planned()).approved(),
  };
  it.each(Object.entries(stages))('is possible in %s and ends every limit', async (phase, reach) => {
    const circle = await file();
    await reach(circle);
    expect(await circle.phase()).toBe(phase);
    const answer = await circle.citizen('withdraw', { voluntary: true });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    const { clocks } = await circle.state();
    const live = Object.values(clocks).filter((clock) => clock.standing === 'running' || clock.standing === 'paused');
    expect(live.map((clock) => clock.terms.kind).filter((kind) => kind !== 'proof')).toEqual([]);
  });
});

const offer = {
  to: 'yunxi.minzheng',
  basis: 'consent',
  article: '示例18',
  dataScopes: ['matter', 'contact'],
  reason: '属民政职责',
  leavesSystem: false,
};

describe('transfer between bodies', () => {
  it('has an owner at every instant, through objection, insistence, deadlock and designation', async () => {
    const circle = await file();
    await circle.by('clerk', 'offerTransfer', offer);
    expect((await circle.try('clerk', 'sendTransfer')).body['code']).toBe('consent_required');
    expect((await circle.citizen('answerTransferOffer', { consent: true, how: 'tracking' })).status).toBe(200);
    await circle.by('clerk', 'sendTransfer');
    await until('sent with proof', async () => (await circle.state()).transfer?.state === 'sent');
    await circle.by('civil-clerk', 'objectTransfer', { reason: '不属本局职责' });
    await circle.by('clerk', 'answerObjection', { agree: false, reason: '属救助事项' });
    await circle.by('civil-clerk', 'objectTransfer', { reason: '仍不同意' });
    expect((await circle.state()).transfer?.state).toBe('deadlocked');
    await circle.by('supervisor', 'designateUnit', { to: 'yunxi.minzheng', reason: '共同上级指定' });
    const { owner } = await circle.state();
    expect(owner.id).toBe('yunxi.minzheng');
    const owners = (await circle.events()).filter(
      (event) => event.type === 'transferAccepted' || event.type === 'unitAssigned',
    );
    expect(owners).toHaveLength(1);
    expect((await circle.try('clerk', 'recordChecklist', { entries: [] })).status).toBe(404);
  });
});

describe('signals and keys', () => {
  it('takes a signal once however often it is sent, and answers a repeated command the same', async () => {
    const circle = await file();
    const key = randomUUID();
    const upload = await uploaded(circle);
    for (const _ of [1, 2, 3])
      expect((await circle.signal('supplementEvidence', { items: [upload] }, key)).status).toBe(202);
    await until('applied', async () => (await circle.state()).evidence.length === 1);
    const again = randomUUID();
    const firstRun = (await circle.handle.describe()).runId;
    const first = await circle.try('clerk', 'guide', { body: '民政局', guidance: '请到民政局' }, again);
    const second = await circle.try('clerk', 'guide', { body: '民政局', guidance: '请到民政局' }, again);
    expect(second.body['version']).toBe(first.body['version']);
    expect((await circle.try('clerk', 'guide', { body: '民政局', guidance: '别的内容' }, again)).status).toBe(422);
    await circle.answered();
    await until('a new run', async () => (await circle.handle.describe()).runId !== firstRun);
    const later = await circle.try('clerk', 'guide', { body: '民政局', guidance: '请到民政局' }, again);
    expect([later.status, later.body['version']]).toEqual([200, first.body['version']]);
    expect((await circle.events()).filter((event) => event.type === 'evidenceSupplemented')).toHaveLength(1);
  });

  it('keeps a refused signal as an event with its reason', async () => {
    const circle = await file();
    const { demands } = await circle.state();
    const sent = await circle.signal('appeal', { reasons: [{ demand: demands[0]!.id, code: 'facts' }], evidence: [] });
    expect(sent.status).toBe(202);
    await until('refused', async () =>
      (await circle.events()).some((event) => event.type === 'signalRefused' && event.data.code === 'wrong_phase'),
    );
  });
});

/** Uploads a small text file as the clerk and gives its id. */
async function uploaded(circle: Circle): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob(['叫号记录:9:30 取号,11:50 未办理。\n'], { type: 'text/plain' }), 'record.txt');
  const response = await fetch(`${system.url}/api/cases/${circle.caseId}/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await system.token('clerk')}` },
    body: form,
  });
  const body = (await response.json()) as { evidenceId: string };
  expect([response.status, body]).toEqual([201, expect.anything()]);
  return body.evidenceId;
}
