// Every version of law that ever served here, and who wanted what: a version never changes, it is only retired. Migrations
// 0006_law_files and 0007_law_record guard that. Leaves out which of them are in use (adapters/packs.ts).
import { boolean, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, written } from './columns.ts';

export type LawKind = 'pack' | 'calendar';
export type LawAct = 'load' | 'retire';

export const lawFiles = pgTable(
  'law_files',
  {
    kind: text().$type<LawKind>().notNull(),
    id: text().notNull(),
    version: text().notNull(),
    /** SHA-256 of the canonical JSON of `content`, hex: what a case pins. */
    hash: text().notNull(),
    /** The same of the file alone. One for all rows of a version; they differ in the operator data laid over it. */
    fileHash: text().notNull(),
    content: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Null for a version that came with a release or lay in the installation's folder. */
    loadedBy: text(),
    loadedAt: instant().notNull(),
    confirmedBy: text(),
    /** Whose decision the operator data is, and of which day; null where there is none. */
    operatorData: jsonb().$type<{ decidedBy: string; decidedOn: string }>(),
    retiredBy: text(),
    retiredAt: instant(),
    written: written(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id, t.version, t.hash] })],
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
  /** A retirement that is wanted although something stops being accepted by it. */
  evenIfLast: boolean().notNull().default(false),
  proposedBy: text().notNull(),
  reason: text().notNull(),
  at: instant().notNull(),
  confirmedBy: text(),
  confirmedAt: instant(),
  withdrawnBy: text(),
  withdrawnAt: instant(),
  withdrawReason: text(),
  written: written(),
});
