// The two or three kinds of column that the tables share.
import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** Instant in ms since epoch, given by the caller, never by the database. */
export const instant = () => bigint({ mode: 'number' });

/** When the row was written, by the database's clock; nothing legal depends on it. */
export const written = () => timestamp({ withTimezone: true }).notNull().defaultNow();

/** Moment of bookkeeping: sessions, tries, deliveries to a machine. */
export const moment = () => timestamp({ withTimezone: true });

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => value,
  fromDriver: (value) => Buffer.from(value),
});
