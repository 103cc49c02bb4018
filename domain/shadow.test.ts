import { describe, expect, it } from 'vitest';
import { accepted } from '../test/support/case-stages.ts';
import { aLaw, anActor, aText, Life } from '../test/support/case-builders.ts';
import { lawOfLife, LIVES } from '../test/support/published-lives.ts';
import type { Law } from './law.ts';
import { shadowCase } from './shadow.ts';
import { tableOf } from './simulation-tables.ts';
import { begin, goOn } from './simulation-play.ts';

const clerk = anActor('clerk');
const played = LIVES.map((life) => {
  const play = begin(lawOfLife(life), life);
  goOn(play, life.steps);
  return { name: life.name, ...play };
});
const without = (law: Law, ...rules: string[]): Law => ({
  ...law,
  clocks: Object.fromEntries(Object.entries(law.clocks).filter(([id]) => !rules.includes(id))),
});
const withRule = (law: Law, id: string, change: object): Law => ({
  ...law,
  pack: { ...law.pack, version: '9.0.0', hash: 'other' },
  clocks: { ...law.clocks, [id]: { ...law.clocks[id]!, ...change } },
});
const withHoliday = (law: Law, ...days: string[]): Law => ({
  ...law,
  calendar: { ...law.calendar, hash: 'other', offDays: [...law.calendar.offDays, ...days] },
});

describe('the published lives', () => {
  it.each(played)('$name: the same law shows nothing', ({ events, law, now }) => {
    expect(shadowCase(events, law, law, now)).toEqual([]);
  });

  it.each(played)('$name: lived again, the recorded side is what was recorded', ({ events, law, now }) => {
    const rows = shadowCase(events, law, without(law, ...Object.keys(law.clocks)), now);
    const recorded = tableOf(law, events).clocks;
    expect(rows.map(({ clock, differs }) => [clock, differs])).toEqual(
      recorded.map(({ clock }) => [clock, ['onlyRecorded']]),
    );
    const outcomes = {
      ...{ running: ['open'], paused: ['paused'], met: ['inTime', 'late'], expired: ['missed'] },
      ended: ['ended', 'missed'],
    };
    for (const [index, { clock, dueOn, standing }] of recorded.entries()) {
      expect({ clock, dueOn: rows[index]?.recorded?.dueOn }).toEqual({ clock, dueOn });
      expect(outcomes[standing]).toContain(rows[index]?.recorded?.outcome);
    }
  });

  it('silence has the effects that were recorded, on their days', () => {
    const told = played.flatMap(({ events, law, now }) =>
      shadowCase(events, law, without(law, ...Object.keys(law.clocks)), now).flatMap(({ recorded }) =>
        recorded?.effect ? `${recorded.effect.on} ${recorded.effect.effect}` : [],
      ),
    );
    const happened = { deemedAccepted: 'deemedAccepted', windowShut: 'windowShut', promiseBroken: 'promiseBroken' };
    const recorded = played.flatMap(({ events, law }) =>
      tableOf(law, events).effects.flatMap(({ event, on }) => (Object.hasOwn(happened, event) ? `${on} ${event}` : [])),
    );
    expect(recorded.length).toBeGreaterThan(5);
    expect(told).toEqual(expect.arrayContaining(recorded));
  });
});

describe('another law', () => {
  it('a shorter limit: the new last day, missed where the recorded one still runs', () => {
    const life = accepted(new Life()).until('2026-03-18');
    const law = withRule(life.law, 'handling', { limit: { n: 10, unit: 'workingDay' }, article: '第九条' });
    // 20 working days from Mon 2026-03-02 end on Mon 2026-03-30; 10 on Mon 2026-03-16.
    expect(shadowCase(life.events, life.law, law, life.now)).toMatchObject([
      {
        clock: 'handling',
        differs: ['due', 'outcome'],
        recorded: { dueOn: '2026-03-30', outcome: 'open', effect: null },
        other: { dueOn: '2026-03-16', outcome: 'missed', effect: null, article: '第九条' },
      },
    ]);
  });

  it('one more holiday moves the days it touches, and only those', () => {
    const life = accepted(new Life());
    expect(shadowCase(life.events, life.law, withHoliday(life.law, '2026-03-31'), life.now)).toEqual([]);
    expect(shadowCase(life.events, life.law, withHoliday(life.law, '2026-03-20'), life.now)).toMatchObject([
      { clock: 'handling', differs: ['due'], recorded: { dueOn: '2026-03-30' }, other: { dueOn: '2026-03-31' } },
    ]);
  });

  it('silence: earlier, later, not by now, never, and another one', () => {
    const life = new Life().until('2026-03-12');
    const run = (change: object) =>
      shadowCase(life.events, life.law, withRule(life.law, 'preliminary', change), life.now).flatMap(
        ({ differs, other }) => [...differs, other?.effect?.on ?? null],
      );
    const limit = (n: number) => ({ limit: { n, unit: 'workingDay' } });
    expect(run(limit(3))).toEqual(['due', 'effectEarlier', '2026-03-05']);
    expect(run(limit(7))).toEqual(['due', 'effectLater', '2026-03-11']);
    expect(run(limit(9))).toEqual(['due', 'outcome', 'effectGone', null]);
    expect(run({ onExpire: 'escalate' })).toEqual(['effectGone', null]);
    expect(run({ onExpire: 'windowShut' })).toEqual(['effectOther', '2026-03-09']);
  });

  it('silence that had no effect: it would have had one', () => {
    const life = new Life(withRule(aLaw(), 'preliminary', { onExpire: 'escalate' })).until('2026-03-12');
    expect(shadowCase(life.events, life.law, aLaw(), life.now)).toMatchObject([
      {
        clock: 'preliminary',
        differs: ['effectNew'],
        other: { effect: { effect: 'deemedAccepted', on: '2026-03-09' } },
      },
    ]);
  });

  it.each([
    ['pause', 'reset'],
    ['reset', 'pause'],
    ['none', 'pause'],
    ['pause', 'none'],
    ['none', 'reset'],
  ])('what is asked of the complainant: recorded as %s, counted as %s', (had, how) => {
    const lived = (onSupplement: string) => {
      const life = new Life(withRule(aLaw(), 'preliminary', { onSupplement })).until('2026-03-04');
      life.do('requestSupplement', { items: [{ item: 'evidence', what: aText(), knownBefore: false }] }, clerk);
      life
        .until('2026-03-10')
        .do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk)
        .until('2026-03-11');
      return life;
    };
    const [recorded, other] = [lived(had), lived(how)];
    const rows = shadowCase(recorded.events, recorded.law, other.law, recorded.now);
    expect(rows.map(({ clock, other: side }) => [clock, side?.dueOn])).toEqual([
      ['preliminary', other.state.clocks['preliminary']?.dueOn],
    ]);
  });

  it('limits that only one of the two has', () => {
    const life = accepted(new Life());
    const less = without(life.law, 'handling');
    expect(shadowCase(life.events, life.law, less, life.now)).toMatchObject([
      { clock: 'handling', differs: ['onlyRecorded'], recorded: { dueOn: '2026-03-30' }, other: null },
    ]);
    const bare = accepted(new Life(less));
    expect(shadowCase(bare.events, less, life.law, bare.now)).toMatchObject([
      { clock: 'handling', differs: ['onlyOther'], recorded: null, other: { dueOn: '2026-03-30' } },
    ]);
  });
});
