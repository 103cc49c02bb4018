// The first answer to a complaint: acknowledging it with its definition where the pack asks for that (R10), or settling
// it on the spot. Types of this slice.
import type { DemandOutcome, TextRef } from './case.ts';
import type { Consent } from './settling.ts';

export interface FirstAnswerSlice {
  /** Absent where nothing was acknowledged. */
  acknowledged?: { on: string; definition: TextRef };
}

export interface FirstAnswerCommands {
  /** What the complaint is understood to be about, in words the complainant can correct. */
  acknowledge: { definition: TextRef };
  answerAtOnce: { answer: TextRef; results: { demand: string; outcome: DemandOutcome }[]; consent: Consent };
}

export interface FirstAnswerEvents {
  acknowledged: { on: string; definition: TextRef };
  answeredAtOnce: {
    on: string;
    answer: TextRef;
    results: { demand: string; outcome: DemandOutcome }[];
    consent: Consent;
  };
}
