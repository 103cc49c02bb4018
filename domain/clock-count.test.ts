import { describe, expect, it } from 'vitest';
import cn from '../packs/calendars/CN.json' with { type: 'json' };
import { countBack, dueFor } from './clock-count.ts';
import { watchDays } from './clock-course.ts';
import type { ClockEntry } from './clock.ts';
import type { Calendar, Counting, LimitUnit, Span } from './law.ts';
import { localDate, localInstant, startOfNextDay } from './working-days.ts';

const CN: Calendar = { ...cn, hash: '' };
const plain = (id: string, years: number[], offDays: string[]): Calendar => ({
  ...CN,
  id,
  years,
  offDays,
  workDays: [],
  offsets: [{ from: 0, minutes: 0 }],
});
const ENGLAND = plain(
  'ENG',
  [2026, 2027],
  [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
  ],
);
const SCOTLAND = plain('SCT', [2026], ['2026-01-01', '2026-01-02', '2026-04-03', '2026-05-04']);
const IRELAND = plain('IE', [2026], ['2026-01-01', '2026-02-02', '2026-03-17', '2026-04-06']);
const NO_CALENDAR = plain('NONE', [], []);

const COUNTING: Counting = {
  startDay: 'exclude',
  roll: 'nextWorkingDay',
  extensionBase: 'unrolled',
  afterHours: 'sameDay',
  endOfDay: 'midnight',
};
const NO_ROLL: Counting = { ...COUNTING, roll: 'none' };

const noon = (on: string): { on: string; at: number } => ({ on, at: localInstant(CN, on, '12:00') });
const entry = (kind: ClockEntry['kind'], on: string, more: Partial<ClockEntry> = {}): ClockEntry => ({
  kind,
  ...noon(on),
  ...more,
});
const span = (n: number, unit: LimitUnit): Span => ({ n, unit });
const added = (on: string, n: number, unit: LimitUnit): ClockEntry => entry('extension', on, { added: span(n, unit) });

function count(budget: Span, start: string, entries: ClockEntry[] = [], counting = COUNTING, calendar = CN) {
  const counted = dueFor(budget, noon(start), counting, calendar, entries);
  if (!counted.ok) throw new Error(counted.refusal);
  return counted;
}
const due = (...args: Parameters<typeof count>): string | null => count(...args).dueOn;

