// POST /api/cases/:caseId/<command>: one route per row of command-bodies.ts. Commands are answered by the workflow.
// Leaves out the rules: this takes in, passes on, and says what came of it.
import { z } from 'zod';
import type { Actor, Refusal } from '../domain/case.ts';
import { PHASES } from '../domain/case.ts';
import { transitionOf } from '../domain/case-transitions.ts';
import { findCase } from '../db/case-reads.ts';
import { refuseSubmission } from '../db/submission-writes.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { allowedNow, readCaseFile } from './case-file.ts';
import type { CommandResult } from '../workflows/case-messages.ts';
import type { CommandAnswer } from './case-gateway.ts';
import { seesIdentity, visibleCase } from './case-visibility.ts';
import { COMMAND_BODIES, ROUTED_COMMANDS, type RoutedCommand } from './command-bodies.ts';
import type { Door, DoorApp } from './door.ts';
import { CaseNotRunning, EngineUnavailable } from './engine-client.ts';
import { Problem, refused } from './errors.ts';
import { caseId } from './field-schemas.ts';
import { refuseNaming } from './respondent-texts.ts';
import { keyHeaders, keyOf, problems } from './route-parts.ts';
import { takeIn } from './submission.ts';
import { successorCode } from './tracking-reissue.ts';

export const commandResult = z
  .object({
    caseId: z.string(),
    number: z.string(),
    version: z.int(),
    phase: z.enum(PHASES),
    conclusion: z.string().nullable(),
    dueClock: z.string().nullable(),
    dueOn: z.string().nullable(),
    overdue: z.boolean(),
    waitingFor: z.string(),
    allowedCommands: z.array(z.string()),
    repeated: z.boolean(),
    trackingCode: z.string().optional().describe('replaceComplainant: the successor’s code, shown once'),
    linkToken: z.string().optional(),
  })
  .meta({ id: 'CommandResult' });

export type CommandResultBody = z.output<typeof commandResult>;

export const onBehalf = z.strictObject({
  onBehalfOf: z.enum(['complainant', 'respondent']).optional().describe('A clerk takes down what a party said'),
});

export async function commandRoutes(app: DoorApp, door: Door): Promise<void> {
  for (const name of ROUTED_COMMANDS) {
    app.post(
      `/api/cases/:caseId/${name}`,
      {
        schema: {
          operationId: name,
          tags: ['commands'],
          summary: transitionOf(name).does,
          params: z.strictObject({ caseId }),
          querystring: onBehalf,
          headers: keyHeaders,
          body: COMMAND_BODIES[name] as z.ZodType,
          response: { 200: commandResult, ...problems },
        },
      },
      async (request) => {
        const caller = await requireStaff(door, request);
        const { onBehalfOf } = request.query;
        const actor = onBehalfOf === undefined ? caller.actor : { ...caller.actor, onBehalfOf };
        return giveCommand(door, {
          caller,
          actor,
          caseId: request.params.caseId,
          name,
          key: keyOf(request),
          body: request.body,
        });
      },
    );
  }
}

export interface Given {
  caller: Caller;
  actor: Actor;
  caseId: string;
  name: RoutedCommand;
  key: string;
  /** Validated by the row of COMMAND_BODIES. */
  body: unknown;
}

/**
 * Gives a command and waits until it is recorded. Throws Problem (404 not visible, 403/409/422 refused, 422 key_reused,
 * 422 names_complainant)
 * and EngineUnavailable; after the latter the same key may be sent again.
 */
export async function giveCommand(door: Door, given: Given): Promise<CommandResultBody> {
  const result = await commanded(door, given);
  if (given.name !== 'replaceComplainant') return result;
  return { ...result, ...(await successorCode(door, given.caseId, given.key)) };
}

async function commanded(door: Door, { caller, ...act }: Given): Promise<CommandResultBody> {
  const seen = await visibleCase(door, caller, act.caseId);
  // Who may not know the name must not find it out by guessing either.
  if (seesIdentity(act.actor, seen)) await refuseNaming(door, act.caseId, act.name, act.body);
  return resultOf(door, act.caseId, act.actor, await sendCommand(door, act));
}

/**
 * Stores a command and gives it to the case, for a caller who was let in already. Throws like {@link giveCommand}, but
 * for what may be seen.
 */
export async function sendCommand(
  door: Door,
  { actor, caseId, name, key, body }: Omit<Given, 'caller'>,
): Promise<CommandResult> {
  const { row } = await takeIn(door, { caseId, key, kind: 'command', name, actor, body });
  if (row.refusal !== null) throw refused(row.refusal);
  if (row.status === 'applied' && row.version !== null) return { version: row.version, repeated: true };
  const { data, receivedAt, bodyHmac } = row;
  // The stored actor and text ids: what was taken in first is what happens.
  const answer = await ask(door, caseId, () =>
    door.gateway.command(caseId, name, key, { data, actor: row.actor, receivedAt, bodyHmac }),
  );
  if (!answer.ok) {
    await refuseSubmission(door.db, caseId, key, answer.refusal);
    throw refused(answer.refusal);
  }
  return answer;
}

/** No running execution: over, which is a refusal; or not begun yet, which passes. */
async function ask(door: Door, caseId: string, send: () => Promise<CommandAnswer>): Promise<CommandAnswer> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof CaseNotRunning)) throw error;
    const row = await findCase(door.db, caseId);
    if (row?.phase !== 'archived') throw new EngineUnavailable(error);
    const refusal: Refusal = { code: 'wrong_phase', detail: { phase: row.phase }, allowed: [] };
    return { ok: false, refusal };
  }
}

/** `version` is the one the command led to, however often it is asked for; the rest is how the case stands now. */
async function resultOf(
  door: Door,
  caseId: string,
  actor: Actor,
  { version, repeated }: CommandResult,
): Promise<CommandResultBody> {
  const [row, file] = await Promise.all([findCase(door.db, caseId), readCaseFile(door, caseId)]);
  if (row === null) throw new Problem('not_found');
  const { number, phase, conclusion, dueClock, dueOn, overdue, waitingFor } = row;
  return {
    caseId,
    number,
    version,
    phase,
    conclusion,
    dueClock,
    dueOn,
    overdue,
    waitingFor,
    repeated: repeated === true,
    allowedCommands: await allowedNow(door, file, actor),
  };
}
