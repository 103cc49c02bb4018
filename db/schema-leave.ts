// Who leaves the house, and the cases that person has a part in: one move a case. Leaves out what it did to a case (its
// events). A reason is a code: nothing is written about the person.
import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { RefusalCode } from '../domain/case.ts';
import type { Post } from '../domain/leaving.ts';
import { instant, moment, written } from './columns.ts';
import { staff } from './schema-people.ts';

/**
 * planned: the last day is not over, nothing has happened. looking: the person is out, cases are looked for. moving: cases
 * are moved. done: nothing was left; looked at again now and then while the person stays away.
 */
export type LeaveState = 'planned' | 'looking' | 'moving' | 'done' | 'withdrawn';
/** waiting: not moved yet. unchanged: the person had no part in it any more. failed: could not be moved, see `code`. */
export type LeaveCaseState = 'waiting' | 'done' | 'unchanged' | 'failed';
export type LeaveReason = 'resigned' | 'retired' | 'transferred' | 'contractEnded' | 'other';

/** Days on which the leaver would have acted for somebody; whoever is away then has nobody now. */
export interface EndedDelegation {
  staff: string;
  from: string;
  to: string;
}

export const leaves = pgTable(
  'leaves',
  {
    id: uuid().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staff.id),
    successor: text().references(() => staff.id),
    /** By the authority's calendar; null: at once. */
    lastDay: date(),
    reason: text().$type<LeaveReason>(),
    enteredBy: text().notNull(),
    at: instant().notNull(),
    state: text().$type<LeaveState>().notNull(),
    beganAt: instant(),
    withdrawnBy: text(),
    ended: jsonb().$type<EndedDelegation[]>().notNull().default([]),
    /** The last case that was looked at in this pass over them. */
    position: uuid(),
    /** No process begins another round before this: one pace for all of them. */
    nextRoundAt: moment().notNull().defaultNow(),
    written: written(),
  },
  (t) => [
    uniqueIndex('leaves_open')
      .on(t.staffId)
      .where(sql`state in ('planned', 'looking', 'moving')`),
    index('leaves_staff').on(t.staffId, t.id),
  ],
);

export const leaveCases = pgTable(
  'leave_cases',
  {
    leave: uuid().notNull(),
    caseId: uuid().notNull(),
    number: text().notNull(),
    state: text().$type<LeaveCaseState>().notNull().default('waiting'),
    /** Counted up where the person had a part again after it was moved: a command that was still on its way. */
    round: integer().notNull().default(0),
    posts: jsonb().$type<Post[]>().notNull().default([]),
    /** Who handles it now, where the leaver did: the successor, or null for the queue. */
    handler: text(),
    unfit: text().$type<RefusalCode>(),
    /** seq of the event that moved it. */
    version: integer(),
    code: text(),
    attempts: integer().notNull().default(0),
    nextTryAt: moment().notNull().defaultNow(),
    movedAt: instant(),
    written: written(),
  },
  (t) => [
    primaryKey({ columns: [t.leave, t.caseId] }),
    index('leave_cases_waiting')
      .on(t.leave, t.caseId)
      .where(sql`state = 'waiting'`),
  ],
);
