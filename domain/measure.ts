// Measures (promises): each with its own clock, owner, proof and verification; they live on after the reply (L8). Types.
import type { EvidenceRef, TextRef } from './case.ts';
import type { PlannedMeasure } from './plan.ts';

export interface Measure extends PlannedMeasure {
  state: 'open' | 'reported' | 'verified' | 'released' | 'broken';
  /** `by`: who reported, for independence of the check (L21). */
  report?: { on: string; note: TextRef; proof: EvidenceRef[]; paymentReference?: string; by?: string };
  broken?: boolean;
  /** Days it was promised for before; the plan keeps the first. */
  postponed?: { on: string; from: string; to: string }[];
}

export interface MeasureSlice {
  measures: Record<string, Measure>;
}

export interface MeasureCommands {
  reportMeasure: { measure: string; note: TextRef; proof: EvidenceRef[]; paymentReference?: string };
  verifyMeasure: { measure: string; done: boolean; note: TextRef };
  releaseMeasure: { measure: string; reason: TextRef };
  postponeMeasure: { measure: string; dueOn: string; reason: TextRef };
  /** By the clock: a promise was not kept in time. */
  breakPromise: { clock: string };
}

export interface MeasureEvents {
  measuresPromised: { measures: Measure[] };
  measureReported: { measure: string; on: string; note: TextRef; proof: EvidenceRef[]; paymentReference?: string };
  measureVerified: { measure: string; by: string; note: TextRef };
  measureRejected: { measure: string; by: string; note: TextRef };
  measureReleased: { measure: string; reason: TextRef };
  measurePostponed: { measure: string; on: string; from: string; to: string; reason: TextRef };
  promiseBroken: { measure: string };
}
