// Counts a limit: from a budget, a start, counting rules and entries to the last day and the instant it is over
// (clock-semantics.md; 民法典 201-203). Leaves out alarms and moves (clock-ledger.ts).
import type { ClockEntry } from './clock.ts';
import { hoursEnd } from './clock-hours.ts';
import { planFrom, type Plan, type Standstill } from './clock-plan.ts';
import type { Calendar, Counting, LimitUnit, Span } from './law.ts';
import {
  addDays,
  addMonths,
  isKnownYear,
  isWorkingDay,
  lastDayOfMonthsFrom,
  localDate,
  localInstant,
  startOfNextDay,
  yearOf,
} from './working-days.ts';

/** A count that came to an end, or stands. `dueAt` is exclusive (ms); `dueOn` and `rawEndOn` are null for hours. */
export interface Counted {
  ok: true;
  paused: boolean;
  dueOn: string | null;
  dueAt: number | null;
  rawEndOn: string | null;
  provisional: boolean;
}

/** A working-day or business-hour count without any calendar at all. */
export interface NotCounted {
  ok: false;
  refusal: 'calendar_missing';
  year: number;
}

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

/**
 * Last day and end of a limit. `entries` are those after the start; their order in time is taken from `on`.
 * A pause that has not ended makes `paused` with no dates, unless it began after the limit was over.
 */
export function dueFor(
  budget: Span,
  start: { on: string; at: number },
  counting: Counting,
  calendar: Calendar,
  entries: ClockEntry[],
): Counted | NotCounted {
  const watch = watchDays(calendar);
  const course = courseOf(planFrom(budget, start, entries), counting, calendar, watch);
  const needsCalendar = course.spans.some(({ unit }) => unit === 'workingDay' || unit === 'businessHour');
  if (needsCalendar && calendar.years.length === 0) {
    return { ok: false, refusal: 'calendar_missing', year: yearOf(course.startOn) };
  }
  if (isHours(course.spans[0])) {
    const dueAt = hoursEnd(course, counting, calendar, watch);
    return { ok: true, paused: dueAt === null, dueOn: null, dueAt, rawEndOn: null, provisional: watch.provisional };
  }
  const end = daysEnd(course, counting, watch);
  if (end === null) {
    return { ok: true, paused: true, dueOn: null, dueAt: null, rawEndOn: null, provisional: false };
  }
  return {
    ok: true,
    paused: false,
    dueOn: end.due,
    dueAt: endOfDay(end.due, counting, calendar),
    rawEndOn: end.rawEnd,
    provisional: watch.provisional,
  };
}

/** Exclusive end of a day for acting: the next local midnight, or close of business where the pack has it. */
export function endOfDay(date: string, counting: Counting, calendar: Calendar): number {
  const closes = counting.endOfDay === 'closeOfBusiness' ? counting.closesAt : undefined;
  return closes ? localInstant(calendar, date, closes) : startOfNextDay(calendar, date);
}

export function isHours(span: Span | undefined): boolean {
  return span?.unit === 'clockHour' || span?.unit === 'businessHour';
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

/** Raw end and rolled due of a limit in days or longer; null while it stands. */
export function daysEnd(course: Course, counting: Counting, watch: DayWatch): { rawEnd: string; due: string } | null {
  let held: Standstill[] = [];
  for (const standstill of course.standstills) {
    // A pause that begins after the limit was over changes no date.
    if (standstill.from > endWith(course, held, counting, watch).due) continue;
    if (standstill.to === null) return null;
    held = [...held, standstill];
  }
  return endWith(course, held, counting, watch);
}

function endWith(course: Course, held: Standstill[], counting: Counting, watch: DayWatch): { rawEnd: string; due: string } {
  let rawEnd = rawEndOf({ ...course, standstills: held }, counting, watch);
  if (course.notBefore && rawEnd < course.notBefore.on) rawEnd = course.notBefore.on;
  let due = roll(rawEnd, counting, watch);
  for (const { from, to } of held) {
    // Paused when nothing was left: due on the day of resumption, never overdue by resuming.
    if (from >= rawEnd && to !== null && to > due) due = roll(to, { ...counting, roll: forward(counting.roll) }, watch);
  }
  return { rawEnd, due };
}

function forward(rule: Counting['roll']): Counting['roll'] {
  return rule === 'none' ? 'none' : 'nextWorkingDay';
}

function rawEndOf(course: Course, counting: Counting, watch: DayWatch): string {
  let position = course.startOn;
  course.spans.forEach((span, index) => {
    const include = index === 0 && course.startDay === 'include' && span.n > 0;
    const base = index > 0 && counting.extensionBase === 'rolled' ? roll(position, counting, watch) : position;
    position = spanEnd(course, span, base, include, watch);
  });
  return position;
}

function spanEnd(course: Course, span: Span, base: string, include: boolean, watch: DayWatch): string {
  const months = span.unit === 'year' ? span.n * 12 : span.unit === 'month' ? span.n : null;
  if (months === null) {
    return walk(base, inDays(span).n, include, (date) => isCountable(course, span.unit, date, watch));
  }
  // Days that did not count within a period of months are added to its end.
  const end = include ? lastDayOfMonthsFrom(base, months) : addMonths(base, months);
  let lost = 0;
  for (let day = include ? base : addDays(base, 1); day <= end; day = addDays(day, 1)) if (isStopped(course, day)) lost += 1;
  return walk(end, lost, false, (date) => !isStopped(course, date));
}

/** The n-th countable day after `from` (or from it on, when included); `from` itself for n = 0. */
function walk(from: string, n: number, include: boolean, countable: (date: string) => boolean): string {
  let day = include ? addDays(from, -1) : from;
  for (let counted = 0; counted < n; ) {
    day = addDays(day, 1);
    if (countable(day)) counted += 1;
  }
  return day;
}

/** Weeks are seven calendar days. */
function inDays(span: Span): Span {
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
  for (let day = course.startDay === 'include' ? course.startOn : addDays(course.startOn, 1); day <= on; day = addDays(day, 1)) {
    if (isCountable(course, unit, day, watch)) used += 1;
  }
  return used;
}

function nextWorkingDay(date: string, watch: DayWatch): string {
  let day = date;
  while (!watch.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

function roll(date: string, counting: Counting, watch: DayWatch): string {
  if (counting.roll === 'nextWorkingDay') return nextWorkingDay(date, watch);
  if (counting.roll === 'none') return date;
  let day = date;
  while (!watch.isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/**
 * The last day to act n days (working or calendar) or longer before `date`: the start day is excluded, the n-th
 * countable day back is the last ("5 working days before the hearing", 复议法 51). Hours are not counted back.
 */
export function countBack(span: Span, date: string, watch: DayWatch): string {
  if (span.unit === 'month' || span.unit === 'year') return addMonths(date, span.unit === 'year' ? -12 * span.n : -span.n);
  let day = date;
  for (let left = inDays(span).n; left > 0; ) {
    day = addDays(day, -1);
    if (span.unit !== 'workingDay' || watch.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The day `span` after `date`: countable days, start excluded, no roll. */
export function countForward(span: Span, date: string, watch: DayWatch): string {
  const course = { standstills: [], excluded: [], spans: [span], startOn: date, startAt: 0, startDay: 'exclude' as const };
  return spanEnd({ ...course, notBefore: null }, span, date, false, watch);
}
