// Leaves as they stand, how far, and the cases a leaver has a part in.
import { and, asc, count, desc, eq, getTableColumns, gt, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { cases, leaveCases, leaves, staff } from './schema.ts';
import type { LeaveCaseState } from './schema-leave.ts';

export type StoredLeave = typeof leaves.$inferSelect;
export type LeaveCaseRow = typeof leaveCases.$inferSelect;

export interface LeaveCounts {
  cases: number;
  /** Cases whose handling the successor took, and those that wait for a handler of the unit. */
  toSuccessor: number;
  toQueue: number;
  byState: Record<LeaveCaseState, number>;
}

/** The newest that was not called off. */
export async function findLeave(db: Db, staffId: string): Promise<StoredLeave | null> {
  const [row] = await db.orm
    .select()
    .from(leaves)
    .where(and(eq(leaves.staffId, staffId), ne(leaves.state, 'withdrawn')))
    .orderBy(desc(leaves.id))
    .limit(1);
  return row ?? null;
}

/** Of people of these units, the newest first; called off ones are left out. */
export async function listLeavesIn(db: Db, units: string[], limit: number): Promise<StoredLeave[]> {
  return db.orm
    .select(getTableColumns(leaves))
    .from(leaves)
    .innerJoin(staff, eq(staff.id, leaves.staffId))
    .where(and(inArray(staff.unit, units), ne(leaves.state, 'withdrawn')))
    .orderBy(desc(leaves.id))
    .limit(limit);
}

export async function countLeave(db: Db, leave: string): Promise<LeaveCounts> {
  const handled = sql`posts @> '["handler"]' and state = 'done'`;
  const rows = await db.orm
    .select({
      state: leaveCases.state,
      cases: count(),
      toSuccessor: sql<number>`(count(*) filter (where ${handled} and handler is not null))::int`,
      toQueue: sql<number>`(count(*) filter (where ${handled} and handler is null))::int`,
    })
    .from(leaveCases)
    .where(eq(leaveCases.leave, leave))
    .groupBy(leaveCases.state);
  const sum = (field: 'cases' | 'toSuccessor' | 'toQueue') => rows.reduce((total, row) => total + row[field], 0);
  const byState = { waiting: 0, done: 0, unchanged: 0, failed: 0 };
  for (const row of rows) byState[row.state] = row.cases;
  return { cases: sum('cases'), toSuccessor: sum('toSuccessor'), toQueue: sum('toQueue'), byState };
}

export interface LeavePage {
  after?: string | undefined;
  limit: number;
  state?: LeaveCaseState | undefined;
}

/** By case id. */
export async function listLeaveCases(
  db: Db,
  leave: string,
  { after, limit, state }: LeavePage,
): Promise<LeaveCaseRow[]> {
  return db.orm
    .select()
    .from(leaveCases)
    .where(
      and(
        eq(leaveCases.leave, leave),
        after === undefined ? undefined : gt(leaveCases.caseId, after),
        state === undefined ? undefined : eq(leaveCases.state, state),
      ),
    )
    .orderBy(asc(leaveCases.caseId))
    .limit(limit);
}

export interface PartsWanted {
  staffId: string;
  /** Cases after this one. */
  after: string | null;
  /** Leaves out cases this leave has already; with `again` only those it has not moved yet. */
  notIn?: string;
  /** Only what the row of a case says now: handler and tasks, no team of the past. */
  again?: boolean;
  limit: number;
}

/** Cases that are not archived in which somebody handles, holds a task or was once put into the team; by case id. */
export async function listParts(db: Db, { staffId, after, notIn, again, limit }: PartsWanted) {
  return db.orm
    .select({ caseId: cases.caseId, number: cases.number })
    .from(cases)
    .where(
      and(
        ne(cases.phase, 'archived'),
        // One index each: as alternatives of one condition they would read every case.
        sql`${cases.caseId} in (${again ? heldNow(staffId) : sql`${heldNow(staffId)} union ${onceInTeam(staffId)}`})`,
        after === null ? undefined : gt(cases.caseId, after),
        notIn === undefined ? undefined : unknownTo(notIn, again === true),
      ),
    )
    .orderBy(asc(cases.caseId))
    .limit(limit);
}

function unknownTo(leave: string, again: boolean): SQL {
  const waiting = again ? sql`and b.state = 'waiting'` : sql``;
  return sql`not exists (select from leave_cases b where b.leave = ${leave} and b.case_id = ${cases.caseId} ${waiting})`;
}

function heldNow(staffId: string): SQL {
  return sql`select h.case_id from cases h where h.handler = ${staffId}
    union select t.case_id from cases t where t.tasks @> ${JSON.stringify([{ holder: staffId }])}::jsonb`;
}

/** The condition as the partial index has it. */
function onceInTeam(staffId: string): SQL {
  const named = (path: object) => sql`event->'data'->'team' @> ${JSON.stringify(path)}::jsonb`;
  return sql`select case_id from case_events
    where type in ('teamFormed', 'teamChanged', 'leaverRelieved', 'handlerUnassigned')
      and (${named({ lead: { id: staffId } })} or ${named({ members: [{ id: staffId }] })})`;
}
