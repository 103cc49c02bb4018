// What the door does to submissions: store once, refuse, expire, and hand signals to the relay.
// `applied` is written by recording only (case-writes.ts).
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Actor, Refusal } from '../domain/case.ts';
import type { Db } from './connect.ts';
import type { NewText } from './intake-writes.ts';
import { sealedTexts, submissions } from './schema.ts';

export type Submission = typeof submissions.$inferSelect;

export interface NewSubmission {
  caseId: string;
  /** Idempotency key, unique per case. */
  key: string;
  kind: 'command' | 'signal';
  name: string;
  actor: Actor;
  /** Ids and codes; the texts go beside it, sealed. */
  data: unknown;
  bodyHmac: string;
  receivedAt: number;
  texts: NewText[];
}

export type StoredSubmission = { kind: 'new' | 'same'; row: Submission } | { kind: 'conflict' };

/** One row per (case, key): `same` gives the row as first stored, with its actor and text ids; `conflict` is another body. */
export async function storeSubmission(
  db: Db,
  { texts, ...submission }: NewSubmission,
  isSameBody: (storedHmac: string) => boolean,
): Promise<StoredSubmission> {
  const { caseId, key } = submission;
  const fresh = await db.orm.transaction(async (tx) => {
    const [row] = await tx.insert(submissions).values(submission).onConflictDoNothing().returning();
    if (row !== undefined && texts.length > 0) {
      await tx.insert(sealedTexts).values(texts.map((text) => ({ ...text, caseId })));
    }
    return row;
  });
  if (fresh !== undefined) return { kind: 'new', row: fresh };
  const [row] = await db.orm
    .select()
    .from(submissions)
    .where(and(eq(submissions.caseId, caseId), eq(submissions.key, key)));
  if (row === undefined || row.name !== submission.name || !isSameBody(row.bodyHmac)) return { kind: 'conflict' };
  return { kind: 'same', row };
}

/** Writes a no into a row that still waits; a row that was applied stays so. */
export async function refuseSubmission(db: Db, caseId: string, key: string, refusal: Refusal): Promise<void> {
  await db.orm
    .update(submissions)
    .set({ status: 'refused', refusal })
    .where(and(eq(submissions.caseId, caseId), eq(submissions.key, key), eq(submissions.status, 'pending')));
}

/** Commands received before the instant (ms) that nobody resent; gives how many. Recording may still apply them. */
export async function expireCommands(db: Db, receivedBefore: number): Promise<number> {
  const rows = await db.orm
    .update(submissions)
    .set({ status: 'expired' })
    .where(
      and(
        eq(submissions.status, 'pending'),
        eq(submissions.kind, 'command'),
        lt(submissions.receivedAt, receivedBefore),
      ),
    )
    .returning({ key: submissions.key });
  return rows.length;
}

/**
 * Takes up to `limit` signals that are due for delivery; each stays taken for a growing while (1 s to 5 min), so that
 * relays do not collide and a signal is sent again until the case has answered. The case knows a key it has seen.
 */
export async function takeSignalsToRelay(db: Db, limit: number): Promise<Submission[]> {
  return db.orm
    .update(submissions)
    .set({
      attempts: sql`${submissions.attempts} + 1`,
      nextTryAt: sql`now() + make_interval(secs => least(power(2, ${submissions.attempts}), 300))`,
    })
    .where(
      sql`(${submissions.caseId}, ${submissions.key}) in (
        select case_id, key from submissions
        where status = 'pending' and kind = 'signal' and next_try_at <= now()
        order by next_try_at limit ${limit} for update skip locked)`,
    )
    .returning();
}

/** The engine has taken the signal; it is sent again only if the case has not answered within ten minutes. */
export async function markRelayed(db: Db, caseId: string, key: string): Promise<void> {
  await db.orm
    .update(submissions)
    .set({ relayedAt: sql`now()`, nextTryAt: sql`now() + interval '10 minutes'` })
    .where(and(eq(submissions.caseId, caseId), eq(submissions.key, key)));
}
