// Opening a notice in the inbox: the complainant reads it, and where a right depends on it, this proves delivery (L7).
// The proof is a command like any other; when the engine is away, reading works and the next opening proves it.
import { localDate } from '../domain/working-days.ts';
import { findInboxEntry } from '../db/notice-reads.ts';
import { openInboxEntry } from '../db/notice-writes.ts';
import { findSubmission } from '../db/submission-reads.ts';
import type { Caller } from './authentication.ts';
import { readCaseFile } from './case-file.ts';
import { giveCommand } from './case-commands.ts';
import type { Door } from './door.ts';
import { EngineUnavailable } from './engine-client.ts';
import { Problem, STATUS } from './errors.ts';
import { openTexts } from './sealing.ts';
import { maskCard } from './personal-data.ts';

export type Proof = 'notNeeded' | 'proved' | 'pending';

/** Throws 404 where the entry is not of this case. */
export async function openNotice(door: Door, caller: Caller & { kind: 'complainant' }, entryId: string) {
  const entry = await findInboxEntry(door.db, entryId);
  if (entry === null || entry.notice.caseId !== caller.caseId || entry.notice.audience.to !== 'complainant')
    throw new Problem('not_found');
  await openInboxEntry(door.db, caller.caseId, entry.id);
  const proof = entry.notice.needsProof ? await prove(door, caller, entry.id, entry.notice.id) : 'notNeeded';
  const { id, kind, number, facts, texts, lists } = entry.notice;
  const opened = await openTexts(door, caller.caseId, { texts, lists }, { card: maskCard });
  return { id: entry.id, notice: id, kind, number, facts: { ...facts }, ...opened, proof };
}

async function prove(
  door: Door,
  caller: Caller & { kind: 'complainant' },
  entryId: string,
  notice: string,
): Promise<Proof> {
  const { state, law } = await readCaseFile(door, caller.caseId);
  if (state.notices[notice]?.state === 'served') return 'proved';
  const key = `open-${entryId}`;
  // The day of the first opening stands, also when its proof is sent again later.
  const earlier = await findSubmission(door.db, caller.caseId, key);
  const on =
    (earlier?.data as { on: string } | undefined)?.on ?? localDate(law.calendar, await door.now(caller.caseId));
  try {
    const body = { notice, method: 'inbox', on };
    await giveCommand(door, { caller, actor: caller.actor, caseId: caller.caseId, name: 'recordDelivery', key, body });
    return 'proved';
  } catch (error) {
    if (error instanceof EngineUnavailable) return 'pending';
    // A refusal (served meanwhile, method not in the pack) leaves the notice readable.
    if (error instanceof Problem && STATUS[error.code] < 500)
      return error.code === 'already_done' ? 'proved' : 'pending';
    throw error;
  }
}
