// What came with a release is recorded when a server starts, and held against the files of every later start: a file that
// changed under its version keeps the server from starting, a version that was dropped still serves its cases.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type PackFile, PackError, readLawFiles } from '../adapters/packs.ts';
import { createLawLibrary } from '../api/law-library.ts';
import { LawFileChanged } from '../api/law-release.ts';
import { databaseFault } from '../db/database-fault.ts';
import type { Db } from '../db/connect.ts';
import { freePort, startTestPostgres, type TestPostgres } from './support/database.ts';

const PACKS = fileURLToPath(new URL('../packs/', import.meta.url));
const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url));
const ID = 'cn-service-centre-example';
const WANTED = { packId: ID, matterType: 'attitude', receivedOn: '2026-11-24' };
const IN_REGIME = { regime: 'service-centre', receivedOn: '2026-11-24' };

let postgres: TestPostgres;
let db: Db;
let url: string;
let folder: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  ({ db, url } = await postgres.createDatabase());
  folder = mkdtempSync(path.join(tmpdir(), 'redress-release-'));
  cpSync(PACKS, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

type Json = Record<string, unknown>;
const fileOf = (name: string) => path.join(folder, `${name}.json`);
const change = (name: string, act: (content: PackFile & Json) => void) => {
  const content = JSON.parse(readFileSync(fileOf(name), 'utf8')) as PackFile & Json;
  act(content);
  writeFileSync(fileOf(name), JSON.stringify(content));
};
const tenMore = (pack: PackFile) => {
  pack.clocks.find(({ id }) => id === 'handling')!.limit = { n: 25, unit: 'workingDay' };
};
/** As a server that starts with what lies in the folder. */
const start = async (own?: string) => {
  const packs = createLawLibrary(db, readLawFiles(folder, own), () => 1_700_000_000_000);
  await packs.ready();
  return packs;
};
const refused = async (): Promise<LawFileChanged> => {
  const error: unknown = await start().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LawFileChanged);
  return error as LawFileChanged;
};
const rows = (id = ID) => db.sql`select * from law_files where id = ${id} order by written, version`;
const pinsOf = ({ pack, calendar, matterType }: ReturnType<Awaited<ReturnType<typeof start>>['excerpt']>) => ({
  ...{ pack, calendar, matterType },
  receivedOn: WANTED.receivedOn,
});

it('every version is recorded with its hash, by nobody; many servers at once and again record it once', async () => {
  const [one] = await Promise.all([start(), start(), start(), start()]);
  await start();
  const recorded = await db.sql`select kind, id, version, hash, loaded_by, loaded_at from law_files`;
  expect(recorded).toHaveLength(readLawFiles(folder).length);
  expect(await rows()).toMatchObject([
    { kind: 'pack', version: '1.2.0', hash: one.pack(ID).ref.hash, loaded_by: null, loaded_at: 1_700_000_000_000 },
  ]);
  expect(await rows('CN')).toMatchObject([{ kind: 'calendar', hash: one.calendar('CN').hash, retired_at: null }]);
});

it('another file under a recorded version refuses the start, and names file, both hashes and the way out', async () => {
  await start();
  const [before] = await rows();
  change(ID, tenMore);
  change('calendars/CN', (calendar) => (calendar['offDays'] = (calendar['offDays'] as string[]).slice(1)));
  const error = await refused();
  expect(error.files.map(({ id }) => id).sort()).toEqual(['CN', ID]);
  const changed = error.files.find(({ id }) => id === ID)!;
  expect(changed).toMatchObject({ file: fileOf(ID), version: '1.2.0', recordedHash: before?.['file_hash'] });
  for (const part of [
    fileOf(ID),
    changed.recordedHash,
    changed.foundHash,
    '提高',
    'Raise the version',
    'law_file_changed',
  ])
    expect(error.message).toContain(part);
  expect(await db.sql`select from law_files`).toHaveLength(readLawFiles(folder).length);

  cpSync(PACKS, folder, { recursive: true });
  await start();
  // A file that is only laid out anew is the same.
  writeFileSync(fileOf(ID), JSON.stringify(JSON.parse(readFileSync(fileOf(ID), 'utf8')), null, 8));
  await start();
  change(ID, (pack) => {
    tenMore(pack);
    pack.version = '1.0.1';
  });
  expect((await start()).pack(ID).version).toBe('1.0.1');
});

