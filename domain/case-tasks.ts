// The task each phase opens, so that every state has an owner of last resort (T4), and the lease a holder has on it.
import type { ClockMove } from './clock.ts';
import type { Actor, CaseState, EventDraft, Phase } from './case.ts';
import { isOrActsFor } from './case-delegation.ts';
import type { Turn } from './case-rules.ts';
import type { Role } from './law.ts';
import type { Task, TaskKind, TaskMove } from './people.ts';

const PHASE_TASKS = {
  preliminaryReview: ['reviewIntake', 'clerk'],
  awaitingSupplement: ['awaitSupplement', 'clerk'],
  awaitingTransfer: ['settleTransfer', 'clerk'],
  investigating: ['investigate', 'handler'],
  awaitingApproval: ['approvePlan', 'approver'],
  implementing: ['implement', 'approver'],
  delivering: ['serveNotice', 'clerk'],
  reviewWindow: ['awaitWindow', 'clerk'],
  inReview: ['review', 'reviewer'],
  concluded: ['archive', 'archivist'],
  archived: null,
} as const satisfies Record<Phase, readonly [TaskKind, Role] | null>;

const PHASE_KINDS = new Set<TaskKind>(Object.values(PHASE_TASKS).flatMap((task) => (task === null ? [] : [task[0]])));

/** How long a holder may be silent before the task returns to the queue: an office rule, not a limit of law. */
export const LEASE_MS = 5 * 24 * 60 * 60 * 1000;

/**
 * Task moves that a change of phase brings: the old phase's task closes, the new one's opens. A task about one item (a
 * notice to serve by hand) is not the phase's own and stays until the item is done.
 */
export function phaseTaskMoves(
  state: CaseState,
  phase: Phase,
  { id, unit, at, role }: { id: string; unit: string; at: number; role?: Role },
): TaskMove[] {
  const closing = Object.values(state.tasks).filter(
    (task) => phase === 'archived' || (PHASE_KINDS.has(task.kind) && task.about === undefined),
  );
  const moves: TaskMove[] = closing.map((task) => ({ move: 'close', id: task.id }));
  const next = PHASE_TASKS[phase];
  if (next !== null)
    moves.push({ move: 'open', task: { id, kind: next[0], unit, role: role ?? next[1], openedAt: at } });
  return moves;
}

/** A limit that was met or has ended needs no supervision any more. */
export function supervisionDone(state: CaseState, moves: readonly ClockMove[]): { move: 'close'; id: string }[] {
  const over = new Set(
    moves.filter((move) => move.standing === 'met' || move.standing === 'ended').map((move) => move.clock),
  );
  return Object.values(state.tasks)
    .filter((task) => task.kind === 'supervise' && task.about !== undefined && over.has(task.about))
    .map((task) => ({ move: 'close', id: task.id }));
}

/** A case that ends takes what was asked about a transfer, what was proposed and who was to be named with it. */
export function askedInVain(state: CaseState, draft: EventDraft): { move: 'close'; id: string }[] {
  if (draft.phase !== 'concluded') return [];
  const proposals = (state.proposals ?? []).filter((one) => one.state === 'open').map(({ id }) => id);
  const about = [...(state.transfer === null ? [] : [state.transfer.id]), ...proposals];
  const wanted = owesMeasures(state) ? [] : (handlerNamed(state).tasks ?? []);
  return [...about.flatMap((id) => closeTasksAbout(state, id).tasks), ...wanted];
}

/** Handling of its own has come to a plan or an end, or follows another case again: taking it back is done. */
export function takenBack(state: CaseState, draft: EventDraft): { move: 'close'; id: string }[] {
  const isDone = draft.type === 'planDrafted' || draft.type === 'groupJoined' || draft.phase === 'concluded';
  const tasks = isDone ? Object.values(state.tasks).filter(({ kind }) => kind === 'takeBack') : [];
  return tasks.map(({ id }) => ({ move: 'close', id }));
}

/** Any act by the holder, or in the holder's place, renews the lease (L15); a draft that holds or ends the task itself says so on its own. */
export function renewals(state: CaseState, draft: EventDraft, actor: Actor, at: number): TaskMove[] {
  const moved = new Set((draft.tasks ?? []).map((move) => (move.move === 'open' ? move.task.id : move.id)));
  return Object.values(state.tasks)
    .filter((task) => task.holder !== undefined && isOrActsFor(actor, task.holder) && !moved.has(task.id))
    .map((task) => ({ move: 'hold', id: task.id, holder: task.holder ?? actor.id, leaseUntil: at + LEASE_MS }));
}

/** A new task for whoever holds `role` at `unit`; its id is drawn now. */
export function openTask(turn: Turn, kind: TaskKind, to: Pick<Task, 'unit' | 'role' | 'about' | 'unfit'>) {
  const task: Task = { id: turn.id('t'), kind, ...to, openedAt: turn.at };
  return { tasks: [{ move: 'open' as const, task }] };
}

/** A promise is neither verified nor released: the handling goes on after the conclusion. */
export function owesMeasures(state: CaseState): boolean {
  return Object.values(state.measures).some((one) => one.state !== 'verified' && one.state !== 'released');
}

/** Somebody handles the case: nobody has to be named any more. */
export function handlerNamed(state: CaseState): { tasks?: { move: 'close'; id: string }[] } {
  const open = Object.values(state.tasks).filter(({ kind }) => kind === 'nameHandler');
  return open.length === 0 ? {} : { tasks: open.map(({ id }) => ({ move: 'close', id })) };
}

/** Task moves that close what was opened about one item. */
export function closeTasksAbout(state: CaseState, about: string): { tasks: { move: 'close'; id: string }[] } {
  const open = Object.values(state.tasks).filter((task) => task.about === about);
  return { tasks: open.map((task) => ({ move: 'close', id: task.id })) };
}

export function foldTasks(tasks: Record<string, Task>, moves: readonly TaskMove[]): Record<string, Task> {
  if (moves.length === 0) return tasks;
  const next = { ...tasks };
  for (const move of moves) {
    if (move.move === 'open') next[move.task.id] = move.task;
    else if (move.move === 'close') delete next[move.id];
    else next[move.id] = { ...known(next, move.id), ...changeOf(move) };
  }
  return next;
}

function changeOf(move: Exclude<TaskMove, { move: 'open' | 'close' }>): Partial<Task> {
  if (move.move === 'hold') return { holder: move.holder, leaseUntil: move.leaseUntil };
  if (move.move === 'reroute') return { unit: move.unit };
  return { holder: undefined, leaseUntil: undefined };
}

function known(tasks: Record<string, Task>, id: string): Task {
  const task = tasks[id];
  if (task === undefined) throw new Error(`task ${id} is moved but was never opened`);
  return task;
}
