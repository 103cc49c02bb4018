// Stores what is known of a file that is in the file store already; taking it into a case at intake is intake-writes.ts.
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from './connect.ts';
import type { NewText } from './intake-writes.ts';
import { evidence, sealedTexts } from './schema.ts';

export type NewEvidence = typeof evidence.$inferInsert;

/** With its sealed file name, in one commit. `caseId` null: uploaded before its case exists, its name in `looseName`. */
export async function addEvidence(db: Db, item: NewEvidence, name?: NewText): Promise<void> {
  const { caseId } = item;
  await db.orm.transaction(async (tx) => {
    await tx.insert(evidence).values({ ...item, nameText: name?.id ?? null });
    if (name !== undefined && caseId) await tx.insert(sealedTexts).values({ ...name, caseId });
  });
}

/** Removes the row of an upload that no intake took; false when a case has it. Its file may be removed afterwards. */
export async function removeUpload(db: Db, id: string): Promise<boolean> {
  const rows = await db.orm
    .delete(evidence)
    .where(and(eq(evidence.id, id), isNull(evidence.caseId)))
    .returning({ id: evidence.id });
  return rows.length > 0;
}
