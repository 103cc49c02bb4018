// Batches as they stand: how far, who did what, which case; and the cases a batch has still to look at.
import { and, asc, count, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { CaseEvent } from '../domain/case.ts';
import { eventsOf } from './case-lives.ts';
import type { Db } from './connect.ts';
import { cases, lawBatchActs, lawBatchCases, lawBatches } from './schema.ts';
import type { BatchCaseState } from './schema-law-batch.ts';

export type StoredBatch = typeof lawBatches.$inferSelect;
export type StoredBatchAct = Pick<typeof lawBatchActs.$inferSelect, 'act' | 'by' | 'at'>;

export interface BatchCounts {
  cases: number;
  /** Cases in which at least one limit moves, as previewed. */
  moving: number;
  /** Limits that move, as previewed. */
  limits: number;
  /** Cases found after the approval. */
  late: number;
  byState: Record<BatchCaseState, number>;
}

export async function findBatch(db: Db, id: string): Promise<StoredBatch | null> {
  const [row] = await db.orm.select().from(lawBatches).where(eq(lawBatches.id, id));
  return row ?? null;
}

/** Newest first. */
export async function listBatches(db: Db, limit = 100): Promise<StoredBatch[]> {
  return db.orm.select().from(lawBatches).orderBy(desc(lawBatches.id)).limit(limit);
}

export async function listBatchActs(db: Db, batch: string): Promise<StoredBatchAct[]> {
  const { act, by, at } = lawBatchActs;
  return db.orm
    .select({ act, by, at })
    .from(lawBatchActs)
    .where(eq(lawBatchActs.batch, batch))
    .orderBy(lawBatchActs.written);
}

export async function countBatch(db: Db, batch: string): Promise<BatchCounts> {
  const rows = await db.orm
    .select({
      state: lawBatchCases.state,
      cases: count(),
      moving: sql<number>`(count(*) filter (where rows <> '[]'))::int`,
      limits: sql<number>`coalesce(sum(jsonb_array_length(rows)), 0)::int`,
      late: sql<number>`(count(*) filter (where late))::int`,
    })
    .from(lawBatchCases)
    .where(eq(lawBatchCases.batch, batch))
    .groupBy(lawBatchCases.state);
  const sum = (field: 'cases' | 'moving' | 'limits' | 'late') => rows.reduce((total, row) => total + row[field], 0);
  const byState = { waiting: 0, done: 0, unchanged: 0, failed: 0 };
  for (const row of rows) byState[row.state] = row.cases;
  return { cases: sum('cases'), moving: sum('moving'), limits: sum('limits'), late: sum('late'), byState };
}

export interface BatchPage {
  after?: string | undefined;
  limit: number;
  state?: BatchCaseState | undefined;
  /** Only cases in which a limit moves. */
  moving?: boolean | undefined;
}

/** By case id. */
export async function listBatchCases(db: Db, batch: string, { after, limit, state, moving }: BatchPage) {
  return db.orm
    .select()
    .from(lawBatchCases)
    .where(
      and(
        eq(lawBatchCases.batch, batch),
        after === undefined ? undefined : gt(lawBatchCases.caseId, after),
        state === undefined ? undefined : eq(lawBatchCases.state, state),
        moving === true ? sql`${lawBatchCases.rows} <> '[]'` : undefined,
      ),
    )
    .orderBy(asc(lawBatchCases.caseId))
    .limit(limit);
}

export interface Candidate {
  caseId: string;
  number: string;
  /** None where the workflow has not recorded yet. */
  events: CaseEvent[];
}

export interface CandidatesWanted {
  packs: readonly string[];
  /** Version of the pack; all where it is left out. */
  version?: string | undefined;
  /** Cases after this one. */
  after: string | null;
  /** Leaves out cases the batch has already. */
  notIn?: string | undefined;
  limit: number;
}

/** Cases that are not archived, by case id. */
export async function listCandidates(
  db: Db,
  { packs, version, after, notIn, limit }: CandidatesWanted,
): Promise<Candidate[]> {
  const found = await db.orm
    .select({ caseId: cases.caseId, number: cases.number })
    .from(cases)
    .where(
      and(
        ne(cases.phase, 'archived'),
        inArray(cases.regime, [...packs]),
        version === undefined ? undefined : eq(cases.packVersion, version),
        after === null ? undefined : gt(cases.caseId, after),
        notIn === undefined
          ? undefined
          : sql`not exists (select from law_batch_cases b where b.batch = ${notIn} and b.case_id = ${cases.caseId})`,
      ),
    )
    .orderBy(asc(cases.caseId))
    .limit(limit);
  const events = await eventsOf(
    db,
    found.map(({ caseId }) => caseId),
  );
  return found.map((one) => ({ ...one, events: events.get(one.caseId) ?? [] }));
}
