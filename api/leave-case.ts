// What somebody's leaving means for one case: which posts, whether the successor may take them, and the command that does
// it. Leaves out order and pace (leave-relay.ts) and the rules (domain/leaving-rules.ts).
import type { CaseEvent, RefusalCode, StaffRef } from '../domain/case.ts';
import { GATEWAY_ACTOR } from '../domain/case-alarms.ts';
import { decide } from '../domain/case-decide.ts';
import type { Post } from '../domain/leaving.ts';
import { postsOf } from '../domain/leaving-rules.ts';
import type { LeaveCaseRow, StoredLeave } from '../db/leave-reads.ts';
import type { SettledPart } from '../db/leave-writes.ts';
import { findStaff } from '../db/staff-reads.ts';
import { readCaseFile } from './case-file.ts';
import type { Door } from './door.ts';
import { CaseNotRunning } from './engine-client.ts';
import { relayCommand } from './relayed-command.ts';

export interface PartMoved {
  posts: Post[];
  /** Who handles the case afterwards, where the leaver did; null: whoever the lead names. */
  handler: string | null;
  /** Why the successor may not have it. */
  unfit: RefusalCode | null;
}

/** What would move where if the person left now; null where there is nothing to move. */
export async function previewPart(
  door: Door,
  caseId: string,
  staff: string,
  successor: StaffRef | null,
): Promise<PartMoved | null> {
  const { state, law } = await readCaseFile(door, caseId);
  if (postsOf(state, staff).length === 0) return null;
  const data = { leave: 'preview', staff, ...(successor && { successor }) };
  const at = await door.now(caseId);
  const verdict = decide(law, state, { name: 'relieveLeaver', data }, GATEWAY_ACTOR, { at });
  return verdict.ok ? movedBy(verdict.events) : null;
}

/** Moves what the leaver holds in a case. Throws EngineUnavailable and CaseNotRunning: then it has to be tried again. */
export async function movePart(door: Door, leave: StoredLeave, row: LeaveCaseRow): Promise<SettledPart> {
  const { caseId, round } = row;
  const { id, staffId: staff } = leave;
  const key = round === 0 ? `leave:${id}` : `leave:${id}:${round}`;
  const before = await readCaseFile(door, caseId);
  const known = settledBy(before.events, key);
  if (known !== null) return known;
  if (before.state.phase === 'archived') return { state: 'unchanged', code: 'wrong_phase' };
  if (before.recorded && postsOf(before.state, staff).length === 0)
    return { state: 'unchanged', code: 'nothing_to_do' };
  const successor = await successorOf(door, leave);
  const data = { leave: id, staff, ...(successor && { successor }) };
  const meaning = { leave: id, staff, round };
  const answer = await relayCommand(door, { caseId, name: 'relieveLeaver', key, data, meaning });
  if (answer === null) return { state: 'failed', code: 'key_reused' };
  if (answer.ok) return settledBy((await readCaseFile(door, caseId)).events, key) ?? { state: 'done' };
  const { code } = answer.refusal;
  return { state: code === 'nothing_to_do' ? 'unchanged' : 'failed', code };
}

/** As the directory has them now; nobody who left in between. */
export async function successorOf(door: Door, { successor }: Pick<StoredLeave, 'successor'>): Promise<StaffRef | null> {
  const person = successor === null ? null : await findStaff(door.db, successor);
  return person?.active ? { id: person.id, unit: person.unit, roles: person.roles } : null;
}

/** Also where a process ended in between: the case has said it, the leave has not heard it. */
function settledBy(events: readonly CaseEvent[], key: string): SettledPart | null {
  const moved = events.filter((one) => one.key === key);
  const last = moved.at(-1);
  return last === undefined ? null : { state: 'done', version: last.seq, movedAt: last.at, ...movedBy(moved) };
}

function movedBy(events: readonly CaseEvent[]): PartMoved | null {
  const relieved = events.find((one) => one.type === 'leaverRelieved');
  if (relieved === undefined) return null;
  const named = events.find((one) => one.type === 'handlerAssigned');
  const { posts, unfit } = relieved.data;
  return { posts, handler: named?.data.handler.id ?? null, unfit: unfit ?? null };
}

/** A case without an execution: over, so nothing is held in it; or not begun yet, which passes. */
export async function partWithoutExecution(door: Door, caseId: string, error: unknown): Promise<SettledPart | null> {
  if (!(error instanceof CaseNotRunning)) return null;
  const { state } = await readCaseFile(door, caseId);
  return state.phase === 'archived' ? { state: 'unchanged', code: 'wrong_phase' } : null;
}
