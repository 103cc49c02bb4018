// Delivers signals the door has stored, also those that came while the engine was down, and lets commands expire that
// nobody waited for. A case that is over cannot take a signal: the row says so, nothing is lost silently (K3).
import type { SignalName } from '../workflows/case-messages.ts';
import type { AppealData } from '../domain/review.ts';
import type { SupplementEvidenceData } from '../domain/intake.ts';
import { findCase } from '../db/case-reads.ts';
import {
  expireCommands,
  markRelayed,
  refuseSubmission,
  type Submission,
  takeSignalsToRelay,
} from '../db/submission-writes.ts';
import type { Door } from './door.ts';
import { CaseNotRunning } from './engine-client.ts';
import { type Relay, runEvery } from './relay-loop.ts';

const BATCH = 20;
const COMMAND_LIFE_MS = 24 * 60 * 60 * 1000;

/** One round. Gives how many signals were handed over. */
export async function relaySignals(door: Door): Promise<number> {
  await expireCommands(door.db, Date.now() - COMMAND_LIFE_MS);
  const due = await takeSignalsToRelay(door.db, BATCH);
  const outcomes = await Promise.all(due.map((row) => relayOne(door, row)));
  return outcomes.filter(Boolean).length;
}

async function relayOne(door: Door, row: Submission): Promise<boolean> {
  try {
    await door.gateway.signal(row.caseId, row.name as SignalName, payloadOf(row));
    await markRelayed(door.db, row.caseId, row.key);
    return true;
  } catch (error) {
    if (error instanceof CaseNotRunning) return refuseWhenOver(door, row);
    door.logger.warn({ err: error, caseId: row.caseId }, 'a signal did not get through');
    return false;
  }
}

async function refuseWhenOver(door: Door, row: Submission): Promise<boolean> {
  const found = await findCase(door.db, row.caseId);
  if (found?.phase === 'archived')
    await refuseSubmission(door.db, row.caseId, row.key, { code: 'wrong_phase', detail: { phase: 'archived' } });
  return false;
}

/** Ids and codes only; the texts stay here and are proved by key. */
function payloadOf({ name, key, data }: Submission) {
  if (name === 'appeal') return { key, reasons: (data as AppealData).reasons };
  return { key, items: (data as SupplementEvidenceData).items };
}

export const signalRelay = (door: Door, everyMs = 500): Relay =>
  runEvery(door, 'signal relay', everyMs, () => relaySignals(door));
