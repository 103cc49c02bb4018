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

/** True when nothing listens on the port (bind test). */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The first port of the block that something else holds, or null. */
export async function takenPort(block: PortBlock): Promise<number | null> {
  for (const port of Object.values(block)) if (!(await isPortFree(port))) return port;
  return null;
}

/** First base at or after `from` whose whole block is free. Throws when the range is used up. */
export async function findPortBase(from: number): Promise<number> {
  for (let base = from; base <= LAST_BASE; base += STEP) if ((await takenPort(portBlock(base))) === null) return base;
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
