// "Who looked at my case": the reads of one case, newest first.
import { desc, eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { reads } from './schema.ts';

export type StoredRead = typeof reads.$inferSelect;

export async function listReads(db: Db, caseId: string, limit = 500): Promise<StoredRead[]> {
  return db.orm.select().from(reads).where(eq(reads.caseId, caseId)).orderBy(desc(reads.id)).limit(limit);
}
