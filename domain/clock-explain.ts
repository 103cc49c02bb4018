// Why this date: the day-by-day account of a limit as codes and data. Words for people are in words/clock-words.ts.
// Leaves out any judgement; counts by the same course as clock-count.ts.
import { daysEnd, isHours } from './clock-count.ts';
import { courseOf, isCountable, isPaused, isStopped, watchDays, type Course, type DayWatch } from './clock-course.ts';
import { planFrom } from './clock-plan.ts';
import type { Clock } from './clock.ts';
import type { Confidence, Law, Span } from './law.ts';
import { addDays, dayKind, isKnownYear, localDate, weekday, type Weekday } from './working-days.ts';

/**
 * counted, makeUpWorkday and extension count; all others do not. `rolled` is the last day where the period ended on a
 * day off; `told` a date kept because the complainant was told it; startInstant and dueInstant belong to hours.
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
}

export interface ExplainSummary {
  clock: string;
  kind: Clock['terms']['kind'];
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
  const watch = watchDays(law.calendar);
  const course = courseFor(law, clock, watch);
  if (isHours(course.spans[0])) return hourLines(law, clock, course);
  const last = clock.dueOn ?? until ?? clock.entries.at(-1)?.on ?? course.startOn;
  const account = accountOf(law, clock, course, watch);
  const lines: ExplainLine[] = [];
  for (let day = course.startOn; day <= last; day = addDays(day, 1)) lines.push(account(day));
  return lines;
}

/** What one line says about a limit: its budget, its law, its last day. */
export function explainSummary(law: Law, clock: Clock): ExplainSummary {
  const [start] = clock.entries;
  const plan = planFrom(clock.terms.budget, start ?? { on: '', at: 0 }, clock.entries.slice(1));
  const lines = explain(law, clock);
  const { kind, article, confidence } = clock.terms;
  const { dueOn, dueAt, rawEndOn, standing, provisional } = clock;
  return {
    ...{ clock: clock.id, kind, article, confidence, example: law.example || law.calendar.example },
    ...{ startOn: plan.startOn, limit: plan.recounts.at(-1)?.budget ?? plan.budget, extensions: plan.extensions },
    stoppedDays: lines.filter(({ code }) => code === 'paused' || code === 'resumptionDay' || code === 'excluded')
      .length,
    rolledFrom: rawEndOn !== dueOn ? rawEndOn : null,
    ...{ dueOn, dueAt, standing, provisional, told: toldOf(clock) },
  };
}

/** The kept day, unless something moved the limit since: then the whole count holds again. */
function toldOf({ entries }: Clock): ExplainSummary['told'] {
  const last = entries.findLast(({ kind }) => kind !== 'expire' && kind !== 'meet' && kind !== 'end');
  return last?.told === undefined ? null : { counted: last.told.counted };
}

function courseFor(law: Law, clock: Clock, watch: DayWatch): Course {
  const [start, ...later] = clock.entries;
  if (!start) throw new Error(`clock ${clock.id} has no start`);
  return courseOf(planFrom(clock.terms.budget, start, later), clock.terms.counting, law.calendar, watch);
}

/** Explains days in ascending order; keeps the running number. */
function accountOf(law: Law, clock: Clock, course: Course, watch: DayWatch): (day: string) => ExplainLine {
  const { counting, article } = clock.terms;
  const [budget = { n: 0, unit: 'calendarDay' }] = course.spans;
  const held = { ...course, standstills: course.standstills.filter(({ to }) => to !== null) };
  const end = daysEnd(held, counting, watch);
  const firstEnd = daysEnd({ ...held, spans: [budget], notBefore: null }, counting, watch)?.rawEnd ?? '';
  const reached = daysEnd({ ...held, notBefore: null }, counting, watch)?.rawEnd ?? '';
  const isOpen = clock.dueOn === null;
  let n = 0;
  const codeOf = (day: string): ExplainCode => {
    if (day === course.startOn && course.startDay === 'exclude')
      return course.notBefore?.on === day ? 'recount' : 'startDay';
    if (day === clock.dueOn && end !== null && day !== end.due) return 'told';
    if (isStopped(course, day)) return stopCode(course, day);
    const kind = dayKind(law.calendar, day);
    const unit = day > firstEnd ? (course.spans[1] ?? budget).unit : budget.unit;
    if (!isOpen && end !== null && day > end.rawEnd)
      return day === end.due || kind === 'workday' ? 'rolled' : restCode(kind);
    if (!isOpen && day > reached) return 'recount';
    if (!isCountable(course, unit, day, watch)) return restCode(kind);
    if (!isOpen && day > firstEnd) return 'extension';
    return unit === 'workingDay' && kind === 'makeUpWorkday' ? 'makeUpWorkday' : 'counted';
  };
  return (day) => {
    const code = codeOf(day);
    const counted = code === 'counted' || code === 'makeUpWorkday' || code === 'extension';
    if (counted) n += 1;
    const line = {
      on: day,
      weekday: weekday(day),
      counted,
      code,
      article,
      provisional: !isKnownYear(law.calendar, day),
    };
    return counted ? { ...line, n } : line;
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
