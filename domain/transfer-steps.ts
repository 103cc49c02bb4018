// What the steps of a transfer bring with them: limits, tasks, who is told, and the hand-over itself.
// Whether a step may be taken is judged in transfer-rules.ts.
import { endClock, hasClock, isLive, meetClock, startClock } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { EventDraft, EventParts, TextRef, UnitRef, Verdict } from './case.ts';
import { covers } from './case-permission.ts';
import { no, parts, type Turn, withoutNotice } from './case-rules.ts';
import { limitFacts, tell, tellStaff } from './delivery-ladder.ts';
import { closeTasksAbout, openTask } from './case-tasks.ts';
import type { TaskKind, TaskMove } from './people.ts';
import { isAccused } from './people-rules.ts';
import type { Transfer } from './transfer.ts';

const TRANSFER_CLOCKS = ['transferOffer', 'transferReceipt', 'transferAnswer'] as const;
type TransferClock = (typeof TRANSFER_CLOCKS)[number];

/** Why a unit cannot get the case: not active, or the accused one where the pack forbids that (L21). */
export function unfitTarget(turn: Turn, to: UnitRef): Verdict<never> | null {
  if (!to.active) return no('unit_inactive', { unit: to.id });
  return isAccused(turn, to.id) ? no('not_independent', { unit: to.id }) : null;
}

export function startOf(turn: Turn, clock: TransferClock): ClockMove[] {
  return hasClock(turn.law, clock) ? [startClock(turn.law, clock, { on: turn.on, at: turn.at })] : [];
}

/** Meets or ends a limit of the transfer, also an expired one, so that no step of its ladder rings later (T16). */
export function moveOf(turn: Turn, id: TransferClock, how: 'met' | 'ended', reason?: string): ClockMove[] {
  const clock = turn.state.clocks[id];
  if (clock === undefined || !(isLive(clock) || clock.standing === 'expired')) return [];
  const occasion = { on: turn.on, at: turn.at, ...(reason === undefined ? {} : { reason }) };
  return [how === 'met' ? meetClock(clock, occasion) : endClock(clock, occasion)];
}

/** The excursion is over: the phase it began in, its limits ended, its tasks closed. */
export function back(turn: Turn, reason: string): EventParts {
  const clocks = TRANSFER_CLOCKS.flatMap((id) => moveOf(turn, id, 'ended', reason));
  return parts(
    { phase: turn.state.returnTo ?? 'preliminaryReview', returnTo: null, clocks },
    { tasks: closedTasks(turn) },
  );
}

/** What was opened about the transfer or about its limits. */
function closedTasks({ state }: Turn): TaskMove[] {
  return [state.transfer?.id ?? '', ...TRANSFER_CLOCKS].flatMap((about) => closeTasksAbout(state, about).tasks);
}

export function askConsent(turn: Turn, transfer: Transfer): EventParts {
  const clocks = startOf(turn, 'transferOffer');
  const message = {
    facts: { ...placeOf(transfer.to), article: transfer.article, ...limitFacts(clocks[0]) },
    texts: { reason: transfer.reason },
    lists: { dataScopes: transfer.dataScopes.map((code) => ({ code })) },
  };
  return parts({ clocks }, tell(turn, 'transferOffer', message));
}

/** No consent: where the complainant can turn themselves. */
export function guidance(turn: Turn, { to, reason }: Transfer): EventParts {
  return tell(turn, 'guidanceNotice', { facts: placeOf(to), texts: { guidance: reason } });
}

/** The hand-over arrived: the receiver's limit runs from that day, its clerk has a task, the complainant knows where. */
export function askReceiver(turn: Turn, transfer: Transfer): EventParts {
  const clocks = startOf(turn, 'transferReceipt');
  const message = {
    facts: { ...placeOf(transfer.to), article: transfer.article, basis: transfer.basis },
    texts: { reason: transfer.reason },
  };
  return parts(
    { clocks },
    closeTasksAbout(turn.state, transfer.id),
    askAgain(turn, transfer),
    tell(turn, 'transferNotice', message),
  );
}

/** A body outside the system has no desk here: the owner's clerk records its answer. */
export function askAgain(turn: Turn, transfer: Transfer): EventParts {
  const unit = transfer.leavesSystem ? turn.state.owner.id : transfer.to.id;
  const opened = openTask(turn, 'answerTransfer', { unit, role: 'clerk', about: transfer.id });
  const told = tellStaff(
    turn,
    'assignment',
    { unit, role: 'clerk' },
    { facts: { task: 'answerTransfer', transfer: transfer.id } },
  );
  return parts(opened, told);
}

