// Every command of the table as an update under its own name: the validator refuses, the handler decides again, takes
// and records. A refusal leaves no trace in the history.
import { ApplicationFailure, currentUpdateInfo, defineUpdate, setHandler } from '@temporalio/workflow';
import type { CaseCommand, CaseEvent, CaseState, CommandName, Refusal, Verdict } from '../domain/case.ts';
import { decide } from '../domain/case-decide.ts';
import { PUBLIC_COMMANDS, RELAYED_COMMANDS, transitionOf } from '../domain/case-transitions.ts';
import type { CaseFile } from './case-file.ts';
import type { CommandInput, CommandResult } from './case-messages.ts';

export function listenToCommands(file: CaseFile): void {
  for (const name of [...PUBLIC_COMMANDS, ...RELAYED_COMMANDS]) if (name !== 'register') listenTo(file, name);
}

function listenTo(file: CaseFile, name: CommandName): void {
  const { does } = transitionOf(name);
  setHandler(defineUpdate<CommandResult, [CommandInput]>(name), (input) => perform(file, name, input), {
    description: does,
    validator: (input) => validate(file, name, input),
  });
}

/** Synchronous: an asynchronous validator would hang the case (house 3). */
function validate(file: CaseFile, name: CommandName, input: CommandInput): void {
  const known = file.known(keyOf());
  if (known !== undefined) return sameBody(known.bodyHmac, input.bodyHmac);
  const verdict = judge(file, file.stateAfterDue(), name, input);
  if (!verdict.ok) throw refusalOf(verdict.refusal);
}

async function perform(file: CaseFile, name: CommandName, input: CommandInput): Promise<CommandResult> {
  const key = keyOf();
  const known = file.known(key);
  if (known !== undefined) {
    await file.recordUpTo(known.version);
    return { version: known.version, repeated: true };
  }
  file.takeDue();
  const verdict = judge(file, file.state, name, input);
  if (!verdict.ok) throw refusalOf(verdict.refusal);
  file.take(verdict.events);
  file.remember(key, input.bodyHmac);
  const { version } = file.state;
  await file.recordUpTo(version);
  return { version };
}

function judge(file: CaseFile, state: CaseState, name: CommandName, input: CommandInput): Verdict<CaseEvent[]> {
  const command = { name, data: input.data } as CaseCommand;
  try {
    return decide(file.law, state, command, input.actor, {
      at: Date.now(),
      receivedAt: input.receivedAt,
      key: keyOf(),
    });
  } catch {
    // Only what came past the door can be malformed here; an ordinary error would hang the case instead of saying no.
    throw ApplicationFailure.nonRetryable(`not a ${name}`, 'malformed');
  }
}

function keyOf(): string {
  return currentUpdateInfo()?.id ?? '';
}

function sameBody(known: string, given: string): void {
  if (known !== given) throw ApplicationFailure.nonRetryable('the key was used with another body', 'key_reused');
}

/** `type` is the code; the refusal itself is the first detail. */
function refusalOf(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(refusal.code, refusal.code, refusal);
}
