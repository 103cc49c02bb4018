// The tool as staff run it: a process of its own, over HTTP, against the whole system. What it prints, what it leaves
// behind, which code it ends with. Leaves out rules and clocks.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appCode } from './support/authenticator.ts';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { ORGANISATION, PASSWORD } from './support/organisation.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

const BIN = fileURLToPath(new URL('../cli/redress.mjs', import.meta.url));
let system: TestSystem;
let folder: string;
let circle: Circle;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'redress-cli-'));
  system = await startTestSystem();
  // The wall clock, as in production: no time is skipped here, and it needs no engine.
  system.door.now = () => Date.now();
  circle = await Circle.file(system);
  await redress(['login', '--username', 'clerk'], { env: { REDRESS_PASSWORD: PASSWORD } });
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface RunOptions {
  env?: Record<string, string>;
  input?: string;
}

function redress(words: string[], { env = {}, input }: RunOptions = {}): Promise<Run> {
  const own = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    REDRESS_URL: system.url,
    LANG: 'en_GB.UTF-8',
    NO_COLOR: '1',
    ...env,
  };
  const child = spawn(process.execPath, [BIN, ...words], { env: own, cwd: folder });
  const run: Run = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (run.stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (run.stderr += piece));
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...run, code }));
  });
}

const as = async (username: string) => ({ REDRESS_TOKEN: await system.token(username) });
const inFolder = (name: string, content: string | Buffer) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const json = ({ stdout }: Run): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;

describe('signing in', () => {
  it('keeps a token that only its owner can read, and no password', async () => {
    const file = path.join(folder, '.config', 'redress', 'config.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readFileSync(file, 'utf8');
    expect(kept).toContain('rdp_');
    expect(kept).not.toContain(PASSWORD);
    const me = await redress(['whoami', '--json']);
    expect([me.code, json(me)]).toEqual([0, expect.objectContaining({ id: 'staff-clerk', unit: 'yunxi.center' })]);
  });

  it('takes the password from standard input', async () => {
    const config = { XDG_CONFIG_HOME: path.join(folder, 'other') };
    const given = await redress(['login', '--username', 'handler', '--password-stdin'], {
      env: config,
      input: `${PASSWORD}\n`,
    });
    expect([given.code, given.stderr]).toEqual([0, '']);
    const left = await redress(['logout', '--json'], { env: config });
    expect(json(left)).toMatchObject({ revoked: true });
    expect((await redress(['whoami'], { env: config })).code).toBe(3);
  });

  it('with a wrong password, a dead token or none ends with 3', async () => {
    const wrong = await redress(['login', '--username', 'clerk', '--password-stdin'], { input: 'wrong' });
    expect([wrong.code, wrong.stderr]).toEqual([3, expect.stringMatching(/^wrong_credentials: /)]);
    expect((await redress(['list'], { env: { REDRESS_TOKEN: 'rdp_dead' } })).code).toBe(3);
    const none = await redress(['list'], { env: { XDG_CONFIG_HOME: path.join(folder, 'nobody') } });
    expect([none.code, none.stderr]).toEqual([3, expect.stringContaining('redress login')]);
  });

  it('with a second factor takes its code, and an operator resets one that is lost, on the second word only', async () => {
    const token = await system.token('ruler-2');
    const { body } = await system.post('/api/second-factor', undefined, token);
    const proof = { password: PASSWORD, code: appCode(String(body['key']), Date.now()) };
    const set = await system.post('/api/second-factor/confirm', proof, token);
    const [code = ''] = set.body['recoveryCodes'] as string[];
    const env = { XDG_CONFIG_HOME: path.join(folder, 'factor'), REDRESS_PASSWORD: PASSWORD };
    const login = (...more: string[]) => redress(['login', '--username', 'ruler-2', ...more], { env });
    const asked = await login();
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('--code')]);
    const wrong = await login('--code', 'ABCD-EFGH-JKMN-P');
    expect([wrong.code, wrong.stderr]).toEqual([3, expect.stringMatching(/^wrong_second_factor: /)]);
    expect(await login('--code', code)).toMatchObject({ code: 0, stderr: '' });

    const reset = async (...more: string[]) =>
      redress(['reset-factor', 'ruler-2', ...more], { env: await as('operator') });
    const look = await reset();
    expect([look.code, look.stdout]).toEqual([
      0,
      expect.stringMatching(/in use[^]*recovery code was used[^]*Nothing has/),
    ]);
    expect((await login()).code).toBe(2);
    const done = await reset('--confirm');
    expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(/not set up[^]*reset +staff-operator/)]);
    expect((await login()).code).toBe(0);
    expect((await reset('--confirm')).code).toBe(1);
  });

  it('never sends the token of one server to another', async () => {
    const other = await redress(['list'], { env: { REDRESS_URL: 'http://localhost:9' } });
    expect([other.code, other.stderr]).toEqual([3, expect.stringContaining('http://localhost:9')]);
  });
});

