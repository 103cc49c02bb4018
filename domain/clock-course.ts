// The course of a limit: its plan with recounts carried in, and which days of it count.
// Leaves out where the limit ends (clock-count.ts).
import type { Plan, Standstill } from './clock-plan.ts';
import type { Calendar, Counting, LimitUnit, Span } from './law.ts';
import { addDays, isKnownYear, isWorkingDay, localDate, localInstant } from './working-days.ts';

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

/** A plan with its recounts carried in: what the walk and the explanation work on. */
export interface Course {
  startOn: string;
  startAt: number;
  startDay: Counting['startDay'];
  /** The budget first, then the extensions. */
  spans: Span[];
  standstills: Standstill[];
  excluded: Plan['excluded'];
  /** A recount never ends a clock before the day it was made. */
  notBefore: { on: string; at: number } | null;
}

/** Carries recounts into the course: what was consumed stays consumed, also where the unit changes (T7, T13). */
export function courseOf(plan: Plan, counting: Counting, calendar: Calendar, watch: DayWatch): Course {
  let course: Course = {
    startOn: effectiveStart(plan, counting, calendar, watch),
    startAt: plan.startAt,
    startDay: counting.startDay,
    spans: [plan.budget, ...plan.extensions],
    standstills: plan.standstills,
    excluded: plan.excluded,
    notBefore: null,
  };
  for (const { on, at, budget } of plan.recounts) {
    const [old, ...extensions] = course.spans;
    course = { ...course, spans: [budget, ...extensions], notBefore: { on, at } };
    if (old && changesDays(old.unit, budget.unit)) {
      const left = inDays(budget).n - consumedDays({ ...course, spans: [old] }, on, watch);
      course = { ...course, startOn: on, startDay: 'exclude' };
      course.spans = [{ n: Math.max(0, left), unit: inDays(budget).unit }, ...extensions];
    }
  }
  return course;
}

/** Working days against calendar days. Months and hours hold no whole days to carry: they count from the old start. */
function changesDays(a: LimitUnit, b: LimitUnit): boolean {
  const calendarDays = (unit: LimitUnit): boolean => unit === 'calendarDay' || unit === 'week';
  return (a === 'workingDay' && calendarDays(b)) || (calendarDays(a) && b === 'workingDay');
}

/** Receipt on a day off or after the cutoff moves to the next working day only where the pack says so. */
function effectiveStart(plan: Plan, counting: Counting, calendar: Calendar, watch: DayWatch): string {
  if (counting.afterHours !== 'nextWorkingDay' || plan.budget.unit === 'clockHour') return plan.startOn;
  const { cutoff } = counting;
  const late =
    cutoff !== undefined &&
    localDate(calendar, plan.startAt) === plan.startOn &&
    plan.startAt > localInstant(calendar, plan.startOn, cutoff);
  return late || !watch.isWorkingDay(plan.startOn) ? nextWorkingDay(addDays(plan.startOn, 1), watch) : plan.startOn;
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

/** Whole countable days used up to and including `on`; for months and years calendar days. */
export function consumedDays(course: Course, on: string, watch: DayWatch): number {
  const unit = course.spans[0]?.unit ?? 'calendarDay';
  let used = 0;
  for (
    let day = course.startDay === 'include' ? course.startOn : addDays(course.startOn, 1);
    day <= on;
    day = addDays(day, 1)
  ) {
    if (isCountable(course, unit, day, watch)) used += 1;
  }
  return used;
}

/** That day, or the first working day after it. */
export function nextWorkingDay(date: string, watch: DayWatch): string {
  let day = date;
  while (!watch.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}
