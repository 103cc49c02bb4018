// Cases about the same matter (L19): hints for staff. Types of this slice. Hints are computed outside (api/) and decide
// nothing.

/** Why an earlier case may be about the same: all by keyed hashes and codes, never by text. */
export type HintReason = 'samePerson' | 'sameCategory' | 'samePlace' | 'similarWords';
