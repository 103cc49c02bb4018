// The judge: law, state, command, actor and moment in; events or a refusal out. Never throws for a no, never reads a
// clock. What the rows themselves demand stands in their *-rules.ts; the table is case-transitions.ts.
import { CalendarMissing, endClock, isLive } from './clock-ledger.ts';
import type { Clock } from './clock.ts';
import type { Actor, CaseCommand, CaseEvent, CaseState, CommandName, EventDraft, Phase, Verdict } from './case.ts';
import { apply } from './case-apply.ts';
import { eventHash } from './case-chain.ts';
import { inOwnRight, inPlaceOf } from './case-delegation.ts';
import { accusedMayNot, askedUnit, packMayNot, refusedTo } from './case-permission.ts';
import { RULES } from './case-rulebook.ts';
import { no, type Turn } from './case-rules.ts';
import { asksOver } from './case-asks.ts';
import { askedInVain, phaseTaskMoves, renewals, supervisionDone, takenBack } from './case-tasks.ts';
import { hasOpening } from './case-openings.ts';
import { publicCommandsFrom, transitionOf } from './case-transitions.ts';
import { groupMayNot, withMessages } from './group-state.ts';
import type { Law } from './law.ts';
import { quieted } from './quiet-hours.ts';
import { suspensionOver } from './standstill-terms.ts';
import { localDate } from './working-days.ts';

type AnyRule = (turn: Turn, data: unknown) => Verdict<EventDraft[]>;

/** When a command is judged. */
export interface Moment {
  /** The workflow's clock, ms. */
  at: number;
  /** When the door received it, ms; `at` where it had no door. */
  receivedAt?: number;
  /** Legal day of an effect of silence: the due day. */
  on?: string;
  /** Idempotency key; stands in every event of the command. */
  key?: string;
  /** The alarm that is answered. */
  rang?: CaseEvent['rang'];
}

/**
 * Judges a command. Alarms due by then are folded by the caller first (case-alarms.ts). What somebody may not in their own
 * right they may in the place of an absent person, where both of them may: each independence binds both (L15, L21).
 */
export function decide(
  law: Law,
  state: CaseState,
  command: CaseCommand,
  actor: Actor,
  moment: Moment,
): Verdict<CaseEvent[]> {
  const own = judged(law, state, command, inOwnRight(actor), moment);
  if (own.ok) return own;
  for (const { absent, delegate } of inPlaceOf(law, state, actor)) {
    if (!judged(law, state, command, absent, moment).ok) continue;
    const verdict = judged(law, state, command, delegate, moment);
    if (verdict.ok) return verdict;
  }
  return own.refusal.allowed && actor.standsFor
    ? { ok: false, refusal: { ...own.refusal, allowed: allowedCommands(law, state, actor, moment.at) } }
    : own;
}

function judged(law: Law, state: CaseState, command: CaseCommand, actor: Actor, moment: Moment): Verdict<CaseEvent[]> {
  const refused = refusedByTable(law, state, command.name, actor, moment.at);
  if (refused !== null) return { ok: false, refusal: refused };
  const turn = turnOf(law, state, actor, moment);
  const verdict = counted(() => (RULES[command.name] as AnyRule)(turn, command.data));
  if (!verdict.ok) return verdict;
  return { ok: true, events: chain(turn, verdict.events, moment) };
}

/** What a rule says, or that its limit cannot be counted: of these years no calendar is known. */
export function counted(rule: () => Verdict<EventDraft[]>): Verdict<EventDraft[]> {
  try {
    return rule();
  } catch (error) {
    if (error instanceof CalendarMissing) return no('calendar_missing', { year: error.year });
    throw error;
  }
}

/** The public commands this actor may give now, as far as phase, person and independence decide it. */
export function allowedCommands(law: Law, state: CaseState, actor: Actor, _at: number): CommandName[] {
  const places = inPlaceOf(law, state, actor);
  return publicCommandsFrom(state.phase).filter((name) => isOpenTo(law, state, name, actor, places));
}

/** Whether one public command is among those this actor may give now. */
export function isAllowed(law: Law, state: CaseState, name: CommandName, actor: Actor): boolean {
  const isPublic = publicCommandsFrom(state.phase).some((one) => one === name);
  return isPublic && isOpenTo(law, state, name, actor, inPlaceOf(law, state, actor));
}

function isOpenTo(
  law: Law,
  state: CaseState,
  name: CommandName,
  actor: Actor,
  places: ReturnType<typeof inPlaceOf>,
): boolean {
  if (groupMayNot(state, name) !== null || !hasOpening(law, state, name)) return false;
  if (mayGive(law, state, name, actor)) return true;
  return places.some(
    ({ absent, delegate }) => mayGive(law, state, name, absent) && mayGive(law, state, name, delegate),
  );
}

function mayGive(law: Law, state: CaseState, name: CommandName, actor: Actor): boolean {
  return (
    refusedTo(state, name, actor) === null &&
    packMayNot(law, state, name, actor) === null &&
    accusedMayNot(law, state, name, actor) === null
  );
}

function refusedByTable(law: Law, state: CaseState, name: CommandName, actor: Actor, at: number) {
  if (!transitionOf(name).from.includes(state.phase)) {
    return {
      code: 'wrong_phase' as const,
      detail: { phase: state.phase },
      allowed: allowedCommands(law, state, actor, at),
    };
  }
  const refusal =
    refusedTo(state, name, actor) ??
    packMayNot(law, state, name, actor) ??
    accusedMayNot(law, state, name, actor) ??
    groupMayNot(state, name);
  return refusal && { ...refusal, allowed: allowedCommands(law, state, actor, at) };
}