describe('reading', () => {
  it('lists cases as a table and as JSON', async () => {
    const table = await redress(['list', '--open']);
    expect([table.code, table.stdout]).toEqual([0, expect.stringContaining(circle.number)]);
    const data = json(await redress(['list', '--phase', 'preliminaryReview', '--phase', 'investigating', '--json']));
    expect(data['cases']).toContainEqual(expect.objectContaining({ number: circle.number, title: '窗口办理拖延' }));
    expect(json(await redress(['list', '--phase', 'archived', '--json']))['cases']).toEqual([]);
  });

  it('finds a case by number in any case and by id, and ends with 4 where there is none', async () => {
    for (const reference of [circle.number.toLowerCase(), circle.caseId]) {
      expect(json(await redress(['show', reference, '--json']))).toMatchObject({ caseId: circle.caseId });
    }
    const text = await redress(['show', circle.number]);
    expect(text.stdout).toContain('按期办结');
    expect(text.stdout).toContain('example rules');
    expect((await redress(['show', 'YXZW-1999-1'])).code).toBe(4);
    const outside = await redress(['show', circle.caseId], { env: await as('civil-clerk') });
    expect([outside.code, outside.stderr]).toEqual([4, expect.stringMatching(/^not_found: /)]);
  });

  it('says why: the limit, its article, each day, and that the numbers are examples', async () => {
    const why = await redress(['why', circle.number, 'preliminary']);
    expect(why.code).toBe(0);
    expect(why.stdout).toMatch(/last day \d{4}-\d\d-\d\d/);
    expect(why.stdout).toContain('start day, not counted');
    expect(why.stdout).toContain('example rules');
    const data = json(await redress(['why', circle.caseId, '--json']));
    expect(data['clocks']).toEqual([
      expect.objectContaining({ clock: 'preliminary', standing: 'running', days: expect.any(Array) }),
    ]);
    expect((await redress(['why', circle.number, 'nonsense'])).stderr).toContain('preliminary');
  });

  it('shows history, packs, inbox and what is allowed', async () => {
    expect((await redress(['history', circle.number])).stdout).toMatch(/1 .*registered/);
    expect((await redress(['packs'])).stdout).toContain('cn-service-centre-example');
    expect((await redress(['inbox'])).stdout).toContain('reviewIntake');
    expect((await redress(['allowed', circle.number])).stdout.split('\n')).toContain('accept');
  });
});

