// Composition root of the server: settings, pool, vault, packs, gateway, app, relays; listens; drains on SIGTERM.
// Decides nothing else. Starts and takes complaints while the engine is down.
import path from 'node:path';
import { createFiles } from './adapters/files.ts';
import { readLawFiles } from './adapters/packs.ts';
import { createVault } from './adapters/vault.ts';
import { buildApp } from './api/app.ts';
import { gapWatch } from './api/calendar-gaps.ts';
import { createCaseGateway } from './api/case-gateway.ts';
import type { Door } from './api/door.ts';
import { housekeeping } from './api/housekeeping.ts';
import { lawBatchRelay } from './api/law-batch-relay.ts';
import { createLawLibrary, refreshLaw } from './api/law-library.ts';
import { LawFileChanged } from './api/law-release.ts';
import { leaveRelay } from './api/leave-relay.ts';
import { reconcileEvery } from './api/reconciler.ts';
import { signalRelay } from './api/signal-relay.ts';
import { startRelay } from './api/start-relay.ts';
import { type Env, readEnv, temporalConnectionOptions } from './config/env.ts';
import { createLogger } from './config/logger.ts';
import { connect } from './db/connect.ts';
import { pages } from './web/pages.ts';

function openDoor(env: Env): Door {
  const db = connect(env.DATABASE_URL, { name: 'redress-server' });
  return {
    db,
    vault: createVault(env.REDRESS_MASTER_KEYS),
    files: createFiles(path.join(env.REDRESS_DATA_DIR, 'files')),
    packs: createLawLibrary(db, readLawFiles(undefined, env.REDRESS_PACKS_DIR)),
    gateway: createCaseGateway({
      connection: temporalConnectionOptions(env),
      namespace: env.TEMPORAL_NAMESPACE,
      taskQueue: env.TEMPORAL_TASK_QUEUE,
    }),
    now: () => Date.now(),
    settings: {
      zone: env.REDRESS_ZONE,
      publicUrl: env.REDRESS_PUBLIC_URL,
      setupToken: env.REDRESS_SETUP_TOKEN,
      defaultRegime: env.REDRESS_DEFAULT_REGIME,
      portalChannel: env.REDRESS_PORTAL_CHANNEL,
      engineUi: env.REDRESS_TEMPORAL_UI,
      engineNamespace: env.TEMPORAL_NAMESPACE,
      secureCookies: env.REDRESS_PUBLIC_URL?.startsWith('https://') ?? false,
      requestsPerMinute: 1200,
      attemptsPerMinute: env.REDRESS_ATTEMPTS_PER_MINUTE,
      lawCasesPerSecond: env.REDRESS_LAW_CASES_PER_SECOND,
      refreshSeconds: env.REDRESS_REFRESH_SECONDS,
    },
    logger: createLogger('server', env.LOG_LEVEL),
  };
}

const env = readEnv();
const door = openDoor(env);
await recordLaw();
const app = await buildApp(door, pages);
const relays = [
  ...[startRelay(door), signalRelay(door), reconcileEvery(door), housekeeping(door)],
  refreshLaw(door, { refuse: refuseToServe }),
  ...[...lawBatchRelay(door), gapWatch(door), ...leaveRelay(door)],
];

/** With the database away the server starts all the same; the law is recorded when it is back. */
async function recordLaw(): Promise<void> {
  try {
    await door.packs.ready();
  } catch (error) {
    if (error instanceof LawFileChanged) refuseToServe(error);
    door.logger.warn({ err: error }, 'the law is not recorded yet');
  }
}

/** Nothing may be taken or shown under law that changed under its version. */
function refuseToServe(error: LawFileChanged): never {
  door.logger.fatal({ errorCode: error.code, files: error.files }, error.message);
  process.exit(1);
}

let closing: Promise<void> | undefined;

/** What is running is answered; nothing new is begun. */
async function close(): Promise<void> {
  await app.close();
  await Promise.all(relays.map((relay) => relay.stop()));
  await door.gateway.close();
  await door.db.close();
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    closing ??= close().catch((error: unknown) => {
      door.logger.error({ err: error }, 'the server did not close cleanly');
      process.exitCode = 1;
    });
  });
}

await app.listen({ host: env.HOST, port: env.PORT });
