// The workflow on the real engine with virtual time; the hands are a ledger in memory.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATEWAY_ACTOR } from '../domain/case-alarms.ts';
import { foldAll } from '../domain/case-apply.ts';
import { brokenAt } from '../domain/case-chain.ts';
import { anActor, anEvidence, aText, CIVIL, COMPLAINANT } from './support/case-builders.ts';
import { WINDOWS } from './support/case-moves.ts';
import { reviewer } from './support/case-stages.ts';
import { startTestEngine, type TestEngine, until } from './support/engine.ts';
import { accepted, answered, clerk, EngineCase, handler, law, reviewed } from './support/engine-case.ts';
import { memoryHands, type MemoryHands } from './support/memory-hands.ts';
import { withCalendar, withPack } from './support/other-law.ts';

let engine: TestEngine;
let hands: MemoryHands;
let worker: { stop(): Promise<void> };
/** Cases whose other body cannot be reached. */
const cutOff = new Set<string>();
const aCase = () => new EngineCase(engine, hands).start();

beforeAll(async () => {
  engine = await startTestEngine();
  hands = memoryHands();
  const { sendTransfer } = hands;
  hands.sendTransfer = (attempt) =>
    cutOff.has(attempt.caseId) ? Promise.reject(new Error('unreachable')) : sendTransfer(attempt);
  worker = await engine.work(hands);
});
afterAll(async () => {
  await worker.stop();
  await engine.stop();
});

/** Started and neither fired nor cancelled. */
async function pendingTimers(one: EngineCase): Promise<number> {
  const events = (await one.handle.fetchHistory()).events ?? [];
  const started = events.filter((event) => event.timerStartedEventAttributes).length;
  return (
    started - events.filter((event) => event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes).length
  );
}