describe('a command', () => {
  it('is built from typed fields, printed by --dry-run and given', async () => {
    const words = ['do', circle.number, 'decideJurisdiction', '--inRemit', '--article', '第三条', '--reason', '@@home'];
    const dry = await redress([...words, '--dry-run']);
    expect(JSON.parse(dry.stdout)).toEqual({ inRemit: true, article: '第三条', reason: '@home' });
    const given = await redress(words);
    expect([given.code, given.stdout]).toEqual([0, expect.stringContaining('decideJurisdiction done')]);
  });

  it('reaches inside lists and objects, reads texts from files, and lays fields over a body file', async () => {
    const what = inFolder('what.txt', '请补充身份证复印件');
    const words = [
      'do',
      'x',
      'requestSupplement',
      '--items.0.item',
      'identity',
      '--items.0.what',
      `@${what}`,
      '--items.0.knownBefore',
      'false',
      '--dry-run',
    ];
    expect(json(await redress(words))).toEqual({
      items: [{ item: 'identity', what: '请补充身份证复印件', knownBefore: false }],
    });
    const body = inFolder(
      'extend.json',
      JSON.stringify({ clock: 'handling', by: { n: 5, unit: 'workingDay' }, reasonCode: 'complex', reason: 'x' }),
    );
    const over = await redress(['do', 'x', 'extend', '--from', body, '--by.n', '10', '--dry-run']);
    expect(json(over)).toMatchObject({ by: { n: 10, unit: 'workingDay' } });
    const list = await redress([
      'do',
      'x',
      'completeSupplement',
      '--received',
      'a',
      '--received',
      'b',
      '--notReceived',
      '[]',
      '--dry-run',
    ]);
    expect(json(list)).toEqual({ received: ['a', 'b'], notReceived: [] });
  });

  it('that cannot be right is not sent, with everything that is wrong, and ends with 2', async () => {
    const wrong = await redress([
      'do',
      circle.number,
      'extend',
      '--by.n',
      '9999',
      '--by.unit',
      'fortnight',
      '--clock',
      'handling',
      '--reasonCode',
      'complex',
    ]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--by.n lies between 1 and 3660');
    expect(wrong.stderr).toContain('fortnight is none of clockHour | businessHour');
    expect(wrong.stderr).toContain('--reason is required');
    expect((await redress(['do', circle.number, 'acept'])).stderr).toContain('Did you mean accept?');
    expect((await redress(['do', circle.number, 'accept', '--nte', 'x'])).stderr).toContain('Did you mean --note?');
    expect((await redress(['do', circle.number, 'accept', 'stray'])).code).toBe(2);
    for (const name of ['__proto__', 'constructor'])
      expect((await redress(['do', circle.number, 'accept', `--${name}.x`, '1'])).code).toBe(2);
  });

  it('shows its fields, types and an example without signing in', async () => {
    const help = await redress(['do', circle.number, 'draftPlan', '--help'], {
      env: { XDG_CONFIG_HOME: path.join(folder, 'nobody') },
    });
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(/--answers\.0\.outcome +upheld \| partlyUpheld .*Required/);
    expect(help.stdout).toContain('"answers": [');
    expect((await redress(['do', '--help'])).stdout).toContain('requestSupplement');
  });

  it('refused by a rule ends with 1 and says what would be allowed; by the role with 3', async () => {
    const early = await redress(['do', circle.number, 'submitPlan'], { env: await as('handler') });
    expect([early.code, early.stderr]).toEqual([1, expect.stringMatching(/^wrong_phase: /)]);
    const machine = await redress(['do', circle.number, 'submitPlan', '--json'], { env: await as('handler') });
    expect(json(machine)).toMatchObject({ code: 'wrong_phase', requestId: expect.any(String) });
    const role = await redress(['do', circle.number, 'accept', '--lang', 'zh'], { env: await as('handler') });
    expect([role.code, role.stderr]).toEqual([3, expect.stringMatching(/^not_\w+: [\u4e00-\u9fff]/)]);
  });

  it('sent again with its key happens once; with another body it is refused', async () => {
    const words = ['do', circle.number, 'guide', '--body', '区人社局', '--guidance', '请反映', '--key', 'guide-key-1'];
    const first = json(await redress([...words, '--json']));
    expect(json(await redress([...words, '--json']))).toMatchObject({ number: first['number'], repeated: true });
    const other = await redress([...words.slice(0, 4), '区民政局', ...words.slice(5)]);
    expect([other.code, other.stderr]).toEqual([1, expect.stringMatching(/^key_reused/)]);
  });

  it('has no field that an option of the tool would swallow', async () => {
    const { commands } = JSON.parse((await redress(['commands', '--json'])).stdout) as { commands: { name: string }[] };
    expect(commands.length).toBeGreaterThan(40);
    const options = [
      'url',
      'lang',
      'json',
      'verbose',
      'wait',
      'version',
      'help',
      'from',
      'key',
      'on-behalf-of',
      'dry-run',
    ];
    const openapi = (await system.get('/api/openapi.json')).body as {
      paths: Record<
        string,
        { post?: { requestBody?: { content: Record<string, { schema: { properties?: object } }> } } }
      >;
    };
    for (const { name } of commands) {
      const fields = Object.keys(
        openapi.paths[`/api/cases/{caseId}/${name}`]?.post?.requestBody?.content['application/json']?.schema
          .properties ?? {},
      );
      expect([name, fields.filter((field) => options.includes(field))]).toEqual([name, []]);
    }
  });
});

describe('files, signals and citizens', () => {
  it('adds evidence to a case, as a command and by a signal', async () => {
    const file = inFolder('note.txt', '叫号单照片说明');
    const added = await redress(['evidence', 'add', circle.number, file, '--on-behalf-of', 'complainant', '--json']);
    expect([added.code, json(added)]).toEqual([
      0,
      expect.objectContaining({ mime: 'text/plain', version: expect.any(Number) }),
    ]);
    const loose = json(
      await redress(['evidence', 'add', circle.number, inFolder('more.txt', '补充'), '--upload-only', '--json']),
    );
    const signal = await redress([
      'signal',
      circle.number,
      'supplementEvidence',
      '--items',
      String(loose['evidenceId']),
    ]);
    expect([signal.code, signal.stdout]).toEqual([0, expect.stringContaining('taken in')]);
    await until('the signal is decided', async () => (await circle.state()).evidence.length === 2);
    expect((await redress(['signal', circle.number, 'accept'])).code).toBe(2);
  });

  it('files a complaint as a channel and tracks it with number and code', async () => {
    const complaint = inFolder('complaint.json', JSON.stringify(Circle.body()));
    const env = { REDRESS_CHANNEL_KEY: system.channelKeys['website'] ?? '' };
    const filed = json(await redress(['file', complaint, '--key', 'website-0001', '--json'], { env }));
    const again = json(
      await redress(['file', '-', '--key', 'website-0001', '--json'], { env, input: JSON.stringify(Circle.body()) }),
    );
    expect(again).toMatchObject({ number: filed['number'], trackingCode: filed['trackingCode'] });
    const tracked = await redress(['track', String(filed['number']), String(filed['trackingCode'])]);
    expect([tracked.code, tracked.stdout]).toEqual([0, expect.stringContaining('Under preliminary review')]);
    expect((await redress(['track', String(filed['number']), 'AAAA-AAAA-AAAA-A'])).code).toBe(3);
    const bad = await redress(['file', '-'], { env, input: JSON.stringify(Circle.body({ demands: [] })) });
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('--demands needs at least 1')]);
  });
});

