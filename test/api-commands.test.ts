// Commands at the door: who may, what is refused with which status, and what a key that comes again gets.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CaseNotRunning } from '../api/engine-client.ts';
import { relaySignals } from '../api/signal-relay.ts';
import { acceptCase, aComplaint, aKey, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
let caseId: string;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());
beforeEach(async () => {
  caseId = (await send(test, 'website', 'POST', '/api/complaints', aComplaint())).json.caseId;
});

const give = (as: string | null, command: string, body: unknown = {}, key?: string | null) =>
  send(test, as, 'POST', `/api/cases/${caseId}/${command}`, body, key);

const accept = () => acceptCase(test, caseId);

describe('a command', () => {
  it('is answered with version, phase and what can be done next', async () => {
    expect(await accept()).toMatchObject({
      status: 200,
      json: { phase: 'investigating', version: 5, repeated: false },
    });
    const given = await give('lead', 'assignHandler', { handler: 'handler' });
    expect(given).toMatchObject({ status: 200, json: { version: 6 } });
    const seen = await send(test, 'handler', 'GET', `/api/cases/${caseId}`);
    expect(seen.json).toMatchObject({
      handler: { id: 'handler', unit: 'yunxi.center', roles: ['handler'] },
      names: { staff: { handler: '沈若兰' } },
    });
    expect(seen.json.allowedCommands).toContain('recordFinding');
  });

  it('is sealed on its way: texts reach the ledger as references and come back open', async () => {
    await accept();
    const raw = await send(test, 'clerk', 'GET', `/api/cases/${caseId}/events?raw=true`);
    expect(raw.text).not.toContain('请尽快办理');
    const open = await send(test, 'clerk', 'GET', `/api/cases/${caseId}/events`);
    expect(open.json.events.at(-1)).toMatchObject({ type: 'accepted', data: { note: '请尽快办理' } });
  });

  it('sent again under its key happens once', async () => {
    const key = aKey();
    const guide = { body: '区人社局', guidance: '请向区人社局反映' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => give('clerk', 'guide', guide, key)));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((one) => one.json.version))).toEqual(new Set([2]));
    expect((await give('clerk', 'guide', guide, key)).json).toMatchObject({ version: 2, repeated: true });
  });

  it('under a key that had another body, another command or another person is refused', async () => {
    const key = aKey();
    const guide = { body: '区人社局', guidance: '请向区人社局反映' };
    await give('clerk', 'guide', guide, key);
    expect(await give('clerk', 'guide', { ...guide, body: '区民政局' }, key)).toMatchObject({
      status: 422,
      json: { code: 'key_reused' },
    });
    expect(await give('clerk', 'accept', {}, key)).toMatchObject({ status: 422, json: { code: 'key_reused' } });
    expect(await give('lead', 'guide', guide, key)).toMatchObject({ status: 422, json: { code: 'key_reused' } });
  });

  it('that was refused stays refused under its key', async () => {
    const key = aKey();
    expect(await give('clerk', 'issueReply', {}, key)).toMatchObject({ status: 409, json: { code: 'wrong_phase' } });
    const asked = test.engine.commands.length;
    const again = await give('clerk', 'issueReply', {}, key);
    expect(again).toMatchObject({
      status: 409,
      json: { code: 'wrong_phase', allowed: expect.arrayContaining(['accept']) },
    });
    expect(test.engine.commands.length).toBe(asked);
  });

  it('waits for the engine: 503, and the same key does it later with what was first said', async () => {
    const key = aKey();
    const guide = { body: '区人社局', guidance: '请向区人社局反映' };
    test.engine.isDown = true;
    expect(await give('clerk', 'guide', guide, key)).toMatchObject({
      status: 503,
      headers: { 'retry-after': expect.any(String) },
      json: { code: 'engine_unavailable' },
    });
    test.engine.isDown = false;
    const before = await test.db.sql<
      { data: unknown }[]
    >`select data from submissions where case_id = ${caseId} and key = ${key}`;
    expect(await give('clerk', 'guide', guide, key)).toMatchObject({ status: 200, json: { version: 2 } });
    const after = await test.db.sql<
      { data: unknown; status: string }[]
    >`select data, status from submissions where case_id = ${caseId} and key = ${key}`;
    expect(after).toEqual([{ data: before[0]?.data, status: 'applied' }]);
  });
});

