// Records what lies in the folders of a release, puts proposals down, ends them. One at a time: what is sound beside the
// law of now may not be beside what another confirms, or another release records, in the same moment.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db, Orm } from './connect.ts';
import { listLawFiles, type StoredLawFile, type StoredProposal } from './law-reads.ts';
import { lawFiles, lawProposals } from './schema.ts';

/** "rlaw" as a number: names our lock among the advisory locks of the database. */
const LOCK = 0x726c6177;

type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];
type Ending = { confirmedBy: string; confirmedAt: number } | Withdrawal;
type Withdrawal = { withdrawnBy: string; withdrawnAt: number; withdrawReason: string };
export type FoundFile = Omit<
  StoredLawFile,
  'loadedAt' | 'loadedBy' | 'confirmedBy' | 'retiredBy' | 'retiredAt' | 'written'
>;
/** Enough of a recorded file to tell whether another is the same. */
export type RecordedFile = Pick<StoredLawFile, 'kind' | 'id' | 'version' | 'hash' | 'fileHash' | 'loadedBy'>;

const isSame = (a: RecordedFile | FoundFile, b: FoundFile): boolean => a.hash === b.hash && isOfVersion(a, b);
const isOfVersion = (a: RecordedFile | FoundFile, b: FoundFile): boolean =>
  a.kind === b.kind && a.id === b.id && a.version === b.version;

/**
 * Adds what is not recorded yet. `judge` sees what is and throws to refuse; then nothing is recorded. Safe to repeat, and
 * in many processes at once: they come one after another, and where all is there already nobody waits.
 */
export async function recordLawFiles(
  db: Db,
  files: readonly FoundFile[],
  at: number,
  judge: (recorded: RecordedFile[]) => void,
): Promise<void> {
  const known = await listRecorded(db);
  judge(known);
  if (files.every((file) => known.some((one) => isSame(one, file)))) return;
  await db.orm.transaction(async (tx) => {
    await lock(tx);
    const now = await listRecorded({ orm: tx });
    judge(now);
    const fresh = files.filter((file) => !now.some((one) => isSame(one, file)));
    if (fresh.length === 0) return;
    await tx.insert(lawFiles).values(fresh.map((file) => ({ ...file, loadedAt: at })));
  });
}

function listRecorded({ orm }: { orm: Pick<Orm, 'select'> }): Promise<RecordedFile[]> {
  const { kind, id, version, hash, fileHash, loadedBy } = lawFiles;
  return orm.select({ kind, id, version, hash, fileHash, loadedBy }).from(lawFiles);
}

export async function insertProposal(
  db: Db,
  proposal: Omit<StoredProposal, keyof (Withdrawal & { confirmedBy: string; confirmedAt: number }) | 'written'>,
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
  return endProposal(db, id, { confirmedBy: by, confirmedAt: at }, async (tx, proposal) => {
    judge(proposal, await listLawFiles({ orm: tx }));
    const { act, kind, fileId, version, hash, content, proposedBy } = proposal;
    if (act === 'load') {
      const row = { kind, id: fileId, version, hash, fileHash: hash, content };
      await tx.insert(lawFiles).values({ ...row, loadedBy: proposedBy, loadedAt: at, confirmedBy: by });
      return;
    }
    const isOurs = and(eq(lawFiles.kind, kind), eq(lawFiles.id, fileId), eq(lawFiles.version, version));
    await tx
      .update(lawFiles)
      .set({ retiredBy: proposedBy, retiredAt: at })
      .where(and(isOurs, isNull(lawFiles.retiredAt)));
  });
}

/** Never takes effect. `judge` throws to refuse. Gives null where there is no such proposal. */
export async function withdrawProposal(
  db: Db,
  { id, by, at, reason }: { id: string; by: string; at: number; reason: string },
  judge: (proposal: StoredProposal) => void,
): Promise<StoredProposal | null> {
  const ending = { withdrawnBy: by, withdrawnAt: at, withdrawReason: reason };
  return endProposal(db, id, ending, (_tx, proposal) => judge(proposal));
}

async function endProposal(
  db: Db,
  id: string,
  ending: Ending,
  act: (tx: Transaction, proposal: StoredProposal) => void | Promise<void>,
): Promise<StoredProposal | null> {
  return db.orm.transaction(async (tx) => {
    await lock(tx);
    const [proposal] = await tx.select().from(lawProposals).where(eq(lawProposals.id, id));
    if (proposal === undefined) return null;
    await act(tx, proposal);
    const [ended] = await tx.update(lawProposals).set(ending).where(eq(lawProposals.id, id)).returning();
    return ended ?? null;
  });
}

async function lock(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
}
