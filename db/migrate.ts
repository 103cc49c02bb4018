// Brings the tables to the newest step. Many processes may start at once: one works, the others wait for it.
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));
/** "redr" as a number: names our lock among the advisory locks of the database. */
const LOCK = 0x72656472;

/** Safe to repeat. drizzle's own migrate takes no lock, so one is taken around it on the same connection. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${LOCK})`;
    await runMigrations(drizzle(client), { migrationsFolder: FOLDER });
  } finally {
    await client.end({ timeout: 5 });
  }
}
