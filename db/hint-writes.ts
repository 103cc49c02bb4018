// Notes which earlier cases a new one may repeat (L19). Compares keyed hashes only, and looks at few enough cases to be
// quick: those of the same person, and the latest of the same category. Decides nothing.
import type { Db } from './connect.ts';

const WINDOW_DAYS = 180;
const RECENT = 500;
const OF_PERSON = 200;
/** Per cent of the title's pairs of characters. */
const SIMILAR = 50;
const MOST = 20;

/** Safe to repeat; gives how many were new. */
export async function noteHints(db: Db, caseId: string, nowMs: number): Promise<number> {
  const noted = await db.sql`
    with own as (
      select case_id, category, received_on, registered_at from cases where case_id = ${caseId}
    ), mine as (
      select kind, hash from search_hashes where case_id = ${caseId}
    ), persons as (
      select distinct s.case_id from mine m join search_hashes s on s.kind = m.kind and s.hash = m.hash
      where m.kind in ('phone', 'idNumber', 'email') order by s.case_id desc limit ${OF_PERSON}
    ), recent as (
      select c.case_id from cases c, own
      where c.category = own.category and c.received_on between own.received_on - ${WINDOW_DAYS}::int and own.received_on
      order by c.received_on desc limit ${RECENT}
    ), looked_at as (
      select case_id from persons union select case_id from recent
    ), shared as (
      select s.case_id, count(*) filter (where s.kind = 'pair') as pairs, bool_or(s.kind = 'place') as place
      from looked_at l join search_hashes s on s.case_id = l.case_id
      join mine m on m.kind = s.kind and m.hash = s.hash group by s.case_id
    ), weighed as (
      select c.case_id, c.number, c.case_id in (select case_id from persons) as person,
        c.category = own.category as category, coalesce(shared.place, false) as place,
        coalesce(shared.pairs, 0) * 100 / greatest(1, (select count(*) from mine where kind = 'pair')) as likeness
      from looked_at l join cases c on c.case_id = l.case_id cross join own
      left join shared on shared.case_id = c.case_id
      where c.case_id <> own.case_id and c.registered_at <= own.registered_at
    )
    insert into case_hints (case_id, other_case_id, other_number, reasons, similarity, noted_at)
    select ${caseId}, case_id, number, to_jsonb(array_remove(array[
      case when person then 'samePerson' end, case when category then 'sameCategory' end,
      case when place then 'samePlace' end, case when likeness >= ${SIMILAR}::int then 'similarWords' end
    ], null)), likeness, ${nowMs}::bigint
    from weighed where person or place or likeness >= ${SIMILAR}::int
    order by person desc, likeness desc, case_id desc limit ${MOST}
    on conflict do nothing returning other_case_id`;
  return noted.length;
}
