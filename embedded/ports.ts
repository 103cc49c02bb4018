// Decides the block of ports the embedded servers use: consecutive from one base, below the ephemeral range.
// Leaves out PORT, the address of the product itself.
import { createServer, connect } from 'node:net';

const NAMES = [
  'postgres',
  'temporal',
  'temporalMembership',
  'history',
  'historyMembership',
  'matching',
  'matchingMembership',
  'worker',
  'workerMembership',
  'ui',
  'workerHealth',
] as const;

export type PortBlock = Record<(typeof NAMES)[number], number>;

const STEP = 20;
const LAST_BASE = 32_700;

/** The named ports of the block that begins at `base`. */
export function portBlock(base: number): PortBlock {
  return Object.fromEntries(NAMES.map((name, index) => [name, base + index])) as PortBlock;
}

/** Why a server could not listen there (EADDRINUSE, EACCES, EADDRNOTAVAIL ...), or null when it could (bind test). */
export function bindProblem(port: number, host = '127.0.0.1'): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/** The first port of the block that cannot be used, or null. */
export async function takenPort(block: PortBlock): Promise<number | null> {
  for (const port of Object.values(block)) if ((await bindProblem(port)) !== null) return port;
  return null;
}

/** First base at or after `from` whose whole block is free and holds none of `kept`. Throws when the range is used up. */
export async function findPortBase(from: number, kept: number[] = []): Promise<number> {
  for (let base = from; base <= LAST_BASE; base += STEP) {
    const block = portBlock(base);
    const isKept = Object.values(block).some((port) => kept.includes(port));
    if (!isKept && (await takenPort(block)) === null) return base;
  }
  throw new Error(`No free block of ${NAMES.length} ports between ${from} and ${LAST_BASE}.`);
}

/** True when something accepts TCP connections there. */
export function acceptsConnections(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const settle = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(1000, () => settle(false));
  });
}
