// Which level of review is open next, before which body, and in which window. Rules of acting: review-rules.ts.
import type { CaseState } from './case.ts';
import type { Law, ReviewLevel } from './law.ts';

/**
 * The level an application would be for now: one above the last concluded one, counted anew after a redo or a revoked
 * refusal (a new decision is a new remedy); undefined after the last level or where no body is above.
 */
export function nextLevel(law: Law, state: CaseState): (ReviewLevel & { bodyUnit: string }) | undefined {
  const level = law.reviewLevels.find((one) => one.level === reachedLevel(state) + 1);
  if (level === undefined) return undefined;
  const bodyUnit = level.body === 'reviewBody' ? state.owner.reviewBody : state.owner.reReviewBody;
  return bodyUnit === undefined ? undefined : { ...level, bodyUnit };
}

function reachedLevel(state: CaseState): number {
  const last = state.reviews.findLast((review) => review.state === 'concluded');
  if (last === undefined || last.outcome === 'redo') return 0;
  return last.against === 'refusal' && last.outcome === 'revoke' ? 0 : last.level;
}
