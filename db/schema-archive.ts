// What is kept when the execution is over: engine histories, sealed packages, and the archive register with its chain.
import { bigint, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Actor } from '../domain/case.ts';
import { instant, moment, written } from './columns.ts';

export const caseHistories = pgTable(
  'case_histories',
  {
    caseId: uuid().notNull(),
    runId: text().notNull(),
    sha256: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    /** Name in the file store. */
    file: text().notNull(),
    written: written(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.runId] })],
);

export const archives = pgTable('archives', {
  caseId: uuid().primaryKey(),
  sha256: text().notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  /** Name in the file store. */
  file: text().notNull(),
  sealedAt: moment().notNull().defaultNow(),
  retention: text().notNull(),
  /** Last day of the retention term; null for permanent. */
  keepUntil: date(),
});

/** Acts on archived files: sealed, lent, held, appraised, destroyed. A hash chain of its own; append-only. */
export const archiveRegister = pgTable(
  'archive_register',
  {
    seq: integer().primaryKey(),
    caseId: uuid().notNull(),
    act: text().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    prev: text().notNull(),
    hash: text().notNull(),
    at: instant().notNull(),
    written: written(),
  },
  (t) => [index('archive_register_case').on(t.caseId, t.seq)],
);
