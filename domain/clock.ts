// The vocabulary of the clock ledger: one entry for everything that ever happened to a limit. Types only.
// Counting is clock-count.ts, the reducer clock-ledger.ts, the account for people clock-explain.ts.
import type { ClockKind, ClockRule, ClockSide, Confidence, Counting, ExpiryEffect, Span } from './law.ts';

/** running and paused are live; met, expired and ended are outcomes. An expired clock may still become met (late). */
export type ClockStanding = 'running' | 'paused' | 'met' | 'expired' | 'ended';

export type ClockEntryKind =
  'start' | 'pause' | 'resume' | 'extension' | 'excluded' | 'reset' | 'recount' | 'meet' | 'expire' | 'end';

export interface ClockEntry {
  kind: ClockEntryKind;
  /** Legal day in the pack's zone, YYYY-MM-DD. */
  on: string;
  /** Instant, ms since epoch. */
  at: number;
  /** extension: what is added. */
  added?: Span;
  /** excluded: days from..to, both inclusive, do not count. */
  from?: string;
  to?: string;
  /** Code of the occasion or reason: supplement, hearing, complex ... */
  reason?: string;
  /** recount and reset: the new budget, where it changes. */
  budget?: Span;
  /** recount: the complainant was told `dueOn`, so it stays although the count ended on `counted` (null for hours). */
  told?: { dueOn: string | null; counted: string | null };
}

/** What the pack said when the clock started or the law of the case changed; kept so that folding needs no law. */
export interface ClockTerms {
  rule: string;
  kind: ClockKind;
  /** Where the rule says so: the limit counts from receipt and not from what its kind usually counts from. */
  from?: 'receipt';
  side: ClockSide;
  budget: Span;
  counting: Counting;
  article: string;
  confidence: Confidence;
  /** `id@version` of the pack. */
  pack: string;
  onExpire: ExpiryEffect;
  /** When this clock rings, where the law the case has moved to knows its rule no more. */
  rings?: RingRule;
}

/** What of a rule decides when its clock rings. */
export type RingRule = Pick<ClockRule, 'onExpire' | 'warnBefore' | 'escalate' | 'postingGrace' | 'vetoWindow'>;

/** expire rings at the due instant; effect when posting grace and veto window are over (the same instant without them). */
export type AlarmStep = 'warn' | 'expire' | 'effect' | `escalate${number}`;

/** An instant at which the clock rings, computed with each move, dropped once rung. */
export interface ClockAlarm {
  step: AlarmStep;
  at: number;
  /** escalate: who is told. */
  to?: 'unitHead' | 'supervisor';
}

/** The dates a clock has after a move. */
export interface ClockDates {
  /** Last day to act, rolled; null for limits in hours and while paused. */
  dueOn: string | null;
  /** Exclusive instant at which the limit is over; null while paused. */
  dueAt: number | null;
  /** Unrolled last day; extensions may count from it. */
  rawEndOn: string | null;
  /** A day in a year without a calendar was asked. */
  provisional: boolean;
  alarms: ClockAlarm[];
}

/** One move of one clock, as an event carries it: resolved, so that folding needs no law. */
export interface ClockMove extends ClockDates {
  clock: string;
  entry: ClockEntry;
  standing: ClockStanding;
  /** On start, and on a recount under another pack. */
  terms?: ClockTerms;
}

export interface Clock extends ClockDates {
  id: string;
  terms: ClockTerms;
  standing: ClockStanding;
  entries: ClockEntry[];
}

export type Clocks = Record<string, Clock>;
