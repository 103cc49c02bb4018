import { describe, expect, it } from 'vitest';
import type { CaseCommands } from './case.ts';
import { APPROVER, aText, HANDLER, HEAD, Journey, LEAD, staff } from '../test/support/journey.ts';

const NOTE = aText('note');
const PROOF = [{ evidence: 'p1', sha256: 'c'.repeat(64), size: 5 }];
const REFUND = 'm8';
const APOLOGY = 'm8-2';
const PAID: CaseCommands['reportMeasure'] = { measure: REFUND, note: NOTE, proof: PROOF, paymentReference: 'PAY-7' };
const SAID: CaseCommands['reportMeasure'] = { measure: APOLOGY, note: NOTE, proof: [] };

/** Approved on Monday 2026-05-18: an apology by Friday 2026-05-29, a refund by Friday 2026-06-12. */
function promised(): Journey {
  const journey = Journey.found();
  const shared = { ownerUnit: 'yunxi.center' };
  journey.act('2026-05-15', HANDLER, 'draftPlan', {
    answers: ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld', answer: aText(`answer-${demand}`) })),
    measures: [
      { ...shared, demand: 'd1', kind: 'compensation', what: aText('refund'), dueOn: '2026-06-12', amount: 9999 },
      { ...shared, demand: 'd2', kind: 'apology', what: aText('apology'), dueOn: '2026-05-29' },
    ],
  });
  journey.act('2026-05-15', HANDLER, 'submitPlan', {});
  journey.act('2026-05-18', APPROVER, 'approve', {});
  return journey;
}

function reported(report = SAID, day = '2026-05-20'): Journey {
  const journey = promised();
  journey.act(day, HANDLER, 'reportMeasure', report);
  return journey;
}

describe('reporting a measure as done', () => {
  it('asks the lead to verify it; the limit runs on', () => {
    const journey = promised();
    const events = journey.act('2026-05-20', HANDLER, 'reportMeasure', SAID);
    expect(journey.state.measures[APOLOGY]).toMatchObject({
      state: 'reported',
      report: { on: '2026-05-20', by: 'handler-yunxi.center' },
    });
    expect(journey.state.clocks[`measure:${APOLOGY}`]?.standing).toBe('running');
    expect(journey.tasks()).toContain('verifyMeasure: lead of yunxi.center');
    expect(Journey.told(events)).toEqual(['assignment > lead of yunxi.center']);
  });

  it('of a compensation names the payment', () => {
    const unpaid = { ...PAID, paymentReference: undefined };
    expect(promised().refusal('2026-05-20', HANDLER, 'reportMeasure', unpaid)).toEqual({
      code: 'incomplete',
      detail: { missing: ['paymentReference'] },
    });
    expect(reported(PAID).state.measures[REFUND]?.report?.paymentReference).toBe('PAY-7');
  });

  it('takes a proof or a note', () => {
    const empty = { ...SAID, note: { ...NOTE, length: 0 } };
    expect(promised().refusal('2026-05-20', HANDLER, 'reportMeasure', empty)).toEqual({
      code: 'incomplete',
      detail: { missing: ['proof'] },
    });
  });

  it('is for promises of this case, once', () => {
    expect(promised().refusal('2026-05-20', HANDLER, 'reportMeasure', { ...SAID, measure: 'm99' }).code).toBe(
      'unknown_item',
    );
    expect(reported().refusal('2026-05-20', HANDLER, 'reportMeasure', SAID).code).toBe('already_done');
  });
});

