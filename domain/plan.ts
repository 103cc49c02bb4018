// Handling plan and its approval: an answer per demand and measures; versions kept; a chain by kind and amount. Types.
import type { DemandOutcome, TextRef } from './case.ts';
import type { Role } from './law.ts';

export type MeasureKind = 'rectification' | 'apology' | 'compensation' | 'correctDecision' | 'explanation' | 'other';

export interface PlannedMeasure {
  id: string;
  demand: string;
  kind: MeasureKind;
  what: TextRef;
  ownerUnit: string;
  /** Last day of the promise. */
  dueOn: string;
  /** compensation, in the smallest unit of money. */
  amount?: number;
}

export interface PlanVersion {
  version: number;
  answers: { demand: string; outcome: DemandOutcome; answer: TextRef }[];
  measures: PlannedMeasure[];
  draftedBy: string;
  state: 'draft' | 'submitted' | 'approved' | 'returned';
  comments?: TextRef;
}

export interface ApprovalStep {
  role: Role;
  by?: string;
  at?: number;
}

export interface PlanSlice {
  plans: PlanVersion[];
  /** The chain of the plan in approval; empty when none is. */
  approvals: ApprovalStep[];
}

export interface PlanCommands {
  draftPlan: { answers: PlanVersion['answers']; measures: Omit<PlannedMeasure, 'id'>[] };
  submitPlan: Record<string, never>;
  approve: { comments?: TextRef };
  returnPlan: { comments: TextRef };
}

export interface PlanEvents {
  planDrafted: PlanVersion;
  planSubmitted: { version: number; chain: Role[]; by: string };
  planApproved: { version: number; step: number; by: string; last: boolean; comments?: TextRef };
  planReturned: { version: number; by: string; comments: TextRef };
}
