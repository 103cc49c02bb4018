// Decides how an act is taken in before the engine hears of it: stored once per (case, key) with its actor, instant,
// sealed texts and a keyed hash of what was written. Leaves out sending it on (case-commands.ts, signal-relay.ts).
import type { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Actor } from '../domain/case.ts';
import { findEvidenceItems } from '../db/evidence-reads.ts';
import { findSubmission } from '../db/submission-reads.ts';
import { storeSubmission, type Submission } from '../db/submission-writes.ts';
import { readCaseFile } from './case-file.ts';
import { lawOfCase } from './case-law.ts';
import { leaderCaseSeen, otherCaseSeen } from './case-hints.ts';
import { resolveBody } from './command-data.ts';
import { COMMAND_BODIES, type RoutedCommand } from './command-bodies.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { openCaseKey, sealerFor } from './sealing.ts';

const PURPOSE = 'submission';
const NAMES_LAW: ReadonlySet<RoutedCommand> = new Set([
  ...(['proposeLawChange', 'confirmLawChange', 'changeMatterType', 'changeRegime'] as const),
]);

export interface Act {
  caseId: string;
  key: string;
  kind: 'command' | 'signal';
  name: RoutedCommand;
  actor: Actor;
  body: unknown;
}

/** The stored row: the new one, or the one this key has had. Throws 422 key_reused, 409 key_expired. */
export async function takeIn(door: Door, act: Act): Promise<{ row: Submission; isNew: boolean }> {
  const canonical = canonicalJson([act.kind, act.name, act.actor.onBehalfOf ?? null, act.body]);
  const known = await findSubmission(door.db, act.caseId, act.key);
  if (known !== null) return { row: sameOrThrow(door, known, act, canonical), isNew: false };
  const receivedAt = await door.now(act.caseId);
  const caseKey = await openCaseKey(door, act.caseId);
  const sealer = sealerFor(door, act.caseId, caseKey, receivedAt);
  const data = await resolveBody(door, schemaOf(act.name), act.body, {
    sealer,
    evidence: (ids) => evidenceOf(door, act.caseId, ids),
    purpose: act.name,
    contactId: `c-${act.key.slice(0, 60)}`,
    otherCase: (reference) => otherCaseSeen(door, act.actor, reference),
    leaderCase: (reference) => leaderCaseSeen(door, act.actor, reference),
    ...(NAMES_LAW.has(act.name) ? { law: await lawOfCase(door, act.caseId) } : {}),
    ...(act.name === 'changeContact' ? { knownCard: (await readCaseFile(door, act.caseId)).state.reach.card } : {}),
  });
  const { caseId, key, kind, name, actor } = act;
  const row = { caseId, key, kind, name, actor, data, receivedAt, bodyHmac: door.vault.hmac(PURPOSE, canonical) };
  const isSame = (stored: string) => door.vault.isSameBody(stored, PURPOSE, canonical);
  const stored = await storeSubmission(door.db, { ...row, texts: sealer.rows }, isSame);
  if (stored.kind === 'conflict') throw new Problem('key_reused');
  // Another request with this key came first: its actor, texts and ids stand.
  return stored.kind === 'new'
    ? { row: stored.row, isNew: true }
    : { row: sameOrThrow(door, stored.row, act, canonical), isNew: false };
}

async function evidenceOf(door: Door, caseId: string, ids: string[]) {
  const items = await findEvidenceItems(door.db, ids);
  return items.filter((item) => item.caseId === caseId);
}

const schemaOf = (name: RoutedCommand): z.ZodType => COMMAND_BODIES[name];

function sameOrThrow(door: Door, row: Submission, act: Act, canonical: string): Submission {
  const sameActor = row.actor.kind === act.actor.kind && row.actor.id === act.actor.id;
  if (!sameActor || !door.vault.isSameBody(row.bodyHmac, PURPOSE, canonical)) throw new Problem('key_reused');
  if (row.status === 'expired') throw new Problem('key_expired');
  return row;
}
