// Lists of cases and of tasks: filters, and pages by key (due order, case id), never by offset, never counted exactly.
import { and, asc, eq, gte, inArray, isNull, like, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Phase } from '../domain/case.ts';
import type { Task, TaskKind } from '../domain/people.ts';
import type { StoredCase } from './case-reads.ts';
import { hasTask, inSight, type Sight } from './case-sight.ts';
import type { Db } from './connect.ts';
import { cases } from './schema.ts';

/** Where the next page begins: the last row of the page before. */
export interface ListCursor {
  dueOrder: number;
  caseId: string;
}

export interface CaseFilter {
  /** Null: every case. */
  visibleTo: Sight | null;
  ownerUnits?: string[];
  phases?: Phase[];
  /** Null: nobody is named. */
  handler?: string | null;
  overdue?: boolean;
  urgent?: boolean;
  category?: string;
  channel?: string;
  regime?: string;
  matterType?: string;
  /** Not yet concluded. */
  open?: boolean;
  receivedFrom?: string;
  receivedTo?: string;
  /** The pressing limit ends on this day or earlier; `zone` (IANA) says which day an instant is. */
  dueBefore?: { day: string; zone: string };
  /** What the case waits for: an open task of a role, in one of the units, of a kind; or the complainant. */
  waiting?: { role?: string; units?: string[]; kind?: string; party?: 'complainant' };
  /** How the number begins. */
  number?: string;
  /** From a search by keyed hashes. */
  caseIds?: string[];
}

