// What must hold on every day of every ledger: random limits under all rolls, with pauses, excluded days, extensions and
// any number of changes of the limit; and that the time zone of the process moves nothing. Leaves out single dates
// (clock-properties.test.ts, clock-corners.test.ts).
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../adapters/packs.ts';
import { explain, explainSummary } from './clock-explain.ts';
import {
  excludeDays,
  expireClock,
  extendClock,
  foldClock,
  pauseClock,
  recountClock,
  resumeClock,
  startClock,
} from './clock-ledger.ts';
import { consumed, remaining } from './clock-use.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { Counting, Law, Span } from './law.ts';
import { addDays, localInstant } from './working-days.ts';

const EXAMPLE = loadPacks().excerpt({ packId: 'cn-service-centre-example', matterType: 'delay' });
const on = (date: string) => ({ on: date, at: localInstant(EXAMPLE.calendar, date, '12:00') });

interface Move {
  kind: 'pause' | 'resume' | 'extension' | 'excluded' | 'recount';
  /** Days after the move before. */
  wait: number;
  n: number;
  unit: 'calendarDay' | 'workingDay' | 'week' | 'month';
  reason: 'a' | 'b';
}
interface Ledger {
  budget: Span;
  start: string;
  counting: Counting;
  moves: Move[];
}

const days = fc.constantFrom('calendarDay' as const, 'workingDay' as const, 'week' as const);
const unit = fc.oneof({ weight: 6, arbitrary: days }, { weight: 1, arbitrary: fc.constant('month' as const) });
const move = (units: fc.Arbitrary<Move['unit']>, kinds: Move['kind'][]): fc.Arbitrary<Move> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    wait: fc.oneof(fc.nat(4), fc.nat(12)),
    n: fc.integer({ min: 1, max: 15 }),
    unit: units,
    reason: fc.constantFrom('a' as const, 'b' as const),
  });
const counting: fc.Arbitrary<Counting> = fc.record({
  startDay: fc.constantFrom('exclude' as const, 'include' as const),
  roll: fc.constantFrom('none' as const, 'nextWorkingDay' as const, 'previousWorkingDay' as const),
  extensionBase: fc.constantFrom('unrolled' as const, 'rolled' as const),
  afterHours: fc.constantFrom('sameDay' as const, 'nextWorkingDay' as const),
  endOfDay: fc.constant('midnight' as const),
});
const ledger = (
  units: fc.Arbitrary<Move['unit']>,
  kinds: Move['kind'][] = ['pause', 'resume', 'extension', 'excluded', 'recount'],
): fc.Arbitrary<Ledger> =>
  fc.record({
    budget: fc.record({ n: fc.integer({ min: 1, max: 20 }), unit: units }),
    start: fc.integer({ min: 0, max: 300 }).map((later) => addDays('2024-02-01', later)),
    counting,
    moves: fc.array(move(units, kinds), { maxLength: 7 }),
  });

const lawOf = (one: Ledger): Law => {
  const handling = { ...EXAMPLE.clocks['handling']!, limit: one.budget };
  return { ...EXAMPLE, counting: one.counting, clocks: { ...EXAMPLE.clocks, handling } };
};

function moveOf(law: Law, clock: Clock, { kind, n, unit: own, reason }: Move, day: string): ClockMove {
  if (kind === 'pause') return pauseClock(law, clock, { ...on(day), reason });
  if (kind === 'resume') return resumeClock(law, clock, { ...on(day), reason });
  if (kind === 'extension') return extendClock(law, clock, { ...on(day), added: { n, unit: own } });
  if (kind === 'recount') return recountClock(law, clock, { ...on(day), budget: { n, unit: own } });
  // Entered that day, also for days of before.
  return excludeDays(law, clock, { ...on(day), from: addDays(day, n - 10), to: addDays(day, n - 8) });
}

