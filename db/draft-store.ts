// Drafts of complaints as rows: kept, read, thrown away. What is in them only the vault can say.
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { complaintDrafts } from './schema.ts';

export async function findDraft(db: Db, tokenSha256: string, now: Date): Promise<Buffer | null> {
  const [row] = await db.orm
    .select({ sealed: complaintDrafts.sealed })
    .from(complaintDrafts)
    .where(and(eq(complaintDrafts.tokenSha256, tokenSha256), gt(complaintDrafts.expiresAt, now)));
  return row?.sealed ?? null;
}

/** A draft keeps the expiry it began with. */
export async function putDraft(db: Db, draft: { tokenSha256: string; sealed: Buffer; expiresAt: Date }): Promise<void> {
  await db.orm
    .insert(complaintDrafts)
    .values(draft)
    .onConflictDoUpdate({ target: complaintDrafts.tokenSha256, set: { sealed: draft.sealed } });
}

export async function removeDraft(db: Db, tokenSha256: string): Promise<void> {
  await db.orm.delete(complaintDrafts).where(eq(complaintDrafts.tokenSha256, tokenSha256));
}

export async function sweepDrafts(db: Db, now: Date): Promise<void> {
  await db.orm.delete(complaintDrafts).where(lte(complaintDrafts.expiresAt, now));
}
