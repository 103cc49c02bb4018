// `npm start` as a person meets it: refusals before anything runs, recovery after kill -9, an orderly end.
// Leaves out what server and worker do once they are ready.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPortBase } from '../embedded/ports.ts';
import { identify, isAlive, type ProcessIdentity } from '../embedded/process-identity.ts';

const READY = 'Redress runs';
const START_LIMIT_MS = 60_000;

interface Run {
  process: ChildProcess;
  text: () => string;
  ended: Promise<number | null>;
}

describe('npm start', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'redress-start-'));
  let base: number;

  beforeAll(async () => {
    base = await findPortBase(12_000 + (process.pid % 90) * 20);
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  /** The port of the product is the last of the block's step, which the servers do not use. */
  const start = (folder = dataDir): Run => {
    const env = { ...process.env, REDRESS_DATA_DIR: folder, REDRESS_PORT_BASE: String(base), PORT: String(base + 19) };
    const child = spawn(process.execPath, ['--import', 'tsx', 'embedded/start.ts'], { env });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { process: child, text: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) };
  };
  const children = () => {
    const record = JSON.parse(readFileSync(path.join(dataDir, 'stack.json'), 'utf8')) as {
      children: Record<string, ProcessIdentity>;
    };
    return Object.values(record.children);
  };
  const ready = async (run: Run) => {
    await Promise.race([expect.poll(run.text, { timeout: START_LIMIT_MS }).toContain(READY), run.ended]);
    expect(run.text()).toContain(READY);
  };

  test('names the port that another program holds, and starts nothing', async () => {
    const holder = await holdPort(base + 19);
    const run = start();
    expect(await run.ended).toBe(1);
    holder.close();
    expect(run.text()).toContain(`Port ${base + 19} on 127.0.0.1 (PORT) cannot be used: another program listens there`);
    expect(children()).toEqual([]);
  });

  test(
    'recovers after kill -9, refuses a second start on its folder, and ends without leaving a process',
    async () => {
      const killed = start();
      await ready(killed);
      const orphans = children();
      expect(orphans).toHaveLength(5);
      killed.process.kill('SIGKILL');
      await killed.ended;
      expect(orphans.every(isAlive)).toBe(true);

      const next = start();
      await ready(next);
      expect(next.text()).toContain('stopped what it left: server, worker, temporal-ui, temporal, postgres');
      expect(orphans.some(isAlive)).toBe(false);

      const second = start();
      expect(await second.ended).toBe(1);
      expect(second.text()).toContain(`Redress already runs at http://127.0.0.1:${base + 19}`);

      const pids = children().map(({ pid }) => pid);
      next.process.kill('SIGTERM');
      expect(await next.ended).toBe(0);
      expect(pids.map(identify)).toEqual([null, null, null, null, null]);
    },
    3 * START_LIMIT_MS,
  );
});

function holdPort(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
