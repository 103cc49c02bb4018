// Where notices come to lie, and what became of each attempt to deliver them. Notices are born in recording.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import type { NewText } from './intake-writes.ts';
import { inbox, noticeAttempts, notices, sealedTexts, transfersOut } from './schema.ts';
import type { StoredAttempt } from './notice-reads.ts';

/** Puts a notice into the inbox or on the desk, once; gives the id of the entry. */
export async function placeInInbox(db: Db, entry: { id: string; caseId: string; noticeId: string }): Promise<string> {
  const [row] = await db.orm
    .insert(inbox)
    .values(entry)
    .onConflictDoUpdate({ target: [inbox.caseId, inbox.noticeId], set: { id: sql`${inbox.id}` } })
    .returning({ id: inbox.id });
  return row!.id;
}

/** True only for the first opening: that is the one which proves service. */
export async function openInboxEntry(db: Db, caseId: string, id: string): Promise<boolean> {
  const rows = await db.orm
    .update(inbox)
    .set({ openedAt: sql`now()` })
    .where(and(eq(inbox.id, id), eq(inbox.caseId, caseId), isNull(inbox.openedAt)))
    .returning({ id: inbox.id });
  return rows.length > 0;
}

/** Keeps the first outcome of an attempt and gives what is kept. */
export async function recordAttempt(db: Db, attempt: Omit<StoredAttempt, 'at'>): Promise<StoredAttempt> {
  const [row] = await db.orm
    .insert(noticeAttempts)
    .values(attempt)
    .onConflictDoUpdate({
      target: [noticeAttempts.caseId, noticeAttempts.attempt],
      set: { attempt: sql`${noticeAttempts.attempt}` },
    })
    .returning();
  return row!;
}

/** Keeps the first outcome of a hand-over and gives what is kept. */
export async function recordTransferOut(
  db: Db,
  handOver: Omit<typeof transfersOut.$inferSelect, 'at'>,
): Promise<typeof transfersOut.$inferSelect> {
  const [row] = await db.orm
    .insert(transfersOut)
    .values(handOver)
    .onConflictDoUpdate({
      target: [transfersOut.caseId, transfersOut.attempt],
      set: { attempt: sql`${transfersOut.attempt}` },
    })
    .returning();
  return row!;
}

/** Freezes an issued document, once; gives the id of the text that is kept. */
export async function freezeDocument(db: Db, caseId: string, noticeId: string, text: NewText): Promise<string | null> {
  const ofNotice = and(eq(notices.caseId, caseId), eq(notices.id, noticeId));
  return db.orm.transaction(async (tx) => {
    const fresh = await tx
      .update(notices)
      .set({ documentText: text.id })
      .where(and(ofNotice, isNull(notices.documentText)))
      .returning({ id: notices.id });
    if (fresh.length > 0) await tx.insert(sealedTexts).values({ ...text, caseId });
    const [kept] = await tx.select({ id: notices.documentText }).from(notices).where(ofNotice);
    return kept?.id ?? null;
  });
}