describe('verifying a measure', () => {
  it('keeps the promise on the day it was done and closes what was open about it', () => {
    const journey = reported();
    journey.act('2026-05-22', LEAD, 'verifyMeasure', { measure: APOLOGY, done: true, note: NOTE });
    expect(journey.state.measures[APOLOGY]?.state).toBe('verified');
    expect(journey.state.clocks[`measure:${APOLOGY}`]?.standing).toBe('met');
    expect(journey.state.clocks[`measure:${APOLOGY}`]?.entries.at(-1)).toMatchObject({
      kind: 'meet',
      on: '2026-05-20',
    });
    expect(journey.tasks()).not.toContain('verifyMeasure: lead of yunxi.center');
    expect(journey.state.measures[REFUND]?.state).toBe('open');
  });

  it('is not for who reported it', () => {
    const journey = promised();
    journey.act('2026-05-20', LEAD, 'reportMeasure', SAID);
    const verdict = { measure: APOLOGY, done: true, note: NOTE };
    expect(journey.refusal('2026-05-20', LEAD, 'verifyMeasure', verdict)).toEqual({
      code: 'not_independent',
      detail: { took: 'reported' },
    });
    journey.act('2026-05-20', APPROVER, 'verifyMeasure', verdict);
  });

  it('as not done opens it again under the same limit and tells who reported it', () => {
    const journey = reported();
    const before = journey.state.clocks[`measure:${APOLOGY}`];
    const events = journey.act('2026-05-22', LEAD, 'verifyMeasure', { measure: APOLOGY, done: false, note: NOTE });
    expect(journey.state.measures[APOLOGY]?.state).toBe('open');
    expect(journey.state.clocks[`measure:${APOLOGY}`]).toEqual(before);
    expect(Journey.told(events)).toEqual(['assignment > handler-yunxi.center']);
    expect(journey.tasks()).not.toContain('verifyMeasure: lead of yunxi.center');
  });

  it('needs a report', () => {
    const verdict = { measure: APOLOGY, done: true, note: NOTE };
    expect(promised().refusal('2026-05-20', LEAD, 'verifyMeasure', verdict)).toEqual({
      code: 'already_done',
      detail: { measure: 'open' },
    });
  });
});

describe('a promise that is not kept', () => {
  it('is told to handler, supervisor and complainant and becomes a task under supervision; the phase stays', () => {
    const journey = promised();
    journey.act('2026-05-19', LEAD, 'assignHandler', {
      handler: { id: 'handler-yunxi.center', unit: 'yunxi.center', roles: ['handler'] },
    });
    const { phase } = journey.state;
    const events = journey.wait('2026-06-01').filter(({ type }) => type === 'promiseBroken');
    expect(events.map(({ effectiveOn, effectiveBy }) => [effectiveOn, effectiveBy])).toEqual([['2026-05-29', 'due']]);
    expect(Journey.told(events)).toEqual([
      'escalation > handler-yunxi.center',
      'escalation > supervisor of yunxi.center',
      'promiseBrokenNotice > complainant',
    ]);
    expect(journey.state.measures[APOLOGY]).toMatchObject({ state: 'broken', broken: true });
    expect(journey.state.phase).toBe(phase);
    expect(journey.tasks()).toContain('brokenPromise: supervisor of yunxi.center');
    expect(journey.state.clocks[`measure:${APOLOGY}`]?.standing).toBe('expired');
    expect(journey.state.measures[REFUND]?.state).toBe('open');
  });

  it('may still be kept late, and stays broken on record', () => {
    const journey = promised();
    journey.act('2026-06-01', HANDLER, 'reportMeasure', SAID);
    journey.act('2026-06-02', LEAD, 'verifyMeasure', { measure: APOLOGY, done: true, note: NOTE });
    expect(journey.state.measures[APOLOGY]).toMatchObject({ state: 'verified', broken: true });
    expect(
      journey.tasks().filter((task) => /^(brokenPromise|verifyMeasure|supervise)/.test(task) && !task.includes('head')),
    ).toEqual([]);
    expect(journey.state.clocks[`measure:${APOLOGY}`]).toMatchObject({ standing: 'met', alarms: [] });
  });

  it('stays broken when the late report is rejected', () => {
    const journey = promised();
    journey.act('2026-06-01', HANDLER, 'reportMeasure', SAID);
    const events = journey.act('2026-06-02', LEAD, 'verifyMeasure', { measure: APOLOGY, done: false, note: NOTE });
    expect(events.map(({ type }) => type)).toEqual(['measureRejected']);
    expect(journey.state.measures[APOLOGY]).toMatchObject({ state: 'broken', broken: true });
  });

  it('is none while a report made in time waits for its check', () => {
    const journey = reported(SAID, '2026-05-29');
    journey.wait('2026-06-01');
    expect(journey.has('promiseBroken')).toBe(false);
    journey.act('2026-06-02', LEAD, 'verifyMeasure', { measure: APOLOGY, done: true, note: NOTE });
    expect(journey.state.measures[APOLOGY]?.broken).toBeUndefined();
  });

  it('is one after all when the report made in time turns out untrue', () => {
    const journey = reported(SAID, '2026-05-29');
    const events = journey.act('2026-06-02', LEAD, 'verifyMeasure', { measure: APOLOGY, done: false, note: NOTE });
    expect(events.map(({ type }) => type)).toEqual(['measureRejected', 'promiseBroken']);
    expect(journey.state.measures[APOLOGY]).toMatchObject({ state: 'broken', broken: true });
    expect(journey.tasks()).toContain('brokenPromise: supervisor of yunxi.center');
  });
});

