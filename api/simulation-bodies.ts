// The form of a scenario as it comes in (dated steps, at most 60, within ten years) and of the tables that go out.
// What steps mean is domain/simulation.ts.
import { z } from 'zod';
import type { ReviewOutcome } from '../domain/review.ts';
import { STEP_VERBS } from '../domain/simulation-steps.ts';
import type { SuspendedOccasion } from '../domain/standstill.ts';
import { daysBetween } from '../domain/working-days.ts';
import { code, day, DELIVERY_METHODS, span, words } from './field-schemas.ts';

const MAX_STEPS = 60;
/** Ten years: long enough for three levels and an archive, short enough to be played at once. */
const MAX_DAYS = 3653;
const OUTCOMES = ['uphold', 'change', 'revoke', 'redo', 'dismiss'] as const satisfies ReviewOutcome[];

const OCCASIONS = ['suspension', 'competence'] as const satisfies SuspendedOccasion[];

export const scenarioStep = z.strictObject({
  on: day.refine((date) => date >= '2000-01-01' && date < '2100-01-01', 'lies between 2000 and 2099'),
  at: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
    .optional()
    .describe('Local time; 09:30 for the registration, else 12:00'),
  do: z.enum(STEP_VERBS),
  clock: code.optional(),
  by: span.optional(),
  reason: code.optional(),
  notice: code.optional(),
  method: z.enum(DELIVERY_METHODS).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  yes: z.boolean().optional(),
  known: z.boolean().optional().describe('requestSupplement: it was known from the start'),
  from: day.optional().describe('hearing, appraisal: first day that does not count'),
  to: day.optional().describe('hearing, appraisal: last day that does not count'),
  occasion: z.enum(OCCASIONS).optional(),
  grade: z.enum(['simple', 'ordinary', 'complex']).optional(),
  day: day.optional(),
});

export const scenarioSteps = z
  .array(scenarioStep)
  .min(1)
  .max(MAX_STEPS)
  .refine((steps) => daysPlayed(steps) <= MAX_DAYS, `lie within ${MAX_DAYS} days`);

/** A published scenario goes in as it is: its title and what it expects are passed over. */
export const scenarioBody = z.strictObject({
  title: z.strictObject({ zh: words(500), en: words(500) }).optional(),
  pack: code.describe('Id of a pack, or a regime: the version in force on the day of receipt is chosen, as at intake'),
  version: code.optional().describe('Of the pack with this id; the newest where it is left out'),
  matterType: code,
  anonymous: z.boolean().optional(),
  steps: scenarioSteps,
  expect: z.unknown().optional(),
});

export const whatIfBody = z.strictObject({ steps: scenarioSteps });

const clock = z.object({
  ...{ clock: z.string(), kind: z.string(), side: z.string(), article: z.string() },
  confidence: z.string().describe('A, B, C as in the pack; example is no law at all'),
  example: z.boolean(),
  limit: z.object({ n: z.number(), unit: z.string() }),
  extensions: z.array(z.object({ n: z.number(), unit: z.string() })),
  startOn: z.string(),
  standing: z.string(),
  dueOn: z.string().nullable().describe('Last day; null while paused and for limits in hours'),
  weekday: z.int().nullable().describe('0 = Sunday'),
  rawEndOn: z.string().nullable().describe('Last day before it was moved on from a day off'),
  dueTime: z.string().nullable().describe('Limits in hours: local minute'),
  provisional: z.boolean().describe('A year without a calendar was touched'),
});
const phaseDates = z.array(z.object({ phase: z.string(), on: z.string() }));
const effects = z.array(
  z.object({
    ...{ event: z.string(), on: z.string(), weekday: z.int() },
    ...{ by: z.string().nullable(), basis: z.string().nullable() },
  }),
);
const refused = z.array(
  z.object({
    step: z.int().describe('Index in the steps'),
    ...{ on: z.string(), do: z.string(), command: z.string().nullable(), code: z.string() },
  }),
);
const sides = <T extends z.ZodType>(one: T) => z.object({ without: one, with: one });

export const simulationAnswer = z
  .object({
    pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
    ...{ matterType: z.string(), example: z.boolean(), clocks: z.array(clock), phases: phaseDates, effects, refused },
    ...{ phase: z.string().nullable(), conclusion: z.string().nullable() },
  })
  .meta({ id: 'Simulation' });

export const whatIfAnswer = z
  .object({
    clocks: z.array(z.object({ clock: z.string(), without: clock.nullable(), with: clock.nullable() })),
    phase: sides(z.string()).nullable(),
    conclusion: sides(z.string().nullable()).nullable(),
    ...{ phases: sides(phaseDates), effects: sides(effects), refused },
  })
  .meta({ id: 'WhatIf' });

/** From the first to the last day that is named; a postmark or a promise far away would be walked to as well. */
function daysPlayed(steps: z.infer<typeof scenarioStep>[]): number {
  const days = steps.flatMap(({ on, day: named = on, from = on, to = on }) => [on, named, from, to]).sort();
  return daysBetween(days[0] ?? '', days.at(-1) ?? '');
}
