// Notices and proof of delivery: a ladder of methods per notice, rights start at the proved day (V2, L7). Types.
import type { EvidenceRef, TextRef } from './case.ts';
import type { DeliveryMethod } from './law.ts';

export type NoticeKind =
  | 'registrationReceipt'
  | 'acceptanceNotice'
  | 'deemedAcceptanceNotice'
  | 'refusalNotice'
  | 'guidanceNotice'
  | 'supplementNotice'
  | 'transferOffer'
  | 'transferNotice'
  | 'transferOutcome'
  | 'extensionNotice'
  | 'dateChanged'
  | 'matterChanged'
  | 'suspensionNotice'
  | 'resumptionNotice'
  | 'reply'
  | 'reviewReceipt'
  | 'reviewRefusal'
  | 'reviewOpinion'
  | 'withdrawalNotice'
  | 'deemedWithdrawalNotice'
  | 'finalityNotice'
  | 'promiseBrokenNotice'
  | 'measureReleased'
  | 'recusalNotice'
  | 'measurePostponed'
  | 'acknowledgement'
  | 'shortReply'
  | 'reopenedNotice'
  | 'settlementNotice'
  | 'terminationNotice'
  | 'successionNotice'
  | 'groupNotice'
  | 'informationRequest'
  | 'informationWithdrawn'
  | 'respondentRequest'
  | 'assignment'
  | 'reminder'
  | 'escalation'
  | 'chase'
  | 'supervisionOrder';

/** staff and unit notices go to the desk; only the complainant's need proof. */
export type Audience = { to: 'complainant' } | { to: 'staff'; id: string } | { to: 'unit'; unit: string; role: string };

export interface NoticeDraft {
  id: string;
  kind: NoticeKind;
  audience: Audience;
  /** Ladder, first method first; empty where nobody can be told and the pack waives it. */
  methods: DeliveryMethod[];
  /** A right or a limit depends on when it arrived. */
  needsProof: boolean;
  /** Codes, dates and text ids for the template; nothing in the clear that identifies a person. */
  facts: Record<string, string | number | boolean | null>;
  texts: Record<string, TextRef>;
  /** Waits for a successor: nothing is sent, no proof waited for. */
  held?: true;
  /** Demand answers, items: repeated parts of the template. */
  lists?: Record<string, { code: string; text?: TextRef }[]>;
}

export interface Notice extends NoticeDraft {
  /** seq of the event it was born in. */
  seq: number;
  queuedOn: string;
  /** held: the complainant has died, and it waits for a successor. */
  state: 'queued' | 'sent' | 'served' | 'failed' | 'waived' | 'held';
  tried: { method: DeliveryMethod; at: number; outcome: 'accepted' | 'failed'; reason?: string }[];
  current: DeliveryMethod | null;
  servedOn?: string;
  servedBy?: DeliveryMethod;
}

export interface DeliverySlice {
  notices: Record<string, Notice>;
}

export interface DeliveryCommands {
  recordDelivery: {
    notice: string;
    method: DeliveryMethod;
    /** Day of service; for term methods the day of publication. */
    on: string;
    proof?: EvidenceRef;
    note?: TextRef;
  };
  recordDeliveryFailure: { notice: string; method: DeliveryMethod; reason: string };
  serveOtherwise: { notice: string; method: DeliveryMethod; reason?: TextRef };
  /** By the gateway: an attempt by the activity ended. */
  noteDelivery: {
    effect: string;
    notice: string;
    method: DeliveryMethod;
    outcome: 'accepted' | 'failed';
    reference: string;
    reason?: string;
  };
  /** By the clock. */
  raiseProofOverdue: { clock: string };
  servePublicNotice: { clock: string };
}

export interface DeliveryEvents {
  noticeAccepted: { notice: string; method: DeliveryMethod; reference: string };
  noticeServed: { notice: string; method: DeliveryMethod; on: string; proof?: EvidenceRef; note?: TextRef };
  noticeFailed: { notice: string; method: DeliveryMethod; reason: string };
  noticeRerouted: { notice: string; method: DeliveryMethod; reason?: TextRef };
  noticePublished: { notice: string; on: string };
  proofOverdue: { notice: string };
}
