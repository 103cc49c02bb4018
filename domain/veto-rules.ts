// Holding back an effect against the complainant: which, until when, and that somebody above hears of it (L3).
// Leaves out when the effect rings (case-alarms.ts) and what it does (the row it belongs to).
import type { Clock } from './clock.ts';
import type { CaseEvent, CaseState } from './case.ts';
import { type FoldsOf, no, own, parts, type RulesOf, yes } from './case-rules.ts';
import { openTask } from './case-tasks.ts';
import { tellStaff } from './delivery-ladder.ts';
import type { Calendar, ExpiryEffect } from './law.ts';
import type { VetoCommands, VetoEvents, VetoSlice } from './veto.ts';
import { addDays, localDate, startOfNextDay } from './working-days.ts';

/** Effects that take something from the complainant; only these wait for the door, and only these can be held. */
export const AGAINST_COMPLAINANT: ReadonlySet<ExpiryEffect> = new Set([
  ...(['deemedWithdrawn', 'windowShut', 'offerLapsed', 'suspensionLapsed'] as const),
]);

/** How long a hold may last at most, counted from the due day or, where that has passed, from the day it is made. */
const LONGEST_DAYS = 90;

export const vetoRules = {
  vetoEffect(turn, { clock: id, until, reason }) {
    const { state, law, on } = turn;
    const clock = own(state.clocks, id);
    const holdable = Object.values(state.clocks).filter(canHold);
    if (clock === undefined || !AGAINST_COMPLAINANT.has(clock.terms.onExpire))
      return no('unknown_item', { clock: id, clocks: holdable.map((one) => one.id) });
    if (!canHold(clock)) return no('clock_not_running', { clock: id, standing: clock.standing });
    if (heldNow(state, id, turn.at)) return no('already_done', { clock: id });
    if (reason.length === 0) return no('reason_required');
    const dueOn = dayDue(law.calendar, clock);
    const first = addDays(dueOn > on ? dueOn : on, 1);
    const last = addDays(first, LONGEST_DAYS - 1);
    if (until < first || until > last) return no('limit_exceeded', { field: 'until', from: first, to: last });
    const untilAt = startOfNextDay(law.calendar, until);
    const to = { unit: state.owner.id, role: 'head' as const };
    const facts = { clock: id, dueOn, heldUntil: until, article: clock.terms.article };
    return yes({
      type: 'effectHeld',
      data: { clock: id, until, untilAt, effect: clock.terms.onExpire, reason },
      ...parts(
        tellStaff(turn, 'escalation', to, { facts, texts: { reason } }),
        openTask(turn, 'supervise', { ...to, about: id }),
      ),
    });
  },

  releaseEffect(turn, { clock: id, reason }) {
    if (!heldNow(turn.state, id, turn.at))
      return no('unknown_item', { clock: id, clocks: Object.keys(turn.state.holds ?? {}) });
    return yes({ type: 'effectReleased', data: { clock: id, ...(reason && { reason }) } });
  },
} satisfies RulesOf<VetoCommands>;

export const vetoFolds = {
  effectHeld: (state, { clock, until, untilAt, reason }, { actor, effectiveOn }) => ({
    holds: { ...state.holds, [clock]: { until, untilAt, reason, by: actor.id, on: effectiveOn } },
  }),
  effectReleased: (state, { clock }) => ({ holds: without(state.holds, [clock]) }),
} satisfies FoldsOf<VetoEvents>;

/** Holds that still hold something: none of a limit that was met, ended, reset or started afresh. */
export function holdsAfter({ holds }: CaseState, event: CaseEvent): VetoSlice {
  if (holds === undefined) return {};
  const over = (event.clocks ?? [])
    .filter(({ standing, entry }) => standing === 'met' || standing === 'ended' || FRESH.has(entry.kind))
    .map((move) => move.clock);
  return over.some((id) => id in holds) ? { holds: without(holds, over) } : {};
}

const FRESH: ReadonlySet<string> = new Set(['start', 'reset']);

/** The effect has not happened and will: the limit runs, or has run out and the effect is still to ring. */
export function canHold(clock: Clock): boolean {
  if (!AGAINST_COMPLAINANT.has(clock.terms.onExpire)) return false;
  const waits = clock.provisional || clock.alarms.some(({ step }) => step === 'effect');
  return clock.standing === 'running' || (clock.standing === 'expired' && waits);
}

function heldNow(state: CaseState, id: string, at: number): boolean {
  const hold = own(state.holds ?? {}, id);
  return hold !== undefined && hold.untilAt > at;
}

function dayDue(calendar: Calendar, { dueOn, dueAt }: Clock): string {
  return dueOn ?? localDate(calendar, dueAt ?? 0);
}

function without(
  holds: VetoSlice['holds'],
  ids: readonly string[],
): Record<string, NonNullable<VetoSlice['holds']>[string]> {
  return Object.fromEntries(Object.entries(holds ?? {}).filter(([id]) => !ids.includes(id)));
}
