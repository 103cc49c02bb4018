// Counts a limit: from a budget, a start, counting rules and entries to the last day and the instant it is over
// (clock-semantics.md; 民法典 201-203). Leaves out alarms and moves (clock-ledger.ts).
import { courseOf } from './clock-carry.ts';
import { inDays, inMonths, isHours, watchDays, type Course, type DayWatch } from './clock-course.ts';
import { hoursEnd } from './clock-hours.ts';
import { daysEnd, spanEnd } from './clock-legs.ts';
import { planFrom } from './clock-plan.ts';
import type { ClockEntry } from './clock.ts';
import type { Calendar, Counting, Span } from './law.ts';
import { addDays, addMonths, localInstant, startOfNextDay, yearOf } from './working-days.ts';

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

/**
 * The last day to act n days (working or calendar) or longer before `date`: the start day is excluded, the n-th
 * countable day back is the last ("5 working days before the hearing", 复议法 51). Hours are not counted back.
 */
export function countBack(span: Span, date: string, watch: DayWatch): string {
  const months = inMonths(span);
  if (months !== null) return addMonths(date, -months);
  let day = date;
  for (let left = inDays(span).n; left > 0;) {
    day = addDays(day, -1);
    if (span.unit !== 'workingDay' || watch.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The day `span` after `date`: countable days, start excluded, no roll. */
export function countForward(span: Span, date: string, watch: DayWatch): string {
  const course: Course = {
    ...{ startOn: date, startAt: 0, startDay: 'exclude', used: [], countsAfter: date, spans: [span] },
    ...{ standstills: [], excluded: [], notBefore: null },
  };
  return spanEnd(course, span, date, watch);
}
