// When the case rings next, and what the domain says an alarm means. No timer here: workflows/ waits, this file names.
import type { Clock, ClockAlarm } from './clock.ts';
import type { Actor, CaseCommand, CaseEvent, CaseState } from './case.ts';
import { apply } from './case-apply.ts';
import { chain, decide, type Moment, turnOf } from './case-decide.ts';
import { no } from './case-rules.ts';
import type { ExpiryEffect, Law } from './law.ts';
import type { Task } from './people.ts';
import { AGAINST_COMPLAINANT } from './veto-rules.ts';

export interface CaseAlarm {
  /** Instant, ms. */
  at: number;
  command: CaseCommand;
  /** Legal day of what follows: the due day. */
  on?: string;
  rang?: CaseEvent['rang'];
  /** For the operator: article and limit, no personal data. */
  summary: string;
}

export const CLOCK_ACTOR: Actor = { kind: 'clock', id: 'clock', roles: [] };
export const GATEWAY_ACTOR: Actor = { kind: 'gateway', id: 'gateway', roles: [] };

/** Effects that wait until the door says that nothing received in time is still on its way. */
const AFTER_THE_DOOR: ReadonlySet<ExpiryEffect> = new Set([...AGAINST_COMPLAINANT, 'informationLapsed']);

const EFFECT_COMMANDS = {
  deemedAccepted: 'deemAccepted',
  deemedWithdrawn: 'lapseSupplement',
  returnToReview: 'lapseSupplement',
  offerLapsed: 'lapseOffer',
  objectionLapsed: 'lapseObjection',
  senderSilent: 'lapseAnswer',
  windowShut: 'shutWindow',
  promiseBroken: 'breakPromise',
  proofOverdue: 'raiseProofOverdue',
  informationLapsed: 'lapseInformation',
  suspensionReviewed: 'remindSuspension',
  suspensionLapsed: 'lapseSuspension',
} as const satisfies Partial<Record<ExpiryEffect, CaseCommand['name']>>;

/** The earliest alarm, or null when nothing is waited for but people; of two at one instant the one that stands first. */
export function nextAlarm(_law: Law, state: CaseState): CaseAlarm | null {
  let next: Waiting | null = null;
  for (const one of waitingFor(state)) if (next === null || one.at < next.at) next = one;
  return next === null ? null : 'task' in next ? leaseAlarm(next) : clockAlarm(next);
}

/** Everything due by `at`, folded in order; each alarm rings once, also when its row refuses. */
export function foldDue(law: Law, state: CaseState, at: number): { state: CaseState; events: CaseEvent[] } {
  const events: CaseEvent[] = [];
  let now = state;
  for (let due = nextAlarm(law, now); due !== null && due.at <= at; due = nextAlarm(law, now)) {
    const more = ring(law, now, due, at);
    events.push(...more);
    now = more.reduce<CaseState>(apply, now);
  }
  return { state: now, events };
}

function ring(law: Law, state: CaseState, alarm: CaseAlarm, at: number): CaseEvent[] {
  const moment: Moment = { at, receivedAt: alarm.at, on: alarm.on, rang: alarm.rang };
  const verdict = isHeldByHorizon(state, alarm)
    ? no('calendar_missing')
    : decide(law, state, alarm.command, CLOCK_ACTOR, moment);
  if (verdict.ok && verdict.events.length > 0) return verdict.events;
  if (alarm.rang === undefined) throw new Error(`alarm ${alarm.command.name} was refused and cannot be dropped`);
  const code = verdict.ok ? 'nothing_to_do' : verdict.refusal.code;
  const draft = { type: 'alarmDropped' as const, data: { ...alarm.rang, code } };
  return chain(turnOf(law, state, CLOCK_ACTOR, moment), [draft], moment);
}

/** A provisional date warns and escalates, but no effect happens on one (clock-semantics). */
function isHeldByHorizon(state: CaseState, alarm: CaseAlarm): boolean {
  return alarm.rang?.step === 'effect' && state.clocks[alarm.rang.clock]?.provisional === true;
}

/** An alarm before it is put into words: this is asked at every turn of a case. `at` is its instant, ms. */
type Waiting = WaitingClock | WaitingLease;
interface WaitingClock {
  at: number;
  clock: Clock;
  alarm: ClockAlarm;
}
interface WaitingLease {
  at: number;
  task: Task;
}

function* waitingFor(state: CaseState): Generator<Waiting> {
  for (const clock of Object.values(state.clocks)) {
    // A person may hold an effect until that instant.
    const held = state.holds?.[clock.id]?.untilAt ?? 0;
    for (const alarm of clock.alarms)
      yield { at: alarm.step === 'effect' ? Math.max(alarm.at, held) : alarm.at, clock, alarm };
  }
  for (const task of Object.values(state.tasks))
    if (task.holder !== undefined && task.leaseUntil !== undefined) yield { at: task.leaseUntil, task };
}

function leaseAlarm({ at, task }: WaitingLease): CaseAlarm {
  return { at, command: { name: 'lapseLease', data: { task: task.id } }, summary: `lease · ${task.kind}` };
}

function clockAlarm({ at, clock, alarm }: WaitingClock): CaseAlarm {
  const { article, budget } = clock.terms;
  return {
    at,
    command: commandOf(clock, alarm),
    // A warning and a step of the ladder happen on their own day; running out and its effect on the due day.
    ...(clock.dueOn !== null && (alarm.step === 'expire' || alarm.step === 'effect') ? { on: clock.dueOn } : {}),
    rang: { clock: clock.id, step: alarm.step },
    summary: `${article} · ${clock.id} · ${budget.n} ${budget.unit} · ${alarm.step}`,
  };
}

function commandOf(clock: Clock, alarm: ClockAlarm): CaseCommand {
  const data = { clock: clock.id };
  if (alarm.step === 'warn') return { name: 'warn', data };
  if (alarm.step === 'expire') return { name: 'expire', data };
  if (alarm.step !== 'effect')
    return { name: 'escalate', data: { ...data, step: alarm.step, to: alarm.to ?? 'supervisor' } };
  // Effects against the complainant wait until the door says that nothing received in time is still on its way.
  return AFTER_THE_DOOR.has(clock.terms.onExpire) ? { name: 'askSubmissions', data } : effectCommand(clock);
}

/** The row an effect of silence belongs to. */
export function effectCommand(clock: Clock): CaseCommand {
  if (clock.id.startsWith('public:')) return { name: 'servePublicNotice', data: { clock: clock.id } };
  const effect = clock.terms.onExpire;
  if (effect === 'escalate') throw new Error(`clock ${clock.id} has no effect beyond escalation`);
  return { name: EFFECT_COMMANDS[effect], data: { clock: clock.id } };
}
