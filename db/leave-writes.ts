// Puts leaves down and begins them, and hands out their cases so that no two processes move the same one. Leaves out what
// a round does (api/leave-relay.ts).
import { and, eq, isNull, sql } from 'drizzle-orm';
import { endAbsencesNaming } from './absence-writes.ts';
import type { Db, Orm } from './connect.ts';
import type { LeaveCaseRow, StoredLeave } from './leave-reads.ts';
import { leaveCases, leaves, personalTokens, sessions, staff } from './schema.ts';

/** A pass over the cases belongs to one process for so long; then another may go on with it. */
const SCAN_LEASE = sql`interval '30 seconds'`;
/** Longer than the engine is waited for: a case that is being moved is not taken again. */
const TRY_LEASE_SECONDS = 30;
/** How often a leave that is done is looked at again for what a belated command brought. */
const WATCH = sql`interval '10 minutes'`;

type Tx = Parameters<Parameters<Orm['transaction']>[0]>[0];
export type NewLeave = Pick<StoredLeave, 'id' | 'staffId' | 'successor' | 'lastDay' | 'reason' | 'enteredBy' | 'at'>;

/** Null where another one is open. `today`: it begins now; null: it waits for its last day. */
export async function insertLeave(db: Db, leave: NewLeave, today: string | null): Promise<StoredLeave | null> {
  return db.orm.transaction(async (tx) => {
    const [row] = await tx
      .insert(leaves)
      .values({ ...leave, state: 'planned' })
      .onConflictDoNothing()
      .returning();
    if (row === undefined || today === null) return row ?? null;
    return begin(tx, row, { today, at: leave.at });
  });
}

/** One leave whose last day lies before `today` begins; null where none waits. */
export async function beginDueLeave(db: Db, today: string, at: number): Promise<StoredLeave | null> {
  return db.orm.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(leaves)
      .where(and(eq(leaves.state, 'planned'), sql`${leaves.lastDay} < ${today}::date`))
      .limit(1)
      .for('update', { skipLocked: true });
    return row === undefined ? null : begin(tx, row, { today, at });
  });
}

/** The person is out: no sign-in, no session, no token, no days in anybody's place. */
async function begin(tx: Tx, { id, staffId }: StoredLeave, { today, at }: { today: string; at: number }) {
  await tx.update(staff).set({ active: false }).where(eq(staff.id, staffId));
  await tx.delete(sessions).where(eq(sessions.staffId, staffId));
  await tx
    .update(personalTokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(personalTokens.staffId, staffId), isNull(personalTokens.revokedAt)));
  const ended = await endAbsencesNaming(tx, staffId, today);
  const begun = { state: 'looking' as const, beganAt: at, ended, nextRoundAt: sql`now()` };
  const [row] = await tx.update(leaves).set(begun).where(eq(leaves.id, id)).returning();
  return row ?? null;
}

/** Calls a leave off that has not begun; null where it has. */
export async function withdrawLeave(db: Db, id: string, by: string): Promise<StoredLeave | null> {
  const [row] = await db.orm
    .update(leaves)
    .set({ state: 'withdrawn', withdrawnBy: by })
    .where(and(eq(leaves.id, id), eq(leaves.state, 'planned')))
    .returning();
  return row ?? null;
}

/** A leave whose cases are to be looked for, also again; nobody else has it for half a minute. */
export async function takeLooking(db: Db): Promise<StoredLeave | null> {
  const [row] = await db.orm
    .update(leaves)
    .set({ nextRoundAt: sql`now() + ${SCAN_LEASE}` })
    .where(
      sql`${leaves.id} in (
        select l.id from leaves l join staff s on s.id = l.staff_id
        where l.next_round_at <= now() and (l.state = 'looking' or (l.state = 'done' and not s.active))
        order by l.next_round_at limit 1 for update of l skip locked)`,
    )
    .returning();
  return row ?? null;
}

