// Sealed texts outside submissions, tracking secrets, and the erasing and rewrapping of keys.
import { eq, lt, ne, and, isNotNull, or, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import type { NewText } from './intake-writes.ts';
import {
  caseHints,
  caseKeys,
  evidence,
  intakes,
  searchHashes,
  sealedTexts,
  submissions,
  trackingSecrets,
  trackingSessions,
} from './schema.ts';

/** Safe to repeat with the same ids. */
export async function addTexts(db: Db, caseId: string, texts: NewText[]): Promise<void> {
  if (texts.length === 0) return;
  await db.orm
    .insert(sealedTexts)
    .values(texts.map((text) => ({ ...text, caseId })))
    .onConflictDoNothing();
}

export async function addSearchHashes(db: Db, caseId: string, hashes: { kind: string; hash: string }[]): Promise<void> {
  if (hashes.length === 0) return;
  await db.orm
    .insert(searchHashes)
    .values(hashes.map((each) => ({ ...each, caseId })))
    .onConflictDoNothing();
}

/** A new secret; the old one and every session it opened are dead at once. */
export async function reissueTrackingSecret(
  db: Db,
  secret: { caseId: string; codeHash: string; tokenSha256: string; reason: string },
): Promise<void> {
  const { caseId, codeHash, tokenSha256, reason } = secret;
  const changed = { codeHash, tokenSha256, reissueReason: reason, issuedAt: sql`now()` };
  await db.orm.transaction(async (tx) => {
    await tx
      .insert(trackingSecrets)
      .values({ caseId, codeHash, tokenSha256, reissueReason: reason, reissued: 1 })
      .onConflictDoUpdate({
        target: trackingSecrets.caseId,
        set: { ...changed, reissued: sql`${trackingSecrets.reissued} + 1` },
      });
    await tx.delete(trackingSessions).where(eq(trackingSessions.caseId, caseId));
    await tx.update(intakes).set({ responseSealed: null }).where(eq(intakes.caseId, caseId));
  });
}

export async function createTrackingSession(
  db: Db,
  session: { tokenSha256: string; caseId: string; expiresAt: Date },
): Promise<void> {
  await db.orm.insert(trackingSessions).values(session);
}

export async function endTrackingSession(db: Db, tokenSha256: string): Promise<void> {
  await db.orm.delete(trackingSessions).where(eq(trackingSessions.tokenSha256, tokenSha256));
}

/** Answers with a query code are given again for a day only; and sessions that are over at `now`. */
export async function sweepTracking(db: Db, now: Date, answersBefore: Date): Promise<void> {
  await db.orm.delete(trackingSessions).where(lt(trackingSessions.expiresAt, now));
  await db.orm
    .update(intakes)
    .set({ responseSealed: null })
    .where(and(lt(intakes.createdAt, answersBefore), isNotNull(intakes.responseSealed)));
}

/**
 * Erases the person: the case key, the keys of its files, and every keyed hash that could recognise a text or a person.
 * Ciphertexts and events stay, so the chain still holds. Safe to repeat.
 */
export async function eraseCaseKey(db: Db, caseId: string): Promise<void> {
  await db.orm.transaction(async (tx) => {
    await tx
      .update(caseKeys)
      .set({ wrappedKey: null, erasedAt: sql`coalesce(${caseKeys.erasedAt}, now())` })
      .where(eq(caseKeys.caseId, caseId));
    await tx
      .update(evidence)
      .set({ wrappedKey: Buffer.alloc(0) })
      .where(eq(evidence.caseId, caseId));
    await tx.delete(searchHashes).where(eq(searchHashes.caseId, caseId));
    await tx.delete(caseHints).where(or(eq(caseHints.caseId, caseId), eq(caseHints.otherCaseId, caseId)));
    await tx.delete(trackingSecrets).where(eq(trackingSecrets.caseId, caseId));
    await tx.delete(trackingSessions).where(eq(trackingSessions.caseId, caseId));
    await tx.update(submissions).set({ bodyHmac: '' }).where(eq(submissions.caseId, caseId));
    await tx.update(intakes).set({ bodyHmac: '', responseSealed: null }).where(eq(intakes.caseId, caseId));
  });
}

/** Case keys that are not yet under the newest master key, for a rotation in pieces. */
export async function listKeysToRewrap(
  db: Db,
  newestMasterKey: string,
  limit: number,
): Promise<(typeof caseKeys.$inferSelect)[]> {
  const isOld = and(ne(caseKeys.masterKeyId, newestMasterKey), isNotNull(caseKeys.wrappedKey));
  return db.orm.select().from(caseKeys).where(isOld).limit(limit);
}

/** Replaces a wrapped key only while it is still under the master key it was read with. */
export async function replaceWrappedKey(
  db: Db,
  { caseId, masterKeyId }: { caseId: string; masterKeyId: string },
  next: { wrapped: Buffer; masterKeyId: string },
): Promise<void> {
  await db.orm
    .update(caseKeys)
    .set({ wrappedKey: next.wrapped, masterKeyId: next.masterKeyId })
    .where(and(eq(caseKeys.caseId, caseId), eq(caseKeys.masterKeyId, masterKeyId), isNotNull(caseKeys.wrappedKey)));
}
