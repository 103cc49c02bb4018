// Cases: the ledger of events (append-only, see migration 0001), the row lists are read from, and gapless numbers.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Actor, CaseEvent, Conclusion, Phase } from '../domain/case.ts';
import type { ListedTask } from '../domain/case-projection.ts';
import { instant, written } from './columns.ts';

/** Sorts after every date: cases without a limit come last. Taken from a date, it sorts before every other. */
export const NO_DUE = 9_007_199_254_740_991;

/** The columns of CaseRow, and what the door knew at registration. Version 0 until the workflow has recorded. */
export const cases = pgTable(
  'cases',
  {
    caseId: uuid().primaryKey(),
    number: text().notNull().unique(),
    version: integer().notNull(),
    phase: text().$type<Phase>().notNull(),
    conclusion: text().$type<Conclusion>(),
    ownerUnit: text().notNull(),
    handler: text(),
    askedUnit: text(),
    /** Beside the owner: bodies that reviewed, and the receiver of a transfer while it may answer. */
    involvedUnits: text().array().notNull().default([]),
    respondentUnit: text(),
    regime: text().notNull(),
    packVersion: text().notNull(),
    matterType: text().notNull(),
    category: text().notNull(),
    channel: text().notNull(),
    urgent: boolean().notNull(),
    receivedOn: date().notNull(),
    dueClock: text(),
    dueOn: date(),
    dueAt: instant(),
    overdue: boolean().notNull(),
    waitingFor: text().notNull(),
    tasks: jsonb().$type<ListedTask[]>().notNull(),
    changedAt: instant().notNull(),
    concludedOn: date(),
    /** Over chain head, phase, owner, clocks and tasks; the workflow compares it with its own. */
    digest: text().notNull(),
    registeredAt: instant().notNull(),
    /** Sealed title, for lists. */
    titleText: uuid(),
    /** What is overdue comes first, whatever else runs in the case: its missed limit is no longer the pressing one. */
    dueOrder: bigint({ mode: 'number' })
      .notNull()
      .generatedAlwaysAs(sql.raw(`coalesce(due_at, ${NO_DUE}) - case when overdue then ${NO_DUE} else 0 end`)),
    written: written(),
  },
  (t) => [
    index('cases_owner_phase_due').on(t.ownerUnit, t.phase, t.dueOrder, t.caseId),
    index('cases_owner_due').on(t.ownerUnit, t.dueOrder, t.caseId),
    index('cases_due').on(t.dueOrder, t.caseId),
    index('cases_handler').on(t.handler, t.dueOrder, t.caseId),
    index('cases_involved').using('gin', t.involvedUnits),
    index('cases_overdue')
      .on(t.ownerUnit, t.dueOrder, t.caseId)
      .where(sql`overdue`),
    index('cases_number_prefix').on(t.number.op('text_pattern_ops')),
    index('cases_category').on(t.category, t.receivedOn),
    index('cases_tasks').using('gin', t.tasks.op('jsonb_path_ops')),
  ],
);

export const caseEvents = pgTable(
  'case_events',
  {
    caseId: uuid().notNull(),
    seq: integer().notNull(),
    type: text().$type<CaseEvent['type']>().notNull(),
    at: instant().notNull(),
    /** Legal day; null where it is the day of `at`. */
    effectiveOn: date(),
    actor: jsonb().$type<Actor>().notNull(),
    key: text(),
    event: jsonb().$type<CaseEvent>().notNull(),
    prev: text().notNull(),
    hash: text().notNull(),
    written: written(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    index('case_events_key').on(t.caseId, t.key),
    index('case_events_at').on(t.at),
  ],
);

/** The next number of a series; its row lock makes the series gapless. */
export const counters = pgTable(
  'counters',
  { scope: text().notNull(), year: integer().notNull(), next: integer().notNull() },
  (t) => [primaryKey({ columns: [t.scope, t.year] })],
);

/** The complaint ledger (投诉台账): one row per case, numbered without a gap per registering unit and year. */
export const ledger = pgTable(
  'ledger',
  {
    caseId: uuid().primaryKey(),
    unit: text().notNull(),
    year: integer().notNull(),
    seq: integer().notNull(),
    number: text().notNull().unique(),
    receivedOn: date().notNull(),
    enteredAt: instant().notNull(),
    channel: text().notNull(),
    category: text().notNull(),
    written: written(),
  },
  (t) => [unique('ledger_series').on(t.unit, t.year, t.seq)],
);

/** Numbers of issued documents (文号), drawn in the recording transaction. */
export const documentNumbers = pgTable(
  'document_numbers',
  {
    unit: text().notNull(),
    kind: text().notNull(),
    year: integer().notNull(),
    seq: integer().notNull(),
    number: text().notNull(),
    caseId: uuid().notNull(),
    noticeId: text().notNull(),
    written: written(),
  },
  (t) => [
    primaryKey({ columns: [t.unit, t.kind, t.year, t.seq] }),
    unique('document_numbers_notice').on(t.caseId, t.noticeId),
  ],
);
