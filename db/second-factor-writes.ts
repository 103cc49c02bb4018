// Second factors set, used and taken away, each act with its row of the record. A try is counted before its code is looked
// at and a step is taken only once, so that no two requests at a time get more out of it than one.
import { and, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Db, Orm } from './connect.ts';
import { factorActs, halfwaySignIns, recoveryCodes, secondFactors, sessions } from './schema.ts';
import type { FactorAct } from './schema-second-factor.ts';
import type { StoredFactor } from './second-factor-reads.ts';

type Tx = Parameters<Parameters<Orm['transaction']>[0]>[0];

/** Wrong codes in a row before the next one has to wait, and how long at first and at most. */
const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 300;

const isOf = (staffId: string) => eq(secondFactors.staffId, staffId);
const untried = { failures: 0, nextTryAt: null };

/** A new key that does not count yet; false where one counts already. */
export async function putFactor(db: Db, staffId: string, sealed: Buffer): Promise<boolean> {
  const rows = await db.orm
    .insert(secondFactors)
    .values({ staffId, sealed })
    .onConflictDoUpdate({
      target: secondFactors.staffId,
      set: { sealed, lastStep: null, ...untried },
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ id: secondFactors.staffId });
  return rows.length > 0;
}

/** One try at `now`, counted as wrong until it was right; null where it has to wait, or there is no factor. */
export async function takeFactorTry(db: Db, staffId: string, now: Date): Promise<StoredFactor | null> {
  const wait = sql`least(${FIRST_WAIT_SECONDS} * power(2, least(${secondFactors.failures} + 1 - ${FREE_TRIES}, 20)), ${LONGEST_WAIT_SECONDS})`;
  const next = sql`case when ${secondFactors.failures} + 1 < ${FREE_TRIES} then null
    else ${now.toISOString()}::timestamptz + make_interval(secs => ${wait}) end`;
  const [row] = await db.orm
    .update(secondFactors)
    .set({ failures: sql`${secondFactors.failures} + 1`, nextTryAt: next })
    .where(and(isOf(staffId), or(isNull(secondFactors.nextTryAt), lte(secondFactors.nextTryAt, now))))
    .returning();
  return row ?? null;
}

/** A right code: false where it, or a later one, was taken before. `sealed`: the key under the newest master key. */
export async function takeFactorStep(
  db: Db,
  { staffId, step, sealed }: { staffId: string; step: number; sealed: Buffer },
): Promise<boolean> {
  const rows = await db.orm
    .update(secondFactors)
    .set({ lastStep: step, sealed, ...untried })
    .where(and(isOf(staffId), or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step))))
    .returning({ id: secondFactors.staffId });
  return rows.length > 0;
}

/** True once for each code. */
export async function takeRecoveryCode(db: Db, staffId: string, hashes: string[]): Promise<boolean> {
  return db.orm.transaction(async (tx) => {
    const isIt = and(eq(recoveryCodes.staffId, staffId), inArray(recoveryCodes.hash, hashes));
    const used = await tx.delete(recoveryCodes).where(isIt).returning({ hash: recoveryCodes.hash });
    if (used.length === 0) return false;
    await tx.update(secondFactors).set(untried).where(isOf(staffId));
    await note(tx, staffId, staffId, 'recoveryCodeUsed');
    return true;
  });
}

/** From now on it counts; false where it did already, or is gone. */
export async function confirmFactor(db: Db, staffId: string, hashes: string[]): Promise<boolean> {
  return db.orm.transaction(async (tx) => {
    const rows = await tx
      .update(secondFactors)
      .set({ confirmedAt: sql`now()` })
      .where(and(isOf(staffId), isNull(secondFactors.confirmedAt)))
      .returning({ id: secondFactors.staffId });
    if (rows.length === 0) return false;
    await tx.insert(recoveryCodes).values(hashes.map((hash) => ({ hash, staffId })));
    await note(tx, staffId, staffId, 'set');
    return true;
  });
}

/** In place of all that were left; false where no factor counts. */
export async function renewRecoveryCodes(db: Db, staffId: string, hashes: string[]): Promise<boolean> {
  return db.orm.transaction(async (tx) => {
    const isSet = and(isOf(staffId), isNotNull(secondFactors.confirmedAt));
    const [row] = await tx.select({ id: secondFactors.staffId }).from(secondFactors).where(isSet).for('update');
    if (row === undefined) return false;
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId));
    await tx.insert(recoveryCodes).values(hashes.map((hash) => ({ hash, staffId })));
    await note(tx, staffId, staffId, 'codesRenewed');
    return true;
  });
}

/** Gone with its recovery codes; whoever lost it is signed out everywhere too. False where none counts. */
export async function removeFactor(
  db: Db,
  { staffId, by, act }: { staffId: string; by: string; act: 'removed' | 'reset' },
): Promise<boolean> {
  return db.orm.transaction(async (tx) => {
    const isSet = and(isOf(staffId), isNotNull(secondFactors.confirmedAt));
    const rows = await tx.delete(secondFactors).where(isSet).returning({ id: secondFactors.staffId });
    if (rows.length === 0) return false;
    await tx.delete(halfwaySignIns).where(eq(halfwaySignIns.staffId, staffId));
    if (act === 'reset') await tx.delete(sessions).where(eq(sessions.staffId, staffId));
    await note(tx, staffId, by, act);
    return true;
  });
}

export async function putHalfway(
  db: Db,
  halfway: { tokenSha256: string; staffId: string; expiresAt: Date },
): Promise<void> {
  await db.orm.insert(halfwaySignIns).values(halfway);
}

/** True for the one who ends it. */
export async function endHalfway(db: Db, tokenSha256: string): Promise<boolean> {
  const rows = await db.orm
    .delete(halfwaySignIns)
    .where(eq(halfwaySignIns.tokenSha256, tokenSha256))
    .returning({ id: halfwaySignIns.staffId });
  return rows.length > 0;
}

export async function sweepHalfway(db: Db, now: Date): Promise<void> {
  await db.orm.delete(halfwaySignIns).where(lte(halfwaySignIns.expiresAt, now));
}

const note = (tx: Tx, staffId: string, by: string, act: FactorAct) =>
  tx.insert(factorActs).values({ staffId, by, act });
