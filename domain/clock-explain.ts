// Why this date: the day-by-day account of a limit as codes and data. Words for people are in words/clock-words.ts.
// Leaves out any judgement; counts by the same course as clock-count.ts.
import { courseOf } from './clock-carry.ts';
import { isCountable, isHours, isPaused, isStopped, resumedBy, watchDays, type Course } from './clock-course.ts';
import { daysEnd, legsOf } from './clock-legs.ts';
import { planFrom, type Plan } from './clock-plan.ts';
import type { Clock } from './clock.ts';
import type { Confidence, Law, Span } from './law.ts';
import { addDays, dayKind, isKnownYear, localDate, startOfNextDay, weekday, type Weekday } from './working-days.ts';

/**
 * counted, makeUpWorkday, extension and recount (the day the limit changed) count; `told`, a date kept because the
 * complainant was told it, may; all others do not. `rolled` is the last day where the period ended on a day off;
 * startInstant and dueInstant belong to hours.
 */
export type ExplainCode =
  | 'startDay'
  | 'counted'
  | 'makeUpWorkday'
  | 'extension'
  | 'weekend'
  | 'holiday'
  | 'paused'
  | 'resumptionDay'
  | 'excluded'
  | 'recount'
  | 'rolled'
  | 'told'
  | 'startInstant'
  | 'pauseInstant'
  | 'resumeInstant'
  | 'dueInstant';

export interface ExplainLine {
  on: string;
  weekday: Weekday;
  counted: boolean;
  /** The how-manieth day of the limit, on counted days. */
  n?: number;
  code: ExplainCode;
  article: string;
  /** The calendar of this year is not known. */
  provisional: boolean;
  /** Limits in hours: the instant, ms. */
  at?: number;
  /** Why the limit was counted again on this day: a grade, `lawChanged`, `matterTypeChanged`, `regimeChanged`. */
  why?: string;
}

export interface ExplainSummary {
  clock: string;
  kind: Clock['terms']['kind'];
  /** Counts from receipt although its kind usually does not. */
  from?: 'receipt';
  article: string;
  confidence: Confidence;
  /** The pack or its calendar is invented. */
  example: boolean;
  startOn: string;
  limit: Span;
  extensions: Span[];
  /** Days that did not count because the clock stood or they were excluded. */
  stoppedDays: number;
  /** Unrolled end where it differs from the last day. */
  rolledFrom: string | null;
  dueOn: string | null;
  dueAt: number | null;
  standing: Clock['standing'];
  provisional: boolean;
  /** The last day was told and kept, so the days no longer add up to it: `counted` is the day the count gives. */
  told: { counted: string | null } | null;
}

/** One line per day from the start to the last day (a clock that stands: to `until` or its last entry). */
export function explain(law: Law, clock: Clock, until?: string): ExplainLine[] {
  const { course, plan } = courseFor(law, clock);
  if (isHours(course.spans[0])) return hourLines(law, clock, course);
  const last = lastDay(clock, course, until);
  const account = accountOf(law, clock, plan, course, last);
  const lines: ExplainLine[] = [];
  for (let day = course.startOn; day <= last; day = addDays(day, 1)) lines.push(account(day));
  return lines;
}

/** What one line says about a limit: its budget, its law, its last day. */
export function explainSummary(law: Law, clock: Clock): ExplainSummary {
  const { course, plan } = courseFor(law, clock);
  const { kind, from, article, confidence } = clock.terms;
  const { dueOn, dueAt, rawEndOn, standing, provisional } = clock;
  return {
    ...{
      clock: clock.id,
      kind,
      ...(from ? { from } : {}),
      article,
      confidence,
      example: law.example || law.calendar.example,
    },
    ...{ startOn: plan.startOn, limit: plan.recounts.at(-1)?.budget ?? plan.budget },
    extensions: plan.extensions.map(({ added }) => added),
    stoppedDays: isHours(course.spans[0]) ? 0 : stoppedDays(course, lastDay(clock, course)),
    rolledFrom: rawEndOn !== dueOn ? rawEndOn : null,
    ...{ dueOn, dueAt, standing, provisional, told: toldOf(clock) },
  };
}

/** The kept day, unless something moved the limit since: then the whole count holds again. */
function toldOf({ entries }: Clock): ExplainSummary['told'] {
  const last = entries.findLast(({ kind }) => kind !== 'expire' && kind !== 'meet' && kind !== 'end');
  return last?.told === undefined ? null : { counted: last.told.counted };
}

