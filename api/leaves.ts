// What people do about a leaver: look at what would move, enter it, call it off before the last day is over. Leaves out
// HTTP (leave-routes.ts) and the moving (leave-relay.ts).
import { listDelegations } from '../db/absence-reads.ts';
import { findLeave, listParts, type StoredLeave } from '../db/leave-reads.ts';
import { insertLeave, withdrawLeave } from '../db/leave-writes.ts';
import type { EndedDelegation, LeaveReason } from '../db/schema-leave.ts';
import { listStaff, type StoredStaff } from '../db/staff-reads.ts';
import { inLine } from '../domain/case-permission.ts';
import type { Role } from '../domain/law.ts';
import type { Caller } from './authentication.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { newId } from './ids.ts';
import { type PartMoved, previewPart, successorOf } from './leave-case.ts';
import { officeDay } from './office-day.ts';
import { personBelow, standIn } from './staff-named.ts';

export const MAY_ENTER: readonly Role[] = ['head', 'supervisor', 'operator'];
/** A preview reads every case: beyond so many it says that there are more. */
const MOST_PREVIEWED = 500;

export interface LeaveBody {
  lastDay?: string | undefined;
  successor?: string | undefined;
  reason?: LeaveReason | undefined;
}

export interface LeavePreview {
  staff: string;
  successor: string | null;
  cases: (PartMoved & { caseId: string; number: string })[];
  /** There are more cases than are shown. */
  more: boolean;
  /** Days on which the person is to act for somebody; they end. */
  delegations: EndedDelegation[];
  /** Roles that nobody else on the line of the unit holds: tasks of these wait for whoever gets them. */
  unattended: Role[];
}

type Staff = Caller & { kind: 'staff' };

/** Whether the caller may enter leaves at all; for whom, the place of both in the house says. */
export const mayEnterLeaves = ({ actor }: Staff): boolean => MAY_ENTER.some((role) => actor.roles.includes(role));

/** Throws 404, 403 role_required. */
export function leaverBelow(door: Door, caller: Staff, name: string): Promise<StoredStaff> {
  return personBelow(door, caller, name, MAY_ENTER);
}

export async function previewLeave(door: Door, caller: Staff, name: string, body: LeaveBody): Promise<LeavePreview> {
  const { person, successor } = await judged(door, caller, name, body);
  const today = officeDay(door.settings.zone);
  const parts = { staffId: person.id, after: null, limit: MOST_PREVIEWED + 1 };
  const [found, delegations, staff, ref] = await Promise.all([
    listParts(door.db, parts),
    listDelegations(door.db, person.id, today),
    listStaff(door.db),
    successorOf(door, { successor: successor?.id ?? null }),
  ]);
  const cases: LeavePreview['cases'] = [];
  for (const one of found.slice(0, MOST_PREVIEWED)) {
    const moved = await previewPart(door, one.caseId, person.id, ref);
    if (moved !== null) cases.push({ ...one, ...moved });
  }
  return {
    ...{ staff: person.id, successor: successor?.id ?? null, cases, more: found.length > MOST_PREVIEWED },
    delegations: delegations.map(({ staffId, fromOn, toOn }) => ({ staff: staffId, from: fromOn, to: toOn })),
    unattended: unattended(person, staff),
  };
}

function unattended(person: StoredStaff, staff: readonly StoredStaff[]): Role[] {
  const others = staff.filter(({ id, active, unit }) => active && id !== person.id && inLine(unit, person.unit));
  return person.roles.filter((role) => others.every(({ roles }) => !roles.includes(role)));
}

/** Begins at once, or after the last day where that is still to come. */
export async function enterLeave(door: Door, caller: Staff, name: string, body: LeaveBody): Promise<StoredLeave> {
  const { person, successor } = await judged(door, caller, name, body);
  const at = await door.now();
  const today = officeDay(door.settings.zone);
  const waits = body.lastDay !== undefined && body.lastDay >= today;
  const leave = {
    ...{ id: newId(at), staffId: person.id, successor: successor?.id ?? null, lastDay: body.lastDay ?? null },
    ...{ reason: body.reason ?? null, enteredBy: caller.staff.id, at },
  };
  const stored = await insertLeave(door.db, leave, waits ? null : today);
  if (stored === null) throw new Problem('already_done', { detail: { staff: person.id } });
  door.logger.info({ leave: stored.id, state: stored.state }, 'a leave was entered');
  return stored;
}

/** Throws 404 (nobody below, no leave), 409 wrong_state once it has begun. */
export async function callOffLeave(door: Door, caller: Staff, name: string): Promise<StoredLeave> {
  const leave = await leaveOf(door, caller, name);
  const withdrawn = await withdrawLeave(door.db, leave.id, caller.staff.id);
  if (withdrawn === null) throw new Problem('wrong_state', { detail: { state: leave.state, states: ['planned'] } });
  return withdrawn;
}

/** Throws 404. */
export async function leaveOf(door: Door, caller: Staff, name: string): Promise<StoredLeave> {
  const leave = await findLeave(door.db, (await leaverBelow(door, caller, name)).id);
  if (leave === null) throw new Problem('not_found');
  return leave;
}

/** Throws 409 already_done for somebody who is gone, 403 same_person, and what a stand-in may be refused for. */
async function judged(door: Door, caller: Staff, name: string, body: LeaveBody) {
  const person = await leaverBelow(door, caller, name);
  if (person.id === caller.staff.id) throw new Problem('same_person', { detail: { staff: person.id } });
  const known = await findLeave(door.db, person.id);
  const isGone = known !== null && (known.state !== 'done' || !person.active);
  if (isGone) throw new Problem('already_done', { detail: { leave: known.id, state: known.state } });
  if (body.successor === undefined) return { person, successor: null };
  const successor = await standIn(door, person, body.successor, 'successor');
  const going = await findLeave(door.db, successor.id);
  if (going?.state === 'planned')
    throw new Problem('wrong_state', { detail: { successor: successor.id, lastDay: going.lastDay } });
  return { person, successor };
}
