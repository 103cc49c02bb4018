// The law of a running case changes: another version of its pack, another pack of its regime, a newer calendar (L9, G8).
// Types of this slice. Proposed by one person and confirmed by another, or brought by a batch that two persons approved.
import type { TextRef } from './case.ts';
import type { ClockStanding } from './clock.ts';
import type { Law, PinnedRef } from './law.ts';

/** What is pinned: the pack and the calendar a case runs under, by id, version and hash. */
export interface LawRefs {
  pack: PinnedRef;
  calendar: PinnedRef;
}

/**
 * Which part of the law moves a limit; `provisional`: a date that waited for a calendar is now certain; `matterType`: the
 * case is another matter under the same law.
 */
export type LawChangeCause = 'pack' | 'calendar' | 'provisional' | 'matterType';

/** What a change of law does to one limit; limits it leaves as they are have no row. */
export interface LawChangeRow {
  clock: string;
  /** Last day before and after, YYYY-MM-DD; null while the limit stands and for limits in hours. */
  from: string | null;
  to: string | null;
  /** The exclusive instants (ms) at which it is over; null while it stands. */
  fromAt: number | null;
  toAt: number | null;
  /** After the change. */
  standing: ClockStanding;
  /** The complainant was told `from`, and the count would have gone against them: it stays. */
  kept: boolean;
  /** Where `kept`: the day the new law would have given; null for limits in hours. */
  counted?: string | null;
  why: LawChangeCause[];
  article: { from: string; to: string };
}

export interface LawProposal {
  id: string;
  to: LawRefs;
  reason: TextRef;
  /** Id of the member of staff: another one confirms. */
  by: string;
  on: string;
}

export interface LawChangeSlice {
  /** The change that waits for a second person; absent in cases older than this slice. */
  lawProposal?: LawProposal | null;
}

/** What a confirming person names: the door looks the law of that proposal up again. */
export interface ProposedLaw {
  id: string;
  law: Law;
}

export interface LawChangeCommands {
  /** `law` is the whole excerpt, looked up by the door: clients name ids and versions. */
  proposeLawChange: { law: Law; reason: TextRef };
  confirmLawChange: { proposal: ProposedLaw };
  withdrawLawChange: { proposal: string; reason?: TextRef };
  /** By the gateway: a batch two persons approved outside the case (ids of staff); key `batch:<id>`. */
  applyLawBatch: { batch: string; proposedBy: string; approvedBy: string; law: Law; reason?: TextRef };
}

export interface LawChangeEvents {
  lawChangeProposed: { proposal: string; from: LawRefs; to: LawRefs; reason: TextRef; preview: LawChangeRow[] };
  lawChangeWithdrawn: { proposal: string; reason?: TextRef };
  /** From here on every decision of the case uses `law`. */
  lawChanged: {
    law: Law;
    from: LawRefs;
    to: LawRefs;
    changes: LawChangeRow[];
    proposedBy: string;
    approvedBy: string;
    proposal?: string;
    batch?: string;
    reason?: TextRef;
  };
}
