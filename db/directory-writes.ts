// Puts an organisation into the directory, all of it or nothing; what is there already is brought up to date.
import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './connect.ts';
import { channelClients, staff, units } from './schema.ts';

export interface Organisation {
  units: (typeof units.$inferInsert)[];
  staff: (typeof staff.$inferInsert)[];
  channelClients: (typeof channelClients.$inferInsert)[];
}

export async function putOrganisation(db: Db, organisation: Organisation): Promise<void> {
  await db.orm.transaction(async (tx) => {
    for (const [table, rows] of [
      [units, organisation.units],
      [staff, organisation.staff],
      [channelClients, organisation.channelClients],
    ] as const) {
      if (rows.length === 0) continue;
      await tx
        .insert(table)
        .values(rows as never)
        .onConflictDoUpdate({ target: table.id, set: excludedOf(table) });
    }
  });
}

/** True while nobody has been entered: the one moment at which an organisation may be set up without signing in. */
export async function isDirectoryEmpty(db: Db): Promise<boolean> {
  const [row] = await db.orm.select({ id: staff.id }).from(staff).limit(1);
  return row === undefined;
}

function excludedOf(table: PgTable): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => name !== 'id' && name !== 'written');
  return Object.fromEntries(columns.map(([name]) => [name, sql.raw(`excluded."${snake(name)}"`)]));
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
