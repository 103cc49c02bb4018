// People named by others: by id or user name, seen from above, standing in for somebody. For what is entered about absences
// and leaving; who takes which part in a case is judged there.
import { findStaffNamed, type StoredStaff } from '../db/staff-reads.ts';
import type { Role } from '../domain/law.ts';
import { covers } from '../domain/case-permission.ts';
import type { Caller } from './authentication.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';

/** Throws 404 for a person out of reach, 403 role_required for a caller who has none of the roles. */
export async function personBelow(
  door: Door,
  { staff, actor }: Caller & { kind: 'staff' },
  name: string,
  roles: readonly Role[],
): Promise<StoredStaff> {
  const person = await findStaffNamed(door.db, name);
  if (person === null || !covers(staff.unit, person.unit)) throw new Problem('not_found');
  if (!roles.some((role) => actor.roles.includes(role))) throw new Problem('role_required', { detail: { roles } });
  return person;
}

/** Somebody else of the same body who is there. Throws 422 unknown_staff, other_body; 403 same_person. */
export async function standIn(door: Door, person: StoredStaff, name: string, field: string): Promise<StoredStaff> {
  const other = await findStaffNamed(door.db, name);
  // Not what was sent: somebody may have typed a name where an id belongs.
  if (other === null || !other.active) throw new Problem('unknown_staff', { detail: { path: field } });
  if (other.id === person.id) throw new Problem('same_person');
  const units = await unitsOf(door);
  const bodyOf = (unit: string) => units.get(unit)?.body ?? unit;
  if (bodyOf(other.unit) !== bodyOf(person.unit))
    throw new Problem('other_body', { detail: { body: bodyOf(other.unit) } });
  return other;
}
