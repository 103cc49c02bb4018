// Registers a complaint: judged by the domain, then one commit, then the start of its execution as far as the engine
// is there. Works while the engine is down. Leaves out HTTP (intake-routes.ts) and late starts (start-relay.ts).
import { canonicalJson } from '../domain/canonical-json.ts';
import { foldAll } from '../domain/case-apply.ts';
import { openCase } from '../domain/case-open.ts';
import { projectCase } from '../domain/case-projection.ts';
import type { Actor, CaseEvent } from '../domain/case.ts';
import { findEvidenceItems, type StoredEvidence } from '../db/evidence-reads.ts';
import { findIntake } from '../db/intake-reads.ts';
import type { FirstRunInput } from '../db/schema-intake.ts';
import { type IntakeClaim, type IntakeRecord, registerIntake } from '../db/intake-writes.ts';
import type { Caller } from './authentication.ts';
import { type Draft, draftComplaint } from './complaint-draft.ts';
import { noteHintsOf } from './case-hints.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { adoptUpload } from './evidence-store.ts';
import { Problem, refused } from './errors.ts';
import { newId, newToken, tokenHash } from './ids.ts';
import { freshAnswer, type IntakeAnswer, openAnswer, sealAnswer } from './intake-answer.ts';
import type { ComplaintBody } from './intake-schemas.ts';
import { searchHashes } from './search-terms.ts';
import { sealerFor } from './sealing.ts';
import { slowHash } from './slow-hash.ts';
import { startNow } from './start-relay.ts';
import { newTrackingCode, readTrackingCode } from './tracking-code.ts';

const PURPOSE = 'intake';

export interface Registered {
  answer: IntakeAnswer;
  /** The key was known: nothing new happened. */
  repeated: boolean;
}

/** Who may register: a channel, or a clerk who takes down what somebody says or wrote. */
export type Registrar = Extract<Caller, { kind: 'staff' | 'channel' }>;

/** One request to register. */
interface Request {
  registrar: Registrar;
  key: string;
  body: ComplaintBody;
  canonical: string;
  nowMs: number;
}

/**
 * One complaint per (registrar, key), however often it is sent. Throws Problem: 4xx when the domain or the directory
 * says no, key_reused for another body under the same key.
 */
export async function registerComplaint(
  door: Door,
  registrar: Registrar,
  key: string,
  body: ComplaintBody,
): Promise<Registered> {
  const request = { registrar, key, body, canonical: canonicalJson(body), nowMs: await door.now() };
  const known = await answeredBefore(door, request);
  if (known !== null) return known;
  try {
    return await registerNew(door, request);
  } catch (error) {
    // The same request, sent at once, may have won and have taken its evidence: then its answer is the answer.
    const won = error instanceof Problem ? await answeredBefore(door, request) : null;
    if (won === null) throw error;
    return won;
  }
}

async function answeredBefore(door: Door, { registrar, key, canonical, nowMs }: Request): Promise<Registered | null> {
  const claim = { clientId: registrar.actor.id, key };
  const known = await findIntake(door.db, claim.clientId, key);
  if (known === null) return null;
  if (!door.vault.isSameBody(known.bodyHmac, PURPOSE, canonical)) throw new Problem('key_reused');
  return { answer: openAnswer(door.vault, claim, known, nowMs), repeated: true };
}

async function registerNew(door: Door, request: Request): Promise<Registered> {
  const { registrar, key, canonical, nowMs } = request;
  const clientId = registrar.actor.id;
  const { build, unit, caseId, start } = await prepare(door, request);
  const claim: IntakeClaim = {
    ...{ clientId, key, caseId, unit: unit.id, unitCode: unit.code, year: yearIn(door.settings.zone, nowMs) },
    bodyHmac: door.vault.hmac(PURPOSE, canonical),
    isSameBody: (stored) => door.vault.isSameBody(stored, PURPOSE, canonical),
  };
  const result = await registerIntake(door.db, claim, build);
  if (result.kind === 'conflict') throw new Problem('key_reused');
  if (result.kind === 'evidence_taken') throw new Problem('evidence_taken');
  if (result.kind === 'new')
    await Promise.all([startNow(door, result.caseId, start(result.number)), noteHintsOf(door, result.caseId, nowMs)]);
  return { answer: openAnswer(door.vault, claim, result, nowMs), repeated: result.kind === 'same' };
}

