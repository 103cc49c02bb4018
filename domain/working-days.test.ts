import { describe, expect, it } from 'vitest';
import type { Calendar } from './law.ts';
import {
  addDays,
  addMonths,
  dayKind,
  daysBetween,
  isKnownYear,
  isWorkingDay,
  lastDayOfMonthsFrom,
  localDate,
  localInstant,
  startOfNextDay,
  weekday,
} from './working-days.ts';

const LONDON: Calendar = {
  id: 'EN',
  version: '1',
  hash: '',
  example: false,
  years: [2026],
  offDays: ['2026-04-03', '2026-04-06'],
  workDays: [],
  weekend: [0, 6],
  offsets: [
    { from: Date.UTC(2025, 9, 26, 1), minutes: 0 },
    { from: Date.UTC(2026, 2, 29, 1), minutes: 60 },
    { from: Date.UTC(2026, 9, 25, 1), minutes: 0 },
  ],
};

describe('days', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(weekday('2026-11-24')).toBe(2); // Tuesday
  });

  it('adds months to the corresponding day, else the last day of the month (民法典 202)', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-02-28', 1)).toBe('2026-03-28');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  it('ends months "commencing on" a day the day before the corresponding one, or with the month', () => {
    expect(lastDayOfMonthsFrom('2026-03-10', 6)).toBe('2026-09-09');
    expect(lastDayOfMonthsFrom('2026-08-31', 6)).toBe('2027-02-28');
    expect(lastDayOfMonthsFrom('2026-03-01', 1)).toBe('2026-03-31');
  });

  it('knows days off, and that a year without a calendar is only guessed', () => {
    expect(dayKind(LONDON, '2026-04-03')).toBe('holiday'); // Good Friday
    expect(dayKind(LONDON, '2026-04-04')).toBe('weekend');
    expect(dayKind({ ...LONDON, workDays: ['2026-04-04'] }, '2026-04-04')).toBe('makeUpWorkday');
    expect(isWorkingDay(LONDON, '2027-01-01')).toBe(true); // Friday: the weekly pattern only
    expect(isKnownYear(LONDON, '2027-01-01')).toBe(false);
  });
});

describe('instants', () => {
  it('turn into local dates by the offsets of the calendar', () => {
    expect(localDate(LONDON, Date.UTC(2026, 5, 30, 23, 30))).toBe('2026-07-01');
    expect(localDate(LONDON, Date.UTC(2026, 11, 31, 23, 30))).toBe('2026-12-31');
  });

  it('start a day that is 23 or 25 hours long where the clocks change', () => {
    const lengthOf = (date: string): number =>
      (startOfNextDay(LONDON, date) - localInstant(LONDON, date, '00:00')) / 3_600_000;
    expect([lengthOf('2026-03-28'), lengthOf('2026-03-29'), lengthOf('2026-10-25')]).toEqual([24, 23, 25]);
  });

  it('read a wall time that happens twice as the first, and one that is skipped by the offset before', () => {
    expect(localInstant(LONDON, '2026-10-25', '01:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(localInstant(LONDON, '2026-03-29', '01:30')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(localInstant(LONDON, '2026-07-01', '24:00')).toBe(startOfNextDay(LONDON, '2026-07-01'));
  });
});
