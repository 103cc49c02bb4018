// Decides what tests get: the same servers as `npm start`, on throw-away data, with a clock that can be moved.
// Leaves out the product's own processes and any engine that is not the pinned one.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killRunning } from './child.ts';
import { buildOfficialEngine } from './engine-build.ts';
import { findPortBase, portBlock, type PortBlock } from './ports.ts';
import { tryLock } from './process-lock.ts';
import { furnish, planServers, stopInReverse, type Servers } from './servers.ts';
import type { Service } from './service.ts';
import { StackJournal } from './stack-journal.ts';
import { cachedOfficialEngine } from './temporal-engine.ts';

export interface TestStackOptions {
  /** Kept after `stop` when given; else a throw-away folder below the system's temporary folder. */
  dataDir?: string;
  /** First port to try; else one that depends on the pid. */
  portBase?: number;
  /** Default true. */
  timeSkipping?: boolean;
  /** Default false. */
  ui?: boolean;
  namespace?: string;
}

export type TestServerName = 'postgres' | 'temporal';

export interface TestStack {
  /** Product database, empty. */
  databaseUrl: string;
  /** Database `postgres` of the same server, for `create database`. */
  adminUrl: string;
  temporalAddress: string;
  namespace: string;
  dataDir: string;
  ports: PortBlock;
  /** Pids of what runs at this moment. */
  readonly pids: Record<string, number>;
  /** kill -9; it stays down. */
  kill(name: TestServerName): Promise<void>;
  /** Starts it again on the same port (after `kill`, or after a stop) and waits until it can be used. */
  restart(name: TestServerName): Promise<void>;
  stop(): Promise<void>;
}

const PREFIX = 'redress-test-';
const MAX_CONNECTIONS = 100;
const FIRST_BASE = 14_000;
const BLOCK = 20;
const PLACES = 600;
let started = 0;

/** Starts PostgreSQL and the pinned Temporal server; namespace and search attributes can be used when it resolves. */
export async function startTestStack(options: TestStackOptions = {}): Promise<TestStack> {
  if (!options.dataDir) await sweepAbandoned();
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), PREFIX));
  const namespace = options.namespace ?? 'redress';
  const journal = new StackJournal(dataDir);
  const lock = tryLock(path.join(dataDir, 'start.lock'));
  if ('holder' in lock) throw new Error(`Process ${lock.holder.pid} works on ${dataDir}.`);
  const discard = () => {
    lock.release();
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  const onExit = () => {
    killRunning();
    discard();
  };
  process.once('exit', onExit);
  await journal.stopOrphans();
  const engine = cachedOfficialEngine() ?? (await buildOfficialEngine((line) => process.stderr.write(`${line}\n`)));
  const ports = portBlock(await findPortBase(options.portBase ?? ownBase()));
  const servers = planServers(
    {
      dataDir,
      ports,
      namespace,
      engine,
      productDatabase: true,
      ui: options.ui ?? false,
      maxConnections: MAX_CONNECTIONS,
      durable: false,
      timeSkipping: options.timeSkipping ?? true,
    },
    { onSpawn: (name, identity) => journal.addChild(name, identity), report: () => undefined, respawn: false },
  );
  const stop = async () => {
    await (options.dataDir
      ? stopInReverse(servers.services.map((service) => [service]))
      : killInReverse(servers.services));
    process.off('exit', onExit);
    discard();
  };
  try {
    for (const service of servers.services) await service.start();
    await furnish(servers, namespace);
  } catch (error) {
    await stop();
    throw error;
  }
  return present(servers, { namespace, dataDir, ports, stop });
}

function present(servers: Servers, rest: Pick<TestStack, 'namespace' | 'dataDir' | 'ports' | 'stop'>): TestStack {
  const { services, databaseUrl, adminUrl, temporalAddress } = servers;
  if (!databaseUrl || !adminUrl || !temporalAddress) throw new Error('A test stack has both servers.');
  const named = (name: TestServerName): Service => {
    const service = services.find((each) => each.name === name);
    if (!service) throw new Error(`No server ${name}.`);
    return service;
  };
  return {
    ...rest,
    databaseUrl,
    adminUrl,
    temporalAddress,
    get pids() {
      return Object.fromEntries(services.flatMap(({ name, pid }) => (pid === null ? [] : [[name, pid]])));
    },
    kill: (name) => named(name).kill(),
    restart: async (name) => {
      await named(name).stop();
      await named(name).start();
      if (named('temporal').pid !== null && named('postgres').pid !== null) await furnish(servers, rest.namespace);
    },
  };
}

/** Throw-away data need no orderly end, and a fifth of a second is better than two. */
async function killInReverse(services: readonly Service[]): Promise<void> {
  for (const service of [...services].reverse()) await service.kill();
}

const ownBase = () => FIRST_BASE + ((process.pid + started++) % PLACES) * BLOCK;

/** Ends what test processes left behind that were killed, and removes their data. */
async function sweepAbandoned(): Promise<void> {
  for (const entry of readdirSync(tmpdir())) {
    if (!entry.startsWith(PREFIX)) continue;
    const folder = path.join(tmpdir(), entry);
    const lockFile = path.join(folder, 'start.lock');
    if (!existsSync(lockFile)) continue; // another test process is just beginning there
    const lock = tryLock(lockFile);
    if ('holder' in lock) continue;
    await new StackJournal(folder).stopOrphans();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}