describe('the checked dates of law.md 1.9', () => {
  it.each<[string, Span, string, string, string, ClockEntry[], Counting, Calendar]>([
    [
      'ends inside Spring Festival',
      span(15, 'calendarDay'),
      '2026-02-05',
      '2026-02-20',
      '2026-02-24',
      [],
      COUNTING,
      CN,
    ], // Thu -> raw Fri, due Tue
    [
      'a make-up Saturday is no day off',
      span(15, 'calendarDay'),
      '2026-01-30',
      '2026-02-14',
      '2026-02-14',
      [],
      COUNTING,
      CN,
    ], // Fri -> Sat
    [
      'rolls onto a make-up Sunday',
      span(15, 'calendarDay'),
      '2025-12-19',
      '2026-01-03',
      '2026-01-04',
      [],
      COUNTING,
      CN,
    ], // Fri -> raw Sat, due Sun
    ['National Day', span(60, 'calendarDay'), '2026-08-03', '2026-10-02', '2026-10-08', [], COUNTING, CN], // Mon -> raw Fri, due Thu
    ['60 before the extension', span(60, 'calendarDay'), '2026-07-06', '2026-09-04', '2026-09-04', [], COUNTING, CN], // Mon -> Fri
    [
      '60 + 30 from the unrolled end',
      span(60, 'calendarDay'),
      '2026-07-06',
      '2026-10-04',
      '2026-10-08',
      [added('2026-09-01', 30, 'calendarDay')],
      COUNTING,
      CN,
    ], // raw Sun, due Thu
    [
      '5 working days over Spring Festival',
      span(5, 'workingDay'),
      '2026-02-12',
      '2026-02-26',
      '2026-02-26',
      [],
      COUNTING,
      CN,
    ], // Thu -> Thu
    [
      '7 working days, two make-up Saturdays inside',
      span(7, 'workingDay'),
      '2026-02-12',
      '2026-02-28',
      '2026-02-28',
      [],
      COUNTING,
      CN,
    ], // Thu -> Sat
    [
      '5 working days, make-up Sunday',
      span(5, 'workingDay'),
      '2026-09-18',
      '2026-09-24',
      '2026-09-24',
      [],
      COUNTING,
      CN,
    ], // Fri -> Thu
    [
      '5 working days over National Day',
      span(5, 'workingDay'),
      '2026-09-28',
      '2026-10-10',
      '2026-10-10',
      [],
      COUNTING,
      CN,
    ], // Mon -> Sat
    [
      '7 working days over Labour Day',
      span(7, 'workingDay'),
      '2026-04-30',
      '2026-05-13',
      '2026-05-13',
      [],
      COUNTING,
      CN,
    ], // Thu -> Wed
    [
      '1 working day, the next is a make-up Saturday',
      span(1, 'workingDay'),
      '2026-02-13',
      '2026-02-14',
      '2026-02-14',
      [],
      COUNTING,
      CN,
    ], // Fri -> Sat
    [
      'acknowledgement, England',
      span(5, 'workingDay'),
      '2026-04-02',
      '2026-04-13',
      '2026-04-13',
      [],
      COUNTING,
      ENGLAND,
    ], // Thu -> Mon
    [
      'acknowledgement, Scotland',
      span(5, 'workingDay'),
      '2026-04-02',
      '2026-04-10',
      '2026-04-10',
      [],
      COUNTING,
      SCOTLAND,
    ], // Thu -> Fri
    [
      'stage 2, 20 working days, England',
      span(20, 'workingDay'),
      '2026-12-07',
      '2027-01-07',
      '2027-01-07',
      [],
      COUNTING,
      ENGLAND,
    ], // Mon -> Thu
    [
      'acknowledgement 3 working days, England',
      span(3, 'workingDay'),
      '2026-12-23',
      '2026-12-30',
      '2026-12-30',
      [],
      COUNTING,
      ENGLAND,
    ], // Wed -> Wed
    [
      '30 working days, Ireland',
      span(30, 'workingDay'),
      '2026-02-20',
      '2026-04-07',
      '2026-04-07',
      [],
      COUNTING,
      IRELAND,
    ], // Fri -> Tue
    [
      'extension from the unrolled end',
      span(60, 'calendarDay'),
      '2026-03-03',
      '2026-06-01',
      '2026-06-01',
      [added('2026-05-01', 30, 'calendarDay')],
      COUNTING,
      CN,
    ], // first raw Sat 05-02 -> Mon
    [
      'extension from the rolled end',
      span(60, 'calendarDay'),
      '2026-03-03',
      '2026-06-05',
      '2026-06-05',
      [added('2026-05-01', 30, 'calendarDay')],
      { ...COUNTING, extensionBase: 'rolled' },
      CN,
    ], // first due Wed 05-06 -> Fri
    ['21 days without roll', span(21, 'calendarDay'), '2026-08-01', '2026-08-22', '2026-08-22', [], NO_ROLL, CN], // Sat -> Sat
    ['8 weeks', span(8, 'week'), '2026-03-02', '2026-04-27', '2026-04-27', [], NO_ROLL, ENGLAND], // Mon -> Mon
    [
      '6 months commencing on',
      span(6, 'month'),
      '2026-03-10',
      '2026-09-09',
      '2026-09-09',
      [],
      { ...NO_ROLL, startDay: 'include' },
      ENGLAND,
    ], // Tue -> Wed
  ])('%s', (_why, budget, start, rawEnd, expected, entries, counting, calendar) => {
    expect(count(budget, start, entries, counting, calendar)).toMatchObject({
      rawEndOn: rawEnd,
      dueOn: expected,
      provisional: false,
    });
  });

  it('a count that reaches 2027 under the Chinese calendar is flagged', () => {
    expect(count(span(10, 'workingDay'), '2026-12-28').provisional).toBe(true); // Mon
  });
});

