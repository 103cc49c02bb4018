// What somebody typed into the portal and has not sent yet: sealed, found only by the cookie of their browser.
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, moment, written } from './columns.ts';

export const complaintDrafts = pgTable(
  'complaint_drafts',
  {
    tokenSha256: text().primaryKey(),
    sealed: bytes().notNull(),
    expiresAt: moment().notNull(),
    written: written(),
  },
  (t) => [index('complaint_drafts_expiry').on(t.expiresAt)],
);
