// Enters an absence; the days it overlaps are replaced and the others stay, so that on one day one person acts for another.
import { and, eq, gte, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { addDays } from '../domain/working-days.ts';
import type { Db } from './connect.ts';
import { absences } from './schema.ts';

export interface NewAbsence {
  staffId: string;
  /** YYYY-MM-DD, both inclusive. */
  fromOn: string;
  toOn: string;
  delegate: string;
  enteredBy: string;
}

export async function putAbsence(db: Db, absence: NewAbsence): Promise<void> {
  await db.orm.transaction(async (tx) => {
    await replaceOverlapping(tx, ofPerson(absence), absence);
    await tx.insert(absences).values(absence);
  });
}

/** Not away on these days after all; days of the same entry outside them stay. Gives how many entries it touched. */
export async function endAbsence(db: Db, days: Days): Promise<number> {
  return db.orm.transaction(async (tx) => (await replaceOverlapping(tx, ofPerson(days), days)).length);
}

/** From `day` on nobody is absent or acts for somebody by the name of `staffId`; gives the days nobody acts on now. */
export async function endAbsencesNaming(
  orm: Writing,
  staffId: string,
  day: string,
): Promise<{ staff: string; from: string; to: string }[]> {
  const days = { fromOn: day, toOn: EVER };
  await replaceOverlapping(orm, ofPerson({ staffId }), days);
  const ended = await replaceOverlapping(orm, eq(absences.delegate, staffId), days);
  return ended.map((row) => ({ staff: row.staffId, from: row.fromOn < day ? day : row.fromOn, to: row.toOn }));
}

/** A database, or a transaction on it. */
export type Writing = Pick<Db['orm'], 'update' | 'insert'>;
type Days = Pick<NewAbsence, 'staffId' | 'fromOn' | 'toOn'>;
/** After every day an absence can have (api/field-schemas.ts). */
const EVER = '2100-01-01';

const ofPerson = ({ staffId }: Pick<Days, 'staffId'>): SQL => eq(absences.staffId, staffId);

async function replaceOverlapping(orm: Writing, whose: SQL, { fromOn, toOn }: Omit<Days, 'staffId'>) {
  const rows = await orm
    .update(absences)
    .set({ replacedAt: sql`now()` })
    .where(and(whose, isNull(absences.replacedAt), lte(absences.fromOn, toOn), gte(absences.toOn, fromOn)))
    .returning({
      ...{ staffId: absences.staffId, fromOn: absences.fromOn, toOn: absences.toOn },
      ...{ delegate: absences.delegate, enteredBy: absences.enteredBy },
    });
  const kept = rows.flatMap((row) => [
    { ...row, toOn: addDays(fromOn, -1) },
    { ...row, fromOn: addDays(toOn, 1) },
  ]);
  const left = kept.filter((row) => row.fromOn <= row.toOn);
  if (left.length > 0) await orm.insert(absences).values(left);
  return rows;
}
