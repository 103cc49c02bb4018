// Law at run time against a real database: two persons, immutable versions, intake by the new, old cases by their own.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LawFile, type PackFile, readLawFiles } from '../adapters/packs.ts';
import { buildApp } from '../api/app.ts';
import { createLawLibrary, refreshLaw } from '../api/law-library.ts';
import { databaseFault } from '../db/database-fault.ts';
import { acceptCase, aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

const PACKS = fileURLToPath(new URL('../packs/', import.meta.url));
const ID = 'cn-service-centre-example';
const aPack = (version: string, change: (pack: PackFile) => void = () => undefined): PackFile => {
  const pack = JSON.parse(readFileSync(`${PACKS}${ID}.json`, 'utf8')) as PackFile;
  pack.version = version;
  change(pack);
  return pack;
};
const aCalendar = (id: string, change: Record<string, unknown>) => ({
  ...(JSON.parse(readFileSync(`${PACKS}calendars/${id}.json`, 'utf8')) as Record<string, unknown>),
  ...change,
});
const handlingOf = (pack: PackFile) => pack.clocks.find(({ id }) => id === 'handling')!;
const tenMore = (pack: PackFile) => (handlingOf(pack).limit = { n: 25, unit: 'workingDay' });

let test: TestDoor;
beforeEach(async () => {
  test = await openTestDoor();
});
afterEach(() => test.stop());

const propose = (body: object, as = 'ruler') => send(test, as, 'POST', '/api/law/proposals', body);
const confirm = (id: string, as = 'ruler2') => send(test, as, 'POST', `/api/law/proposals/${id}/confirm`, {});
const load = async (content: object, kind = 'pack') => {
  const { json, status } = await propose({ act: 'load', kind, content, reason: '新办法施行' });
  expect([status, json]).toMatchObject([201, {}]);
  return confirm(json.id);
};
const retire = async (version: string, id = ID, kind = 'pack', evenIfLast = false) => {
  const { json } = await propose({ act: 'retire', kind, id, version, reason: '旧办法废止', evenIfLast });
  return confirm(json.id);
};
const file = (change: Record<string, unknown> = {}) =>
  send(test, 'website', 'POST', '/api/complaints', aComplaint(change));
const packOf = async (caseId: string) => {
  const [row] = await test.db
    .sql`select event->'data'->'pack' as pack from case_events where case_id = ${caseId} and seq = 1`;
  return row?.['pack'] as { version: string; hash: string };
};

describe('loading', () => {
  it('takes two persons with the role; then complaints run under the new version and old cases under theirs', async () => {
    const old = (await file()).json.caseId as string;
    expect(await propose({ act: 'load', kind: 'pack', content: aPack('2.0.0'), reason: 'x' }, 'clerk')).toMatchObject({
      status: 403,
      json: { code: 'role_required' },
    });
    const { json: proposal } = await propose({
      act: 'load',
      kind: 'pack',
      content: aPack('2.0.0', tenMore),
      reason: '办法',
    });
    expect(await confirm(proposal.id, 'ruler')).toMatchObject({ status: 403, json: { code: 'same_person' } });
    expect(await confirm(proposal.id, 'clerk')).toMatchObject({ status: 403, json: { code: 'role_required' } });
    expect((await packOf((await file()).json.caseId)).version).toBe('1.2.0');

    expect(await confirm(proposal.id)).toMatchObject({
      status: 200,
      json: { proposedBy: 'ruler', confirmedBy: 'ruler2', hash: proposal.hash },
    });
    expect(await confirm(proposal.id)).toMatchObject({ status: 409, json: { code: 'already_done' } });
    const fresh = (await file()).json.caseId as string;
    expect(await packOf(fresh)).toMatchObject({ version: '2.0.0', hash: proposal.hash });
    expect((await send(test, null, 'GET', `/api/packs/${ID}`)).json.version).toBe('2.0.0');

    const dueOf = async (caseId: string) => {
      await acceptCase(test, caseId);
      const { json } = await send(test, 'clerk', 'GET', `/api/cases/${caseId}`);
      return (json.clocks as { clock: string; dueOn: string }[]).find(({ clock }) => clock === 'handling')!.dueOn;
    };
    const [oldDue, freshDue] = [await dueOf(old), await dueOf(fresh)];
    expect(oldDue < freshDue).toBe(true);

    const { json } = await send(test, 'auditor', 'GET', '/api/law/files');
    expect(json.files).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'pack', id: ID, version: '2.0.0', hash: proposal.hash, retired: false, origin: 'loaded' },
        ...{ loadedBy: 'ruler', confirmedBy: 'ruler2', loadedAt: new Date(test.clock.nowMs).toISOString() },
      }),
    );
    expect(json.files).toContainEqual(
      expect.objectContaining({ kind: 'pack', id: ID, version: '1.2.0', origin: 'release', loadedBy: null }),
    );
    expect((await send(test, 'clerk', 'GET', '/api/law/files')).status).toBe(403);
    expect((await send(test, 'ruler', 'GET', '/api/law/proposals')).json.proposals).toMatchObject([
      { act: 'load', kind: 'pack', fileId: ID, version: '2.0.0', reason: '办法', proposedBy: 'ruler' },
    ]);
    expect((await send(test, 'ruler', 'GET', '/api/law/proposals?open=true')).json.proposals).toEqual([]);
  });

  it('a version that is loaded does not change, not even in the database', async () => {
    await load(aPack('2.0.0'));
    expect(await propose({ act: 'load', kind: 'pack', content: aPack('2.0.0', tenMore), reason: 'x' })).toMatchObject({
      status: 409,
      json: { code: 'version_taken' },
    });
    const statements = [
      test.db.sql`update law_files set content = '{}'`,
      test.db.sql`update law_files set hash = 'x'`,
      test.db.sql`delete from law_files`,
      test.db.sql`truncate law_files`,
      test.db.sql`update law_proposals set reason = 'x'`,
      test.db.sql`delete from law_proposals`,
    ];
    for (const statement of statements) {
      const error: unknown = await statement.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(databaseFault(error)?.kind).toBe('changed');
    }
  });

  it('two that wait for the same version: the second is refused when it is confirmed', async () => {
    const first = await propose({ act: 'load', kind: 'pack', content: aPack('2.0.0'), reason: 'a' });
    const second = await propose(
      { act: 'load', kind: 'pack', content: aPack('2.0.0', tenMore), reason: 'b' },
      'ruler2',
    );
    const answers = await Promise.all([confirm(first.json.id), confirm(second.json.id, 'ruler')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('a version of a later law waits for its day', async () => {
    await load(aPack('2.0.0', (pack) => (pack.effective.from = '2099-01-01')));
    expect((await packOf((await file()).json.caseId)).version).toBe('1.2.0');
  });
});

describe('what is not sound', () => {
  const check = async (content: object, kind = 'pack') =>
    (await send(test, 'ruler', 'POST', '/api/law/check', { kind, content })).json;

  it('is said with its place, and is not loaded', async () => {
    const form = aPack('2.0.0', (pack) => Object.assign(handlingOf(pack), { limit: { n: 0, unit: 'workingDay' } }));
    const index = form.clocks.findIndex(({ id }) => id === 'handling');
    expect(await check(form)).toMatchObject({
      sound: false,
      file: null,
      findings: [{ path: `clocks.${index}.limit.n` }],
    });
    const cross = aPack('2.0.0', (pack) => (handlingOf(pack).onExpire = 'deemedAccepted'));
    const { findings } = await check(cross);
    expect(findings).toContainEqual({
      path: 'clocks.handling',
      message: 'clock handling: onExpire deemedAccepted is not possible; use escalate',
    });
    const refused = await propose({ act: 'load', kind: 'pack', content: cross, reason: 'x' });
    expect(refused).toMatchObject({ status: 422, json: { code: 'law_unsound', detail: findings } });
    expect(await check(aPack('2.0.0'))).toMatchObject({
      sound: true,
      findings: [],
      file: { id: ID, version: '2.0.0' },
    });
    expect((await send(test, 'ruler', 'GET', '/api/law/proposals')).json.proposals).toEqual([]);
  });

  it.each<[string, (pack: PackFile) => void, string, string]>([
    ['no calendar', (pack) => (pack.calendar = 'MARS'), 'calendar', 'calendar MARS does not exist'],
    ['an older version', (pack) => (pack.version = '0.9.0'), 'version', 'needs a newer version'],
    [
      'a limit left open',
      (pack) => Object.assign(handlingOf(pack), { limit: null, operatorData: true }),
      'clocks.handling',
      'has no limit',
    ],
    ['no text', (pack) => (pack.title.en = 'a\0b'), '', 'no text'],
  ])('%s', async (_name, change, path, message) => {
    const { findings } = await check(aPack('2.0.0', change));
    expect(findings).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  it('a calendar that a pack cannot count by', async () => {
    const { findings } = await check(aCalendar('CN', { version: '2026.2', zone: 'Europe/London' }), 'calendar');
    expect(findings).toContainEqual({
      path: '',
      message: expect.stringContaining('pack cn-fuyi-2023@1.2.0: zone Asia/Shanghai is not the zone of calendar CN'),
    });
  });
});

describe('retiring', () => {
  it('refuses new complaints; a running case of it still reads and acts', async () => {
    await load(aPack('2.0.0'));
    const running = (await file()).json.caseId as string;
    expect(await retire('1.2.0')).toMatchObject({ status: 200 });
    expect(await retire('2.0.0', ID, 'pack', true)).toMatchObject({
      ...{ status: 200, json: { act: 'retire', version: '2.0.0', evenIfLast: true } },
    });
    expect(await file()).toMatchObject({ status: 422, json: { code: 'law_retired' } });
    expect(await propose({ act: 'retire', kind: 'pack', id: ID, version: '2.0.0', reason: 'x' })).toMatchObject({
      status: 409,
      json: { code: 'already_done' },
    });
    const seen = await send(test, 'clerk', 'GET', `/api/cases/${running}`);
    expect(seen).toMatchObject({ status: 200 });
    expect(seen.json.allowedCommands.length).toBeGreaterThan(0);
    const { checklist } = test.door.packs.pack(ID, '2.0.0');
    const entries = checklist.map(({ item }) => ({ item, finding: 'met' }));
    expect(await send(test, 'clerk', 'POST', `/api/cases/${running}/recordChecklist`, { entries })).toMatchObject({
      status: 200,
    });
    expect((await send(test, null, 'GET', `/api/packs/${ID}?version=2.0.0`)).status).toBe(200);
    const { json } = await send(test, 'ruler', 'GET', '/api/law/files');
    expect(json.files).toContainEqual(
      expect.objectContaining({ id: ID, version: '1.2.0', origin: 'release', retired: true, retiredBy: 'ruler' }),
    );
  });

  it('a calendar stays as long as packs count by it; a running case keeps its own', async () => {
    const running = (await file()).json.caseId as string;
    const { calendar } = test.door.packs.pack(ID);
    const before = test.door.packs.calendar(calendar).hash;
    await load(aCalendar(calendar, { version: '2026.2', note: { zh: '新通知', en: 'new notice' } }), 'calendar');
    expect((await retire('2026.1', calendar, 'calendar')).status).toBe(200);
    const [row] = await test.db
      .sql`select event->'data'->'calendar' as calendar, event->'data'->'pack' as pack from case_events where case_id = ${running} and seq = 1`;
    const pinned = row as { calendar: { id: string; version: string; hash: string }; pack: never };
    const law = await test.door.packs.pinned({ ...pinned, matterType: 'attitude', receivedOn: '2026-11-24' });
    expect(law.calendar).toMatchObject({ version: '2026.1', hash: before });
    const fresh = (await file()).json.caseId as string;
    const [now] = await test.db
      .sql`select event->'data'->'calendar' as calendar from case_events where case_id = ${fresh} and seq = 1`;
    expect(now?.['calendar']).toMatchObject({ version: '2026.2' });
  });
});

describe('comparing', () => {
  it('says what changed in limits, grounds, dates and words', async () => {
    await load(
      aPack('2.0.0', (pack) => {
        tenMore(pack);
        handlingOf(pack).article = '第四十条';
        pack.clocks = pack.clocks.filter(({ id }) => id !== 'approval');
        pack.refusalGrounds.push({ ...pack.refusalGrounds[0]!, code: 'SOMETHING_ELSE' });
        pack.effective.from = '2026-02-01';
        pack.title.en = 'Another title';
        pack.anonymousAllowed = !pack.anonymousAllowed;
      }),
    );
    const old = test.door.packs.pack(ID, '1.2.0');
    const { json } = await send(test, 'ruler', 'GET', `/api/law/diff?kind=pack&id=${ID}&from=1.2.0&to=2.0.0`);
    const { limit, article } = handlingOf(old);
    expect(json.clocks.changed).toEqual([
      {
        key: 'handling',
        changes: expect.arrayContaining([
          { path: 'limit', from: limit, to: { n: 25, unit: 'workingDay' } },
          { path: 'article', from: article, to: '第四十条' },
        ]),
      },
    ]);
    expect(json.clocks.removed).toMatchObject([{ key: 'approval' }]);
    expect(json.grounds).toMatchObject({ added: [{ key: 'SOMETHING_ELSE' }], removed: [], changed: [] });
    expect(json.dates).toEqual([{ path: 'effective.from', from: old.effective.from, to: '2026-02-01' }]);
    expect(json.words).toEqual([{ path: 'title.en', from: old.title.en, to: 'Another title' }]);
    expect(json.other).toEqual([{ path: 'anonymousAllowed', from: old.anonymousAllowed, to: !old.anonymousAllowed }]);
    const missing = await send(test, 'ruler', 'GET', `/api/law/diff?kind=pack&id=${ID}&from=1.2.0&to=9.0.0`);
    expect(missing.status).toBe(404);
  });

  it('days of a calendar by their date', async () => {
    const offDays = aCalendar('IE', {})['offDays' as never] as string[];
    await load(aCalendar('IE', { version: '2026.2', offDays: [...offDays.slice(1), '2026-07-15'] }), 'calendar');
    const { json } = await send(test, 'ruler', 'GET', '/api/law/diff?kind=calendar&id=IE&from=2026.1&to=2026.2');
    expect(json.dates).toEqual([
      { path: `offDays.${offDays[0]}`, from: offDays[0], to: null },
      { path: 'offDays.2026-07-15', from: null, to: '2026-07-15' },
    ]);
  });
});

describe('two processes over one database', () => {
  it('the other picks up what was loaded, and reads cases of it at once', async () => {
    const packs = createLawLibrary(test.db, readLawFiles());
    await packs.ready();
    const other = { ...test.door, packs };
    const app = await buildApp(other);
    await load(aPack('2.0.0'));
    expect(packs.pack(ID).version).toBe('1.2.0');
    const { caseId } = (await file()).json;
    const headers = { authorization: `Bearer ${test.tokens['clerk']}` };
    const seen = await app.inject({ method: 'GET', url: `/api/cases/${caseId}`, headers });
    expect(seen.statusCode).toBe(200);
    expect(packs.pack(ID).version).toBe('2.0.0');

    await load(aPack('3.0.0'));
    const relay = refreshLaw(other, { everyMs: 20, refuse: () => undefined });
    await expect.poll(() => packs.pack(ID).version).toBe('3.0.0');
    await relay.stop();
    await app.close();
  });

  /** A server of another release over the same database. */
  const serverOf = async (release: LawFile[]) => {
    const packs = createLawLibrary(test.db, release);
    await packs.ready();
    const app = await buildApp({ ...test.door, packs });
    const headers = { authorization: `Bearer ${test.tokens['clerk']}` };
    return {
      see: (caseId: string) => app.inject({ method: 'GET', url: `/api/cases/${caseId}`, headers }),
      close: () => app.close(),
    };
  };
  const withPack = (content: PackFile): LawFile[] =>
    readLawFiles().map((one) =>
      one.kind === 'pack' && one.content.id === ID
        ? { ...one, content, version: content.version, found: { ...one.found!, fileHash: content.version } }
        : one,
    );

  it('a later release without the version: its cases read and act as before', async () => {
    const { caseId } = (await file()).json;
    await acceptCase(test, caseId);
    const clocksOf = (body: string) => (JSON.parse(body) as { clocks: unknown }).clocks;
    const before = await send(test, 'clerk', 'GET', `/api/cases/${caseId}`);
    const next = await serverOf(withPack(aPack('2.0.0', tenMore)));
    const seen = await next.see(caseId);
    expect(seen.statusCode).toBe(200);
    expect(clocksOf(seen.body)).toEqual(before.json.clocks);
    await next.close();
  });

  it('a case from before there was a record: read by the law it began with; without that, a no that says so', async () => {
    const { caseId } = (await file()).json;
    await acceptCase(test, caseId);
    await test.db.sql`alter table law_files disable trigger user`;
    await test.db.sql`delete from law_files`;
    await test.db.sql`alter table law_files enable trigger user`;
    const next = await serverOf(withPack(aPack('1.2.0', tenMore)));
    expect((await next.see(caseId)).statusCode).toBe(200);
    await test.db.sql`update workflow_starts set input = jsonb_set(input, '{law,pack,hash}', '"other"')`;
    const refused = await next.see(caseId);
    expect([refused.statusCode, (JSON.parse(refused.body) as { code: string }).code]).toEqual([500, 'law_missing']);
    await next.close();
  });
});

describe('the tool', () => {
  it('checks, loads, confirms, lists, compares and retires', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'redress-law-'));
    const url = await test.app.listen({ host: '127.0.0.1', port: 0 });
    const run = (as: string, ...words: string[]) => tool(folder, url, test.tokens[as] ?? '', words);
    const write = (name: string, pack: PackFile) => writeFileSync(path.join(folder, name), JSON.stringify(pack));
    write('next.json', aPack('2.0.0', tenMore));
    write(
      'faulty.json',
      aPack('2.0.0', (pack) => (pack.calendar = 'MARS')),
    );
    expect(await run('ruler', 'law', 'check', 'faulty.json')).toMatchObject({
      ...{ code: 1, out: expect.stringContaining('calendar MARS does not exist') },
    });
    expect(await run('ruler', 'law', 'load', 'next.json')).toMatchObject({ code: 2 });
    const loaded = await run('ruler', 'law', 'load', 'next.json', '--reason', 'order 12', '--json');
    const { id } = JSON.parse(loaded.out) as { id: string };
    expect((await run('ruler', 'law', 'list')).out).toContain(id);
    expect(await run('ruler', 'law', 'confirm', id)).toMatchObject({ code: 3 });
    expect(await run('ruler2', 'law', 'confirm', id)).toMatchObject({ code: 0 });
    expect((await run('ruler', 'law', 'diff', 'pack', ID, '1.2.0', '2.0.0')).out).toMatch(
      /clocks\.handling\.limit +\d+ workingDay +25 workingDay/,
    );
    expect(await run('ruler', 'law', 'retire', 'pack', ID, '1.2.0', '--reason', 'replaced')).toMatchObject({ code: 0 });
    expect((await run('ruler', 'law', 'list')).out).toMatch(/2\.0\.0 .*ruler .*ruler2/);
    rmSync(folder, { recursive: true });
  });
});

function tool(cwd: string, url: string, token: string, words: string[]): Promise<{ code: number | null; out: string }> {
  const bin = fileURLToPath(new URL('../cli/redress.mjs', import.meta.url));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: cwd,
    REDRESS_URL: url,
    REDRESS_TOKEN: token,
    LANG: 'en_GB.UTF-8',
  };
  const child = spawn(process.execPath, [bin, ...words], { cwd, env: { ...env, NO_COLOR: '1' } });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out }));
  });
}
