// The record of law: every version that ever served here, what is proposed, and who did what when.
// Leaves out which versions are in use (adapters/packs.ts).
import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Db, Orm } from './connect.ts';
import { lawFiles, lawProposals } from './schema.ts';

export type StoredLawFile = typeof lawFiles.$inferSelect;
export type StoredProposal = typeof lawProposals.$inferSelect;

/** All recorded versions, retired ones too, in the order in which they came. Takes a transaction as well. */
export async function listLawFiles({ orm }: { orm: Pick<Orm, 'select'> }): Promise<StoredLawFile[]> {
  return orm.select().from(lawFiles).orderBy(lawFiles.loadedAt, lawFiles.written, lawFiles.id, lawFiles.version);
}

/** Changes with every load and every retirement: rows only come, and are retired once. */
export async function lawMark(db: Db): Promise<string> {
  const [row] = await db.orm
    .select({ mark: sql<string>`count(*) || '/' || count(${lawFiles.retiredAt})` })
    .from(lawFiles);
  return row?.mark ?? '';
}

const { content: _content, written: _written, ...facts } = getTableColumns(lawProposals);

/** Where a page goes on: after this instant and name. */
export interface LawCursor {
  at: number;
  key: string;
}

export interface LawPage {
  limit: number;
  after?: LawCursor;
}

/** Newest first, without their content; `open` leaves out those that took effect or were withdrawn. */
export async function listProposals(
  db: Db,
  { open, limit, after }: LawPage & { open: boolean },
): Promise<Omit<StoredProposal, 'content' | 'written'>[]> {
  return db.orm
    .select(facts)
    .from(lawProposals)
    .where(
      and(
        open ? and(isNull(lawProposals.confirmedAt), isNull(lawProposals.withdrawnAt)) : undefined,
        after && sql`(${lawProposals.at}, ${lawProposals.id}::text) < (${after.at}, ${after.key})`,
      ),
    )
    .orderBy(desc(lawProposals.at), desc(sql`${lawProposals.id}::text`))
    .limit(limit);
}

/** With its content; null where there is none. */
export async function findProposal(db: Db, id: string): Promise<StoredProposal | null> {
  const [row] = await db.orm.select().from(lawProposals).where(eq(lawProposals.id, id));
  return row ?? null;
}

/** One thing that was done; `by` and `proposal` are null where a server recorded what lay in its folders. */
export interface LawDeed {
  at: number;
  act: 'recorded' | 'proposedLoad' | 'proposedRetire' | 'loaded' | 'retired' | 'withdrawn';
  kind: 'pack' | 'calendar';
  id: string;
  version: string;
  hash: string;
  by: string | null;
  reason: string | null;
  /** Of the operator's data, where it was recorded with some: by whose decision, of which day. */
  operatorData: { decidedBy: string; decidedOn: string } | null;
  proposal: string | null;
  key: string;
}

/** Newest first; of one pack or calendar, or of all. */
export async function listLawDeeds(db: Db, { id, limit, after }: LawPage & { id?: string }): Promise<LawDeed[]> {
  const { sql: query } = db;
  return query<LawDeed[]>`
    with deeds as (
      select loaded_at as at, 'recorded' as act, kind, id, version, hash, null as by, null as reason,
        operator_data as "operatorData", null::uuid as proposal, concat_ws('/', '0', kind, id, version, hash) as key
        from law_files where loaded_by is null
      union all
      select p.at, case act when 'load' then 'proposedLoad' else 'proposedRetire' end, p.kind, p.file_id, p.version,
        p.hash, p.proposed_by, p.reason, null, p.id, '1/' || p.id from law_proposals p
      union all
      select p.confirmed_at, case act when 'load' then 'loaded' else 'retired' end, p.kind, p.file_id, p.version,
        p.hash, p.confirmed_by, null, null, p.id, '2/' || p.id from law_proposals p where p.confirmed_at is not null
      union all
      select p.withdrawn_at, 'withdrawn', p.kind, p.file_id, p.version, p.hash, p.withdrawn_by, p.withdraw_reason,
        null, p.id, '2/' || p.id from law_proposals p where p.withdrawn_at is not null
    )
    select * from deeds
    where ${id === undefined ? query`true` : query`id = ${id}`}
      and ${after === undefined ? query`true` : query`(at, key) < (${after.at}::bigint, ${after.key}::text)`}
    order by at desc, key desc limit ${limit}`;
}
