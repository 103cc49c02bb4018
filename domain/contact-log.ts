// The log of attempts to reach the complainant, and what was found about cooperation and truth (I10). Types of this slice.
// Each is a fact with its evidence; none moves the phase, a limit or the duty to reply.
import type { EvidenceRef, TextRef } from './case.ts';
import type { EvidenceItem } from './intake.ts';

export type AttemptChannel = 'phone' | 'email' | 'letter' | 'visit' | 'online';
export type AttemptOutcome = 'reached' | 'notReached' | 'wrongNumber' | 'wrongAddress' | 'refusedToTalk';

export interface ContactAttempt {
  id: string;
  channel: AttemptChannel;
  /** Instant of the attempt, ms. */
  at: number;
  outcome: AttemptOutcome;
  note?: TextRef;
  by: string;
  /** The how-manieth in a row without reaching anybody; 0 where they were reached. */
  inVain: number;
}

export interface NonCooperation {
  id: string;
  what: TextRef;
  /** Ids. */
  evidence: string[];
  by: string;
  on: string;
}

/** Something the complainant declared as true and that the evidence says is not. */
export interface Falsehood {
  id: string;
  what: TextRef;
  /** Ids; at least one. */
  evidence: string[];
  by: string;
  on: string;
}

/** Absent until the first entry. */
export interface ContactLogSlice {
  contactLog?: { attempts: ContactAttempt[]; nonCooperation: NonCooperation[]; falsehoods: Falsehood[] };
}

export interface ContactLogCommands {
  recordContactAttempt: { channel: AttemptChannel; at: number; outcome: AttemptOutcome; note?: TextRef };
  recordNonCooperation: { what: TextRef; evidence: EvidenceRef[] };
  recordFalsehood: { what: TextRef; evidence: EvidenceRef[] };
}

/** What such a fact does to the case by itself: nothing. Said in the event, so that nobody reads more into it. */
type NoEffect = { effect: 'none' };

export interface ContactLogEvents {
  contactAttempted: ContactAttempt & NoEffect;
  nonCooperationRecorded: NonCooperation & { files: EvidenceItem[] } & NoEffect;
  falsehoodRecorded: Falsehood & { files: EvidenceItem[] } & NoEffect;
}
