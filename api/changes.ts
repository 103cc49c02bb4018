// Decides what may be asked again and again while a page stands open: which versions a list has now, who did what to a case
// since. No text of anybody is opened, nothing is shown that the open page does not show already, so it is no read of the
// file and leaves no row. It makes no session longer either: sessions end when they were to end (staff-routes.ts).
import { listEvents } from '../db/case-reads.ts';
import type { Caller } from './authentication.ts';
import { type ListQuery, rowsOfCases, rowsOfTasks, type TaskQuery } from './case-list.ts';
import { visibleCase } from './case-visibility.ts';
import { deskOf } from './desk-routes.ts';
import type { Door } from './door.ts';

type StaffCaller = Caller & { kind: 'staff' };

/** What stands in a list, each with a word that changes when it does. */
export type Marks = Record<string, string>;

interface Row {
  caseId: string;
  version: number;
}

interface Entry {
  id: string;
  openedAt: unknown;
}

export const marksOfRows = (rows: readonly Row[]): Marks =>
  Object.fromEntries(rows.map(({ caseId, version }) => [caseId, String(version)]));

export const marksOfDesk = (rows: readonly Row[], entries: readonly Entry[]): Marks => ({
  ...marksOfRows(rows),
  ...Object.fromEntries(entries.map(({ id, openedAt }) => [id, openedAt === null ? 'new' : 'read'])),
});

/** The page of the queue as it is now. */
export async function casesNow(door: Door, caller: StaffCaller, query: ListQuery): Promise<Marks> {
  return marksOfRows((await rowsOfCases(door, caller, query)).rows);
}

/** The desk as it is now. */
export async function deskNow(door: Door, caller: StaffCaller, queries: readonly TaskQuery[]): Promise<Marks> {
  const [entries, ...pages] = await Promise.all([
    deskOf(door, caller),
    ...queries.map((query) => rowsOfTasks(door, caller, query)),
  ]);
  return marksOfDesk(
    pages.flatMap(({ rows }) => rows.map((one) => one.case)),
    entries,
  );
}

const MOST_EVENTS = 200;

/** What happened to a case after a version, without what was said. Throws 404 where it is out of sight (by now). */
export async function changesSince(door: Door, caller: StaffCaller, caseId: string, version: number) {
  const row = await visibleCase(door, caller, caseId);
  if (row.version <= version) return [];
  const events = await listEvents(door.db, caseId, version, MOST_EVENTS);
  return events.map(({ seq, type, at, actor }) => ({ seq, type, at, actor }));
}
