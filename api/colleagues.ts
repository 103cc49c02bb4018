// Names of people for whoever works with them: who could handle given cases and how much they have, what ids stand for.
// Leaves out what they may do: the rules say that when a command is given.
import { countHandlerLoads } from '../db/case-load.ts';
import { type Colleague, listColleagues, listStaffNames } from '../db/staff-reads.ts';
import { inLine } from '../domain/case-permission.ts';
import { unitsInCare } from './absences.ts';
import type { Caller } from './authentication.ts';
import { unitsSeenBy } from './case-visibility.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { officeDay } from './office-day.ts';

type StaffCaller = Caller & { kind: 'staff' };
const MOST = 500;
const MOST_CASES = 20_000;

/** Who is there in the bodies of these units and on the line of one of them, as far as the caller sees. */
export async function handlersFor(
  door: Door,
  caller: StaffCaller,
  owners: readonly string[],
): Promise<(Colleague & { open: number })[]> {
  const [units, seen] = await Promise.all([unitsOf(door), unitsSeenBy(door, caller)]);
  const bodyOf = (unit: string) => units.get(unit)?.body ?? unit;
  const near = seen.filter((id) => owners.some((owner) => bodyOf(owner) === bodyOf(id) && inLine(id, owner)));
  if (near.length === 0) return [];
  const { zone } = door.settings;
  const [people, loads] = await Promise.all([
    listColleagues(door.db, near, MOST, 'handler'),
    countHandlerLoads(door.db, near, { day: officeDay(zone), zone }, MOST_CASES),
  ]);
  return people.map((one) => ({ ...one, open: loads.find(({ handler }) => handler === one.id)?.open ?? 0 }));
}

/** Whose absence the caller may enter, and who could act for them. */
export async function peopleInCare(door: Door, caller: StaffCaller): Promise<Colleague[]> {
  return listColleagues(door.db, await unitsInCare(door, caller), MOST);
}

/** Everybody of the bodies the units belong to, as far as the caller sees. */
export async function peopleOfBodies(
  door: Door,
  caller: StaffCaller,
  unitIds: readonly string[],
): Promise<Colleague[]> {
  const [units, seen] = await Promise.all([unitsOf(door), unitsSeenBy(door, caller)]);
  const bodies = new Set(unitIds.map((id) => units.get(id)?.body ?? id));
  const near = seen.filter((id) => bodies.has(units.get(id)?.body ?? id));
  return near.length === 0 ? [] : listColleagues(door.db, near, MOST);
}

/** Names by id; ids nobody has are missing. */
export const namesOf = (door: Door, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> =>
  listStaffNames(door.db, [...new Set(ids.flatMap((id) => id ?? []))]);
