// Gathers everything an archive package is made from and checks it against the ledger before anything is packed: chain,
// digest, every sealed text, every evidence item. Leaves out what the papers look like.
import { openTexts } from '../adapters/sealed-texts.ts';
import type { Vault } from '../adapters/vault.ts';
import { listHistories, type StoredHistory } from '../db/archive-reads.ts';
import { findCase, findOpening, listEvents } from '../db/case-reads.ts';
import type { Db } from '../db/connect.ts';
import { listUnits, type StoredUnit } from '../db/directory-reads.ts';
import { listEvidence, type StoredEvidence } from '../db/evidence-reads.ts';
import { listAttempts, listNotices, type StoredAttempt, type StoredNotice } from '../db/notice-reads.ts';
import { listStaff } from '../db/staff-reads.ts';
import { findCaseKey, listTexts } from '../db/text-reads.ts';
import { createHash } from 'node:crypto';
import { evidenceRefs, textRefs } from '../domain/archive-refs.ts';
import { foldAll } from '../domain/case-apply.ts';
import { brokenAt, stateDigest } from '../domain/case-chain.ts';
import type { CaseEvent, CaseState } from '../domain/case.ts';
import { changedLaw } from '../domain/law-in-force.ts';
import type { Law, Words } from '../domain/law.ts';

export interface CaseMaterial {
  caseId: string;
  number: string;
  events: CaseEvent[];
  state: CaseState;
  /** The `archived` event. */
  last: CaseEvent;
  archived: NonNullable<CaseState['archived']>;
  /** In force at the end. */
  law: Law;
  /** Under which the case began; each change stands in its event. */
  openingLaw: Law;
  /** Plain texts by id. */
  texts: ReadonlyMap<string, string>;
  caseKey: Buffer;
  notices: StoredNotice[];
  attempts: StoredAttempt[];
  /** By time of receipt. */
  evidence: StoredEvidence[];
  /** One per run of the execution, oldest first. */
  histories: StoredHistory[];
  units: ReadonlyMap<string, StoredUnit>;
  staffNames: ReadonlyMap<string, string>;
}

/** The records of a case do not agree with each other: a person has to look before the file can be sealed. */
export class NotSealable extends Error {
  override name = 'NotSealable';
}

/** Throws NotSealable, SealBroken, or what the database throws. */
export async function gatherCase({ db, vault }: { db: Db; vault: Vault }, caseId: string): Promise<CaseMaterial> {
  const [row, opening] = [await findCase(db, caseId), await findOpening(db, caseId)];
  if (row === null || opening === null) throw new NotSealable(`case ${caseId} is not known`);
  const events = await listEvents(db, caseId, 0, row.version + 1);
  const state = provenState(events, row);
  const last = events.at(-1);
  if (last?.type !== 'archived' || state.archived === null) throw new NotSealable(`case ${caseId} is not archived`);
  const evidence = await listEvidence(db, caseId);
  refuseMissing(
    caseId,
    evidenceRefs(events, state)
      .filter((ref) => !evidence.some((item) => item.id === ref.evidence && item.sha256 === ref.sha256))
      .map((ref) => ref.evidence),
  );
  return {
    ...{ caseId, number: state.number, events, state, last, archived: state.archived, evidence },
    ...{ law: changedLaw(events) ?? opening.law, openingLaw: opening.law },
    ...(await openedTexts(db, vault, caseId, events)),
    notices: await listNotices(db, caseId),
    attempts: await listAttempts(db, caseId),
    histories: await listHistories(db, caseId),
    units: new Map((await listUnits(db)).map((unit) => [unit.id, unit])),
    staffNames: new Map((await listStaff(db)).map((member) => [member.id, member.name])),
  };
}

function provenState(events: CaseEvent[], row: { caseId: string; version: number; digest: string }): CaseState {
  const broken = brokenAt(events);
  if (broken !== null) throw new NotSealable(`case ${row.caseId}: the chain breaks at event ${broken}`);
  const state = foldAll(events);
  if (state.version !== row.version || stateDigest(state) !== row.digest) {
    throw new NotSealable(`case ${row.caseId}: its row does not follow from its events`);
  }
  return state;
}

/** Every text the events name, its ciphertext still the one that was recorded; and names of evidence files. */
async function openedTexts(
  db: Db,
  vault: Vault,
  caseId: string,
  events: CaseEvent[],
): Promise<{ texts: ReadonlyMap<string, string>; caseKey: Buffer }> {
  const [keyRow, rows] = [await findCaseKey(db, caseId), await listTexts(db, caseId)];
  const unwrapped = keyRow === null ? null : vault.unwrap(keyRow);
  const opened = openTexts(vault, keyRow, rows);
  if (!opened.ok || !unwrapped?.ok) throw new NotSealable(`case ${caseId}: its texts cannot be opened`);
  const digests = new Map(
    rows.map(({ id, ciphertext }) => [id, createHash('sha256').update(ciphertext).digest('hex')]),
  );
  const refs = [...textRefs(events).values()];
  refuseMissing(
    caseId,
    refs.filter((ref) => digests.get(ref.text) !== ref.sha256).map((ref) => ref.text),
  );
  return { texts: opened.texts, caseKey: unwrapped.key };
}

function refuseMissing(caseId: string, ids: string[]): void {
  if (ids.length > 0) throw new NotSealable(`case ${caseId}: missing or changed: ${ids.join(', ')}`);
}

/** Name of a unit; its id where the directory has it no more. */
export function unitWords({ units }: Pick<CaseMaterial, 'units'>, id: string): Words {
  const unit = units.get(id);
  return unit === undefined ? { zh: id, en: id } : { zh: unit.nameZh, en: unit.nameEn };
}
