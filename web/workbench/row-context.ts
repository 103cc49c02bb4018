// What lists of cases need beside their rows: names of units and people, the day in the office. Read once a page.
import { namesOf } from '../../api/colleagues.ts';
import type { pageOfCases } from '../../api/case-list.ts';
import { unitsOf } from '../../api/directory.ts';
import type { Door } from '../../api/door.ts';
import { officeDay } from '../../api/office-day.ts';
import type { Words } from '../../domain/law.ts';

export type CaseListRow = Awaited<ReturnType<typeof pageOfCases>>['cases'][number];

export interface RowContext {
  unitName: (id: string) => Words;
  /** A person's name; the id where nobody has it. */
  staffName: (id: string) => string;
  /** For how pressing a day is. */
  at: { today: string; zone: string; now: number };
}

export async function rowContext(door: Door, staff: readonly (string | null | undefined)[]): Promise<RowContext> {
  const [units, names, now] = await Promise.all([unitsOf(door), namesOf(door, staff), door.now()]);
  const { zone } = door.settings;
  return {
    unitName: (id) => {
      const unit = units.get(id);
      return unit === undefined ? { zh: id, en: id } : { zh: unit.nameZh, en: unit.nameEn };
    },
    staffName: (id) => names.get(id) ?? id,
    at: { today: officeDay(zone, now), zone, now },
  };
}
