// Supervision: who is told, which clock runs, who judges the answer, and that silence climbs to the supervisor.
import { describe, expect, it } from 'vitest';
import { anActor, anEvidence, aText, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed } from '../test/support/case-stages.ts';

const supervisor = anActor('supervisor', 'yunxi');
const lead = anActor('lead');
const archivist = anActor('archivist', 'yunxi');
const order = (dueOn: string) => ({ matter: 'overdue' as const, what: aText(), dueOn });
const only = (life: Life) => Object.keys(life.state.orders ?? {}).at(-1)!;

/** Accepted on Mon 2026-03-02, with an order answered by Fri 2026-03-06. */
const ordered = () => accepted(new Life()).do('issueOrder', order('2026-03-06'), supervisor);

describe('a chase', () => {
  it('is recorded, tells the handler and moves no clock (G5, T2)', () => {
    const handler = { id: 'handler-1', unit: 'yunxi.center', roles: ['handler' as const] };
    const life = accepted(new Life()).do('assignHandler', { handler }, lead);
    const before = life.state.clocks;
    life.do('chase', { matter: 'overdue', note: aText() }, supervisor);
    expect(life.state.clocks).toEqual(before);
    expect(life.events.find(({ type }) => type === 'chased')?.data).toMatchObject({ to: 'handler-1' });
    expect(life.notices('chase').map(({ audience }) => audience)).toEqual([{ to: 'staff', id: 'handler-1' }]);
  });

  it('without a handler goes to the lead, in review to the review body, and is the own head’s right too (G5)', () => {
    const chase = { matter: 'notTaken' as const, note: aText() };
    const fresh = new Life().do('chase', chase, anActor('head'));
    expect(fresh.notices('chase')[0]?.audience).toEqual({ to: 'unit', unit: 'yunxi.center', role: 'lead' });
    const inReview = appealed(answered(new Life())).do('chase', chase, supervisor);
    expect(inReview.notices('chase')[0]?.audience).toEqual({ to: 'unit', unit: 'yunxi.fucha', role: 'reviewer' });
    expect(fresh.refusal('chase', chase, anActor('head', 'yunxi.minzheng'))).toBe('not_assigned');
  });
});

