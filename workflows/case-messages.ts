// What crosses between the door and a case's execution: names, ids and shapes. The only file here that api/ imports.
import type { Actor, CaseCommands, CaseState, EvidenceRef } from '../domain/case.ts';
import type { Law } from '../domain/law.ts';
import type { AppealReason } from '../domain/review.ts';

export const TASK_QUEUE = 'redress';
export const COMPLAINT = 'complaint';

/** Workflow id of a case; the case id is a UUIDv7. */
export function caseWorkflowId(caseId: string): string {
  return `complaint-${caseId}`;
}

/** A key the case has answered: the door's key, the version it led to, HMAC of the canonical body. */
export interface KnownKey {
  key: string;
  version: number;
  bodyHmac: string;
}

export interface ComplaintInput {
  law: Law;
  /** First run: what the door registered. */
  opening?: { data: CaseCommands['register']; actor: Actor; receivedAt: number; key: string };
  /** Later runs: the state as data. */
  resumed?: { state: CaseState; keys: KnownKey[]; renewedAfterReply: boolean };
}

/** Argument of every update; the update's id is the idempotency key. */
export interface CommandInput {
  data: unknown;
  actor: Actor;
  /** When the door received it, ms. */
  receivedAt: number;
  bodyHmac: string;
}

export interface CommandResult {
  version: number;
  repeated?: true;
}

/** Signal `supplementEvidence`: ids and codes only. The sender is proved by the door's submission row of that key. */
export interface EvidenceSignal {
  key: string;
  items?: EvidenceRef[];
}

/** Signal `appeal`. */
export interface AppealSignal {
  key: string;
  reasons?: { demand: string; code: AppealReason }[];
}

export const SIGNALS = ['supplementEvidence', 'appeal'] as const;
export type SignalName = (typeof SIGNALS)[number];
