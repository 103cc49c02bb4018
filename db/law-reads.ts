// What law was loaded or retired at run time, and what is proposed. Leaves out what came with the release.
import { desc, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Db, Orm } from './connect.ts';
import { lawFiles, lawProposals } from './schema.ts';

export type StoredLawFile = typeof lawFiles.$inferSelect;
export type StoredProposal = typeof lawProposals.$inferSelect;

/** All loaded versions, retired ones too, in the order in which they came. Takes a transaction as well. */
export async function listLawFiles({ orm }: { orm: Pick<Orm, 'select'> }): Promise<StoredLawFile[]> {
  return orm.select().from(lawFiles).orderBy(lawFiles.loadedAt, lawFiles.id, lawFiles.version);
}

/** Changes with every load and every retirement: rows only come, and are retired once. */
export async function lawMark(db: Db): Promise<string> {
  const [row] = await db.orm
    .select({ mark: sql<string>`count(*) || '/' || count(${lawFiles.retiredAt})` })
    .from(lawFiles);
  return row?.mark ?? '';
}

const { content: _content, written: _written, ...facts } = getTableColumns(lawProposals);

/** Newest first, without their content; `open` leaves out those that took effect. */
export async function listProposals(
  db: Db,
  { open, limit = 200 }: { open: boolean; limit?: number },
): Promise<Omit<StoredProposal, 'content' | 'written'>[]> {
  return db.orm
    .select(facts)
    .from(lawProposals)
    .where(open ? isNull(lawProposals.confirmedAt) : undefined)
    .orderBy(desc(lawProposals.at), desc(lawProposals.id))
    .limit(limit);
}
