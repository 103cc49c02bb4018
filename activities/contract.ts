// What the hands can do, as the workflow sees it. Every activity is safe to run twice. Types only.
import type { Actor, CaseCommands, CaseEvent } from '../domain/case.ts';
import type { CaseRow } from '../domain/case-projection.ts';
import type { Notice } from '../domain/delivery.ts';
import type { CaseMessage } from '../domain/group.ts';
import type { DeliveryMethod } from '../domain/law.ts';
import type { Transfer } from '../domain/transfer.ts';
import type { SignalName } from '../workflows/case-messages.ts';

export interface RecordBatch {
  caseId: string;
  /** In order, without gaps; some may have been recorded by an earlier try. */
  events: CaseEvent[];
  row: CaseRow;
}

export interface Recorded {
  /** Version, chain head and digest as stored after the write; compared with the workflow's own. */
  version: number;
  head: string;
  digest: string;
  /** Events by commands of people whose key has no submission row. */
  unproven: { seq: number; command: string }[];
}

/** A submission as the door stored it. */
export interface ProvedSignal {
  actor: Actor;
  receivedAt: number;
  bodyHmac: string;
  data: CaseCommands[SignalName];
}

export interface DeliveryAttempt {
  caseId: string;
  number: string;
  notice: Notice;
  method: DeliveryMethod;
  /** The effect's id: the same attempt carries the same message id. */
  attempt: string;
  language: 'zh' | 'en';
}

export interface DeliveryResult {
  outcome: 'accepted' | 'failed';
  /** Message id, inbox entry or queue slip. */
  reference: string;
  /** Code of a lasting fault: address_unknown, not_configured ... */
  reason?: string;
}

/** From one case to another: `data` of the command, with references to texts of the case that tells. */
export interface CaseTelling {
  caseId: string;
  to: string;
  message: CaseMessage;
  key: string;
  data: CaseCommands[CaseMessage];
  /** The telling case's clock, ms. */
  at: number;
}

export interface Activities {
  /** One transaction: events, projection row, notices, submissions applied. No non-retryable failure. */
  recordEvents(batch: RecordBatch): Promise<Recorded>;
  /** The row a signal came from, or null when it came past the door. */
  proveSignal(input: { caseId: string; key: string; signal: SignalName }): Promise<ProvedSignal | null>;
  /** Writes a refusal into the signal's row. */
  closeSignal(input: { caseId: string; key: string; refusal: string }): Promise<void>;
  /** Fails (and is retried) while a submission received by the instant has not been applied, refused or expired. */
  settleSubmissions(input: { caseId: string; receivedBy: number }): Promise<void>;
  deliverNotice(attempt: DeliveryAttempt): Promise<DeliveryResult>;
  /** Hands the case over; the proof names the receipt. */
  sendTransfer(input: {
    caseId: string;
    number: string;
    transfer: Transfer;
    attempt: string;
  }): Promise<{ delivered: boolean; proof: string }>;
  /** Gives another case a command in the name of this one, once per key; texts go along sealed under its own key. */
  tellCase(message: CaseTelling): Promise<{ outcome: 'told' | 'refused'; code?: string }>;
  /** Stores the engine's history of the runs so far beside the case. */
  exportHistory(input: {
    caseId: string;
    workflowId: string;
    runId: string;
  }): Promise<{ sha256: string; size: number }>;
  /** Builds, verifies and stores the package, and opens the archive register's chain with its hash. */
  sealArchive(input: { caseId: string }): Promise<{ sha256: string; file: string }>;
}
