// What two persons see and say before law changes: a proposal whole, confirmed as seen, withdrawn, refused where complaints
// would no longer be taken; and the record of it. Leaves out what is sound (law-load.test.ts) and releases (law-record).
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PackFile, readLawFiles } from '../adapters/packs.ts';
import { buildApp } from '../api/app.ts';
import { createLawLibrary } from '../api/law-library.ts';
import { bootstrapOrganisation } from '../api/organisation.ts';
import { newToken, tokenHash } from '../api/ids.ts';
import { databaseFault } from '../db/database-fault.ts';
import { createToken } from '../db/staff-writes.ts';
import { aComplaint, DISTRICT, openTestDoor, send, type TestDoor } from './support/api-door.ts';

const PACKS = fileURLToPath(new URL('../packs/', import.meta.url));
const ID = 'cn-service-centre-example';
const aFile = (name: string) =>
  JSON.parse(readFileSync(`${PACKS}${name}.json`, 'utf8')) as PackFile & { offDays: string[] };
const aPack = (version: string, change: (pack: PackFile) => void = () => undefined): PackFile => {
  const pack = { ...aFile(ID), version };
  change(pack);
  return pack;
};
const tenMore = (pack: PackFile) => {
  pack.clocks.find(({ id }) => id === 'handling')!.limit = { n: 25, unit: 'workingDay' };
};

let first: TestDoor;
let test: TestDoor;
beforeAll(async () => {
  first = await openTestDoor();
});
afterAll(() => first.stop());
/** A database of its own on the one server. */
beforeEach(async () => {
  const { db, url: databaseUrl } = await first.postgres.createDatabase();
  const door = { ...first.door, db, packs: createLawLibrary(db, readLawFiles(), () => first.clock.nowMs) };
  const tokens: Record<string, string> = await bootstrapOrganisation(db, DISTRICT);
  for (const { id } of DISTRICT.staff) {
    tokens[id] = newToken('personal');
    await createToken(db, { tokenSha256: tokenHash(tokens[id]), staffId: id, label: 'test' });
  }
  test = { ...first, door, db, databaseUrl, tokens, app: await buildApp(door) };
});

const propose = (body: object, as = 'ruler') =>
  send(test, as, 'POST', '/api/law/proposals', { reason: 'why', ...body });
const load = (content: object, kind = 'pack') => propose({ act: 'load', kind, content });
const retire = (version: string, more: object = {}) =>
  propose({ act: 'retire', kind: 'pack', id: ID, version, ...more });
const confirm = (id: string, as = 'ruler2', body: object = {}) =>
  send(test, as, 'POST', `/api/law/proposals/${id}/confirm`, body);
const withdraw = (id: string, as: string, reason = 'wrong notice') =>
  send(test, as, 'POST', `/api/law/proposals/${id}/withdraw`, { reason });
const look = (id: string, as = 'ruler2') => send(test, as, 'GET', `/api/law/proposals/${id}`);
const get = (route: string, as = 'auditor') => send(test, as, 'GET', route);
const file = (change: Record<string, unknown> = {}) =>
  send(test, 'website', 'POST', '/api/complaints', aComplaint(change));

describe('a version that is there already', () => {
  it('of a release: refused with the way out, or as the same', async () => {
    const { hash } = test.door.packs.pack(ID).ref;
    expect(await load(aPack('1.2.0', tenMore))).toMatchObject({
      ...{ status: 409, json: { code: 'version_taken', detail: { version: '1.2.0', hash } } },
    });
    expect((await load(aPack('1.2.0', tenMore))).json.title).toContain('提高版本号');
    expect(await load(aPack('1.2.0'))).toMatchObject({ status: 409, json: { code: 'law_present', detail: { hash } } });
    expect(await load(aFile('calendars/CN'), 'calendar')).toMatchObject({ status: 409, json: { code: 'law_present' } });
    expect((await get('/api/law/proposals')).json.proposals).toEqual([]);
  });

  it('a release that came in between refuses the confirmation', async () => {
    const { json } = await load(aPack('2.0.0', tenMore));
    const content = aPack('2.0.0');
    const release = [...readLawFiles(), { kind: 'pack', version: '2.0.0', retired: false, content } as const];
    const found = { path: 'next.json', fileHash: 'f'.repeat(64), operatorData: null };
    await createLawLibrary(
      test.db,
      release.map((one) => ({ ...one, found: 'found' in one ? one.found : found })),
    ).ready();
    expect(await confirm(json.id)).toMatchObject({ status: 409, json: { code: 'version_taken' } });
    expect(test.door.packs.pack(ID).version).toBe('1.2.0');
  });
});

