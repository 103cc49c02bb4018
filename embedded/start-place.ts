// Decides whether a start may begin: nobody else on the data folder, nothing left of a killed start, free ports.
// Leaves out starting anything.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { StartEnv } from '../config/env.ts';
import { bindProblem, findPortBase, portBlock, takenPort, type PortBlock } from './ports.ts';
import { tryLock } from './process-lock.ts';
import { StackJournal } from './stack-journal.ts';

/** A start that cannot begin, with a message for a person. */
export class StartRefused extends Error {}

export interface Place {
  dataDir: string;
  journal: StackJournal;
  ports: PortBlock;
  release: () => void;
}

const FIRST_BASE = 27_200;

/** Takes the data folder. Throws {@link StartRefused} before anything is started. */
export async function takePlace(env: StartEnv, report: (line: string) => void): Promise<Place> {
  const dataDir = env.REDRESS_DATA_DIR;
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const journal = new StackJournal(dataDir);
  const lock = tryLock(path.join(dataDir, 'start.lock'));
  if ('holder' in lock) {
    const at = journal.record.address ? ` at ${journal.record.address}` : '';
    throw new StartRefused(`Redress already runs${at} (process ${lock.holder.pid}, data folder ${dataDir}).`);
  }
  try {
    const stopped = await journal.stopOrphans();
    if (stopped.length > 0) report(`An earlier start was killed; stopped what it left: ${stopped.join(', ')}`);
    await checkPort('PORT', env.PORT, env.HOST);
    if (env.WORKER_HEALTH_PORT) await checkPort('WORKER_HEALTH_PORT', env.WORKER_HEALTH_PORT, '127.0.0.1');
    const ports = await choosePorts(env, journal.record.portBase);
    journal.update({ portBase: ports.postgres, address: `http://${env.HOST}:${env.PORT}` });
    return { dataDir, journal, ports, release: lock.release };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function checkPort(name: string, port: number, host: string): Promise<void> {
  const problem = await bindProblem(port, host);
  if (problem === null) return;
  const reasons: Record<string, string> = {
    EADDRINUSE: `another program listens there. Stop it, or choose another with ${name}=...`,
    EACCES: `this account may not use it. Choose another with ${name}=...`,
    EADDRNOTAVAIL: 'HOST is not an address of this machine.',
  };
  throw new StartRefused(`Port ${port} on ${host} (${name}) cannot be used: ${reasons[problem] ?? problem}`);
}

/** A given base is taken or refused; else the last one is used again, so that bookmarks stay right, or the next free. */
async function choosePorts(env: StartEnv, last: number | undefined): Promise<PortBlock> {
  const kept = [env.PORT, ...(env.WORKER_HEALTH_PORT ? [env.WORKER_HEALTH_PORT] : [])];
  const given = env.REDRESS_PORT_BASE;
  if (given === undefined) return portBlock(await findPortBase(last ?? FIRST_BASE, kept));
  const block = portBlock(given);
  const problem = Object.values(block).find((port) => kept.includes(port)) ?? (await takenPort(block));
  if (problem !== null) {
    const end = Math.max(...Object.values(block));
    throw new StartRefused(`Port ${problem} is taken; REDRESS_PORT_BASE=${given} needs ${given} to ${end} free.`);
  }
  return block;
}
