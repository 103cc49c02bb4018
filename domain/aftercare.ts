// After the reply: was it understood (B4), and a call afterwards: solved, satisfied? (G11). Types of this slice.
import type { TextRef } from './case.ts';

export const SOLVED = ['yes', 'partly', 'no'] as const;
export const SATISFIED = ['satisfied', 'fair', 'dissatisfied', 'notSaid'] as const;
export const ANSWERED_BY = ['complainant', 'representative', 'family', 'nobody'] as const;

export interface Explanation {
  on: string;
  by: string;
  understood: boolean;
  questions?: TextRef;
}

export interface CallBack {
  on: string;
  by: string;
  answeredBy: (typeof ANSWERED_BY)[number];
  /** Where somebody answered. */
  solved?: (typeof SOLVED)[number];
  satisfied?: (typeof SATISFIED)[number];
  note?: TextRef;
}

export interface AftercareSlice {
  /** Absent before the first of each. */
  explanations?: Explanation[];
  callBacks?: (CallBack & { id: string })[];
}

export interface AftercareCommands {
  recordExplanation: Omit<Explanation, 'by'>;
  callBack: Omit<CallBack, 'by'>;
}

export interface AftercareEvents {
  explanationRecorded: Explanation;
  calledBack: CallBack & { id: string };
}
