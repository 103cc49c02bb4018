// What must hold for every limit, on random rules and events; and every due date against a second implementation that
// walks day by day on plain Date arithmetic. Leaves out hand-counted dates (clock-count.test.ts) and what is used and left
// on the way (clock-ledgers.test.ts).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cn from '../packs/calendars/CN.json' with { type: 'json' };
import { dueFor } from './clock-count.ts';
import type { ClockEntry } from './clock.ts';
import type { Calendar, Counting, Span } from './law.ts';
import { addDays, localInstant } from './working-days.ts';

const CN: Calendar = { ...cn, hash: '' };
const noon = (on: string): { on: string; at: number } => ({ on, at: localInstant(CN, on, '12:00') });

interface Asked {
  budget: Span;
  start: string;
  counting: Counting;
  pauses: { from: number; days: number }[];
  excluded: { from: number; days: number }[];
  added: number[];
}

const stretch = fc.record({ from: fc.oneof(fc.nat(12), fc.nat(40)), days: fc.nat(12) });
const asked: fc.Arbitrary<Asked> = fc.record({
  budget: fc.oneof(
    fc.record({
      n: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 60 })),
      unit: fc.constantFrom('calendarDay' as const, 'workingDay' as const),
    }),
    fc.record({ n: fc.integer({ min: 1, max: 8 }), unit: fc.constantFrom('week' as const, 'month' as const) }),
  ),
  start: fc.integer({ min: 0, max: 420 }).map((days) => addDays('2024-02-01', days)),
  counting: fc.record({
    startDay: fc.constantFrom('exclude' as const, 'include' as const),
    roll: fc.constantFrom('none' as const, 'nextWorkingDay' as const, 'previousWorkingDay' as const),
    extensionBase: fc.constantFrom('unrolled' as const, 'rolled' as const),
    afterHours: fc.constantFrom('sameDay' as const, 'nextWorkingDay' as const),
    endOfDay: fc.constant('midnight' as const),
  }),
  pauses: fc.array(stretch, { maxLength: 3 }),
  excluded: fc.array(stretch, { maxLength: 2 }),
  added: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
});

/** Pauses one after the other, none on the day another ends; then the rest. */
function entriesOf({ start, pauses, excluded, added, budget }: Asked): ClockEntry[] {
  let day = start;
  const stops = pauses.flatMap(({ from, days }): ClockEntry[] => {
    const [begins, ends] = [addDays(day, from), addDays(day, from + days)];
    day = addDays(ends, 1);
    return [
      { kind: 'pause', ...noon(begins) },
      { kind: 'resume', ...noon(ends) },
    ];
  });
  return [
    ...stops,
    ...excluded.map(({ from, days }): ClockEntry => ({
      ...{ kind: 'excluded', ...noon(start), from: addDays(start, from), to: addDays(start, from + days) },
    })),
    ...added.map((n): ClockEntry => ({
      kind: 'extension',
      ...noon(start),
      added: { n, unit: budget.unit === 'month' ? 'calendarDay' : budget.unit },
    })),
  ];
}

function due(one: Asked, entries = entriesOf(one)): { raw: string | null; due: string | null } {
  const counted = dueFor(one.budget, noon(one.start), one.counting, CN, entries);
  if (!counted.ok) throw new Error(counted.refusal);
  return { raw: counted.rawEndOn, due: counted.dueOn };
}