describe('releasing from a promise', () => {
  it('ends its limit and tells the complainant why', () => {
    const journey = promised();
    const events = journey.act('2026-05-20', APPROVER, 'releaseMeasure', { measure: APOLOGY, reason: NOTE });
    expect(journey.state.measures[APOLOGY]?.state).toBe('released');
    expect(journey.state.clocks[`measure:${APOLOGY}`]).toMatchObject({ standing: 'ended', alarms: [] });
    expect(Journey.told(events)).toEqual(['measureReleased > complainant']);
    expect(journey.wait('2026-06-01').some(({ type }) => type === 'promiseBroken')).toBe(false);
  });

  it('is for approver or head, and not after it was kept', () => {
    expect(promised().refusal('2026-05-20', HANDLER, 'releaseMeasure', { measure: APOLOGY, reason: NOTE }).code).toBe(
      'not_permitted',
    );
    const journey = reported();
    journey.act('2026-05-20', staff('yunxi.center', 'lead', 'other'), 'verifyMeasure', {
      measure: APOLOGY,
      done: true,
      note: NOTE,
    });
    expect(journey.refusal('2026-05-20', HEAD, 'releaseMeasure', { measure: APOLOGY, reason: NOTE })).toEqual({
      code: 'already_done',
      detail: { measure: 'verified' },
    });
  });
});

describe('postponing a measure', () => {
  const later = { measure: APOLOGY, dueOn: '2026-06-15', reason: aText('postponed') };
  const clock = (journey: Journey) => journey.state.clocks[`measure:${APOLOGY}`];
  const broken = ({ events }: Journey) =>
    events.filter((event) => event.type === 'promiseBroken' && event.data.measure === APOLOGY).length;

  it('tells the complainant both days and the reason; the first day stays in ledger and plan (I9)', () => {
    const journey = promised();
    const events = journey.act('2026-05-25', APPROVER, 'postponeMeasure', later);
    expect(Journey.told(events)).toEqual(['measurePostponed > complainant']);
    expect(events[0]?.notices?.[0]?.facts).toMatchObject({ from: '2026-05-29', to: '2026-06-15' });
    expect(journey.state.measures[APOLOGY]).toMatchObject({
      state: 'open',
      dueOn: '2026-06-15',
      postponed: [{ on: '2026-05-25', from: '2026-05-29', to: '2026-06-15' }],
    });
    expect([clock(journey)?.dueOn, clock(journey)?.entries.map(({ kind }) => kind)]).toEqual([
      '2026-06-15',
      ['start', 'extension'],
    ]);
    expect(journey.state.plans.at(-1)?.measures.at(-1)?.dueOn).toBe('2026-05-29');
    journey.wait('2026-06-15');
    expect(broken(journey)).toBe(0);
    journey.wait('2026-06-16');
    expect(broken(journey)).toBe(1);
  });

  it('that was broken already gives it a new day, which can be broken again (I9, L8)', () => {
    const journey = promised();
    journey.wait('2026-06-01');
    expect(journey.state.measures[APOLOGY]).toMatchObject({ state: 'broken', broken: true });
    journey.act('2026-06-01', APPROVER, 'postponeMeasure', later);
    expect([journey.state.measures[APOLOGY]?.state, clock(journey)?.standing]).toEqual(['open', 'running']);
    journey.wait('2026-06-16');
    expect(broken(journey)).toBe(2);
  });

  it('only moves away from today, is the approver’s, and needs a reason (I9)', () => {
    const journey = promised();
    const refusal = (change: Partial<typeof later>, by = APPROVER) =>
      journey.refusal('2026-05-25', by, 'postponeMeasure', { ...later, ...change }).code;
    expect(refusal({ dueOn: '2026-05-29' })).toBe('deadline_passed');
    expect(refusal({ dueOn: '2026-05-20' })).toBe('deadline_passed');
    expect(refusal({ reason: { ...later.reason, length: 0 } })).toBe('reason_required');
    expect(refusal({ measure: 'm99' })).toBe('unknown_item');
    expect(refusal({}, HANDLER)).toBe('not_permitted');
    expect(reported().refusal('2026-05-25', APPROVER, 'postponeMeasure', later).code).toBe('already_done');
  });
});