describe('operators', () => {
  it('say when somebody is away, who acts meanwhile, and take it back (L15)', async () => {
    const days = ['--first', '2099-03-02', '--last', '2099-03-06'];
    const none = await redress(['away']);
    expect([none.code, none.stdout.trim()]).toEqual([0, 'No days away']);
    const entered = await redress(['away', ...days, '--delegate', 'handler', '--json']);
    expect(json(entered)).toEqual({
      absences: [{ from: '2099-03-02', to: '2099-03-06', delegate: 'staff-handler', enteredBy: 'staff-clerk' }],
    });
    expect((await redress(['away'])).stdout).toMatch(/2099-03-02\s+2099-03-06\s+staff-handler\s+staff-clerk/);
    expect((await redress(['away', ...days])).code).toBe(2);
    expect((await redress(['back'])).code).toBe(2);
    // Back in the middle: the days before and after stay.
    const between = json(await redress(['back', '--first', '2099-03-04', '--json']));
    expect(between).toMatchObject({ absences: [{ to: '2099-03-03' }, { from: '2099-03-05', to: '2099-03-06' }] });
    // Somebody else for days that overlap: each day has one delegate, none is lost.
    const other = ['--first', '2099-03-03', '--last', '2099-03-05', '--delegate', 'staff-lead', '--json'];
    expect(json(await redress(['away', ...other]))).toMatchObject({
      absences: [
        { from: '2099-03-02', to: '2099-03-02', delegate: 'staff-handler' },
        { from: '2099-03-03', to: '2099-03-05', delegate: 'staff-lead' },
        { from: '2099-03-06', to: '2099-03-06', delegate: 'staff-handler' },
      ],
    });
    expect(json(await redress(['back', ...days, '--json']))).toEqual({ absences: [] });
  });

  it('see what would move when somebody leaves, and nothing happens before they confirm it (L15)', async () => {
    const env = await as('operator');
    const leave = (...words: string[]) => redress(['leave', ...words], { env });
    await circle.by('dispatcher', 'assignHandler', { handler: 'staff-handler' });
    const seen = await leave('handler');
    expect([seen.code, seen.stdout]).toEqual([0, expect.stringContaining('run the same with --confirm')]);
    expect(seen.stdout).toMatch(new RegExp(`${circle.number}\\s+handler\\s+a handler to be named`));
    expect((await leave('staff-handler', '--successor', 'civil-handler')).stderr).toContain('other_body');
    expect((await leave('handler', '--lang', 'zh')).stdout).toMatch(/承办人\s+待指定承办人/);
    expect((await circle.events()).map(({ type }) => type)).not.toContain('leaverRelieved');
    expect((await leave('handler', '--confirm', '--progress')).code).toBe(2);
    const planned = ['--last', '2099-12-31', '--successor', 'lead', '--reason', 'retired'];
    expect((await leave('handler', ...planned, '--confirm')).stdout).toMatch(/the last day is still to come/);
    expect(json(await leave('handler', '--progress', '--json'))).toMatchObject({
      ...{ state: 'planned', lastDay: '2099-12-31', successor: 'staff-lead', reason: 'retired', cases: [] },
    });
    expect((await leave('handler', '--call-off')).stdout).toContain('called off');
    expect((await leave('handler', '--progress')).code).toBe(4);
    expect((await leave('--help')).stdout).toContain('redress leave sunhaoran --successor wenjingya');
  });

  it('load an organisation and look for drift', async () => {
    const env = await as('operator');
    const loaded = await redress(['org', 'load', inFolder('org.json', JSON.stringify(ORGANISATION)), '--json'], {
      env,
    });
    expect([loaded.code, json(loaded)]).toEqual([0, { channelKeys: {} }]);
    expect(json(await redress(['drift', '--json'], { env }))).toMatchObject({ drifts: [] });
    expect((await redress(['drift'])).code).toBe(3);
  });
});