/** The clock after each move, expiring by itself; and the day of that move. */
function lived(one: Ledger): { clock: Clock; day: string }[] {
  const law = lawOf(one);
  let clock = foldClock({}, startClock(law, 'handling', on(one.start)))['handling']!;
  let day = one.start;
  const told = [{ clock, day }];
  const fold = (next: ClockMove): void => {
    clock = foldClock({ handling: clock }, next)['handling']!;
  };
  for (const next of one.moves) {
    day = addDays(day, next.wait);
    const isOver = clock.standing === 'running' && clock.dueOn !== null && clock.dueOn < day;
    if (isOver) fold(expireClock(clock, { ...on(day), on: clock.dueOn! }));
    fold(moveOf(law, clock, next, day));
    told.push({ clock, day });
  }
  return told;
}
const final = (one: Ledger): Clock => lived(one).at(-1)!.clock;
const limitOf = (law: Law, clock: Clock): number => {
  const { limit, extensions } = explainSummary(law, clock);
  return [limit, ...extensions].reduce((sum, span) => sum + span.n * (span.unit === 'week' ? 7 : 1), 0);
};
/** From before the start on; of a clock that stands, what is left is asked from its last entry on only. */
const daysOf = ({ start }: Ledger, { dueOn, entries }: Clock): string[] => {
  const first =
    dueOn === null ? entries.map((entry) => entry.on).reduce((a, b) => (a > b ? a : b)) : addDays(start, -2);
  return Array.from({ length: 45 }, (_, i) => addDays(first, i));
};
/** From an end that was rolled back an extension takes the days given up. */
const isCutShort = ({ counting: { roll, extensionBase } }: Ledger): boolean =>
  roll === 'previousWorkingDay' && extensionBase === 'rolled';

