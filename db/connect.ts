// Decides how PostgreSQL is spoken to: limits on waiting, and two clients, because drizzle changes its client's parsers.
// Leaves out what is asked (*-reads.ts, *-writes.ts) and the tables' making (migrate.ts).
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type Postgres from 'postgres';
import { postgres } from './driver.ts';
import * as schema from './schema.ts';

export type Orm = PostgresJsDatabase<typeof schema>;
/** Raw client: bigint columns arrive as numbers. */
export type Sql = Postgres.Sql<{ bigint: number }>;

/** What `sql.begin` hands out. */
export type Transaction = Postgres.TransactionSql<{ bigint: number }>;

export interface Db {
  orm: Orm;
  sql: Sql;
  /** Waits up to five seconds for what is running, then closes all connections. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Connections per client; both clients together open at most twice as many. */
  max?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
  statementTimeoutMs?: number;
}

const INT8 = 20;
const RECONNECT_SECONDS = 0.2;

/** Opens nothing until the first query. Queries fail with a PostgresError or a connection error (database-fault.ts). */
export function connect(databaseUrl: string, options: ConnectOptions = {}): Db {
  const settings = {
    max: options.max ?? 10,
    connect_timeout: 5,
    // The client's own pauses grow to twenty seconds, with every query of the process waiting in them.
    backoff: () => RECONNECT_SECONDS,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    onnotice: () => undefined,
    connection: {
      application_name: options.name ?? 'redress',
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      idle_in_transaction_session_timeout: 30_000,
      TimeZone: 'UTC',
    },
  };
  const ormClient = postgres(databaseUrl, settings);
  const sql = postgres(databaseUrl, {
    ...settings,
    types: { bigint: { to: INT8, from: [INT8], parse: Number, serialize: String } },
  });
  return {
    orm: drizzle(ormClient, { schema, casing: 'snake_case' }),
    sql,
    close: async () => {
      await Promise.all([ormClient.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}
