// Which level of review is open next, before which body, and in which window. Rules of acting: review-rules.ts.
import type { CaseState } from './case.ts';
import type { NoticeDraft } from './delivery.ts';
import type { Law, ReviewLevel } from './law.ts';

/**
 * The level an application would be for now: one above the last concluded one, counted anew after a redo or a revoked
 * refusal (a new decision is a new remedy); undefined after the last level or where no body is above.
 */
export function nextLevel(law: Law, state: CaseState): (ReviewLevel & { bodyUnit: string }) | undefined {
  return levelAt(law, state, reachedLevel(state) + 1);
}

/** That level with its body, as far as the pack and the owner's directory entry have it. */
export function levelAt(law: Law, state: CaseState, number: number): (ReviewLevel & { bodyUnit: string }) | undefined {
  const level = law.reviewLevels.find((one) => one.level === number);
  if (level === undefined) return undefined;
  const bodyUnit = level.body === 'reviewBody' ? state.owner.reviewBody : state.owner.reReviewBody;
  return bodyUnit === undefined ? undefined : { ...level, bodyUnit };
}

/** Where to turn next and within which limit, for a notice; its last day follows from the proved day of delivery. */
export function remedyFacts(law: Law, level: (ReviewLevel & { bodyUnit: string }) | undefined): NoticeDraft['facts'] {
  if (level === undefined) return { remedyLevel: null };
  const limit = law.clocks[level.windowClock]?.limit;
  return {
    remedyLevel: level.level,
    remedyBody: level.bodyUnit,
    remedyArticle: level.article,
    remedyN: limit?.n ?? null,
    remedyUnit: limit?.unit ?? null,
  };
}

function reachedLevel(state: CaseState): number {
  const last = state.reviews.findLast((review) => review.state === 'concluded');
  if (last === undefined || last.outcome === 'redo') return 0;
  return last.against === 'refusal' && last.outcome === 'revoke' ? 0 : last.level;
}
