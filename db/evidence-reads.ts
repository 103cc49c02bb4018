// Evidence items as rows; the bytes are in the file store.
import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { evidence } from './schema.ts';

/** Ids come from outside; what is no UUID is simply not there. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export type StoredEvidence = typeof evidence.$inferSelect;

export async function findEvidence(db: Db, id: string): Promise<StoredEvidence | null> {
  return (await findEvidenceItems(db, [id]))[0] ?? null;
}

/** Unknown ids are left out. */
export async function findEvidenceItems(db: Db, ids: readonly string[]): Promise<StoredEvidence[]> {
  const known = ids.filter((id) => UUID.test(id));
  if (known.length === 0) return [];
  return db.orm.select().from(evidence).where(inArray(evidence.id, known));
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
