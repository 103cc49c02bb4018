// `npm run bench:case`: what a case costs the engine beside the least anybody could write by hand (docs/measurements.md, P3
// and P6). Prints counts and ratios; leaves out speed, which two shared cores do not tell.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection } from '@temporalio/worker';
import { startTestEngine, type TestEngine, workflowBundle } from '../test/support/engine.ts';
import { type Counted, smallestLife, standardLife } from './case-events.ts';
import type { MemoryWork } from './case-memory.ts';

const ROUNDS = 5;
const WARM = 50;
const COUNT = 300;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const smallestBundle = () =>
  bundleWorkflowCode({ workflowsPath: here('smallest-workflow.ts'), logger: new DefaultLogger('ERROR') });
const say = (line: string) => process.stdout.write(`${line}\n`);

async function events(engine: TestEngine): Promise<void> {
  const { counted, acts } = await standardLife(engine);
  const connection = await NativeConnection.connect({ address: engine.stack.temporalAddress });
  const beside = await smallestLife({ client: engine.client, connection }, await smallestBundle(), acts);
  await connection.close();
  say(`standard life: ${acts.length} acts, ${acts.reduce((sum, { notices }) => sum + notices, 0)} notices`);
  say(`events: case ${counted.events} (${counted.bytes} bytes), smallest ${beside.events} (${beside.bytes} bytes)`);
  say(`ratio: ${(counted.events / beside.events).toFixed(3)}`);
  for (const line of differences(counted, beside)) say(`  ${line}`);
}

function differences({ kinds }: Counted, beside: Counted): string[] {
  return [...new Set([...kinds.keys(), ...beside.kinds.keys()])]
    .map((kind) => [kind, kinds.get(kind) ?? 0, beside.kinds.get(kind) ?? 0] as const)
    .filter(([, ours, least]) => ours !== least)
    .map(([kind, ours, least]) => `${kind}: ${ours}, smallest ${least}`);
}

/** In a fresh process each, in turn, so that both meet the same machine. */
async function memory({ stack }: TestEngine): Promise<void> {
  const bundles = { case: await workflowBundle(), waits: await smallestBundle() };
  const found: Record<MemoryWork['kind'], number[]> = { case: [], waits: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of ['waits', 'case'] as const) {
      const { temporalAddress: address, namespace } = stack;
      const bytes = await measured({ kind, address, namespace, bundle: bundles[kind], warm: WARM, count: COUNT });
      found[kind].push(bytes / 1024);
      say(`  ${kind}: ${(bytes / 1024).toFixed(0)} KB each of ${COUNT}`);
    }
  }
  const [ours, least] = [median(found.case), median(found.waits)];
  say(`memory, median of ${ROUNDS}: case ${ours.toFixed(0)} KB, waiting ${least.toFixed(0)} KB`);
  say(`ratio: ${(ours / least).toFixed(2)}`);
}

function measured(work: MemoryWork): Promise<number> {
  return new Promise((resolve, reject) => {
    const execArgv = [...process.execArgv, '--expose-gc'];
    const child = fork(here('case-memory.ts'), [], { serialization: 'advanced', execArgv });
    child.once('message', (bytes) => resolve(Number(bytes)));
    child.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`a measurement ended with ${code}`))));
    child.send(work);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const engine = await startTestEngine();
try {
  await events(engine);
  await memory(engine);
} finally {
  await engine.stop();
}
