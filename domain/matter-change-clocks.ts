// What another matter does to the limits of a case: those both have are counted again as under another law (used days
// carried, told dates kept), those it lacks end, those it adds start. Leaves out who may (matter-change-rules.ts).
import { clockRule } from './clock-house.ts';
import { endClock, foldClock, handlesFromReceipt, hasClock, isLive, recountClock, startClock } from './clock-ledger.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { CaseState, Phase } from './case.ts';
import type { Turn } from './case-rules.ts';
import { isWaived } from './delivery-ladder.ts';
import type { ClockKind, Law } from './law.ts';
import { type LawChangeOccasion, type LawMove, lawMoves } from './law-change-clocks.ts';
import { localDate, localInstant } from './working-days.ts';

export interface MatterMoves {
  counted: LawMove[];
  ended: ClockMove[];
  started: ClockMove[];
}

/** Limits of a stage of the house: one the new matter does not know is over. Promises and proofs run on by their own terms. */
const STAGES: ReadonlySet<ClockKind> = new Set(['preliminary', 'handling', 'approval', 'reply']);

/** What the case stands in the middle of: it cannot become a matter that has no such step. */
const STEPS: ReadonlySet<ClockKind> = new Set([
  ...(['supplement', 'transferOffer', 'transferReceipt', 'transferAnswer'] as const),
  ...(['reviewWindow', 'review', 'redo'] as const),
]);

/** What the case is in or has been through and the new matter does not have: ids of limits, levels of review. */
export function lacking(law: Law, state: CaseState): string[] {
  const waited = Object.values(state.clocks).filter((clock) => isLive(clock) || clock.alarms.length > 0);
  const steps = waited.filter(({ terms }) => STEPS.has(terms.kind) && clockRule(law, terms.rule) === undefined);
  const levels = state.reviews.filter(({ level }) => !law.reviewLevels.some((one) => one.level === level));
  const reached = levels.map(({ level }) => `review.${level}`);
  return [...new Set([...steps.map(({ terms }) => terms.rule), ...reached])];
}

export function matterMoves(turn: Turn, law: Law, reason: Exclude<LawChangeOccasion, 'lawChanged'>): MatterMoves {
  const { state, at } = turn;
  const occasion = { on: localDate(law.calendar, at), at, reason };
  const over = Object.values(state.clocks).filter((clock) => isOver(law, clock));
  const isOverNow = new Set(over.map(({ id }) => id));
  return {
    counted: lawMoves(law, turn.law, state, at, reason).filter(({ move }) => !isOverNow.has(move.clock)),
    ended: over.map((clock) => endClock(clock, occasion)),
    started: missing(turn, law).flatMap((start) => begun(law, start, occasion)),
  };
}

function isOver(law: Law, clock: Clock): boolean {
  return isLive(clock) && STAGES.has(clock.terms.kind) && !hasClock(law, clock.terms.rule);
}

interface Begin {
  rule: string;
  on: string;
  at: number;
}

/** Limits of the stage the case is in that the new matter has and the case has not; from what they count from. */
function missing(turn: Turn, law: Law): Begin[] {
  const { state } = turn;
  const stage = state.returnTo ?? state.phase;
  const received = { on: state.receivedOn, at: state.receivedAt };
  const now = { on: localDate(law.calendar, turn.at), at: turn.at };
  const skipped = law.clocks['preliminary']?.skippedWhenUnreachable === true && isWaived({ ...turn, law });
  const isUndecided = stage === 'preliminaryReview' && state.accepted === null && state.acknowledged === undefined;
  return [
    ...(isUndecided && !skipped ? [{ rule: 'preliminary', ...received }] : []),
    ...handlingBegin(state, law, stage).map((from) => ({ rule: 'handling', ...from })),
    ...(stage === 'awaitingApproval' ? [{ rule: 'approval', ...now }] : []),
    ...(stage === 'implementing' ? [{ rule: 'reply', ...now }] : []),
  ].filter(({ rule }) => hasClock(law, rule) && hadNone(state.clocks[rule]));
}

/** From receipt where the law says so, else from acceptance once there is one; none after the reply. */
function handlingBegin(state: CaseState, law: Law, stage: Phase): { on: string; at: number }[] {
  const isHandled = stage === 'investigating' || stage === 'awaitingApproval' || stage === 'implementing';
  if (!isHandled && stage !== 'preliminaryReview') return [];
  if (handlesFromReceipt(law)) return [{ on: state.receivedOn, at: state.receivedAt }];
  if (!isHandled || state.accepted === null) return [];
  const { on } = state.accepted;
  return [{ on, at: localInstant(law.calendar, on, '00:00') }];
}

/** Never had it, or it ended because an earlier matter had none. */
function hadNone(clock: Clock | undefined): boolean {
  if (clock === undefined) return true;
  const { kind, reason } = clock.entries.at(-1) ?? {};
  return kind === 'end' && (reason === 'matterTypeChanged' || reason === 'regimeChanged');
}

/** Started; where it would be over already, it ends on the day of the change, as a limit counted again does. */
function begun(law: Law, { rule, on, at }: Begin, occasion: { on: string; at: number; reason: string }): ClockMove[] {
  const start = startClock(law, rule, { on, at, reason: occasion.reason });
  const clock = foldClock({}, start)[rule];
  if (clock === undefined || start.dueAt === null || start.dueAt > occasion.at) return [start];
  return [start, recountClock(law, clock, { ...occasion, budget: clock.terms.budget })];
}
