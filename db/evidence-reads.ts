// Evidence items as rows; the bytes are in the file store.
import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { evidence } from './schema.ts';

export type StoredEvidence = typeof evidence.$inferSelect;

export async function findEvidence(db: Db, id: string): Promise<StoredEvidence | null> {
  const [row] = await db.orm.select().from(evidence).where(eq(evidence.id, id));
  return row ?? null;
}

/** Unknown ids are left out. */
export async function findEvidenceItems(db: Db, ids: readonly string[]): Promise<StoredEvidence[]> {
  if (ids.length === 0) return [];
  return db.orm
    .select()
    .from(evidence)
    .where(inArray(evidence.id, [...ids]));
}

export async function listEvidence(db: Db, caseId: string): Promise<StoredEvidence[]> {
  return db.orm
    .select()
    .from(evidence)
    .where(eq(evidence.caseId, caseId))
    .orderBy(asc(evidence.receivedAt), asc(evidence.id));
}

/** Uploads for an intake that never came, written before the moment. */
export async function listAbandonedUploads(db: Db, before: Date, limit: number): Promise<StoredEvidence[]> {
  return db.orm
    .select()
    .from(evidence)
    .where(and(isNull(evidence.caseId), lt(evidence.written, before)))
    .limit(limit);
}
