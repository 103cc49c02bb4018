// Supplement: tell once what is missing, all of it (R6); the applicant's own limit from delivery. Types of this slice.
import type { TextRef } from './case.ts';

export interface SupplementItem {
  item: string;
  what: TextRef;
  /** Known when the first notice went out; asking a second time for it needs an override with a reason. */
  outcome?: 'received' | 'notReceived';
}

export interface SupplementRound {
  id: string;
  requestedOn: string;
  items: SupplementItem[];
  notice: string;
  overrideReason?: TextRef;
  servedOn?: string;
  /** Material came while the notice was not yet proved to have arrived: no limit starts by that proof any more. */
  answered?: true;
  /** ended: the case itself came to an end. */
  state: 'open' | 'completed' | 'lapsed' | 'ended';
}

export interface SupplementSlice {
  supplements: SupplementRound[];
}

export interface SupplementCommands {
  requestSupplement: {
    items: { item: string; what: TextRef; knownBefore: boolean }[];
    overrideReason?: TextRef;
  };
  completeSupplement: { received: string[]; notReceived: string[] };
  /** By the clock: the applicant's limit is over and nothing was on its way. */
  lapseSupplement: { clock: string };
}

export interface SupplementEvents {
  supplementRequested: SupplementRound;
  supplementCompleted: { id: string; received: string[]; notReceived: string[]; on: string };
  supplementLapsed: { id: string; effect: 'deemedWithdrawn' | 'returnToReview' };
}
