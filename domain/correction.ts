// Correcting what a case was registered as (T7, T13): what was there is kept. Types of this slice. The matter type is not
// among it: other limits need another excerpt of the law.
import type { TextRef, UnitRef } from './case.ts';

/** What of a registration may be wrong. */
export interface RegistrationFacts {
  category?: string;
  urgent?: boolean;
  /** null: not known. */
  respondent?: UnitRef | null;
}

export interface Correction {
  from: RegistrationFacts;
  to: RegistrationFacts;
  reason: TextRef;
  by: string;
  on: string;
}

/** Absent until the first correction; oldest first. */
export interface CorrectionSlice {
  corrections?: Correction[];
}

export interface CorrectionCommands {
  correctRegistration: RegistrationFacts & { reason: TextRef };
}

export interface CorrectionEvents {
  registrationCorrected: Correction;
}
