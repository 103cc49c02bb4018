// The directory over time (C1, C2): what was entered about units, territories, categories and remits, and from when it
// applies. Append-only: the newest entry that had begun by a day is what applied on it.
import { bigserial, date, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { written } from './columns.ts';

export type EntryKind = 'unit' | 'territory' | 'category' | 'remit';

export const directoryEntries = pgTable(
  'directory_entries',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text().$type<EntryKind>().notNull(),
    /** Id of the unit, code of the territory or category; for a remit, what it consists of. */
    key: text().notNull(),
    validFrom: date().notNull(),
    /** Last day; null: until something else is entered. */
    validTo: date(),
    content: jsonb().notNull(),
    /** Staff id; null for the first organisation of an empty system. */
    enteredBy: text(),
    written: written(),
  },
  (t) => [index('directory_entries_key').on(t.kind, t.key, t.validFrom)],
);
