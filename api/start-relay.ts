// Starts the executions that intake could not start itself. The row is the promise; the engine takes a start once.
import { markStarted, takeStarts } from '../db/start-writes.ts';
import type { ComplaintInput } from '../workflows/case-messages.ts';
import type { Door } from './door.ts';
import { EngineUnavailable } from './engine-client.ts';
import { type Relay, runEvery } from './relay-loop.ts';

const START_TIMEOUT_MS = 1500;
const BATCH = 20;
/** After a start that found no engine, intake does not wait for it again so soon; the relay does. */
const SILENCE_MS = 5000;

let silentUntil = 0;

/** Right after intake: no wait when the engine was silent a moment ago. Never throws for a silent engine. */
export async function startNow(door: Door, caseId: string, input: ComplaintInput): Promise<void> {
  if (Date.now() < silentUntil) return;
  try {
    await door.gateway.startCase(input, caseId, START_TIMEOUT_MS);
    await markStarted(door.db, caseId);
  } catch (error) {
    if (error instanceof EngineUnavailable) silentUntil = Date.now() + SILENCE_MS;
    door.logger.warn({ err: error, caseId }, 'a case is registered and not started yet; the relay will start it');
  }
}

/** One round: everything that is due and that no other process is at. Gives how many were started. */
export async function relayStarts(door: Door): Promise<number> {
  const due = await takeStarts(door.db, BATCH);
  const outcomes = await Promise.all(
    due.map(async ({ caseId, input }) => {
      try {
        await door.gateway.startCase(input, caseId);
        await markStarted(door.db, caseId);
        return 1;
      } catch (error) {
        door.logger.warn({ err: error, caseId }, 'a start did not get through');
        return 0;
      }
    }),
  );
  return outcomes.reduce<number>((sum, one) => sum + one, 0);
}

export const startRelay = (door: Door, everyMs = 1000): Relay =>
  runEvery(door, 'start relay', everyMs, () => relayStarts(door));
