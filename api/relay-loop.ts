// A loop that does a round, waits, and does it again, until it is stopped; never two rounds at once.
import type { Door } from './door.ts';

export interface Relay {
  /** Resolves when the round that is running has ended. */
  stop(): Promise<void>;
}

/** A round that throws is logged and tried again; the process goes on. */
export function runEvery(
  door: Pick<Door, 'logger'>,
  name: string,
  everyMs: number,
  round: () => Promise<unknown>,
): Relay {
  let running: Promise<unknown> | null = null;
  const tick = () => {
    running ??= round()
      .catch((error: unknown) => door.logger.warn({ err: error }, `${name}: a round failed`))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(tick, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
