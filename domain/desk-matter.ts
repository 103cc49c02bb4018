// One matter on a desk between units or people: what was asked, of whom, by whom, until when. Types, and where a limit
// stands. Leaves out which matters a case has (case-desks.ts).
import type { CaseState, CommandName, TextRef } from './case.ts';
import type { ApprovalStep, MeasureKind } from './plan.ts';
import type { AppealReason, Review } from './review.ts';
import type { Transfer } from './transfer.ts';

export interface DeskLimit {
  clock: string;
  /** Last day; null for a limit in hours and while it stands still. */
  dueOn: string | null;
  /** ms */
  dueAt: number | null;
  /** It has passed and is not met. */
  isLate: boolean;
}

/** One matter on a desk. What a desk does not know is left out. */
export interface DeskMatter {
  /** Of the transfer, consultation, task or review. */
  id: string;
  /** Where it stands, or for an approval the kind of task. */
  state: string;
  /** Unit that asks; null where the complainant does. */
  fromUnit: string | null;
  /** Who of the staff asks or drafted; null where nobody of the staff did. */
  by: string | null;
  /** Legal day. */
  since: string | null;
  asked: { unit: string; state: string; limit: DeskLimit | null }[];
  text: TextRef | null;
  /** What may be done about it as it stands, by whoever may; what it waits for first. */
  acts: readonly CommandName[];
  /** Hand-over: on what it rests. */
  basis?: Transfer['basis'];
  /** Hand-over: the receiver has no desk here, the sender records its answer. */
  isOutside?: boolean;
  /** Approval: what decides who must agree, and how far it came. */
  measures?: MeasureKind[];
  /** In the smallest unit of money, added up. */
  amount?: number;
  chain?: ApprovalStep[];
  version?: number;
  /** Review. */
  level?: number;
  against?: Review['against'];
  reasons?: AppealReason[];
  isLate?: boolean;
}

/** null where there is no such limit. */
export function limitOf({ clocks }: CaseState, id: string): DeskLimit | null {
  const clock = clocks[id];
  if (clock === undefined) return null;
  const { dueOn, dueAt, standing } = clock;
  return { clock: id, dueOn, dueAt, isLate: standing === 'expired' };
}
