// Corners of the ledger, each counted by hand: limits changed twice, facts entered late, receipts that moved, days after
// the end. March 2026 under the Chinese calendar has no day off but weekends; Mon 04-06 is off. Random ledgers are in
// clock-properties.test.ts.
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../adapters/packs.ts';
import { dueFor } from './clock-count.ts';
import { explain } from './clock-explain.ts';
import {
  expireClock,
  excludeDays,
  foldClock,
  pauseClock,
  recountClock,
  resumeClock,
  startClock,
} from './clock-ledger.ts';
import { consumed, remaining } from './clock-use.ts';
import type { Clock, ClockEntry, ClockMove } from './clock.ts';
import type { Counting, Law, LimitUnit, Span } from './law.ts';
import { localInstant } from './working-days.ts';

const EXAMPLE = loadPacks().excerpt({ packId: 'cn-service-centre-example', matterType: 'delay' });
const PLAIN: Counting = {
  ...{ startDay: 'exclude', roll: 'none', extensionBase: 'unrolled', afterHours: 'sameDay', endOfDay: 'midnight' },
};
const on = (date: string, time = '12:00') => ({ on: date, at: localInstant(EXAMPLE.calendar, date, time) });
const span = (n: number, unit: LimitUnit): Span => ({ n, unit });
const entry = (kind: ClockEntry['kind'], date: string, more: Partial<ClockEntry> = {}): ClockEntry => ({
  ...{ kind, ...on(date), ...more },
});

function lawOf(limit: Span, counting: Partial<Counting> = {}): Law {
  const handling = { ...EXAMPLE.clocks['handling']!, limit };
  return { ...EXAMPLE, counting: { ...PLAIN, ...counting }, clocks: { ...EXAMPLE.clocks, handling } };
}
function lived(law: Law, start: string, ...moves: ((clock: Clock) => ClockMove)[]): Clock {
  const begun = foldClock({}, startClock(law, 'handling', on(start)))['handling']!;
  return moves.reduce((clock, move) => foldClock({ handling: clock }, move(clock))['handling']!, begun);
}
const recounted = (law: Law, date: string, budget: Span) => (clock: Clock) =>
  recountClock(law, clock, { ...on(date), budget });
const dates = (limit: Span, start: string, entries: ClockEntry[], counting: Partial<Counting> = {}) =>
  dueFor(limit, on(start), { ...PLAIN, ...counting }, EXAMPLE.calendar, entries);
const used = (law: Law, clock: Clock, date: string) => [consumed(law, clock, date), remaining(law, clock, date)];

