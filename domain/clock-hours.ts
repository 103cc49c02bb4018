// Counts limits in hours: clock hours run from the moment on, business hours only while the office is open.
// Leaves out days and longer (clock-count.ts).
import type { Course, DayWatch } from './clock-course.ts';
import type { Calendar, Counting } from './law.ts';
import { addDays, localDate, localInstant, startOfDay, startOfNextDay } from './working-days.ts';

export const HOUR_MS = 3_600_000;

interface Stretch {
  from: number;
  to: number;
}

/** Instant (ms) at which a limit in hours is over; null while it stands. */
export function hoursEnd(course: Course, counting: Counting, calendar: Calendar, watch: DayWatch): number | null {
  if (course.standstills.some(({ toAt }) => toAt === null)) return null;
  const held = heldOf(course, calendar);
  let left = course.spans.reduce((sum, span) => sum + span.n * HOUR_MS, 0);
  let end = course.startAt;
  for (let day = localDate(calendar, course.startAt); left > 0; day = addDays(day, 1)) {
    for (const { from, to } of openStretches(course, day, held, counting, calendar, watch)) {
      const used = Math.min(left, to - from);
      left -= used;
      if (used > 0) end = from + used;
      if (left === 0) break;
    }
  }
  return Math.max(end, course.notBefore?.at ?? end);
}

/** Hours used from the start to `until` (ms), whole hours. */
export function consumedHours(
  course: Course,
  until: number,
  counting: Counting,
  calendar: Calendar,
  watch: DayWatch,
): number {
  const held = heldOf(course, calendar);
  let used = 0;
  for (let day = localDate(calendar, course.startAt); startOfDay(calendar, day) < until; day = addDays(day, 1)) {
    for (const { from, to } of openStretches(course, day, held, counting, calendar, watch)) {
      used += Math.max(0, Math.min(to, until) - from);
    }
  }
  return Math.floor(used / HOUR_MS);
}

/** Excluded days and standstills, the last of which may still last. */
function heldOf(course: Course, calendar: Calendar): Stretch[] {
  return [
    ...course.excluded.map(({ from, to }) => ({ from: startOfDay(calendar, from), to: startOfNextDay(calendar, to) })),
    ...course.standstills.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt ?? Number.POSITIVE_INFINITY })),
  ];
}

/** The parts of a local day that count: after the start, within opening hours, outside what is held. */
function openStretches(
  course: Course,
  day: string,
  held: Stretch[],
  counting: Counting,
  calendar: Calendar,
  watch: DayWatch,
): Stretch[] {
  const business = course.spans[0]?.unit === 'businessHour';
  if (business && !watch.isWorkingDay(day)) return [];
  const opens =
    business && counting.opensAt ? localInstant(calendar, day, counting.opensAt) : startOfDay(calendar, day);
  const closes =
    business && counting.closesAt ? localInstant(calendar, day, counting.closesAt) : startOfNextDay(calendar, day);
  let open: Stretch[] = [{ from: Math.max(opens, course.startAt), to: closes }];
  for (const block of held) {
    open = open.flatMap(({ from, to }) => [
      { from, to: Math.min(to, block.from) },
      { from: Math.max(from, block.to), to },
    ]);
    open = open.filter(({ from, to }) => from < to);
  }
  return open.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
}
