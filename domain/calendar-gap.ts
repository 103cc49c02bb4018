// Which years without a calendar the running limits of a case touch. Leaves out what is done about it.
import type { CaseState } from './case.ts';
import type { Clock } from './clock.ts';
import { isLive } from './clock-ledger.ts';
import type { Calendar } from './law.ts';
import { localDate, yearOf } from './working-days.ts';

export interface TouchedYears {
  years: number[];
  /** The earliest last day that waits, YYYY-MM-DD; null where nothing waits, and for limits that stand. */
  earliest: string | null;
}

/** Years from the start to the last day (or the day before it rolled) that `calendar`, as the case has it, lacks. */
export function touchedYears({ clocks }: Pick<CaseState, 'clocks'>, calendar: Calendar): TouchedYears {
  const waiting = Object.values(clocks).filter((clock) => clock.provisional && isOpen(clock));
  const years = waiting.flatMap((clock) => yearsOf(clock, calendar));
  const days = waiting.flatMap((clock) => clock.dueOn ?? lastDay(clock, calendar) ?? []).sort();
  return { years: [...new Set(years)].sort((a, b) => a - b), earliest: days[0] ?? null };
}

/** An expired limit waits as well: its effect does not happen on a provisional date. */
function isOpen(clock: Clock): boolean {
  return isLive(clock) || clock.standing === 'expired';
}

function yearsOf(clock: Clock, calendar: Calendar): number[] {
  const from = yearOf(clock.entries[0]?.on ?? '');
  const ends = [clock.dueOn, clock.rawEndOn, lastDay(clock, calendar)].flatMap((day) => day ?? []);
  const to = Math.max(from, ...ends.map(yearOf));
  const span = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return span.filter((year) => !calendar.years.includes(year));
}

function lastDay({ dueAt }: Clock, calendar: Calendar): string | null {
  return dueAt === null ? null : localDate(calendar, dueAt - 1);
}
