// The directory: units as a tree by dotted path, and the channels that may register complaints.
import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { channelClients, units } from './schema.ts';

export type StoredUnit = typeof units.$inferSelect;
export type StoredChannelClient = typeof channelClients.$inferSelect;

export async function listUnits(db: Db): Promise<StoredUnit[]> {
  return db.orm.select().from(units).orderBy(asc(units.id));
}

export async function findUnit(db: Db, id: string): Promise<StoredUnit | null> {
  const [row] = await db.orm.select().from(units).where(eq(units.id, id));
  return row ?? null;
}

/** Ids of the unit and of everything below it. */
export async function listUnitIdsBelow(db: Db, id: string): Promise<string[]> {
  const rows = await db.orm
    .select({ id: units.id })
    .from(units)
    .where(or(eq(units.id, id), sql`starts_with(${units.id}, ${`${id}.`})`));
  return rows.map((row) => row.id);
}

/** By SHA-256 (hex) of the presented key; only active ones. */
export async function findChannelClient(db: Db, keySha256: string): Promise<StoredChannelClient | null> {
  const [row] = await db.orm
    .select()
    .from(channelClients)
    .where(and(eq(channelClients.keySha256, keySha256), eq(channelClients.active, true)));
  return row ?? null;
}

export async function listChannelClients(db: Db): Promise<StoredChannelClient[]> {
  return db.orm.select().from(channelClients).orderBy(asc(channelClients.id));
}
