// Death of the complainant and whoever takes their place (承继): a case does not end by silence of the dead (G6). Types.
import type { EvidenceRef, TextRef } from './case.ts';
import type { Reach } from './intake.ts';
import type { DeliveryMethod } from './law.ts';

export const SUCCESSIONS = ['heir', 'legalSuccessor', 'assignee', 'guardian'] as const;
/** By which right somebody steps in: heir of a person, successor of a body, buyer of the claim, guardian. */
export type Succession = (typeof SUCCESSIONS)[number];

export interface SuccessionSlice {
  /** Until somebody takes the place; absent where nobody died. */
  death?: { on: string; recordedOn: string } | null;
  /** Who was the complainant before, until that day; their sealed card as it was. */
  formerComplainants?: { until: string; basis: Succession; card?: TextRef }[];
}

export interface SuccessionCommands {
  /** `successorBy`: last day for a successor to step in, where the pack has no limit for it. */
  recordDeath: { on: string; proof: EvidenceRef[]; note?: TextRef; successorBy?: string };
  replaceComplainant: { reach: Reach; basis: Succession; proof: EvidenceRef[]; note?: TextRef };
}

export interface SuccessionEvents {
  /** `held`: notices under way that wait for a successor. */
  deathRecorded: { on: string; proof: EvidenceRef[]; note?: TextRef; held?: string[] };
  complainantReplaced: {
    on: string;
    reach: Reach;
    basis: Succession;
    proof: EvidenceRef[];
    note?: TextRef;
    /** Notices that waited and go out now, by which ladder; and those that say nothing any more. */
    released?: string[];
    methods?: DeliveryMethod[];
    dropped?: string[];
  };
}
