// How much of a limit is used and left on a day, and whether it may be extended. Leaves out who may ask.
import { courseOf } from './clock-carry.ts';
import { inDays, inMonths, isHours, resumedBy, watchDays } from './clock-course.ts';
import { consumedHours } from './clock-hours.ts';
import { countedIn, daysLeft, legsUntil } from './clock-legs.ts';
import { planFrom } from './clock-plan.ts';
import type { Clock, ClockEntry } from './clock.ts';
import type { Law, Span } from './law.ts';
import { startOfNextDay } from './working-days.ts';

/** Whole days up to and including the day asked; whole hours, for limits in hours, up to the instant asked. */
export interface Usage {
  used: number;
  left: number;
  /** A day in a year without a calendar was asked to know what is used. */
  provisional: boolean;
}

/** Whole days (hours, for limits in hours) used up to and including the day `on`; none run after the clock was met or ended. */
export function consumed(law: Law, clock: Clock, on: string): number {
  return usage(law, clock, { on, at: startOfNextDay(law.calendar, on) }).used;
}

/**
 * Whole countable days (hours) left after the day `on`, as if a clock that stands were resumed on that day. With what is
 * used it makes up the limit until the limit is over; then nothing is left and days go on being used (decision 012).
 */
export function remaining(law: Law, clock: Clock, on: string): number {
  return usage(law, clock, { on, at: startOfNextDay(law.calendar, on) }).left;
}

/** Used and left on a day (hours: at an instant); a clock that was met or ended answers as of that day. */
export function usage(law: Law, clock: Clock, asked: { on: string; at: number }): Usage {
  const [start, ...later] = clock.entries;
  if (!start) throw new Error(`clock ${clock.id} has no start`);
  const { calendar } = law;
  const { counting } = clock.terms;
  const watch = watchDays(calendar);
  const plan = planFrom(clock.terms.budget, start, later);
  const course = courseOf(plan, counting, calendar, watch);
  const { on, at } = stopOf(clock, asked) ?? asked;
  const limit = [plan.recounts.at(-1)?.budget ?? plan.budget, ...plan.extensions.map(({ added }) => added)].map(inDays);
  const most = limit.some((span) => inMonths(span) !== null) ? Infinity : limit.reduce((sum, { n }) => sum + n, 0);
  if (isHours(course.spans[0])) {
    const used = consumedHours(course, at, counting, calendar, watch);
    return { used, left: Math.max(0, most - used), provisional: watch.provisional };
  }
  const settled = resumedBy(course, on, at);
  // The end may lie in a year that is not known although the days used do not.
  const ahead = watchDays(calendar);
  const used = countedIn(settled, legsUntil(settled, on, counting, ahead), watch);
  const left = Math.min(daysLeft(settled, on, counting, ahead), Math.max(0, most - used));
  return { used, left, provisional: watch.provisional };
}

/** When the clock was met or ended, where that was before `asked`. */
function stopOf({ standing, entries }: Clock, asked: { on: string }): ClockEntry | null {
  if (standing !== 'met' && standing !== 'ended') return null;
  const stop = entries.findLast(({ kind }) => kind === 'meet' || kind === 'end');
  return stop && stop.on < asked.on ? stop : null;
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
