// Enters an absence; the days it overlaps are replaced and the others stay, so that on one day one person acts for another.
import { and, eq, gte, isNull, lte, sql } from 'drizzle-orm';
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
    await replaceOverlapping(tx, absence);
    await tx.insert(absences).values(absence);
  });
}

/** Not away on these days after all; days of the same entry outside them stay. Gives how many entries it touched. */
export async function endAbsence(db: Db, days: Days): Promise<number> {
  return db.orm.transaction((tx) => replaceOverlapping(tx, days));
}

type Days = Pick<NewAbsence, 'staffId' | 'fromOn' | 'toOn'>;

async function replaceOverlapping(
  orm: Pick<Db['orm'], 'update' | 'insert'>,
  { staffId, fromOn, toOn }: Days,
): Promise<number> {
  const rows = await orm
    .update(absences)
    .set({ replacedAt: sql`now()` })
    .where(
      and(
        eq(absences.staffId, staffId),
        isNull(absences.replacedAt),
        lte(absences.fromOn, toOn),
        gte(absences.toOn, fromOn),
      ),
    )
    .returning({
      ...{ fromOn: absences.fromOn, toOn: absences.toOn },
      ...{ delegate: absences.delegate, enteredBy: absences.enteredBy },
    });
  const kept = rows.flatMap((row) => [
    { ...row, staffId, toOn: addDays(fromOn, -1) },
    { ...row, staffId, fromOn: addDays(toOn, 1) },
  ]);
  const left = kept.filter((row) => row.fromOn <= row.toOn);
  if (left.length > 0) await orm.insert(absences).values(left);
  return rows.length;
}
