// What every early end leaves behind: an excursion that is over, and others who still waited for an answer.
// Whether the case may end is judged in the rules of the end (ending-rules.ts, settling-rules.ts).
import { endClock, isLive } from './clock-ledger.ts';
import type { CaseState, EventParts } from './case.ts';
import { parts, type Turn } from './case-rules.ts';
import { tellStaff } from './delivery-ladder.ts';
import type { Review } from './review.ts';
import { outcomeToUnit } from './transfer-steps.ts';

/** An end after which nothing is left to be reviewed: windows outlive other conclusions, here they shut. */
export function endedEarly(turn: Turn): EventParts {
  const windows = Object.values(turn.state.clocks)
    .filter((clock) => clock.terms.kind === 'reviewWindow' && (isLive(clock) || clock.alarms.length > 0))
    .map((clock) => endClock(clock, { on: turn.on, at: turn.at, reason: 'ended' }));
  return parts({ clocks: windows }, othersTold(turn));
}

/** Who was handed the case, or reviews it, and has not answered learns that there is nothing to answer any more. */
function othersTold(turn: Turn): EventParts {
  const review = turn.state.reviews.find(isPending);
  const reviewer = review && { unit: review.body, role: 'reviewer' };
  return parts(
    receiverTold(turn),
    reviewer === undefined ? {} : tellStaff(turn, 'assignment', reviewer, { facts: { what: 'ended' } }),
  );
}

export function receiverTold(turn: Turn): EventParts {
  const { transfer } = turn.state;
  return transfer?.sentOn === undefined ? {} : outcomeToUnit(turn, transfer.to.id, 'cancelled');
}

/** No transfer, no open round of supplements. */
export function excursionsEnded(state: CaseState): Pick<CaseState, 'transfer' | 'pastTransfers' | 'supplements'> {
  return {
    transfer: null,
    pastTransfers: [
      ...state.pastTransfers,
      ...(state.transfer === null ? [] : [{ ...state.transfer, state: 'cancelled' as const }]),
    ],
    supplements: state.supplements.map((round) =>
      round.state === 'open' ? { ...round, state: 'ended' as const } : round,
    ),
  };
}

/** As {@link excursionsEnded}, and a review that was pending is over as well. */
export function leftBehind(state: CaseState, review: 'withdrawn' | 'ended'): Partial<CaseState> {
  const reviews = state.reviews.map((one) => (isPending(one) ? { ...one, state: review } : one));
  return { ...excursionsEnded(state), reviews };
}

function isPending({ state }: Review): boolean {
  return state === 'pending' || state === 'accepted';
}
