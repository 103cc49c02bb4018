// Cases that wait for tasks of some kinds, whoever does them: the desks between units. Pages by key as in case-list.ts.
import { and, asc, type SQL, sql } from 'drizzle-orm';
import type { TaskKind } from '../domain/people.ts';
import { type ListCursor, type Page, pageOf } from './case-list.ts';
import type { StoredCase } from './case-reads.ts';
import { hasTask, inSight, type Sight } from './case-sight.ts';
import type { Db } from './connect.ts';
import { cases } from './schema.ts';
import { NO_DUE } from './schema-case.ts';

export interface DeskFilter {
  visibleTo: Sight;
  kinds: readonly TaskKind[];
  /** By the limits of the tasks themselves, each of its own; else by what presses most in the case. */
  byOwnLimit: boolean;
}

/** The most pressing first; those without a limit last. */
export async function listCasesOnDesk(
  db: Db,
  filter: DeskFilter,
  limit: number,
  after?: ListCursor,
): Promise<Page<StoredCase>> {
  const { visibleTo, kinds, byOwnLimit } = filter;
  const order = byOwnLimit ? firstLimit(kinds) : sql<number>`${cases.dueOrder}`;
  const beyond = after && sql`(${order}, ${cases.caseId}) > (${after.dueOrder}::bigint, ${after.caseId}::uuid)`;
  const rows = await db.orm
    .select({ row: cases, order: order.mapWith(Number) })
    .from(cases)
    .where(and(hasTask(kinds.map((kind) => ({ kind }))), inSight(visibleTo), beyond))
    .orderBy(asc(order), asc(cases.caseId))
    .limit(limit + 1);
  const page = pageOf(rows, limit, ({ row, order: dueOrder }) => ({ dueOrder, caseId: row.caseId }));
  return { rows: page.rows.map(({ row }) => row), next: page.next };
}

/** The earliest end of a limit that a task of these kinds is about. */
function firstLimit(kinds: readonly TaskKind[]): SQL<number> {
  const named = sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  );
  return sql<number>`(select coalesce(min((t->>'dueAt')::bigint), ${sql.raw(String(NO_DUE))})
    from jsonb_array_elements(${cases.tasks}) t where t->>'kind' in (${named}))`;
}
