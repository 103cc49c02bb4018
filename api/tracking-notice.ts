// Opening a notice in the inbox: the complainant reads it, and where a right depends on it, this proves delivery (L7).
// The proof is a command like any other; when the engine is away, reading works and the next opening proves it.
// The answer is the document as it was issued, and what its delivery set going: limits, and the next remedy.
import { localDate } from '../domain/working-days.ts';
import type { Clock } from '../domain/clock.ts';
import { isHeldBack } from '../domain/delivery-held.ts';
import type { Span } from '../domain/law.ts';
import { findInboxEntry, type StoredNotice } from '../db/notice-reads.ts';
import { openInboxEntry } from '../db/notice-writes.ts';
import { findSubmission } from '../db/submission-reads.ts';
import type { Caller } from './authentication.ts';
import { remedyWords } from '../words/remedy-words.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { giveCommand } from './case-commands.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { EngineUnavailable } from './engine-client.ts';
import { Problem, STATUS } from './errors.ts';
import { documentOf } from './notice-document.ts';
import { openTexts } from './sealing.ts';
import { maskCard } from './personal-data.ts';
import { presentLimit, titleWords } from './tracking-view.ts';

export type Proof = 'notNeeded' | 'proved' | 'pending';

/** Throws 404 where the entry is not of this case. */
export async function openNotice(door: Door, caller: Caller & { kind: 'complainant' }, entryId: string) {
  const entry = await findInboxEntry(door.db, entryId);
  if (entry === null || entry.notice.caseId !== caller.caseId || entry.notice.audience.to !== 'complainant')
    throw new Problem('not_found');
  await openInboxEntry(door.db, caller.caseId, entry.id);
  const proof = entry.notice.needsProof ? await prove(door, caller, entry.id, entry.notice.id) : 'notNeeded';
  const { id, kind, number, facts, texts, lists } = entry.notice;
  // Read after the proof: what it set going belongs to the answer.
  const file = await readCaseFile(door, caller.caseId);
  const clocks = startedBy(file, id);
  const [opened, document, remedy] = await Promise.all([
    openTexts(door, caller.caseId, { texts, lists }, { card: maskCard }),
    documentOf(door, entry.notice, file.state.reach.language),
    remedyOf(door, entry.notice, clocks),
  ]);
  return {
    ...{ id: entry.id, notice: id, kind, number, words: titleWords(file.law, entry.notice), facts: { ...facts } },
    ...opened,
    ...{ document, proof, remedy, limits: clocks.map((clock) => presentLimit(file.law, clock)) },
  };
}

/** Limits that began with the delivery of the notice, as they stand now. */
function startedBy({ events, state }: CaseFile, notice: string): Clock[] {
  const served = events.filter((event) => event.type === 'noticeServed' && event.data.notice === notice);
  const started = served.flatMap((event) => event.clocks ?? []).filter((move) => move.terms !== undefined);
  return started.flatMap(({ clock }) => state.clocks[clock] ?? []);
}

/** Before which body the decision can be reviewed and until which day; null where it leaves no remedy or is none. */
export async function remedyOf(door: Door, { facts }: StoredNotice, clocks: readonly Clock[]) {
  const { remedyBody, remedyLevel: level, remedyArticle, remedyN: n, remedyUnit: unit } = facts;
  if (typeof remedyBody !== 'string' || typeof level !== 'number') return null;
  const window = clocks.find((clock) => clock.terms.kind === 'reviewWindow');
  const named = (await unitsOf(door)).get(remedyBody);
  const name = { zh: named?.nameZh ?? remedyBody, en: named?.nameEn ?? remedyBody };
  const limit = typeof n === 'number' && typeof unit === 'string' ? { n, unit: unit as Span['unit'] } : null;
  const article = String(remedyArticle ?? '—');
  const until = window?.dueOn ?? null;
  const standing = window?.standing ?? null;
  const confidence = window?.terms.confidence ?? null;
  return {
    ...{ level, article, confidence, until, standing, body: { id: remedyBody, name } },
    words: remedyWords({ level, body: name, article, limit, until, standing }),
  };
}

async function prove(
  door: Door,
  caller: Caller & { kind: 'complainant' },
  entryId: string,
  notice: string,
): Promise<Proof> {
  const { state, law } = await readCaseFile(door, caller.caseId);
  if (state.notices[notice]?.state === 'served') return 'proved';
  // Whoever reads it now is not the complainant; a successor proves it with the code of their own.
  if (isHeldBack(state, notice)) return 'pending';
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
