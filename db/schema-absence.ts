// Who is away from when until when, and who acts meanwhile (L15, I8). Nothing legal depends on it: limits go on.
import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, written } from './columns.ts';
import { staff } from './schema-people.ts';

export const absences = pgTable(
  'absences',
  {
    id: uuid().primaryKey().defaultRandom(),
    staffId: text()
      .notNull()
      .references(() => staff.id),
    /** First and last day away, by the authority's calendar. */
    fromOn: date().notNull(),
    toOn: date().notNull(),
    delegate: text()
      .notNull()
      .references(() => staff.id),
    enteredBy: text().notNull(),
    /** Set where another entry took its place: what was in force on a day stays readable. */
    replacedAt: moment(),
    written: written(),
  },
  (t) => [
    index('absences_staff').on(t.staffId),
    index('absences_delegate').on(t.delegate, t.toOn),
    check('absence_days', sql`${t.fromOn} <= ${t.toOn}`),
    check('absence_delegate', sql`${t.delegate} <> ${t.staffId}`),
  ],
);
