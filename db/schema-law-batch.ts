// Changes of law under running cases, one batch at a time: who wanted it, which cases it takes, and how far it is.
// Acts are append-only (migration). Leaves out the law itself (schema-law.ts) and what it did to a case (its events).
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { LawChangeRow } from '../domain/law-change.ts';
import { instant, moment, written } from './columns.ts';

/**
 * previewing: cases are looked for. proposed: waits for a second person. running: cases are moved. sweeping: cases that
 * came meanwhile are looked for.
 */
export type BatchState = 'previewing' | 'proposed' | 'running' | 'sweeping' | 'paused' | 'withdrawn' | 'done';
/** waiting: not moved yet. done: moved. unchanged: has other law by now. failed: could not be moved, see `code`. */
export type BatchCaseState = 'waiting' | 'done' | 'unchanged' | 'failed';
export type BatchAct = 'proposed' | 'approved' | 'paused' | 'resumed' | 'withdrawn';

/** What a batch changes: from one version to another. */
export interface BatchScope {
  pack?: { from: { id: string; version: string }; to: { id: string; version: string } };
  /** `from` left out: every other version. */
  calendar?: { id: string; from?: string; to: string };
}

export const lawBatches = pgTable('law_batches', {
  id: uuid().primaryKey(),
  scope: jsonb().$type<BatchScope>().notNull(),
  reason: text().notNull(),
  proposedBy: text().notNull(),
  at: instant().notNull(),
  approvedBy: text(),
  state: text().$type<BatchState>().notNull(),
  /** The last case that was looked at in this pass over them. */
  position: uuid(),
  /** Chained over the rows of the preview: what the second person has seen. */
  previewHash: text().notNull().default(''),
  /** No process begins another round before this: one pace for all of them. */
  nextRoundAt: moment().notNull().defaultNow(),
  written: written(),
});

export const lawBatchCases = pgTable(
  'law_batch_cases',
  {
    batch: uuid().notNull(),
    caseId: uuid().notNull(),
    number: text().notNull(),
    state: text().$type<BatchCaseState>().notNull(),
    /** Limits that move, as the preview counted them. */
    rows: jsonb().$type<LawChangeRow[]>().notNull(),
    /** Found after the approval, so in nobody's preview. */
    late: boolean().notNull().default(false),
    /** seq of the event that changed the law. */
    version: integer(),
    /** Why not: a refusal, or why it is left as it is. */
    code: text(),
    attempts: integer().notNull().default(0),
    nextTryAt: moment().notNull().defaultNow(),
    movedAt: instant(),
    written: written(),
  },
  (t) => [
    primaryKey({ columns: [t.batch, t.caseId] }),
    index('law_batch_cases_waiting')
      .on(t.batch, t.caseId)
      .where(sql`state = 'waiting'`),
  ],
);

export const lawBatchActs = pgTable(
  'law_batch_acts',
  {
    batch: uuid().notNull(),
    act: text().$type<BatchAct>().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    written: written(),
  },
  (t) => [index('law_batch_acts_batch').on(t.batch)],
);
