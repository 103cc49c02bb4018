// A case as it was recorded: its row, its events, its law excerpt. Lists are case-list.ts.
import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import type { CaseEvent } from '../domain/case.ts';
import type { Reach } from '../domain/intake.ts';
import { inSight, type Sight } from './case-sight.ts';
import type { Db } from './connect.ts';
import { caseEvents, cases, workflowStarts } from './schema.ts';
import type { FirstRunInput } from './schema-intake.ts';

export type StoredCase = typeof cases.$inferSelect;

export async function findCase(db: Db, caseId: string): Promise<StoredCase | null> {
  const [row] = await db.orm.select().from(cases).where(eq(cases.caseId, caseId));
  return row ?? null;
}

/** Null also where it exists but is out of sight. */
export async function findCaseInSight(db: Db, caseId: string, sight: Sight): Promise<StoredCase | null> {
  const [row] = await db.orm
    .select()
    .from(cases)
    .where(and(eq(cases.caseId, caseId), inSight(sight)));
  return row ?? null;
}

/** By the number a citizen sees. */
export async function findCaseByNumber(db: Db, number: string): Promise<StoredCase | null> {
  const [row] = await db.orm.select().from(cases).where(eq(cases.number, number));
  return row ?? null;
}

/** Events after `afterSeq`, in order; all of them by default. */
export async function listEvents(db: Db, caseId: string, afterSeq = 0, limit = 10_000): Promise<CaseEvent[]> {
  const rows = await db.orm
    .select({ event: caseEvents.event })
    .from(caseEvents)
    .where(and(eq(caseEvents.caseId, caseId), gt(caseEvents.seq, afterSeq)))
    .orderBy(asc(caseEvents.seq))
    .limit(limit);
  return rows.map((row) => row.event);
}

/** What the case was opened with: its law excerpt, and the first command for as long as nothing is recorded. */
export async function findOpening(db: Db, caseId: string): Promise<FirstRunInput | null> {
  const [row] = await db.orm
    .select({ input: workflowStarts.input })
    .from(workflowStarts)
    .where(eq(workflowStarts.caseId, caseId));
  return row?.input ?? null;
}

/** How the complainant can be reached now, as last recorded; null while nothing is. */
export async function findReach(db: Db, caseId: string): Promise<Reach | null> {
  const [row] = await db.orm
    .select({ event: caseEvents.event })
    .from(caseEvents)
    .where(
      and(
        eq(caseEvents.caseId, caseId),
        inArray(caseEvents.type, ['registered', 'contactChanged', 'complainantReplaced']),
      ),
    )
    .orderBy(desc(caseEvents.seq))
    .limit(1);
  return row !== undefined && 'reach' in row.event.data ? row.event.data.reach : null;
}
