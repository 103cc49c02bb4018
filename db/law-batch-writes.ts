// Puts batches down, keeps who did what with them, and hands out work so that no two processes do the same: a batch is
// taken for a round, a case for a try. Leaves out what a round does (api/law-batch-*.ts).
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import type { StoredBatch } from './law-batch-reads.ts';
import { lawBatchActs, lawBatchCases, lawBatches } from './schema.ts';
import type { BatchAct, BatchState } from './schema-law-batch.ts';

export type NewBatchCase = Pick<typeof lawBatchCases.$inferSelect, 'caseId' | 'number' | 'state' | 'rows' | 'code'>;
export type BatchCaseRow = typeof lawBatchCases.$inferSelect;

/** A pass over the cases belongs to one process for so long; then another may go on with it. */
const SCAN_LEASE = sql`interval '30 seconds'`;
/** Longer than the engine is waited for: a case that is being moved is not taken again. */
const TRY_LEASE_SECONDS = 30;

export async function insertBatch(
  db: Db,
  batch: Pick<StoredBatch, 'id' | 'scope' | 'reason' | 'proposedBy' | 'at'>,
): Promise<void> {
  const { id, proposedBy: by, at } = batch;
  await db.orm.transaction(async (tx) => {
    await tx.insert(lawBatches).values({ ...batch, state: 'previewing' });
    await tx.insert(lawBatchActs).values({ batch: id, act: 'proposed', by, at });
  });
}

/** An act of a person. `judge` sees the batch, locked, and throws to refuse; null where there is none. */
export async function actOnBatch(
  db: Db,
  { id, act, by, at }: { id: string; act: BatchAct; by: string; at: number },
  judge: (batch: StoredBatch) => { state: BatchState; approvedBy?: string },
): Promise<StoredBatch | null> {
  return db.orm.transaction(async (tx) => {
    const [batch] = await tx.select().from(lawBatches).where(eq(lawBatches.id, id)).for('update');
    if (batch === undefined) return null;
    const change = judge(batch);
    await tx.insert(lawBatchActs).values({ batch: id, act, by, at });
    const [changed] = await tx.update(lawBatches).set(change).where(eq(lawBatches.id, id)).returning();
    return changed ?? null;
  });
}

/** A batch whose cases are still looked for; nobody else has it for half a minute. */
export async function takeScan(db: Db): Promise<StoredBatch | null> {
  const [batch] = await db.orm
    .update(lawBatches)
    .set({ nextRoundAt: sql`now() + ${SCAN_LEASE}` })
    .where(
      sql`${lawBatches.id} in (
        select id from law_batches where state in ('previewing', 'sweeping') and next_round_at <= now()
        order by next_round_at limit 1 for update skip locked)`,
    )
    .returning();
  return batch ?? null;
}

export interface Scanned {
  rows: NewBatchCase[];
  /** The last case that was looked at; null when there are no more. */
  position: string | null;
  previewHash: string;
}

/** Notes what was found from where the batch stood. False where somebody else went on with it, or it was stopped. */
export async function putScanned(
  db: Db,
  batch: StoredBatch,
  { rows, position, previewHash }: Scanned,
): Promise<boolean> {
  const late = batch.state === 'sweeping';
  return db.orm.transaction(async (tx) => {
    const isAsTaken = and(
      eq(lawBatches.id, batch.id),
      eq(lawBatches.state, batch.state),
      sql`${lawBatches.position} is not distinct from ${batch.position}`,
    );
    const going = { position, nextRoundAt: sql`now()`, ...(late ? {} : { previewHash }) };
    const [held] = await tx.update(lawBatches).set(going).where(isAsTaken).returning();
    if (held === undefined) return false;
    const found = rows.map((row) => ({ ...row, batch: batch.id, late }));
    if (found.length > 0) await tx.insert(lawBatchCases).values(found).onConflictDoNothing();
    if (position !== null) return true;
    const waiting = and(eq(lawBatchCases.batch, batch.id), eq(lawBatchCases.state, 'waiting'));
    const isMore = (await tx.$count(lawBatchCases, waiting)) > 0;
    const state: BatchState = !late ? 'proposed' : isMore ? 'running' : 'done';
    await tx.update(lawBatches).set({ state }).where(eq(lawBatches.id, batch.id));
    return true;
  });
}

/**
 * Takes a running batch for one round and up to `most` of its cases; nobody begins the next one within `everyMs`. Where
 * no case waits any more, the batch goes on to look for those that came meanwhile.
 */
export async function takeRound(
  db: Db,
  { everyMs, most }: { everyMs: number; most: number },
): Promise<{ batch: StoredBatch; cases: BatchCaseRow[] } | null> {
  return db.orm.transaction(async (tx) => {
    const [batch] = await tx
      .select()
      .from(lawBatches)
      .where(and(eq(lawBatches.state, 'running'), sql`${lawBatches.nextRoundAt} <= now()`))
      .orderBy(lawBatches.nextRoundAt)
      .limit(1)
      .for('update', { skipLocked: true });
    if (batch === undefined) return null;
    const cases = await tx
      .update(lawBatchCases)
      .set({
        attempts: sql`${lawBatchCases.attempts} + 1`,
        nextTryAt: sql`now() + make_interval(secs => greatest(${TRY_LEASE_SECONDS}, least(power(2, ${lawBatchCases.attempts}), 300)))`,
      })
      .where(
        sql`(${lawBatchCases.batch}, ${lawBatchCases.caseId}) in (
          select batch, case_id from law_batch_cases
          where batch = ${batch.id} and state = 'waiting' and next_try_at <= now()
          order by case_id limit ${most} for update skip locked)`,
      )
      .returning();
    const waiting = and(eq(lawBatchCases.batch, batch.id), eq(lawBatchCases.state, 'waiting'));
    const isOver = cases.length === 0 && (await tx.$count(lawBatchCases, waiting)) === 0;
    const next = { nextRoundAt: sql`now() + make_interval(secs => ${everyMs / 1000})` };
    const sweep = { state: 'sweeping' as const, position: null };
    await tx
      .update(lawBatches)
      .set(isOver ? { ...next, ...sweep } : next)
      .where(eq(lawBatches.id, batch.id));
    return { batch, cases };
  });
}

export type Settled = Partial<Pick<BatchCaseRow, 'version' | 'code' | 'movedAt'>> & {
  state: 'done' | 'unchanged' | 'failed';
};

/** What came of a case; the first word stands. */
export async function settleCase(db: Db, batch: string, caseId: string, settled: Settled): Promise<void> {
  const isOurs = and(eq(lawBatchCases.batch, batch), eq(lawBatchCases.caseId, caseId));
  await db.orm
    .update(lawBatchCases)
    .set(settled)
    .where(and(isOurs, eq(lawBatchCases.state, 'waiting')));
}

/** Nothing came of the try because nobody answered: the next one is soon, then slower. */
export async function tryAgain(db: Db, { batch, caseId, attempts }: BatchCaseRow): Promise<void> {
  await db.orm
    .update(lawBatchCases)
    .set({ nextTryAt: sql`now() + make_interval(secs => least(power(2, ${attempts}::int), 300))` })
    .where(and(eq(lawBatchCases.batch, batch), eq(lawBatchCases.caseId, caseId), eq(lawBatchCases.state, 'waiting')));
}
