// What people do with a batch: propose, approve as the second person, pause, resume, withdraw. Every act is kept.
// Leaves out HTTP (law-batch-routes.ts) and the carrying out (law-batch-relay.ts).
import { findLawFile } from '../adapters/law-check.ts';
import { findBatch, type StoredBatch } from '../db/law-batch-reads.ts';
import { actOnBatch, insertBatch } from '../db/law-batch-writes.ts';
import type { BatchScope, BatchState } from '../db/schema-law-batch.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { newId } from './ids.ts';

/** Throws 404 for a version nobody has, 422 law_retired, unknown_item (another regime, another calendar), 409 nothing_to_do. */
export async function proposeBatch(door: Door, by: string, { scope, reason }: { scope: BatchScope; reason: string }) {
  await door.packs.refresh();
  judgeScope(door, scope);
  const at = await door.now();
  const id = newId(at);
  await insertBatch(door.db, { id, scope, reason, proposedBy: by, at });
  return id;
}

function judgeScope(door: Door, { pack, calendar }: BatchScope): void {
  const to = pack && packOf(door, pack.to);
  const from = pack && packOf(door, pack.from);
  if (to && from && to.content.regime !== from.content.regime)
    throw new Problem('unknown_item', { detail: { regime: to.content.regime, regimes: [from.content.regime] } });
  if (to?.retired) throw new Problem('law_retired', { detail: { pack: `${to.content.id}@${to.version}` } });
  if (to && from && to.content.id === from.content.id && to.version === from.version && !calendar)
    throw new Problem('nothing_to_do');
  if (!calendar) return;
  const { id } = calendar;
  const next = calendarOf(door, id, calendar.to);
  if (calendar.from !== undefined) calendarOf(door, id, calendar.from);
  if (next.retired) throw new Problem('law_retired', { detail: { calendar: `${id}@${calendar.to}` } });
  if (calendar.from === calendar.to) throw new Problem('nothing_to_do');
  if (to && to.content.calendar !== id)
    throw new Problem('unknown_item', { detail: { calendar: id, calendars: [to.content.calendar] } });
}

function packOf(door: Door, { id, version }: { id: string; version: string }) {
  const file = findLawFile(door.packs, 'pack', id, version);
  if (file?.kind !== 'pack') throw new Problem('not_found', { detail: { pack: `${id}@${version}` } });
  return file;
}

function calendarOf(door: Door, id: string, version: string) {
  const file = findLawFile(door.packs, 'calendar', id, version);
  if (file?.kind !== 'calendar') throw new Problem('not_found', { detail: { calendar: `${id}@${version}` } });
  return file;
}

/** The second person says yes to the preview they saw. Throws 403 same_person, 409 hash_mismatch, wrong_state. */
export function approveBatch(door: Door, by: string, id: string, previewHash: string): Promise<StoredBatch> {
  return act(door, { id, by, act: 'approved' }, (batch) => {
    allowOnly(batch, ['proposed']);
    if (batch.proposedBy === by) throw new Problem('same_person', { detail: { proposedBy: by } });
    if (batch.previewHash !== previewHash)
      throw new Problem('hash_mismatch', { detail: { previewHash: batch.previewHash } });
    return { state: 'running', approvedBy: by };
  });
}

/** No further case is taken; those on their way arrive. */
export function pauseBatch(door: Door, by: string, id: string): Promise<StoredBatch> {
  return act(door, { id, by, act: 'paused' }, (batch) => {
    allowOnly(batch, ['running', 'sweeping']);
    return { state: 'paused' };
  });
}

export function resumeBatch(door: Door, by: string, id: string): Promise<StoredBatch> {
  return act(door, { id, by, act: 'resumed' }, (batch) => {
    allowOnly(batch, ['paused']);
    return { state: 'running' };
  });
}

/** Ends a batch for good. Cases that were moved stay moved. */
export function withdrawBatch(door: Door, by: string, id: string): Promise<StoredBatch> {
  return act(door, { id, by, act: 'withdrawn' }, (batch) => {
    allowOnly(batch, ['previewing', 'proposed', 'running', 'sweeping', 'paused']);
    return { state: 'withdrawn' };
  });
}

async function act(
  door: Door,
  what: Omit<Parameters<typeof actOnBatch>[1], 'at'>,
  judge: Parameters<typeof actOnBatch>[2],
): Promise<StoredBatch> {
  const batch = await actOnBatch(door.db, { ...what, at: await door.now() }, judge);
  if (batch === null) throw new Problem('not_found');
  door.logger.info({ batch: batch.id, act: what.act, state: batch.state }, 'a batch of law changes');
  return batch;
}

function allowOnly({ state }: StoredBatch, states: readonly BatchState[]): void {
  if (!states.includes(state)) throw new Problem('wrong_state', { detail: { state, states: [...states] } });
}

/** Throws 404. */
export async function batchOf(door: Door, id: string): Promise<StoredBatch> {
  const batch = await findBatch(door.db, id);
  if (batch === null) throw new Problem('not_found');
  return batch;
}