export interface Page<T> {
  rows: T[];
  /** Null on the last page. */
  next: ListCursor | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const CLOSED: Phase[] = ['concluded', 'archived'];

/** The most pressing first; cases without a limit last. */
export async function listCases(
  db: Db,
  filter: CaseFilter,
  limit: number,
  after?: ListCursor,
): Promise<Page<StoredCase>> {
  const rows = await db.orm
    .select()
    .from(cases)
    .where(and(...conditions(filter), beyond(after)))
    .orderBy(asc(cases.dueOrder), asc(cases.caseId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => row);
}

export interface TaskFilter {
  units: string[];
  roles: string[];
  /** Tasks held by this member of staff; `null`: held by nobody; absent: either. */
  holder?: string | null;
  /** Absent people in whose place the caller acts: what they hold is listed as well, whatever its unit and role (L15). */
  inPlaceOf?: string[];
  /** Only tasks of these kinds. */
  kinds?: readonly TaskKind[];
}

export interface TaskRow {
  task: Task;
  case: StoredCase;
}

/** Open tasks of roles in units, the most pressing case first. All tasks of one case stay on one page. */
export async function listTasks(db: Db, filter: TaskFilter, limit: number, after?: ListCursor): Promise<Page<TaskRow>> {
  if (filter.units.length === 0 || filter.roles.length === 0) return { rows: [], next: null };
  const rows = await db.orm
    .select()
    .from(cases)
    .where(and(mayMatch(filter), matches(filter), beyond(after)))
    .orderBy(asc(cases.dueOrder), asc(cases.caseId))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => row);
  return { rows: page.rows.flatMap((row) => tasksOf(row, filter)), next: page.next };
}

/** Number of cases per phase and of overdue ones, for a unit's front page. */
export async function countByPhase(
  db: Db,
  ownerUnits: string[],
): Promise<{ phase: Phase; count: number; overdue: number }[]> {
  return db.orm
    .select({
      phase: cases.phase,
      count: sql<number>`count(*)::int`,
      overdue: sql<number>`count(*) filter (where overdue)::int`,
    })
    .from(cases)
    .where(and(inArray(cases.ownerUnit, ownerUnits), ne(cases.phase, 'archived')))
    .groupBy(cases.phase);
}

function conditions(filter: CaseFilter): (SQL | undefined)[] {
  const { visibleTo, ownerUnits, phases, caseIds, receivedFrom, receivedTo, dueBefore, waiting, number } = filter;
  const equal = (['overdue', 'urgent', 'category', 'channel', 'regime', 'matterType'] as const)
    .filter((field) => filter[field] !== undefined)
    .map((field) => eq(cases[field], filter[field]!));
  return [
    ...equal,
    filter.handler === undefined
      ? undefined
      : filter.handler === null
        ? isNull(cases.handler)
        : eq(cases.handler, filter.handler),
    visibleTo === null ? undefined : inSight(visibleTo),
    ownerUnits && inArray(cases.ownerUnit, ownerUnits),
    phases && inArray(cases.phase, phases),
    filter.open === true ? isNull(cases.conclusion) : filter.open === false ? inArray(cases.phase, CLOSED) : undefined,
    receivedFrom === undefined ? undefined : gte(cases.receivedOn, receivedFrom),
    receivedTo === undefined ? undefined : lte(cases.receivedOn, receivedTo),
    caseIds && (caseIds.length > 0 ? inArray(cases.caseId, caseIds) : sql`false`),
    dueBefore && dueOnOrBefore(dueBefore),
    waiting && waitsFor(waiting),
    number === undefined ? undefined : like(cases.number, `${number.replace(/[\\%_]/g, '\\$&')}%`),
  ];
}

/** Zones of packs lie within a day of the deployment's, so the first condition lets the index end the scan. */
function dueOnOrBefore({ day, zone }: NonNullable<CaseFilter['dueBefore']>): SQL {
  const end = sql`(extract(epoch from (${day}::date + 1)::timestamp at time zone ${zone}) * 1000)::bigint`;
  return sql`${cases.dueOrder} <= ${end} + ${DAY_MS}
    and (${cases.dueOn} <= ${day}::date or (${cases.dueOn} is null and ${cases.dueAt} <= ${end}))`;
}

function waitsFor({ role, units, kind, party }: NonNullable<CaseFilter['waiting']>): SQL | undefined {
  if (party !== undefined) return sql`starts_with(${cases.waitingFor}, ${party})`;
  const task = { ...(role === undefined ? {} : { role }), ...(kind === undefined ? {} : { kind }) };
  return hasTask((units ?? [undefined]).map((unit) => (unit === undefined ? task : { ...task, unit })));
}

/** What an index can answer of a filter. */
function mayMatch({ units, holder, inPlaceOf = [], kinds }: TaskFilter): SQL {
  if (kinds !== undefined) return hasTask(kinds.map((kind) => ({ kind })));
  const absent = inPlaceOf.map((id) => ({ holder: id }));
  // Of one person there are few, of a unit there may be all: whoever holds nothing must not have every case looked at.
  const own = typeof holder === 'string' ? [{ holder }] : units.map((unit) => ({ unit }));
  return hasTask([...own, ...absent]);
}

function matches({ units, roles, holder, inPlaceOf = [], kinds }: TaskFilter): SQL {
  const held =
    holder === undefined ? sql`true` : holder === null ? sql`t->>'holder' is null` : sql`t->>'holder' = ${holder}`;
  const ofKind = kinds === undefined ? sql`true` : isOneOf('kind', kinds);
  const ofAbsent = inPlaceOf.map((absent) => sql` or t->>'holder' = ${absent}`);
  const mine = sql`(${isOneOf('unit', units)} and ${isOneOf('role', roles)} and ${held})${sql.join(ofAbsent)}`;
  const own = sql`${ofKind} and (${mine})`;
  return sql`exists (select 1 from jsonb_array_elements(${cases.tasks}) t where ${own})`;
}

function isOneOf(field: 'unit' | 'role' | 'kind', values: readonly string[]): SQL {
  const listed = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
  return sql`t->>${sql.raw(`'${field}'`)} in (${listed})`;
}

function tasksOf(row: StoredCase, { units, roles, holder, inPlaceOf = [], kinds }: TaskFilter): TaskRow[] {
  const isOwn = (task: Task): boolean =>
    units.includes(task.unit) &&
    roles.includes(task.role) &&
    (holder === undefined || (task.holder ?? null) === holder);
  return row.tasks
    .filter((task) => kinds === undefined || kinds.includes(task.kind))
    .filter((task) => isOwn(task) || inPlaceOf.includes(task.holder ?? ''))
    .map((task) => ({ task, case: row }));
}

function beyond(after?: ListCursor): SQL | undefined {
  return after && sql`(${cases.dueOrder}, ${cases.caseId}) > (${after.dueOrder}::bigint, ${after.caseId}::uuid)`;
}

/** What was read one row too far is the next page's. */
export function pageOf<T>(rows: T[], limit: number, cursorOf: (row: T) => ListCursor): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: shown, next: null };
  const { dueOrder, caseId } = cursorOf(last);
  return { rows: shown, next: { dueOrder, caseId } };
}
