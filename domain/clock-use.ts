// How much of a limit is used and left on a day, and whether it may be extended. Leaves out who may ask.
import { daysEnd, isHours } from './clock-count.ts';
import { consumedDays, courseOf, isCountable, watchDays } from './clock-course.ts';
import { consumedHours, HOUR_MS, hoursEnd } from './clock-hours.ts';
import { planFrom } from './clock-plan.ts';
import type { Clock, ClockEntry } from './clock.ts';
import type { Law, Span } from './law.ts';
import { addDays, startOfDay, startOfNextDay } from './working-days.ts';

/** Whole days (hours, for limits in hours) used up to and including the day `on`; none run after the clock was met or ended. */
export function consumed(law: Law, clock: Clock, on: string): number {
  const { course, watch, day } = view(law, clock, on);
  if (!isHours(course.spans[0])) return consumedDays(course, day, watch);
  return consumedHours(course, startOfNextDay(law.calendar, day), clock.terms.counting, law.calendar, watch);
}

/** Whole countable days (hours) left after the day `on`, as if a clock that stands were resumed on that day. */
export function remaining(law: Law, clock: Clock, on: string): number {
  const { course, watch, day } = view(law, clock, on);
  const { calendar } = law;
  const midday = startOfDay(calendar, day) + 12 * HOUR_MS;
  const resumed = {
    ...course,
    standstills: course.standstills.map((standstill) => ({
      ...standstill,
      to: standstill.to ?? day,
      toAt: standstill.toAt ?? Math.max(standstill.fromAt, midday),
    })),
  };
  const unit = course.spans[0]?.unit ?? 'calendarDay';
  if (isHours(course.spans[0])) {
    const end = hoursEnd(resumed, clock.terms.counting, calendar, watch) ?? 0;
    const used = (until: number): number => consumedHours(resumed, until, clock.terms.counting, calendar, watch);
    return Math.max(0, used(end) - used(startOfNextDay(calendar, day)));
  }
  const end = daysEnd(resumed, clock.terms.counting, watch)?.rawEnd ?? day;
  let left = 0;
  for (let next = addDays(day, 1); next <= end; next = addDays(next, 1))
    if (isCountable(resumed, unit, next, watch)) left += 1;
  return left;
}

function view(law: Law, clock: Clock, on: string) {
  const [start, ...later] = clock.entries;
  if (!start) throw new Error(`clock ${clock.id} has no start`);
  const watch = watchDays(law.calendar);
  const course = courseOf(planFrom(clock.terms.budget, start, later), clock.terms.counting, law.calendar, watch);
  const stopped = clock.standing === 'met' || clock.standing === 'ended' ? lastStop(clock.entries) : on;
  return { course, watch, day: stopped < on ? stopped : on };
}

function lastStop(entries: ClockEntry[]): string {
  return entries.findLast(({ kind }) => kind === 'meet' || kind === 'end')?.on ?? '';
}

export type ExtensionRefusal =
  | 'extension_not_allowed'
  | 'extension_after_expiry'
  | 'extension_times_exceeded'
  | 'extension_too_long'
  | 'extension_reason_unknown';

/** Why this limit may not be extended by `added` at `at` (ms), or null. Lengths compare within one unit only. */
export function extensionRefusal(
  law: Law,
  clock: Clock,
  asked: { at: number; added: Span; reason: string },
): ExtensionRefusal | null {
  const extension = law.clocks[clock.terms.rule]?.extension;
  const isOver = clock.standing === 'met' || clock.standing === 'ended';
  if (!extension || isOver) return 'extension_not_allowed';
  const hasExpired = clock.standing === 'expired' || (clock.dueAt !== null && asked.at >= clock.dueAt);
  if (hasExpired && !extension.afterExpiry) return 'extension_after_expiry';
  const current = clock.entries.slice(clock.entries.findLastIndex(({ kind }) => kind === 'reset') + 1);
  if (current.filter(({ kind }) => kind === 'extension').length >= extension.times) return 'extension_times_exceeded';
  const { unit, n } = asked.added;
  if (unit !== extension.max.unit || n < 1 || n > extension.max.n || !Number.isInteger(n)) return 'extension_too_long';
  return extension.reasons.includes(asked.reason) ? null : 'extension_reason_unknown';
}