describe('a limit that changes', () => {
  it('carries working days into calendar days', () => {
    const law = lawOf(span(20, 'workingDay'));
    const clock = lived(law, '2026-03-02', recounted(law, '2026-03-09', span(60, 'calendarDay'))); // Mon, Mon: 5 used
    expect(clock.dueOn).toBe('2026-05-03'); // 55 days
    expect([used(law, clock, '2026-03-09'), used(law, clock, '2026-03-14')]).toEqual([
      [5, 55],
      [10, 50],
    ]);
    expect(used(law, clock, '2026-03-06')).toEqual([4, 56]); // as it was before the change
  });

  it('and calendar days into working days', () => {
    const law = lawOf(span(20, 'calendarDay'));
    const clock = lived(law, '2026-03-02', recounted(law, '2026-03-09', span(20, 'workingDay'))); // 7 used
    expect(clock.dueOn).toBe('2026-03-26'); // Thu: 10-13, 16-20, 23-26
    expect(used(law, clock, '2026-03-09')).toEqual([7, 13]);
  });

  it('a second time gives no carried day back', () => {
    const law = lawOf(span(20, 'workingDay'));
    const clock = lived(
      law,
      '2026-03-02',
      recounted(law, '2026-03-09', span(60, 'calendarDay')), // 5 used
      recounted(law, '2026-03-19', span(90, 'calendarDay')), // 15 used
    );
    expect(clock.dueOn).toBe('2026-06-02'); // 75 days
    expect(used(law, clock, '2026-03-19')).toEqual([15, 75]);
    const back = lived(
      law,
      '2026-03-02',
      recounted(law, '2026-03-09', span(60, 'calendarDay')),
      recounted(law, '2026-03-19', span(20, 'workingDay')), // 15 used, 5 left: 20, 23-26
    );
    expect(back.dueOn).toBe('2026-03-26');
  });

  it('months hold whole days too; a limit in months counts from the old start', () => {
    const law = lawOf(span(1, 'month'));
    const clock = lived(law, '2026-03-02', recounted(law, '2026-03-09', span(20, 'workingDay'))); // 7 used
    expect(clock.dueOn).toBe('2026-03-26');
    const months = lived(law, '2026-03-02', recounted(law, '2026-03-09', span(2, 'month')));
    expect(months.dueOn).toBe('2026-05-02');
    expect(used(law, months, '2026-03-09')).toEqual([7, 54]);
  });

  it('to less than was used ends on that day, and what was used stays used', () => {
    const law = lawOf(span(20, 'workingDay'));
    const clock = lived(law, '2026-03-02', recounted(law, '2026-03-13', span(3, 'workingDay'))); // Fri, 9 used
    expect(clock.dueOn).toBe('2026-03-13');
    expect(used(law, clock, '2026-03-13')).toEqual([9, 0]);
  });

  it('says so on the day of the change', () => {
    const law = lawOf(span(20, 'workingDay'));
    const clock = lived(law, '2026-03-02', recounted(law, '2026-03-09', span(8, 'calendarDay')));
    expect(explain(law, clock).map(({ on: day, code, n }) => `${day} ${code} ${n ?? ''}`.trim())).toEqual([
      '2026-03-02 startDay',
      ...['2026-03-03 counted 1', '2026-03-04 counted 2', '2026-03-05 counted 3', '2026-03-06 counted 4'],
      ...['2026-03-07 weekend', '2026-03-08 weekend', '2026-03-09 recount 5'],
      ...['2026-03-10 counted 6', '2026-03-11 counted 7', '2026-03-12 counted 8'],
    ]);
  });
});

describe('an expiry that a later entry proved wrong', () => {
  const TEN = span(10, 'calendarDay'); // from Mon 03-02: Thu 03-12
  const expired = entry('expire', '2026-03-12');

  it('swallows no later pause: excluded days entered after it', () => {
    const hearing = entry('excluded', '2026-03-13', { from: '2026-03-05', to: '2026-03-06' }); // now Sat 03-14
    const cycle = [entry('pause', '2026-03-13'), entry('resume', '2026-03-17')]; // 9 used on Fri
    expect(dates(TEN, '2026-03-02', [expired, hearing, ...cycle])).toMatchObject({ dueOn: '2026-03-18' }); // Wed
  });

  it('nor one that was entered before the late extension', () => {
    const cycle = [entry('pause', '2026-03-20'), entry('resume', '2026-03-25')]; // 5 days
    const granted = entry('extension', '2026-03-10', { added: span(20, 'calendarDay') }); // now Wed 04-01
    expect(dates(TEN, '2026-03-02', [expired, ...cycle, granted])).toMatchObject({ dueOn: '2026-04-06' });
  });

  it('but a real one does, also where nobody entered it', () => {
    const cycle = [entry('pause', '2026-03-20'), entry('resume', '2026-03-25')];
    const late = entry('extension', '2026-03-26', { added: span(20, 'calendarDay') });
    expect(dates(TEN, '2026-03-02', [expired, ...cycle, late])).toMatchObject({ dueOn: '2026-04-01' });
    expect(dates(TEN, '2026-03-02', [...cycle, late])).toMatchObject({ dueOn: '2026-04-01' });
  });

  it('a pause after the late extension counts although one before it did not', () => {
    const none = [entry('pause', '2026-03-16', { reason: 'a' })];
    const late = entry('extension', '2026-03-17', { added: span(20, 'calendarDay') });
    const cycle = [entry('pause', '2026-03-18', { reason: 'b' }), entry('resume', '2026-03-20', { reason: 'b' })];
    expect(dates(TEN, '2026-03-02', [expired, ...none, late, ...cycle])).toMatchObject({ dueOn: '2026-04-03' });
  });

  it('and the clock stands again', () => {
    const law = lawOf(TEN);
    const clock = lived(
      law,
      '2026-03-02',
      (one) => expireClock(one, { ...on('2026-03-13'), on: '2026-03-12' }),
      (one) => excludeDays(law, one, { ...on('2026-03-13'), from: '2026-03-05', to: '2026-03-06' }),
      (one) => pauseClock(law, one, on('2026-03-13')),
    );
    expect(clock.standing).toBe('paused');
    const resumed = foldClock({ handling: clock }, resumeClock(law, clock, on('2026-03-17')))['handling']!;
    expect(resumed).toMatchObject({ standing: 'running', dueOn: '2026-03-18' });
  });
});