describe('a supervision order', () => {
  it('runs until the named day beside the limits of the case and is a task of the owner (G5)', () => {
    const life = accepted(new Life());
    const handling = life.limit('handling');
    life.do('issueOrder', order('2026-03-06'), supervisor);
    expect(life.limit(`order:${only(life)}`)).toBe('2026-03-06 running');
    expect(life.limit('handling')).toBe(handling);
    expect(life.state.clocks[`order:${only(life)}`]?.terms).toMatchObject({ side: 'owner', confidence: 'named' });
    expect(life.tasks()).toContain('answerOrder: lead of yunxi.center');
    expect(life.notices('supervisionOrder')[0]?.facts).toMatchObject({ dueOn: '2026-03-06', matter: 'overdue' });
  });

  it('that asks for yesterday, or for nothing, is refused (G5)', () => {
    const life = accepted(new Life());
    expect(life.try('issueOrder', order('2026-03-01'), supervisor)).toMatchObject({
      refusal: { code: 'deadline_passed', detail: { from: '2026-03-02' } },
    });
    expect(life.refusal('issueOrder', { ...order('2026-03-06'), what: aText(0) }, supervisor)).toBe('incomplete');
    expect(life.refusal('answerOrder', { order: 'so9', answer: aText(), evidence: [] }, lead)).toBe('unknown_item');
  });

  it('is answered by the owner, judged by the supervisor, and satisfied closes it (G5)', () => {
    const life = ordered();
    life.do('answerOrder', { order: only(life), answer: aText(), evidence: [anEvidence(7)] }, lead);
    expect(life.limit(`order:${only(life)}`)).toBe('2026-03-06 met');
    expect(life.tasks()).toContain('closeOrder: supervisor of yunxi.center');
    expect(life.tasks()).not.toContain('answerOrder: lead of yunxi.center');
    life.do('closeOrder', { order: only(life), satisfied: true, reason: aText() }, supervisor);
    expect(life.state.orders?.[only(life)]).toMatchObject({ state: 'closed', verdict: { satisfied: true } });
    expect(life.tasks()).toEqual(['investigate: handler of yunxi.center']);
    const again = life.refusal('closeOrder', { order: only(life), satisfied: true, reason: aText() }, supervisor);
    expect(again).toBe('already_done');
  });

  it('cannot be satisfied without an answer, nor judged by who answered (G5, L21)', () => {
    const life = ordered();
    const verdict = { order: only(life), satisfied: true, reason: aText() };
    expect(life.try('closeOrder', verdict, supervisor)).toMatchObject({ refusal: { detail: { missing: ['answer'] } } });
    life.do(
      'answerOrder',
      { order: only(life), answer: aText(), evidence: [] },
      anActor('lead', 'yunxi.center', 'both'),
    );
    expect(life.refusal('closeOrder', verdict, anActor('supervisor', 'yunxi', 'both'))).toBe('not_independent');
  });

  it('not satisfied is told to lead and head, and a new one may be given (G5)', () => {
    const life = ordered();
    life.do('closeOrder', { order: only(life), satisfied: false, reason: aText() }, supervisor);
    const told = life.notices('escalation').filter(({ facts }) => facts['what'] === 'orderNotSatisfied');
    expect(told.map(({ audience }) => audience)).toMatchObject([{ role: 'lead' }, { role: 'head' }]);
    expect(life.do('issueOrder', order('2026-03-09'), supervisor).limit(`order:${only(life)}`)).toBe(
      '2026-03-09 running',
    );
  });

  it('nobody answers is seen: reminder, escalation, a task of the supervisor until the late answer (L15, G5)', () => {
    const life = ordered().until('2026-03-05');
    const clock = `order:${only(life)}`;
    expect(life.notices('reminder').map(({ facts }) => facts['clock'])).toContain(clock);
    life.until('2026-03-07');
    expect(life.limit(clock)).toBe('2026-03-06 expired');
    expect(Object.values(life.state.tasks).filter(({ about }) => about === clock)).toMatchObject([
      { kind: 'supervise', role: 'supervisor' },
    ]);
    life.do('answerOrder', { order: only(life), answer: aText(), evidence: [] }, lead);
    expect(life.limit(clock)).toBe('2026-03-06 met');
    expect(life.tasks().filter((task) => task.startsWith('supervise'))).toEqual([]);
  });

  it('outlives the conclusion and keeps the file open until it is judged (G5, T16)', () => {
    const life = answered(new Life()).do('issueOrder', order('2026-06-30'), supervisor).until('2026-04-20');
    expect([life.state.conclusion, life.limit(`order:${only(life)}`)]).toEqual(['final', '2026-06-30 running']);
    expect(life.try('archive', {}, archivist)).toMatchObject({
      refusal: { code: 'open_promises', detail: { open: [`order:${only(life)}`] } },
    });
    life.do('closeOrder', { order: only(life), satisfied: false, reason: aText() }, supervisor);
    life.do('archive', {}, archivist);
    expect(Object.values(life.state.clocks).filter(({ alarms }) => alarms.length > 0)).toEqual([]);
  });
});

describe('whoever holds the supervision task of a limit', () => {
  it('may meet that limit: the task is over with the act and no lease is renewed (L15)', () => {
    const both = anActor('lead', 'yunxi.center', 'lead-who-heads');
    both.roles.push('head', 'handler', 'clerk');
    const life = accepted(new Life()).until('2026-04-20');
    const task = Object.values(life.state.tasks).find(({ kind, role }) => kind === 'supervise' && role === 'head');
    expect(task).toMatchObject({ about: 'handling' });
    life.do('claimTask', { task: task!.id }, both);
    life.do(
      'proposeTermination',
      { ground: 'UNREACHABLE', article: '30', reason: aText(), otherRoutes: aText() },
      both,
    );
    life.do('withdraw', { voluntary: true, readBack: true }, both);
    expect(life.state.tasks[task!.id]).toBeUndefined();
    expect(life.state.phase).toBe('concluded');
  });
});
