// Enters an absence; what it overlaps is replaced, so that on one day one person acts for another.
import { and, eq, gte, isNull, lte, sql } from 'drizzle-orm';
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

/** Back early: takes back what overlaps the days given; gives how many entries. */
export async function endAbsence(db: Db, days: Pick<NewAbsence, 'staffId' | 'fromOn' | 'toOn'>): Promise<number> {
  return replaceOverlapping(db.orm, days);
}

async function replaceOverlapping(
  orm: Pick<Db['orm'], 'update'>,
  { staffId, fromOn, toOn }: Pick<NewAbsence, 'staffId' | 'fromOn' | 'toOn'>,
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
    .returning({ id: absences.id });
  return rows.length;
}
