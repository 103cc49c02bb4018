// Decides how the pinned official programs are built: published Go modules by version, nothing from copied source.
// Leaves out the other ways to an engine (engine-source.ts).
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { waitForLock } from './process-lock.ts';
import {
  cachedOfficialEngine,
  officialEngineDir,
  SERVER_VERSION,
  UI_VERSION,
  type OfficialEngine,
} from './temporal-engine.ts';

const SERVER_MODULE = 'go.temporal.io/server';
const UI_MODULE = 'github.com/temporalio/ui-server/v2';
const OLDEST_GO = [1, 21] as const; // the first that fetches the newer tool chain the server asks for

/** What is built, by package, and the names Go and we give the programs. */
const BUILDS = [
  {
    packages: [`${SERVER_MODULE}/cmd/server@v${SERVER_VERSION}`, `${SERVER_MODULE}/cmd/tools/sql@v${SERVER_VERSION}`],
    programs: { server: 'temporal-server', sql: 'temporal-sql-tool' },
  },
  { packages: [`${UI_MODULE}/cmd/server@v${UI_VERSION}`], programs: { server: 'temporal-ui-server' } },
];

/** Version of the `go` on PATH ("1.26.8") when it is new enough, else the reason why not. */
export async function findGo(): Promise<{ version: string } | { reason: string }> {
  try {
    const { stdout } = await promisify(execFile)('go', ['version']);
    const [, major = '0', minor = '0', rest = ''] = /go(\d+)\.(\d+)(\S*)/.exec(stdout) ?? [];
    const version = `${major}.${minor}${rest}`;
    const isNewEnough =
      Number(major) > OLDEST_GO[0] || (Number(major) === OLDEST_GO[0] && Number(minor) >= OLDEST_GO[1]);
    return isNewEnough ? { version } : { reason: `go ${version} on PATH is older than ${OLDEST_GO.join('.')}` };
  } catch {
    return { reason: 'there is no go on PATH' };
  }
}

/**
 * Builds the three programs into the per-user cache, once: other starts wait for the one that builds.
 * `report` gets a line for each package group and, at every compiled package, how many are done.
 * Throws with the end of Go's output.
 */
export async function buildOfficialEngine(report: (line: string) => void): Promise<OfficialEngine> {
  const target = officialEngineDir();
  mkdirSync(path.dirname(target), { recursive: true });
  const release = await waitForLock(`${target}.lock`, ({ pid }) =>
    report(`process ${pid} builds the engine, waiting for it`),
  );
  try {
    return cachedOfficialEngine() ?? (await build(target, report));
  } finally {
    release();
  }
}

async function build(target: string, report: (line: string) => void): Promise<OfficialEngine> {
  for (const left of readdirSync(path.dirname(target))) {
    if (left.startsWith(`${path.basename(target)}.partial`))
      rmSync(path.join(path.dirname(target), left), { recursive: true });
  }
  const partial = `${target}.partial-${process.pid}`;
  for (const [index, { packages, programs }] of BUILDS.entries()) {
    const bin = path.join(partial, `bin-${index}`);
    mkdirSync(bin, { recursive: true });
    await goInstall(packages, bin, report);
    for (const [from, to] of Object.entries(programs)) renameSync(path.join(bin, from), path.join(partial, to));
    rmSync(bin, { recursive: true });
  }
  if (existsSync(target)) rmSync(target, { recursive: true });
  renameSync(partial, target);
  const engine = cachedOfficialEngine();
  if (!engine) throw new Error(`The build left no programs in ${target}.`);
  return engine;
}

function goInstall(packages: string[], bin: string, report: (line: string) => void): Promise<void> {
  const flags = ['-v', '-tags', 'disable_grpc_modules', '-ldflags', '-s -w'];
  const goFlags = [process.env['GOFLAGS'], '-trimpath'].filter(Boolean).join(' '); // no builder's home in every log line
  const env = { ...process.env, GOBIN: bin, GOTOOLCHAIN: 'auto', GOFLAGS: goFlags };
  const go = spawn('go', ['install', ...flags, ...packages], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = () => go.kill('SIGTERM');
  process.once('exit', stop);
  let output = '';
  let done = 0;
  go.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-4000);
    const compiled = text.split('\n').filter((line) => line && !line.startsWith('go: '));
    done += compiled.length;
    const last = compiled.at(-1);
    report(last ? `${done} packages compiled, ${last}` : (text.trim().split('\n').at(-1) ?? ''));
  });
  return new Promise((resolve, reject) => {
    go.once('error', reject);
    go.once('close', (code) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new Error(`go install ended with ${code ?? 'a signal'}:\n${output.trim()}`));
    });
  });
}
