// The directory (units, staff, channels), who is signed in, and who looked at what.
import { bigserial, boolean, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Actor } from '../domain/case.ts';
import type { ChannelKind } from '../domain/intake.ts';
import type { Role } from '../domain/law.ts';
import { moment, written } from './columns.ts';

export const units = pgTable(
  'units',
  {
    /** Dotted path: `yunxi.center`. */
    id: text().primaryKey(),
    nameZh: text().notNull(),
    nameEn: text().notNull(),
    kind: text(),
    /** Code in case numbers; only units that register have one. */
    code: text().unique(),
    /** Word in document numbers: 云政务. */
    docCode: text(),
    phone: text(),
    address: text(),
    hours: text(),
    parent: text(),
    isBody: boolean().notNull(),
    /** Independent body it belongs to; itself for a body. */
    body: text().notNull(),
    reviewBody: text(),
    reReviewBody: text(),
    active: boolean().notNull().default(true),
    written: written(),
  },
  (t) => [index('units_parent').on(t.parent)],
);

export const staff = pgTable(
  'staff',
  {
    id: text().primaryKey(),
    username: text().notNull().unique(),
    name: text().notNull(),
    title: text(),
    unit: text().notNull(),
    roles: text().array().$type<Role[]>().notNull(),
    passwordHash: text().notNull(),
    active: boolean().notNull().default(true),
    written: written(),
  },
  (t) => [index('staff_unit').on(t.unit)],
);

export const sessions = pgTable(
  'sessions',
  {
    tokenSha256: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [index('sessions_staff').on(t.staffId)],
);

export const personalTokens = pgTable('personal_tokens', {
  tokenSha256: text().primaryKey(),
  staffId: text()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  label: text().notNull(),
  createdAt: moment().notNull().defaultNow(),
  lastUsedAt: moment(),
  revokedAt: moment(),
});

export const channelClients = pgTable('channel_clients', {
  id: text().primaryKey(),
  name: text().notNull(),
  channel: text().$type<ChannelKind>().notNull(),
  keySha256: text().notNull().unique(),
  /** Unit that registers what comes by this channel, where the channel has one of its own. */
  unit: text(),
  active: boolean().notNull().default(true),
  written: written(),
});

/** One row per read of personal data; append-only. */
export const reads = pgTable(
  'reads',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    caseId: uuid().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    what: text().notNull(),
    reason: text(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [index('reads_case').on(t.caseId, t.at)],
);

/** One row per list that showed titles, with all cases of the page; append-only. */
export const listReads = pgTable(
  'list_reads',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    caseIds: uuid().array().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    what: text().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [index('list_reads_cases').using('gin', t.caseIds)],
);
