// Transfer (referral) between bodies: offered, consented, sent with proof, accepted or objected (R9, L5). Types.
// The old owner keeps the case until the receiver accepts: an owner at every instant.
import type { TextRef, UnitRef } from './case.ts';

export type TransferState =
  | 'offered'
  | 'consented'
  | 'sending'
  | 'sent'
  | 'objected'
  | 'deadlocked'
  | 'accepted'
  | 'returned'
  | 'refused'
  | 'lapsed'
  | 'cancelled';

export interface Transfer {
  id: string;
  to: UnitRef;
  from: string;
  basis: 'consent' | 'statutoryDuty';
  article: string;
  /** Which data go along: codes. */
  dataScopes: string[];
  reason: TextRef;
  /** True: the receiver runs its own system and the case ends here when it accepts. */
  leavesSystem: boolean;
  offeredOn: string;
  state: TransferState;
  consent?: { given: boolean; on: string; how: 'tracking' | 'counter' | 'phone' | 'letter' };
  sentOn?: string;
  /** Reference of the proof of receipt. */
  proof?: string;
  objections: { on: string; reason: TextRef }[];
  designated?: boolean;
}

export interface TransferSlice {
  transfer: Transfer | null;
  pastTransfers: Transfer[];
}

export interface TransferCommands {
  offerTransfer: {
    to: UnitRef;
    basis: 'consent' | 'statutoryDuty';
    article: string;
    dataScopes: string[];
    reason: TextRef;
    leavesSystem: boolean;
  };
  answerTransferOffer: { consent: boolean; how: 'tracking' | 'counter' | 'phone' | 'letter' };
  sendTransfer: Record<string, never>;
  cancelTransfer: { reason: TextRef };
  acceptTransfer: Record<string, never>;
  objectTransfer: { reason: TextRef };
  answerObjection: { agree: boolean; reason: TextRef };
  designateUnit: { to: UnitRef; reason: TextRef };
  /** By the system: the hand-over reached the receiver, or could not. */
  noteTransferSent: { effect: string; transfer: string; delivered: boolean; proof: string };
  /** By the clock. */
  lapseOffer: { clock: string };
  lapseObjection: { clock: string };
  lapseAnswer: { clock: string };
}

export interface TransferEvents {
  transferOffered: Transfer;
  transferConsented: { id: string; on: string; how: 'tracking' | 'counter' | 'phone' | 'letter' };
  transferRefused: { id: string; on: string; how: 'tracking' | 'counter' | 'phone' | 'letter' };
  transferOfferLapsed: { id: string };
  transferSendOrdered: { id: string };
  transferSent: { id: string; on: string; proof: string };
  transferSendFailed: { id: string; reason: string };
  transferCancelled: { id: string; reason: TextRef };
  transferAccepted: { id: string; owner: UnitRef; how: 'accepted' | 'silence' | 'designated'; leavesSystem: boolean };
  transferObjected: { id: string; on: string; reason: TextRef };
  transferInsisted: { id: string; reason: TextRef };
  transferReturned: { id: string; reason: TextRef };
  transferDeadlocked: { id: string };
}
