// Law loaded while the system runs, and who wanted what: a version never changes, it is only retired. Migration
// 0006_law_files guards that. Leaves out the packs and calendars that come with a release and were never touched here.
import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, written } from './columns.ts';

export type LawKind = 'pack' | 'calendar';
export type LawAct = 'load' | 'retire';

export const lawFiles = pgTable(
  'law_files',
  {
    kind: text().$type<LawKind>().notNull(),
    id: text().notNull(),
    version: text().notNull(),
    /** SHA-256 of the canonical JSON, hex. */
    hash: text().notNull(),
    content: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Null for a version that came with a release and stands here because it was retired. */
    loadedBy: text(),
    loadedAt: instant().notNull(),
    confirmedBy: text().notNull(),
    retiredBy: text(),
    retiredAt: instant(),
    written: written(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id, t.version] })],
);

export const lawProposals = pgTable('law_proposals', {
  id: uuid().primaryKey(),
  act: text().$type<LawAct>().notNull(),
  kind: text().$type<LawKind>().notNull(),
  /** Of the pack or calendar. */
  fileId: text().notNull(),
  version: text().notNull(),
  content: jsonb().$type<Record<string, unknown>>().notNull(),
  hash: text().notNull(),
  proposedBy: text().notNull(),
  reason: text().notNull(),
  at: instant().notNull(),
  confirmedBy: text(),
  confirmedAt: instant(),
  written: written(),
});
