// The units as this process knows them: read again every few seconds, because they hardly ever change.
// Staff are never kept: what somebody may do changes at once.
import { listUnits, type StoredUnit } from '../db/directory-reads.ts';
import { covers } from '../domain/case-permission.ts';
import type { UnitRef } from '../domain/case.ts';
import type { Door } from './door.ts';

const KEPT_MS = 2000;

interface Kept {
  readAt: number;
  units: Promise<Map<string, StoredUnit>>;
}

const kept = new WeakMap<object, Kept>();

export function unitsOf(door: Pick<Door, 'db'>): Promise<Map<string, StoredUnit>> {
  const known = kept.get(door.db);
  if (known !== undefined && Date.now() - known.readAt < KEPT_MS) return known.units;
  const units = listUnits(door.db).then((rows) => new Map(rows.map((row) => [row.id, row])));
  kept.set(door.db, { readAt: Date.now(), units });
  // A read that failed is not kept.
  units.catch(() => kept.delete(door.db));
  return units;
}

export function forgetUnits(door: Pick<Door, 'db'>): void {
  kept.delete(door.db);
}

/** A unit as events carry it. */
export function unitRef({ id, body, active, reviewBody, reReviewBody }: StoredUnit): UnitRef {
  return {
    id,
    body,
    active,
    ...(reviewBody === null ? {} : { reviewBody }),
    ...(reReviewBody === null ? {} : { reReviewBody }),
  };
}

/** Ids of the units whose cases somebody of `unit` sees: everything below it, and its line up to its body. */
export function unitsInSight(units: Map<string, StoredUnit>, unit: string): string[] {
  const body = units.get(unit)?.body ?? unit;
  return [...units.keys()].filter((id) => covers(unit, id) || (covers(id, unit) && covers(body, id)));
}
