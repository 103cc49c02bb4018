// Sealed texts by id, the key of their case, the second factor of tracking, and cases found by keyed hashes.
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { caseKeys, searchHashes, sealedTexts, trackingSecrets, trackingSessions } from './schema.ts';

export type StoredText = typeof sealedTexts.$inferSelect;
export type StoredCaseKey = typeof caseKeys.$inferSelect;

/** Its `wrappedKey` is null once it was erased; null when there is no such case. */
export async function findCaseKey(db: Db, caseId: string): Promise<StoredCaseKey | null> {
  const [row] = await db.orm.select().from(caseKeys).where(eq(caseKeys.caseId, caseId));
  return row ?? null;
}

export async function findCaseKeys(db: Db, caseIds: readonly string[]): Promise<StoredCaseKey[]> {
  if (caseIds.length === 0) return [];
  return db.orm
    .select()
    .from(caseKeys)
    .where(inArray(caseKeys.caseId, [...caseIds]));
}

/** Only texts of this case; unknown ids are left out. */
export async function findTexts(db: Db, caseId: string, ids: readonly string[]): Promise<StoredText[]> {
  if (ids.length === 0) return [];
  return db.orm
    .select()
    .from(sealedTexts)
    .where(and(eq(sealedTexts.caseId, caseId), inArray(sealedTexts.id, [...ids])));
}

/** For lists: texts of several cases. */
export async function findTextsAnywhere(db: Db, ids: readonly string[]): Promise<StoredText[]> {
  if (ids.length === 0) return [];
  return db.orm
    .select()
    .from(sealedTexts)
    .where(inArray(sealedTexts.id, [...ids]));
}

export async function listTexts(db: Db, caseId: string): Promise<StoredText[]> {
  return db.orm.select().from(sealedTexts).where(eq(sealedTexts.caseId, caseId));
}

export async function findTrackingSecret(db: Db, caseId: string): Promise<typeof trackingSecrets.$inferSelect | null> {
  const [row] = await db.orm.select().from(trackingSecrets).where(eq(trackingSecrets.caseId, caseId));
  return row ?? null;
}

/** Case of a link token (SHA-256, hex). */
export async function findCaseIdByToken(db: Db, tokenSha256: string): Promise<string | null> {
  const [row] = await db.orm
    .select({ caseId: trackingSecrets.caseId })
    .from(trackingSecrets)
    .where(eq(trackingSecrets.tokenSha256, tokenSha256));
  return row?.caseId ?? null;
}

/** Case of a tracking session that still runs at `now`. */
export async function findTrackingSession(db: Db, tokenSha256: string, now: Date): Promise<string | null> {
  const [row] = await db.orm
    .select({ caseId: trackingSessions.caseId })
    .from(trackingSessions)
    .where(and(eq(trackingSessions.tokenSha256, tokenSha256), gt(trackingSessions.expiresAt, now)));
  return row?.caseId ?? null;
}

/** Cases that have at least `least` of the hashes of a kind, those with most first. */
export async function findCasesByHashes(
  db: Db,
  kind: string,
  hashes: readonly string[],
  least = 1,
  limit = 200,
): Promise<{ caseId: string; shared: number }[]> {
  if (hashes.length === 0) return [];
  return db.orm
    .select({ caseId: searchHashes.caseId, shared: sql<number>`count(*)::int` })
    .from(searchHashes)
    .where(and(eq(searchHashes.kind, kind), inArray(searchHashes.hash, [...hashes])))
    .groupBy(searchHashes.caseId)
    .having(sql`count(*) >= ${least}`)
    .orderBy(sql`count(*) desc`, searchHashes.caseId)
    .limit(limit);
}
