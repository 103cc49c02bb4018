// Sealed packages, engine histories and the archive register.
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { archiveRegister, archives, caseHistories } from './schema.ts';

export type StoredArchive = typeof archives.$inferSelect;
export type RegisterEntry = typeof archiveRegister.$inferSelect;
export type StoredHistory = typeof caseHistories.$inferSelect;

export async function findArchive(db: Db, caseId: string): Promise<StoredArchive | null> {
  const [row] = await db.orm.select().from(archives).where(eq(archives.caseId, caseId));
  return row ?? null;
}

/** Files whose term is over on the day (YYYY-MM-DD), the longest overdue first. */
export async function listArchivesDue(db: Db, on: string, limit: number): Promise<StoredArchive[]> {
  return db.orm
    .select()
    .from(archives)
    .where(lte(archives.keepUntil, on))
    .orderBy(asc(archives.keepUntil))
    .limit(limit);
}

/** The whole register after `afterSeq`, or the acts on one file. */
export async function listRegister(
  db: Db,
  filter: { caseId?: string; afterSeq?: number } = {},
): Promise<RegisterEntry[]> {
  const ofCase = filter.caseId === undefined ? undefined : eq(archiveRegister.caseId, filter.caseId);
  return db.orm
    .select()
    .from(archiveRegister)
    .where(and(ofCase, gt(archiveRegister.seq, filter.afterSeq ?? 0)))
    .orderBy(asc(archiveRegister.seq));
}

export async function listHistories(db: Db, caseId: string): Promise<StoredHistory[]> {
  return db.orm
    .select()
    .from(caseHistories)
    .where(eq(caseHistories.caseId, caseId))
    .orderBy(asc(caseHistories.written));
}
