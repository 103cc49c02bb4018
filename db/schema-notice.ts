// Notices, the attempts to deliver them, what lies in an inbox or on a desk, and hand-overs to other bodies.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Notice, NoticeKind } from '../domain/delivery.ts';
import type { DeliveryMethod } from '../domain/law.ts';
import { instant, moment, written } from './columns.ts';

export const notices = pgTable(
  'notices',
  {
    caseId: uuid().notNull(),
    id: text().notNull(),
    /** Event it was born in. */
    seq: integer().notNull(),
    kind: text().$type<NoticeKind>().notNull(),
    audience: jsonb().$type<Notice['audience']>().notNull(),
    /** Who may see it on a desk: staff id or unit; null for the complainant. */
    desk: text(),
    deskRole: text(),
    /** Document number, where the document has one. */
    number: text(),
    methods: text().array().$type<DeliveryMethod[]>().notNull(),
    needsProof: boolean().notNull(),
    facts: jsonb().$type<Notice['facts']>().notNull(),
    texts: jsonb().$type<Notice['texts']>().notNull(),
    lists: jsonb().$type<NonNullable<Notice['lists']>>().notNull(),
    queuedAt: instant().notNull(),
    state: text().$type<Notice['state']>().notNull(),
    /** The document as it was issued, sealed: wording and language stay what they were. */
    documentText: uuid(),
    written: written(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.id] }), index('notices_desk').on(t.desk, t.queuedAt)],
);

export const noticeAttempts = pgTable(
  'notice_attempts',
  {
    caseId: uuid().notNull(),
    /** Effect id in the case; the same attempt never happens twice. */
    attempt: text().notNull(),
    noticeId: text().notNull(),
    method: text().$type<DeliveryMethod>().notNull(),
    outcome: text().$type<'accepted' | 'failed'>().notNull(),
    reference: text().notNull(),
    reason: text(),
    language: text().$type<'zh' | 'en'>().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.attempt] }), index('notice_attempts_notice').on(t.caseId, t.noticeId)],
);

/** What can be read on the tracking page (complainant) or on a desk (staff, unit). */
export const inbox = pgTable(
  'inbox',
  {
    id: uuid().primaryKey(),
    caseId: uuid().notNull(),
    noticeId: text().notNull(),
    placedAt: moment().notNull().defaultNow(),
    openedAt: moment(),
  },
  (t) => [unique('inbox_notice').on(t.caseId, t.noticeId)],
);

export const transfersOut = pgTable(
  'transfers_out',
  {
    caseId: uuid().notNull(),
    transferId: text().notNull(),
    attempt: text().notNull(),
    toUnit: text().notNull(),
    delivered: boolean().notNull(),
    receipt: text().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.attempt] }), index('transfers_out_unit').on(t.toUnit)],
);
