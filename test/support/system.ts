// The whole system in one process for tests: real PostgreSQL, real engine with virtual time, the door on a real port,
// a worker with the real hands. The door's clock is the case's own virtual now.
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { pino } from 'pino';
import { createActivities } from '../../activities/index.ts';
import { createFiles } from '../../adapters/files.ts';
import { createMailer } from '../../adapters/mail.ts';
import { readLawFiles } from '../../adapters/packs.ts';
import { createVault } from '../../adapters/vault.ts';
import { buildApp } from '../../api/app.ts';
import { createCaseGateway } from '../../api/case-gateway.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { createLawLibrary } from '../../api/law-library.ts';
import { signalRelay } from '../../api/signal-relay.ts';
import { startRelay } from '../../api/start-relay.ts';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { pages } from '../../web/pages.ts';
import { caseWorkflowId } from '../../workflows/case-messages.ts';
import { startTestEngine, type TestEngine, virtualNow } from './engine.ts';
import { ORGANISATION, PASSWORD } from './organisation.ts';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export interface TestSystem {
  engine: TestEngine;
  db: Db;
  door: Door;
  url: string;
  /** The door itself, for its table of routes. */
  app: DoorApp;
  dataDir: string;
  /** Opens POST /api/organisation while the directory is empty. */
  setupToken: string;
  channelKeys: Record<string, string>;
  get(route: string, token?: string): Promise<Answer>;
  post(route: string, body: unknown, token?: string, key?: string): Promise<Answer>;
  /** Personal session of one member of staff of the test organisation. */
  token(username: string): Promise<string>;
  stop(): Promise<void>;
}

export interface SystemOptions {
  smtpUrl?: string;
  /** False leaves the directory empty, for what enters an organisation of its own. */
  organised?: boolean;
  /** How often open pages of staff ask for news. */
  refreshSeconds?: number;
}

export async function startTestSystem(options: SystemOptions = {}): Promise<TestSystem> {
  const { smtpUrl, organised = true, refreshSeconds } = options;
  const engine = await startTestEngine();
  const { stack } = engine;
  await migrate(stack.databaseUrl);
  const db = connect(stack.databaseUrl);
  const logger = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const vault = createVault([{ id: 'k1', key: randomBytes(32) }]);
  const files = createFiles(path.join(stack.dataDir, 'files'));
  const mailer = smtpUrl === undefined ? null : createMailer({ smtpUrl, from: 'office@example.org' });
  const gateway = createCaseGateway({ connection: { address: stack.temporalAddress }, namespace: stack.namespace });
  const setupToken = randomUUID();
  const settings = {
    zone: 'Asia/Shanghai',
    setupToken,
    secureCookies: false,
    requestsPerMinute: 0,
    attemptsPerMinute: 0,
    ...(refreshSeconds === undefined ? {} : { refreshSeconds }),
  };
  const now = (caseId?: string) =>
    caseId === undefined
      ? Date.now()
      : virtualNow(engine.client.workflow, caseWorkflowId(caseId)).catch(() => Date.now());
  const door: Door = { db, vault, files, packs: createLawLibrary(db, readLawFiles()), gateway, now, settings, logger };
  const app = await buildApp(door, pages);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const relays = [startRelay(door, 200), signalRelay(door, 100)];
  const worker = await engine.work(
    createActivities({ db, vault, files, mailer, client: engine.client, logger, zone: settings.zone }),
  );

  const call = async (method: string, route: string, body?: unknown, token?: string, key?: string): Promise<Answer> => {
    const headers: Record<string, string> = { 'accept-language': 'en' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (key !== undefined) headers['idempotency-key'] = key;
    const response = await fetch(`${url}${route}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const get = (route: string, token?: string) => call('GET', route, undefined, token);
  const post = (route: string, body: unknown, token?: string, key: string = randomUUID()) =>
    call('POST', route, body, token, key);

  const channelKeys = organised ? await organise(post, setupToken) : {};
  const tokens = new Map<string, string>();
  return {
    ...{ engine, db, door, app, url, dataDir: stack.dataDir, channelKeys, setupToken, get, post },
    async token(username) {
      const known = tokens.get(username);
      if (known !== undefined) return known;
      const signedIn = await post('/api/login', { username, password: PASSWORD });
      if (signedIn.status !== 200) throw new Error(`${username} cannot sign in: ${JSON.stringify(signedIn.body)}`);
      tokens.set(username, String(signedIn.body['token']));
      return tokens.get(username)!;
    },
    async stop() {
      await Promise.all(relays.map((relay) => relay.stop()));
      await app.close();
      await worker.stop();
      await gateway.close();
      mailer?.close();
      await db.close();
      await engine.stop();
    },
  };
}

async function organise(post: TestSystem['post'], setupToken: string): Promise<Record<string, string>> {
  const { status, body } = await post('/api/organisation', ORGANISATION, setupToken);
  if (status !== 200) throw new Error(`organisation refused: ${JSON.stringify(body)}`);
  return body['channelKeys'] as Record<string, string>;
}
