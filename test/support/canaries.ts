// Planted strings and where they must not turn up: every form a byte sequence can take in a log, a payload or a column.
// Leaves out what is driven through the system (privacy.test.ts).
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

export interface Sighting {
  /** Table and column, file, or whatever was searched. */
  where: string;
  /** What was planted there first. */
  canary: string;
}

/** Remembers what was planted; every search looks for all of it. */
export class Canaries {
  readonly #planted = new Map<string, string>();
  #needles: { canary: string; bytes: Buffer }[] = [];

  /** A text for the place named, with a mark nothing else has. */
  plant(place: string): string {
    return this.keep(place, `金丝雀${randomBytes(6).toString('hex')}`);
  }

  /** Remembers a secret or a text made elsewhere: a code, a token, a phone number. */
  keep(place: string, secret: string): string {
    this.#planted.set(place, secret);
    this.#needles.push(...formsOf(secret).map((bytes) => ({ canary: place, bytes })));
    return secret;
  }

  get size(): number {
    return this.#planted.size;
  }

  /** All sightings in some bytes. */
  seenIn(where: string, bytes: Buffer): Sighting[] {
    const seen = new Set(this.#needles.filter((needle) => bytes.includes(needle.bytes)).map((needle) => needle.canary));
    return [...seen].map((canary) => ({ where, canary }));
  }

  /** All sightings in every column of every table of a database, whatever its type. */
  async seenInDatabase(url: string): Promise<Sighting[]> {
    const sightings: Sighting[] = [];
    await eachColumn(url, (where, bytes) => sightings.push(...this.seenIn(where, bytes)));
    return sightings;
  }
}

/** Every column of every table, its values one after the other as bytes. */
export async function eachColumn(url: string, visit: (where: string, bytes: Buffer) => void): Promise<void> {
  const sql = postgres(url, { max: 1 });
  try {
    const columns = await sql<{ schema: string; table: string; column: string; type: string }[]>`
      select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')`;
    for (const { schema, table, column, type } of columns) {
      const value = type === 'bytea' ? sql`${sql(column)}` : sql`convert_to(${sql(column)}::text, 'UTF8')`;
      const rows = await sql<
        { value: Buffer }[]
      >`select ${value} as value from ${sql(schema)}.${sql(table)} where ${sql(column)} is not null`;
      visit(`${table}.${column}`, Buffer.concat(rows.flatMap((row) => [row.value, Buffer.from('\n')])));
    }
  } finally {
    await sql.end();
  }
}

/** As it is, JSON-escaped, percent-encoded, in hex, and in base64 at each of the three offsets it can have there. */
export function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const escaped = [...text]
    .map((symbol) => (symbol > '~' ? `\\u${symbol.charCodeAt(0).toString(16).padStart(4, '0')}` : symbol))
    .join('');
  const base64 = [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // Symbols that also hold bits of what stands before or after are left out.
    const inner = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set([text, escaped, encodeURIComponent(text), bytes.toString('hex'), ...base64])].map((form) =>
    Buffer.from(form, 'utf8'),
  );
}
