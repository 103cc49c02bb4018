// Review and re-review (复查, 复核): own body, people and clocks per level; redo is tracked (V1..V7). Types.
import type { EvidenceRef, TextRef } from './case.ts';

export type AppealReason = 'facts' | 'law' | 'procedure' | 'fairness' | 'notCarriedOut';
export type ReviewOutcome = 'uphold' | 'change' | 'revoke' | 'redo' | 'dismiss';
export type SheetPart = 'procedure' | 'facts' | 'law' | 'fairness' | 'reasonableness';

export interface Review {
  id: string;
  level: number;
  body: string;
  appliedOn: string;
  reasons: { demand: string; code: AppealReason }[];
  statement?: TextRef;
  /** It was taken down from speech and read back (V4). */
  readBack?: boolean;
  /** Judged by the door's instant of receipt or the posting day, never by the phase. */
  late: boolean;
  excuse?: TextRef;
  lateDecision?: { excused: boolean; reason: TextRef };
  accepted?: { on: string; by: string };
  sheet?: { part: SheetPart; finding: TextRef; sound: boolean }[];
  sheetBy?: string;
  outcome?: ReviewOutcome;
  concludedOn?: string;
  concludedBy?: string;
  notice?: string | null;
  servedOn?: string;
  state: 'pending' | 'accepted' | 'concluded' | 'refused' | 'withdrawn' | 'ended';
  /** Against a refusal, or against a reply. */
  against: 'reply' | 'refusal';
}

export interface ReviewSlice {
  reviews: Review[];
  /** A redo order in force: the results it forbids repeating on the same facts. */
  redo: { review: string; results: { demand: string; outcome: string }[]; factsHash: string } | null;
}

export interface AppealData {
  reasons: { demand: string; code: AppealReason }[];
  statement?: TextRef;
  excuse?: TextRef;
  evidence: EvidenceRef[];
  /** Papers: the day they were posted counts. */
  postedOn?: string;
  /** Taken down from speech: it was read back to the person, who agreed with it (V4). */
  readBack?: boolean;
}

export interface ReviewCommands {
  appeal: AppealData;
  decideLateAppeal: { excused: boolean; reason: TextRef };
  acceptReview: Record<string, never>;
  refuseReview: { ground: string; reason: TextRef; otherRoutes: TextRef };
  recordReviewSheet: { parts: { part: SheetPart; finding: TextRef; sound: boolean }[] };
  concludeReview: {
    outcome: ReviewOutcome;
    facts: TextRef;
    reasoning: TextRef;
    results: { demand: string; outcome: string; answer: TextRef }[];
  };
  withdrawReview: { reason?: TextRef };
  /** By the clock: nobody asked for review in time. */
  shutWindow: { clock: string };
}

export interface ReviewEvents {
  appealed: { review: Review; evidence: EvidenceRef[] };
  lateAppealDecided: { review: string; excused: boolean; reason: TextRef };
  reviewAccepted: { review: string; on: string; by: string };
  reviewRefused: { review: string; ground: string; reason: TextRef; otherRoutes: TextRef };
  reviewSheetRecorded: { review: string; parts: { part: SheetPart; finding: TextRef; sound: boolean }[]; by: string };
  reviewConcluded: {
    review: string;
    outcome: ReviewOutcome;
    facts: TextRef;
    reasoning: TextRef;
    results: { demand: string; outcome: string; answer: TextRef }[];
    notice: string | null;
    on: string;
    by: string;
  };
  reviewWithdrawn: { review: string; reason?: TextRef };
  windowShut: { clock: string };
}
