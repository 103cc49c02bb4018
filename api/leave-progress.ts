// How far the moving of a leaver's work is, for the API and the pages alike: whose leaves stand, one leave with its counts,
// its cases page by page. Leaves out entering and calling off (leaves.ts).
import type { z } from 'zod';
import { countLeave, listLeaveCases, listLeavesIn, type StoredLeave } from '../db/leave-reads.ts';
import { type Colleague, listStaffNames } from '../db/staff-reads.ts';
import { unitsInCare } from './absences.ts';
import type { Caller } from './authentication.ts';
import { peopleInCare } from './colleagues.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import type { leaveCasesQuery } from './leave-bodies.ts';
import { leaveOf, MAY_ENTER, mayEnterLeaves } from './leaves.ts';

type Staff = Caller & { kind: 'staff' };
const MOST = 200;

export type LeaveProgress = Awaited<ReturnType<typeof progressOf>>;
export type LeaveCases = Awaited<ReturnType<typeof leaveCasesOf>>;

export async function progressOf(door: Door, leave: StoredLeave) {
  const { id, staffId: staff, successor, lastDay, reason, enteredBy, at, beganAt, state, ended } = leave;
  return {
    ...{ id, staff, successor, lastDay, reason, enteredBy, state, delegations: ended },
    ...{ at: iso(at), beganAt: beganAt === null ? null : iso(beganAt), counts: await countLeave(door.db, id) },
  };
}

/** Throws 404, 403. */
export async function leaveCasesOf(door: Door, caller: Staff, name: string, query: z.output<typeof leaveCasesQuery>) {
  const { id } = await leaveOf(door, caller, name);
  const rows = await listLeaveCases(door.db, id, query);
  const next = rows.length < query.limit ? null : (rows.at(-1)?.caseId ?? null);
  return {
    cases: rows.map(({ caseId, number, posts, handler, unfit, state, version, code, movedAt }) => ({
      ...{ caseId, number, posts, handler, unfit, state, version, code },
      movedAt: movedAt === null ? null : iso(movedAt),
    })),
    next,
  };
}

export interface StandingLeave extends Pick<StoredLeave, 'staffId' | 'state' | 'lastDay'> {
  name: string;
}

export interface LeaversBelow {
  /** Who is there, below the caller, and of whom no leave stands. */
  people: Colleague[];
  /** The newest of each person that was not called off. */
  leaves: StandingLeave[];
}

/** Throws 403. */
export async function leaversBelow(door: Door, caller: Staff): Promise<LeaversBelow> {
  if (!mayEnterLeaves(caller)) throw new Problem('role_required', { detail: { roles: MAY_ENTER } });
  const [everybody, rows] = await Promise.all([
    peopleInCare(door, caller),
    unitsInCare(door, caller).then((units) => listLeavesIn(door.db, units, MOST)),
  ]);
  const newest = rows.filter(({ staffId }, at) => rows.findIndex((one) => one.staffId === staffId) === at);
  const going = new Set(newest.flatMap(({ state, staffId }) => (state === 'done' ? [] : [staffId])));
  const names = await listStaffNames(
    door.db,
    newest.map(({ staffId }) => staffId),
  );
  return {
    people: everybody.filter(({ id }) => id !== caller.staff.id && !going.has(id)),
    leaves: newest.map(({ staffId, state, lastDay }) => ({
      ...{ staffId, state, lastDay },
      name: names.get(staffId) ?? staffId,
    })),
  };
}

const iso = (at: number): string => new Date(at).toISOString();
