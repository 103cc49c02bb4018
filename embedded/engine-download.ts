// Decides how the Temporal SDK's own download is used: the file is fetched into the per-user cache and run from there.
// Leaves out its development server's options (temporal-cli.ts).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineCacheDir, type CliEngine } from './temporal-engine.ts';

const QUIET_LIMIT_MS = 10_000;
const POLL_MS = 500;

const folder = () => path.join(engineCacheDir(), 'temporal-cli');

/** Where the SDK puts its default server, by its own version. */
function downloadedFile(): string {
  const manifest = createRequire(import.meta.url).resolve('@temporalio/testing/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return path.join(folder(), `temporal-sdk-typescript-${version}`);
}

/** The program an earlier start has downloaded, or null. */
export function downloadedEngine(): CliEngine | null {
  const executable = downloadedFile();
  return existsSync(executable) ? { kind: 'cli', executable } : null;
}

/**
 * Lets the SDK download its server, in a process of its own, so that a network that swallows packets can be given up:
 * after ten seconds in which no byte arrived. Throws with the SDK's reason.
 */
export async function downloadEngine(detail: (text: string) => void): Promise<CliEngine> {
  mkdirSync(folder(), { recursive: true });
  const program = fileURLToPath(new URL('engine-download-once.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder()], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-2000)));
  const code = await watchGrowth(child, detail);
  const engine = downloadedEngine();
  if (engine && code === 0) return engine;
  const [reason = ''] = output
    .replaceAll(/ for url \([^)]*\)/g, '')
    .trim()
    .split('\n');
  throw new Error(reason || `no byte arrived for ${QUIET_LIMIT_MS / 1000} s`);
}

function watchGrowth(child: ReturnType<typeof spawn>, detail: (text: string) => void): Promise<number | null> {
  let bytes = 0;
  let grewAt = Date.now();
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  const timer = setInterval(() => {
    const now = bytesIn(folder());
    if (now !== bytes) grewAt = Date.now();
    bytes = now;
    if (bytes > 0) detail(`${Math.round(bytes / 1_000_000)} MB`);
    if (Date.now() - grewAt > QUIET_LIMIT_MS) stop();
  }, POLL_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    clearInterval(timer);
    process.off('exit', stop);
  }) as Promise<number | null>;
}

const bytesIn = (place: string) =>
  readdirSync(place).reduce(
    (sum, name) => sum + (statSync(path.join(place, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
