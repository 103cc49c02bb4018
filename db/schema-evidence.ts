// Evidence: what is known of a stored file. The bytes are in the file store, encrypted under a key of their own.
import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Actor } from '../domain/case.ts';
import { bytes, instant, written } from './columns.ts';

export const evidence = pgTable(
  'evidence',
  {
    id: uuid().primaryKey(),
    /** Null while it was uploaded for an intake that has not come yet. */
    caseId: uuid(),
    /** Who may name it in an intake: channel client, staff member or tracking session. */
    uploadedBy: text().notNull(),
    /** Of the plain bytes, hex. */
    sha256: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    /** As sniffed, not as declared. */
    mime: text().notNull(),
    /** Sealed file name. */
    nameText: uuid(),
    /** The name while there is no case key, sealed by the vault's own; null again once a case has the file. */
    looseName: bytes(),
    submittedBy: jsonb().$type<Actor>().notNull(),
    receivedAt: instant().notNull(),
    /** The file's key, wrapped by the case key; while there is no case, by the vault's own. */
    wrappedKey: bytes().notNull(),
    /** Name in the file store: SHA-256 of the ciphertext. */
    blobSha256: text().notNull(),
    /** linked: an event of the case names it. */
    status: text().$type<'stored' | 'linked'>().notNull().default('stored'),
    written: written(),
  },
  (t) => [
    index('evidence_case').on(t.caseId),
    index('evidence_blob').on(t.blobSha256),
    index('evidence_loose')
      .on(t.written)
      .where(sql`case_id is null`),
  ],
);
