// Death and succession: proof, the successor's own card, suspended limits, and that silence is a supervisor's task.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, anEvidence, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, approved, found, planned, replied, terminated } from '../test/support/case-stages.ts';
import type { Reach } from './intake.ts';

const clerk = anActor('clerk');
const died = { on: '2026-03-01', proof: [anEvidence(5)], successorBy: '2026-04-30' };
const reach = (life: Life): Reach => ({ ...life.state.reach, card: aText(40) });

describe('the death of the complainant', () => {
  it('is proved, starts the time for a successor, and stops what the pack suspends (G6)', () => {
    const life = accepted(new Life());
    const handling = life.limit('handling');
    life.do('recordDeath', died, clerk);
    expect(life.limit('succession')).toBe('2026-04-30 running');
    expect(life.state.death).toEqual({ on: '2026-03-01', recordedOn: '2026-03-02' });
    // The example pack suspends its handling limit; the limit of a pack without suspension runs on.
    const suspends = life.law.clocks['handling']!.pauseOn.includes('suspension');
    expect([suspends, life.state.clocks['handling']?.standing]).toEqual([true, 'paused']);
    const running = accepted(new Life(aLaw('cn-xinfang-2022')));
    const before = running.limit('handling');
    running.do('recordDeath', died, clerk);
    expect(running.limit('handling')).toBe(before);
    expect(handling).toBe('2026-03-30 running');
  });

  it('without proof, in the future, twice or without a day is refused (G6)', () => {
    const life = accepted(new Life());
    const { successorBy: _by, ...open } = died;
    expect(life.try('recordDeath', { ...open, proof: [] }, clerk)).toMatchObject({
      refusal: { code: 'incomplete', detail: { missing: ['proof', 'successorBy'] } },
    });
    expect(life.refusal('recordDeath', { ...died, on: '2026-03-03' }, clerk)).toBe('incomplete');
    expect(life.refusal('recordDeath', { ...died, successorBy: '2026-03-01' }, clerk)).toBe('deadline_passed');
    life.do('recordDeath', died, clerk);
    expect(life.refusal('recordDeath', died, clerk)).toBe('already_done');
  });

  it('nobody following is a task of the supervisor, never a silent end (G6, T4)', () => {
    const life = accepted(new Life()).do('recordDeath', died, clerk).until('2026-06-01');
    expect([life.state.phase, life.state.conclusion]).toEqual(['investigating', null]);
    expect(life.limit('succession')).toBe('2026-04-30 expired');
    expect(life.tasks()).toContain('supervise: supervisor of yunxi.center');
    terminated(life);
    expect(Object.values(life.state.clocks).filter(({ alarms }) => alarms.length > 0)).toEqual([]);
    expect(life.tasks()).toEqual(['archive: archivist of yunxi.center']);
  });
});

describe('a successor', () => {
  it('takes the place with a card of their own; the limits go on and the notices come to them (G6)', () => {
    const life = accepted(new Life()).do('recordDeath', died, clerk).until('2026-03-12');
    const [before, successor] = [life.state.reach, reach(life)];
    life.do('replaceComplainant', { reach: successor, basis: 'heir', proof: [anEvidence(6)] }, clerk);
    expect(life.state.reach).toEqual(successor);
    expect(life.state.formerComplainants).toEqual([
      { until: '2026-03-12', basis: 'heir', ...(before.card && { card: before.card }) },
    ]);
    expect([life.limit('succession'), life.state.death]).toEqual(['2026-04-30 met', null]);
    // Stopped on Mon 2026-03-02 before a day was used; twenty working days after Thu 2026-03-12, 4 to 6 April off.
    expect(life.limit('handling')).toBe('2026-04-10 running');
    expect(life.notices('successionNotice')[0]?.facts).toMatchObject({ basis: 'heir' });
  });

  it('also steps in without a death, and never on the card of the one before (G6)', () => {
    const life = accepted(new Life());
    const { card: _card, ...bare } = life.state.reach;
    const handOver = { basis: 'assignee' as const, proof: [], note: aText() };
    expect(life.try('replaceComplainant', { ...handOver, reach: bare }, clerk)).toMatchObject({
      refusal: { code: 'incomplete', detail: { missing: ['reach.card'] } },
    });
    const { note: _note, ...unproved } = handOver;
    expect(life.refusal('replaceComplainant', { ...unproved, reach: reach(life) }, clerk)).toBe('incomplete');
    expect(life.refusal('replaceComplainant', { ...handOver, reach: reach(life) }, anActor('handler'))).toBe(
      'not_permitted',
    );
    life.do('replaceComplainant', { ...handOver, reach: reach(life) }, clerk);
    const same = { ...handOver, reach: life.state.reach };
    expect(life.refusal('replaceComplainant', same, clerk)).toBe('incomplete');
    expect(life.limit('handling')).toBe('2026-03-30 running');
  });
});