describe('start of a count', () => {
  it('received on a day off counts from that day, unless the pack moves the receipt', () => {
    expect(due(span(1, 'workingDay'), '2026-10-03')).toBe('2026-10-08'); // Sat -> Thu
    expect(due(span(1, 'workingDay'), '2026-10-03', [], { ...COUNTING, afterHours: 'nextWorkingDay' })).toBe(
      '2026-10-09',
    ); // Fri
  });

  it('after hours means strictly later than the cutoff', () => {
    const counting: Counting = { ...COUNTING, afterHours: 'nextWorkingDay', cutoff: '17:30' };
    const dueAt = (ms: number) => {
      const start = { on: '2026-11-24', at: localInstant(CN, '2026-11-24', '17:30') + ms }; // Tue
      return dueFor(span(3, 'calendarDay'), start, counting, CN, []);
    };
    expect(dueAt(0)).toMatchObject({ dueOn: '2026-11-27' }); // Fri
    expect(dueAt(1)).toMatchObject({ rawEndOn: '2026-11-28', dueOn: '2026-11-30' }); // raw Sat, due Mon
  });

  it('start included: day 1 is the start day, on a day off the first working day', () => {
    const counting: Counting = { ...COUNTING, startDay: 'include' };
    expect(due(span(3, 'workingDay'), '2026-11-24', [], counting)).toBe('2026-11-26'); // Tue -> Thu
    expect(due(span(3, 'workingDay'), '2026-11-28', [], counting)).toBe('2026-12-02'); // Sat -> Wed
    expect(due(span(6, 'month'), '2026-02-28', [], { ...counting, roll: 'none' })).toBe('2026-08-27');
  });
});

describe('ends', () => {
  it('the day ends at the next local midnight, or at close of business where the pack has it', () => {
    expect(count(span(1, 'workingDay'), '2026-11-24').dueAt).toBe(startOfNextDay(CN, '2026-11-25'));
    const counting: Counting = { ...COUNTING, endOfDay: 'closeOfBusiness', closesAt: '17:00' };
    expect(count(span(1, 'workingDay'), '2026-11-24', [], counting).dueAt).toBe(
      localInstant(CN, '2026-11-25', '17:00'),
    );
  });

  it('can roll back to the working day before', () => {
    const counting: Counting = { ...COUNTING, roll: 'previousWorkingDay' };
    expect(due(span(15, 'calendarDay'), '2026-02-05', [], counting)).toBe('2026-02-14'); // raw Fri 02-20 -> make-up Sat
  });

  it('months end on the corresponding day or the last, extensions from the end of the first period', () => {
    expect(due(span(1, 'month'), '2026-01-31', [], NO_ROLL)).toBe('2026-02-28');
    expect(due(span(1, 'month'), '2026-01-31', [added('2026-02-02', 1, 'month')], NO_ROLL)).toBe('2026-03-28');
    expect(due(span(1, 'year'), '2028-02-29', [], NO_ROLL)).toBe('2029-02-28');
  });

  it('counts back with the day itself excluded (hearing notice, 5 working days before)', () => {
    const watch = watchDays(CN);
    expect(countBack(span(5, 'workingDay'), '2026-10-12', watch)).toBe('2026-09-29'); // Mon: Sat 10, Fri 9, Thu 8, Wed 30, Tue 29
  });
});

