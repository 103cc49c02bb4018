// "Who looked at my case": the reads of one case, newest first, those of lists among them.
import { arrayContains, desc, eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { listReads as readsOfLists, reads } from './schema.ts';

export type StoredRead = Pick<typeof reads.$inferSelect, 'what' | 'actor' | 'reason' | 'at'>;

/** The newest `limit` reads of the case itself, and as many of lists that showed its title. */
export async function listReads(db: Db, caseId: string, limit = 500): Promise<StoredRead[]> {
  const { what, actor, reason, at } = reads;
  const [ofCase, ofLists] = await Promise.all([
    db.orm
      .select({ what, actor, reason, at })
      .from(reads)
      .where(eq(reads.caseId, caseId))
      .orderBy(desc(reads.id))
      .limit(limit),
    db.orm
      .select({ what: readsOfLists.what, actor: readsOfLists.actor, at: readsOfLists.at })
      .from(readsOfLists)
      .where(arrayContains(readsOfLists.caseIds, [caseId]))
      .orderBy(desc(readsOfLists.id))
      .limit(limit),
  ]);
  return [...ofCase, ...ofLists.map((one) => ({ ...one, reason: null }))].sort((a, b) => +b.at - +a.at);
}
