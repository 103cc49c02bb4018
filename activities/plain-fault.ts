// Decides what an error may say to the engine, which keeps failures in plain text: what kind of fault and where, never
// a parameter, an address or a text of a person. The whole error goes to the log, which hides parameters.
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { FileBroken, FileMissing, FileTooLarge } from '../adapters/files.ts';
import { MailUnavailable } from '../adapters/mail.ts';
import { SealBroken } from '../adapters/vault.ts';
import { LedgerDiffers } from '../db/case-writes.ts';
import { databaseFault } from '../db/database-fault.ts';
import { NotSealable } from './archive-material.ts';

/** Waiting for something that is on its way: retried by policy, and nothing to report. */
export class StillWaiting extends Error {
  override name = 'StillWaiting';
}

/** Classes whose messages are written by us and name no person. */
const SPEAKABLE = [
  StillWaiting,
  LedgerDiffers,
  MailUnavailable,
  SealBroken,
  NotSealable,
  FileBroken,
  FileMissing,
  FileTooLarge,
];

/** The activity with its errors made safe to keep; every one of them is retryable unless it is an ApplicationFailure. */
export function guarded<Input, Output>(
  name: string,
  logger: Logger,
  work: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  return async (input) => {
    try {
      return await work(input);
    } catch (error) {
      if (error instanceof ApplicationFailure) throw error;
      if (!(error instanceof StillWaiting)) logger.error({ err: error, activity: name }, `${name} failed`);
      throw plainFault(name, error);
    }
  };
}

export function plainFault(name: string, error: unknown): Error {
  const fault = databaseFault(error);
  if (fault !== null) {
    const constraint = fault.constraint === null ? '' : ` (${fault.constraint})`;
    return new Error(`${name}: database fault ${fault.code}${constraint}`);
  }
  if (SPEAKABLE.some((kind) => error instanceof kind)) {
    return Object.assign(new Error(`${name}: ${(error as Error).message}`), { name: (error as Error).name });
  }
  return new Error(`${name}: ${error instanceof Error ? error.constructor.name : 'unknown fault'}`);
}
