// Time that does not count, where the pack lists the occasion for a limit: days of a hearing or an appraisal, and
// suspension with a written notice both times (复议法 39). Leaves out counting and how long it may stand (standstill-terms.ts).
import { excludeDays, hasClock, isLive, pauseClock, resumeClock } from './clock-ledger.ts';
import type { Clock } from './clock.ts';
import type { Verdict } from './case.ts';
import { basisOf, type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { limitFacts, tell } from './delivery-ladder.ts';
import { leftBehind } from './ending-steps.ts';
import type { PauseOccasion } from './law.ts';
import type { StandstillCommands, StandstillEvents } from './standstill.ts';
import { isHeldFor, lapsed, reminded, termsOfSuspension } from './standstill-terms.ts';
import { addDays, daysBetween } from './working-days.ts';

/** Longest stretch in one record, and how far ahead it may end: a slip of the pen must not bury a limit. */
const MOST_DAYS = 180;
const MOST_DAYS_AHEAD = 366;

export const standstillRules = {
  excludeDays(turn, data) {
    const live = liveFor(turn, data.occasion);
    if (live.length === 0) return notStoppable(turn, data.occasion);
    const tooFar = addDays(turn.on, MOST_DAYS_AHEAD);
    const days = data.firstDay > data.lastDay ? 0 : daysBetween(data.firstDay, data.lastDay) + 1;
    if (days < 1 || days > MOST_DAYS || data.lastDay > tooFar)
      return no('limit_exceeded', { days, atMost: MOST_DAYS, before: tooFar });
    const begun = live.filter(({ entries }) => (entries[0]?.on ?? '') <= data.firstDay);
    if (begun.length === 0)
      return no('clock_not_running', { firstDay: data.firstDay, clocks: live.map(({ id }) => id) });
    const fresh = begun.filter((clock) => !isOut(clock, data));
    if (fresh.length === 0) return no('already_done', { firstDay: data.firstDay, lastDay: data.lastDay });
    const occasion = { on: turn.on, at: turn.at, reason: data.occasion, from: data.firstDay, to: data.lastDay };
    return yes({
      type: 'daysExcluded',
      data,
      basis: basisOf(turn, fresh[0]!.terms.article),
      clocks: fresh.map((clock) => excludeDays(turn.law, clock, occasion)),
    });
  },

  suspend(turn, data) {
    const live = liveFor(turn, data.occasion);
    if (live.length === 0) return notStoppable(turn, data.occasion);
    const running = live.filter((clock) => !isHeldFor(clock, data.occasion));
    if (running.length === 0) return no('already_done', { occasion: data.occasion });
    const longestTerm = data.longestTerm === true;
    if (longestTerm && (data.occasion !== 'suspension' || !hasClock(turn.law, 'suspension')))
      return no('not_in_pack', { field: 'longestTerm', occasion: data.occasion });
    const pause = { on: turn.on, at: turn.at, reason: data.occasion };
    const terms = termsOfSuspension(turn, data.occasion, longestTerm);
    const term = terms.find(({ clock }) => clock === 'suspension');
    const notice = tell(turn, 'suspensionNotice', {
      facts: {
        ...{ occasion: data.occasion, article: data.article, clock: running[0]!.id },
        ...(term && { ends: term.terms?.onExpire === 'suspensionLapsed', ...limitFacts(term) }),
      },
      texts: { reason: data.reason },
    });
    const clocks = running.map((clock) => pauseClock(turn.law, clock, pause));
    return yes({
      type: 'suspended',
      data,
      basis: basisOf(turn, data.article),
      ...withoutNotice(parts({ clocks: [...clocks, ...terms] }, notice)),
    });
  },

  resume(turn, data) {
    const held = Object.values(turn.state.clocks).filter((clock) => isHeldFor(clock, data.occasion));
    if (held.length === 0) return no('nothing_to_do', { occasion: data.occasion });
    const clocks = held.map((clock) =>
      resumeClock(turn.law, clock, { on: turn.on, at: turn.at, reason: data.occasion }),
    );
    const notice = tell(turn, 'resumptionNotice', {
      facts: { occasion: data.occasion, clock: held[0]!.id, dueOn: clocks[0]!.dueOn },
      texts: { reason: data.reason },
    });
    return yes({
      type: 'resumed',
      data,
      basis: basisOf(turn, held[0]!.terms.article),
      ...withoutNotice(parts({ clocks }, notice)),
    });
  },

  remindSuspension: (turn, { clock }) => reminded(turn, clock),
  lapseSuspension: (turn, { clock }) => lapsed(turn, clock),
} satisfies RulesOf<StandstillCommands>;

export const standstillFolds = {
  daysExcluded: () => ({}),
  suspended: (state, { occasion, article, reason }, { effectiveOn: on }) => ({
    suspensions: { ...state.suspensions, [occasion]: { on, article, reason } },
  }),
  resumed: (state, { occasion }) => {
    const { [occasion]: _over, ...suspensions } = state.suspensions ?? {};
    return { suspensions };
  },
  suspensionReminded: () => ({}),
  suspensionLapsed: (state) => ({ suspensions: {}, ...leftBehind(state, 'ended') }),
} satisfies FoldsOf<StandstillEvents>;

/** Why nothing can stand on this occasion: the pack does not know it, or no limit that does runs now. */
function notStoppable({ law }: Turn, occasion: PauseOccasion): Verdict<never> {
  const isInPack = Object.values(law.clocks).some(({ pauseOn }) => pauseOn.includes(occasion));
  return isInPack ? no('clock_not_running', { occasion }) : no('not_in_pack', { occasion });
}

/** Live limits that the pack lets stand on this occasion. */
export function liveFor({ law, state }: Turn, occasion: PauseOccasion): Clock[] {
  return Object.values(state.clocks).filter(
    (clock) => isLive(clock) && law.clocks[clock.terms.rule]?.pauseOn.includes(occasion) === true,
  );
}

/** Those very days are out of its count already. */
function isOut({ entries }: Clock, { firstDay, lastDay }: { firstDay: string; lastDay: string }): boolean {
  return entries.some((entry) => entry.kind === 'excluded' && entry.from === firstDay && entry.to === lastDay);
}
