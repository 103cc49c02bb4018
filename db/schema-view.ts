// Questions to the list of cases that a member of staff keeps under a name of their own. Only filters: no case, no answer.
import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { written } from './columns.ts';
import { staff } from './schema-people.ts';

export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid().primaryKey().defaultRandom(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** As in an address, in one order: `handler=me&open=true`. */
    query: text().notNull(),
    written: written(),
  },
  (t) => [unique('saved_views_name').on(t.staffId, t.name)],
);
