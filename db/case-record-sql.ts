// The statement behind recordEvents. Parameters: case id, events, projection row, notice states, evidence ids.
// All parts of one statement see the same moment; what a part changes, the others learn by its `returning` only.

/** Columns of `cases` that the projection fills, as in CaseRow; `tasks` is one more. */
const COLUMNS = {
  number: ['number', 'text'],
  version: ['version', 'int'],
  phase: ['phase', 'text'],
  conclusion: ['conclusion', 'text'],
  owner_unit: ['ownerUnit', 'text'],
  handler: ['handler', 'text'],
  asked_unit: ['askedUnit', 'text'],
  respondent_unit: ['respondentUnit', 'text'],
  regime: ['regime', 'text'],
  pack_version: ['packVersion', 'text'],
  matter_type: ['matterType', 'text'],
  category: ['category', 'text'],
  channel: ['channel', 'text'],
  urgent: ['urgent', 'boolean'],
  received_on: ['receivedOn', 'date'],
  due_clock: ['dueClock', 'text'],
  due_on: ['dueOn', 'date'],
  due_at: ['dueAt', 'bigint'],
  overdue: ['overdue', 'boolean'],
  waiting_for: ['waitingFor', 'text'],
  changed_at: ['changedAt', 'bigint'],
  concluded_on: ['concludedOn', 'date'],
  digest: ['digest', 'text'],
} as const;

/** Names and values (out of a JSON value `r`) in the same order. A row from before a list was added has none of it. */
export const rowNames = [...Object.keys(COLUMNS), 'involved_units'];
export const rowValues = [
  ...Object.values(COLUMNS).map(([field, type]) => `(r->>'${field}')::${type}`),
  `array(select jsonb_array_elements_text(r->'involvedUnits'))`,
];

/** Commands that came by the door carry a key: of people, and of its batches; the registration's own stands in `intakes`. */
const BY_PEOPLE = `e->>'key' is not null and e->'actor'->>'kind' in ('staff', 'party', 'channel', 'gateway')
      and e->>'type' not in ('registered', 'signalRefused')`;

export const recordStatement = `
with projection as materialized (
  select $3::text::jsonb as r
), given as (
  select e, (e->>'seq')::int as seq from jsonb_array_elements($2::text::jsonb) e
), inserted as (
  insert into case_events (case_id, seq, type, at, effective_on, actor, key, event, prev, hash)
  select $1::uuid, seq, e->>'type', (e->>'at')::bigint, (e->>'effectiveOn')::date, e->'actor', e->>'key', e, e->>'prev', e->>'hash'
  from given order by seq
  -- The same event again does nothing; another one becomes an update, which the append-only trigger refuses.
  on conflict (case_id, seq) do update set hash = excluded.hash where case_events.hash <> excluded.hash
  returning seq, at, event
), moved as (
  -- Intake made the row. An upsert would try to insert first, and under a concurrent update that can trip over the
  -- unique number, which is no arbiter of the conflict.
  update cases set tasks = r->'tasks', (${rowNames.join(', ')}) = (select ${rowValues.join(', ')})
  from projection where cases.case_id = $1::uuid and cases.version < (r->>'version')::int
  returning cases.version
), made as (
  insert into cases (case_id, registered_at, tasks, ${rowNames.join(', ')})
  select $1::uuid, (r->>'changedAt')::bigint, r->'tasks', ${rowValues.join(', ')} from projection
  where not exists (select from cases where case_id = $1::uuid)
  on conflict do nothing
  returning version
), drafts as (
  select n, i.seq, i.at, row_number() over (order by i.seq, ord) as place
  from inserted i, jsonb_array_elements(i.event->'notices') with ordinality as t(n, ord)
), numbered as (
  -- Documents with a number template in the law the case runs under; the issuing body gives the word.
  select d.n->>'id' as id, d.n->>'kind' as kind, body.id as unit, coalesce(body.doc_code, body.code) as word,
    left(d.n->'facts'->>'on', 4)::int as year, doc->>'number' as template,
    row_number() over (partition by body.id, d.n->>'kind', left(d.n->'facts'->>'on', 4) order by d.place) as nth
  from projection cross join drafts d
  join workflow_starts s on s.case_id = $1::uuid
  join lateral jsonb_array_elements(s.input->'law'->'documents') doc on doc->>'kind' = d.n->>'kind'
  join units issuer on issuer.id =
    case when d.n->>'kind' like 'review%' then coalesce(d.n->'facts'->>'body', r->>'askedUnit', r->>'ownerUnit')
    else r->>'ownerUnit' end
  join units body on body.id = issuer.body and coalesce(body.doc_code, body.code) is not null
), drawn as (
  insert into counters (scope, year, next)
  select 'document:' || unit || ':' || kind, year, max(nth)::int + 1 from numbered group by unit, kind, year order by 1, 2
  on conflict (scope, year) do update set next = counters.next + excluded.next - 1
  returning scope, year, next
), numbers as (
  select n.id, n.kind, n.unit, n.year, d.next - count(*) over (partition by n.unit, n.kind, n.year)::int + n.nth::int - 1 as seq, n.template, n.word
  from numbered n join drawn d on d.scope = 'document:' || n.unit || ':' || n.kind and d.year = n.year
), written_numbers as (
  insert into document_numbers (unit, kind, year, seq, number, case_id, notice_id)
  select unit, kind, year, seq, replace(replace(replace(template, '{org}', word), '{yyyy}', year::text), '{seq}', seq::text), $1::uuid, id
  from numbers
  returning notice_id, number
), noticed as (
  insert into notices (case_id, id, seq, kind, audience, desk, desk_role, number, methods, needs_proof, facts, texts, lists, queued_at, state)
  select $1::uuid, n->>'id', d.seq, n->>'kind', n->'audience', coalesce(n->'audience'->>'id', n->'audience'->>'unit'),
    n->'audience'->>'role', w.number, array(select jsonb_array_elements_text(n->'methods')), (n->>'needsProof')::boolean,
    n->'facts', n->'texts', coalesce(n->'lists', '{}'), d.at, coalesce($4::text::jsonb->>(n->>'id'), 'queued')
  from drafts d left join written_numbers w on w.notice_id = n->>'id'
  on conflict (case_id, id) do nothing
), restated as (
  update notices set state = s.value from jsonb_each_text($4::text::jsonb) s
  where notices.case_id = $1::uuid and notices.id = s.key and notices.state <> 'served'
), applied as (
  update submissions s set status = 'applied', version = k.version, refusal = null
  from (select e->>'key' as key, max(seq) as version from given where ${BY_PEOPLE} group by 1) k
  where s.case_id = $1::uuid and s.key = k.key and (s.status <> 'applied' or s.version is distinct from k.version)
), linked as (
  update evidence set status = 'linked'
  where case_id = $1::uuid and status = 'stored' and id::text = any($5::text[])
)
select coalesce((select version from moved), (select version from made)) as version,
  (select jsonb_agg(jsonb_build_object('seq', u.seq, 'command', u.type) order by u.seq) from (
    select distinct on (e->>'key') seq, e->>'type' as type from given g
    where ${BY_PEOPLE} and not exists (select 1 from submissions s where s.case_id = $1::uuid and s.key = g.e->>'key')
    order by e->>'key', seq) u) as unproven
`;
