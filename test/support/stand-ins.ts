// Absences in random walks (L15): somebody with a part in the case is away, and somebody else comes in their place, as
// often as not a person who took a part already. Leaves out whether the judge lets them: case-independence.ts asks that.
import type { Actor, CaseState, CommandName, StaffRef } from '../../domain/case.ts';
import { transitionOf } from '../../domain/case-transitions.ts';
import type { Role } from '../../domain/law.ts';
import type { Scene } from './case-moves.ts';

/** Who comes for the command: `actor`, or in half of the scenes the delegate of somebody who has a part in the case. */
export function orStandIn(name: CommandName, actor: Actor, { state, n }: Scene): Actor {
  if (actor.kind !== 'staff' || Math.floor(n / 1000) % 2 !== 1) return actor;
  const named = withPart(state);
  const away = named[n % Math.max(1, named.length)];
  if (away === undefined) return actor;
  const roles = [...new Set([...away.roles, roleFor(name, n)])];
  const delegate = delegateIds(state)[Math.floor(n / 3) % delegateIds(state).length]!;
  // Sometimes an office head who stands in for two people at once, one of whom may not.
  const others = n % 4 === 3 ? named.filter(({ id }) => id !== away.id).slice(0, 1) : [];
  return {
    ...{ kind: 'staff', id: delegate, unit: n % 7 === 6 ? 'yunxi.fucha' : state.owner.id },
    roles: n % 2 === 0 ? ['auditor'] : [roleFor(name, n)],
    standsFor: [...others, { ...away, roles }],
  };
}

/** Assigned by name: the handler, one of the team, or the holder of a task. */
export function withPart({ handler, team, tasks }: CaseState): StaffRef[] {
  const holders = Object.values(tasks).flatMap(({ holder, unit, role }): StaffRef[] =>
    holder === undefined ? [] : [{ id: holder, unit, roles: [role] }],
  );
  return [
    ...(handler === null ? [] : [handler]),
    ...(team?.lead ? [team.lead] : []),
    ...(team?.members ?? []),
    ...holders,
  ];
}

function delegateIds({ took }: CaseState): string[] {
  return ['deputy-1', 'deputy-2', ...took.handled, ...took.drafted, ...took.approved, ...took.reviewed];
}

function roleFor(name: CommandName, n: number): Role {
  const staff = transitionOf(name).by.flatMap((by) => (NOT_STAFF.has(by) ? [] : [by.split('@')[0] as Role]));
  return staff[n % Math.max(1, staff.length)] ?? 'clerk';
}

const NOT_STAFF: ReadonlySet<string> = new Set([
  ...['complainant', 'respondent', 'channel', 'gateway', 'clock', 'staff', 'staff@task'],
]);
