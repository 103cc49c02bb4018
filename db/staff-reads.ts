// Who is it: members of staff by name, session or personal token. Secrets are looked up by SHA-256 only.
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { personalTokens, sessions, staff } from './schema.ts';

export type StoredStaff = typeof staff.$inferSelect;

export async function findStaff(db: Db, id: string): Promise<StoredStaff | null> {
  const [row] = await db.orm.select().from(staff).where(eq(staff.id, id));
  return row ?? null;
}

export async function findStaffByUsername(db: Db, username: string): Promise<StoredStaff | null> {
  const [row] = await db.orm.select().from(staff).where(eq(staff.username, username));
  return row ?? null;
}

/** By id, otherwise by user name: people know the name. */
export async function findStaffNamed(db: Db, name: string): Promise<StoredStaff | null> {
  return (await findStaff(db, name)) ?? findStaffByUsername(db, name);
}

export async function listStaff(db: Db): Promise<StoredStaff[]> {
  return db.orm.select().from(staff).orderBy(asc(staff.unit), asc(staff.id));
}

/** Whose session it is at `now`; null when it ended or the person may no longer sign in. */
export async function findSessionStaff(db: Db, tokenSha256: string, now: Date): Promise<StoredStaff | null> {
  const [row] = await db.orm
    .select({ staff })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.tokenSha256, tokenSha256), gt(sessions.expiresAt, now), eq(staff.active, true)));
  return row?.staff ?? null;
}

export async function findTokenStaff(db: Db, tokenSha256: string): Promise<StoredStaff | null> {
  const [row] = await db.orm
    .select({ staff })
    .from(personalTokens)
    .innerJoin(staff, eq(staff.id, personalTokens.staffId))
    .where(and(eq(personalTokens.tokenSha256, tokenSha256), isNull(personalTokens.revokedAt), eq(staff.active, true)));
  return row?.staff ?? null;
}

/** A person's own tokens; the secrets themselves are not kept. */
export async function listTokens(db: Db, staffId: string): Promise<(typeof personalTokens.$inferSelect)[]> {
  return db.orm
    .select()
    .from(personalTokens)
    .where(eq(personalTokens.staffId, staffId))
    .orderBy(asc(personalTokens.createdAt));
}
