// One case tells another (L18): the message is stored once under its key like what the door takes in, its texts sealed
// anew under the other case's key, and given as a command until it is taken or refused. Leaves out what it means.
import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { canonicalJson } from '../domain/canonical-json.ts';
import { GATEWAY_ACTOR } from '../domain/case-alarms.ts';
import type { Refusal } from '../domain/case.ts';
import { refuseSubmission, storeSubmission, type Submission } from '../db/submission-writes.ts';
import { caseWorkflowId, type CommandInput, type CommandResult } from '../workflows/case-messages.ts';
import type { Activities, CaseTelling } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { StillWaiting } from './plain-fault.ts';
import { resealed } from './text-resealing.ts';

const PURPOSE = 'submission';
const TIMEOUT_MS = 20_000;
/** What the engine says about an update that it did not carry out: it may be sent again. */
const PASSING = new Set(['UnprocessedUpdate', 'AcceptedUpdateCompletedWorkflow']);

type Told = Awaited<ReturnType<Activities['tellCase']>>;

/** Throws what passes, to be tried again under the same key. */
export function tellCase(deps: ActivityDeps): Activities['tellCase'] {
  return async (telling) => {
    const sealed = await resealed(deps, telling);
    if (!sealed.ok) return { outcome: 'refused', code: sealed.code };
    const row = await stored(deps, telling, sealed);
    if (row === null) return { outcome: 'refused', code: 'key_reused' };
    const told = await give(deps.client, row);
    if (told.outcome === 'refused' && told.code !== undefined)
      await refuseSubmission(deps.db, row.caseId, row.key, { code: told.code as Refusal['code'] });
    return told;
  };
}

/** The row as it was first stored, with the text ids of that time; null where the key says something else. */
async function stored(
  { db, vault }: ActivityDeps,
  { to, message, key, data, at }: CaseTelling,
  sealed: Extract<Awaited<ReturnType<typeof resealed>>, { ok: true }>,
): Promise<Submission | null> {
  const canonical = canonicalJson(['command', message, null, data]);
  const submission = {
    ...{ caseId: to, key, kind: 'command' as const, name: message, actor: GATEWAY_ACTOR, receivedAt: at },
    ...{ data: sealed.data, texts: sealed.texts, bodyHmac: vault.hmac(PURPOSE, canonical) },
  };
  const result = await storeSubmission(db, submission, (known) => vault.isSameBody(known, PURPOSE, canonical));
  return result.kind === 'conflict' ? null : result.row;
}

async function give(client: Client, { caseId, name, key, ...row }: Submission): Promise<Told> {
  const { data, actor, receivedAt, bodyHmac } = row;
  const handle = client.workflow.getHandle(caseWorkflowId(caseId));
  const input: CommandInput = { data, actor, receivedAt, bodyHmac };
  try {
    await client.withDeadline(Date.now() + TIMEOUT_MS, () =>
      handle.executeUpdate<CommandResult, [CommandInput]>(name, { updateId: key, args: [input] }),
    );
    return { outcome: 'told' };
  } catch (error) {
    return { outcome: 'refused', code: refusalIn(error) };
  }
}

/** The code of a no by the other case; everything else is thrown, and tried again. */
function refusalIn(error: unknown): string {
  if (error instanceof WorkflowNotFoundError) return 'not_running';
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) throw new StillWaiting('the other case is silent');
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : null;
  if (!(cause instanceof ApplicationFailure) || typeof cause.type !== 'string') throw error;
  if (PASSING.has(cause.type)) throw new StillWaiting('the other case has not taken it yet');
  return cause.type;
}
