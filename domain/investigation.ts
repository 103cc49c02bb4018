// Investigation: actions of the four kinds and findings per demand, each tied to evidence. Types of this slice.
import type { DemandOutcome, EvidenceRef, TextRef } from './case.ts';

/** 查阅资料、现场勘查、询问当事人、走访知情人 (I2). */
export type ActionKind = 'records' | 'siteSurvey' | 'interview' | 'visit';

export interface InvestigationAction {
  id: string;
  kind: ActionKind;
  on: string;
  place: string;
  by: string[];
  record: TextRef;
  evidence: EvidenceRef[];
}

/** 法律、政策、服务标准、协议 (I5), with version or date. */
export interface Basis {
  kind: 'law' | 'policy' | 'serviceStandard' | 'agreement';
  title: string;
  clause: string;
  version: string;
}

export interface Finding {
  demand: string;
  outcome: DemandOutcome;
  facts: TextRef;
  evidence: string[];
  bases: Basis[];
  /** Attribution of responsibility. */
  responsible: 'respondent' | 'other' | 'none';
  degree: 'full' | 'main' | 'equal' | 'minor' | 'none';
  by: string;
}

export interface InvestigationSlice {
  actions: InvestigationAction[];
  findings: Record<string, Finding>;
}

export interface InvestigationCommands {
  recordAction: Omit<InvestigationAction, 'id'>;
  recordFinding: Omit<Finding, 'by'>;
}

export interface InvestigationEvents {
  actionRecorded: InvestigationAction;
  findingRecorded: Finding;
}
