// How law looks to people who answer for it: a version with its origin, a proposal with what it would change, the record.
// Leaves out routes (law-routes.ts, law-file-routes.ts) and what makes a change sound (law-proposals.ts).
import { type LawDiff, diffOf } from '../adapters/law-diff.ts';
import { type Finding, findLawFile, judgeLoad } from '../adapters/law-check.ts';
import { judgeRetire, type Stop, stopsAt } from '../adapters/law-retire.ts';
import { hashOf, type LawFile } from '../adapters/packs.ts';
import { compareVersions } from '../adapters/pack-library.ts';
import type { LawCursor, StoredLawFile, StoredProposal } from '../db/law-reads.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';

export type ShownProposal = ReturnType<typeof shownProposal>;

export function shownProposal(proposal: Omit<StoredProposal, 'written' | 'content'>) {
  const { id, act, kind, fileId, version, hash, reason, proposedBy, at, evenIfLast } = proposal;
  const { confirmedBy, confirmedAt, withdrawnBy, withdrawnAt, withdrawReason } = proposal;
  return {
    ...{
      id,
      act,
      kind,
      fileId,
      version,
      hash,
      reason,
      proposedBy,
      evenIfLast,
      confirmedBy,
      withdrawnBy,
      withdrawReason,
    },
    at: new Date(at).toISOString(),
    confirmedAt: iso(confirmedAt),
    withdrawnAt: iso(withdrawnAt),
  };
}

/** What a confirmer looks at: the content, how it differs from the version in use, what is wrong with it, what stops. */
export function wholeProposal(door: Door, proposal: StoredProposal) {
  const { act, kind, fileId, version, content, confirmedAt, withdrawnAt } = proposal;
  const isOpen = confirmedAt === null && withdrawnAt === null;
  const file = findLawFile(door.packs, kind, fileId, version);
  const inUse = newestInUse(door.packs.files(), kind, fileId, version);
  const judged: { findings: Finding[]; stops: Stop[] } = { findings: [], stops: [] };
  if (isOpen && act === 'load') judged.findings = judgeLoad(door.packs, kind, content).findings;
  if (isOpen && act === 'retire' && file !== null && !file.retired) {
    judged.findings = judgeRetire(door.packs, file);
    judged.stops = stopsAt(door.packs, file, door.settings.defaultRegime);
  }
  const diff: LawDiff | null = inUse && act === 'load' ? diffOf(inUse.content, content as LawFile['content']) : null;
  const shownInUse = inUse ? { version: inUse.version, hash: hashOf(inUse.content) } : null;
  return { ...shownProposal(proposal), ...judged, content, inUse: shownInUse, diff };
}

/** Another version of the same file that serves now. */
function newestInUse(files: LawFile[], kind: LawFile['kind'], id: string, version: string): LawFile | undefined {
  return inOrder(files).find(
    (one) => one.kind === kind && one.content.id === id && one.version !== version && !one.retired,
  );
}

/** By kind and id, the newest version first. */
export function inOrder(files: LawFile[]): LawFile[] {
  return [...files].sort(
    (a, b) =>
      b.kind.localeCompare(a.kind, 'en') ||
      a.content.id.localeCompare(b.content.id, 'en') ||
      compareVersions(b.version, a.version),
  );
}

/** `dropped`: no folder of this release holds it any more; it serves the cases that pin it. */
export function shownFile({ kind, version, retired, content, found }: LawFile, rows: readonly StoredLawFile[]) {
  const hash = hashOf(content);
  const ours = rows.filter((one) => one.kind === kind && one.id === content.id && one.version === version);
  const known = ours.find((one) => one.hash === hash);
  const end = ours.find(({ retiredAt }) => retiredAt !== null);
  const isLoaded = known !== undefined && known.loadedBy !== null;
  return {
    ...{ kind, id: content.id, version, hash, retired },
    origin: isLoaded ? ('loaded' as const) : ('release' as const),
    dropped: !isLoaded && found === undefined,
    operatorData: known?.operatorData ?? null,
    loadedBy: known?.loadedBy ?? null,
    loadedAt: iso(known?.loadedAt ?? null),
    confirmedBy: known?.confirmedBy ?? null,
    retiredBy: end?.retiredBy ?? null,
    retiredAt: iso(end?.retiredAt ?? null),
  };
}

export function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** `next` is null on the last page; `rows` are one more than `limit` where there is another. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  cursorOf: (row: T) => LawCursor,
): { rows: T[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (last === undefined) return { rows, next: null };
  const { at, key } = cursorOf(last);
  return { rows: rows.slice(0, limit), next: Buffer.from(JSON.stringify([at, key])).toString('base64url') };
}

/** Throws 400 for what {@link pageOf} did not give. */
export function readLawCursor(cursor: string | undefined): LawCursor | undefined {
  if (cursor === undefined) return undefined;
  try {
    const given: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [at, key] = given as [unknown, unknown];
    if (Number.isSafeInteger(at) && typeof key === 'string' && key.length < 400 && !key.includes('\0'))
      return { at: at as number, key };
  } catch {
    // Falls through: what is not JSON is as wrong as what is no pair.
  }
  throw new Problem('malformed_request', { detail: { path: '/cursor' } });
}
