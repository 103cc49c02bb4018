// Decides what a list shows of a case: the row with its title open, but for the unit complained about; and that it was
// shown. Leaves out which cases (case-list.ts).
import { recordListRead } from '../db/audit-writes.ts';
import type { StoredCase } from '../db/case-reads.ts';
import type { Caller } from './authentication.ts';
import { seesIdentity } from './case-visibility.ts';
import type { Door } from './door.ts';
import { openAcrossCases } from './sealed-texts.ts';

/**
 * A title is what a complainant wrote, so showing it is a read: one audit row per page, naming the cases whose title was
 * shown; a title that stays shut leaves none.
 */
export async function presentRows(door: Door, caller: Caller, what: 'list' | 'tasks' | 'desk', rows: StoredCase[]) {
  const readable = rows.filter((one) => one.titleText !== null && seesIdentity(caller.actor, one));
  const titles = await openAcrossCases(
    door,
    readable.map((one) => one.caseId),
    readable.flatMap((one) => one.titleText ?? []),
  );
  const shown = new Map(readable.map((one) => [one.caseId, titles.get(one.titleText ?? '') ?? null]));
  const caseIds = [...shown].flatMap(([id, title]) => (title === null ? [] : [id]));
  await recordListRead(door.db, { caseIds, actor: caller.actor, what });
  return rows.map(({ titleText: _title, dueOrder: _order, written: _written, tasks, ...one }) => ({
    ...one,
    tasks: tasks.map((task) => ({ ...task })),
    title: shown.get(one.caseId) ?? null,
    example: isExample(door, one),
  }));
}

/** Whether the dates of a row follow invented numbers; null where its law is not at hand. */
function isExample(door: Door, { regime, packVersion }: Pick<StoredCase, 'regime' | 'packVersion'>): boolean | null {
  return (
    door.packs
      .files()
      .flatMap((file) => (file.kind === 'pack' ? file.content : []))
      .find((pack) => pack.id === regime && pack.version === packVersion)?.example ?? null
  );
}
