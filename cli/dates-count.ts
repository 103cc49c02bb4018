// Answers a count: one rule, one start, one last day. Counts with domain/clock-count.ts; leaves out ledgers.
import { countBack, dueFor, endOfDay, type Counted } from '../domain/clock-count.ts';
import { watchDays } from '../domain/clock-course.ts';
import type { Calendar, Counting, Span } from '../domain/law.ts';
import { localDate, localInstant } from '../domain/working-days.ts';
import { extensionsOf, limitUnit, Refusal, type Extension, type Rule } from './dates-shape.ts';

export interface Moment {
  on: string;
  at: number;
}

export interface CountAnswer {
  got: string;
  endsBefore: string;
}

/** The day and the instant meant by a local date (its noon) or by an instant with offset. */
export function momentOf(text: string, calendar: Calendar): Moment {
  if (!text.includes('T')) return { on: text, at: localInstant(calendar, text, '12:00') };
  const at = Date.parse(text);
  return { on: localDate(calendar, at), at };
}

export function countingOf(rule: Rule): Counting {
  const { startDay, roll, afterHours } = rule;
  const counting: Counting = {
    ...{ startDay, roll, endOfDay: 'midnight', extensionBase: extensionsOf(rule)[0]?.base ?? 'unrolled' },
    afterHours: afterHours?.mode ?? 'sameDay',
  };
  return afterHours?.cutoff ? { ...counting, cutoff: afterHours.cutoff } : counting;
}

/** Hours and days do not add up to one limit. */
export function mustNotMix(units: string[]): void {
  const hours = units.filter((unit) => unit === 'hour').length;
  if (hours > 0 && hours < units.length) throw new Refusal('mixed_units');
}

/** Counts; throws Refusal, `calendar_missing` where a day of a year without a calendar was asked. */
export function countDate(rule: Rule, start: string, calendar: Calendar): CountAnswer {
  const extensions = extensionsOf(rule);
  mustNotMix([rule.unit, ...extensions.map(({ unit }) => unit)]);
  const from = momentOf(start, calendar);
  if (rule.unit === 'hour' && !start.includes('T')) throw new Refusal('start_not_instant');
  if (rule.direction === 'back') return backward(rule, from, calendar);
  const { dueOn, dueAt } = forward(rule, extensions, from, calendar);
  if (dueAt === null) throw new Refusal('not_counted');
  return { got: dueOn ?? localText(calendar, dueAt), endsBefore: new Date(dueAt).toISOString() };
}

function forward(rule: Rule, extensions: Extension[], from: Moment, calendar: Calendar): Counted {
  const counting = countingOf(rule);
  const budget = { n: rule.n, unit: limitUnit(rule.unit) };
  const isUniform = extensions.every(({ base }) => base === counting.extensionBase);
  if (isUniform) {
    const entries = extensions.map(({ n, unit }) => ({
      ...{ kind: 'extension' as const, ...from, added: { n, unit: limitUnit(unit) } },
    }));
    return known(dueFor(budget, from, counting, calendar, entries));
  }
  // Each extension from its own base: the end so far, rolled where it says so, is the start of the next stretch.
  let end = known(dueFor(budget, from, { ...counting, roll: rollTo(rule, extensions[0]) }, calendar, []));
  extensions.forEach(({ n, unit }, index) => {
    const next = {
      ...counting,
      startDay: 'exclude',
      afterHours: 'sameDay',
      roll: rollTo(rule, extensions[index + 1]),
    } as const;
    const base = { on: end.dueOn ?? from.on, at: end.dueAt ?? from.at };
    end = known(dueFor({ n, unit: limitUnit(unit) }, base, next, calendar, []));
  });
  return end;
}

function rollTo(rule: Rule, next: Extension | undefined): Counting['roll'] {
  return next?.base === 'unrolled' ? 'none' : rule.roll;
}

function known(counted: ReturnType<typeof dueFor>): Counted {
  if (!counted.ok || counted.provisional) throw new Refusal('calendar_missing');
  return counted;
}

/** The start day is excluded whatever the rule says; the day found rolls as the rule says. */
function backward(rule: Rule, { on }: Moment, calendar: Calendar): CountAnswer {
  if (rule.unit === 'hour') throw new Refusal('hours_not_backward');
  if (extensionsOf(rule).some(({ n }) => n > 0)) throw new Refusal('extension_not_backward');
  const span: Span = { n: rule.n, unit: limitUnit(rule.unit) };
  if (rule.unit === 'workingDay' && calendar.years.length === 0) throw new Refusal('calendar_missing');
  const watch = watchDays(calendar);
  const day = countBack(span, on, watch);
  if (watch.provisional) throw new Refusal('calendar_missing');
  const counting: Counting = { ...countingOf(rule), startDay: 'exclude', afterHours: 'sameDay' };
  const rolled = known(dueFor({ n: 0, unit: 'calendarDay' }, { on: day, at: 0 }, counting, calendar, [])).dueOn ?? day;
  return { got: rolled, endsBefore: new Date(endOfDay(rolled, counting, calendar)).toISOString() };
}

/** An instant as local time with its offset: 2026-10-02T16:20:00+08:00. */
export function localText(calendar: Calendar, at: number): string {
  const minutes = calendar.offsets.findLast(({ from }) => from <= at)?.minutes ?? 0;
  const wall = new Date(at + minutes * 60_000).toISOString().replace('.000Z', '').replace('Z', '');
  const whole = Math.abs(Math.round(minutes));
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${part(whole / 60)}:${part(whole % 60)}`;
}