describe('a year without a calendar', () => {
  it('is asked by working days and by rolling, not by calendar units without roll', () => {
    expect(count(span(15, 'calendarDay'), '2026-12-28').provisional).toBe(true); // rolls in 2027
    expect(count(span(15, 'calendarDay'), '2026-12-28', [], NO_ROLL).provisional).toBe(false);
    expect(count(span(3, 'workingDay'), '2026-12-28').provisional).toBe(false); // Mon -> Thu 12-31
    expect(count(span(3, 'month'), '2026-12-01', [], NO_ROLL).provisional).toBe(false);
  });

  it('refuses a working-day count without any calendar', () => {
    expect(dueFor(span(5, 'workingDay'), noon('2026-03-02'), COUNTING, NO_CALENDAR, [])).toEqual({
      ok: false,
      refusal: 'calendar_missing',
      year: 2026,
    });
    expect(count(span(5, 'calendarDay'), '2026-03-02', [], COUNTING, NO_CALENDAR).provisional).toBe(true);
  });
});

describe('pause and resume', () => {
  it('uses up the day of the pause and does not count the day of resumption', () => {
    const cycle = [entry('pause', '2026-03-04'), entry('resume', '2026-03-10')]; // Wed .. Tue
    expect(due(span(10, 'calendarDay'), '2026-03-02', cycle)).toBe('2026-03-18'); // 2 used, 8 from 03-11 (Wed)
  });

  it('changes nothing when both are on one day', () => {
    const cycle = [entry('pause', '2026-03-04'), entry('resume', '2026-03-04')];
    expect(count(span(10, 'workingDay'), '2026-03-02', cycle)).toEqual(count(span(10, 'workingDay'), '2026-03-02'));
  });

  it('stands until the last reason ends', () => {
    const two = [
      entry('pause', '2026-03-04', { reason: 'supplement' }),
      entry('pause', '2026-03-06', { reason: 'hearing' }),
      entry('resume', '2026-03-09', { reason: 'supplement' }),
    ];
    expect(count(span(10, 'calendarDay'), '2026-03-02', two)).toMatchObject({ paused: true, dueOn: null, dueAt: null });
    const ended = [...two, entry('resume', '2026-03-10', { reason: 'hearing' })];
    expect(due(span(10, 'calendarDay'), '2026-03-02', ended)).toBe('2026-03-18'); // Wed
  });

  it('on the last day leaves nothing: due is the day of resumption, rolled', () => {
    const cycle = [entry('pause', '2026-03-09'), entry('resume', '2026-03-14')]; // Mon .. Sat
    expect(due(span(5, 'workingDay'), '2026-03-02', cycle)).toBe('2026-03-16'); // Mon
  });

  it('between the raw end and the rolled due leaves nothing either', () => {
    const cycle = [entry('pause', '2026-10-04'), entry('resume', '2026-10-12')]; // raw Fri 10-02, due Thu 10-08
    expect(due(span(60, 'calendarDay'), '2026-08-03', cycle)).toBe('2026-10-12'); // Mon
    const early = [entry('pause', '2026-10-04'), entry('resume', '2026-10-06')];
    expect(due(span(60, 'calendarDay'), '2026-08-03', early)).toBe('2026-10-08'); // never earlier than it was
  });

  it('after expiry has no effect on the date, even when the limit is extended later', () => {
    const late = [entry('pause', '2026-03-20'), entry('resume', '2026-03-25')];
    expect(due(span(10, 'calendarDay'), '2026-03-02', late)).toBe('2026-03-12'); // Thu
    const extended = [entry('expire', '2026-03-12'), ...late, added('2026-03-26', 20, 'calendarDay')];
    expect(due(span(10, 'calendarDay'), '2026-03-02', extended)).toBe('2026-04-01'); // from the old unrolled end
  });

  it('adds the days paused to the end of a budget in months', () => {
    const cycle = [entry('pause', '2026-03-04'), entry('resume', '2026-03-10')]; // 6 days
    expect(due(span(1, 'month'), '2026-03-02', cycle, NO_ROLL)).toBe('2026-04-08');
  });

  it('counts by effective date, whatever the order of entry', () => {
    const entries = [entry('resume', '2026-03-10'), entry('pause', '2026-03-04')];
    expect(due(span(10, 'calendarDay'), '2026-03-02', entries)).toBe('2026-03-18');
  });
});