describe('used and left', () => {
  it('a receipt that moved leaves the whole budget, never more', () => {
    const law = lawOf(span(10, 'calendarDay'), { afterHours: 'nextWorkingDay' });
    const clock = lived(law, '2026-10-03'); // Sat in the holiday, received on Thu 10-08
    expect(clock.dueOn).toBe('2026-10-18');
    expect([used(law, clock, '2026-10-03'), used(law, clock, '2026-10-09')]).toEqual([
      [0, 10],
      [1, 9],
    ]);
  });

  it('after the end days go on being counted, nothing is left', () => {
    const law = lawOf(span(10, 'calendarDay'), { roll: 'nextWorkingDay' });
    const clock = lived(law, '2026-03-04'); // raw Sat 03-14, due Mon 03-16
    expect(['2026-03-14', '2026-03-16', '2026-03-20'].map((day) => used(law, clock, day))).toEqual([
      [10, 0],
      [12, 0],
      [16, 0],
    ]);
  });

  it('where extensions start at the rolled end, the days it moved over count for neither', () => {
    const law = lawOf(span(10, 'calendarDay'), { roll: 'nextWorkingDay', extensionBase: 'rolled' });
    const clock = lived(law, '2026-03-04');
    const more = {
      ...clock,
      entries: [...clock.entries, entry('extension', '2026-03-15', { added: span(5, 'calendarDay') })],
    };
    for (const one of [clock, more]) expect(consumed(law, one, '2026-03-16')).toBe(10);
    expect([remaining(law, more, '2026-03-04'), remaining(law, more, '2026-03-16')]).toEqual([15, 5]);
    expect([consumed(law, clock, '2026-03-17'), consumed(law, more, '2026-03-17')]).toEqual([11, 11]);
  });

  it('each extension is used in its own unit', () => {
    const law = lawOf(span(5, 'workingDay'));
    const clock = lived(law, '2026-03-02'); // Mon: Mon 03-09, + 5 days: Sat 03-14
    const more = {
      ...clock,
      entries: [...clock.entries, entry('extension', '2026-03-03', { added: span(5, 'calendarDay') })],
    };
    expect(['2026-03-02', '2026-03-09', '2026-03-14'].map((day) => used(law, more, day))).toEqual([
      [0, 10],
      [5, 5],
      [10, 0],
    ]);
  });

  it('hours left of a clock that stands are those it had when it stopped', () => {
    const law = lawOf(span(48, 'clockHour'));
    const clock = lived(law, '2026-03-02', (one) => pauseClock(law, one, on('2026-03-03', '10:00')));
    expect([used(law, clock, '2026-03-03'), used(law, clock, '2026-03-09')]).toEqual([
      [22, 26],
      [22, 26],
    ]);
  });

  it('hours carried into fewer hours leave nothing', () => {
    const law = lawOf(span(48, 'clockHour'));
    const clock = lived(law, '2026-03-02', recounted(law, '2026-03-04', span(24, 'clockHour')));
    expect(clock.dueAt).toBe(on('2026-03-04').at);
    expect(used(law, clock, '2026-03-02')).toEqual([12, 12]);
    expect(used(law, clock, '2026-03-04')).toEqual([60, 0]);
  });
});

