// Relations of staff to a case and applications to recuse them (回避, G2, L21). Types of this slice; who may then act is
// case-permission.ts.
import type { StaffRef, TextRef } from './case.ts';

export type RelationKind = 'kin' | 'interest' | 'priorPart' | 'acquaintance' | 'other';

/** Why one member of staff may take no part in this case; it never ends. */
export interface Relation {
  id: string;
  /** Staff id. */
  staff: string;
  kind: RelationKind;
  note: TextRef;
  /** declared by the person, or decided on an application. */
  source: 'declared' | 'decided';
  on: string;
}

/** An application by a party; the decision names the person, since a party need not know who handles the case. */
export interface RecusalRequest {
  id: string;
  by: 'complainant' | 'respondent';
  reasons: TextRef;
  on: string;
  /** Came after this day, the last one to ask by the pack. */
  lateAfter?: string;
  decision?: { granted: boolean; staff?: string; reason: TextRef; on: string };
}

/** Absent until the first relation or application. */
export interface IndependenceSlice {
  relations?: Relation[];
  recusals?: RecusalRequest[];
}

export interface IndependenceCommands {
  /** By anybody on the staff about themselves; they take no further part. */
  declareRelation: { kind: RelationKind; note: TextRef };
  requestRecusal: { reasons: TextRef };
  /** granted: of whom; where that is the assigned handler, with the one who takes over. */
  decideRecusal: {
    request: string;
    granted: boolean;
    staff?: StaffRef;
    replacement?: StaffRef;
    kind?: RelationKind;
    reason: TextRef;
  };
}

export interface IndependenceEvents {
  relationDeclared: Relation;
  recusalRequested: RecusalRequest;
  recusalDecided: {
    request: string;
    granted: boolean;
    reason: TextRef;
    relation?: Relation;
    /** Who takes over from a recused handler. */
    replacement?: StaffRef;
  };
}
