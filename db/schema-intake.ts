// Intake: what one channel sent under one key, and the starts of workflows that follow from it (the outbox).
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Actor, CaseCommands } from '../domain/case.ts';
import type { Law } from '../domain/law.ts';
import { bytes, moment, written } from './columns.ts';

/** Input of the first run, as the workflow takes it. */
export interface FirstRunInput {
  law: Law;
  opening: { data: CaseCommands['register']; actor: Actor; receivedAt: number; key: string };
}

export const intakes = pgTable(
  'intakes',
  {
    clientId: text().notNull(),
    key: text().notNull(),
    /** Keyed hash of the canonical body; emptied when the case key is erased. */
    bodyHmac: text().notNull(),
    caseId: uuid().notNull(),
    /** The answer with the query code, sealed; given again within 24 h. */
    responseSealed: bytes(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.key] }), unique('intakes_case').on(t.caseId)],
);

export const workflowStarts = pgTable(
  'workflow_starts',
  {
    caseId: uuid().primaryKey(),
    input: jsonb().$type<FirstRunInput>().notNull(),
    status: text().$type<'pending' | 'started' | 'failed'>().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    nextTryAt: moment().notNull().defaultNow(),
    startedAt: moment(),
    written: written(),
  },
  (t) => [
    index('workflow_starts_due')
      .on(t.nextTryAt)
      .where(sql`status = 'pending'`),
  ],
);
