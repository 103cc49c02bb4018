// The small shapes that many bodies share: days, codes, ids, lengths of time. No meaning beyond form.
import { z } from 'zod';
import type { DemandOutcome, Phase } from '../domain/case.ts';
import type { ChannelKind } from '../domain/intake.ts';
import type { DeliveryMethod, LimitUnit } from '../domain/law.ts';

/** YYYY-MM-DD, a day that exists. */
export const day = z.iso
  .date()
  // Counting goes day by day: a day in the year 9999 would take the process with it.
  .refine((date) => date >= '1900-01-01' && date < '2100-01-01', 'lies between 1900 and 2099');
/** An instant with its zone: 2026-11-24T09:30:00+08:00. */
export const instant = z.iso.datetime({ offset: true });
/** The same, as the domain has it: ms since epoch. */
export const milliseconds = instant.transform((value) => Date.parse(value));
/** `toString` and the like are in every object: as an id they would be found where nothing is. */
const isOwnName = (name: string) => !(name in Object.prototype);
/** A code of a pack or of a list: no spaces, nothing personal. */
export const code = z
  .string()
  .regex(/^[\w.:-]{1,100}$/)
  .refine(isOwnName, 'is not a code');
/** Id inside a case, of a unit or of a member of staff, as the API itself gave it. */
export const localId = z
  .string()
  .regex(/^[\w.:@-]{1,200}$/)
  .refine(isOwnName, 'is not an id');
export const caseId = z.uuid();
/** JSON can carry U+0000 and halves of a surrogate pair, PostgreSQL cannot, and nobody writes them. */
export const typed = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), 'contains a character that is no text');
/** Words that identify nobody (a place of inspection, an article); stored as they are. */
export const words = typed;

export const LIMIT_UNITS = [
  'clockHour',
  'businessHour',
  'calendarDay',
  'workingDay',
  'week',
  'month',
  'year',
] as const satisfies LimitUnit[];
export const span = z.strictObject({ n: z.int().min(1).max(3660), unit: z.enum(LIMIT_UNITS) });

export const DEMAND_OUTCOMES = [
  'upheld',
  'partlyUpheld',
  'notUpheld',
  'explained',
  'unfounded',
  'withdrawn',
] as const satisfies DemandOutcome[];

export const DELIVERY_METHODS = [
  'inbox',
  'email',
  'post',
  'inPerson',
  'leftAtHome',
  'telephone',
  'publicNotice',
] as const satisfies DeliveryMethod[];

export const CHANNEL_KINDS = ['online', 'app', 'counter', 'letter', 'phone'] as const satisfies ChannelKind[];

/** What a client may use again for the same request: any 8..200 visible characters. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,200}$/);

export const phaseSchema = (phases: readonly Phase[]) => z.enum(phases);
