// A random walk through the life of a case that checks, at every event, what must always hold. Each broken promise is
// an error that says which one; the seed and the shortest path to it are fast-check's to tell.
import type { Actor, CaseCommand, CaseEvent, CaseState, CommandName, Effect, RefusalCode } from '../../domain/case.ts';
import { foldDue, nextAlarm } from '../../domain/case-alarms.ts';
import { apply } from '../../domain/case-apply.ts';
import { decide, isAllowed } from '../../domain/case-decide.ts';
import { foldChecked, foldOutcome } from '../../domain/case-effects.ts';
import {
  COMMANDS,
  isInternal,
  publicCommandsFrom,
  RELAYED_COMMANDS,
  transitionOf,
} from '../../domain/case-transitions.ts';
import { openCase } from '../../domain/case-open.ts';
import { changedLaw } from '../../domain/law-in-force.ts';
import type { RegisterData } from '../../domain/intake.ts';
import type { Law } from '../../domain/law.ts';
import { registration, WEBSITE } from './case-builders.ts';
import { fittingActor, made, nextCommand, type Scene, text } from './case-moves.ts';
import { strangeStandIn } from './case-independence.ts';
import { brokenPromise, brokenRest } from './case-promises.ts';
import { orStandIn } from './stand-ins.ts';

/** One step: `way` decides whether the case moves on, something plausible happens, or anybody tries anything. */
export interface Step {
  n: number;
  way: number;
  wait: number;
  /** True: nothing rings on the way; all that came due is folded when the machine is back. */
  outage: boolean;
  settle: number;
}

/** A command as it was given: `at` in ms, and the code of the refusal. */
export interface Given {
  at: number;
  command: CaseCommand;
  actor: Actor;
  code: RefusalCode | 'accepted';
}

const HOUR = 3_600_000;
const WAITS = [0, 0, 0, HOUR, 6 * HOUR, 24 * HOUR, 24 * HOUR, 72 * HOUR, 9 * 24 * HOUR, 35 * 24 * HOUR];
/** Counted texts would make two lives of one seed differ. */
const TEXTS = {
  title: text(1),
  matter: text(2),
  demands: [
    { id: 'd1', text: text(3) },
    { id: 'd2', text: text(4) },
  ],
};
/** A day of alarms has a handful of events; more is a loop. */
const LOOP = 500;
/** One command in so many is judged twice: the judge keeps nothing from one verdict to the next. */
const TWICE = 32;
/** Given by the gateway because somebody outside acted. */
const FROM_OUTSIDE: ReadonlySet<CommandName> = new Set<CommandName>(['noteOutsideSignal', ...RELAYED_COMMANDS]);

export class Walk {
  /** In force now. */
  law: Law;
  readonly events: CaseEvent[] = [];
  state: CaseState;
  now: number;
  /** What people tried, in order, and what the judge said. */
  readonly given: Given[] = [];

  /** `receivedAt` and `receivedOn` where the life does not begin on the builders' day. */
  constructor(law: Law, reach: 'inbox' | 'post' | 'nobody', begin: Partial<RegisterData> = {}) {
    this.law = law;
    const data = registration(law, { ...TEXTS, ...begin });
    const methods = reach === 'inbox' ? data.reach.methods : reach === 'post' ? (['post'] as const) : [];
    const changed = { ...data, reach: { ...data.reach, methods: [...methods], noReply: reach === 'nobody' } };
    this.now = data.receivedAt;
    const opened = openCase(law, changed, WEBSITE, { at: this.now });
    if (!opened.ok) throw new Error(`not opened: ${JSON.stringify(opened.refusal)}`);
    this.events.push(...opened.events);
    this.state = frozen(opened.events.reduce<CaseState | null>(apply, null)!);
  }

  /** Everything sent so far has arrived. */
  arrive(): void {
    this.settle(9);
  }

  go(step: Step): void {
    this.pass(WAITS[step.wait % WAITS.length] ?? 0, step.outage);
    const scene: Scene = { law: this.law, state: this.state, now: this.now, n: step.n };
    const name = this.chosen(step, scene);
    const actor = step.way >= 92 ? stranger(scene) : orStandIn(name, fittingActor(name, scene), scene);
    this.give(made(name, scene), actor);
    if (step.settle > 1) this.settle(step.settle);
  }

  private chosen(step: Step, scene: Scene): CommandName {
    if (step.way < 60) return nextCommand(scene);
    const open = publicCommandsFrom(this.state.phase);
    if (step.way < 85 && open.length > 0) return open[step.n % open.length]!;
    return COMMANDS[step.n % COMMANDS.length]!;
  }

  private give(command: CaseCommand, actor: Actor): void {
    // What the machine says about itself comes by its alarms and effects only.
    if (
      isInternal(command.name) &&
      (actor.kind === 'clock' || (actor.kind === 'gateway' && !FROM_OUTSIDE.has(command.name)))
    )
      return;
    const before = this.state;
    const verdict = decide(this.law, before, command, actor, { at: this.now });
    if (this.given.length % TWICE === 0) {
      const again = decide(this.law, before, command, actor, { at: this.now });
      if (JSON.stringify(verdict) !== JSON.stringify(again))
        throw new Error(`${command.name}: judged twice, two verdicts`);
    }
    this.given.push({ at: this.now, command, actor, code: verdict.ok ? 'accepted' : verdict.refusal.code });
    if (!verdict.ok) return;
    this.checkOffered(command.name, before, actor);
    this.checkTargets(command.name, before, verdict.events);
    for (const event of verdict.events) {
      const strange = strangeStandIn(before, actor, event);
      if (strange !== null) throw new Error(strange);
    }
    this.take(verdict.events);
  }