it('of two releases that differ under one version, started at once on an empty record, one is refused', async () => {
  const first = readLawFiles(folder);
  change(ID, tenMore);
  const libraries = [first, readLawFiles(folder)].map((files) => createLawLibrary(db, files));
  const ends = await Promise.allSettled(libraries.map((packs) => packs.ready()));
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await rows()).toHaveLength(1);
});

it('operator data may change under a version; a running case keeps the numbers it began with', async () => {
  const own = path.join(folder, 'own');
  mkdirSync(path.join(own, 'operator'), { recursive: true });
  const decide = (n: number, decidedOn: string) =>
    writeFileSync(
      path.join(own, 'operator', `${ID}.json`),
      JSON.stringify({
        ...{ pack: ID, decidedBy: 'Board', decidedOn },
        clocks: [{ id: 'handling', limit: { n, unit: 'workingDay' }, article: 'own rule', confidence: 'A' }],
      }),
    );
  const shipped = (await start()).excerpt(WANTED);
  decide(31, '2026-01-05');
  const filled = (await start(own)).excerpt(WANTED);
  decide(32, '2026-02-05');
  const packs = await start(own);
  const now = packs.excerpt(WANTED);
  expect([filled, now].map(({ clocks }) => clocks.handling?.limit.n)).toEqual([31, 32]);
  expect(new Set([shipped, filled, now].map(({ pack }) => pack.hash)).size).toBe(3);
  for (const law of [shipped, filled, now]) expect(await packs.pinned(pinsOf(law))).toEqual(law);
  expect(packs.forIntake(IN_REGIME)?.ref.hash).toBe(now.pack.hash);
  expect(packs.packs().filter(({ id }) => id === ID)).toHaveLength(1);
  const stored = await rows();
  expect(stored.map((row) => row['operator_data'] as unknown)).toEqual([
    null,
    { decidedBy: 'Board', decidedOn: '2026-01-05' },
    { decidedBy: 'Board', decidedOn: '2026-02-05' },
  ]);
  expect(new Set(stored.map((row) => row['file_hash'] as string)).size).toBe(1);
  // Beside operator data a changed file is still a changed file.
  change(ID, tenMore);
  await expect(start(own)).rejects.toThrow(LawFileChanged);
});

it('a version that a release dropped serves its old cases and no new ones', async () => {
  const old = (await start()).excerpt(WANTED);
  change(ID, (pack) => {
    tenMore(pack);
    pack.version = '2.0.0';
  });
  change('calendars/CN-EXAMPLE', (calendar) => (calendar['version'] = '2026.9'));
  const packs = await start();
  expect(await packs.pinned(pinsOf(old))).toEqual(old);
  expect(packs.forIntake(IN_REGIME)?.version).toBe('2.0.0');
  expect(packs.excerpt(WANTED)).toMatchObject({ pack: { version: '2.0.0' }, calendar: { version: '2026.9' } });
  expect(
    packs
      .packs()
      .filter(({ id }) => id === ID)
      .map(({ version }) => version),
  ).toEqual(['2.0.0']);

  rmSync(fileOf(ID));
  const without = await start();
  expect(without.forIntake(IN_REGIME)).toBeNull();
  expect(without.wasRetired(IN_REGIME)).toBe(true);
  expect(await without.pinned(pinsOf(old))).toEqual(old);
});

