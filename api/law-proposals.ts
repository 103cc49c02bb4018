// Two persons change the law: one proposes with a reason, another confirms. What was sound when it was proposed is judged
// again when it takes effect. Leaves out HTTP (law-routes.ts).
import { findLawFile, judgeLoad, judgeRetire } from '../adapters/law-check.ts';
import { hashOf, type LawFile, type PackLibrary } from '../adapters/packs.ts';
import { confirmProposal, insertProposal } from '../db/law-writes.ts';
import type { StoredProposal } from '../db/law-reads.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { newId } from './ids.ts';

type Content = Record<string, unknown>;
export type ProposalBody = { kind: LawFile['kind']; reason: string } & (
  { act: 'load'; content: Content } | { act: 'retire'; id: string; version: string }
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

/** Throws 422 law_unsound with the findings, 409 version_taken, 404 or 409 already_done for what cannot be retired. */
export async function propose(door: Door, by: string, body: ProposalBody) {
  await door.packs.refresh();
  const { act, kind, reason } = body;
  const target =
    act === 'load' ? toLoad(door.packs, kind, body.content) : toRetire(door.packs, kind, body.id, body.version);
  const at = await door.now();
  const proposal = { id: newId(at), act, kind, ...target, proposedBy: by, reason, at };
  await insertProposal(door.db, proposal);
  return shownProposal({ ...proposal, confirmedBy: null, confirmedAt: null });
}

/** Throws 404, 409 already_done, 403 same_person, and what {@link propose} throws where the law has moved since. */
export async function confirmLaw(door: Door, by: string, id: string) {
  const at = await door.now();
  const confirmed = await confirmProposal(door.db, { id, by, at }, (proposal, rows) => {
    const { act, kind, fileId, version, content } = proposal;
    if (proposal.confirmedAt !== null) throw new Problem('already_done');
    if (proposal.proposedBy === by) throw new Problem('same_person', { detail: { proposedBy: by } });
    const library = door.packs.beside(rows);
    if (act === 'load') toLoad(library, kind, content);
    else toRetire(library, kind, fileId, version);
  });
  if (confirmed === null) throw new Problem('not_found');
  await door.packs.refresh();
  door.logger.info({ act: confirmed.act, file: confirmed.fileId, version: confirmed.version }, 'law changed');
  return shownProposal(confirmed);
}

function toLoad(library: PackLibrary, kind: LawFile['kind'], content: Content): Target {
  const { file, findings } = judgeLoad(library, kind, content);
  const known = file === null ? null : findLawFile(library, kind, file.id, file.version);
  if (known !== null) throw new Problem('version_taken', { detail: { hash: hashOf(known.content) } });
  if (file === null || findings.length > 0) throw new Problem('law_unsound', { detail: findings });
  return { fileId: file.id, version: file.version, hash: file.hash, content: { ...file.content } };
}

function toRetire(library: PackLibrary, kind: LawFile['kind'], id: string, version: string): Target {
  const file = findLawFile(library, kind, id, version);
  if (file === null) throw new Problem('not_found');
  if (file.retired) throw new Problem('already_done');
  const findings = judgeRetire(library, file);
  if (findings.length > 0) throw new Problem('law_unsound', { detail: findings });
  return { fileId: id, version, hash: hashOf(file.content), content: { ...file.content } };
}

function shownProposal({ at, confirmedAt, ...rest }: Omit<StoredProposal, 'written'>) {
  const { content: _content, ...facts } = rest;
  return {
    ...facts,
    at: new Date(at).toISOString(),
    confirmedAt: confirmedAt === null ? null : new Date(confirmedAt).toISOString(),
  };
}