describe('a complaint on the engine', () => {
  it('runs from intake through review and re-review to the sealed file, over a continue-as-new', async () => {
    const one = await answered(await aCase());
    await until(
      'a new run after the reply',
      async () => (await one.handle.describe()).runId !== one.handle.firstExecutionRunId,
    );
    await reviewed(one, 1);
    await reviewed(one, 2);
    await one.give('archive', {}, anActor('archivist', 'yunxi'));
    const result = (await one.handle.result()) as { archive: string };
    expect(result.archive).toBe('f'.repeat(64));
    expect(hands.sealed).toContain(one.id);
    expect(brokenAt(hands.events.get(one.id)!)).toBeNull();
    expect(hands.exported.length).toBeGreaterThanOrEqual(2);
  });

  it('refuses without a trace in the history and names what would be allowed', async () => {
    const one = await aCase();
    const updates = async () =>
      (await one.handle.fetchHistory()).events!.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)
        .length;
    expect(await one.code(one.give('submitPlan', {}, handler))).toBe('wrong_phase');
    expect(await one.code(one.give('accept', {}, handler))).toBe('not_permitted');
    expect(await updates()).toBe(0);
  });

  it('answers the same key the same way, also after continue-as-new', async () => {
    const one = await aCase();
    const key = randomUUID();
    const first = await one.give('guide', { body: 'yunxi.minzheng', guidance: aText() }, clerk, key);
    expect(await one.give('guide', { body: 'yunxi.minzheng', guidance: aText() }, clerk, key)).toEqual(first);
    await answered(one);
    await until('a new run', async () => (await one.handle.describe()).runId !== one.handle.firstExecutionRunId);
    const again = await one.give('guide', { body: 'yunxi.minzheng', guidance: aText() }, clerk, key);
    expect(again).toEqual({ version: first.version, repeated: true });
    expect(one.state.phase).toBe('reviewWindow');
  });

  it('arms one timer and touches it only when the next alarm changes (T3)', async () => {
    const one = await aCase();
    await until('effects are done', () => one.state.effects.length === 0);
    const timers = async () =>
      (await one.handle.fetchHistory()).events!.filter((event) => event.timerStartedEventAttributes).length;
    const before = await timers();
    for (const n of [1, 2, 3]) await one.give('guide', { body: `unit-${n}`, guidance: aText() }, clerk);
    expect(await timers()).toBe(before);
    await one.give('requestSupplement', { items: [{ item: 'evidence', what: aText(), knownBefore: false }] }, clerk);
    await until('the new alarm is armed', async () => (await timers()) === before + 1);
    await until('effects are done', () => one.state.effects.length === 0);
    expect(await timers()).toBe(before + 1);
  });

  it('keeps several limits with one timer, without a scan and without a child (T3)', async () => {
    const one = await accepted(await aCase());
    const units = [CIVIL, WINDOWS].map((unit) => ({ unit, role: 'assisting' as const }));
    await one.give('consult', { question: aText(), units }, handler);
    await until('effects are done', () => one.state.effects.length === 0);
    expect(Object.values(one.state.clocks).filter(({ alarms }) => alarms.length > 0).length).toBeGreaterThan(2);
    expect(await pendingTimers(one)).toBe(1);
    expect((await one.handle.describe()).raw.pendingChildren ?? []).toEqual([]);
  });

  it('stays with its sender while the other body cannot be reached, and has one owner at every event (L5)', async () => {
    const one = await aCase();
    cutOff.add(one.id);
    const offer = { to: CIVIL, basis: 'statutoryDuty' as const, article: '9', dataScopes: ['matter' as const] };
    await one.give('offerTransfer', { ...offer, reason: aText(), leavesSystem: false }, clerk);
    await one.give('sendTransfer', {}, clerk);
    await one.skip(1);
    await until('the hand gave up', () => one.state.effects.every(({ kind }) => kind !== 'sendTransfer'));
    expect([one.state.owner.id, one.state.transfer?.state]).toEqual(['yunxi.center', 'consented']);
    expect(await one.code(one.give('acceptTransfer', {}, anActor('clerk', CIVIL.id)))).not.toBe('accepted');
    cutOff.clear();
    await one.give('sendTransfer', {}, clerk);
    await until('handed over', () => one.state.transfer?.state === 'sent');
    expect(one.state.owner.id).toBe('yunxi.center');
    await one.give('acceptTransfer', {}, anActor('clerk', CIVIL.id));
    const owners = hands.events.get(one.id)!.map((_, index, events) => foldAll(events.slice(0, index + 1)).owner.id);
    expect(new Set(owners)).toEqual(new Set(['yunxi.center', CIVIL.id]));
    expect(owners.indexOf(CIVIL.id)).toBe(owners.length - 1);
  });

  it('takes silence for acceptance once, dated on the due day', async () => {
    const one = await aCase();
    const { dueOn } = one.state.clocks['preliminary']!;
    await one.skip(20);
    await until('deemed accepted', () => one.state.phase === 'investigating');
    const events = hands.events.get(one.id)!.filter((event) => event.type === 'deemedAccepted');
    expect(events.map((event) => event.effectiveOn)).toEqual([dueOn]);
  });

  it('follows a change of law from the next decision on, also into the next run', async () => {
    const one = await aCase();
    const pack = withPack(law, '2.0.0', { 'review.1': { limit: { n: 20, unit: 'calendarDay' } } });
    const batch = { batch: 'b1', proposedBy: 'rules-1', approvedBy: 'rules-2', law: pack };
    await one.give('applyLawBatch', batch, GATEWAY_ACTOR, 'batch:b1');
    expect(await one.code(one.give('applyLawBatch', batch, GATEWAY_ACTOR))).toBe('nothing_to_do');
    await answered(one);
    await until('a new run', async () => (await one.handle.describe()).runId !== one.handle.firstExecutionRunId);
    await one.give('appeal', { reasons: [{ demand: 'd1', code: 'facts' }], evidence: [] }, COMPLAINANT);
    await one.give('acceptReview', {}, reviewer(1));
    const { terms } = one.state.clocks['review.1']!;
    expect([terms.pack, terms.budget]).toEqual([`${law.pack.id}@2.0.0`, { n: 20, unit: 'calendarDay' }]);
    const again = await one.give('applyLawBatch', batch, GATEWAY_ACTOR, 'batch:b1');
    expect(again.repeated).toBe(true);
    expect(hands.events.get(one.id)!.filter((event) => event.type === 'lawChanged')).toHaveLength(1);
  });

  it('gives the effect that waited for a calendar when it arrives, once, dated on the due day', async () => {
    const unknown = withCalendar(law, '2025.1', { years: [2025] });
    const one = await new EngineCase(engine, hands).start({}, unknown);
    await one.skip(20);
    await until('the limit is over', () => one.state.clocks['preliminary']?.standing === 'expired');
    expect(one.state.phase).toBe('preliminaryReview');
    await one.give('applyLawBatch', { batch: 'b2', proposedBy: 'r-1', approvedBy: 'r-2', law }, GATEWAY_ACTOR);
    await until('deemed accepted', () => one.state.phase === 'investigating');
    const deemed = hands.events.get(one.id)!.filter((event) => event.type === 'deemedAccepted');
    expect(deemed.map((event) => event.effectiveOn)).toEqual([one.state.clocks['preliminary']!.dueOn]);
    expect(deemed[0]!.effectiveOn < new Date(deemed[0]!.at).toISOString().slice(0, 10)).toBe(true);
  });

  it('keeps a signal from outside without effect until a person confirms it', async () => {
    const one = await aCase();
    await one.handle.signal('supplementEvidence', { key: 'ui-1', items: [anEvidence(7)], note: '张三 13800000000' });
    await until('noted', () => one.state.outsideSignals.length === 1);
    expect(one.state.evidence.map((item) => item.evidence)).toEqual(['e-1']);
    const { id } = one.state.outsideSignals[0]!;
    await one.give('confirmOutsideSignal', { id, confirm: true, sender: 'complainant', reason: aText() }, clerk);
    expect(one.state.evidence.map((item) => item.evidence)).toEqual(['e-1', 'e-7']);
    expect(JSON.stringify(hands.events.get(one.id))).not.toContain('13800000000');
  });

  it('takes a proved signal once, and records a refused one with its reason', async () => {
    const one = await aCase();
    const proved = { actor: COMPLAINANT, receivedAt: Date.now(), bodyHmac: 'h', data: { items: [anEvidence(8)] } };
    hands.signals.set('s-1', proved);
    for (const _ of [1, 2, 3]) await one.handle.signal('supplementEvidence', { key: 's-1' });
    hands.signals.set('s-2', { ...proved, data: { reasons: [], evidence: [] } });
    await one.handle.signal('appeal', { key: 's-2' });
    await until('refused', () => hands.refusals.has('s-2'));
    const types = hands.events.get(one.id)!.map((event) => event.type);
    expect(types.filter((type) => type === 'evidenceSupplemented')).toHaveLength(1);
    expect(types.filter((type) => type === 'signalRefused')).toHaveLength(1);
    expect(hands.refusals.get('s-2')).toBe('wrong_phase');
  });
});