describe('the last version in use', () => {
  it('is retired only by who says so, and is told what stops', async () => {
    const stops = [{ regime: 'service-centre', from: '2026-01-01', to: null }];
    const { from } = test.door.packs.pack(ID).effective;
    expect(await retire('1.2.0')).toMatchObject({
      ...{ status: 409, json: { code: 'last_in_use', detail: { stops: [{ ...stops[0], from }] } } },
    });
    const { json } = await retire('1.2.0', { evenIfLast: true });
    expect((await look(json.id)).json).toMatchObject({ evenIfLast: true, findings: [], diff: null });
    expect((await look(json.id)).json.stops).toEqual([{ ...stops[0], from }]);
    expect(await confirm(json.id)).toMatchObject({ status: 200 });
    expect(await file()).toMatchObject({ status: 422, json: { code: 'law_retired' } });
  });

  it('was not the last when it was proposed: judged again when it is confirmed', async () => {
    await confirm((await load(aPack('2.0.0'))).json.id);
    const [one, two] = [await retire('1.2.0'), await retire('2.0.0')];
    expect([one.status, two.status]).toEqual([201, 201]);
    const ends = await Promise.all([confirm(one.json.id), confirm(two.json.id)]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(ends.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'last_in_use' });
    expect((await file()).status).toBe(201);
  });

  it('counts by days of receipt: the law before it still takes what came before', async () => {
    const old = { act: 'retire', kind: 'pack', id: 'cn-samr-2020', version: '1.2.0' };
    expect((await propose(old)).json).toMatchObject({
      code: 'last_in_use',
      detail: { stops: [{ regime: 'market-regulation', from: '2020-01-01', to: '2026-04-14' }] },
    });
    // A version that begins later leaves a gap before it.
    await confirm((await load(aPack('2.0.0', (pack) => (pack.effective.from = '2026-10-01')))).json.id);
    const { from } = test.door.packs.pack(ID, '1.2.0').effective;
    expect((await retire('1.2.0')).json.detail.stops).toEqual([{ regime: 'service-centre', from, to: '2026-09-30' }]);
  });

  it('by the id of a pack too, where the installation takes complaints under that id', async () => {
    const { from } = aPack('1.3.0').effective;
    const shut = { ...aPack('1.3.0'), effective: { from, to: '2026-01-31' } };
    const after = { ...aPack('1.3.0'), id: 'other-example', effective: { from: '2026-02-01', to: null } };
    for (const next of [shut, after]) await confirm((await load(next)).json.id);
    const settings = { ...test.door.settings, defaultRegime: ID };
    expect((await retire('1.2.0')).status).toBe(201);
    test = { ...test, app: await buildApp({ ...test.door, settings }) };
    expect((await retire('1.2.0')).json.detail.stops).toMatchObject([{ regime: ID, from: '2026-02-01', to: null }]);
  });

  it('a calendar that packs count by: the same; complaints under those packs are refused afterwards', async () => {
    const calendar = {
      act: 'retire',
      kind: 'calendar',
      id: 'CN-EXAMPLE',
      version: aFile('calendars/CN-EXAMPLE').version,
    };
    const refused = await propose(calendar);
    expect(refused).toMatchObject({ status: 409, json: { code: 'last_in_use' } });
    const regimes = (refused.json.detail.stops as { regime: string }[]).map(({ regime }) => regime);
    expect(regimes).toContain('service-centre');
    const running = (await file()).json.caseId as string;
    await confirm((await propose({ ...calendar, evenIfLast: true })).json.id);
    expect(await file()).toMatchObject({ status: 422, json: { code: 'law_retired' } });
    expect((await send(test, 'clerk', 'GET', `/api/cases/${running}`)).status).toBe(200);
  });
});

