// Lives steps in memory by the judge of real cases: time rings every alarm at its instant, effects settle at once.
// Leaves out what a step consists of (simulation-steps.ts) and what is told of it (simulation.ts).
import { foldDue, nextAlarm } from './case-alarms.ts';
import { apply } from './case-apply.ts';
import { decide } from './case-decide.ts';
import { foldChecked, foldOutcome } from './case-effects.ts';
import { openCase } from './case-open.ts';
import type { CaseEvent, CaseState, CommandName, Effect, RefusalCode } from './case.ts';
import type { Law } from './law.ts';
import type { RefusedStep, Scenario, ScenarioStep } from './simulation.ts';
import { actorsFor, CHANNEL, registrationOf } from './simulation-actors.ts';
import type { Given } from './simulation-acts.ts';
import { STEPS } from './simulation-steps.ts';
import { localInstant } from './working-days.ts';

/** A case lived in memory; changed as it is played. `state` is null where the registration was refused. */
export interface Play {
  law: Law;
  state: CaseState | null;
  events: CaseEvent[];
  /** ms. */
  now: number;
  refused: RefusedStep[];
}

/** Registers as the first step says. */
export function begin(law: Law, { steps, anonymous = false }: Scenario): Play {
  const [first] = steps;
  const play: Play = { law, state: null, events: [], now: 0, refused: [] };
  if (first?.do !== 'register') {
    play.refused.push(refusal(0, first, null, 'no_such_step_now'));
    return play;
  }
  play.now = localInstant(law.calendar, first.on, first.at ?? '09:30');
  const opened = openCase(law, registrationOf(law, first.on, play.now, anonymous), CHANNEL, { at: play.now });
  if (opened.ok) take(play, opened.events);
  else play.refused.push(refusal(0, first, 'register', opened.refusal.code));
  settle(play);
  return play;
}

/** Plays each step at its time. A registration is passed over: the case is open. */
export function goOn(play: Play, steps: readonly ScenarioStep[]): void {
  for (const [index, step] of steps.entries()) {
    if (play.state === null) return;
    if (index === 0 && step.do === 'register') continue;
    const at = localInstant(play.law.calendar, step.on, step.at ?? '12:00');
    if (at < play.now && !isLaterToday(play, step)) {
      play.refused.push(refusal(index, step, null, 'not_in_order'));
      continue;
    }
    pass(play, Math.max(at, play.now));
    if (step.do !== 'until') playStep(play, step, index);
  }
}

/** A step without an hour follows what was done on its day. */
function isLaterToday({ law, now }: Play, { on, at }: ScenarioStep): boolean {
  return at === undefined && now < localInstant(law.calendar, on, '24:00');
}

/** The commands of one step; it ends at the first one that is refused. */
function playStep(play: Play, step: ScenarioStep, index: number): void {
  const look = () => ({ law: play.law, state: play.state!, now: play.now, step });
  let given = 0;
  for (const command of STEPS[step.do](look)) {
    given += 1;
    const code = give(play, command);
    if (code === null) continue;
    play.refused.push(refusal(index, step, command.name, code));
    return;
  }
  if (given === 0) play.refused.push(refusal(index, step, null, 'no_such_step_now'));
}

/** The first of the people the table names who may; otherwise why not. */
function give(play: Play, command: Given): RefusalCode | null {
  const codes: RefusalCode[] = [];
  for (const actor of actorsFor(play.state!, command.name)) {
    const verdict = decide(play.law, play.state!, command, actor, { at: play.now });
    if (!verdict.ok) {
      codes.push(verdict.refusal.code);
      continue;
    }
    take(play, verdict.events);
    settle(play);
    return null;
  }
  return reasonOf(codes);
}

const ABOUT_THE_PERSON: ReadonlySet<string> = new Set<RefusalCode>([
  'not_permitted',
  'not_assigned',
  'not_independent',
]);

/** Of all the people who were asked, what the first one was told who is the right person. */
export function reasonOf<Code extends string>(codes: readonly Code[]): Code | 'not_permitted' {
  return codes.find((code) => !ABOUT_THE_PERSON.has(code)) ?? codes[0] ?? 'not_permitted';
}

/** Time goes on to `target`; what is due on the way happens at its own instant. */
function pass(play: Play, target: number): void {
  for (let next = nextAlarm(play.law, play.state!); next !== null && next.at <= target;) {
    play.now = Math.max(play.now, next.at);
    take(play, foldDue(play.law, play.state!, play.now).events);
    settle(play);
    next = nextAlarm(play.law, play.state!);
  }
  play.now = target;
}

function take(play: Play, events: readonly CaseEvent[]): void {
  for (const event of events) {
    play.state = apply(play.state, event);
    play.events.push(event);
  }
}

/** Every delivery is accepted, every transfer arrives, nothing was on its way. */
function settle(play: Play): void {
  for (let effect = play.state?.effects[0]; effect !== undefined; effect = play.state?.effects[0])
    take(play, outcomeOf(play, effect));
}

function outcomeOf({ law, state, now }: Play, effect: Effect): CaseEvent[] {
  if (effect.kind === 'checkSubmissions') return foldChecked(law, state!, effect, now);
  if (effect.kind === 'deliver') {
    const { id, notice, method } = effect;
    const data = { effect: id, notice, method, outcome: 'accepted' as const, reference: 'simulated' };
    return foldOutcome(law, state!, effect, { name: 'noteDelivery', data }, now);
  }
  if (effect.kind === 'tellCase') {
    const data = { effect: effect.id, outcome: 'told' as const };
    return foldOutcome(law, state!, effect, { name: 'noteCaseTold', data }, now);
  }
  const data = { effect: effect.id, transfer: effect.transfer, delivered: true, proof: 'simulated' };
  return foldOutcome(law, state!, effect, { name: 'noteTransferSent', data }, now);
}

function refusal(
  index: number,
  step: ScenarioStep | undefined,
  command: CommandName | null,
  code: RefusedStep['code'],
): RefusedStep {
  return { step: index, on: step?.on ?? '', do: step?.do ?? 'register', command, code };
}
