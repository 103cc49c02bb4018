// Opens a case: the first event, judged by the same rule at the door (before anything is stored) and in the workflow.
import type { Actor, CaseCommands, CaseEvent, Verdict } from './case.ts';
import { chain, counted, type Moment, turnOf } from './case-decide.ts';
import { inOwnRight } from './case-delegation.ts';
import { no } from './case-rules.ts';
import { blankCase, intakeRules } from './intake-rules.ts';
import type { Law } from './law.ts';

/** Registers a complaint (R1, R2): one `registered` event, or why not. */
export function openCase(law: Law, data: CaseCommands['register'], actor: Actor, moment: Moment): Verdict<CaseEvent[]> {
  if (actor.kind !== 'channel' && !actor.roles.includes('clerk')) return no('not_permitted');
  const turn = turnOf(law, blankCase(data), inOwnRight(actor), moment);
  const verdict = counted(() => intakeRules.register(turn, data));
  return verdict.ok ? { ok: true, events: chain(turn, verdict.events, moment) } : verdict;
}