function courseFor(law: Law, clock: Clock): { course: Course; plan: Plan } {
  const [start, ...later] = clock.entries;
  if (!start) throw new Error(`clock ${clock.id} has no start`);
  const plan = planFrom(clock.terms.budget, start, later);
  return { plan, course: courseOf(plan, clock.terms.counting, law.calendar, watchDays(law.calendar)) };
}

function lastDay(clock: Clock, course: Course, until?: string): string {
  return clock.dueOn ?? until ?? clock.entries.at(-1)?.on ?? course.startOn;
}

function stoppedDays(course: Course, last: string): number {
  let stopped = 0;
  const first = course.startDay === 'include' ? course.startOn : addDays(course.startOn, 1);
  for (let day = first; day <= last; day = addDays(day, 1)) if (isStopped(course, day)) stopped += 1;
  return stopped;
}

/** Explains days in ascending order; keeps the running number. */
function accountOf(law: Law, clock: Clock, plan: Plan, course: Course, last: string): (day: string) => ExplainLine {
  const { article } = clock.terms;
  const reasonOf = reasons(law, clock, plan, course, last);
  let n = 0;
  return (day) => {
    const { code, counted } = reasonOf(day);
    if (counted) n += 1;
    const provisional = !isKnownYear(law.calendar, day);
    const why = clock.entries.findLast(({ kind, on }) => kind === 'recount' && on === day)?.reason;
    const line = { on: day, weekday: weekday(day), counted, code, article, provisional, ...(why && { why }) };
    return counted ? { ...line, n } : line;
  };
}

/** Why a day counts or does not; all days up to the end that count together are what is used then (clock-use.ts). */
function reasons(law: Law, clock: Clock, plan: Plan, course: Course, last: string) {
  const { counting } = clock.terms;
  const watch = watchDays(law.calendar);
  // Counted as if a clock that stands were resumed on the last day shown; the days it stands are named as they are.
  const settled = resumedBy(course, last, startOfNextDay(law.calendar, last));
  const due = daysEnd(settled, counting, watch)?.due;
  const legs = [
    ...settled.used.map((leg) => ({ ...leg, isAdded: false })),
    ...legsOf(settled, counting, watch).map((leg, index) => ({ ...leg, isAdded: index > 0 })),
  ];
  return (day: string): { code: ExplainCode; counted: boolean } => {
    if (day === course.startOn && course.startDay === 'exclude') return { code: 'startDay', counted: false };
    const leg = legs.find(({ after, to }) => after < day && day <= to);
    const counted = leg !== undefined && isCountable(course, leg.unit, day, watch);
    if (day === clock.dueOn && day !== due) return { code: 'told', counted };
    if (isStopped(course, day)) return { code: stopCode(course, day), counted };
    const kind = dayKind(law.calendar, day);
    if (!leg && (day === due || kind === 'workday')) return { code: 'rolled', counted };
    if (!counted) return { code: restCode(kind), counted };
    if (plan.recounts.some(({ on }) => on === day)) return { code: 'recount', counted };
    if (leg.isAdded) return { code: 'extension', counted };
    return { code: leg.unit === 'workingDay' && kind === 'makeUpWorkday' ? 'makeUpWorkday' : 'counted', counted };
  };
}

function stopCode(course: Course, day: string): ExplainCode {
  if (!isPaused(course.standstills, day)) return 'excluded';
  return course.standstills.some(({ to }) => to === day) ? 'resumptionDay' : 'paused';
}

function restCode(kind: ReturnType<typeof dayKind>): ExplainCode {
  return kind === 'holiday' ? 'holiday' : kind === 'weekend' ? 'weekend' : 'rolled';
}

function hourLines(law: Law, clock: Clock, course: Course): ExplainLine[] {
  const moments: { code: ExplainCode; at: number }[] = [{ code: 'startInstant', at: course.startAt }];
  for (const { fromAt, toAt } of course.standstills) {
    moments.push({ code: 'pauseInstant', at: fromAt });
    if (toAt !== null) moments.push({ code: 'resumeInstant', at: toAt });
  }
  if (clock.dueAt !== null) moments.push({ code: 'dueInstant', at: clock.dueAt });
  return moments
    .sort((a, b) => a.at - b.at)
    .map(({ code, at }) => {
      const day = localDate(law.calendar, at);
      const { article } = clock.terms;
      return {
        on: day,
        weekday: weekday(day),
        counted: false,
        code,
        article,
        provisional: !isKnownYear(law.calendar, day),
        at,
      };
    });
}