describe('on every day', { timeout: 60_000 }, () => {
  it('what is used never shrinks and is never negative; what is left never grows', () => {
    fc.assert(
      fc.property(ledger(unit), (one) => {
        const law = lawOf(one);
        const clock = final(one);
        let [used, left] = [0, Infinity];
        for (const day of daysOf(one, clock)) {
          const [usedNow, leftNow] = [consumed(law, clock, day), remaining(law, clock, day)];
          expect(usedNow).toBeGreaterThanOrEqual(used);
          // Of a clock that stands, the month an extension falls in, and so its days, moves with the day asked.
          if (!isCutShort(one) && clock.dueOn !== null) expect(leftNow).toBeLessThanOrEqual(left);
          expect(leftNow).toBeGreaterThanOrEqual(0);
          [used, left] = [usedNow, leftNow];
        }
      }),
      { numRuns: 60 },
    );
  });

  it('used and left make up the limit until it is over; then nothing is left', () => {
    fc.assert(
      fc.property(ledger(days), (one) => {
        fc.pre(!isCutShort(one));
        const law = lawOf(one);
        const clock = final(one);
        const limit = limitOf(law, clock);
        for (const day of daysOf(one, clock)) {
          const [used, left] = [consumed(law, clock, day), remaining(law, clock, day)];
          expect(left).toBe(Math.max(0, limit - used));
          if (clock.rawEndOn !== null && day >= clock.rawEndOn) expect(left).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('where a rolled end cuts days, left is never more than the limit', () => {
    fc.assert(
      fc.property(ledger(days), (one) => {
        const law = lawOf(one);
        const clock = final(one);
        for (const day of daysOf(one, clock))
          expect(remaining(law, clock, day)).toBeLessThanOrEqual(limitOf(law, clock));
      }),
      { numRuns: 60 },
    );
  });
});

describe('with every move', () => {
  it('a change of the limit keeps what was used, whatever the units, however often', () => {
    fc.assert(
      fc.property(ledger(unit), (one) => {
        const law = lawOf(one);
        lived(one).reduce((before, { clock, day }, index) => {
          const made = one.moves[index - 1];
          if (made?.kind === 'recount') expect(consumed(law, clock, day)).toBe(consumed(law, before, day));
          return clock;
        }, final(one));
      }),
      { numRuns: 60 },
    );
  });

  it('changes of the limit back and forth never give a day back', () => {
    fc.assert(
      fc.property(ledger(days, ['recount', 'pause', 'resume']), (one) => {
        const law = lawOf(one);
        for (const { clock, day } of lived(one))
          expect(remaining(law, clock, day)).toBe(Math.max(0, limitOf(law, clock) - consumed(law, clock, day)));
      }),
      { numRuns: 60 },
    );
  });

  it('a pause after expiry moves nothing, whatever is granted after it', () => {
    fc.assert(
      fc.property(ledger(unit), fc.integer({ min: 1, max: 9 }), fc.boolean(), (one, wait, isGranted) => {
        const law = lawOf(one);
        const clock = final(one);
        fc.pre(clock.dueOn !== null);
        const late = [clock.dueOn!, clock.entries.at(-1)!.on].sort().at(-1)!;
        const fold = (held: Clock, next: ClockMove): Clock => foldClock({ handling: held }, next)['handling']!;
        const expired = fold(clock, expireClock(clock, { ...on(clock.dueOn!), on: clock.dueOn! }));
        const paused = fold(expired, pauseClock(law, expired, { ...on(addDays(late, wait)), reason: 'late' }));
        expect([paused.dueOn, paused.standing]).toEqual([clock.dueOn, 'expired']);
        if (!isGranted) return;
        const more = { ...on(addDays(late, wait + 1)), added: { n: 30, unit: 'calendarDay' as const } };
        expect(extendClock(law, paused, more).dueOn).toBe(extendClock(law, expired, more).dueOn);
      }),
      { numRuns: 60 },
    );
  });

  it('the order of entry moves nothing', () => {
    fc.assert(
      fc.property(ledger(unit), (one) => {
        const law = lawOf(one);
        const apart = { ...one, moves: one.moves.map((next) => ({ ...next, wait: next.wait + 1 })) };
        const { entries, dueOn, rawEndOn } = final(apart);
        const [start, ...later] = entries.filter(({ kind }) => kind !== 'expire');
        // The last entry made is again the last, so that the same move counts them all.
        const clock = { ...final(apart), standing: 'running' as const, entries: [start!, ...later.reverse()] };
        const again = excludeDays(law, clock, { ...on(one.start), from: '2000-01-01', to: '2000-01-01' });
        expect([again.dueOn, again.rawEndOn]).toEqual([dueOn, rawEndOn]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the account', { timeout: 60_000 }, () => {
  it('adds up to what is used, day by day, and to the limit', () => {
    fc.assert(
      fc.property(ledger(unit), (one) => {
        const law = lawOf(one);
        const clock = final(one);
        const lines = explain(law, clock);
        const end = clock.rawEndOn ?? lines.at(-1)?.on ?? one.start;
        const wasPaused = clock.entries.some(({ kind }) => kind === 'pause');
        let counted = 0;
        for (const line of lines) {
          if (line.counted) expect(line.n).toBe((counted += 1));
          if (line.on > end) continue;
          // A pause between the end and its rolled day: days go on being used there (decision 012), none is of the limit.
          if (wasPaused && remaining(law, clock, addDays(line.on, -1)) === 0)
            expect(counted).toBeLessThanOrEqual(consumed(law, clock, line.on));
          else expect([line.on, counted]).toEqual([line.on, consumed(law, clock, line.on)]);
        }
        if (clock.dueOn !== null) expect(lines.at(-1)?.on).toBe(clock.dueOn);
        const stops = lines.filter(({ code }) => code === 'paused' || code === 'resumptionDay' || code === 'excluded');
        expect(explainSummary(law, clock).stoppedDays).toBe(stops.length);
      }),
      { numRuns: 120 },
    );
  });
});

describe('the time zone of the process', () => {
  it('moves no date, no number and no line of the account', () => {
    const ledgers = fc.sample(ledger(unit), { numRuns: 60, seed: 20_260_302 }).map((one) => {
      const { clock } = lived(one).at(-1)!;
      return { law: { ...lawOf(one), calendar: null }, clock };
    });
    const script = `
      const { readFileSync } = await import('node:fs');
      const { loadPacks } = await import('./adapters/packs.ts');
      const { startClock, excludeDays } = await import('./domain/clock-ledger.ts');
      const { consumed, remaining } = await import('./domain/clock-use.ts');
      const { explain, explainSummary } = await import('./domain/clock-explain.ts');
      const { calendar } = loadPacks().excerpt({ packId: 'cn-service-centre-example', matterType: 'delay' });
      const answers = JSON.parse(readFileSync(0, 'utf8')).map(({ law: bare, clock }) => {
        const law = { ...bare, calendar };
        const [start] = clock.entries;
        const again = excludeDays(law, clock, { on: start.on, at: start.at, from: '2000-01-01', to: '2000-01-01' });
        const lines = explain(law, clock, clock.entries.at(-1).on);
        return [
          [startClock(law, 'handling', start), again, explainSummary(law, clock), lines],
          lines.filter((_, i) => i % 9 === 0).map(({ on }) => [consumed(law, clock, on), remaining(law, clock, on)]),
        ];
      });
      console.log(JSON.stringify(answers));`;
    const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Europe/London', 'Pacific/Apia'];
    const answers = zones.map((TZ) =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        ...{ env: { ...process.env, TZ }, input: JSON.stringify(ledgers), encoding: 'utf8', maxBuffer: 2 ** 26 },
      }),
    );
    expect(JSON.parse(answers[0] ?? '[]')).toHaveLength(60);
    expect(new Set(answers).size).toBe(1);
  }, 120_000);
});
