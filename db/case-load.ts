// How much lies where: per owning unit and per handler. Every count stops at a limit and walks an index, so that a big
// system answers as fast as a small one. Leaves out whose units they are (api/supervision.ts).
import type { Phase } from '../domain/case.ts';
import type { Db } from './connect.ts';

export interface UnitLoad {
  unit: string;
  open: number;
  overdue: number;
  /** Not overdue, and the pressing limit ends by the day asked for. */
  soon: number;
}

export interface HandlerLoad {
  handler: string;
  open: number;
  overdue: number;
  soon: number;
}

/** Last day, and the zone (IANA) that says when it ends. */
export interface Until {
  day: string;
  zone: string;
}

const OPEN: Phase[] = [
  ...(['preliminaryReview', 'awaitingSupplement', 'awaitingTransfer', 'investigating', 'awaitingApproval'] as const),
  ...(['implementing', 'delivering', 'reviewWindow', 'inReview'] as const),
];

/** Units with nothing open are left out. A count of `most` means: at least as many. */
export async function countUnitLoads(
  db: Db,
  unitIds: string[],
  { day, zone }: Until,
  most: number,
): Promise<UnitLoad[]> {
  const end = db.sql`(extract(epoch from (${day}::date + 1)::timestamp at time zone ${zone}) * 1000)::bigint`;
  return db.sql<UnitLoad[]>`
    select * from (
      select u.id as unit,
        (select count(*)::int from (
          select 1 from cases where owner_unit = u.id and phase = any(${OPEN}) limit ${most}) a) as open,
        (select count(*)::int from (
          select 1 from cases where owner_unit = u.id and overdue limit ${most}) b) as overdue,
        (select count(*)::int from (
          select 1 from cases where owner_unit = u.id and due_order <= ${end} and not overdue
            and phase = any(${OPEN}) limit ${most}) c) as soon
      from unnest(${unitIds}::text[]) u(id)
    ) loads where open + overdue + soon > 0 order by unit`;
}

/** Of open cases of the units, at most `most` of them, the most pressing first. */
export async function countHandlerLoads(
  db: Db,
  unitIds: string[],
  { day, zone }: Until,
  most: number,
): Promise<HandlerLoad[]> {
  const end = db.sql`(extract(epoch from (${day}::date + 1)::timestamp at time zone ${zone}) * 1000)::bigint`;
  return db.sql<HandlerLoad[]>`
    select handler, count(*)::int as open, count(*) filter (where overdue)::int as overdue,
      count(*) filter (where not overdue and due_order <= ${end})::int as soon
    from (
      select handler, overdue, due_order from cases
      where owner_unit = any(${unitIds}) and phase = any(${OPEN}) and handler is not null
      limit ${most}
    ) open_cases group by handler`;
}
