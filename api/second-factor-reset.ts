// A second factor that somebody lost: looked at and taken away by a head or operator above them, never by the person; the
// record of it for them and for auditors. Leaves out what people do about their own (second-factor.ts).
import { listFactorActs } from '../db/second-factor-reads.ts';
import { removeFactor } from '../db/second-factor-writes.ts';
import type { FactorAct } from '../db/schema-second-factor.ts';
import type { Role } from '../domain/law.ts';
import type { Caller } from './authentication.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { type FactorState, factorState } from './second-factor.ts';
import { personBelow } from './staff-named.ts';

const MAY_RESET: readonly Role[] = ['head', 'operator'];
const MAY_LOOK: readonly Role[] = [...MAY_RESET, 'auditor'];

type Staff = Caller & { kind: 'staff' };

export interface FactorRecord extends FactorState {
  staff: string;
  acts: { act: FactorAct; by: string; at: string }[];
}

/** Of somebody below. Throws 404, 403 role_required. */
export async function factorRecord(door: Door, caller: Staff, name: string): Promise<FactorRecord> {
  return recordOf(door, (await personBelow(door, caller, name, MAY_LOOK)).id);
}

/**
 * The password alone lets the person in again, and every session of theirs is over. Throws 404, 403 role_required,
 * same_person; 409 nothing_to_do where none is set.
 */
export async function resetFactor(door: Door, caller: Staff, name: string): Promise<FactorRecord> {
  const person = await personBelow(door, caller, name, MAY_RESET);
  if (person.id === caller.staff.id) throw new Problem('same_person', { detail: { staff: person.id } });
  const isDone = await removeFactor(door.db, { staffId: person.id, by: caller.staff.id, act: 'reset' });
  if (!isDone) throw new Problem('nothing_to_do');
  return recordOf(door, person.id);
}

async function recordOf(door: Door, staff: string): Promise<FactorRecord> {
  const [state, acts] = await Promise.all([factorState(door, staff), listFactorActs(door.db, staff)]);
  return { staff, ...state, acts: acts.map(({ act, by, at }) => ({ act, by, at: at.toISOString() })) };
}
