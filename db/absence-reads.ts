// Who is away on a day, and in whose place somebody acts then.
import { and, asc, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import type { StaffRef } from '../domain/case.ts';
import type { Db } from './connect.ts';
import { absences, staff } from './schema.ts';

export type StoredAbsence = typeof absences.$inferSelect;

/** The absent people `delegate` acts for on a day (YYYY-MM-DD), as the directory has them now. */
export async function listAbsentFor(db: Db, delegate: string, on: string): Promise<StaffRef[]> {
  return db.orm
    .selectDistinct({ id: staff.id, unit: staff.unit, roles: staff.roles })
    .from(absences)
    .innerJoin(staff, eq(staff.id, absences.staffId))
    .where(
      and(
        eq(absences.delegate, delegate),
        lte(absences.fromOn, on),
        gte(absences.toOn, on),
        isNull(absences.replacedAt),
        eq(staff.active, true),
      ),
    )
    .orderBy(asc(staff.id));
}

/** Absences on or after a day in which this person is the delegate. */
export async function listDelegations(db: Db, delegate: string, on: string): Promise<StoredAbsence[]> {
  return db.orm
    .select()
    .from(absences)
    .where(and(eq(absences.delegate, delegate), gte(absences.toOn, on), isNull(absences.replacedAt)))
    .orderBy(asc(absences.fromOn));
}

/** A person's absences in force or to come on a day, the earliest first. */
export async function listAbsences(db: Db, staffId: string, on: string): Promise<StoredAbsence[]> {
  return db.orm
    .select()
    .from(absences)
    .where(and(eq(absences.staffId, staffId), gte(absences.toOn, on), isNull(absences.replacedAt)))
    .orderBy(asc(absences.fromOn));
}

/** Of everybody in the units, in force or to come on a day, the earliest first. */
export async function listAbsencesIn(db: Db, unitIds: string[], on: string, limit: number): Promise<StoredAbsence[]> {
  const rows = await db.orm
    .select({ absence: absences })
    .from(absences)
    .innerJoin(staff, eq(staff.id, absences.staffId))
    .where(and(inArray(staff.unit, unitIds), gte(absences.toOn, on), isNull(absences.replacedAt)))
    .orderBy(asc(absences.fromOn), asc(absences.staffId))
    .limit(limit);
  return rows.map((row) => row.absence);
}