describe('other entries', () => {
  it('does not count excluded days, both ends inclusive', () => {
    const hearing = [entry('excluded', '2026-03-03', { from: '2026-03-05', to: '2026-03-06' })];
    expect(due(span(10, 'calendarDay'), '2026-03-02', hearing)).toBe('2026-03-16'); // raw Sat 14 -> Mon
    const weekend = [entry('excluded', '2026-03-03', { from: '2026-03-07', to: '2026-03-08' })]; // Sat, Sun
    expect(due(span(10, 'workingDay'), '2026-03-02', weekend)).toBe(due(span(10, 'workingDay'), '2026-03-02'));
  });

  it('a reset gives a fresh budget; earlier pauses and extensions are void', () => {
    const entries = [
      added('2026-03-03', 10, 'calendarDay'),
      entry('pause', '2026-03-04'),
      entry('reset', '2026-03-10'),
    ];
    expect(due(span(10, 'calendarDay'), '2026-03-02', entries)).toBe('2026-03-20'); // Fri
  });

  it('a recount carries what was consumed', () => {
    const same = [entry('recount', '2026-03-06', { budget: span(15, 'workingDay') })];
    expect(due(span(5, 'workingDay'), '2026-03-02', same)).toBe('2026-03-23'); // Mon: counted from the old start
    const other = [entry('recount', '2026-03-06', { budget: span(60, 'calendarDay') })]; // 4 working days used
    expect(due(span(5, 'workingDay'), '2026-03-02', other, NO_ROLL)).toBe('2026-05-01'); // 56 days after 03-06
  });

  it('a recount to less than was consumed is due that day, never before it', () => {
    const entries = [entry('recount', '2026-03-13', { budget: span(3, 'workingDay') })];
    expect(due(span(20, 'workingDay'), '2026-03-02', entries)).toBe('2026-03-13'); // Fri
  });
});

describe('hours', () => {
  const at = (on: string, time: string): number => localInstant(CN, on, time);

  it('clock hours run from the moment, through nights and holidays', () => {
    const counted = dueFor(
      span(24, 'clockHour'),
      { on: '2026-10-01', at: at('2026-10-01', '16:20') },
      COUNTING,
      CN,
      [],
    );
    expect(counted).toMatchObject({ dueOn: null, dueAt: at('2026-10-02', '16:20'), provisional: false });
  });

  it('clock hours stand while paused', () => {
    const entries: ClockEntry[] = [
      { kind: 'pause', on: '2026-10-01', at: at('2026-10-01', '17:20') },
      { kind: 'resume', on: '2026-10-03', at: at('2026-10-03', '09:00') },
    ];
    const start = { on: '2026-10-01', at: at('2026-10-01', '16:20') };
    expect(dueFor(span(2, 'clockHour'), start, COUNTING, CN, entries)).toMatchObject({
      dueAt: at('2026-10-03', '10:00'),
    });
    expect(dueFor(span(2, 'clockHour'), start, COUNTING, CN, entries.slice(0, 1))).toMatchObject({
      paused: true,
      dueAt: null,
    });
    expect(dueFor(span(1, 'clockHour'), start, COUNTING, CN, entries)).toMatchObject({
      dueAt: at('2026-10-01', '17:20'),
    });
  });

  it('business hours count while the office is open', () => {
    const counting: Counting = { ...COUNTING, opensAt: '09:00', closesAt: '17:00' };
    const counted = dueFor(
      span(10, 'businessHour'),
      { on: '2026-09-30', at: at('2026-09-30', '15:00') },
      counting,
      CN,
      [],
    );
    expect(counted).toMatchObject({ dueAt: at('2026-10-08', '17:00') }); // Wed 2 h, Thu 8 h
    expect(localDate(CN, at('2026-10-08', '17:00'))).toBe('2026-10-08');
  });
});
