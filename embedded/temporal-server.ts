// Decides how the official Temporal server and its web interface run on the embedded PostgreSQL.
// Leaves out where the programs come from and what a namespace needs (search-attributes.ts).
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { acceptsConnections, type PortBlock } from './ports.ts';
import { POSTGRES_USER } from './postgres.ts';
import { Service, type ServiceHooks } from './service.ts';
import type { OfficialEngine } from './temporal-engine.ts';

export interface TemporalOptions {
  engine: OfficialEngine;
  dataDir: string;
  logDir: string;
  ports: PortBlock;
  /** Password of the embedded PostgreSQL. */
  password: string;
  namespace: string;
  /** Test servers only: each case's clock can be moved, and timers ring within 10 ms instead of 1 s. */
  timeSkipping: boolean;
}

const SHARDS = 4;
const SERVER_POOL = '6';
const VISIBILITY_POOL = '3';
const SCHEMAS = { temporal: 'postgresql/v12/temporal', temporal_visibility: 'postgresql/v12/visibility' };

/** The Temporal server as a service; its databases are created or upgraded before each start. */
export function temporalService(options: TemporalOptions, hooks: ServiceHooks): Service {
  const { engine, dataDir, logDir, ports } = options;
  const configFile = path.join(dataDir, 'temporal', 'dynamic-config.yaml');
  return new Service(
    {
      name: 'temporal',
      prepare: async () => {
        mkdirSync(path.dirname(configFile), { recursive: true });
        writeFileSync(configFile, dynamicConfig(options.timeSkipping));
        await upgradeSchemas(options);
      },
      spec: () => ({
        name: 'temporal',
        command: engine.server,
        args: ['start'],
        env: serverEnv(options, configFile),
        cwd: path.dirname(configFile),
        logFile: path.join(logDir, 'temporal.log'),
      }),
      isReady: () => acceptsConnections(ports.temporal),
      readyWithinMs: 60_000,
      stopSignal: 'SIGTERM',
      forceSignal: 'SIGKILL',
      graceMs: 10_000,
    },
    hooks,
  );
}

function dynamicConfig(timeSkipping: boolean): string {
  const values: Record<string, string> = {
    'system.namespaceCacheRefreshInterval': '200ms',
    'frontend.enableServerVersionCheck': 'false',
  };
  if (timeSkipping) {
    values['frontend.WorkflowTimeSkippingEnabled'] = 'true';
    values['history.timerProcessorMaxTimeShift'] = '10ms';
  }
  return Object.entries(values)
    .map(([key, value]) => `${key}:\n  - value: ${value}\n`)
    .join('');
}

function serverEnv({ ports, password }: TemporalOptions, configFile: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    DB: 'postgres12_pgx',
    POSTGRES_SEEDS: '127.0.0.1',
    DB_PORT: String(ports.postgres),
    POSTGRES_USER,
    POSTGRES_PWD: password,
    DBNAME: 'temporal',
    VISIBILITY_DBNAME: 'temporal_visibility',
    SQL_MAX_CONNS: SERVER_POOL,
    SQL_MAX_IDLE_CONNS: SERVER_POOL,
    SQL_VIS_MAX_CONNS: VISIBILITY_POOL,
    SQL_VIS_MAX_IDLE_CONNS: VISIBILITY_POOL,
    NUM_HISTORY_SHARDS: String(SHARDS),
    BIND_ON_IP: '127.0.0.1',
    FRONTEND_GRPC_PORT: String(ports.temporal),
    FRONTEND_MEMBERSHIP_PORT: String(ports.temporalMembership),
    HISTORY_GRPC_PORT: String(ports.history),
    HISTORY_MEMBERSHIP_PORT: String(ports.historyMembership),
    MATCHING_GRPC_PORT: String(ports.matching),
    MATCHING_MEMBERSHIP_PORT: String(ports.matchingMembership),
    WORKER_GRPC_PORT: String(ports.worker),
    WORKER_MEMBERSHIP_PORT: String(ports.workerMembership),
    FRONTEND_HTTP_PORT: '0', // an HTTP door without authentication that nothing here needs
    DYNAMIC_CONFIG_FILE_PATH: configFile,
    LOG_LEVEL: 'warn',
    TEMPORAL_ALLOW_NO_AUTH: 'true',
    TEMPORAL_VERSION_CHECK_DISABLED: '1',
  };
}

/** Safe to repeat, and also the upgrade after a newer server was pinned. */
async function upgradeSchemas({ engine, ports, password }: TemporalOptions): Promise<void> {
  const env = {
    PATH: process.env['PATH'],
    SQL_PLUGIN: 'postgres12',
    SQL_HOST: '127.0.0.1',
    SQL_PORT: String(ports.postgres),
    SQL_USER: POSTGRES_USER,
    SQL_PASSWORD: password,
  };
  const run = (database: string, ...args: string[]) =>
    promisify(execFile)(engine.sqlTool, ['--db', database, ...args], { env }).catch((error: unknown) => {
      throw new Error(`its database ${database} cannot be prepared: ${sqlToolReason(error)}`, { cause: error });
    });
  await Promise.all(
    Object.entries(SCHEMAS).map(async ([database, schema]) => {
      await run(database, 'create-database');
      await run(database, 'setup-schema', '-v', '0.0');
      await run(database, 'update-schema', '--schema-name', schema);
    }),
  );
}

/** The tool logs JSON fields; the first `error` is the cause, the later ones follow from it. */
function sqlToolReason(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return /"error": "([^"]*)"/.exec(output)?.[1] ?? String(error);
}

/** The web interface as a service. It may write here: it listens on this machine only. */
export function temporalUiService(options: TemporalOptions, hooks: ServiceHooks): Service {
  const { engine, dataDir, logDir, ports, namespace } = options;
  const folder = path.join(path.resolve(dataDir), 'temporal', 'ui');
  return new Service(
    {
      name: 'temporal-ui',
      prepare: () => {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, 'base.yaml'), JSON.stringify(uiConfig(ports, namespace), null, 2));
        return Promise.resolve();
      },
      spec: () => ({
        name: 'temporal-ui',
        command: engine.ui,
        args: ['--root', '/', '--config', folder, '--env', 'base', 'start'],
        env: { PATH: process.env['PATH'] },
        cwd: folder,
        logFile: path.join(logDir, 'temporal-ui.log'),
      }),
      isReady: () => acceptsConnections(ports.ui),
      readyWithinMs: 30_000,
      stopSignal: 'SIGTERM',
      forceSignal: 'SIGKILL',
      graceMs: 5000,
    },
    hooks,
  );
}

function uiConfig(ports: PortBlock, namespace: string): object {
  return {
    temporalGrpcAddress: `127.0.0.1:${ports.temporal}`,
    host: '127.0.0.1', // without it the interface listens on every address
    port: ports.ui,
    enableUi: true,
    defaultNamespace: namespace,
    disableNewsFetch: true,
    notifyOnNewVersion: false,
    hideLogs: true,
    cors: { cookieInsecure: true, allowOrigins: [`http://127.0.0.1:${ports.ui}`] },
    disableWriteActions: false,
  };
}
