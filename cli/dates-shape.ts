// What a line of `npm run dates` may ask, and the code a refused line gets. Leaves out all counting.
import { z } from 'zod';
import type { LimitUnit } from '../domain/law.ts';

/** A line that gets `{"id", "error": code}`. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Days of all lengths of one line together: beyond it no law counts, and a count would take seconds. */
const LONGEST_DAYS = 40_000;
const DAYS_IN = { hour: 1 / 24, calendarDay: 1, workingDay: 2, week: 7, month: 31, year: 366 } as const;
const FIRST_YEAR = 1950;
const LAST_YEAR = 2149;

const n = z.int().min(0);
const unit = z.enum(['hour', 'calendarDay', 'workingDay', 'week', 'month', 'year']);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const within = (date: string): boolean =>
  Number(date.slice(0, 4)) >= FIRST_YEAR && Number(date.slice(0, 4)) <= LAST_YEAR;
const date = z.iso.date().refine(within);
/** A local date, or an instant with offset. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).refine(within);

const extension = z.strictObject({
  n: n.optional(),
  unit: unit.optional(),
  base: z.enum(['unrolled', 'rolled']).optional(),
});

const rule = z.strictObject({
  n,
  unit,
  startDay: z.enum(['exclude', 'include']).default('exclude'),
  roll: z.enum(['none', 'nextWorkingDay', 'previousWorkingDay']).default('none'),
  calendar: z.string().nullish(),
  zone: z.string().nullish(),
  extension: z.union([extension, z.array(extension)]).nullish(),
  afterHours: z.strictObject({ mode: z.enum(['sameDay', 'nextWorkingDay']), cutoff: clockTime.nullish() }).nullish(),
  direction: z.enum(['forward', 'back']).nullish(),
});

const looked = { at: moment };
const event = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['start', 'stop', 'note', 'asOf']), ...looked }),
  z.object({ type: z.enum(['pause', 'resume']), ...looked, key: z.string().nullish() }),
  z.object({ type: z.literal('extend'), ...looked, n, unit: unit.nullish() }),
  z.object({ type: z.literal('exclude'), ...looked, from: date, to: date }),
  z.object({ type: z.literal('reset'), ...looked, n: n.nullish(), unit: unit.nullish() }),
]);

const request = z.object({ rule, start: moment.nullish(), events: z.array(event).min(1).max(500).nullish() });

export type Unit = z.infer<typeof unit>;
export type Rule = z.infer<typeof rule>;
export type LedgerEvent = z.infer<typeof event>;
export type Request = { rule: Rule } & ({ start: string } | { events: LedgerEvent[] });
export type Extension = { n: number; unit: Unit; base: 'unrolled' | 'rolled' };

/** Reads one request; throws Refusal with the field that is wrong: `invalid_unit`, `invalid_start`, `unknown_field`. */
export function readRequest(value: unknown): Request {
  const parsed = request.safeParse(value);
  if (!parsed.success) throw new Refusal(codeOf(parsed.error.issues[0]));
  const { rule: asked, start, events } = parsed.data;
  if (typeof start === 'string' && events) throw new Refusal('start_and_events');
  const lengths = [asked, ...extensionsOf(asked), ...(events ?? [])];
  const days = lengths.reduce((sum, one) => sum + ('n' in one ? (one.n ?? 0) * DAYS_IN[one.unit ?? asked.unit] : 0), 0);
  if (days > LONGEST_DAYS) throw new Refusal('too_long');
  if (events) return { rule: asked, events };
  if (typeof start === 'string') return { rule: asked, start };
  throw new Refusal('invalid_start');
}

/** The extensions a rule grants, in order; one without a length only names its base. */
export function extensionsOf(asked: Rule): Extension[] {
  const listed = asked.extension ? [asked.extension].flat() : [];
  return listed.map(({ n: added = 0, unit: own = asked.unit, base = 'unrolled' }) => ({ n: added, unit: own, base }));
}

export function limitUnit(asked: Unit): LimitUnit {
  return asked === 'hour' ? 'clockHour' : asked;
}

function codeOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return 'unknown_field';
  const field = issue?.path.findLast((part) => typeof part === 'string');
  return field === undefined
    ? 'invalid_request'
    : `invalid_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
