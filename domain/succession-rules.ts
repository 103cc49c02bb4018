// Death of the complainant, or their place taken by another: proved, the successor with a card of their own, limits that
// the pack suspends stand meanwhile, notices wait for the successor. Nobody stepping in is a supervisor's task, never an end by itself (G6).
import { hasClock, isLive, meetClock, pauseClock, resumeClock, startClock, startClockUntil } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { TextRef } from './case.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { isWaived, ladder, tell, tellStaff } from './delivery-ladder.ts';
import { afterDeath, afterRelease, heldAtDeath, releasedNotices } from './delivery-held.ts';
import type { SuccessionCommands, SuccessionEvents } from './succession.ts';

const CLOCK = 'succession';

export const successionRules = {
  recordDeath(turn, { on, proof, note, successorBy }) {
    if (turn.state.death) return no('already_done', { use: 'replaceComplainant' });
    if (on > turn.on) return no('incomplete', { field: 'on', to: turn.on });
    const byPack = hasClock(turn.law, CLOCK);
    const missing = [...unproved(proof, note), ...(byPack || successorBy !== undefined ? [] : ['successorBy'])];
    if (missing.length > 0) return no('incomplete', { missing });
    if (successorBy !== undefined && successorBy < turn.on)
      return no('deadline_passed', { field: 'successorBy', from: turn.on });
    const start = { on: turn.on, at: turn.at };
    const limit =
      successorBy === undefined
        ? startClock(turn.law, CLOCK, start)
        : startClockUntil(turn.law, CLOCK, { ...start, dueOn: successorBy });
    const to = turn.state.handler?.id ?? { unit: turn.state.owner.id, role: 'lead' };
    const told = tellStaff(turn, 'assignment', to, { facts: { what: 'death', clock: CLOCK, ...datesOf(limit) } });
    const { held, parts: still } = heldAtDeath(turn);
    return yes({
      type: 'deathRecorded',
      data: { on, proof, ...(note && { note }), ...(held.length > 0 && { held }) },
      ...parts({ clocks: [...stopped(turn), limit] }, still, told),
    });
  },

  replaceComplainant(turn, { reach, basis, proof, note }) {
    const before = turn.state.reach.card;
    const ownCard = reach.card !== undefined && reach.card.text !== before?.text;
    const missing = [...unproved(proof, note), ...(ownCard ? [] : ['reach.card'])];
    if (missing.length > 0) return no('incomplete', { missing });
    const after = { ...turn, state: { ...turn.state, reach, death: null } };
    const methods = isWaived(after) ? [] : ladder(turn.law, reach);
    if (!isWaived(after) && methods.length === 0) return no('not_reachable');
    const { released, dropped, parts: going } = releasedNotices(turn, methods);
    const notice = tell(after, 'successionNotice', { facts: { basis }, texts: { title: turn.state.title } });
    return yes({
      type: 'complainantReplaced',
      data: {
        ...{ on: turn.on, reach, basis, proof, ...(note && { note }) },
        ...(released.length > 0 && { released, methods }),
        ...(dropped.length > 0 && { dropped }),
      },
      ...withoutNotice(parts({ clocks: [...metLimit(turn), ...resumed(turn)] }, notice, going)),
    });
  },
} satisfies RulesOf<SuccessionCommands>;

export const successionFolds = {
  deathRecorded: (state, { on, held }, event) => ({
    ...(held ? afterDeath(state, held) : {}),
    death: { on, recordedOn: event.effectiveOn },
  }),
  complainantReplaced: (state, { on, reach, basis, ...held }) => ({
    ...(held.released || held.dropped ? afterRelease(state, held) : {}),
    reach,
    death: null,
    formerComplainants: [
      ...(state.formerComplainants ?? []),
      { until: on, basis, ...(state.reach.card && { card: state.reach.card }) },
    ],
  }),
} satisfies FoldsOf<SuccessionEvents>;

/** A paper, or what was seen, in words. */
function unproved(proof: readonly unknown[], note: TextRef | undefined): string[] {
  return proof.length === 0 && (note === undefined || note.length === 0) ? ['proof'] : [];
}

function datesOf({ dueOn, terms }: ClockMove) {
  return { dueOn, article: terms?.article ?? null };
}

/** Limits that the pack suspends stand while nobody can speak for the complainant (复议法 39). */
function stopped(turn: Turn): ClockMove[] {
  return Object.values(turn.state.clocks)
    .filter((clock) => isLive(clock) && turn.law.clocks[clock.terms.rule]?.pauseOn.includes('suspension') === true)
    .map((clock) => pauseClock(turn.law, clock, { on: turn.on, at: turn.at, reason: 'death' }));
}

function resumed(turn: Turn): ClockMove[] {
  return Object.values(turn.state.clocks)
    .filter((clock) => clock.standing === 'paused' && clock.entries.findLast(isOfDeath)?.kind === 'pause')
    .map((clock) => resumeClock(turn.law, clock, { on: turn.on, at: turn.at, reason: 'death' }));
}

const isOfDeath = ({ reason }: { reason?: string }) => reason === 'death';

function metLimit(turn: Turn): ClockMove[] {
  const clock = turn.state.clocks[CLOCK];
  if (clock === undefined || !(isLive(clock) || clock.standing === 'expired')) return [];
  return [meetClock(clock, { on: turn.on, at: turn.at })];
}
