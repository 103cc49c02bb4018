// `npm run lives -- --seed 1 --count 10000`: whole lives of random legal and illegal commands through the pure core, every
// promise asked at every event. Prints what was reached and how fast; a broken promise ends it with the seed.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lifePlan, lived } from '../test/support/random-life.ts';
import { addLife, emptyTally, joined, type Tally, told } from './lives-tally.ts';

interface Share {
  seed: number;
  count: number;
  step: number;
}

/** Lives of every `step`-th seed. */
function share({ seed, count, step }: Share): Tally {
  const tally = emptyTally();
  for (let one = seed; one < seed + count; one += step) addLife(tally, lived(lifePlan(one)));
  return tally;
}

/** In a process of its own; it ends with an error where a life broke a promise, which it prints. */
function inProcess(work: Share): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [], {
      serialization: 'advanced',
      execArgv: [...process.execArgv, '--max-semi-space-size=64'],
    });
    child.once('message', (tally) => resolve(tally as Tally));
    child.once('exit', (code) =>
      code === 0 ? undefined : reject(new Error(`a share of the lives ended with ${code}`)),
    );
    child.send(work);
  });
}

function whole(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1`);
  return number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1000' },
      processes: { type: 'string', default: String(availableParallelism()) },
    },
  });
  const seed = whole(values.seed, 'seed');
  const count = whole(values.count, 'count');
  const step = whole(values.processes, 'processes');
  const start = performance.now();
  const shares = Array.from({ length: Math.min(step, count) }, (_, index) => index);
  const tallies = await Promise.all(
    shares.map((index) => inProcess({ seed: seed + index, count: count - index, step })),
  );
  process.stdout.write(told(tallies.reduce(joined), { seconds: (performance.now() - start) / 1000, processes: step }));
}

if (process.send === undefined) await main();
else process.once('message', (work) => process.send?.(share(work as Share), () => process.disconnect()));