/** The turn a rule sees; also for rules that continue another row's work. */
export function turnOf(law: Law, state: CaseState, actor: Actor, moment: Moment): Turn {
  const receivedAt = moment.receivedAt ?? moment.at;
  let ids = 0;
  return {
    law,
    state,
    actor,
    at: moment.at,
    receivedAt,
    on: moment.on ?? localDate(law.calendar, receivedAt),
    id: (prefix) => `${prefix}${state.version + 1}${ids++ === 0 ? '' : `-${ids}`}`,
  };
}

/** Numbers, completes and chains drafts; each is judged against the table's targets. */
export function chain(turn: Turn, drafts: readonly EventDraft[], moment: Moment): CaseEvent[] {
  let state = turn.state;
  return drafts.map((draft, index) => {
    const full = complete(turn, state, draft);
    const rang = index === 0 && moment.rang ? { rang: moment.rang } : {};
    const key = moment.key === undefined ? {} : { key: moment.key };
    const effectiveOn = full.effectiveOn ?? turn.on;
    const open = {
      ...full,
      ...rang,
      ...key,
      effectiveOn,
      seq: state.version + 1,
      at: turn.at,
      receivedAt: turn.receivedAt,
      actor: turn.actor,
      prev: state.head,
    };
    const event = { ...open, hash: eventHash(open as Omit<CaseEvent, 'hash'>) } as CaseEvent;
    // The last one is folded by whoever keeps the state.
    if (index < drafts.length - 1) state = apply(state, event);
    return event;
  });
}

/** What every change of phase brings: clocks of an ended case end (T16), the new phase's task opens (T4). */
function complete(turn: Turn, state: CaseState, judged: EventDraft): EventDraft {
  const draft = withMessages(state, judged, turn.at);
  const asks = asksOver(turn, state, draft);
  const own = [...(draft.clocks ?? []), ...endedClocks(turn, state, draft)];
  const moved = new Set(own.map(({ clock }) => clock));
  const before = [...own, ...asks.clocks.filter(({ clock }) => !moved.has(clock))];
  const stood = suspensionOver(turn, state, before);
  const clocks = [...before, ...stood.clocks];
  const changed = draft.phase !== undefined && draft.phase !== state.phase ? draft.phase : null;
  const phaseTasks = changed === null ? [] : taskMovesFor(turn, state, draft, changed);
  const closed: ReadonlySet<string> = new Set(phaseTasks.flatMap((move) => (move.move === 'close' ? [move.id] : [])));
  const over = [
    ...supervisionDone(state, clocks),
    ...askedInVain(state, draft),
    ...asks.tasks,
    ...stood.tasks,
    ...takenBack(state, draft),
  ];
  const done = over.filter(({ id }, index) => !closed.has(id) && over.findIndex((other) => other.id === id) === index);
  // A task that is over with this act is no lease to renew.
  const ended = new Set([...closed, ...done.map(({ id }) => id)]);
  const renewed = turn.actor.kind === 'staff' ? renewals(state, draft, turn.actor, turn.at) : [];
  const kept = renewed.filter((move) => move.move !== 'hold' || !ended.has(move.id));
  const tasks = [...(draft.tasks ?? []), ...phaseTasks, ...done, ...kept];
  const effects = quieted(turn.law, state.notices, draft, turn.at);
  return {
    ...draft,
    ...(clocks.length > 0 ? { clocks } : {}),
    ...(tasks.length > 0 ? { tasks } : {}),
    ...(effects === undefined ? {} : { effects }),
  };
}

/** Clocks that outlive the conclusion: promises, orders, proofs of delivery and the windows that are still open. */
const OUTLIVES_CONCLUSION = new Set(['measure', 'order', 'proof', 'reviewWindow']);

function endedClocks(turn: Turn, state: CaseState, draft: EventDraft) {
  if (draft.phase !== 'concluded' && draft.phase !== 'archived') return [];
  const moved = new Set((draft.clocks ?? []).map((move) => move.clock));
  return Object.values(state.clocks)
    .filter((clock) => isPressing(clock) && !moved.has(clock.id))
    .filter((clock) => draft.phase === 'archived' || !OUTLIVES_CONCLUSION.has(clock.terms.kind))
    .map((clock) => endClock(clock, { on: turn.on, at: turn.at, reason: draft.type }));
}

/** Still waited for: running, with a step to ring, or missed by the authority and not made good. */
function isPressing(clock: Clock): boolean {
  return (
    isLive(clock) || clock.alarms.length > 0 || (clock.standing === 'expired' && clock.terms.side !== 'complainant')
  );
}

function taskMovesFor(turn: Turn, state: CaseState, draft: EventDraft, phase: Phase) {
  const owner = draft.type === 'transferAccepted' ? draft.data.owner.id : state.owner.id;
  const asked = draft.type === 'appealed' ? draft.data.review.body : askedUnit(state);
  const role = draft.type === 'planSubmitted' ? draft.data.chain[0] : undefined;
  const unit = phase === 'inReview' ? (asked ?? owner) : owner;
  return phaseTaskMoves(state, phase, { id: turn.id('t'), unit, at: turn.at, role });
}
