// Which years without a calendar dates of running cases touch: found from events, kept a row a year, closed by
// themselves. Leaves out which years a date touches (domain/calendar-gap.ts).
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { calendarGapCases, calendarGaps } from './schema.ts';

export interface GapCase {
  caseId: string;
  version: number;
  calendar: string;
  years: number[];
  earliest: string | null;
}

export interface OpenGap {
  calendar: string;
  year: number;
  seenAt: number;
  firstCase: string;
  /** Cases with such a date now. */
  cases: number;
  /** Their earliest last day. */
  earliest: string | null;
}

/** Cases with a provisional date nobody has looked at, and those looked at that have moved since. */
export async function listUnseenGapCases(db: Db, limit: number): Promise<string[]> {
  const rows = await db.sql<{ caseId: string }[]>`
    (select distinct e.case_id as "caseId" from case_events e
      where jsonb_path_exists(e.event, '$.clocks[*] ? (@.provisional == true)')
        and not exists (select from calendar_gap_cases g where g.case_id = e.case_id and g.version >= e.seq)
      limit ${limit})
    union
    (select g.case_id from calendar_gap_cases g join cases c on c.case_id = g.case_id
      where g.years <> '{}' and c.version > g.version limit ${limit})`;
  return rows.map(({ caseId }) => caseId);
}

/** Notes how a case stands, and opens a gap for each year that has none. `at` ms. */
export async function putGapCase(db: Db, seen: GapCase, at: number): Promise<void> {
  await db.orm.transaction(async (tx) => {
    await tx
      .insert(calendarGapCases)
      .values(seen)
      .onConflictDoUpdate({
        target: calendarGapCases.caseId,
        set: { version: seen.version, calendar: seen.calendar, years: seen.years, earliest: seen.earliest },
        setWhere: sql`${calendarGapCases.version} <= ${seen.version}`,
      });
    for (const year of seen.years) {
      await tx
        .insert(calendarGaps)
        .values({ calendar: seen.calendar, year, seenAt: at, firstCase: seen.caseId, state: 'open' })
        .onConflictDoUpdate({
          target: [calendarGaps.calendar, calendarGaps.year],
          set: { state: 'open', closedBy: null, closedAt: null },
          setWhere: eq(calendarGaps.state, 'closed'),
        });
    }
  });
}

/** The open ones, the earliest year first. */
export async function listOpenGaps(db: Db): Promise<OpenGap[]> {
  return db.sql<OpenGap[]>`
    select g.calendar, g.year, g.seen_at as "seenAt", g.first_case as "firstCase",
      count(c.case_id)::int as cases, min(c.earliest)::text as earliest
    from calendar_gaps g
    left join calendar_gap_cases c on c.calendar = g.calendar and c.years @> array[g.year]
    where g.state = 'open'
    group by g.calendar, g.year, g.seen_at, g.first_case
    order by g.year, g.calendar`;
}

/** No case waits for it any more; `by` is the version that has the year, null where the dates went another way. */
export async function closeGap(
  db: Db,
  { calendar, year, by, at }: { calendar: string; year: number; by: string | null; at: number },
): Promise<void> {
  await db.orm
    .update(calendarGaps)
    .set({ state: 'closed', closedBy: by, closedAt: at })
    .where(and(eq(calendarGaps.calendar, calendar), eq(calendarGaps.year, year), eq(calendarGaps.state, 'open')));
}
