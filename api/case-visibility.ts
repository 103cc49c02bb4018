// Decides which cases a member of staff sees, and whether they see who complains. What is not visible is "not found".
// Leaves out what may be done with a visible case (domain/case-permission.ts).
import type { Actor } from '../domain/case.ts';
import { covers } from '../domain/case-permission.ts';
import type { CaseRow } from '../domain/case-projection.ts';
import { findCase, type StoredCase } from '../db/case-reads.ts';
import { unitsInSight, unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import type { Caller } from './authentication.ts';

export type Sighted = Pick<CaseRow, 'caseId' | 'ownerUnit' | 'askedUnit' | 'handler' | 'respondentUnit' | 'tasks'>;

/** Owned by, asked of, or with a task in a unit in sight; or assigned to the person. */
export function sees(sight: readonly string[], staffId: string, row: Sighted): boolean {
  const units = [
    row.ownerUnit,
    ...(row.askedUnit === null ? [] : [row.askedUnit]),
    ...row.tasks.map((task) => task.unit),
  ];
  return row.handler === staffId || units.some((unit) => sight.includes(unit));
}

/** The unit complained about never sees who complained, unless it owns the case itself. */
export function seesIdentity(actor: Actor, row: Pick<CaseRow, 'respondentUnit' | 'ownerUnit'>): boolean {
  const { respondentUnit: accused, ownerUnit: owner } = row;
  if (actor.kind !== 'staff' || accused === null) return true;
  return !covers(accused, actor.unit ?? '') || covers(accused, owner);
}

/** Units in sight of a member of staff. */
export async function sightOf(door: Door, caller: Caller & { kind: 'staff' }): Promise<string[]> {
  return unitsInSight(await unitsOf(door), caller.staff.unit);
}

/** The case's row when the caller may see it. Throws 404 otherwise, whether it exists or not. */
export async function visibleCase(door: Door, caller: Caller, caseId: string): Promise<StoredCase> {
  const row = await findCase(door.db, caseId);
  if (row === null || !(await maySee(door, caller, row))) throw new Problem('not_found');
  return row;
}

async function maySee(door: Door, caller: Caller, row: StoredCase): Promise<boolean> {
  if (caller.kind === 'staff') return sees(await sightOf(door, caller), caller.staff.id, row);
  return caller.kind === 'complainant' && caller.caseId === row.caseId;
}
