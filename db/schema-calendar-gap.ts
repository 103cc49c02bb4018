// Years without a calendar that dates of running cases touch: one row a year, and which cases wait for it.
// Leaves out the dates themselves (events).
import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, written } from './columns.ts';

export const calendarGaps = pgTable(
  'calendar_gaps',
  {
    calendar: text().notNull(),
    year: integer().notNull(),
    seenAt: instant().notNull(),
    firstCase: uuid().notNull(),
    state: text().$type<'open' | 'closed'>().notNull(),
    /** Version of the calendar that has the year. */
    closedBy: text(),
    closedAt: instant(),
    written: written(),
  },
  (t) => [primaryKey({ columns: [t.calendar, t.year] })],
);

/** Cases that have, or had, a date of that kind, as of their event `version`. */
export const calendarGapCases = pgTable(
  'calendar_gap_cases',
  {
    caseId: uuid().primaryKey(),
    version: integer().notNull(),
    calendar: text().notNull(),
    /** None: nothing of the case is provisional any more. */
    years: integer().array().notNull(),
    /** The earliest provisional last day. */
    earliest: date(),
    written: written(),
  },
  (t) => [index('calendar_gap_cases_years').using('gin', t.years)],
);