/** The second implementation: no code shared with the first, only the calendar file. */
const walker = {
  text: (day: Date): string => day.toISOString().slice(0, 10),
  next(date: string, step = 1): string {
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + step);
    return walker.text(day);
  },
  works(date: string): boolean {
    const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    return cn.workDays.includes(date) || (!weekend && !cn.offDays.includes(date));
  },
  rolled(date: string, rule: Counting['roll'], floors: string[]): string {
    let day = date;
    while (rule !== 'none' && !walker.works(day)) day = walker.next(day, rule === 'nextWorkingDay' ? 1 : -1);
    return floors.some((floor) => floor <= date && day < floor) ? walker.rolled(date, 'nextWorkingDay', []) : day;
  },
  inMonths(date: string, months: number, included: boolean): string {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
    if (day > lastOfMonth.getUTCDate()) return walker.text(lastOfMonth);
    return walker.text(new Date(Date.UTC(year, month - 1 + months, included ? day - 1 : day)));
  },
  due(one: Asked): { raw: string; due: string } {
    const { counting, budget } = one;
    let start = one.start;
    if (counting.afterHours === 'nextWorkingDay') while (!walker.works(start)) start = walker.next(start);
    const out = new Set<string>();
    const block = (from: string, to: string): void => {
      for (let day = from; day <= to; day = walker.next(day)) out.add(day);
    };
    for (const { from, days } of one.excluded) block(walker.next(one.start, from), walker.next(one.start, from + days));
    const ending = budget.unit === 'workingDay' && counting.roll === 'none' ? 'nextWorkingDay' : counting.roll;
    const held: { begins: string; ends: string }[] = [];
    const endNow = (): { raw: string; due: string } => {
      const floors = [start, ...held.map(({ ends }) => ends)];
      let raw = walker.end(one, start, out, floors);
      for (const { begins, ends } of held) if (begins >= raw && ends > raw) raw = ends;
      return { raw, due: walker.rolled(raw, ending, floors) };
    };
    let day = one.start;
    for (const { from, days } of one.pauses) {
      const [begins, ends] = [walker.next(day, from), walker.next(day, from + days)];
      day = walker.next(ends);
      if (days === 0 || begins > endNow().due) continue;
      block(walker.next(begins), ends);
      held.push({ begins, ends });
    }
    return endNow();
  },
  end({ budget, counting, added }: Asked, start: string, out: Set<string>, floors: string[]): string {
    const counts = (date: string, unit: string): boolean =>
      !out.has(date) && (unit !== 'workingDay' || walker.works(date));
    const go = (from: string, n: number, unit: string): string => {
      let day = from;
      for (let left = n; left > 0;) {
        day = walker.next(day);
        if (counts(day, unit)) left -= 1;
      }
      return day;
    };
    const isIncluded = counting.startDay === 'include';
    const length = budget.unit === 'week' ? budget.n * 7 : budget.n;
    let raw: string;
    if (budget.unit === 'month') {
      raw = walker.inMonths(start, budget.n, isIncluded);
      let stood = 0;
      for (let day = isIncluded ? start : walker.next(start); day <= raw; day = walker.next(day))
        if (out.has(day)) stood += 1;
      raw = go(raw, stood, 'calendarDay');
    } else raw = go(isIncluded ? walker.next(start, -1) : start, length, budget.unit);
    for (const n of added) {
      const from = counting.extensionBase === 'rolled' ? walker.rolled(raw, counting.roll, floors) : raw;
      raw = go(from, budget.unit === 'week' ? n * 7 : n, budget.unit);
    }
    return raw;
  },
};

describe('every due date', () => {
  it('equals that of a second implementation that walks day by day', () => {
    fc.assert(
      fc.property(asked, (one) => {
        expect(due(one)).toEqual(walker.due(one));
      }),
      { numRuns: 4000 },
    );
  }, 60_000);

  it('is never before the start', () => {
    fc.assert(
      fc.property(asked, (one) => {
        expect((due(one).due ?? '') >= one.start).toBe(true);
      }),
    );
  });
});

describe('moves', () => {
  it('pause and resume on one day change nothing', () => {
    fc.assert(
      fc.property(asked, fc.nat(60), (one, day) => {
        const at = noon(addDays(one.start, day));
        const plain = { ...one, pauses: [] };
        const cycle: ClockEntry[] = [
          { kind: 'pause', ...at },
          { kind: 'resume', ...at },
        ];
        expect(due(plain, [...entriesOf(plain), ...cycle])).toEqual(due(plain));
      }),
    );
  });

  it('extensions and pauses may be entered in any order', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const entries = entriesOf(one);
        const [pauses, others] = [entries.slice(0, one.pauses.length * 2), entries.slice(one.pauses.length * 2)];
        expect(due(one, [...others, ...pauses])).toEqual(due(one, [...pauses, ...others]));
      }),
    );
  });
});
