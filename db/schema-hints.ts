// Hints that a new case may be a repeat of an earlier one (L19). Only that something agrees, never what.
import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { HintReason } from '../domain/repeat.ts';
import { instant, written } from './columns.ts';

export const caseHints = pgTable(
  'case_hints',
  {
    caseId: uuid().notNull(),
    otherCaseId: uuid().notNull(),
    otherNumber: text().notNull(),
    reasons: jsonb().$type<HintReason[]>().notNull(),
    /** Pairs of characters that both titles have, of those of this one, in per cent. */
    similarity: integer().notNull(),
    notedAt: instant().notNull(),
    written: written(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.otherCaseId] })],
);
