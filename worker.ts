// Composition root 2, the worker: settings, pool, hands, health, drain. No logic.
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import path from 'node:path';
import { createActivities } from './activities/index.ts';
import { createFiles } from './adapters/files.ts';
import { createMailer } from './adapters/mail.ts';
import { createVault } from './adapters/vault.ts';
import { readEnv, temporalConnectionOptions } from './config/env.ts';
import { serveHealth } from './config/health.ts';
import { createLogger } from './config/logger.ts';
import { SHARED_RULES, WORKFLOWS_PATH } from './config/workflow-bundle.ts';
import { connect } from './db/connect.ts';

const env = readEnv();
const logger = createLogger('worker', env.LOG_LEVEL);
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => logger.warn({ level }, message)),
  shutdownSignals: ['SIGTERM', 'SIGINT'],
});

const db = connect(env.DATABASE_URL);
const connection = await Connection.connect(temporalConnectionOptions(env));
const native = await NativeConnection.connect(temporalConnectionOptions(env));
const mailer = env.SMTP_URL && env.SMTP_FROM ? createMailer({ smtpUrl: env.SMTP_URL, from: env.SMTP_FROM }) : null;

const worker = await Worker.create({
  connection: native,
  namespace: env.TEMPORAL_NAMESPACE,
  taskQueue: env.TEMPORAL_TASK_QUEUE,
  workflowsPath: WORKFLOWS_PATH,
  bundlerOptions: { preloadModules: SHARED_RULES },
  activities: createActivities({
    db,
    vault: createVault(env.REDRESS_MASTER_KEYS),
    files: createFiles(path.join(env.REDRESS_DATA_DIR, 'files')),
    mailer,
    client: new Client({ connection, namespace: env.TEMPORAL_NAMESPACE }),
    logger,
    zone: env.REDRESS_ZONE,
    publicUrl: env.REDRESS_PUBLIC_URL,
  }),
  // Without a fixed build id every new bundle would add values to the search attributes of each case it touches.
  buildId: 'redress',
  stickyQueueScheduleToStartTimeout: '3s',
  shutdownGraceTime: '10s',
});

const health = await serveHealth(env.WORKER_HEALTH_PORT, () => worker.getState() === 'RUNNING');
logger.info({ taskQueue: env.TEMPORAL_TASK_QUEUE }, 'worker takes tasks');
await worker.run();
health.close();
mailer?.close();
await Promise.all([native.close(), connection.close(), db.close()]);
logger.info('worker drained');
