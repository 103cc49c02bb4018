// Carries batches on, round by round: looks for their cases, and moves them at a steady pace, each once, whoever begins
// and whoever ends in between. Leaves out what happens to a case (law-batch-case.ts) and people's acts (law-batches.ts).
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import { databaseFault } from '../db/database-fault.ts';
import { type Candidate, listCandidates, type StoredBatch } from '../db/law-batch-reads.ts';
import {
  type BatchCaseRow,
  type NewBatchCase,
  putScanned,
  settleCase,
  takeRound,
  takeScan,
  tryAgain,
} from '../db/law-batch-writes.ts';
import type { Door } from './door.ts';
import { CaseNotRunning, EngineUnavailable } from './engine-client.ts';
import { newId } from './ids.ts';
import { moveCase, previewCase, settledWithoutExecution } from './law-batch-case.ts';
import { type Relay, runEvery } from './relay-loop.ts';

const PAGE = 100;
/** Of the installation as a whole, where the settings say nothing. */
const CASES_PER_SECOND = 20;
const ROUND_MS = 500;
/** A case that cannot be asked for a reason nobody foresaw is left to a person after so many tries. */
const MOST_TRIES = 8;
/** Ids sort by time: what was registered this long before the batch stood in its preview. */
const SWEEP_BACK_MS = 60 * 60 * 1000;

/** One page of the cases of one batch. Gives how many were looked at; null where no batch looks for any. */
export async function scanBatch(door: Door): Promise<number | null> {
  const batch = await takeScan(door.db);
  if (batch === null) return null;
  await door.packs.refresh();
  const found = await listCandidates(door.db, { ...wantedBy(door, batch), limit: PAGE });
  const rows: NewBatchCase[] = [];
  for (const one of found) {
    const row = await rowOf(door, batch, one);
    if (row !== null) rows.push(row);
  }
  const position = found.length < PAGE ? null : found.at(-1)!.caseId;
  await putScanned(door.db, batch, { rows, position, previewHash: chained(batch.previewHash, rows) });
  return found.length;
}

/** One case that cannot be read keeps no other waiting: a person looks at it. */
async function rowOf(door: Door, { id, scope }: StoredBatch, found: Candidate): Promise<NewBatchCase | null> {
  try {
    return await previewCase(door, scope, found);
  } catch (error) {
    if (databaseFault(error) !== null) throw error;
    const { caseId, number } = found;
    door.logger.error({ err: error, caseId, batch: id }, 'a case cannot be previewed');
    return { caseId, number, state: 'failed', rows: [], code: 'internal_error' };
  }
}

function wantedBy(door: Door, { id, at, scope, state, position }: StoredBatch) {
  const { pack, calendar } = scope;
  const counting = door.packs
    .files()
    .flatMap((file) => (file.kind === 'pack' && file.content.calendar === calendar?.id ? file.content.id : []));
  const packs = pack === undefined ? [...new Set(counting)] : [pack.from.id];
  const wanted = { packs, version: pack?.from.version, after: position };
  if (state === 'previewing') return wanted;
  // Cases by an old pack are told by their row; by an old calendar they are not, and the preview has seen all but the new.
  const floor = pack === undefined ? newId(at - SWEEP_BACK_MS) : null;
  return { ...wanted, notIn: id, after: position ?? floor };
}

function chained(before: string, rows: readonly NewBatchCase[]): string {
  return createHash('sha256')
    .update(before)
    .update(canonicalJson(rows.map(({ caseId, state, rows: moves }) => ({ caseId, state, moves }))))
    .digest('hex');
}

/** One round of moving. Gives how many cases were asked. */
export async function moveRound(door: Door): Promise<number> {
  const perSecond = door.settings.lawCasesPerSecond ?? CASES_PER_SECOND;
  const everyMs = Math.max(ROUND_MS, 1000 / perSecond);
  const round = await takeRound(door.db, { everyMs, most: Math.max(1, Math.round((perSecond * everyMs) / 1000)) });
  if (round === null) return 0;
  await door.packs.refresh();
  await Promise.all(round.cases.map((one) => moveOne(door, round.batch, one)));
  return round.cases.length;
}

async function moveOne(door: Door, batch: StoredBatch, row: BatchCaseRow): Promise<void> {
  const { caseId, attempts } = row;
  try {
    await settleCase(door.db, batch.id, caseId, await moveCase(door, batch, caseId));
  } catch (error) {
    const settled = await settledWithoutExecution(door, caseId, error);
    if (settled !== null) return settleCase(door.db, batch.id, caseId, settled);
    door.logger.warn({ err: error, caseId, batch: batch.id }, 'a case of a batch could not be asked');
    const passes = error instanceof EngineUnavailable || error instanceof CaseNotRunning;
    if (passes) return tryAgain(door.db, row);
    if (attempts >= MOST_TRIES)
      await settleCase(door.db, batch.id, caseId, { state: 'failed', code: 'internal_error' });
  }
}

/** Both, until there is nothing at once to do. */
export function lawBatchRelay(door: Door, everyMs = ROUND_MS): Relay[] {
  const scan = async (): Promise<void> => {
    while ((await scanBatch(door)) === PAGE);
  };
  return [
    runEvery(door, 'law batch preview', everyMs, scan),
    runEvery(door, 'law batch', everyMs / 2, () => moveRound(door)),
  ];
}
