// The course of a limit: what a clock's plan came to, with its pauses sorted out and its recounts carried in; and which
// days of it count. Leaves out how it is made of a plan (clock-carry.ts) and where it ends (clock-legs.ts).
import type { Plan } from './clock-plan.ts';
import type { Calendar, Counting, LimitUnit, Span } from './law.ts';
import { addDays, isKnownYear, isWorkingDay } from './working-days.ts';

/** Answers "is this a working day" and remembers whether a year without a calendar was asked. */
export interface DayWatch {
  isWorkingDay(date: string): boolean;
  readonly provisional: boolean;
}

export function watchDays(calendar: Calendar): DayWatch {
  let provisional = false;
  return {
    isWorkingDay(date) {
      provisional ||= !isKnownYear(calendar, date);
      return isWorkingDay(calendar, date);
    },
    get provisional() {
      return provisional;
    },
  };
}

/** A stretch in which the clock stands: after day `from` (used up) to day `to` (not counted); `to` null while it lasts. */
export interface Standstill {
  from: string;
  to: string | null;
  fromAt: number;
  toAt: number | null;
}

/** Days after `after` up to and including `to` that count in one unit; empty where `to` is not later. */
export interface Leg {
  after: string;
  to: string;
  unit: LimitUnit;
}

export interface Course {
  startOn: string;
  startAt: number;
  startDay: Counting['startDay'];
  /** What was counted before the last change of the limit, under the limits of that time. */
  used: Leg[];
  /** Days after this one count towards `spans`: the start, the day before it where it is included, or the last change. */
  countsAfter: string;
  /** What is left of the budget at `countsAfter` (months and years: the whole, from the start), then the extensions. */
  spans: Span[];
  standstills: Standstill[];
  excluded: Plan['excluded'];
  /** A recount never ends a clock before the day it was made. */
  notBefore: { on: string; at: number } | null;
}

export function isHours(span: Span | undefined): boolean {
  return span?.unit === 'clockHour' || span?.unit === 'businessHour';
}

/** The length in months, or null where the unit is a shorter one. */
export function inMonths({ n, unit }: Span): number | null {
  return unit === 'year' ? n * 12 : unit === 'month' ? n : null;
}

/** Weeks are seven calendar days. */
export function inDays(span: Span): Span {
  return span.unit === 'week' ? { n: span.n * 7, unit: 'calendarDay' } : span;
}

/** Paused on that day (after the day of the pause, up to and including the day of resumption) or excluded. */
export function isStopped(course: Pick<Course, 'standstills' | 'excluded'>, date: string): boolean {
  return isPaused(course.standstills, date) || course.excluded.some(({ from, to }) => from <= date && date <= to);
}

export function isPaused(standstills: Standstill[], date: string): boolean {
  return standstills.some(({ from, to }) => from < date && (to === null || date <= to));
}

export function isCountable(course: Course, unit: LimitUnit, date: string, watch: DayWatch): boolean {
  return !isStopped(course, date) && (unit !== 'workingDay' || watch.isWorkingDay(date));
}

/** The course as if a clock that stands were resumed on `day` (at the instant `at`, ms), or when it was paused if later. */
export function resumedBy(course: Course, day: string, at: number): Course {
  if (!course.standstills.some(({ to }) => to === null)) return course;
  const standstills = course.standstills.map((one) => ({
    ...one,
    to: one.to ?? (day < one.from ? one.from : day),
    toAt: one.toAt ?? Math.max(one.fromAt, at),
  }));
  return { ...course, standstills };
}

/** That day, or the first working day after it. */
export function nextWorkingDay(date: string, watch: DayWatch): string {
  let day = date;
  while (!watch.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}
