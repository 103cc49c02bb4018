// Other law for one case at the door: what a client names, what comes of it, and what is no law of this case.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PackFile } from '../adapters/packs.ts';
import { acceptCase, aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

const ID = 'cn-service-centre-example';
const FILE = fileURLToPath(new URL(`../packs/${ID}.json`, import.meta.url));

/** The pack in another version, with a handling limit of `n` working days. */
function aPack(version: string, n: number): PackFile {
  const pack = JSON.parse(readFileSync(FILE, 'utf8')) as PackFile;
  pack.version = version;
  pack.clocks.find(({ id }) => id === 'handling')!.limit = { n, unit: 'workingDay' };
  return pack;
}

let test: TestDoor;
let caseId: string;
beforeAll(async () => {
  test = await openTestDoor();
  await law('load', { kind: 'pack', content: aPack('2.0.0', 15) });
});
beforeEach(async () => {
  const { json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint());
  caseId = json.caseId as string;
});
afterAll(() => test.stop());

async function law(act: 'load' | 'retire', body: object): Promise<void> {
  const { json } = await send(test, 'ruler', 'POST', '/api/law/proposals', { act, ...body, reason: '新办法' });
  expect((await send(test, 'ruler2', 'POST', `/api/law/proposals/${String(json.id)}/confirm`, {})).status).toBe(200);
}
const on = (as: string, command: string, body: object) =>
  send(test, as, 'POST', `/api/cases/${caseId}/${command}`, body);
const pack = (version: string, id = ID) => ({ pack: { id, version } });
const shown = async () => (await send(test, 'clerk', 'GET', `/api/cases/${caseId}`)).json;
const proposalOf = async () => ((await shown()).lawProposal as { id: string } | null)?.id ?? '';

describe('other law for a case', () => {
  it('may be withdrawn, and what is confirmed must still wait', async () => {
    await on('ruler', 'proposeLawChange', { law: pack('1.2.0'), reason: 'x' });
    const proposal = await proposalOf();
    expect((await on('ruler2', 'withdrawLawChange', { proposal, reason: '不必' })).status).toBe(200);
    expect(await on('ruler2', 'confirmLawChange', { proposal })).toMatchObject({ json: { code: 'unknown_item' } });
  });

  it.each([
    ['the law in force', () => pack('2.0.0'), 409, 'nothing_to_do'],
    ['another regime', () => pack('1.2.0', 'cn-hotline-example'), 422, 'not_in_pack'],
    ['a version nobody loaded', () => pack('7.0.0'), 422, 'not_in_pack'],
    ['another calendar', () => ({ calendar: { id: 'CN', version: '2026.1' } }), 422, 'not_in_pack'],
    [
      'a calendar version nobody loaded',
      () => ({ calendar: { id: 'CN-EXAMPLE', version: '9.9' } }),
      422,
      'not_in_pack',
    ],
    ['nothing', () => ({}), 400, 'malformed_request'],
  ])('refuses %s', async (_what, named, status, code) => {
    const answer = await on('ruler', 'proposeLawChange', { law: named(), reason: 'x' });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('refuses a retired version to cases that do not have it', async () => {
    await law('retire', { kind: 'pack', id: ID, version: '1.2.0' });
    const answer = await on('ruler', 'proposeLawChange', { law: pack('1.2.0'), reason: 'x' });
    expect(answer).toMatchObject({ status: 422, json: { code: 'law_retired' } });
  });

  it('is previewed with words, proposed by one, confirmed by another, and shown with its new days', async () => {
    await law('load', { kind: 'pack', content: aPack('3.0.0', 10) });
    await acceptCase(test, caseId);
    const preview = await on('clerk', 'law-change-preview', pack('3.0.0'));
    const [row] = (preview.json.rows as { clock: string; from: string; to: string; words: object }[]).filter(
      ({ clock }) => clock === 'handling',
    );
    expect(row).toMatchObject({ why: ['pack'], kept: false, words: { zh: expect.stringContaining('10个工作日') } });
    expect(row!.to < row!.from).toBe(true);

    const body = { law: pack('3.0.0'), reason: '过渡规定' };
    expect(await on('clerk', 'proposeLawChange', body)).toMatchObject({ status: 403, json: { code: 'not_permitted' } });
    expect((await on('ruler', 'proposeLawChange', body)).status).toBe(200);
    const proposal = await proposalOf();
    expect(await on('ruler', 'confirmLawChange', { proposal })).toMatchObject({ json: { code: 'not_independent' } });
    expect((await on('ruler2', 'confirmLawChange', { proposal })).status).toBe(200);
    const { law: inForce, clocks } = await shown();
    expect(inForce).toMatchObject({ id: ID, version: '3.0.0' });
    expect(clocks).toContainEqual(expect.objectContaining({ clock: 'handling', dueOn: row!.to }));
    expect(JSON.stringify(await test.db.sql`select event from case_events where case_id = ${caseId}`)).not.toContain(
      '过渡规定',
    );
  });
});
