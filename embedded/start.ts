// Decides the order of `npm start`: place, engine, servers, schema, product, address list; and back on Ctrl-C.
// Leaves out each step's how. A composition root: the only file here that knows the product's schema.
import { readStartEnv, temporalConnectionOptions, type StartEnv } from '../config/env.ts';
import { migrate } from '../db/migrate.ts';
import { obtainEngine } from './engine-source.ts';
import { productService } from './product-processes.ts';
import { showStep } from './progress.ts';
import { readSecrets } from './secrets.ts';
import { furnish, furnishEngine, logFolder, planServers, type Servers } from './servers.ts';
import type { Service, ServiceHooks } from './service.ts';
import { takePlace, type Place } from './start-place.ts';
import { StopSignals } from './stop-signals.ts';

const MAX_CONNECTIONS = 60;
const beganAt = Date.now();
const say = (line: string) => console.log(`  ${line}`);

async function main(env: StartEnv, stop: StopSignals): Promise<void> {
  const place = await takePlace(env, say);
  stop.finally(place.release);
  const { journal, ports, dataDir } = place;
  const engine = env.TEMPORAL_ADDRESS ? null : await obtainEngine(journal.record.engineKind);
  if (engine) journal.update({ engineKind: engine.kind });
  const hooks: ServiceHooks = {
    onSpawn: (name, identity) => journal.addChild(name, identity),
    report: (line) => console.log(`${new Date().toISOString()} ${line}`),
    respawn: true,
  };
  const namespace = env.TEMPORAL_NAMESPACE;
  const servers = planServers(
    {
      dataDir,
      ports,
      namespace,
      engine,
      productDatabase: !env.DATABASE_URL,
      ui: true,
      maxConnections: MAX_CONNECTIONS,
      durable: true,
      timeSkipping: false,
    },
    hooks,
  );
  for (const service of servers.services) await startOne(service, stop);
  const settings = connectTo(env, servers, place);
  await stop.unlessStopping(() =>
    showStep('namespace and search attributes', async () => {
      await furnish(servers, namespace);
      if (env.TEMPORAL_ADDRESS) await furnishEngine(existingEngine(env, env.TEMPORAL_ADDRESS), namespace);
    }),
  );
  await stop.unlessStopping(() => showStep('database schema', () => migrate(settings.DATABASE_URL)));
  const product = planProduct(settings, dataDir, hooks);
  stop.add(product);
  await stop.unlessStopping(() =>
    showStep('server and worker', () => Promise.all(product.map((service) => service.start()))),
  );
  await stop.unlessStopping(async () => printAddresses(env, place, settings));
}

async function startOne(service: Service, stop: StopSignals): Promise<void> {
  stop.add([service]);
  await stop.unlessStopping(() => showStep(service.name, () => service.start()));
}

const existingEngine = (env: StartEnv, address: string) =>
  temporalConnectionOptions({ ...env, TEMPORAL_ADDRESS: address });

/** What server and worker are told; the same names as in production. */
function connectTo(env: StartEnv, servers: Servers, { dataDir, ports }: Place) {
  const databaseUrl = env.DATABASE_URL ?? servers.databaseUrl;
  const temporalAddress = env.TEMPORAL_ADDRESS ?? servers.temporalAddress;
  if (!databaseUrl || !temporalAddress) throw new Error('There is neither an existing nor an embedded server.');
  return {
    HOST: env.HOST,
    PORT: String(env.PORT),
    WORKER_HEALTH_PORT: String(env.WORKER_HEALTH_PORT ?? ports.workerHealth),
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE,
    REDRESS_DATA_DIR: dataDir,
    REDRESS_MASTER_KEYS: env.REDRESS_MASTER_KEYS ?? readSecrets(dataDir).masterKeys,
    // On one's own machine the demo signs eighty people in; at most two secrets are checked at once anyway.
    REDRESS_ATTEMPTS_PER_MINUTE: process.env['REDRESS_ATTEMPTS_PER_MINUTE'] ?? '600',
    REDRESS_SETUP_TOKEN: process.env['REDRESS_SETUP_TOKEN'] || readSecrets(dataDir).setupToken,
    REDRESS_TEMPORAL_UI:
      env.REDRESS_TEMPORAL_UI ?? (servers.temporalAddress ? `http://127.0.0.1:${ports.ui}` : undefined),
  };
}

type Settings = ReturnType<typeof connectTo>;

function planProduct(settings: Settings, dataDir: string, hooks: ServiceHooks): Service[] {
  const env = { ...process.env, ...settings };
  const logDir = logFolder(dataDir);
  const watch = process.argv.includes('--watch');
  const worker = `http://127.0.0.1:${settings.WORKER_HEALTH_PORT}/health/ready`;
  return [
    productService({ name: 'worker', env, logDir, readyUrl: worker, watch }, hooks),
    productService({ name: 'server', env, logDir, readyUrl: `${reachable(settings)}/health/ready`, watch }, hooks),
  ];
}

/** An address a browser on this machine can open, also when the server listens on all addresses. */
function reachable({ HOST, PORT }: { HOST: string; PORT: string | number }): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}

function printAddresses(env: StartEnv, { dataDir }: Place, settings: Settings): void {
  const at = reachable(env);
  const database = new URL(settings.DATABASE_URL);
  const rows = [
    ['Citizens', `${at}/`],
    ['Staff', `${at}/desk`],
    ['API', at],
    ['API docs', `${at}/docs`],
    ['Temporal UI', settings.REDRESS_TEMPORAL_UI ?? 'unknown here (REDRESS_TEMPORAL_UI)'],
    ['Temporal', `${settings.TEMPORAL_ADDRESS}, namespace ${settings.TEMPORAL_NAMESPACE}`],
    ['PostgreSQL', `${database.host}${database.pathname}`],
    ['Data folder', dataDir],
    ['Log files', logFolder(dataDir)],
    ['To stop', `Ctrl-C, or kill ${process.pid}; a second time ends it at once`],
  ];
  const list = rows.map(([name = '', value = '']) => `  ${name.padEnd(12)} ${value}`).join('\n');
  console.log(`\nRedress runs (started in ${((Date.now() - beganAt) / 1000).toFixed(1)} s).\n\n${list}\n`);
}

const stop = new StopSignals(say);
try {
  await main(readStartEnv(), stop);
} catch (error) {
  if (!stop.isStopping) await stop.fail(error);
}