describe('the status of a no', () => {
  it.each([
    ['no credential', null, 'accept', {}, 401, 'not_authenticated'],
    ['a credential nobody has', 'rdp_nobody', 'accept', {}, 401, 'not_authenticated'],
    ['a channel, not a person', 'website', 'accept', {}, 403, 'role_required'],
    ['a role that never may', 'archivist', 'accept', {}, 403, 'not_permitted'],
    ['outside one’s units', 'civilClerk', 'accept', {}, 404, 'not_found'],
    [
      'the wrong phase',
      'clerk',
      'draftPlan',
      { answers: [{ demand: 'd1', outcome: 'upheld', answer: '好' }], measures: [] },
      409,
      'wrong_phase',
    ],
    ['something missing', 'clerk', 'accept', {}, 422, 'incomplete'],
    ['a unit nobody knows', 'lead', 'assignUnit', { unit: 'yunxi.nobody' }, 422, 'unknown_unit'],
    ['a person nobody knows', 'lead', 'assignHandler', { handler: 'nobody' }, 422, 'unknown_staff'],
    ['a field too many', 'clerk', 'accept', { force: true }, 400, 'malformed_request'],
  ])('%s', async (_what, as, command, body, status, code) => {
    const answer = await give(as, command, body);
    expect(answer).toMatchObject({
      status,
      json: { code, status, title: expect.any(String), requestId: expect.any(String) },
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.text).not.toMatch(/\/work|node_modules|select |at .*\.ts/);
  });

  it('a missing key, a case that does not exist, a body that is no JSON', async () => {
    expect(await give('clerk', 'accept', {}, null)).toMatchObject({ status: 400, json: { code: 'key_required' } });
    const nowhere = await send(test, 'clerk', 'POST', '/api/cases/00000000-0000-7000-8000-000000000000/accept', {});
    expect(nowhere).toMatchObject({ status: 404, json: { code: 'not_found' } });
    const broken = await test.app.inject({
      method: 'POST',
      url: `/api/cases/${caseId}/accept`,
      headers: { authorization: `Bearer ${test.tokens['clerk']}`, 'content-type': 'application/json' },
      payload: '{',
    });
    expect(broken.statusCode).toBe(400);
    const typed = await test.app.inject({
      method: 'POST',
      url: `/api/cases/${caseId}/accept`,
      headers: { authorization: `Bearer ${test.tokens['clerk']}`, 'content-type': 'text/xml' },
      payload: '<a/>',
    });
    expect(typed.statusCode).toBe(415);
    const large = await give('clerk', 'accept', { note: 'x'.repeat(600_000) });
    expect(large).toMatchObject({ status: 413, json: { code: 'too_large' } });
  });

  it('speaks Chinese first and English when asked', async () => {
    const zh = await give('archivist', 'accept');
    const en = await test.app.inject({
      method: 'POST',
      url: `/api/cases/${caseId}/accept`,
      headers: {
        authorization: `Bearer ${test.tokens['archivist']}`,
        'idempotency-key': aKey(),
        'accept-language': 'en-GB',
      },
      payload: {},
    });
    expect([zh.json.title, en.json().title]).toEqual(['您的身份无权进行此操作', 'Your role may not do this']);
  });
});

describe('a signal', () => {
  it('is taken in while the engine is down and delivered once it is back, ids and codes only', async () => {
    const [demand] = (await send(test, 'clerk', 'GET', `/api/cases/${caseId}`)).json.demands;
    test.engine.isDown = true;
    const key = aKey();
    const appeal = { reasons: [{ demand: demand.id, code: 'facts' }], statement: '事实没有查清', evidence: [] };
    const taken = await send(
      test,
      'clerk',
      'POST',
      `/api/cases/${caseId}/signals/appeal?onBehalfOf=complainant`,
      appeal,
      key,
    );
    expect(taken).toMatchObject({ status: 202, json: { key, status: 'pending' } });
    expect(await relaySignals(test.door)).toBe(0);
    test.engine.isDown = false;
    await test.db.sql`update submissions set next_try_at = now()`;
    expect(await relaySignals(test.door)).toBe(1);
    expect(test.engine.signals.at(-1)).toEqual({ caseId, name: 'appeal', payload: { key, reasons: appeal.reasons } });
    expect(await relaySignals(test.door)).toBe(0);
  });

  it('to an archived case becomes a refused row', async () => {
    const key = aKey();
    await send(test, 'clerk', 'POST', `/api/cases/${caseId}/signals/appeal`, { reasons: [], evidence: [] }, key);
    await test.db.sql`update cases set phase = 'archived' where case_id = ${caseId}`;
    test.engine.signal = () => Promise.reject(new CaseNotRunning());
    await relaySignals(test.door);
    const [row] = await test.db
      .sql`select status, refusal->>'code' as code from submissions where case_id = ${caseId} and key = ${key}`;
    expect(row).toEqual({ status: 'refused', code: 'wrong_phase' });
  });
});

it('commands nobody resent expire after a day, and say so', async () => {
  const key = aKey();
  test.engine.isDown = true;
  await give('clerk', 'accept', {}, key);
  test.engine.isDown = false;
  await test.db.sql`update submissions set received_at = received_at - 90000000 where key = ${key}`;
  await relaySignals(test.door);
  expect(await give('clerk', 'accept', {}, key)).toMatchObject({ status: 409, json: { code: 'key_expired' } });
});
