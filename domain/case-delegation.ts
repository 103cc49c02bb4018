// Delegation when away (L15, I8): in whose name somebody may act in this case, as the door found it in the directory.
// Leaves out who is away and until when (api/absences.ts), and what the command itself demands (case-decide.ts).
import type { Actor, CaseState, StaffRef } from './case.ts';
import { isAccusedUnit } from './case-permission.ts';
import type { Law } from './law.ts';

/** The actor in their own right; nobody they stand in for goes into an event because of it. */
export function inOwnRight({ standsFor: _others, ...own }: Actor): Actor {
  return own;
}

/**
 * For each absent person who has a part in this case: that person, who must be allowed as well, and the delegate in
 * their place, with their roles and unit. Empty for everybody who stands in for nobody.
 */
export function inPlaceOf(law: Law, state: CaseState, actor: Actor): { absent: Actor; delegate: Actor }[] {
  if (actor.kind !== 'staff' || actor.standsFor === undefined) return [];
  // The unit complained about gets no say by way of somebody else's absence.
  if (state.rules >= 2 && isAccusedUnit(law, state, actor.unit)) return [];
  return actor.standsFor
    .filter((person) => hasPart(state, person))
    .map(({ id, unit, roles }) => ({
      absent: { kind: 'staff', id, unit, roles },
      delegate: { kind: 'staff', id: actor.id, unit, roles, actsFor: id },
    }));
}

/** True for the person, and for whoever acts in that person's place. */
export function isOrActsFor(actor: Actor, staff: string): boolean {
  return actor.id === staff || actor.actsFor === staff;
}

/** Assigned by name: the handler, one of the team, or the holder of a task. */
function hasPart({ handler, team, tasks }: CaseState, { id }: StaffRef): boolean {
  const named = [handler?.id, team?.lead?.id, ...(team?.members ?? []).map((member) => member.id)];
  return named.includes(id) || Object.values(tasks).some((task) => task.holder === id);
}
