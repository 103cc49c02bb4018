// The outbox of intake: workflow starts that are still to be made. Safe with several relays.
import { eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { workflowStarts } from './schema.ts';

export type WorkflowStart = typeof workflowStarts.$inferSelect;

/** Takes up to `limit` starts that are due; each stays taken for a growing while (1 s to 5 min). */
export async function takeStarts(db: Db, limit: number): Promise<WorkflowStart[]> {
  return db.orm
    .update(workflowStarts)
    .set({
      attempts: sql`${workflowStarts.attempts} + 1`,
      nextTryAt: sql`now() + make_interval(secs => least(power(2, ${workflowStarts.attempts}), 300))`,
    })
    .where(
      sql`${workflowStarts.caseId} in (
        select case_id from workflow_starts
        where status = 'pending' and next_try_at <= now()
        order by next_try_at limit ${limit} for update skip locked)`,
    )
    .returning();
}

/** Safe to repeat. */
export async function markStarted(db: Db, caseId: string): Promise<void> {
  await db.orm
    .update(workflowStarts)
    .set({ status: 'started', startedAt: sql`coalesce(${workflowStarts.startedAt}, now())` })
    .where(eq(workflowStarts.caseId, caseId));
}

/** A start that can never succeed; a person has to look at it. */
export async function markStartFailed(db: Db, caseId: string): Promise<void> {
  await db.orm.update(workflowStarts).set({ status: 'failed' }).where(eq(workflowStarts.caseId, caseId));
}
