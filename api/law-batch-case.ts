// What a batch means for one case: whether it is among those it changes, which law it would get, which limits move; and
// the command that does it. Leaves out order and pace (law-batch-relay.ts).
import { foldAll } from '../domain/case-apply.ts';
import type { CaseState } from '../domain/case.ts';
import { hasLaw, previewLawChange } from '../domain/law-change-preview.ts';
import type { Law } from '../domain/law.ts';
import type { Candidate, StoredBatch } from '../db/law-batch-reads.ts';
import type { NewBatchCase, Settled } from '../db/law-batch-writes.ts';
import type { BatchScope } from '../db/schema-law-batch.ts';
import { type CaseFile, lawInForce, readCaseFile } from './case-file.ts';
import { excerptFor } from './case-law.ts';
import type { Door } from './door.ts';
import { CaseNotRunning } from './engine-client.ts';
import { Problem } from './errors.ts';
import { relayCommand } from './relayed-command.ts';

/** The row of a case in a batch, or null where the batch does not touch it. */
export async function previewCase(door: Door, scope: BatchScope, found: Candidate): Promise<NewBatchCase | null> {
  const { caseId, number, events } = found;
  const file = events.length === 0 ? await readCaseFile(door, caseId) : null;
  const state = file?.state ?? foldAll(events);
  if (!isMeant(scope, state)) return null;
  const law = lawFor(door, scope, state);
  if (law instanceof Problem) return { caseId, number, state: 'failed', rows: [], code: law.code };
  if (hasLaw(state, law)) return null;
  const old = file?.law ?? (await lawInForce(door, { caseId, events, state }));
  const rows = previewLawChange(law, old, state, await door.now(caseId));
  return { caseId, number, state: 'waiting', rows, code: null };
}

/** True where the case has what the batch changes from. */
export function isMeant({ pack, calendar }: BatchScope, state: Pick<CaseState, 'pack' | 'calendar'>): boolean {
  const { id, version } = state.pack;
  if (pack && (id !== pack.from.id || version !== pack.from.version)) return false;
  if (!calendar) return true;
  if (state.calendar.id !== calendar.id) return false;
  // Beside another pack the calendar may be the new one already.
  if (calendar.from === undefined) return pack !== undefined || state.calendar.version !== calendar.to;
  return state.calendar.version === calendar.from;
}

/** What the case would come to; a refusal where the new law does not fit it. */
function lawFor(door: Door, { pack, calendar }: BatchScope, state: CaseState): Law | Problem {
  try {
    return excerptFor(door, state, {
      ...(pack && { pack: pack.to }),
      ...(calendar && { calendar: { id: calendar.id, version: calendar.to } }),
    });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Moves a case, or says why it stays. Throws EngineUnavailable and CaseNotRunning: then it has to be tried again. */
export async function moveCase(door: Door, batch: StoredBatch, caseId: string): Promise<Settled> {
  const file = await readCaseFile(door, caseId);
  const moved = movedBy(file, batch.id);
  if (moved !== null) return moved;
  if (file.state.phase === 'archived') return { state: 'unchanged', code: 'wrong_phase' };
  if (!isMeant(batch.scope, file.state)) return { state: 'unchanged', code: 'other_law' };
  const law = lawFor(door, batch.scope, file.state);
  if (law instanceof Problem) return { state: 'failed', code: law.code };
  return send(door, batch, caseId, law);
}

/** A process that ended in between: the case has said it, the batch has not heard it. */
function movedBy({ events }: CaseFile, batch: string): Settled | null {
  const event = events.find((one) => one.type === 'lawChanged' && one.data.batch === batch);
  return event === undefined ? null : { state: 'done', version: event.seq, movedAt: event.at };
}

async function send(door: Door, batch: StoredBatch, caseId: string, law: Law): Promise<Settled> {
  const data = { batch: batch.id, proposedBy: batch.proposedBy, approvedBy: batch.approvedBy ?? '', law };
  const answer = await relayCommand(door, { caseId, name: 'applyLawBatch', key: `batch:${batch.id}`, data });
  if (answer === null) return { state: 'failed', code: 'key_reused' };
  if (answer.ok) return { state: 'done', version: answer.version, movedAt: await door.now(caseId) };
  const { code } = answer.refusal;
  return { state: code === 'nothing_to_do' ? 'unchanged' : 'failed', code };
}

/** A case without an execution: over, so it stays as it is; or not begun yet, which passes. */
export async function settledWithoutExecution(door: Door, caseId: string, error: unknown): Promise<Settled | null> {
  if (!(error instanceof CaseNotRunning)) return null;
  const { state } = await readCaseFile(door, caseId);
  return state.phase === 'archived' ? { state: 'unchanged', code: 'wrong_phase' } : null;
}
