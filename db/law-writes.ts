// Puts proposals down and makes them take effect. One at a time: what is sound beside the law of now may not be beside
// what another confirms in the same moment.
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { listLawFiles, type StoredLawFile, type StoredProposal } from './law-reads.ts';
import { lawFiles, lawProposals } from './schema.ts';

/** "rlaw" as a number: names our lock among the advisory locks of the database. */
const LOCK = 0x726c6177;

export async function insertProposal(
  db: Db,
  proposal: Omit<StoredProposal, 'confirmedBy' | 'confirmedAt' | 'written'>,
): Promise<void> {
  await db.orm.insert(lawProposals).values(proposal);
}

/**
 * Takes effect, once. `judge` sees the proposal and the law as it stands at this moment and throws to refuse; then
 * nothing changes. Gives null where there is no such proposal.
 */
export async function confirmProposal(
  db: Db,
  { id, by, at }: { id: string; by: string; at: number },
  judge: (proposal: StoredProposal, files: StoredLawFile[]) => void,
): Promise<StoredProposal | null> {
  return db.orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const [proposal] = await tx.select().from(lawProposals).where(eq(lawProposals.id, id));
    if (proposal === undefined) return null;
    const files = await listLawFiles({ orm: tx });
    judge(proposal, files);
    const { act, kind, fileId, version, hash, content, proposedBy } = proposal;
    const isOurs = and(eq(lawFiles.kind, kind), eq(lawFiles.id, fileId), eq(lawFiles.version, version));
    const isStored = files.some((file) => file.kind === kind && file.id === fileId && file.version === version);
    const retired = act === 'retire' ? { retiredBy: proposedBy, retiredAt: at } : {};
    if (isStored) await tx.update(lawFiles).set(retired).where(isOurs);
    else {
      const loadedBy = act === 'load' ? proposedBy : null;
      const row = { kind, id: fileId, version, hash, content, loadedBy, loadedAt: at, confirmedBy: by };
      await tx.insert(lawFiles).values({ ...row, ...retired });
    }
    const [confirmed] = await tx
      .update(lawProposals)
      .set({ confirmedBy: by, confirmedAt: at })
      .where(eq(lawProposals.id, id))
      .returning();
    return confirmed ?? null;
  });
}
