// New steps are made on a database that is in use: what stands in it is kept, and new columns are filled from the ledger.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../db/migrate.ts';
import { startTestPostgres, type TestPostgres } from './support/database.ts';

const FOLDER = fileURLToPath(new URL('../db/migrations', import.meta.url));
const [REVIEWED, SENT, OFFERED] = ['1', '2', '3'].map((n) => `00000000-0000-7000-8000-00000000000${n}`);

let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(() => server.stop());

/** A database as it was after the first `steps` migrations. */
async function databaseAt(steps: number): Promise<string> {
  const admin = postgres(server.adminUrl, { max: 1 });
  const name = `earlier_${steps}`;
  await admin`create database ${admin(name)}`;
  await admin.end();
  const url = server.adminUrl.replace(/postgres$/, name);
  const folder = mkdtempSync(path.join(tmpdir(), 'redress-migrations-'));
  cpSync(FOLDER, folder, { recursive: true });
  const journal = path.join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, steps) }));
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  await runMigrations(drizzle(client), { migrationsFolder: folder });
  await client.end();
  rmSync(folder, { recursive: true });
  return url;
}

it('keeps rows, and fills in who is involved', async () => {
  const url = await databaseAt(2);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const phases = { [REVIEWED!]: 'concluded', [SENT!]: 'awaitingTransfer', [OFFERED!]: 'awaitingTransfer' };
  for (const [id, phase] of Object.entries(phases))
    await sql`insert into cases (case_id, number, version, phase, owner_unit, asked_unit, regime, pack_version, matter_type, category,
      channel, urgent, received_on, overdue, waiting_for, tasks, changed_at, digest, registered_at)
      values (${id}, ${id}, 1, ${phase}, 'a', ${phase === 'concluded' ? null : 'b'}, 'r', '1', 'm', 'c', 'online', false, '2026-01-05',
      false, 'nobody', '[]', 1, 'd', 1)`;
  const event = (id: string, seq: number, type: string, data: unknown) =>
    sql`insert into case_events (case_id, seq, type, at, actor, event, prev, hash)
      values (${id}, ${seq}, ${type}, 1, '{}', ${sql.json({ data } as never)}, ${seq === 1 ? '' : `h${seq - 1}`}, ${`h${seq}`})`;
  await event(REVIEWED!, 1, 'appealed', { review: { body: 'review' } });
  await event(REVIEWED!, 2, 'appealed', { review: { body: 'rereview' } });
  await event(SENT!, 1, 'transferOffered', {});
  await event(SENT!, 2, 'transferSent', {});
  await event(OFFERED!, 1, 'transferSent', {});
  await event(OFFERED!, 2, 'transferOffered', {});
  await migrate(url);
  await migrate(url);
  const rows = await sql`select case_id, involved_units from cases order by case_id`;
  await sql.end();
  expect(rows.map((row) => [...(row['involved_units'] as string[])].sort())).toEqual([
    ['rereview', 'review'],
    ['b'],
    [],
  ]);
});

it('law that was loaded or retired before the record stays, as it is its own file', async () => {
  const url = await databaseAt(7);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const insert = (version: string, by: string | null, retiredBy: string | null) =>
    sql`insert into law_files (kind, id, version, hash, content, loaded_by, loaded_at, confirmed_by, retired_by, retired_at)
      values ('pack', 'a', ${version}, ${`hash of ${version}`}, '{}', ${by}, 1, 'b', ${retiredBy}, ${retiredBy === null ? null : 2})`;
  await insert('1.0.0', null, 'a');
  await insert('2.0.0', 'a', null);
  const proposal = '00000000-0000-7000-8000-000000000001';
  await sql`insert into law_proposals (id, act, kind, file_id, version, content, hash, proposed_by, reason, at)
    values (${proposal}, 'load', 'pack', 'a', '3.0.0', '{}', 'h', 'a', 'why', 3)`;
  await migrate(url);
  expect(await sql`select version, file_hash, loaded_by, retired_by from law_files order by version`).toEqual([
    { version: '1.0.0', file_hash: 'hash of 1.0.0', loaded_by: null, retired_by: 'a' },
    { version: '2.0.0', file_hash: 'hash of 2.0.0', loaded_by: 'a', retired_by: null },
  ]);
  await expect(sql`update law_files set file_hash = 'x'`).rejects.toThrow('does not change');
  await sql`update law_files set retired_by = 'a', retired_at = 4 where version = '2.0.0'`;
  await sql`update law_proposals set withdrawn_by = 'a', withdrawn_at = 4, withdraw_reason = 'x' where id = ${proposal}`;
  await sql.end();
});