describe('a proposal', () => {
  it('is looked at whole: content, hash, what differs from the version in use, what is wrong by now', async () => {
    const { json } = await load(aPack('2.0.0', tenMore));
    const seen = (await look(json.id)).json;
    expect(seen).toMatchObject({ hash: json.hash, inUse: { version: '1.2.0' }, findings: [], stops: [] });
    expect(seen.content).toEqual(aPack('2.0.0', tenMore));
    expect(seen.diff.clocks.changed).toMatchObject([{ key: 'handling', changes: [{ path: 'limit', to: { n: 25 } }] }]);
    expect((await look(json.id, 'clerk')).status).toBe(403);
    expect((await look('00000000-0000-7000-8000-000000000000')).status).toBe(404);
    await confirm((await load(aPack('3.0.0'))).json.id);
    expect((await look(json.id)).json.findings).toMatchObject([{ path: 'version' }]);
    const other = (await load({ ...aPack('1.2.0'), id: 'other-example', regime: 'other' })).json.id as string;
    expect((await look(other)).json).toMatchObject({ inUse: null, diff: null });
  });

  it('is confirmed as it was seen: another hash is refused', async () => {
    const { json } = await load(aPack('2.0.0'));
    expect(await confirm(json.id, 'ruler2', { hash: 'f'.repeat(64) })).toMatchObject({
      ...{ status: 409, json: { code: 'proposal_differs', detail: { hash: json.hash } } },
    });
    expect((await confirm(json.id, 'ruler2', { hash: 'short' })).status).toBe(400);
    expect((await confirm(json.id, 'ruler2', { hash: json.hash })).status).toBe(200);
  });

  it('is withdrawn with a reason, by its proposer or the role, once, and stays', async () => {
    const [mine, theirs, done] = [await load(aPack('2.0.0')), await load(aPack('3.0.0')), await load(aPack('4.0.0'))];
    expect((await withdraw(mine.json.id, 'clerk')).json).toMatchObject({ code: 'role_required' });
    expect((await withdraw(mine.json.id, 'ruler', '  ')).status).toBe(400);
    expect(await withdraw(mine.json.id, 'ruler')).toMatchObject({
      ...{ status: 200, json: { withdrawnBy: 'ruler', withdrawReason: 'wrong notice', confirmedBy: null } },
    });
    expect(await withdraw(theirs.json.id, 'ruler2')).toMatchObject({ status: 200, json: { withdrawnBy: 'ruler2' } });
    for (const again of [await withdraw(mine.json.id, 'ruler'), await confirm(mine.json.id)])
      expect(again).toMatchObject({ status: 409, json: { code: 'proposal_withdrawn' } });
    await confirm(done.json.id);
    expect(await withdraw(done.json.id, 'ruler')).toMatchObject({ status: 409, json: { code: 'already_done' } });
    expect((await get('/api/law/proposals?open=true')).json.proposals).toEqual([]);
    expect((await get('/api/law/proposals')).json.proposals).toHaveLength(3);
    expect(test.door.packs.pack(ID).version).toBe('4.0.0');
    // Who lost the role may still take back what they asked for.
    const late = (await load(aPack('5.0.0'))).json.id as string;
    await test.db.sql`update staff set roles = array['clerk'] where id = 'ruler'`;
    expect((await withdraw(late, 'ruler')).status).toBe(200);
  });

  it('ends one way when both are asked at once, also in the database', async () => {
    const { json } = await load(aPack('2.0.0'));
    const ends = await Promise.all([confirm(json.id), withdraw(json.id, 'ruler')]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    const open = (await load(aPack('9.0.0'))).json.id as string;
    const statements = [
      test.db
        .sql`update law_proposals set withdrawn_by = 'x', withdrawn_at = 1, withdraw_reason = 'x' where id = ${json.id as string}`,
      test.db.sql`update law_proposals set confirmed_by = 'x', confirmed_at = 1, withdrawn_by = 'x' where id = ${open}`,
      test.db.sql`update law_proposals set confirmed_by = 'ruler', confirmed_at = 1 where id = ${open}`,
      test.db.sql`update law_proposals set withdrawn_by = 'x', withdrawn_at = 1 where id = ${open}`,
    ];
    for (const statement of statements) {
      const error: unknown = await statement.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(databaseFault(error)?.kind).toBe('changed');
    }
  });
});

describe('reading', () => {
  it('one version whole, without a version the one in use', async () => {
    await confirm((await load(aPack('2.0.0', tenMore))).json.id);
    const old = (await get(`/api/law/files/${ID}?version=1.2.0`)).json;
    expect(old).toMatchObject({ version: '1.2.0', origin: 'release', dropped: false, content: aFile(ID) });
    const now = (await get(`/api/law/files/${ID}`)).json;
    expect(now).toMatchObject({ version: '2.0.0', origin: 'loaded', loadedBy: 'ruler', confirmedBy: 'ruler2' });
    expect((await get('/api/law/files/CN?kind=calendar')).json).toMatchObject({ kind: 'calendar', loadedBy: null });
    expect((await get('/api/law/files/CN?kind=pack')).status).toBe(404);
    expect((await get(`/api/law/files/${ID}?version=9.9`)).status).toBe(404);
    expect((await get('/api/law/files/CN', 'clerk')).status).toBe(403);
  });

  it('the history: recorded, proposed, confirmed, withdrawn, in pages, newest first', async () => {
    const at = () => (test.clock.nowMs += 1000);
    at();
    const taken = (await load(aPack('2.0.0'))).json;
    at();
    await confirm(taken.id);
    at();
    await withdraw((await load(aPack('3.0.0'))).json.id, 'ruler2');
    at();
    await confirm((await retire('1.2.0')).json.id);
    const { json } = await get(`/api/law/history?id=${ID}`);
    const brief = (json.deeds as Record<string, string>[]).map(({ act, version, by, reason }) => [
      act,
      version,
      by,
      reason,
    ]);
    expect(brief).toEqual([
      ['retired', '1.2.0', 'ruler2', null],
      ['proposedRetire', '1.2.0', 'ruler', 'why'],
      ['withdrawn', '3.0.0', 'ruler2', 'wrong notice'],
      ['proposedLoad', '3.0.0', 'ruler', 'why'],
      ['loaded', '2.0.0', 'ruler2', null],
      ['proposedLoad', '2.0.0', 'ruler', 'why'],
      ['recorded', '1.2.0', null, null],
    ]);
    expect(json).toMatchObject({
      next: null,
      deeds: [{}, {}, {}, {}, { hash: taken.hash, proposal: taken.id }, {}, {}],
    });
    expect(await walk('/api/law/history', 'deeds')).toEqual((await get('/api/law/history')).json.deeds);
    expect((await get('/api/law/history', 'clerk')).status).toBe(403);
  });

  it('versions and proposals in pages: each once', async () => {
    for (const version of ['2.0.0', '3.0.0', '4.0.0']) await load(aPack(version));
    const files = (await get('/api/law/files')).json.files as object[];
    expect(files).toHaveLength(readLawFiles().length);
    expect(await walk('/api/law/files', 'files')).toEqual(files);
    expect(await walk('/api/law/proposals', 'proposals')).toEqual((await get('/api/law/proposals')).json.proposals);
    for (const cursor of ['x', 'W10', Buffer.from('[0,"pack/none/1"]').toString('base64url')])
      expect((await get(`/api/law/files?cursor=${cursor}`)).status).toBe(400);
    expect((await get('/api/law/files?limit=1000')).status).toBe(400);
  });

  /** All pages, two rows each. */
  async function walk(route: string, name: string): Promise<unknown[]> {
    const seen: unknown[] = [];
    for (let cursor = ''; ;) {
      const { json } = await get(`${route}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...(json[name] as unknown[]));
      if (json.next === null) return seen;
      cursor = json.next as string;
    }
  }
});

it('the tool: looks, confirms what it saw, withdraws, shows and tells', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'redress-law-'));
  const url = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const run = (as: string, ...words: string[]) => {
    test.clock.nowMs += 1000;
    return tool(folder, url, test.tokens[as] ?? '', ['law', ...words]);
  };
  const proposed = async (version: string) => {
    writeFileSync(path.join(folder, 'next.json'), JSON.stringify(aPack(version, tenMore)));
    const { out } = await run('ruler', 'load', 'next.json', '--reason', 'order 12', '--json');
    return JSON.parse(out) as { id: string; hash: string };
  };
  const { id, hash } = await proposed('2.0.0');
  const seen = await run('ruler2', 'proposal', id);
  expect(seen.out).toMatch(/Against 1\.2\.0[\s\S]*clocks\.handling\.limit +\d+ workingDay +25 workingDay/);
  expect(seen.out).toContain(`redress law confirm ${id} --hash ${hash}`);
  expect((await run('ruler2', 'proposal', id, '--content')).out).toContain('"matterTypes"');
  expect(await run('ruler2', 'confirm', id, '--hash', 'f'.repeat(64))).toMatchObject({ code: 1 });
  expect(await run('ruler2', 'confirm', id, '--hash', hash)).toMatchObject({ code: 0 });
  const other = await proposed('3.0.0');
  expect(await run('ruler', 'withdraw', other.id)).toMatchObject({ code: 2 });
  expect((await run('ruler', 'withdraw', other.id, '--reason', 'misprint')).out).toContain('3.0.0');
  expect((await run('ruler', 'proposal', other.id)).out).toContain('misprint');
  expect((await run('auditor', 'show', `${ID}@1.2.0`)).out).toMatch(/1\.2\.0[\s\S]*"refusalGrounds"/);
  expect((await run('auditor', 'show', 'CN', '--kind', 'calendar', '--json')).out).toContain('"offDays"');
  expect((await run('auditor', 'show', `${ID}@9`)).code).toBe(4);
  expect((await run('auditor', 'history', ID)).out).toMatch(/withdrawn[\s\S]*confirmed: loaded[\s\S]*recorded/);
  expect((await run('auditor', 'history', '--limit', '1')).out).toContain('--cursor');
  expect((await run('auditor', 'list', '--limit', '2')).out).toContain('--cursor');
  expect(await run('ruler', 'retire', 'pack', 'cn-samr-2026', '1.1.0', '--reason', 'x')).toMatchObject({ code: 1 });
  const last = await run(
    'ruler',
    'retire',
    'pack',
    'cn-samr-2026',
    '1.1.0',
    '--reason',
    'x',
    '--even-if-last',
    '--json',
  );
  expect((await run('ruler2', 'proposal', (JSON.parse(last.out) as { id: string }).id)).out).toContain(
    'market-regulation: complaints received from 2026-04-15 on',
  );
  await test.app.close();
  rmSync(folder, { recursive: true });
});

function tool(cwd: string, url: string, token: string, words: string[]): Promise<{ code: number | null; out: string }> {
  const bin = fileURLToPath(new URL('../cli/redress.mjs', import.meta.url));
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, REDRESS_URL: url, REDRESS_TOKEN: token, NO_COLOR: '1' };
  const child = spawn(process.execPath, [bin, ...words], { cwd, env: { ...env, LANG: 'en_GB.UTF-8' } });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out }));
  });
}
