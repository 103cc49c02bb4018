// The two statements of an intake. While the counter's row is locked nobody else of the unit can register, so what
// follows the draw is one statement.
import { rowNames, rowValues } from './case-record-sql.ts';

/** Client, key, body hash, case id, series, year. No row: the key is known. The counter's lock holds until commit. */
export const claimStatement = `
with claimed as (
  insert into intakes (client_id, key, body_hmac, case_id) values ($1, $2, $3, $4::uuid)
  on conflict (client_id, key) do nothing returning case_id
)
insert into counters (scope, year, next) select $5, $6::int, 2 from claimed
on conflict (scope, year) do update set next = counters.next + 1
returning next - 1 as seq`;

/** Case id, parts (facts, row, texts, search, tracking), first input, wrapped key, sealed answer. */
export const storeStatement = `
with parts as materialized (
  select p, p->'facts' as f, p->'row' as r from (select $2::text::jsonb as p) given
), entered as (
  insert into ledger (case_id, unit, year, seq, number, received_on, entered_at, channel, category)
  select $1::uuid, f->>'unit', (f->>'year')::int, (f->>'seq')::int, f->>'number', (r->>'receivedOn')::date,
    (f->>'registeredAt')::bigint, r->>'channel', r->>'category' from parts
), opened as (
  -- Version 0: the workflow has recorded nothing yet.
  insert into cases (case_id, registered_at, title_text, tasks, ${rowNames.join(', ')})
  select $1::uuid, (f->>'registeredAt')::bigint, (f->>'titleText')::uuid, r->'tasks', ${rowValues.join(', ')}
  from (select f, p->'row' || '{"version": 0}' as r from parts) versioned
), keyed as (
  insert into case_keys (case_id, wrapped_key, master_key_id) select $1::uuid, $4::bytea, f->>'masterKeyId' from parts
), texted as (
  insert into sealed_texts (id, case_id, purpose, ciphertext, sha256, length)
  select t.id, $1::uuid, t.purpose, decode(t.ciphertext, 'hex'), t.sha256, t.length
  from parts, jsonb_to_recordset(p->'texts') as t(id uuid, purpose text, ciphertext text, sha256 text, length int)
), indexed as (
  insert into search_hashes (case_id, kind, hash)
  select distinct $1::uuid, s.kind, s.hash from parts, jsonb_to_recordset(p->'search') as s(kind text, hash text)
), tracked as (
  insert into tracking_secrets (case_id, code_hash, token_sha256)
  select $1::uuid, t."codeHash", t."tokenSha256"
  from parts, jsonb_to_recordset(p->'tracking') as t("codeHash" text, "tokenSha256" text)
), started as (
  insert into workflow_starts (case_id, input) values ($1::uuid, $3::text::jsonb)
)
update intakes set response_sealed = $5::bytea from parts
where intakes.client_id = f->>'clientId' and intakes.key = f->>'key'`;
