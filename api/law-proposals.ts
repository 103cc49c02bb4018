// Two persons change the law: one proposes with a reason, another confirms, or it is withdrawn. What was sound when it was
// proposed is judged again when it takes effect. Leaves out HTTP (law-routes.ts) and how one is shown (law-views.ts).
import { findLawFile, judgeLoad } from '../adapters/law-check.ts';
import { judgeRetire, stopsAt } from '../adapters/law-retire.ts';
import { hashOf, type LawFile, type PackLibrary } from '../adapters/packs.ts';
import type { StoredProposal } from '../db/law-reads.ts';
import { confirmProposal, insertProposal, withdrawProposal } from '../db/law-writes.ts';
import type { Caller } from './authentication.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { newId } from './ids.ts';
import { type ShownProposal, shownProposal } from './law-views.ts';

type Content = Record<string, unknown>;
export type ProposalBody = { kind: LawFile['kind']; reason: string } & (
  { act: 'load'; content: Content } | { act: 'retire'; id: string; version: string; evenIfLast?: boolean }
);

interface Target {
  fileId: string;
  version: string;
  hash: string;
  content: Content;
}

/** A dry run. */
export async function checkFile(door: Door, kind: LawFile['kind'], content: Content) {
  await door.packs.refresh();
  const { file, findings } = judgeLoad(door.packs, kind, content);
  const shown = file === null ? null : { id: file.id, version: file.version, hash: file.hash };
  return { sound: findings.length === 0, file: shown, findings };
}

/**
 * Throws 422 law_unsound with the findings; 409 version_taken or law_present; 404, 409 already_done or 409 last_in_use for
 * what cannot be retired.
 */
export async function propose(door: Door, by: string, body: ProposalBody): Promise<ShownProposal> {
  await door.packs.refresh();
  const { act, kind, reason } = body;
  const evenIfLast = body.act === 'retire' && body.evenIfLast === true;
  const target =
    body.act === 'load'
      ? toLoad(door.packs, kind, body.content)
      : toRetire(door, door.packs, { kind, fileId: body.id, version: body.version, evenIfLast });
  const at = await door.now();
  const proposal = { id: newId(at), act, kind, ...target, evenIfLast, proposedBy: by, reason, at };
  await insertProposal(door.db, proposal);
  const unended = { confirmedBy: null, confirmedAt: null, withdrawnBy: null, withdrawnAt: null, withdrawReason: null };
  return shownProposal({ ...proposal, ...unended });
}

/**
 * `seen` is the hash of what the confirmer looked at. Throws 404, 409 already_done, proposal_withdrawn or proposal_differs,
 * 403 same_person, and what {@link propose} throws where the law has moved since.
 */
export async function confirmLaw(door: Door, by: string, id: string, seen?: string): Promise<ShownProposal> {
  await door.packs.refresh();
  const at = await door.now();
  const confirmed = await confirmProposal(door.db, { id, by, at }, (proposal, rows) => {
    refuseEnded(proposal);
    if (proposal.proposedBy === by) throw new Problem('same_person', { detail: { proposedBy: by } });
    if (seen !== undefined && seen !== proposal.hash)
      throw new Problem('proposal_differs', { detail: { hash: proposal.hash, seen } });
    const library = door.packs.beside(rows);
    if (proposal.act === 'load') toLoad(library, proposal.kind, proposal.content);
    else toRetire(door, library, proposal);
  });
  if (confirmed === null) throw new Problem('not_found');
  await door.packs.refresh();
  door.logger.info({ act: confirmed.act, file: confirmed.fileId, version: confirmed.version }, 'law changed');
  return shownProposal(confirmed);
}

/** By who proposed it, or anybody with the role. Throws 404, 403 role_required, 409 already_done or proposal_withdrawn. */
export async function withdrawLaw(
  door: Door,
  { staff, actor }: Caller & { kind: 'staff' },
  id: string,
  reason: string,
): Promise<ShownProposal> {
  const ending = { id, by: staff.id, at: await door.now(), reason };
  const withdrawn = await withdrawProposal(door.db, ending, (proposal) => {
    if (proposal.proposedBy !== staff.id && !actor.roles.includes('rules'))
      throw new Problem('role_required', { detail: { roles: ['rules'] } });
    refuseEnded(proposal);
  });
  if (withdrawn === null) throw new Problem('not_found');
  return shownProposal(withdrawn);
}

function refuseEnded({ confirmedAt, withdrawnAt, withdrawnBy }: StoredProposal): void {
  if (confirmedAt !== null) throw new Problem('already_done');
  if (withdrawnAt !== null) throw new Problem('proposal_withdrawn', { detail: { withdrawnBy } });
}

function toLoad(library: PackLibrary, kind: LawFile['kind'], content: Content): Target {
  const { file, findings } = judgeLoad(library, kind, content);
  const known = file === null ? null : findLawFile(library, kind, file.id, file.version);
  if (file !== null && known !== null) {
    const hash = hashOf(known.content);
    const isSame = file.hash === hash || file.hash === known.found?.fileHash;
    throw new Problem(isSame ? 'law_present' : 'version_taken', { detail: { version: file.version, hash } });
  }
  if (file === null || findings.length > 0) throw new Problem('law_unsound', { detail: findings });
  return { fileId: file.id, version: file.version, hash: file.hash, content: { ...file.content } };
}

function toRetire(
  { settings }: Pick<Door, 'settings'>,
  library: PackLibrary,
  { kind, fileId, version, evenIfLast }: Pick<StoredProposal, 'kind' | 'fileId' | 'version' | 'evenIfLast'>,
): Target {
  const file = findLawFile(library, kind, fileId, version);
  if (file === null) throw new Problem('not_found');
  if (file.retired) throw new Problem('already_done');
  const findings = judgeRetire(library, file);
  if (findings.length > 0) throw new Problem('law_unsound', { detail: findings });
  const stops = stopsAt(library, file, settings.defaultRegime);
  if (stops.length > 0 && !evenIfLast) throw new Problem('last_in_use', { detail: { stops } });
  return { fileId, version, hash: hashOf(file.content), content: { ...file.content } };
}
