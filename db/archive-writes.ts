// Keeps histories and packages, and adds to the archive register, whose entries form one chain.
import { desc, sql } from 'drizzle-orm';
import type { Db, Orm } from './connect.ts';
import type { RegisterEntry } from './archive-reads.ts';
import { archiveRegister, archives, caseHistories } from './schema.ts';

/** A later export of the same run replaces the earlier, shorter one. */
export async function putHistory(db: Db, history: Omit<typeof caseHistories.$inferSelect, 'written'>): Promise<void> {
  const { sha256, size, file } = history;
  await db.orm
    .insert(caseHistories)
    .values(history)
    .onConflictDoUpdate({
      target: [caseHistories.caseId, caseHistories.runId],
      set: { sha256, size, file, written: sql`now()` },
    });
}

export type NewRegisterEntry = Pick<RegisterEntry, 'caseId' | 'act' | 'actor' | 'data' | 'at'>;

/** Hash of an entry, given its place and the hash before it (domain knows how). */
export type HashEntry = (entry: NewRegisterEntry & { seq: number; prev: string }) => string;

type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/** "arch" as a number: entries are chained one at a time. */
const LOCK = 0x61726368;
export const REGISTER_START = '0'.repeat(64);

export async function appendRegister(db: Db, entry: NewRegisterEntry, hashOf: HashEntry): Promise<RegisterEntry> {
  return db.orm.transaction((tx) => append(tx, entry, hashOf));
}

/** Stores the package and opens its chapter in the register, in one commit; a second call gives what the first kept. */
export async function storeArchive(
  db: Db,
  archive: Omit<typeof archives.$inferSelect, 'sealedAt'>,
  entry: NewRegisterEntry,
  hashOf: HashEntry,
): Promise<{ sha256: string; file: string }> {
  return db.orm.transaction(async (tx) => {
    const fresh = await tx
      .insert(archives)
      .values(archive)
      .onConflictDoNothing()
      .returning({ caseId: archives.caseId });
    if (fresh.length > 0) await append(tx, entry, hashOf);
    const [kept] = await tx
      .select({ sha256: archives.sha256, file: archives.file })
      .from(archives)
      .where(sql`${archives.caseId} = ${archive.caseId}`);
    return kept!;
  });
}

async function append(tx: Transaction, entry: NewRegisterEntry, hashOf: HashEntry): Promise<RegisterEntry> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const [last] = await tx
    .select({ seq: archiveRegister.seq, hash: archiveRegister.hash })
    .from(archiveRegister)
    .orderBy(desc(archiveRegister.seq))
    .limit(1);
  const placed = { ...entry, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? REGISTER_START };
  const [row] = await tx
    .insert(archiveRegister)
    .values({ ...placed, hash: hashOf(placed) })
    .returning();
  return row!;
}