export function sendingFailed(turn: Turn, transfer: Transfer): EventParts {
  const unit = turn.state.owner.id;
  const opened = openTask(turn, 'settleTransfer', { unit, role: 'clerk', about: transfer.id });
  const told = tellStaff(
    turn,
    'assignment',
    { unit, role: 'clerk' },
    { facts: { task: 'settleTransfer', transfer: transfer.id, failed: true } },
  );
  return parts(closeTasksAbout(turn.state, transfer.id), opened, told);
}

export function outcomeToComplainant(
  turn: Turn,
  to: UnitRef,
  outcome: string,
  texts: { reason?: TextRef } = {},
): EventParts {
  return tell(turn, 'transferOutcome', { facts: { outcome, ...placeOf(to) }, texts });
}

export function outcomeToUnit(turn: Turn, unit: string, outcome: string, texts: { reason?: TextRef } = {}): EventParts {
  return tellStaff(turn, 'transferOutcome', { unit, role: 'clerk' }, { facts: { outcome }, texts });
}

/** Sender and receiver cannot agree, or the sender is silent: the common superior decides. */
export function deadlock(turn: Turn, transfer: Transfer): EventDraft {
  const unit = commonSuperior(transfer.from, transfer.to.id) ?? turn.state.owner.body;
  const opened = openTask(turn, 'supervise', { unit, role: 'supervisor', about: transfer.id });
  const told = tellStaff(
    turn,
    'escalation',
    { unit, role: 'supervisor' },
    { facts: { task: 'supervise', transfer: transfer.id } },
  );
  return { type: 'transferDeadlocked', data: { id: transfer.id }, ...parts(opened, told) };
}

/** The lowest unit above both, by dotted path; null where the paths share nothing. */
export function commonSuperior(one: string, other: string): string | null {
  const others = other.split('.');
  const path = one.split('.');
  const parting = path.findIndex((part, index) => part !== others[index]);
  const shared = parting === -1 ? path : path.slice(0, parting);
  return shared.length === 0 ? null : shared.join('.');
}

/**
 * The one event at which the case changes hands. Running limits run on. Where the matter leaves the system the case
 * concludes here and the file stays with the sender, who archives it.
 */
export function handOver(
  turn: Turn,
  transfer: Transfer,
  how: 'accepted' | 'silence' | 'designated',
  to: UnitRef,
  texts: { reason?: TextRef } = {},
): EventDraft {
  const { state } = turn;
  const leavesSystem = transfer.leavesSystem && to.id === transfer.to.id;
  const owner = leavesSystem ? state.owner : to;
  const clocks = TRANSFER_CLOCKS.flatMap((id) => moveOf(turn, id, how === 'accepted' ? 'met' : 'ended', how));
  const units = new Set([state.owner.id, transfer.to.id, to.id]);
  const told = [...units].map((unit) =>
    unit === owner.id && owner.id !== state.owner.id
      ? tellStaff(turn, 'assignment', { unit, role: 'clerk' }, { facts: { task: 'reviewIntake', outcome: how }, texts })
      : outcomeToUnit(turn, unit, how, texts),
  );
  return {
    type: 'transferAccepted',
    data: { id: transfer.id, owner, how, leavesSystem },
    returnTo: null,
    effectiveOn: turn.on,
    effectiveBy: 'decided',
    ...(leavesSystem
      ? { phase: 'concluded' as const, conclusion: 'transferredOut' as const }
      : { phase: state.accepted === null ? ('preliminaryReview' as const) : ('investigating' as const) }),
    ...withoutNotice(
      parts(
        { clocks },
        { tasks: [...closedTasks(turn), ...rerouted(turn, owner)] },
        ...told,
        outcomeToComplainant(turn, to, how, texts),
      ),
    ),
  };
}

/**
 * Other open tasks of the old owner's body move to the new one, back into its queue; the phase's own closes by itself,
 * and what a unit was asked as itself stays with it.
 */
function rerouted(turn: Turn, owner: UnitRef): TaskMove[] {
  const { state } = turn;
  if (owner.id === state.owner.id) return [];
  const closing = new Set(closedTasks(turn).map((move) => (move.move === 'open' ? move.task.id : move.id)));
  return Object.values(state.tasks)
    .filter((task) => covers(state.owner.body, task.unit) && !STAYS.has(task.kind) && !closing.has(task.id))
    .flatMap(({ id }): TaskMove[] => [
      { move: 'release', id },
      { move: 'reroute', id, unit: owner.id },
    ]);
}

const STAYS: ReadonlySet<TaskKind> = new Set(['settleTransfer', 'giveOpinion']);

function placeOf({ id, body }: UnitRef) {
  return { to: id, body };
}