  /** Whatever somebody may do they are also offered. */
  private checkOffered(name: CommandName, before: CaseState, actor: Actor): void {
    if (isInternal(name) || before.phase === 'archived') return;
    if (!isAllowed(this.law, before, name, actor))
      throw new Error(`${name} was accepted from ${actor.id} and is not among what they may do`);
  }

  private checkTargets(name: CommandName, before: CaseState, events: readonly CaseEvent[]): void {
    const reached = events.findLast((event) => event.phase !== undefined)?.phase ?? before.phase;
    const { from, to } = transitionOf(name);
    if (!from.includes(before.phase)) throw new Error(`${name} from ${before.phase} is not in the table`);
    const fits = to.some(
      (one) =>
        one === reached || (one === '=' && reached === before.phase) || (one === 'back' && reached === before.returnTo),
    );
    if (!fits) throw new Error(`${name} led from ${before.phase} to ${reached}, which the table does not say`);
  }

  private pass(ms: number, outage: boolean): void {
    const target = this.now + ms;
    for (let rounds = 0; ; rounds += 1) {
      if (rounds > LOOP) throw new Error('alarms ring without end');
      const next = nextAlarm(this.law, this.state);
      if (next === null || next.at > target) break;
      this.now = outage ? target : Math.max(this.now, next.at);
      this.ring();
      this.settle(9);
    }
    this.now = target;
  }

  private ring(): void {
    const { events } = foldDue(this.law, this.state, this.now);
    if (events.length > LOOP) throw new Error('alarms ring without end');
    this.take(events);
    const next = nextAlarm(this.law, this.state);
    if (next !== null && next.at <= this.now) throw new Error('what rang once rings again');
  }

  private settle(luck: number): void {
    for (
      let effect = this.state.effects[0], rounds = 0;
      effect !== undefined;
      effect = this.state.effects[0], rounds += 1
    ) {
      if (rounds > LOOP) throw new Error('effects without end');
      this.take(this.outcomeOf(effect, luck));
    }
  }

  private outcomeOf(effect: Effect, luck: number): CaseEvent[] {
    const { law, state, now } = this;
    if (effect.kind === 'checkSubmissions') return foldChecked(law, state, effect, now);
    if (effect.kind === 'sendTransfer') {
      const data = { effect: effect.id, transfer: effect.transfer, delivered: luck > 3, proof: 'receipt' };
      return foldOutcome(law, state, effect, { name: 'noteTransferSent', data }, now);
    }
    if (effect.kind === 'tellCase') return foldOutcome(law, state, effect, answerTo(effect, luck), now);
    const outcome = luck > 3 ? ('accepted' as const) : ('failed' as const);
    const data = { effect: effect.id, notice: effect.notice, method: effect.method, outcome, reference: 'r' };
    return foldOutcome(law, state, effect, { name: 'noteDelivery', data }, now);
  }

  private take(events: readonly CaseEvent[]): void {
    for (const event of events) {
      const before = this.state;
      const after = frozen(apply(before, event), before);
      const broken = brokenPromise(this.law, before, event, after, this.events);
      if (broken !== null)
        throw new Error(`${broken} (${event.type} ${JSON.stringify(event.data).slice(0, 200)} in ${before.phase})`);
      this.events.push(event);
      this.state = after;
      this.law = changedLaw([event]) ?? this.law;
    }
    const rest = brokenRest(this.law, this.state);
    if (rest !== null) throw new Error(`${rest} (after ${events.at(-1)?.type ?? 'nothing'} in ${this.state.phase})`);
  }
}

/** The other case takes the message, refuses it, or is silent a few times. */
function answerTo({ id, tries }: Effect & { kind: 'tellCase' }, luck: number): CaseCommand {
  const outcome = luck > 3 ? 'told' : luck === 3 || tries > 3 ? 'refused' : 'unavailable';
  const code = outcome === 'refused' ? { code: luck === 3 ? 'nothing_to_do' : 'wrong_phase' } : {};
  return { name: 'noteCaseTold', data: { effect: id, outcome, ...code } };
}

/** Anybody of any unit with any role. */
function stranger({ n }: Scene): Actor {
  const units = [
    'yunxi',
    'yunxi.center',
    'yunxi.center.windows',
    'yunxi.minzheng',
    'yunxi.fucha',
    'chengjiang.fuhe',
    'lanhu',
  ];
  const roles = [
    'clerk',
    'handler',
    'lead',
    'approver',
    'head',
    'reviewer',
    'supervisor',
    'dispatcher',
    'archivist',
    'auditor',
  ] as const;
  if (n % 11 === 0) return { kind: 'party', id: 'party-1', roles: [], party: 'complainant' };
  return { kind: 'staff', id: `stranger-${n % 5}`, unit: units[n % units.length]!, roles: [roles[n % roles.length]!] };
}

/** A state that cannot be changed in place: judging, refusing and folding must all leave it alone. */
function frozen<T>(value: T, before?: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const key of Object.keys(value) as (keyof T)[]) {
    // What it shares with `before` is frozen through and through.
    if (value[key] !== before?.[key]) frozen(value[key]);
  }
  return Object.freeze(value);
}
