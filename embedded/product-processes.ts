// Decides how `npm start` runs the product itself: the server and the worker as processes of their own.
// Leaves out what they do; they get everything by environment, as in production.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Service, type ServiceHooks } from './service.ts';

export interface ProductProcess {
  name: 'server' | 'worker';
  env: NodeJS.ProcessEnv;
  logDir: string;
  /** Answers 200 when the process can work. */
  readyUrl: string;
  /** Begins anew whenever a file it imports changes (`npm run dev`). */
  watch?: boolean;
}

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const READY_WITHIN_MS = 120_000;
const GRACE_MS = 20_000;

/** `server.ts` or `worker.ts` as a service. */
export function productService(
  { name, env, logDir, readyUrl, watch = false }: ProductProcess,
  hooks: ServiceHooks,
): Service {
  return new Service(
    {
      name,
      spec: () => ({
        name,
        command: process.execPath,
        args: [
          ...(watch ? ['--watch', '--watch-preserve-output'] : []),
          '--import',
          'tsx',
          path.join(ROOT, `${name}.ts`),
        ],
        env,
        cwd: ROOT,
        logFile: path.join(logDir, `${name}.log`),
      }),
      isReady: () => answersOk(readyUrl),
      readyWithinMs: READY_WITHIN_MS,
      stopSignal: 'SIGTERM',
      forceSignal: 'SIGKILL',
      graceMs: GRACE_MS,
    },
    hooks,
  );
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
