// The directory as it applied on a day. Leaves out what somebody is advised by it (domain/responsible-advice.ts).
import type { Catalogue, Category, Remit, Territory } from '../domain/responsible.ts';
import type { Db } from './connect.ts';
import type { EntryKind } from './schema-directory.ts';

interface Applying {
  kind: EntryKind;
  content: unknown;
}

/** On `on`, YYYY-MM-DD; of each key the entry that began last, unless it has ended. In order of kind and key. */
export async function findCatalogue(db: Db, on: string): Promise<Catalogue> {
  const rows = await db.sql<Applying[]>`
    select kind, content from (
      select distinct on (kind, key) kind, key, content, valid_to from directory_entries
      where kind <> 'unit' and valid_from <= ${on}
      order by kind, key, valid_from desc, id desc
    ) latest
    where valid_to is null or valid_to >= ${on}
    order by kind, key collate "C"`;
  const of = <T>(kind: EntryKind) => rows.filter((row) => row.kind === kind).map((row) => row.content as T);
  return {
    territories: of<Territory>('territory'),
    categories: of<Category>('category'),
    remits: of<Remit>('remit'),
  };
}

/** The unit as it was entered on that day; null where it was not known yet. */
export async function findUnitEntry(db: Db, id: string, on: string): Promise<unknown> {
  const [row] = await db.sql<{ content: unknown }[]>`
    select content from directory_entries
    where kind = 'unit' and key = ${id} and valid_from <= ${on}
    order by valid_from desc, id desc limit 1`;
  return row?.content ?? null;
}
