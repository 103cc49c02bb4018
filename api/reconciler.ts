// Compares what was promised (ledger, outbox) with what the engine runs, says every drift aloud, and starts what is
// missing. Leaves out repairs that need a person.
import { findCase } from '../db/case-reads.ts';
import { listStarts, type StartRow } from '../db/intake-reads.ts';
import { markStarted } from '../db/start-writes.ts';
import type { Door } from './door.ts';
import { type Relay, runEvery } from './relay-loop.ts';

export type DriftKind =
  /** Registered, and the engine never heard of it: started now. */
  | 'startMissing'
  /** Recorded before, and the engine has lost it: starting it anew would tell another story than the ledger. */
  | 'executionLost'
  /** The engine runs it, the outbox did not know: noted now. */
  | 'startUnnoted'
  /** The execution failed, was terminated or timed out. */
  | 'executionBroken'
  /** The execution is over, the ledger says the case is not. */
  | 'endedEarly'
  /** The ledger says archived, the execution still runs. */
  | 'stillRunning'
  /** Started a while ago, and nothing was recorded. */
  | 'notRecorded';

export interface Drift {
  caseId: string;
  number: string | null;
  kind: DriftKind;
  repaired: boolean;
}

const CHECKED_AT_ONCE = 8;
/** Younger rows are still on their way. */
const SETTLED_MS = 10_000;

/** Throws EngineUnavailable when the engine does not answer: then nothing can be compared. */
export async function reconcile(
  door: Door,
  options: { limit?: number; repair?: boolean; caseIds?: string[] } = {},
): Promise<{ checked: number; drifts: Drift[] }> {
  const before = new Date(Date.now() - SETTLED_MS);
  const starts = await listStarts(door.db, { before, caseIds: options.caseIds }, options.limit ?? 1000);
  const drifts: Drift[] = [];
  for (let index = 0; index < starts.length; index += CHECKED_AT_ONCE) {
    const checked = await Promise.all(
      starts.slice(index, index + CHECKED_AT_ONCE).map((start) => compare(door, start, options.repair ?? true)),
    );
    drifts.push(...checked.flatMap((drift) => drift ?? []));
  }
  for (const drift of drifts) door.logger.warn({ drift }, 'ledger and engine differ');
  return { checked: starts.length, drifts };
}

async function compare(door: Door, start: StartRow, repair: boolean): Promise<Drift | null> {
  const [row, standing] = await Promise.all([findCase(door.db, start.caseId), door.gateway.standing(start.caseId)]);
  const archived = row?.phase === 'archived';
  const drift = (kind: DriftKind, repaired = false): Drift => ({
    caseId: start.caseId,
    number: row?.number ?? null,
    kind,
    repaired,
  });
  switch (standing) {
    case 'missing':
      // The engine forgets ended executions after its retention; the archive has their history.
      if (archived) return null;
      if (row !== null && row.version > 0) return drift('executionLost');
      return drift('startMissing', repair && (await startAgain(door, start)));
    case 'broken':
      return drift('executionBroken');
    case 'over':
      return archived ? null : drift('endedEarly');
    case 'running':
      if (start.status === 'pending') {
        if (repair) await markStarted(door.db, start.caseId);
        return drift('startUnnoted', repair);
      }
      if (archived) return drift('stillRunning');
      return row?.version === 0 ? drift('notRecorded') : null;
  }
}

async function startAgain(door: Door, { caseId, input }: StartRow): Promise<boolean> {
  await door.gateway.startCase(input, caseId);
  await markStarted(door.db, caseId);
  return true;
}

/** A round every few minutes; a silent engine is no drift. */
export const reconcileEvery = (door: Door, everyMs = 5 * 60 * 1000): Relay =>
  runEvery(door, 'reconciler', everyMs, () => reconcile(door));
