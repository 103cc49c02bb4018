// The published lives (docs/scenarios/): their form, their files, and what the product makes of them in their words.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { lawOf } from '../../api/simulation-law.ts';
import { scenarioBody } from '../../api/simulation-bodies.ts';
import { readScenario } from '../../cli/input-scenario.ts';
import { type SimulatedClock, type SimulationResult, simulate } from '../../domain/simulation.ts';
import type { Law } from '../../domain/law.ts';
import { COMPLETED } from './pack-dates.ts';

export const FOLDER = fileURLToPath(new URL('../../docs/scenarios/', import.meta.url));
export const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const weekday = z.enum(DAYS);
const date = z.iso.date();
const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const published = scenarioBody.required({ title: true }).extend({
  expect: z.strictObject({
    /** What a regime came to. */
    pack: z.string().optional(),
    clocks: z
      .array(
        z.strictObject({
          ...{ clock: z.string(), start: date, raw: date.optional(), due: date.optional() },
          ...{ dueTime: z.string().optional(), weekday: weekday.optional(), standing: z.string() },
          ...{ provisional: z.literal(true).optional(), why: words },
        }),
      )
      .min(1),
    phases: z.array(z.strictObject({ phase: z.string(), on: date })),
    effects: z.array(z.strictObject({ event: z.string(), on: date, weekday })),
    refused: z.array(z.strictObject({ step: z.int(), do: z.string(), code: z.string() })),
    conclusion: z.string().nullable(),
  }),
});
export type PublishedLife = z.infer<typeof published> & { name: string };

export const LIVES: PublishedLife[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ ...published.parse(readScenario(join(FOLDER, file))), name: basename(file, '.yaml') }));

export function lawOfLife({ pack, version, matterType, steps }: PublishedLife): Law {
  return lawOf(COMPLETED, { pack, version, matterType, receivedOn: steps[0]!.on });
}

export function playedLife(life: PublishedLife): SimulationResult {
  return simulate(lawOfLife(life), life);
}

/** A row as the files write it, without its reason. */
export function clockAsPublished(row: SimulatedClock) {
  const { clock, startOn: start, rawEndOn, dueOn, dueTime, weekday: day, standing, provisional } = row;
  return {
    ...{ clock, start, standing },
    ...(dueOn === null ? {} : { due: dueOn, weekday: DAYS[day ?? 0] }),
    ...(dueTime === null ? {} : { dueTime }),
    ...(dueOn === null || rawEndOn === dueOn ? {} : { raw: rawEndOn }),
    ...(provisional ? { provisional } : {}),
  };
}

export function effectsAsPublished({ effects }: SimulationResult) {
  return effects.map(({ event, on, weekday: day }) => ({ event, on, weekday: DAYS[day] }));
}
