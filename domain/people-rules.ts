// People and tasks: who owns, who handles, who holds a task. Moving people moves tasks, never clocks (T14).
import type { Actor, CaseState, StaffRef, Verdict } from './case.ts';
import { isOrActsFor } from './case-delegation.ts';
import { covers, inLine, isRecused } from './case-permission.ts';
import { type FoldsOf, no, own, parts, type RulesOf, type Turn, yes } from './case-rules.ts';
import { handlerNamed, LEASE_MS } from './case-tasks.ts';
import { tellStaff } from './delivery-ladder.ts';
import type { PeopleCommands, PeopleEvents, Task, TaskKind, TaskMove } from './people.ts';

/** Tasks no other command closes. */
const SUPERVISED: ReadonlySet<TaskKind> = new Set([
  ...([
    'supervise',
    'checkUnproven',
    'brokenPromise',
    'unsolved',
    'nameHandler',
    'reviewSuspension',
    'tellFollower',
  ] as const),
]);

export const peopleRules = {
  assignUnit(turn, { unit }) {
    const { owner } = turn.state;
    if (!unit.active) return no('unit_inactive', { unit: unit.id });
    if (unit.body !== owner.body) return no('other_body', { body: unit.body, use: 'offerTransfer' });
    if (unit.id === owner.id) return no('already_done');
    if (isAccused(turn, unit.id)) return no('not_independent', { unit: unit.id });
    const tasks: TaskMove[] = Object.values(turn.state.tasks)
      // What a unit was asked as itself stays with it.
      .filter((task) => task.unit === owner.id && task.kind !== 'giveOpinion')
      .map((task) => ({ move: 'reroute', id: task.id, unit: unit.id }));
    const told = tellStaff(turn, 'assignment', { unit: unit.id, role: 'lead' }, { facts: { what: 'unit' } });
    return yes({ type: 'unitAssigned', data: { unit, from: owner.id }, ...parts({ tasks }, told) });
  },

  assignHandler(turn, { handler }) {
    const refused = handlerRefusal(turn, handler);
    if (refused !== null) return refused;
    const told = tellStaff(turn, 'assignment', handler.id, { facts: { what: 'handler' } });
    const data = { handler, from: turn.state.handler?.id ?? null };
    return yes({ type: 'handlerAssigned', data, ...parts(handlerNamed(turn.state), told) });
  },

  claimTask(turn, { task: id }) {
    const task = own(turn.state.tasks, id);
    if (task === undefined) return no('unknown_item', { task: id, tasks: Object.keys(turn.state.tasks) });
    if (!mayTake(turn, task)) return no('not_assigned', { role: task.role, unit: task.unit });
    if (task.holder !== undefined && !isOrActsFor(turn.actor, task.holder)) return no('already_done', { task: id });
    const hold: TaskMove = { move: 'hold', id, holder: turn.actor.id, leaseUntil: turn.at + LEASE_MS };
    return yes({ type: 'taskClaimed', data: { task: id, holder: turn.actor.id }, tasks: [hold] });
  },

  releaseTask(turn, { task: id }) {
    const task = own(turn.state.tasks, id);
    if (task?.holder === undefined) return no('nothing_to_do', { task: id });
    const mayFree = turn.actor.roles.includes('supervisor') && covers(turn.actor.unit, task.unit);
    if (!isOrActsFor(turn.actor, task.holder) && !mayFree) return no('not_assigned', { task: id });
    return yes({ type: 'taskReleased', data: { task: id, holder: task.holder }, tasks: [{ move: 'release', id }] });
  },

  completeTask(turn, { task: id, note }) {
    const task = own(turn.state.tasks, id);
    if (task === undefined) return no('unknown_item', { task: id });
    if (!SUPERVISED.has(task.kind)) return no('not_permitted', { kind: task.kind });
    if (!mayTake(turn, task)) return no('not_assigned', { role: task.role, unit: task.unit });
    return yes({ type: 'taskCompleted', data: { task: id, note }, tasks: [{ move: 'close', id }] });
  },

  lapseLease(turn, { task: id }) {
    const task = own(turn.state.tasks, id);
    if (task?.holder === undefined) return no('nothing_to_do');
    const told = tellStaff(
      turn,
      'reminder',
      { unit: task.unit, role: task.role },
      { facts: { what: 'leaseLapsed', task: task.kind } },
    );
    return yes({
      type: 'leaseLapsed',
      data: { task: id, holder: task.holder },
      ...parts({ tasks: [{ move: 'release', id }] }, told),
    });
  },
} satisfies RulesOf<PeopleCommands>;

export const peopleFolds = {
  unitAssigned: (state, { unit }) => ({ owner: { ...state.owner, ...unit }, handler: keptHandler(state, unit.id) }),
  handlerAssigned: (_state, { handler }) => ({ handler }),
  taskClaimed: () => ({}),
  taskCompleted: () => ({}),
  taskReleased: () => ({}),
  leaseLapsed: () => ({}),
} satisfies FoldsOf<PeopleEvents>;

/** Why this person may not become the assigned handler, or null. */
export function handlerRefusal(turn: Turn, handler: StaffRef): Verdict<never> | null {
  if (!handler.roles.includes('handler')) return no('not_permitted', { needs: 'handler' });
  if (turn.state.handler?.id === handler.id) return no('already_done');
  return memberRefusal(turn, handler);
}

/** Why this person may take no part in the investigation, or null: another body, the accused unit, an earlier part. */
export function memberRefusal({ state, law }: Turn, person: StaffRef): Verdict<never> | null {
  const { owner, took } = state;
  if (!covers(owner.body, person.unit)) return no('other_body', { unit: person.unit });
  if (!inLine(person.unit, owner.id)) return no('not_assigned', { unit: person.unit, use: 'assignUnit' });
  if (isAccused({ state, law }, person.unit)) return no('not_independent', { unit: person.unit });
  if (isRecused(state, person.id)) return no('not_independent', { staff: person.id, why: 'recused' });
  const part = (['approved', 'reviewed'] as const).find((one) => took[one].includes(person.id));
  return part === undefined ? null : no('not_independent', { took: part });
}

/** The unit complained about, or one below it, where the pack keeps it away from the case. */
export function isAccused({ state, law }: Pick<Turn, 'state' | 'law'>, unit: string): boolean {
  const { respondent } = state;
  return law.accusedUnitMayNotHandle && respondent !== null && covers(respondent.id, unit);
}

function mayTake({ actor }: Turn, task: Task): boolean {
  return mayHold(actor, task);
}

/** On the line of the task's unit, with its role or above it. */
export function mayHold({ unit, roles }: Pick<Actor, 'unit' | 'roles'>, task: Task): boolean {
  return inLine(unit, task.unit) && (roles.includes(task.role) || roles.includes('supervisor'));
}

/** A handler of another unit does not follow the case. */
function keptHandler(state: CaseState, unit: string) {
  return state.handler !== null && covers(unit, state.handler.unit) ? state.handler : null;
}
