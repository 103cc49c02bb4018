// Counts a limit: from a budget, a start, counting rules and entries to the last day and the instant it is over
// (clock-semantics.md; 民法典 201-203). Leaves out alarms and moves (clock-ledger.ts).
import type { ClockEntry } from './clock.ts';
import {
  courseOf,
  type Course,
  type DayWatch,
  inDays,
  isCountable,
  isStopped,
  nextWorkingDay,
  watchDays,
} from './clock-course.ts';
import { hoursEnd } from './clock-hours.ts';
import { planFrom, type Standstill } from './clock-plan.ts';
import type { Calendar, Counting, Span } from './law.ts';
import { addDays, addMonths, lastDayOfMonthsFrom, localInstant, startOfNextDay, yearOf } from './working-days.ts';

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

function endWith(
  course: Course,
  held: Standstill[],
  counting: Counting,
  watch: DayWatch,
): { rawEnd: string; due: string } {
  let rawEnd = rawEndOf({ ...course, standstills: held }, counting, watch);
  if (course.notBefore && rawEnd < course.notBefore.on) rawEnd = course.notBefore.on;
  const ending = endingOf(course, counting);
  let due = roll(rawEnd, ending, watch);
  for (const { from, to } of held) {
    // Paused when nothing was left: due on the day of resumption, never overdue by resuming.
    if (from >= rawEnd && to !== null && to > due) due = roll(to, { ...ending, roll: forward(ending.roll) }, watch);
  }
  return { rawEnd, due };
}

/** A working-day count ends on a working day always, also where a resumption or a recount ends it and nothing rolls. */
function endingOf({ spans }: Course, counting: Counting): Counting {
  const last = spans.findLast(({ n }) => n > 0) ?? spans[0];
  return last?.unit === 'workingDay' && counting.roll === 'none' ? { ...counting, roll: 'nextWorkingDay' } : counting;
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
  const isWhole = course.standstills.length === 0 && course.excluded.length === 0;
  if (months === null) {
    if (isWhole && span.unit !== 'workingDay') return addDays(base, inDays(span).n - (include ? 1 : 0));
    return walk(base, inDays(span).n, include, (date) => isCountable(course, span.unit, date, watch));
  }
  // Days that did not count within a period of months are added to its end.
  const end = include ? lastDayOfMonthsFrom(base, months) : addMonths(base, months);
  if (isWhole) return end;
  let lost = 0;
  for (let day = include ? base : addDays(base, 1); day <= end; day = addDays(day, 1))
    if (isStopped(course, day)) lost += 1;
  return walk(end, lost, false, (date) => !isStopped(course, date));
}

/** The n-th countable day after `from` (or from it on, when included); `from` itself for n = 0. */
function walk(from: string, n: number, include: boolean, countable: (date: string) => boolean): string {
  let day = include ? addDays(from, -1) : from;
  for (let counted = 0; counted < n;) {
    day = addDays(day, 1);
    if (countable(day)) counted += 1;
  }
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
  if (span.unit === 'month' || span.unit === 'year')
    return addMonths(date, span.unit === 'year' ? -12 * span.n : -span.n);
  let day = date;
  for (let left = inDays(span).n; left > 0;) {
    day = addDays(day, -1);
    if (span.unit !== 'workingDay' || watch.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The day `span` after `date`: countable days, start excluded, no roll. */
export function countForward(span: Span, date: string, watch: DayWatch): string {
  const course = {
    standstills: [],
    excluded: [],
    spans: [span],
    startOn: date,
    startAt: 0,
    startDay: 'exclude' as const,
  };
  return spanEnd({ ...course, notBefore: null }, span, date, false, watch);
}
