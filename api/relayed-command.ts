// Sends a command on the door's own account (a batch over many cases): stored once under its key, then given, whoever died
// in between. Leaves out which command and what comes of it.
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Actor } from '../domain/case.ts';
import { refuseSubmission, storeSubmission } from '../db/submission-writes.ts';
import type { CommandAnswer, SentCommand } from './case-gateway.ts';
import type { Door } from './door.ts';

const GATEWAY: Actor = { kind: 'gateway', id: 'gateway', roles: [] };
const PURPOSE = 'submission';

export interface RelayedCommand {
  caseId: string;
  name: SentCommand;
  key: string;
  data: unknown;
  /** What the key stands for, where the data may differ from one try to the next: what was stored first happens. */
  meaning?: unknown;
}

/** Null where the key stands for something else. Throws EngineUnavailable and CaseNotRunning: it has to be tried again. */
export async function relayCommand(
  door: Door,
  { caseId, name, key, data, meaning = data }: RelayedCommand,
): Promise<CommandAnswer | null> {
  const canonical = canonicalJson(['command', name, null, meaning]);
  const received = await door.now(caseId);
  const given = { caseId, key, kind: 'command' as const, name, actor: GATEWAY, data, receivedAt: received };
  const submission = { ...given, bodyHmac: door.vault.hmac(PURPOSE, canonical), texts: [] };
  const stored = await storeSubmission(door.db, submission, (known) =>
    door.vault.isSameBody(known, PURPOSE, canonical),
  );
  if (stored.kind === 'conflict') return null;
  const { data: first, actor, receivedAt, bodyHmac } = stored.row;
  const answer = await door.gateway.command(caseId, name, key, { data: first, actor, receivedAt, bodyHmac });
  if (!answer.ok) await refuseSubmission(door.db, caseId, key, answer.refusal);
  return answer;
}
