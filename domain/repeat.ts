// Cases about the same matter (L18, L19): what a person links, and what a person decides about a repeat. Types of this
// slice. Hints are computed outside (api/case-hints.ts), shown to staff, and decide nothing.
import type { Conclusion, Phase, TextRef } from './case.ts';

/** Why an earlier case may be about the same: all by keyed hashes and codes, never by text. */
export type HintReason = 'samePerson' | 'sameCategory' | 'samePlace' | 'similarWords';

/** Another case as it stood when the door was passed; `decide` sees one case only. */
export interface CaseRef {
  caseId: string;
  number: string;
  phase: Phase;
  conclusion: Conclusion | null;
  concludedOn: string | null;
}

/** repeat: the same person and matter again; sameEvent: other people, one event; related: anything else worth knowing. */
export const CASE_RELATIONS = ['repeat', 'related', 'sameEvent'] as const;
export type CaseRelation = (typeof CASE_RELATIONS)[number];

export interface CaseLink {
  id: string;
  of: CaseRef;
  relation: CaseRelation;
  note: TextRef;
  by: string;
  on: string;
}

export const REPEAT_DECISIONS = ['goesOn', 'pointedToFinal'] as const;

interface RepeatJudgement {
  of: CaseRef;
  samePerson: boolean;
  sameFacts: boolean;
  /** What was not before the earlier case; whatever stands here keeps the case open. */
  whatIsNew?: TextRef;
  /** Evidence of this case that lay in the earlier case already. */
  knownEvidence: string[];
  decision: (typeof REPEAT_DECISIONS)[number];
  reason: TextRef;
}

export interface RepeatDecision extends RepeatJudgement {
  id: string;
  by: string;
  on: string;
}

/** Absent until the first link or decision. */
export interface RepeatSlice {
  links?: CaseLink[];
  repeats?: RepeatDecision[];
}

export interface RepeatCommands {
  linkCase: { of: CaseRef; relation: CaseRelation; note: TextRef };
  /** otherRoutes: where else to turn, for a case that is pointed to its final answer. */
  decideRepeat: RepeatJudgement & { otherRoutes?: TextRef };
}

export interface RepeatEvents {
  caseLinked: CaseLink;
  repeatDecided: RepeatDecision;
}
