// Supplement: one notice with the whole list (R6), a stop of the authority's clocks as the pack says, the applicant's
// own limit from delivery, and what silence does. The limit itself is started by the proof of delivery.
import {
  endClock,
  hasClock,
  isLive,
  meetClock,
  pauseClock,
  resetClock,
  resumeClock,
  startClock,
} from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseState } from './case.ts';
import { basisOf, type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { isWaived, ladder, tell } from './delivery-ladder.ts';
import type { NoticeDraft } from './delivery.ts';
import type { SupplementCommands, SupplementEvents, SupplementRound } from './supplement.ts';

export const supplementRules = {
  requestSupplement(turn, data) {
    if (data.items.length === 0) return no('incomplete', { missing: ['items'] });
    if (isWaived(turn) || ladder(turn.law, turn.state.reach).length === 0) return no('not_reachable');
    const asked = new Set(turn.state.supplements.flatMap((round) => round.items.map((item) => item.item)));
    const again = data.items.filter(
      (item) => turn.state.supplements.length > 0 && (item.knownBefore || asked.has(item.item)),
    );
    if (again.length > 0 && data.overrideReason === undefined)
      return no('told_once', { items: again.map((item) => item.item) });
    const notice = tell(turn, 'supplementNotice', {
      facts: { article: turn.law.supplement.article, effect: turn.law.supplement.onLapse, ...supplementLimit(turn) },
      lists: { items: data.items.map((item) => ({ code: item.item, text: item.what })) },
      needsProof: true,
    });
    const round: SupplementRound = {
      id: turn.id('s'),
      requestedOn: turn.on,
      items: data.items.map(({ item, what }) => ({ item, what })),
      notice: notice.notice ?? '',
      ...(data.overrideReason === undefined ? {} : { overrideReason: data.overrideReason }),
      state: 'open',
    };
    return yes({
      type: 'supplementRequested',
      data: round,
      phase: 'awaitingSupplement',
      returnTo: turn.state.phase,
      basis: basisOf(turn, turn.law.supplement.article),
      ...withoutNotice(parts({ clocks: stoppedClocks(turn) }, notice)),
    });
  },

  completeSupplement(turn, data) {
    const round = openRound(turn.state);
    if (round === undefined) return no('nothing_to_do');
    const listed = round.items.map((item) => item.item);
    const answered = new Set([...data.received, ...data.notReceived]);
    const missing = listed.filter((item) => !answered.has(item));
    const strange = [...answered].filter((item) => !listed.includes(item));
    if (missing.length > 0) return no('incomplete', { missing });
    if (strange.length > 0) return no('unknown_item', { items: strange });
    if (turn.actor.kind === 'party' && data.notReceived.length > 0)
      return no('incomplete', { missing: data.notReceived });
    return yes({
      type: 'supplementCompleted',
      data: { id: round.id, received: data.received, notReceived: data.notReceived, on: turn.on },
      phase: turn.state.returnTo ?? 'preliminaryReview',
      returnTo: null,
      clocks: [...metLimit(turn), ...endedProof(turn, round), ...resumedClocks(turn)],
    });
  },

  lapseSupplement(turn) {
    const round = openRound(turn.state);
    if (round === undefined) return no('nothing_to_do');
    const effect = turn.law.supplement.onLapse;
    const common = {
      type: 'supplementLapsed' as const,
      data: { id: round.id, effect },
      effectiveOn: turn.on,
      effectiveBy: 'due' as const,
      basis: basisOf(turn, turn.law.supplement.article),
      returnTo: null,
    };
    if (effect === 'returnToReview') {
      return yes({ ...common, phase: turn.state.returnTo ?? 'preliminaryReview', clocks: resumedClocks(turn) });
    }
    const notice = tell(turn, 'deemedWithdrawalNotice', { facts: { article: turn.law.supplement.article } });
    return yes({ ...common, phase: 'concluded', conclusion: 'withdrawn', ...withoutNotice(notice) });
  },
} satisfies RulesOf<SupplementCommands>;

export const supplementFolds = {
  supplementRequested: (state, round) => ({ supplements: [...state.supplements, round] }),
  supplementCompleted: (state, { id, received }) => ({
    supplements: state.supplements.map((round) => (round.id === id ? completed(round, received) : round)),
  }),
  supplementLapsed: (state, { id }) => ({
    supplements: state.supplements.map((round) => (round.id === id ? { ...round, state: 'lapsed' as const } : round)),
  }),
} satisfies FoldsOf<SupplementEvents>;

export function openRound(state: CaseState): SupplementRound | undefined {
  return state.supplements.find((round) => round.state === 'open');
}

/** Material that came in time ends the applicant's limit; whether it is complete is for the clerk to say. */
export function metByEvidence(turn: Turn, isInTime: boolean): ClockMove[] {
  return turn.state.phase === 'awaitingSupplement' && isInTime ? metLimit(turn) : [];
}

/** The round in hand, once the complainant brought something. */
export function answeredRounds(state: CaseState, isAnswer: boolean): SupplementRound[] {
  return isAnswer
    ? state.supplements.map((round) => (round.state === 'open' ? { ...round, answered: true } : round))
    : state.supplements;
}

/** The applicant's limit, once the notice is proved to have arrived. */
export function startedLimit(turn: Turn, on: string): ClockMove[] {
  if (openRound(turn.state)?.answered === true) return [];
  return hasClock(turn.law, 'supplement') ? [startClock(turn.law, 'supplement', { on, at: turn.at })] : [];
}

function completed(round: SupplementRound, received: string[]): SupplementRound {
  const items = round.items.map((item) => ({
    ...item,
    outcome: received.includes(item.item) ? ('received' as const) : ('notReceived' as const),
  }));
  return { ...round, state: 'completed', items };
}

function supplementLimit(turn: Turn): NoticeDraft['facts'] {
  const limit = turn.law.clocks['supplement']?.limit;
  return limit === undefined ? {} : { limitN: limit.n, limitUnit: limit.unit };
}

function stoppedClocks(turn: Turn): ClockMove[] {
  return Object.values(turn.state.clocks)
    .filter((clock) => isLive(clock) && turn.law.clocks[clock.terms.rule]?.onSupplement !== undefined)
    .filter((clock) => turn.law.clocks[clock.terms.rule]?.onSupplement !== 'none')
    .map((clock) => pauseClock(turn.law, clock, { on: turn.on, at: turn.at, reason: 'supplement' }));
}

function resumedClocks(turn: Turn): ClockMove[] {
  return Object.values(turn.state.clocks)
    .filter((clock) => clock.standing === 'paused')
    .map((clock) =>
      turn.law.clocks[clock.terms.rule]?.onSupplement === 'reset'
        ? resetClock(turn.law, clock, { on: turn.on, at: turn.at, reason: 'supplement' })
        : resumeClock(turn.law, clock, { on: turn.on, at: turn.at, reason: 'supplement' }),
    );
}

function metLimit(turn: Turn): ClockMove[] {
  const clock = turn.state.clocks['supplement'];
  const open = clock !== undefined && (isLive(clock) || clock.standing === 'expired');
  return open ? [meetClock(clock, { on: turn.on, at: turn.at })] : [];
}

function endedProof(turn: Turn, round: SupplementRound): ClockMove[] {
  const clock = turn.state.clocks[`proof:${round.notice}`];
  const open = clock !== undefined && (isLive(clock) || clock.standing === 'expired');
  return open ? [endClock(clock, { on: turn.on, at: turn.at, reason: 'supplementCompleted' })] : [];
}
