// Submissions: every command and signal as the door stored it, before the engine hears of it.
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Actor, Refusal } from '../domain/case.ts';
import { instant, moment, written } from './columns.ts';

export type SubmissionStatus = 'pending' | 'applied' | 'refused' | 'expired';

export const submissions = pgTable(
  'submissions',
  {
    caseId: uuid().notNull(),
    key: text().notNull(),
    kind: text().$type<'command' | 'signal'>().notNull(),
    /** Name of the command or signal. */
    name: text().notNull(),
    /** As it was at the door. */
    actor: jsonb().$type<Actor>().notNull(),
    /** Ids and codes; texts are sealed_texts. */
    data: jsonb().$type<unknown>().notNull(),
    bodyHmac: text().notNull(),
    receivedAt: instant().notNull(),
    status: text().$type<SubmissionStatus>().notNull().default('pending'),
    refusal: jsonb().$type<Refusal>(),
    /** seq of the last event it led to. */
    version: integer(),
    relayedAt: moment(),
    attempts: integer().notNull().default(0),
    nextTryAt: moment().notNull().defaultNow(),
    written: written(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.key] }),
    index('submissions_pending')
      .on(t.caseId, t.receivedAt)
      .where(sql`status = 'pending'`),
    index('submissions_to_relay')
      .on(t.nextTryAt)
      .where(sql`status = 'pending' and kind = 'signal'`),
    index('submissions_to_expire')
      .on(t.receivedAt)
      .where(sql`status = 'pending' and kind = 'command'`),
  ],
);