interface Prepared {
  caseId: string;
  unit: { id: string; code: string };
  build: (number: string) => IntakeRecord;
  start: (number: string) => FirstRunInput;
}

/** Everything that does not need the number, so that the number's row is locked for a moment only. */
async function prepare(door: Door, { registrar, key, body, nowMs }: Request): Promise<Prepared> {
  const caseId = newId(nowMs);
  const caseKey = door.vault.newCaseKey(caseId);
  const sealer = sealerFor(door, caseId, caseKey.key, nowMs);
  const files: StoredEvidence[] = [];
  const draft = await draftComplaint(door, body, {
    ...{ caseId, sealer, channelClient: registrar.actor.id, nowMs },
    ownUnit: registrar.actor.unit ?? null,
    evidence: async (ids) => {
      const found = await findEvidenceItems(door.db, ids);
      files.push(...found.filter((file) => file.caseId === null && file.uploadedBy === registrar.actor.id));
      return files;
    },
  });
  const actor: Actor = registrar.kind === 'staff' ? { ...registrar.actor, onBehalfOf: 'complainant' } : registrar.actor;
  const opening = (number: string) => open(draft, actor, number, key, nowMs);
  const judged = opening('judged');
  const unit = await registeringUnit(door, draft.data.owner.body);
  const secret = await newSecret();
  const evidence = files.map((file) => adoptUpload(door, caseKey.key, sealer, file));
  const start = (number: string): FirstRunInput => ({
    law: draft.law,
    opening: { data: { ...draft.data, number }, actor, receivedAt: draft.data.receivedAt, key },
  });
  const build = (number: string): IntakeRecord => ({
    caseKey: { wrapped: caseKey.wrapped, masterKeyId: caseKey.masterKeyId },
    texts: sealer.rows,
    tracking: { codeHash: secret.codeHash, tokenSha256: tokenHash(secret.link) },
    search: searchHashes(door.vault, body),
    evidence,
    row: { ...projectCase(foldAll(opening(number))), version: 0 },
    titleText: draft.data.title.text,
    registeredAt: nowMs,
    start: start(number),
    response: sealAnswer(
      door.vault,
      { clientId: registrar.actor.id, key },
      freshAnswer(door, draft.law, { caseId, number, ...secret, nowMs, events: judged }),
    ),
  });
  return { caseId, unit, build, start };
}

/** The events the case opens with. Throws the domain's refusal. */
function open(draft: Draft, actor: Actor, number: string, key: string, nowMs: number): CaseEvent[] {
  const verdict = openCase(draft.law, { ...draft.data, number }, actor, {
    at: nowMs,
    receivedAt: draft.data.receivedAt,
    key,
  });
  if (!verdict.ok) throw refused(verdict.refusal);
  return verdict.events;
}

/** A code to say and a link to follow. */
export async function newSecret(): Promise<{ code: string; codeHash: string; link: string }> {
  const code = newTrackingCode();
  return { code, codeHash: await slowHash('code', readTrackingCode(code) ?? code), link: newToken('link') };
}

/** Numbers are drawn per body. */
async function registeringUnit(door: Door, body: string): Promise<{ id: string; code: string }> {
  const unit = (await unitsOf(door)).get(body);
  if (unit === undefined || unit.code === null)
    throw new Problem('unknown_unit', { detail: { path: '/owner', id: body } });
  return { id: unit.id, code: unit.code };
}

function yearIn(zone: string, nowMs: number): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(nowMs));
}
