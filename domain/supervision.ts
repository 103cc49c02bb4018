// Supervision (催办, 督办): a chase is a word to whoever is silent; an order has a last day and asks for an answer (G5, L15).
// Types of this slice. The ladder of a limit that passes by itself is the pack's (limit-rules.ts).
import type { EvidenceRef, TextRef } from './case.ts';

/** Why somebody is chased: reason codes of published rules for hotlines (潍坊 26, 济南 28). */
export const CHASE_MATTERS = ['notTaken', 'overdue', 'notSolved', 'badEffect', 'repeated', 'other'] as const;
export type ChaseMatter = (typeof CHASE_MATTERS)[number];

export interface SupervisionOrder {
  id: string;
  matter: ChaseMatter;
  what: TextRef;
  /** The supervisor who gave it, and the unit it was given to. */
  by: string;
  unit: string;
  issuedOn: string;
  dueOn: string;
  state: 'open' | 'answered' | 'closed';
  answer?: { on: string; by: string; text: TextRef; evidence: EvidenceRef[] };
  verdict?: { on: string; by: string; satisfied: boolean; reason: TextRef };
}

export interface SupervisionSlice {
  /** Absent before the first order: cases from before this row have none. */
  orders?: Record<string, SupervisionOrder>;
}

export interface SupervisionCommands {
  chase: { matter: ChaseMatter; note: TextRef };
  issueOrder: { matter: ChaseMatter; what: TextRef; dueOn: string };
  answerOrder: { order: string; answer: TextRef; evidence: EvidenceRef[] };
  closeOrder: { order: string; satisfied: boolean; reason: TextRef };
}

export interface SupervisionEvents {
  /** `to`: a member of staff, or role@unit. */
  chased: { matter: ChaseMatter; note: TextRef; to: string };
  orderIssued: { order: SupervisionOrder };
  orderAnswered: { order: string; on: string; answer: TextRef; evidence: EvidenceRef[] };
  orderClosed: { order: string; on: string; satisfied: boolean; reason: TextRef };
}
