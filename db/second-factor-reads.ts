// Second factors as rows: whether one counts, what is left of its recovery codes, what happened to it, and whose sign-in
// waits for a code. What a key is only the vault can say.
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { factorActs, halfwaySignIns, recoveryCodes, secondFactors, staff } from './schema.ts';
import type { StoredStaff } from './staff-reads.ts';

export type StoredFactor = typeof secondFactors.$inferSelect;
export type StoredFactorAct = Pick<typeof factorActs.$inferSelect, 'by' | 'act' | 'at'>;

/** Also one that is still being set up. */
export async function findFactor(db: Db, staffId: string): Promise<StoredFactor | null> {
  const [row] = await db.orm.select().from(secondFactors).where(eq(secondFactors.staffId, staffId));
  return row ?? null;
}

/** Whether nobody signs in by this name without a code. */
export async function isFactorSet(db: Db, staffId: string): Promise<boolean> {
  const isSet = and(eq(secondFactors.staffId, staffId), isNotNull(secondFactors.confirmedAt));
  return (await db.orm.$count(secondFactors, isSet)) > 0;
}

export async function countRecoveryCodes(db: Db, staffId: string): Promise<number> {
  return db.orm.$count(recoveryCodes, eq(recoveryCodes.staffId, staffId));
}

/** The earliest first. */
export async function listFactorActs(db: Db, staffId: string): Promise<StoredFactorAct[]> {
  const { by, act, at, id } = factorActs;
  return db.orm.select({ by, act, at }).from(factorActs).where(eq(factorActs.staffId, staffId)).orderBy(asc(id));
}

/** Whose sign-in waits for a code at `now`; null when it is over or the person may no longer sign in. */
export async function findHalfwayStaff(db: Db, tokenSha256: string, now: Date): Promise<StoredStaff | null> {
  const [row] = await db.orm
    .select({ staff })
    .from(halfwaySignIns)
    .innerJoin(staff, eq(staff.id, halfwaySignIns.staffId))
    .where(and(eq(halfwaySignIns.tokenSha256, tokenSha256), gt(halfwaySignIns.expiresAt, now), eq(staff.active, true)));
  return row?.staff ?? null;
}
