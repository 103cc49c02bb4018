// The one rule of which cases a member of staff sees, as a condition for lists and for a single case alike: owned by,
// involving, or with a task in a unit in sight; or handled by the person or by one they act for. What may be done is domain/case-permission.ts.
import { arrayOverlaps, inArray, or, type SQL, sql } from 'drizzle-orm';
import { cases } from './schema.ts';

export interface Sight {
  /** Ids of units; whose they are is decided by the caller. */
  units: string[];
  /** The person, and whom they act for. */
  staffIds: string[];
}

/** Each part has an index. */
export function inSight({ units, staffIds }: Sight): SQL | undefined {
  const isHandler = inArray(cases.handler, staffIds);
  if (units.length === 0) return isHandler;
  return or(inArray(cases.ownerUnit, units), arrayOverlaps(cases.involvedUnits, units), hasTaskIn(units), isHandler);
}

export function hasTaskIn(units: string[]): SQL {
  return hasTask(units.map((unit) => ({ unit })));
}

/** One containment per sort of task (unit, role, kind): that is what the GIN index answers. */
export function hasTask(sorts: Record<string, string>[]): SQL {
  const contained = sorts.map((sort) => sql`${cases.tasks} @> ${JSON.stringify([sort])}::text::jsonb`);
  return or(...contained) ?? sql`false`;
}
