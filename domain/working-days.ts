// Day arithmetic over ISO dates (YYYY-MM-DD) with an explicit calendar and explicit zone offsets: which day an instant
// falls on, when a day starts, which days are working days. Leaves out limits and budgets (clock-count.ts).
import type { Calendar } from './law.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** 0 = Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What the calendar says of a day; `makeUpWorkday` is a weekend day that is worked. */
export type DayKind = 'workday' | 'makeUpWorkday' | 'weekend' | 'holiday';

function utc(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** `date` plus n days; n may be negative. */
export function addDays(date: string, n: number): string {
  // Counting walks day by day: within a month it needs no calendar arithmetic.
  const day = Number(date.slice(8, 10)) + n;
  if (day >= 1 && day <= 28) return `${date.slice(0, 8)}${day < 10 ? '0' : ''}${day}`;
  return iso(utc(date) + n * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (utc(to) - utc(from)) / DAY_MS;
}

/** Corresponding day n months later, else the last day of that month (民法典 202). */
export function addMonths(date: string, n: number): string {
  const first = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + n, 1);
  const month = new Date(first);
  const last = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(first + (Math.min(Number(date.slice(8, 10)), last) - 1) * DAY_MS);
}

/**
 * Last day of n months that commence on `date`: the day before the corresponding day, or the last day of the month
 * where there is none (2026-08-31 + 6 months = 2027-02-28).
 */
export function lastDayOfMonthsFrom(date: string, n: number): string {
  const corresponding = addMonths(date, n);
  return corresponding.slice(8) === date.slice(8) ? addDays(corresponding, -1) : corresponding;
}

export function weekday(date: string): Weekday {
  return new Date(utc(date)).getUTCDay() as Weekday;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** False where only the weekly pattern is known: a date that rests on such a day is provisional. */
export function isKnownYear(calendar: Calendar, date: string): boolean {
  return calendar.years.includes(yearOf(date));
}

/** Kind of a day; in a year without a calendar the weekly pattern alone answers (ask `isKnownYear`). */
export function dayKind(calendar: Calendar, date: string): DayKind {
  if (calendar.offDays.includes(date)) return 'holiday';
  const weekend = calendar.weekend.includes(weekday(date));
  if (calendar.workDays.includes(date)) return weekend ? 'makeUpWorkday' : 'workday';
  return weekend ? 'weekend' : 'workday';
}

export function isWorkingDay(calendar: Calendar, date: string): boolean {
  const kind = dayKind(calendar, date);
  return kind === 'workday' || kind === 'makeUpWorkday';
}

/** Minutes east of UTC at an instant; before the first row the first row holds. */
function offsetAt(calendar: Calendar, instantMs: number): number {
  let minutes = calendar.offsets[0]?.minutes ?? 0;
  for (const offset of calendar.offsets) if (offset.from <= instantMs) minutes = offset.minutes;
  return minutes;
}

/** The local date of an instant (ms since epoch). */
export function localDate(calendar: Calendar, instantMs: number): string {
  return iso(instantMs + offsetAt(calendar, instantMs) * MINUTE_MS);
}

/**
 * Instant (ms) of a local wall time HH:MM, 24:00 allowed. A wall time that happens twice means the first;
 * one that is skipped is read with the offset before the jump.
 */
export function localInstant(calendar: Calendar, date: string, time: string): number {
  const wall = utc(date) + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE_MS;
  const before = offsetAt(calendar, wall - DAY_MS);
  const after = offsetAt(calendar, wall + DAY_MS);
  for (const minutes of [before, after]) {
    const instant = wall - minutes * MINUTE_MS;
    if (offsetAt(calendar, instant) === minutes) return instant;
  }
  return wall - before * MINUTE_MS;
}

/** Exclusive end of a local day: the instant of the next local midnight. */
export function startOfNextDay(calendar: Calendar, date: string): number {
  return localInstant(calendar, addDays(date, 1), '00:00');
}

export function startOfDay(calendar: Calendar, date: string): number {
  return localInstant(calendar, date, '00:00');
}
