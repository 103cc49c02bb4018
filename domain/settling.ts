// Settlement and termination (和解, 终止): proposed by whoever handles the case, decided by an approver (G6). Types.
import type { DemandOutcome, EvidenceRef, TextRef } from './case.ts';
import type { PlannedMeasure } from './plan.ts';

/** How and when the complainant agreed. */
export interface Consent {
  how: 'tracking' | 'counter' | 'phone' | 'letter';
  on: string;
}

export interface SettlementData {
  agreement: TextRef;
  results: { demand: string; outcome: DemandOutcome }[];
  consent: Consent;
  /** The signed paper, a recording. */
  evidence: EvidenceRef[];
  /** What the agreement promises, each to be kept like a measure of a plan (L8); absent where it promises nothing. */
  measures?: PlannedMeasure[];
}

export interface TerminationData {
  ground: string;
  article: string;
  reason: TextRef;
  otherRoutes: TextRef;
}

export type ProposedEnd = ({ end: 'settled' } & SettlementData) | ({ end: 'terminated' } & TerminationData);

export interface EndProposal {
  id: string;
  by: string;
  on: string;
  /** lapsed: the case ended in another way and was opened again. */
  state: 'open' | 'confirmed' | 'returned' | 'lapsed';
  what: ProposedEnd;
}

export interface SettlingSlice {
  /** Absent before the first proposal: cases from before this row have none. */
  proposals?: EndProposal[];
  /** What was agreed last, also on the spot. */
  settlement?: { on: string; results: { demand: string; outcome: DemandOutcome }[] };
}

export interface SettlingCommands {
  proposeSettlement: Omit<SettlementData, 'measures'> & { measures?: Omit<PlannedMeasure, 'id'>[] };
  /** `article` where the pack has no list of grounds. */
  proposeTermination: { ground: string; article?: string; reason: TextRef; otherRoutes: TextRef };
  decideEnding: { confirmed: boolean; reason?: TextRef };
}

export interface SettlingEvents {
  endProposed: { proposal: EndProposal };
  endReturned: { proposal: string; reason: TextRef };
  settled: { proposal: string; on: string } & SettlementData;
  terminated: { proposal: string; on: string } & TerminationData;
}
