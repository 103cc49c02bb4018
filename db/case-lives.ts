// Stored cases with their events, page by page, for a run over many. Leaves out what is made of them.
import { and, asc, gt, gte, inArray } from 'drizzle-orm';
import type { CaseEvent } from '../domain/case.ts';
import type { Db } from './connect.ts';
import { caseEvents, cases } from './schema.ts';

export interface StoredLife {
  caseId: string;
  number: string;
  /** In order; none where the workflow has not recorded yet. */
  events: CaseEvent[];
}

export interface LivesWanted {
  /** Ids of packs. */
  packs: readonly string[];
  /** Received on this day or later. */
  since: string;
  /** The last case of the page before. */
  after?: string | undefined;
  limit: number;
}

/** By case id, which is the order in which they were registered. */
export async function listLives(db: Db, { packs, since, after, limit }: LivesWanted): Promise<StoredLife[]> {
  const found = await db.orm
    .select({ caseId: cases.caseId, number: cases.number })
    .from(cases)
    .where(
      and(
        inArray(cases.regime, [...packs]),
        gte(cases.receivedOn, since),
        after === undefined ? undefined : gt(cases.caseId, after),
      ),
    )
    .orderBy(asc(cases.caseId))
    .limit(limit);
  const events = await eventsOf(
    db,
    found.map(({ caseId }) => caseId),
  );
  return found.map((one) => ({ ...one, events: events.get(one.caseId) ?? [] }));
}

/** Events of several cases, each in order. */
export async function eventsOf(db: Db, caseIds: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  const byCase = new Map<string, CaseEvent[]>();
  if (caseIds.length === 0) return byCase;
  const rows = await db.orm
    .select({ caseId: caseEvents.caseId, event: caseEvents.event })
    .from(caseEvents)
    .where(inArray(caseEvents.caseId, [...caseIds]))
    .orderBy(asc(caseEvents.caseId), asc(caseEvents.seq));
  for (const { caseId, event } of rows) {
    const known = byCase.get(caseId);
    if (known === undefined) byCase.set(caseId, [event]);
    else known.push(event);
  }
  return byCase;
}
