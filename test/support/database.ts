// A throw-away PostgreSQL for one test file: one server, one migrated template, a clone of it per `createDatabase`.
// Leaves out the engine; tests that need both take the whole stack (embedded/stack.ts).
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { postgresService, postgresUrl } from '../../embedded/postgres.ts';

export interface TestPostgres {
  adminUrl: string;
  /** A fresh database with all tables, as a connection pool; closed by `stop` if not before. */
  createDatabase(): Promise<{ url: string; db: Db }>;
  stop(): Promise<void>;
}

const PASSWORD = 'throw-away';
const TEMPLATE = 'template_redress';

/** Starts a server on a free port with its data in the system's temporary folder. Takes about a second. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redress-pg-'));
  chmodSync(dataDir, 0o711);
  const logDir = path.join(dataDir, 'logs');
  mkdirSync(logDir);
  const port = await freePort();
  const service = postgresService(
    { dataDir, logDir, port, password: PASSWORD, maxConnections: 100, durable: false },
    { onSpawn: () => undefined, report: () => undefined, respawn: false },
  );
  await service.start();
  const adminUrl = postgresUrl(port, PASSWORD, 'postgres');
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(TEMPLATE)}`;
  await migrate(postgresUrl(port, PASSWORD, TEMPLATE));
  const opened: Db[] = [];
  return {
    adminUrl,
    createDatabase: async () => {
      const name = `test_${opened.length + 1}`;
      await admin.unsafe(`create database ${name} template ${TEMPLATE} strategy file_copy`);
      const url = postgresUrl(port, PASSWORD, name);
      const db = connect(url, { max: 20 });
      opened.push(db);
      return { url, db };
    },
    stop: async () => {
      for (const db of opened) await db.close();
      await admin.end();
      await service.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that the system has just had free. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
