// Who looked at my case: reads by staff, by unit and not by name, with what was seen and what for (L20).
import { listReads, type StoredRead } from '../db/audit-reads.ts';
import { readWords } from '../words/read-words.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';

const LISTS = new Set(['list', 'tasks', 'desk']);

/** Newest first. Lists are opened all day long: of those only the last one per unit and day is shown. */
export async function readsOf(door: Door, caseId: string) {
  const [reads, units] = await Promise.all([listReads(door.db, caseId), unitsOf(door)]);
  const shown = new Set<string>();
  const isWorthSaying = ({ what, actor, at }: StoredRead) => {
    if (!LISTS.has(what)) return true;
    const sort = `${what} ${actor.unit} ${at.toISOString().slice(0, 10)}`;
    const isFirst = !shown.has(sort);
    shown.add(sort);
    return isFirst;
  };
  return reads
    .filter((one) => one.actor.kind === 'staff' && isWorthSaying(one))
    .map(({ what, actor, reason, at }) => {
      const [kind = what] = what.split(':');
      const unit = units.get(actor.unit ?? '');
      return {
        ...{ what: kind, words: readWords(kind), unit: actor.unit ?? null, reason, at: at.toISOString() },
        unitName: unit === undefined ? null : { zh: unit.nameZh, en: unit.nameEn },
      };
    });
}
