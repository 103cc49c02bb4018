// Decides which cases a member of staff sees, and whether they see who complains. What is not visible is "not found".
// Leaves out what may be done with a visible case (domain/case-permission.ts).
import type { Actor } from '../domain/case.ts';
import { covers } from '../domain/case-permission.ts';
import type { CaseRow } from '../domain/case-projection.ts';
import { findCase, findCaseInSight, type StoredCase } from '../db/case-reads.ts';
import type { Sight } from '../db/case-sight.ts';
import { unitsInSight, unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import type { Caller } from './authentication.ts';

/** The unit complained about never sees who complained, unless it owns the case itself. */
export function seesIdentity(actor: Actor, row: Pick<CaseRow, 'respondentUnit' | 'ownerUnit'>): boolean {
  const { respondentUnit: accused, ownerUnit: owner } = row;
  if (actor.kind !== 'staff' || accused === null) return true;
  return !covers(accused, actor.unit ?? '') || covers(accused, owner);
}

/** Units in sight of a member of staff. */
export async function unitsSeenBy(door: Door, caller: Caller & { kind: 'staff' }): Promise<string[]> {
  return unitsInSight(await unitsOf(door), caller.staff.unit);
}

/** Ids of the absent people the caller acts for today. */
export function awayOf({ actor }: Caller & { kind: 'staff' }): string[] {
  return (actor.standsFor ?? []).map(({ id }) => id);
}

/** What a member of staff sees; db/case-sight.ts makes a condition of it, for lists and single cases alike. */
export async function sightOf(door: Door, caller: Caller & { kind: 'staff' }): Promise<Sight> {
  return { units: await unitsSeenBy(door, caller), staffIds: [caller.staff.id, ...awayOf(caller)] };
}

/** The case's row when the caller may see it. Throws 404 otherwise, whether it exists or not. */
export async function visibleCase(door: Door, caller: Caller, caseId: string): Promise<StoredCase> {
  const row = await seenCase(door, caller, caseId);
  if (row === null) throw new Problem('not_found');
  return row;
}

async function seenCase(door: Door, caller: Caller, caseId: string): Promise<StoredCase | null> {
  if (caller.kind === 'staff') return findCaseInSight(door.db, caseId, await sightOf(door, caller));
  return caller.kind === 'complainant' && caller.caseId === caseId ? findCase(door.db, caseId) : null;
}
