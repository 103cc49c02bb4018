// Enters what applies from a day on. What says the same as before is not entered again.
import type { Db, Transaction } from './connect.ts';
import type { EntryKind } from './schema-directory.ts';

export interface NewEntry {
  kind: EntryKind;
  key: string;
  /** YYYY-MM-DD. */
  validFrom: string;
  /** Last day, or null. */
  validTo: string | null;
  content: object;
}

/** All or nothing; gives how many were new. `enteredBy`: staff id, null for the first organisation. */
export async function enterEntries(
  db: { sql: Db['sql'] | Transaction },
  entries: readonly NewEntry[],
  enteredBy: string | null,
): Promise<number> {
  if (entries.length === 0) return 0;
  const entered = await db.sql`
    insert into directory_entries (kind, key, valid_from, valid_to, content, entered_by)
    select n.kind, n.key, n."validFrom", n."validTo", n.content, ${enteredBy}
    from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb)
      as n(kind text, key text, "validFrom" date, "validTo" date, content jsonb)
    left join lateral (
      select o.content, o.valid_to from directory_entries o
      where o.kind = n.kind and o.key = n.key and o.valid_from <= n."validFrom"
      order by o.valid_from desc, o.id desc limit 1
    ) o on true
    where o.content is null or o.content <> n.content or o.valid_to is distinct from n."validTo"
    returning id`;
  return entered.length;
}
