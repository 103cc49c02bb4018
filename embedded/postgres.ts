// Decides how the embedded PostgreSQL is created, started and stopped. TCP on 127.0.0.1 with a password, no socket file.
// Leaves out tables (db/) and what else lives in the cluster (temporal-server.ts creates its own databases).
import { execFile } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { chooseAccount, type PostgresAccount } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { Service, type ServiceHooks } from './service.ts';

export interface PostgresOptions {
  dataDir: string;
  logDir: string;
  port: number;
  password: string;
  maxConnections: number;
  /** False only where the data are thrown away: commits then survive kill -9, but not a failing machine. */
  durable: boolean;
}

export const POSTGRES_USER = 'redress';
export const PRODUCT_DATABASE = 'redress';

const CLEAN_ENV = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/** Connection URL of a database of the embedded server. */
export function postgresUrl(port: number, password: string, database: string): string {
  return `postgres://${POSTGRES_USER}:${password}@127.0.0.1:${port}/${database}`;
}

/** The embedded PostgreSQL as a service; its cluster is created at the first start. */
export function postgresService(options: PostgresOptions, hooks: ServiceHooks): Service {
  let account: PostgresAccount | undefined;
  const chosen = () => (account ??= chooseAccount(findPostgresBinaries(), path.join(options.dataDir, 'postgres')));
  const data = () => path.join(chosen().folder, 'data');
  return new Service(
    {
      name: 'postgres',
      prepare: () => createCluster(chosen(), options.password),
      spec: () => {
        const { binaries, folder, prefix, uid, gid } = chosen();
        const [command = binaries.postgres, ...args] = [
          ...prefix,
          binaries.postgres,
          '-D',
          data(),
          ...settings(options),
        ];
        const logFile = path.join(options.logDir, 'postgres.log');
        return { name: 'postgres', command, args, env: CLEAN_ENV, cwd: folder, uid, gid, logFile };
      },
      isReady: (pid) => Promise.resolve(reportsReady(data(), pid)),
      readyWithinMs: 60_000,
      stopSignal: 'SIGINT',
      forceSignal: 'SIGQUIT',
      graceMs: 20_000,
    },
    hooks,
  );
}

function settings({ port, maxConnections, durable }: PostgresOptions): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_connections: maxConnections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Line 1 of postmaster.pid is the pid and line 8 the state, in every language. */
function reportsReady(data: string, pid: number): boolean {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** Runs initdb into a side folder and renames it, so that a start that was killed half-way leaves nothing half made. */
async function createCluster(account: PostgresAccount, password: string): Promise<void> {
  const { binaries, folder, prefix, uid, gid } = account;
  const data = path.join(folder, 'data');
  if (existsSync(path.join(data, 'PG_VERSION'))) return;
  const fresh = path.join(folder, 'data.new');
  const passwordFile = path.join(folder, 'password');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (uid !== undefined) chownSync(passwordFile, uid, gid ?? uid);
  const options = ['-D', fresh, '-U', POSTGRES_USER, '--locale=C.UTF-8', '--encoding=UTF8', '--auth-local=trust'];
  options.push('--auth-host=scram-sha-256', '--pwfile', passwordFile);
  const [command = binaries.initdb, ...args] = [...prefix, binaries.initdb, ...options];
  try {
    await promisify(execFile)(command, args, { cwd: folder, env: CLEAN_ENV, uid, gid });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, data);
}

/** Creates the database when it is missing. `adminUrl` names another database of the same server. */
export async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end();
  }
}
