// The whole product for fault tests: PostgreSQL, the pinned engine, and the real server and worker as processes of their
// own that can be killed and started again. Leaves out what is sent to it (load.ts) and what must hold (checker.ts).
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { productService } from '../../embedded/product-processes.ts';
import { readSecrets } from '../../embedded/secrets.ts';
import { logFolder } from '../../embedded/servers.ts';
import type { Service, ServiceHooks } from '../../embedded/service.ts';
import { startTestStack, type TestServerName, type TestStack } from '../../embedded/stack.ts';
import { StackJournal } from '../../embedded/stack-journal.ts';
import { ORGANISATION, PASSWORD } from './organisation.ts';

export interface ProductApi {
  url: string;
  /** Bearer keys of the channels, by id. */
  channelKeys: Record<string, string>;
  /** Signs a member of staff in, once; gives the bearer token. The small organisation has one person per role. */
  tokenOf(username: string): Promise<string>;
}

export interface Product {
  stack: TestStack;
  api: ProductApi;
  /** The product's database and engine, looked at from outside. */
  db: Db;
  engine: Client;
  /** What `REDRESS_MASTER_KEYS` is for server and worker. */
  masterKeys: string;
  setupToken: string;
  /** Every log file there is at this moment: server, worker and the servers below them. */
  logFiles(): string[];
  /** kill -9; it stays down until it is started. */
  killWorker(): Promise<void>;
  startWorker(): Promise<void>;
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  kill(name: TestServerName): Promise<void>;
  /** Starts it again on the same port and waits until it can be used. */
  restart(name: TestServerName): Promise<void>;
  /** Ends every process and removes the data. */
  stop(): Promise<void>;
}

/** Boots everything, brings the tables, enters the small organisation. About ten seconds on two cores. */
export async function startProduct(options: { env?: Record<string, string> } = {}): Promise<Product> {
  const stack = await startTestStack();
  const setupToken = randomBytes(16).toString('hex');
  const { masterKeys } = readSecrets(stack.dataDir);
  // No web UI runs in a test, so its port of the block is the product's.
  const url = `http://127.0.0.1:${stack.ports.ui}`;
  const processes = planProcesses(stack, url, {
    ...options.env,
    REDRESS_MASTER_KEYS: masterKeys,
    REDRESS_SETUP_TOKEN: setupToken,
  });
  const { server, worker } = processes;
  const stopAll = async () => {
    await Promise.all([server.kill(), worker.kill()]);
    await stack.stop();
  };
  try {
    await migrate(stack.databaseUrl);
    await Promise.all([server.start(), worker.start()]);
    const api = await openApi(url, setupToken);
    const db = connect(stack.databaseUrl, { max: 5, name: 'redress-test' });
    const connection = await Connection.connect({ address: stack.temporalAddress });
    return {
      ...{ stack, api, db, masterKeys, setupToken, engine: new Client({ connection, namespace: stack.namespace }) },
      logFiles: () => readdirSync(logFolder(stack.dataDir)).map((name) => path.join(logFolder(stack.dataDir), name)),
      killWorker: () => worker.kill(),
      startWorker: () => worker.start(),
      killServer: () => server.kill(),
      startServer: () => server.start(),
      kill: (name) => stack.kill(name),
      restart: async (name) => {
        await stack.restart(name);
        processes.noteAgain();
      },
      stop: async () => {
        await Promise.all([db.close(), connection.close()]);
        await stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function planProcesses(stack: TestStack, url: string, extra: Record<string, string>) {
  const settings = {
    HOST: '127.0.0.1',
    PORT: new URL(url).port,
    WORKER_HEALTH_PORT: String(stack.ports.workerHealth),
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_NAMESPACE: stack.namespace,
    REDRESS_DATA_DIR: path.join(stack.dataDir, 'product'),
    ...extra,
  };
  const env = { ...process.env, ...settings };
  const logDir = logFolder(stack.dataDir);
  const spawned = new Map<string, Parameters<ServiceHooks['onSpawn']>[1]>();
  // The stack writes its journal whole, from memory: what runs beside it is entered again after each of its restarts.
  const noteAgain = () => spawned.forEach((identity, name) => new StackJournal(stack.dataDir).addChild(name, identity));
  const hooks: ServiceHooks = {
    onSpawn: (name, identity) => {
      spawned.set(name, identity);
      noteAgain();
    },
    report: () => undefined,
    respawn: false,
  };
  const workerHealth = `http://127.0.0.1:${stack.ports.workerHealth}`;
  const server: Service = productService({ name: 'server', env, logDir, readyUrl: `${url}/health/live` }, hooks);
  const worker: Service = productService(
    { name: 'worker', env, logDir, readyUrl: `${workerHealth}/health/ready` },
    hooks,
  );
  return { server, worker, noteAgain };
}

async function openApi(url: string, setupToken: string): Promise<ProductApi> {
  const post = async (route: string, body: unknown, bearer?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    };
    const response = await fetch(`${url}${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const { channelKeys } = (await post('/api/organisation', ORGANISATION, setupToken)) as {
    channelKeys: Record<string, string>;
  };
  const tokens = new Map<string, Promise<string>>();
  const signIn = async (username: string) =>
    String((await post('/api/login', { username, password: PASSWORD }))['token']);
  return {
    ...{ url, channelKeys },
    tokenOf: (username) => {
      const token = tokens.get(username) ?? signIn(username);
      tokens.set(username, token);
      return token;
    },
  };
}
