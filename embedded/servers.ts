// Decides how the embedded servers are put together on one data folder: which, in what order, and how they end.
// Leaves out where the engine comes from, the product's own processes, and what a test adds (stack.ts).
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import type { PortBlock } from './ports.ts';
import { ensureDatabase, postgresService, postgresUrl, PRODUCT_DATABASE } from './postgres.ts';
import { registerNamespace } from './search-attributes.ts';
import { readSecrets } from './secrets.ts';
import type { Service, ServiceHooks } from './service.ts';
import { temporalCliService } from './temporal-cli.ts';
import type { Engine } from './temporal-engine.ts';
import { temporalService, temporalUiService } from './temporal-server.ts';

export interface ServersOptions {
  dataDir: string;
  ports: PortBlock;
  namespace: string;
  /** Null when an existing engine is used. */
  engine: Engine | null;
  /** False when an existing PostgreSQL serves the product; the official engine still gets an embedded one. */
  productDatabase: boolean;
  ui: boolean;
  maxConnections: number;
  durable: boolean;
  timeSkipping: boolean;
}

export interface Servers {
  /** In start order; stop them from the end. */
  services: Service[];
  /** URL of the embedded product database, null when there is none. */
  databaseUrl: string | null;
  adminUrl: string | null;
  /** host:port of the embedded engine, null when there is none. */
  temporalAddress: string | null;
}

/** Folder of the log files. */
export const logFolder = (dataDir: string) => path.join(dataDir, 'logs');

/** Builds the services without starting them. The data folder is open to pass through, its secrets are not. */
export function planServers(options: ServersOptions, hooks: ServiceHooks): Servers {
  const { dataDir, ports, namespace, engine, timeSkipping, maxConnections, durable } = options;
  const logDir = logFolder(dataDir);
  mkdirSync(logDir, { recursive: true, mode: 0o750 });
  chmodSync(dataDir, 0o711);
  const { postgresPassword: password } = readSecrets(dataDir);
  const services: Service[] = [];
  const needsPostgres = options.productDatabase || engine?.kind === 'official';
  if (needsPostgres) {
    services.push(postgresService({ dataDir, logDir, port: ports.postgres, password, maxConnections, durable }, hooks));
  }
  if (engine?.kind === 'official') {
    const temporal = { engine, dataDir, logDir, ports, password, namespace, timeSkipping };
    services.push(temporalService(temporal, hooks));
    if (options.ui) services.push(temporalUiService(temporal, hooks));
  } else if (engine) {
    services.push(temporalCliService({ executable: engine.executable, dataDir, logDir, ports, namespace }, hooks));
  }
  return {
    services,
    databaseUrl: options.productDatabase ? postgresUrl(ports.postgres, password, PRODUCT_DATABASE) : null,
    adminUrl: needsPostgres ? postgresUrl(ports.postgres, password, 'postgres') : null,
    temporalAddress: engine ? `127.0.0.1:${ports.temporal}` : null,
  };
}

/** Makes the product database and the namespace usable, after the services have started. Safe to repeat. */
export async function furnish(servers: Servers, namespace: string): Promise<void> {
  if (servers.databaseUrl && servers.adminUrl) await ensureDatabase(servers.adminUrl, PRODUCT_DATABASE);
  if (servers.temporalAddress) await furnishEngine({ address: servers.temporalAddress }, namespace);
}

/** Registers what a case needs at an engine, embedded or existing. Throws when it does not answer in ten seconds. */
export async function furnishEngine(options: ConnectionOptions, namespace: string): Promise<void> {
  const connection = await Connection.connect(options).catch((error: unknown) => {
    throw new Error(`Temporal at ${options.address ?? '-'} does not answer: ${String(error)}`, { cause: error });
  });
  try {
    await registerNamespace(connection, namespace);
  } finally {
    await connection.close();
  }
}

/** Stops group after group, the last started first; within a group all at once. */
export async function stopInReverse(groups: readonly (readonly Service[])[]): Promise<void> {
  for (const group of [...groups].reverse()) await Promise.all(group.map((service) => service.stop()));
}
