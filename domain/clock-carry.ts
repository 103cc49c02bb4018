// From the plan of a clock to its course: which pauses came in time, and what each change of the limit carries on.
// Leaves out the counting itself (clock-legs.ts, clock-hours.ts).
import {
  inDays,
  inMonths,
  isHours,
  nextWorkingDay,
  resumedBy,
  watchDays,
  type Course,
  type DayWatch,
  type Standstill,
} from './clock-course.ts';
import { hoursEnd } from './clock-hours.ts';
import { countedIn, daysEnd, legsUntil } from './clock-legs.ts';
import type { Plan, Stop } from './clock-plan.ts';
import type { Calendar, Counting } from './law.ts';
import { addDays, localDate, localInstant } from './working-days.ts';

/** Carries pauses and recounts into the course: what was consumed stays consumed, whatever the units (T7, T13). */
export function courseOf(plan: Plan, counting: Counting, calendar: Calendar, watch: DayWatch): Course {
  return carried(plan, standstillsOf(plan, counting, calendar), counting, calendar, watch);
}

/**
 * Several reasons may hold a clock at once; it stands until the last of them ends. A pause that begins after the limit
 * was over, by what held on that day, changes nothing, even when the limit is extended later; that an expiry was entered
 * proves nothing, since a later entry may have moved the end.
 */
function standstillsOf(plan: Plan, counting: Counting, calendar: Calendar): Standstill[] {
  const found: Standstill[] = [];
  const reasons = new Set<string>();
  for (const stop of plan.stops) {
    if (stop.kind === 'pause') {
      if (reasons.size === 0) {
        if (isOver(plan, found, stop, counting, calendar)) continue;
        found.push({ from: stop.on, to: null, fromAt: stop.at, toAt: null });
      }
      reasons.add(stop.reason);
    } else if (reasons.delete(stop.reason) && reasons.size === 0) {
      const last = found.pop();
      // In days, a pause that ends on its own day never was (clock-semantics); hours do stand meanwhile.
      if (last && (isHours(plan.budget) || last.from < stop.on)) found.push({ ...last, to: stop.on, toAt: stop.at });
    }
  }
  return found;
}

/** Was the limit over when the pause began, by the extensions and changes of before it. */
function isOver(plan: Plan, held: Standstill[], pause: Stop, counting: Counting, calendar: Calendar): boolean {
  const until = ({ on }: { on: string }): boolean => on <= pause.on;
  const known = { ...plan, extensions: plan.extensions.filter(until), recounts: plan.recounts.filter(until) };
  // Looks ahead as the clock did then: a year it asks need not be one the date rests on.
  const ahead = watchDays(calendar);
  const course = carried(known, held, counting, calendar, ahead);
  if (isHours(course.spans[0])) return pause.at >= (hoursEnd(course, counting, calendar, ahead) ?? Infinity);
  const end = daysEnd(course, counting, ahead);
  return end !== null && pause.on > end.due;
}

function carried(
  plan: Plan,
  standstills: Standstill[],
  counting: Counting,
  calendar: Calendar,
  watch: DayWatch,
): Course {
  const startOn = effectiveStart(plan, counting, calendar, watch);
  let course: Course = {
    ...{ startOn, startAt: plan.startAt, startDay: counting.startDay, used: [] },
    countsAfter: firstCounted(startOn, counting),
    ...{ spans: [plan.budget], standstills, excluded: plan.excluded, notBefore: null },
  };
  let excess = 0;
  for (const recount of plan.recounts) {
    const granted = plan.extensions.filter(({ on }) => on <= recount.on);
    const before = extended(course, granted, excess);
    ({ excess, ...course } = changed(before, recount, counting, calendar, watch));
  }
  return extended(course, plan.extensions, excess);
}

/** Adds the extensions; what a changed budget could not hold of the days used comes off those granted before the change. */
function extended(course: Course, extensions: Plan['extensions'], excess: number): Course {
  let over = excess;
  const added = extensions.map(({ on, added: span }) => {
    const { n, unit } = inDays(span);
    const isLater = course.notBefore === null || on > course.notBefore.on;
    if (over === 0 || isLater || isHours(span) || inMonths(span) !== null) return span;
    const taken = Math.min(over, n);
    over -= taken;
    return { n: n - taken, unit };
  });
  return { ...course, spans: [...course.spans, ...added] };
}

/** A limit in hours holds no whole days to carry, one in months no part of a month: they count from the old start. */
function changed(
  course: Course,
  { on, at, budget }: Plan['recounts'][number],
  counting: Counting,
  calendar: Calendar,
  watch: DayWatch,
): Course & { excess: number } {
  const next = { ...course, notBefore: { on, at }, spans: [budget], excess: 0 };
  if (isHours(budget) || isHours(course.spans[0])) {
    return { ...next, used: [], countsAfter: firstCounted(course.startOn, counting) };
  }
  const countsAfter = on > course.countsAfter ? on : course.countsAfter;
  const used = legsUntil(resumedBy(course, on, at), countsAfter, counting, watchDays(calendar));
  if (inMonths(budget) !== null) return { ...next, used, countsAfter };
  const { n, unit } = inDays(budget);
  const left = n - countedIn(course, used, watch);
  return { ...next, used, countsAfter, spans: [{ n: Math.max(0, left), unit }], excess: Math.max(0, -left) };
}

/** The day after which a limit that starts on `startOn` counts. */
function firstCounted(startOn: string, { startDay }: Counting): string {
  return startDay === 'include' ? addDays(startOn, -1) : startOn;
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
