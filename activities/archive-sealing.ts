// Seals the file of an archived case: gather, pack, check with the very check outsiders use, store, enter in the archive
// register. Safe to run twice: the first package stays.
import { type BagInfo, buildBag, openTar } from '../adapters/bag.ts';
import { packageKey } from '../adapters/package-key.ts';
import { findArchive } from '../db/archive-reads.ts';
import { storeArchive } from '../db/archive-writes.ts';
import { checkPackage } from '../domain/archive-check.ts';
import { keepUntil } from '../domain/archive-package.ts';
import { registerHash } from '../domain/archive-register.ts';
import { packageEntries } from './archive-contents.ts';
import { type CaseMaterial, gatherCase, NotSealable, unitWords } from './archive-material.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

/** What one tar entry may hold; a whole file of a case stays far below. */
const MAX_BYTES = 8 ** 11 - 1;

/** Throws NotSealable where the records disagree, and what the store and the database throw; all retryable. */
export function sealArchive(deps: ActivityDeps): Activities['sealArchive'] {
  return async ({ caseId }) => {
    const kept = await findArchive(deps.db, caseId);
    if (kept !== null) return { sha256: kept.sha256, file: kept.file };
    const material = await gatherCase(deps, caseId);
    const built = await buildPackage(deps, material);
    const stored = await enter(deps, material, built);
    if (stored.file !== built.file) await deps.files.remove(built.file);
    return stored;
  };
}

export interface BuiltPackage {
  /** Of the plain tar. */
  sha256: string;
  size: number;
  /** Name in the file store, where it lies encrypted under `packageKey`. */
  file: string;
}

/** Packs, stores, reads back and checks; nothing of a package that fails the check is kept. */
export async function buildPackage(deps: ActivityDeps, material: CaseMaterial): Promise<BuiltPackage> {
  const key = packageKey(material.caseKey);
  const tar = await buildBag(await packageEntries(deps, material), infoOf(material));
  const { sha256, size, blob: file } = await deps.files.put(tar, { key, maxBytes: MAX_BYTES });
  const report = checkPackage(await openTar(await deps.files.open(file, key)), sha256);
  if (!report.ok) {
    await deps.files.remove(file);
    const findings = report.checks.flatMap((check) =>
      check.findings.map(({ code, where }) => `${check.check}/${code} ${where ?? ''}`),
    );
    throw new NotSealable(`case ${material.caseId}: its package does not hold: ${findings.slice(0, 10).join(', ')}`);
  }
  return { sha256, size, file };
}

function infoOf(material: CaseMaterial): BagInfo {
  const { state, archived, caseId } = material;
  const body = unitWords(material, material.units.get(state.owner.id)?.body ?? state.owner.id);
  return { organisation: body.zh, identifier: state.number, senderIdentifier: caseId, date: archived.on };
}

async function enter(
  { db }: ActivityDeps,
  material: CaseMaterial,
  built: BuiltPackage,
): Promise<{ sha256: string; file: string }> {
  const { caseId, archived, last, number } = material;
  const { retention } = archived;
  const { sha256, size, file } = built;
  const act = {
    caseId,
    act: 'sealed',
    actor: last.actor,
    data: { sha256, size, number, head: last.hash },
    at: last.at,
  };
  return storeArchive(
    db,
    { caseId, sha256, size, file, retention, keepUntil: keepUntil(retention, archived.on) },
    act,
    registerHash,
  );
}
