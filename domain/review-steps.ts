// What each step of a review brings with it: its limits, its way back to the window or to the end, the turn an opinion
// gives the case. Who may act and on what findings is review-rules.ts.
import {
  handlesFromReceipt,
  hasClock,
  inTime,
  isLive,
  meetClock,
  startClock,
  startClockUntil,
} from './clock-ledger.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { EventParts } from './case.ts';
import { parts, type Turn } from './case-rules.ts';
import { isWaived, tell } from './delivery-ladder.ts';
import type { Review } from './review.ts';

/** The pack's row of a review's level. */
export function levelOf(turn: Turn, review: Review) {
  return turn.law.reviewLevels.find((level) => level.level === review.level);
}

/** No further remedy after this level. */
export function isLastLevel(turn: Turn, review: Review): boolean {
  return !turn.law.reviewLevels.some((level) => level.level > review.level);
}

/** The limit of a level, from today. */
export function startedReview(turn: Turn, level: number): ClockMove[] {
  const id = turn.law.reviewLevels.find((one) => one.level === level)?.clock;
  return id !== undefined && hasClock(turn.law, id) ? [startClock(turn.law, id, { on: turn.on, at: turn.at })] : [];
}

/** The review's own limit, met; also when it was missed before. */
export function metReview(turn: Turn, review: Review): ClockMove[] {
  return reviewClocks(turn, review).map((clock) => meetClock(clock, { on: turn.on, at: turn.at }));
}

/** The review's own limit while it is still to be met. */
export function reviewClocks(turn: Turn, review: Review): Clock[] {
  const clock = turn.state.clocks[levelOf(turn, review)?.clock ?? ''];
  return clock !== undefined && isOpen(clock) ? [clock] : [];
}

/** Running, or missed and still to be made good. */
export function isOpen(clock: Clock): boolean {
  return isLive(clock) || clock.standing === 'expired';
}

/** Where the opinion takes the case: to delivery, back to handling, or back to the preliminary review. */
export function afterOpinion(turn: Turn, review: Review, outcome: Review['outcome']): EventParts {
  if (outcome === 'redo') return { phase: 'investigating', conclusion: null, clocks: started(turn, 'redo') };
  if (outcome === 'revoke' && review.against === 'refusal') {
    // The body has it again from this day: what counts from receipt counts from it.
    const handling = handlesFromReceipt(turn.law) ? started(turn, 'handling') : [];
    return { phase: 'preliminaryReview', conclusion: null, clocks: [...started(turn, 'preliminary'), ...handling] };
  }
  return isWaived(turn) ? { phase: 'concluded', conclusion: 'final' } : { phase: 'delivering', conclusion: null };
}

function started(turn: Turn, rule: string): ClockMove[] {
  return hasClock(turn.law, rule) ? [startClock(turn.law, rule, { on: turn.on, at: turn.at, reason: 'review' })] : [];
}

/** A refused application: its notice, and where the case goes back to. */
export function refusedBack(turn: Turn, review: Review, texts: Record<string, Review['statement']>, ground?: string) {
  const notice = tell(turn, 'reviewRefusal', {
    facts: { level: review.level, ground: ground ?? 'OUT_OF_TIME' },
    texts,
  });
  return { ...parts({ clocks: metReview(turn, review) }, windowAgain(turn, review), notice), notice: notice.notice };
}

/** Back to the window while it would still run, else to the end the case had come to. */
export function windowAgain(turn: Turn, review: Review): EventParts {
  const id = levelOf(turn, review)?.windowClock ?? '';
  const window = turn.state.clocks[id];
  const runs =
    window !== undefined && window.dueOn !== null && inTime(window, turn.receivedAt) && turn.on <= window.dueOn;
  const clocks =
    runs && !isLive(window)
      ? [startClockUntil(turn.law, id, { id, on: turn.on, at: turn.at, dueOn: window.dueOn! })]
      : [];
  if (review.against === 'refusal') return { phase: 'concluded', conclusion: 'notAccepted', clocks };
  return runs ? { phase: 'reviewWindow', clocks } : { phase: 'concluded', conclusion: 'final' };
}
