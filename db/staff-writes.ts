// Signing in and out, and personal tokens.
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { halfwaySignIns, personalTokens, sessions, staff } from './schema.ts';

export async function createSession(
  db: Db,
  session: { tokenSha256: string; staffId: string; expiresAt: Date },
): Promise<void> {
  await db.orm.insert(sessions).values(session);
}

export async function endSession(db: Db, tokenSha256: string): Promise<void> {
  await db.orm.delete(sessions).where(eq(sessions.tokenSha256, tokenSha256));
}

/** All sessions of a person, and sign-ins that wait for a code, when the password or the roles change. */
export async function endSessionsOf(db: Db, staffId: string): Promise<void> {
  await db.orm.transaction(async (tx) => {
    await tx.delete(sessions).where(eq(sessions.staffId, staffId));
    await tx.delete(halfwaySignIns).where(eq(halfwaySignIns.staffId, staffId));
  });
}

/** Sessions that are over at `now`; gives how many. */
export async function sweepSessions(db: Db, now: Date): Promise<number> {
  const rows = await db.orm.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.staffId });
  return rows.length;
}

export async function createToken(
  db: Db,
  token: { tokenSha256: string; staffId: string; label: string },
): Promise<void> {
  await db.orm.insert(personalTokens).values(token);
}

export async function revokeToken(db: Db, staffId: string, tokenSha256: string): Promise<boolean> {
  const rows = await db.orm
    .update(personalTokens)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(personalTokens.staffId, staffId),
        eq(personalTokens.tokenSha256, tokenSha256),
        isNull(personalTokens.revokedAt),
      ),
    )
    .returning({ label: personalTokens.label });
  return rows.length > 0;
}

/** Noted at most once a minute, so that reading does not become writing. */
export async function touchToken(db: Db, tokenSha256: string): Promise<void> {
  const isOld = or(isNull(personalTokens.lastUsedAt), lt(personalTokens.lastUsedAt, sql`now() - interval '1 minute'`));
  await db.orm
    .update(personalTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(personalTokens.tokenSha256, tokenSha256), isOld));
}

export async function setPassword(db: Db, staffId: string, passwordHash: string): Promise<void> {
  await db.orm.update(staff).set({ passwordHash }).where(eq(staff.id, staffId));
}
