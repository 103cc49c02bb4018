// Limits in general: extension, and what the clock itself reports (warned, escalated, expired). Types.
// Effects at expiry belong to the row they act on (supplement, transfer, review ...).
import type { TextRef } from './case.ts';
import type { Span } from './law.ts';

export interface LimitCommands {
  extend: { clock: string; by: Span; reasonCode: string; reason: TextRef };
  /** By the clock. */
  warn: { clock: string };
  escalate: { clock: string; step: string; to: 'unitHead' | 'supervisor' };
  expire: { clock: string };
  /** Before an effect against the complainant: ask what the door had received in time. */
  askSubmissions: { clock: string };
  /** By the system: what the door had received in time was asked for before an effect against the complainant. */
  noteSubmissionsChecked: { effect: string; clock: string };
}

export interface LimitEvents {
  extended: { clock: string; by: Span; reasonCode: string; reason: TextRef; from: string | null; to: string | null };
  warned: { clock: string; dueOn: string | null };
  escalated: { clock: string; step: string; to: 'unitHead' | 'supervisor' };
  expired: { clock: string };
  submissionsAsked: { clock: string };
  /** An alarm whose row the rules refuse: recorded, so that the case never stands still on it. */
  /** The result of work outside that no row takes any more. */
  effectDropped: { effect: string; command: string; code: string };
  alarmDropped: { clock: string; step: string; code: string };
  submissionsChecked: { clock: string };
}
