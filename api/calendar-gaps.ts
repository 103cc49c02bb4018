// Notices that dates of running cases wait for a calendar year: one task a year for the people of the rules, which is
// over by itself once the year is there and no case waits for it. Moving the cases is a batch (law-batches.ts).
import type { OpenGap } from '../db/calendar-gap-store.ts';
import { closeGap, listOpenGaps, listUnseenGapCases, putGapCase } from '../db/calendar-gap-store.ts';
import { touchedYears } from '../domain/calendar-gap.ts';
import { readCaseFile } from './case-file.ts';
import type { Door } from './door.ts';
import { type Relay, runEvery } from './relay-loop.ts';

const PAGE = 200;

export interface CalendarGap extends OpenGap {
  /** The newest version in use that has the year: the cases wait for a batch. Null: it has to be loaded first. */
  loaded: string | null;
}

/** One round; safe in several processes. Gives how many cases were looked at. */
export async function findGaps(door: Door): Promise<number> {
  const found = await listUnseenGapCases(door.db, PAGE);
  for (const caseId of found) {
    await lookAt(door, caseId).catch((error: unknown) =>
      door.logger.error({ err: error, caseId }, 'a provisional date cannot be looked at'),
    );
  }
  if (found.length < PAGE) await closeGaps(door);
  return found.length;
}

async function lookAt(door: Door, caseId: string): Promise<void> {
  const { state, law } = await readCaseFile(door, caseId);
  const { years, earliest } = touchedYears(state, law.calendar);
  const seen = { caseId, version: state.version, calendar: state.calendar.id, years, earliest };
  await putGapCase(door.db, seen, await door.now());
}

async function closeGaps(door: Door): Promise<void> {
  for (const { calendar, year, cases, loaded } of await openGaps(door))
    if (cases === 0) await closeGap(door.db, { calendar, year, by: loaded, at: await door.now() });
}

export async function openGaps(door: Door): Promise<CalendarGap[]> {
  await door.packs.refresh();
  return (await listOpenGaps(door.db)).map((gap) => ({ ...gap, loaded: versionWith(door, gap) }));
}

/** Of a file, not of a pack's excerpt: every version in use that has the year, the newest last loaded. */
function versionWith(door: Door, { calendar, year }: Pick<OpenGap, 'calendar' | 'year'>): string | null {
  const file = door.packs
    .files()
    .findLast(
      (one) =>
        one.kind === 'calendar' && !one.retired && one.content.id === calendar && one.content.years.includes(year),
    );
  return file?.version ?? null;
}

export const gapWatch = (door: Door, everyMs = 30_000): Relay =>
  runEvery(door, 'calendar gaps', everyMs, () => findGaps(door));
