// When a clock rings: warning before the due day, the due instant, the effect, the ladder after it.
// Leaves out who is told and what the effect does; the instants are computed with each move and stored in it.
import { countBack, countForward, endOfDay } from './clock-count.ts';
import { watchDays } from './clock-course.ts';
import { HOUR_MS } from './clock-hours.ts';
import type { ClockAlarm, ClockDates, RingRule } from './clock.ts';
import type { Calendar, Counting, Span } from './law.ts';
import { localDate, startOfDay } from './working-days.ts';

type Due = Pick<ClockDates, 'dueOn' | 'dueAt' | 'provisional'>;

/**
 * Alarms of a running clock, ascending. A warning that lies at or before `at` is left out: it has rung or comes too
 * late. A provisional date warns and escalates but has no `effect`: no deemed effect happens on one.
 */
export function alarmsFor(rule: RingRule, counting: Counting, calendar: Calendar, due: Due, at: number): ClockAlarm[] {
  if (due.dueAt === null) return [];
  const alarms: ClockAlarm[] = [];
  const warnAt = rule.warnBefore && warningAt(rule.warnBefore, calendar, { ...due, dueAt: due.dueAt });
  if (warnAt !== undefined && warnAt > at) alarms.push({ step: 'warn', at: warnAt });
  alarms.push({ step: 'expire', at: due.dueAt });
  if (rule.onExpire !== 'escalate' && !due.provisional) {
    const after = (span: Span | undefined): number =>
      advance(span, counting, calendar, { ...due, dueAt: due.dueAt ?? 0 });
    alarms.push({ step: 'effect', at: Math.max(after(rule.postingGrace), after(rule.vetoWindow)) });
  }
  rule.escalate.forEach(({ after, to }, index) => {
    const rungAt = advance(after, counting, calendar, { ...due, dueAt: due.dueAt ?? 0 });
    alarms.push({ step: `escalate${index + 1}`, at: rungAt, to });
  });
  // Stable: expire stays before effect, effect before the ladder, where instants are equal.
  return alarms.sort((a, b) => a.at - b.at);
}

/** Start of the local day that lies `span` before the due day; for limits or warnings in hours, that long before the end. */
function warningAt(span: Span, calendar: Calendar, due: { dueOn: string | null; dueAt: number }): number {
  if (span.unit === 'clockHour' || span.unit === 'businessHour') return due.dueAt - span.n * HOUR_MS;
  return startOfDay(calendar, countBack(span, due.dueOn ?? localDate(calendar, due.dueAt), watchDays(calendar)));
}

/** End of the day that lies `span` after the due day; in hours, that long after the end of the limit. */
function advance(
  span: Span | undefined,
  counting: Counting,
  calendar: Calendar,
  due: { dueOn: string | null; dueAt: number },
): number {
  if (!span || span.n === 0) return due.dueAt;
  if (span.unit === 'clockHour' || span.unit === 'businessHour') return due.dueAt + span.n * HOUR_MS;
  const from = due.dueOn ?? localDate(calendar, due.dueAt);
  return endOfDay(countForward(span, from, watchDays(calendar)), counting, calendar);
}
