// The demo on the whole real system: every complaint stands where it promises, a second run adds nothing, and a system
// with cases of its own is left alone. Leaves out what is printed.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../cli/demo-load.ts';
import { type DemoCase, type DemoRecord, readRecord, recordFile, writeRecord } from '../cli/demo-record.ts';
import { standsAt, type DemoView } from '../cli/demo-moments.ts';
import { DemoStopped } from '../cli/demo-stage.ts';
import { DEMO_COMPLAINTS } from '../demo/complaints.ts';
import { complaintBodyOf } from '../demo/registration.ts';
import { DEMO_WORDS } from '../words/demo-words.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
let dataDir: string;
const lines: string[] = [];

const load = (folder: string) =>
  loadDemo({
    ...{ url: system.url, dataDir: folder, setupToken: system.setupToken, language: 'en' },
    say: (word, values = {}) => `${DEMO_WORDS[word].en} ${JSON.stringify(values)}`,
    tell: (line) => lines.push(line),
  });

const wordOf = (folder: string) =>
  load(folder).then(
    () => 'loaded',
    (error: unknown) => (error instanceof DemoStopped ? error.word : Promise.reject(error)),
  );

const record = (): DemoRecord => readRecord(dataDir) as DemoRecord;
const caseIds = async () => {
  const { rows } = await allCases();
  return rows.map(({ caseId }) => caseId).sort();
};

async function allCases(): Promise<{ rows: { caseId: string }[] }> {
  const { body } = await system.get('/api/cases?limit=200', record().accounts['qinyue']?.token);
  return { rows: body['cases'] as { caseId: string }[] };
}

beforeAll(async () => {
  system = await startTestSystem({ organised: false });
  dataDir = mkdtempSync(path.join(tmpdir(), 'redress-demo-'));
  const beganAt = Date.now();
  await load(dataDir).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${lines.join('\n')}`, { cause: error });
  });
  expect(Date.now() - beganAt).toBeLessThan(120_000);
});

afterAll(async () => {
  await system?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the demo', () => {
  it.each(DEMO_COMPLAINTS.map((complaint) => [complaint.endMoment, complaint.key] as const))(
    '%s: %s',
    async (moment, key) => {
      const made = record();
      const { body } = await system.get(`/api/cases/${made.cases[key]?.caseId}`, made.accounts['qinyue']?.token);
      expect(standsAt(moment, body as unknown as DemoView, made.loadedOn)).toBe(true);
    },
  );

  it('gives every account a password and a token, and every channel a key, for its owner’s eyes only', async () => {
    const { accounts, channelKeys, complete } = record();
    expect(complete).toBe(true);
    expect(statSync(recordFile(dataDir)).mode & 0o777).toBe(0o600);
    expect(Object.keys(channelKeys)).toHaveLength(7);
    for (const { token } of Object.values(accounts)) expect(token).toMatch(/^rdp_/);
    const { username, password, id } = Object.values(accounts)[0] ?? {};
    const { body } = await system.post('/api/login', { username, password });
    expect(body['staff']).toMatchObject({ id });
  });

  it('lets the complainant in with number and code', async () => {
    const { number, trackingCode, caseId } = record().cases['school-canteen'] ?? {};
    const { status, body } = await system.post('/api/tracking', { number, code: trackingCode });
    expect([status, body['caseId']]).toEqual([200, caseId]);
  });

  it('makes no second set when it runs again', async () => {
    const before = await caseIds();
    expect(before).toHaveLength(DEMO_COMPLAINTS.length);
    expect((await load(dataDir)).wasComplete).toBe(true);
    expect(await caseIds()).toEqual(before);
  });

  it('goes on after a run that was killed before it wrote down what it had done', async () => {
    const before = await caseIds();
    const made = record();
    const { title, channel, moment, evidence, caseId, number, done } = made.cases['roof-room'] as DemoCase;
    const forgotten = { title, channel, moment, evidence, done: 2 };
    writeRecord(dataDir, { ...made, complete: false, cases: { ...made.cases, 'roof-room': forgotten } });
    expect((await load(dataDir)).wasComplete).toBe(false);
    expect(record().cases['roof-room']).toMatchObject({ caseId, number, done, arrived: true });
    expect(await caseIds()).toEqual(before);
  });

  it('leaves a system alone whose organisation it did not enter', async () => {
    const stranger = mkdtempSync(path.join(tmpdir(), 'redress-demo-'));
    expect(await wordOf(stranger)).toBe('ownOrganisation');
    expect(readRecord(stranger)).toBeNull();
    rmSync(stranger, { recursive: true });
  });

  it('leaves a system alone that has real cases', async () => {
    const [sample] = DEMO_COMPLAINTS;
    const body = complaintBodyOf(sample as (typeof DEMO_COMPLAINTS)[number], [], Date.now());
    const filed = await system.post('/api/complaints', body, record().channelKeys['channel-website']);
    expect(filed.status).toBe(201);
    expect(await wordOf(dataDir)).toBe('realCases');
    writeRecord(dataDir, { ...record(), complete: false });
    expect(await wordOf(dataDir)).toBe('realCases');
  });
});