describe('notices between a death and a successor', () => {
  const dead = { on: '2026-03-02', proof: [anEvidence(5)], successorBy: '2026-06-30' };
  const succeed = (life: Life) =>
    life.do('replaceComplainant', { reach: reach(life), basis: 'heir', proof: [anEvidence(6)] }, clerk);
  const forComplainant = (life: Life) => Object.values(life.state.notices).filter(({ state }) => state === 'held');

  it('wait: nothing is sent, no proof is asked for, no window begins, and nothing loops (G6, V2, L7)', () => {
    const life = approved(planned(found(accepted(new Life())))).do('recordDeath', dead, clerk);
    replied(life).until('2026-05-20');
    const reply = life.notices('reply')[0]!;
    expect([reply.state, reply.tried, life.limit(`proof:${reply.id}`), life.state.phase]).toEqual([
      'held',
      [],
      'none',
      'delivering',
    ]);
    expect([life.limit('reviewWindow.1'), life.state.effects]).toEqual(['none', []]);
    const served = { notice: reply.id, method: 'inbox' as const, on: '2026-05-20' };
    expect(life.try('recordDelivery', served, COMPLAINANT)).toMatchObject({
      refusal: { code: 'not_reachable', detail: { why: 'death', use: 'replaceComplainant' } },
    });
    expect(life.refusal('serveOtherwise', { notice: reply.id, method: 'post' }, clerk)).toBe('not_reachable');
  });

  it('go out to the successor, whose proof and window begin then and there (G6, V2)', () => {
    const life = approved(planned(found(accepted(new Life())))).do('recordDeath', dead, clerk);
    succeed(replied(life).until('2026-05-20'));
    const reply = life.notices('reply')[0]!;
    expect([reply.state, life.limit(`proof:${reply.id}`)]).toEqual(['sent', expect.stringMatching(/running$/)]);
    expect(life.state.clocks[`proof:${reply.id}`]?.entries[0]?.on).toBe('2026-05-20');
    life.opens('reply');
    expect([life.state.phase, life.limit('reviewWindow.1')]).toEqual(['reviewWindow', '2026-06-22 running']);
    expect(forComplainant(life)).toEqual([]);
  });

  it('under way at the death come to a stand and are served only if they arrived before (G6, V2)', () => {
    const under = () => replied(approved(planned(found(accepted(new Life())))));
    const life = under()
      .until('2026-03-04')
      .do('recordDeath', { ...dead, on: '2026-03-03' }, clerk);
    const reply = life.notices('reply')[0]!;
    expect([reply.state, life.limit(`proof:${reply.id}`)]).toEqual(['held', expect.stringMatching(/ended$/)]);
    const by = { notice: reply.id, method: 'inPerson' as const, note: aText() };
    expect(life.refusal('recordDelivery', { ...by, on: '2026-03-04' }, clerk)).toBe('not_reachable');
    life.until('2026-05-20');
    expect(life.notices('reply')[0]?.tried.length).toBe(1);
    life.do('recordDelivery', { ...by, on: '2026-03-03' }, clerk);
    expect([life.state.phase, life.state.clocks['reviewWindow.1']?.entries[0]?.on]).toEqual([
      'reviewWindow',
      '2026-03-03',
    ]);
  });

  it('that say nothing any more are dropped: a reminder of a limit that is over (G6)', () => {
    const life = new Life().do(
      'requestSupplement',
      { items: [{ item: 'contact', what: aText(), knownBefore: false }] },
      clerk,
    );
    life.opens('supplementNotice').do('recordDeath', dead, clerk).until('2026-03-14');
    expect(forComplainant(life).map(({ kind }) => kind)).toEqual(['reminder']);
    life.do('completeSupplement', { received: ['contact'], notReceived: [] }, clerk);
    succeed(life);
    expect([life.notices('reminder')[0]?.state, forComplainant(life)]).toEqual(['waived', []]);
  });

  it('were sent on under earlier rules, and still are in those cases (decision 016)', () => {
    const life = approved(planned(found(accepted(new Life(aLaw(), { rules: 2 }))))).do('recordDeath', dead, clerk);
    replied(life);
    expect(life.notices('reply')[0]?.state).toBe('sent');
  });
});