it('nothing stands in for a version that is not on record', async () => {
  const packs = await start();
  const pins = pinsOf(packs.excerpt(WANTED));
  const missing = { ...pins.calendar, version: '2020.1' };
  await expect(packs.pinned({ ...pins, calendar: missing })).rejects.toThrow(PackError);
  await expect(packs.pinned({ ...pins, calendar: missing })).rejects.toThrow('no calendar CN-EXAMPLE@2020.1');
  expect(() => packs.excerpt({ ...WANTED, calendarVersion: '2020.1' })).toThrow('no calendar CN-EXAMPLE@2020.1');
  await expect(packs.pinned({ ...pins, pack: { ...pins.pack, hash: 'f'.repeat(64) } })).rejects.toThrow(
    `no pack ${ID}@1.2.0 ffffffffffff`,
  );
});

it('a version that was loaded at run time may come with a later release, as it is', async () => {
  change(ID, (pack) => (pack.version = '2.0.0'));
  const loaded = readLawFiles(folder).find(({ content }) => content.id === ID);
  cpSync(PACKS, folder, { recursive: true });
  const { hash } = (await start()).pack(ID).ref;
  const content = db.sql.json(loaded!.content as never);
  const insert = (version: string, fileHash: string, by: string | null) =>
    db.sql`insert into law_files (kind, id, version, hash, file_hash, content, loaded_by, loaded_at, confirmed_by)
      values ('pack', ${ID}, ${version}, ${fileHash}, ${fileHash}, ${content}, ${by}, 1, 'b')`;
  await insert('2.0.0', loaded!.found!.fileHash, 'a');
  change(ID, (pack) => (pack.version = '2.0.0'));
  expect((await start()).pack(ID).version).toBe('2.0.0');
  change(ID, tenMore);
  expect((await refused()).files).toMatchObject([{ id: ID, version: '2.0.0' }]);

  // The database says so too.
  for (const statement of [insert('1.2.0', 'f'.repeat(64), null), insert('2.0.0', hash, 'c')]) {
    const error: unknown = await statement.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(databaseFault(error)?.kind).toBe('changed');
  }
});

it('the form of a pack adds nothing to its file: a later form gives old files no other hash', () => {
  for (const { found, content } of readLawFiles(folder))
    expect(JSON.parse(readFileSync(found!.path, 'utf8'))).toEqual(content);
});

/** The server as it runs; gives the code it ends with, or null when it answers and is then ended. */
async function serve(databaseUrl: string): Promise<{ code: number | null; out: string }> {
  const port = await freePort();
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: folder, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: '127.0.0.1:9' },
    ...{ REDRESS_MASTER_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`, PORT: String(port) },
    ...{ REDRESS_DATA_DIR: path.join(folder, 'data'), REDRESS_PACKS_DIR: path.join(folder, 'own') },
  };
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER], { env, cwd: path.dirname(SERVER) });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const answers = async (): Promise<null> => {
    for (;;) {
      const live = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => null);
      if (live?.ok === true) return null;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const code = await Promise.race([ended, answers()]);
  child.kill('SIGTERM');
  await ended;
  return { code, out };
}

it('the server itself: starts and records; does not start over a changed file; starts while the database is away', async () => {
  mkdirSync(path.join(folder, 'own'));
  const own = path.join(folder, 'own', 'mine.json');
  const mine = JSON.parse(readFileSync(fileOf(ID), 'utf8')) as PackFile;
  Object.assign(mine, { id: 'mine', regime: 'mine' });
  writeFileSync(own, JSON.stringify(mine));
  expect(await serve(url)).toMatchObject({ code: null });
  expect(await rows('mine')).toHaveLength(1);
  tenMore(mine);
  writeFileSync(own, JSON.stringify(mine));
  const { code, out } = await serve(url);
  expect(code).toBe(1);
  expect(out).toContain('law_file_changed');
  expect(out).toContain(own);
  expect(await serve('postgres://nobody:x@127.0.0.1:9/none')).toMatchObject({ code: null });
});
