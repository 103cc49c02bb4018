// Sealed texts and the keys that open them. Erasing a key makes a case's texts unreadable; the event chain still holds.
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, written } from './columns.ts';

export const caseKeys = pgTable('case_keys', {
  caseId: uuid().primaryKey(),
  /** Null once erased. */
  wrappedKey: bytes(),
  masterKeyId: text().notNull(),
  erasedAt: moment(),
  written: written(),
});

export const sealedTexts = pgTable(
  'sealed_texts',
  {
    id: uuid().primaryKey(),
    caseId: uuid().notNull(),
    purpose: text().notNull(),
    ciphertext: bytes().notNull(),
    /** Of the ciphertext, hex. */
    sha256: text().notNull(),
    /** Characters of the plain text. */
    length: integer().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [index('sealed_texts_case').on(t.caseId)],
);

/** What must be found again (person, words) as keyed hashes; goes with the case key. */
export const searchHashes = pgTable(
  'search_hashes',
  { caseId: uuid().notNull(), kind: text().notNull(), hash: text().notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.hash, t.caseId] }), index('search_hashes_case').on(t.caseId)],
);

/** The second factor of tracking: a spoken code as a slow hash, a link token as SHA-256. One in force per case. */
export const trackingSecrets = pgTable('tracking_secrets', {
  caseId: uuid().primaryKey(),
  /** argon2id in its own text form. */
  codeHash: text().notNull(),
  tokenSha256: text().notNull().unique(),
  issuedAt: moment().notNull().defaultNow(),
  /** How often a new secret replaced the one before. */
  reissued: integer().notNull().default(0),
  reissueReason: text(),
});

/** A complainant who has shown the secret. */
export const trackingSessions = pgTable('tracking_sessions', {
  tokenSha256: text().primaryKey(),
  caseId: uuid().notNull(),
  expiresAt: moment().notNull(),
  createdAt: moment().notNull().defaultNow(),
});