describe('rolling back', () => {
  const BACK = { roll: 'previousWorkingDay' } as const;

  it('never goes before the start', () => {
    expect(dates(span(1, 'calendarDay'), '2026-03-07', [], BACK)).toMatchObject({ dueOn: '2026-03-09' }); // Sat: raw Sun, Mon
    expect(dates(span(1, 'calendarDay'), '2026-03-06', [], BACK)).toMatchObject({ dueOn: '2026-03-06' }); // Fri: raw Sat
  });

  it('nor before the day of resumption', () => {
    const cycle = [entry('pause', '2026-03-11'), entry('resume', '2026-03-14')]; // 9 used, Sat
    expect(dates(span(10, 'calendarDay'), '2026-03-02', cycle, BACK)).toMatchObject({
      ...{ rawEndOn: '2026-03-15', dueOn: '2026-03-16' }, // Sun, Mon
    });
  });

  it('nor before the day a limit was changed', () => {
    const shorter = entry('recount', '2026-03-08', { budget: span(2, 'calendarDay') }); // Sun
    expect(dates(span(10, 'calendarDay'), '2026-03-02', [shorter], BACK)).toMatchObject({ dueOn: '2026-03-09' });
  });
});

describe('paused when nothing was left', () => {
  const cycle = [entry('pause', '2026-03-09'), entry('resume', '2026-03-14')]; // Mon .. Sat

  it('the limit ends on the day of resumption, unrolled, and is due there, rolled', () => {
    const counting = { roll: 'nextWorkingDay' } as const;
    expect(dates(span(5, 'workingDay'), '2026-03-02', cycle, counting)).toMatchObject({
      ...{ rawEndOn: '2026-03-14', dueOn: '2026-03-16' },
    });
    const again = [...cycle, entry('pause', '2026-03-16'), entry('resume', '2026-03-18')];
    expect(dates(span(5, 'workingDay'), '2026-03-02', again, counting)).toMatchObject({
      ...{ rawEndOn: '2026-03-18', dueOn: '2026-03-18' },
    });
  });

  it('an extension gives the same day before and after the pause', () => {
    const added = entry('extension', '2026-03-05', { added: span(5, 'workingDay') });
    const later = { ...added, ...on('2026-03-16') };
    expect(dates(span(5, 'workingDay'), '2026-03-02', [added, ...cycle])).toMatchObject({ dueOn: '2026-03-20' }); // Fri
    expect(dates(span(5, 'workingDay'), '2026-03-02', [...cycle, later])).toMatchObject({ dueOn: '2026-03-20' });
  });

  it('the account ends with the day of resumption', () => {
    const law = lawOf(span(5, 'workingDay'));
    const clock = lived(
      law,
      '2026-03-02',
      (one) => pauseClock(law, one, on('2026-03-09')),
      (one) => resumeClock(law, one, on('2026-03-14')),
    );
    expect(
      explain(law, clock)
        .slice(7)
        .map(({ on: day, code, n }) => `${day} ${code} ${n ?? ''}`.trim()),
    ).toEqual([
      '2026-03-09 counted 5',
      ...[10, 11, 12, 13].map((day) => `2026-03-${day} paused`),
      '2026-03-14 resumptionDay',
      '2026-03-15 weekend',
      '2026-03-16 rolled',
    ]);
    expect(used(law, clock, '2026-03-14')).toEqual([5, 0]);
  });
});

it('a pause that ends on its own day changes nothing, also in a stretch that rolling back cut out of the count', () => {
  const rules = { roll: 'previousWorkingDay', extensionBase: 'rolled' } as const;
  const added = entry('extension', '2026-03-06', { added: span(3, 'calendarDay') });
  const noted = [entry('pause', '2026-03-14'), entry('resume', '2026-03-14')]; // raw end Sat 03-14, rolled back to Fri
  const plain = dates(span(12, 'calendarDay'), '2026-03-02', [added], rules);
  expect(plain).toMatchObject({ dueOn: '2026-03-16' }); // three days after Fri 03-13
  expect(dates(span(12, 'calendarDay'), '2026-03-02', [added, ...noted], rules)).toEqual(plain);
});
