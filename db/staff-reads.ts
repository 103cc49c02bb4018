// Who is it: members of staff by name, session or personal token. Secrets are looked up by SHA-256 only.
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Role } from '../domain/law.ts';
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

/** What colleagues may know of somebody. */
export type Colleague = Pick<StoredStaff, 'id' | 'name' | 'title' | 'unit' | 'roles'>;

/** Who is there in the units, by unit and name; with a role, only who has it. */
export async function listColleagues(
  db: Db,
  unitIds: string[],
  limit: number,
  role: Role | null = null,
): Promise<Colleague[]> {
  const { id, name, title, unit, roles } = staff;
  return db.orm
    .select({ id, name, title, unit, roles })
    .from(staff)
    .where(
      and(inArray(unit, unitIds), eq(staff.active, true), role === null ? undefined : sql`${role} = any(${roles})`),
    )
    .orderBy(asc(unit), asc(name), asc(id))
    .limit(limit);
}

/** Names by id; of people who left as well. */
export async function listStaffNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.orm.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
