// The second factor of a member of staff, what is left of their recovery codes, sign-ins that wait for a code, and the
// record of what happened to factors. No key and no code stands here in the clear.
import { bigserial, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, moment, written } from './columns.ts';
import { staff } from './schema-people.ts';

export const secondFactors = pgTable('second_factors', {
  staffId: text()
    .primaryKey()
    .references(() => staff.id, { onDelete: 'cascade' }),
  /** The key, sealed by a master key. */
  sealed: bytes().notNull(),
  /** Null while it is being set up: it does not count yet. */
  confirmedAt: moment(),
  /** Of the last code that was taken: no earlier one and not the same one counts again. */
  lastStep: integer(),
  /** Wrong codes since the last right one. */
  failures: integer().notNull().default(0),
  nextTryAt: moment(),
  written: written(),
});

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    /** Keyed hash; the row goes with its use. */
    hash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => secondFactors.staffId, { onDelete: 'cascade' }),
    written: written(),
  },
  (t) => [index('recovery_codes_staff').on(t.staffId)],
);

/** The password was right, the code is still to come; opens nothing. */
export const halfwaySignIns = pgTable(
  'halfway_sign_ins',
  {
    tokenSha256: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
    written: written(),
  },
  (t) => [index('halfway_sign_ins_staff').on(t.staffId)],
);

/** removed: by the person. reset: by somebody above, for a person who lost it. */
export type FactorAct = 'set' | 'codesRenewed' | 'recoveryCodeUsed' | 'removed' | 'reset';

/** One row per act; append-only. */
export const factorActs = pgTable(
  'factor_acts',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    staffId: text().notNull(),
    by: text().notNull(),
    act: text().$type<FactorAct>().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [index('factor_acts_staff').on(t.staffId, t.id)],
);
