// Dates a row of a pack through the product's own count, whether the process starts it or it is planned; and the form
// of the published scenarios. Leaves out the ledger and its alarms: a row is counted from its start and its entries.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadPacks, type Pack, type PackLibrary } from '../../adapters/packs.ts';
import { countBack, dueFor } from '../../domain/clock-count.ts';
import { watchDays } from '../../domain/clock-course.ts';
import type { ClockEntry } from '../../domain/clock.ts';
import type { Calendar, Counting, Span } from '../../domain/law.ts';
import { localInstant } from '../../domain/working-days.ts';

const SHIPPED = fileURLToPath(new URL('../../packs/', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../docs/examples/', import.meta.url));

/** All packs, completed by the operator data of docs/examples. */
export const COMPLETED: PackLibrary = loadPacks(SHIPPED, EXAMPLES);

const date = z.iso.date();
const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('extend'), on: date, n: z.int(), unit: z.enum(['calendarDay', 'workingDay']) }),
  z.strictObject({ type: z.enum(['pause', 'resume']), on: date }),
  z.strictObject({ type: z.literal('exclude'), on: date, from: date, to: date }),
]);

/** One published table: scenario -> dates, with the weekday for a reader to check. */
export const scenarioFile = z.strictObject({
  pack: z.string(),
  version: z.string(),
  scenarios: z.array(
    z.strictObject({
      matterType: z.string(),
      clock: z.string(),
      /** A day, or a local moment for limits in hours. */
      start: z.string(),
      events: z.array(event).optional(),
      /** Unrolled end, where it differs. */
      raw: date.optional(),
      due: date.optional(),
      dueAt: z.string().optional(),
      /** Backward counts: the last day to act. */
      last: date.optional(),
      weekday: z.enum(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']),
      provisional: z.boolean().optional(),
      why: z.strictObject({ zh: z.string(), en: z.string() }),
    }),
  ),
});
export type Scenario = z.infer<typeof scenarioFile>['scenarios'][number];

interface Row {
  limit: Span;
  counting: Counting;
  isBackward: boolean;
}

/** A row for one matter type, with the counting that holds for it. Throws where the pack has none with a limit. */
export function rowOf(pack: Pack, id: string, matterType = pack.matterTypes[0]?.code ?? ''): Row {
  const row = [...pack.clocks, ...(pack.planned ?? [])].find(
    (one) => one.id === id && (!one.appliesTo || one.appliesTo.includes(matterType)),
  );
  if (!row?.limit) throw new Error(`${pack.id} has no limit ${id} for ${matterType}`);
  const isBackward = 'direction' in row && row.direction === 'back';
  return { limit: row.limit, counting: { ...pack.counting, ...row.counting }, isBackward };
}

/** What the product makes of a scenario, in the scenario's own words. */
export function dated(pack: Pack, scenario: Pick<Scenario, 'matterType' | 'clock' | 'start' | 'events'>) {
  const calendar = COMPLETED.calendar(pack.calendar, pack.calendarOverlays);
  const { limit, counting, isBackward } = rowOf(pack, scenario.clock, scenario.matterType);
  const [on = '', time = '12:00'] = scenario.start.split('T');
  if (isBackward) return { last: countBack(limit, on, watchDays(calendar)) };
  const start = { on, at: localInstant(calendar, on, time) };
  const counted = dueFor(limit, start, counting, calendar, (scenario.events ?? []).map(entryOf(calendar)));
  if (!counted.ok) throw new Error(counted.refusal);
  if (counted.dueOn === null) return { dueAt: localText(calendar, counted.dueAt ?? 0) };
  return {
    ...(counted.rawEndOn === counted.dueOn ? {} : { raw: counted.rawEndOn }),
    due: counted.dueOn,
    ...(counted.provisional ? { provisional: true } : {}),
  };
}

function entryOf(calendar: Calendar): (scenarioEvent: z.infer<typeof event>) => ClockEntry {
  return (one) => {
    const moment = { on: one.on, at: localInstant(calendar, one.on, '12:00') };
    if (one.type === 'extend') return { kind: 'extension', ...moment, added: { n: one.n, unit: one.unit } };
    if (one.type === 'exclude') return { kind: 'excluded', ...moment, from: one.from, to: one.to };
    return { kind: one.type, ...moment };
  };
}

function localText(calendar: Calendar, at: number): string {
  const minutes = calendar.offsets.findLast(({ from }) => from <= at)?.minutes ?? 0;
  return new Date(at + minutes * 60_000).toISOString().slice(0, 16);
}