/** Notes a page of cases; `isLast` ends the pass: on to moving, or done where nothing waits. */
export async function putFound(
  db: Db,
  leave: StoredLeave,
  found: readonly { caseId: string; number: string }[],
  isLast: boolean,
): Promise<void> {
  await db.orm.transaction(async (tx) => {
    const isAsTaken = and(
      eq(leaves.id, leave.id),
      eq(leaves.state, leave.state),
      sql`${leaves.position} is not distinct from ${leave.position}`,
    );
    const position = isLast ? null : (found.at(-1)?.caseId ?? null);
    const [held] = await tx
      .update(leaves)
      .set({ position, nextRoundAt: sql`now()` })
      .where(isAsTaken)
      .returning();
    if (held === undefined) return;
    const again = { state: 'waiting' as const, round: sql`${leaveCases.round} + 1`, attempts: 0, code: null };
    if (found.length > 0)
      await tx
        .insert(leaveCases)
        .values(found.map((one) => ({ ...one, leave: leave.id })))
        .onConflictDoUpdate({
          target: [leaveCases.leave, leaveCases.caseId],
          set: { ...again, nextTryAt: sql`now()` },
          setWhere: sql`${leaveCases.state} <> 'waiting'`,
        });
    if (!isLast) return;
    const state = (await countWaiting(tx, leave.id)) > 0 ? ('moving' as const) : ('done' as const);
    const next = state === 'done' ? sql`now() + ${WATCH}` : sql`now()`;
    await tx.update(leaves).set({ state, nextRoundAt: next }).where(eq(leaves.id, leave.id));
  });
}

function countWaiting(tx: Tx, leave: string): Promise<number> {
  return tx.$count(leaveCases, and(eq(leaveCases.leave, leave), eq(leaveCases.state, 'waiting')));
}

/** Takes a leave for one round and up to `most` of its cases; where none waits any more, looks for others once more. */
export async function takeLeaveRound(
  db: Db,
  { everyMs, most }: { everyMs: number; most: number },
): Promise<{ leave: StoredLeave; cases: LeaveCaseRow[] } | null> {
  return db.orm.transaction(async (tx) => {
    const [leave] = await tx
      .select()
      .from(leaves)
      .where(and(eq(leaves.state, 'moving'), sql`${leaves.nextRoundAt} <= now()`))
      .orderBy(leaves.nextRoundAt)
      .limit(1)
      .for('update', { skipLocked: true });
    if (leave === undefined) return null;
    const cases = await takeCases(tx, leave.id, most);
    const isOver = cases.length === 0 && (await countWaiting(tx, leave.id)) === 0;
    const next = { nextRoundAt: sql`now() + make_interval(secs => ${everyMs / 1000})` };
    const look = { state: 'looking' as const, position: null };
    await tx
      .update(leaves)
      .set(isOver ? { ...next, ...look } : next)
      .where(eq(leaves.id, leave.id));
    return { leave, cases };
  });
}

function takeCases(tx: Tx, leave: string, most: number): Promise<LeaveCaseRow[]> {
  return tx
    .update(leaveCases)
    .set({
      attempts: sql`${leaveCases.attempts} + 1`,
      nextTryAt: sql`now() + make_interval(secs => greatest(${TRY_LEASE_SECONDS}, least(power(2, ${leaveCases.attempts}), 300)))`,
    })
    .where(
      sql`(${leaveCases.leave}, ${leaveCases.caseId}) in (
        select leave, case_id from leave_cases
        where leave = ${leave} and state = 'waiting' and next_try_at <= now()
        order by case_id limit ${most} for update skip locked)`,
    )
    .returning();
}

export type SettledPart = { state: 'done' | 'unchanged' | 'failed' } & Partial<
  Pick<LeaveCaseRow, 'version' | 'code' | 'movedAt' | 'posts' | 'handler' | 'unfit'>
>;

const waitingOne = ({ leave, caseId }: LeaveCaseRow) =>
  and(eq(leaveCases.leave, leave), eq(leaveCases.caseId, caseId), eq(leaveCases.state, 'waiting'));

/** What came of a case; the first word stands. */
export async function settlePart(db: Db, row: LeaveCaseRow, settled: SettledPart): Promise<void> {
  await db.orm.update(leaveCases).set(settled).where(waitingOne(row));
}

/** Nothing came of the try because nobody answered: the next one is soon, then slower. */
export async function tryPartAgain(db: Db, row: LeaveCaseRow): Promise<void> {
  await db.orm
    .update(leaveCases)
    .set({ nextTryAt: sql`now() + make_interval(secs => least(power(2, ${row.attempts}::int), 300))` })
    .where(waitingOne(row));
}