describe('when something is away', () => {
  it('a command ends with 5 and a key, and happens once when it is sent again with it', async () => {
    // Frozen, not killed: nobody answers, and nothing has to be started again.
    const engine = system.engine.stack.pids['temporal'] ?? 0;
    process.kill(engine, 'SIGSTOP');
    const words = ['do', circle.number, 'guide', '--body', '区住建局', '--guidance', '请反映'];
    const away = await redress([...words, '--wait', '0', '--json']);
    expect([away.code, json(away)]).toEqual([5, expect.objectContaining({ code: 'engine_unavailable' })]);
    const key = /--key (\S+)/.exec(away.stderr)?.[1] ?? '';
    expect(key).toMatch(/^cli-/);
    expect((await redress(['show', circle.number])).code).toBe(0);
    const waiting = redress([...words, '--key', key, '--wait', '90', '--verbose']);
    process.kill(engine, 'SIGCONT');
    const given = await waiting;
    expect([given.code, given.stderr]).toEqual([0, expect.stringContaining(key)]);
    const guided = (await circle.events()).filter((event) => event.type === 'guided' && event.key === key);
    expect(guided).toHaveLength(1);
  });

  it('no server ends with 5, a wrong address with 4, nonsense with 2', async () => {
    const silent = await redress(['packs'], { env: { REDRESS_URL: 'http://127.0.0.1:9999' } });
    expect([silent.code, silent.stderr]).toEqual([5, expect.stringContaining('127.0.0.1:9999')]);
    expect((await redress(['packs', '--url', `${system.url}/docs`])).code).toBe(4);
    expect((await redress(['packs', '--url', 'ftp://x'])).code).toBe(2);
    expect((await redress(['lsit'])).stderr).toContain('Did you mean list?');
    expect((await redress(['list', '--lang', 'fr'])).code).toBe(2);
    expect((await redress([])).code).toBe(2);
  });
});

describe('an archive package', () => {
  it('that does not hold ends with 1, one that is not there with 2, without a server', async () => {
    const env = { REDRESS_URL: 'http://127.0.0.1:9999' };
    const broken = await redress(['verify', inFolder('broken.tar', 'no package'), '--json'], { env });
    expect([broken.code, json(broken)]).toEqual([1, expect.objectContaining({ ok: false })]);
    expect((await redress(['verify', path.join(folder, 'nowhere.tar')], { env })).code).toBe(2);
  });
});

describe('completion', () => {
  it('knows commands, the commands of a case and their fields', async () => {
    const words = async (...typed: string[]) => (await redress(['complete-words', ...typed])).stdout.split('\n');
    expect(await words('hi')).toContain('history');
    expect(await words('evidence', '')).toEqual(['add', 'upload', '']);
    expect(await words('do', 'YXZW-2026-1', 'acc')).toEqual(['accept', 'acceptReview', 'acceptTransfer', '']);
    expect(await words('do', 'YXZW-2026-1', 'extend', '--by')).toEqual(['--by.n', '--by.unit', '']);
    expect((await redress(['completion', 'bash'])).stdout).toContain('complete -o default -F _redress redress');
    expect((await redress(['completion', 'fish'])).code).toBe(2);
  });
});
