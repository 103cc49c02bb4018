// Walks the course of a limit in days or longer: its legs (budget, then extensions), where they end, how the end rolls,
// and how many days are used and left. Leaves out hours (clock-hours.ts) and instants (clock-count.ts).
import {
  inDays,
  inMonths,
  isCountable,
  isStopped,
  nextWorkingDay,
  type Course,
  type DayWatch,
  type Leg,
} from './clock-course.ts';
import type { Counting, Span } from './law.ts';
import { addDays, addMonths, lastDayOfMonthsFrom } from './working-days.ts';

/** The day a limit ends, as counted and as rolled; null while it stands. */
export function daysEnd(course: Course, counting: Counting, watch: DayWatch): { rawEnd: string; due: string } | null {
  if (course.standstills.some(({ to }) => to === null)) return null;
  let rawEnd = legsOf(course, counting, watch).at(-1)?.to ?? course.startOn;
  if (course.notBefore) rawEnd = later(rawEnd, course.notBefore.on);
  for (const { from, to } of course.standstills) {
    // Paused when nothing was left: it ends on the day of resumption, never overdue by resuming.
    if (from >= rawEnd && to !== null) rawEnd = later(rawEnd, to);
  }
  return { rawEnd, due: roll(course, rawEnd, endingOf(course, counting), watch) };
}

/** A working-day count ends on a working day always, also where a resumption or a recount ends it and nothing rolls. */
function endingOf({ spans }: Course, counting: Counting): Counting['roll'] {
  const last = spans.findLast(({ n }) => n > 0) ?? spans[0];
  return last?.unit === 'workingDay' && counting.roll === 'none' ? 'nextWorkingDay' : counting.roll;
}

/** Rolling back never goes before the start, a resumption or a change of the limit: there it goes forward. */
function roll(course: Course, date: string, rule: Counting['roll'], watch: DayWatch): string {
  if (rule === 'none') return date;
  if (rule === 'nextWorkingDay') return nextWorkingDay(date, watch);
  const resumed = course.standstills.map(({ to }) => to ?? '').filter((to) => to <= date);
  const floor = [course.startOn, course.notBefore?.on ?? '', ...resumed].reduce(later);
  let day = date;
  while (day >= floor && !watch.isWorkingDay(day)) day = addDays(day, -1);
  return day >= floor ? day : nextWorkingDay(date, watch);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** One leg per span: the budget, then each extension from the end before it. Only for a course that does not stand. */
export function legsOf(course: Course, counting: Counting, watch: DayWatch): Leg[] {
  const legs: Leg[] = [];
  for (const span of course.spans) {
    const before = legs.at(-1);
    if (!before) {
      legs.push(budgetLeg(course, span, watch));
      continue;
    }
    const base = counting.extensionBase === 'rolled' ? roll(course, before.to, counting.roll, watch) : before.to;
    // From an end that was rolled back the extension counts the days given up.
    if (base < before.to) before.to = base;
    const to = spanEnd(course, span, base, watch);
    legs.push({ after: later(base, course.countsAfter), to, unit: span.unit });
  }
  return legs;
}

function budgetLeg(course: Course, span: Span, watch: DayWatch): Leg {
  const { startOn, startDay, countsAfter } = course;
  if (span.n === 0) return { after: later(countsAfter, startOn), to: later(countsAfter, startOn), unit: span.unit };
  const months = inMonths(span);
  if (months === null) return { after: countsAfter, to: spanEnd(course, span, countsAfter, watch), unit: span.unit };
  const end = startDay === 'include' ? lastDayOfMonthsFrom(startOn, months) : addMonths(startOn, months);
  const first = startDay === 'include' ? startOn : addDays(startOn, 1);
  return { after: countsAfter, to: withLostDays(course, first, end), unit: span.unit };
}

/** The last day of `span` counted after `base`. */
export function spanEnd(course: Course, span: Span, base: string, watch: DayWatch): string {
  const months = inMonths(span);
  if (months !== null) return withLostDays(course, addDays(base, 1), addMonths(base, months));
  const { n, unit } = inDays(span);
  if (unit !== 'workingDay' && course.standstills.length === 0 && course.excluded.length === 0) return addDays(base, n);
  return walk(base, n, (date) => isCountable(course, unit, date, watch));
}

/** Days that did not count within a period of months are added to its end. */
function withLostDays(course: Course, first: string, end: string): string {
  if (course.standstills.length === 0 && course.excluded.length === 0) return end;
  let lost = 0;
  for (let day = first; day <= end; day = addDays(day, 1)) if (isStopped(course, day)) lost += 1;
  return walk(end, lost, (date) => !isStopped(course, date));
}

/** The n-th countable day after `from`; `from` itself for n = 0. */
function walk(from: string, n: number, countable: (date: string) => boolean): string {
  let day = from;
  for (let counted = 0; counted < n;) {
    day = addDays(day, 1);
    if (countable(day)) counted += 1;
  }
  return day;
}

/**
 * What is counted up to and including `day`: the legs before the last change, those of the limit, and the days after its
 * end in the unit it ended with (decision 012). `ahead` is asked about the limit's end, which may lie far behind `day`.
 */
export function legsUntil(course: Course, day: string, counting: Counting, ahead: DayWatch): Leg[] {
  const legs = [...course.used, ...legsOf(course, counting, ahead)];
  const last = legs.at(-1);
  if (!last) return [];
  const end = later(last.to, course.countsAfter);
  // Where extensions start at the rolled end, so does lateness.
  const over = counting.extensionBase === 'rolled' ? later(end, roll(course, end, counting.roll, ahead)) : end;
  return [...legs, { ...last, after: over, to: day }].map((leg) => (leg.to > day ? { ...leg, to: day } : leg));
}

/** How many days of the legs count. */
export function countedIn(course: Course, legs: Leg[], watch: DayWatch): number {
  let counted = 0;
  for (const { after, to, unit } of legs)
    for (let day = addDays(after, 1); day <= to; day = addDays(day, 1))
      if (isCountable(course, unit, day, watch)) counted += 1;
  return counted;
}

/** Whole countable days left after `day`. */
export function daysLeft(course: Course, day: string, counting: Counting, watch: DayWatch): number {
  const legs = [...course.used, ...legsOf(course, counting, watch)];
  return countedIn(
    course,
    legs.map((leg) => ({ ...leg, after: later(leg.after, day) })),
    watch,
  );
}
