// Being away: who acts meanwhile (L15, I8). Entered by the person, or by a head or supervisor above them. Leaves out what
// the delegate may do in a case (domain/case-delegation.ts).
import { listAbsences, listAbsencesIn, type StoredAbsence } from '../db/absence-reads.ts';
import { endAbsence, putAbsence } from '../db/absence-writes.ts';
import { listStaffNames, type StoredStaff } from '../db/staff-reads.ts';
import { covers } from '../domain/case-permission.ts';
import type { Role } from '../domain/law.ts';
import type { Caller } from './authentication.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { officeDay } from './office-day.ts';
import { personBelow, standIn } from './staff-named.ts';

type StaffCaller = Caller & { kind: 'staff' };

/** Who looks after others: enters their absences, sees how much lies with whom. */
export const OVERSEERS = ['head', 'supervisor'] as const satisfies Role[];

export interface Absence {
  /** First and last day away. */
  from: string;
  to: string;
  delegate: string;
  enteredBy: string;
}

/** `delegate` null: not away on these days after all. */
export type AbsenceEntry = Pick<Absence, 'from' | 'to'> & { delegate: string | null };

/** Gives the person's absences as they stand then. Throws 404, 403, 422. */
export async function enterAbsence(
  door: Door,
  caller: StaffCaller,
  id: string,
  { from: fromOn, to: toOn, delegate }: AbsenceEntry,
): Promise<Absence[]> {
  const person = await personFor(door, caller, id);
  if (delegate === null) await endAbsence(door.db, { staffId: person.id, fromOn, toOn });
  else {
    const other = await standIn(door, person, delegate, 'delegate');
    await putAbsence(door.db, { staffId: person.id, fromOn, toOn, delegate: other.id, enteredBy: caller.staff.id });
  }
  return absencesOf(door, caller, id);
}

/** In force and to come, the earliest first. Throws 404, 403. */
export async function absencesOf(door: Door, caller: StaffCaller, id: string): Promise<Absence[]> {
  const { id: staffId } = await personFor(door, caller, id);
  return (await listAbsences(door.db, staffId, officeDay(door.settings.zone))).map(presented);
}

export interface NamedAbsence extends Absence {
  staffId: string;
  name: string;
  delegateName: string;
  /** Today. */
  isAway: boolean;
}

const MOST = 300;

/** The caller's own; for who looks after others also those of everybody below, the earliest first. */
export async function absencesInCare(door: Door, caller: StaffCaller): Promise<NamedAbsence[]> {
  const today = officeDay(door.settings.zone);
  const rows = overseesOthers(caller)
    ? await listAbsencesIn(door.db, await unitsInCare(door, caller), today, MOST)
    : await listAbsences(door.db, caller.staff.id, today);
  const names = await listStaffNames(door.db, [...new Set(rows.flatMap((one) => [one.staffId, one.delegate]))]);
  return rows.map((row) => ({
    ...presented(row),
    staffId: row.staffId,
    name: names.get(row.staffId) ?? row.staffId,
    delegateName: names.get(row.delegate) ?? row.delegate,
    isAway: row.fromOn <= today,
  }));
}

export const overseesOthers = ({ actor }: StaffCaller): boolean => OVERSEERS.some((role) => actor.roles.includes(role));

/** The caller's unit and those below it. */
export async function unitsInCare(door: Door, { staff }: StaffCaller): Promise<string[]> {
  return [...(await unitsOf(door)).keys()].filter((id) => covers(staff.unit, id));
}

/** Oneself, or somebody below. Throws 404 out of reach, 403 for one of whom the caller is neither themselves nor above. */
async function personFor(door: Door, caller: StaffCaller, name: string): Promise<StoredStaff> {
  const { staff } = caller;
  return name === staff.id || name === staff.username ? staff : personBelow(door, caller, name, OVERSEERS);
}

const presented = ({ fromOn: from, toOn: to, delegate, enteredBy }: StoredAbsence): Absence => ({
  ...{ from, to, delegate, enteredBy },
});
