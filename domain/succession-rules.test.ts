// Death and succession: proof, the successor's own card, suspended limits, and that silence is a supervisor's task.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, anEvidence, aText, Life } from '../test/support/case-builders.ts';
import { accepted, terminated } from '../test/support/case-stages.ts';
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
