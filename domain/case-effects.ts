// What came of the work outside: each result becomes events, so that no effect stays open. Leaves out the work itself
// (activities/) and the runner (workflows/case-effects.ts).
import type { CaseCommand, CaseEvent, CaseState, Effect } from './case.ts';
import { CLOCK_ACTOR, effectCommand, GATEWAY_ACTOR } from './case-alarms.ts';
import { apply } from './case-apply.ts';
import { chain, decide, turnOf } from './case-decide.ts';
import type { Law } from './law.ts';
import { localDate } from './working-days.ts';

/** The result of one effect, judged like any command; where its row refuses by now, the effect is dropped on record. */
export function foldOutcome(law: Law, state: CaseState, effect: Effect, outcome: CaseCommand, at: number): CaseEvent[] {
  const verdict = decide(law, state, outcome, GATEWAY_ACTOR, { at });
  if (verdict.ok && verdict.events.some((event) => event.effectDone === effect.id)) return verdict.events;
  const code = verdict.ok ? 'nothing_to_do' : verdict.refusal.code;
  const draft = {
    type: 'effectDropped' as const,
    data: { effect: effect.id, command: outcome.name, code },
    effectDone: effect.id,
  };
  return chain(turnOf(law, state, GATEWAY_ACTOR, { at }), [draft], { at });
}

/** The door has nothing more that was received in time: the effect against the complainant, dated at the due day. */
export function foldChecked(
  law: Law,
  state: CaseState,
  effect: Effect & { kind: 'checkSubmissions' },
  at: number,
): CaseEvent[] {
  const command: CaseCommand = { name: 'noteSubmissionsChecked', data: { effect: effect.id, clock: effect.clock } };
  const checked = foldOutcome(law, state, effect, command, at);
  return [...checked, ...effectOf(law, checked.reduce<CaseState>(apply, state), effect.clock, at)];
}

/** The effect itself, by the row it belongs to; nothing where the clock was met meanwhile. */
function effectOf(law: Law, state: CaseState, clockId: string, at: number): CaseEvent[] {
  const clock = state.clocks[clockId];
  if (clock === undefined || clock.standing !== 'expired') return [];
  const on = clock.dueOn ?? localDate(law.calendar, clock.dueAt ?? at);
  const verdict = decide(law, state, effectCommand(clock), CLOCK_ACTOR, { at, receivedAt: clock.dueAt ?? at, on });
  return verdict.ok ? verdict.events : [];
}
