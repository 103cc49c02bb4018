// Who gets in and who sees what: signing in, personal tokens, setting up, sight by unit, identity, lists.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../api/app.ts';
import { aComplaint, DISTRICT, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor({ setupToken: 'one-time-setup-token' });
});
afterAll(() => test.stop());

const file = async (change: Record<string, unknown> = {}, as = 'website') =>
  (await send(test, as, 'POST', '/api/complaints', aComplaint(change))).json;
const see = async (as: string, caseId: string) => send(test, as, 'GET', `/api/cases/${caseId}`);

describe('signing in', () => {
  it('gives a session that leaving ends', async () => {
    const { status, json, headers } = await send(test, null, 'POST', '/api/login', {
      username: 'clerk',
      password: 'correct horse',
    });
    expect(status).toBe(200);
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
    expect((await send(test, json.token, 'GET', '/api/me')).json).toMatchObject({ id: 'clerk', roles: ['clerk'] });
    const byCookie = await test.app.inject({ method: 'GET', url: '/api/me', cookies: { redress_session: json.token } });
    expect(byCookie.statusCode).toBe(200);
    await send(test, json.token, 'POST', '/api/logout');
    expect((await send(test, json.token, 'GET', '/api/me')).status).toBe(401);
  });

  it('with a wrong password or name is the same no', async () => {
    const wrong = await send(test, null, 'POST', '/api/login', { username: 'clerk', password: 'wrong horse' });
    const nobody = await send(test, null, 'POST', '/api/login', { username: 'nobody', password: 'wrong horse' });
    expect({ ...wrong.json, requestId: '' }).toEqual({ ...nobody.json, requestId: '' });
    expect(wrong).toMatchObject({ status: 401, json: { code: 'wrong_credentials' } });
  });

  it('a personal token works until it is revoked, and is never shown again', async () => {
    const { json } = await send(test, 'lead', 'POST', '/api/tokens', { label: 'laptop' });
    expect((await send(test, json.token, 'GET', '/api/me')).status).toBe(200);
    const listed = await send(test, 'lead', 'GET', '/api/tokens');
    expect(listed.text).not.toContain(json.token);
    expect((await send(test, 'handler', 'DELETE', `/api/tokens/${json.id}`)).status).toBe(404);
    expect((await send(test, 'lead', 'DELETE', `/api/tokens/${json.id}`)).status).toBe(204);
    expect((await send(test, json.token, 'GET', '/api/me')).status).toBe(401);
  });

  it('a change of roles counts at once', async () => {
    const caseId = (await file()).caseId;
    await test.db.sql`update staff set roles = '{archivist}' where id = 'handler2'`;
    expect(await send(test, 'handler2', 'POST', `/api/cases/${caseId}/claimTask`, { task: 't1' })).not.toMatchObject({
      status: 401,
    });
    expect((await send(test, 'handler2', 'GET', '/api/me')).json.roles).toEqual(['archivist']);
    await test.db.sql`update staff set active = false where id = 'handler2'`;
    expect((await send(test, 'handler2', 'GET', '/api/me')).status).toBe(401);
  });
});

describe('setting the organisation up', () => {
  it('needs rules or operator once there is anybody; the setup token is worth nothing then', async () => {
    expect((await send(test, 'clerk', 'POST', '/api/organisation', DISTRICT)).status).toBe(403);
    expect((await send(test, 'one-time-setup-token', 'POST', '/api/organisation', DISTRICT)).status).toBe(401);
  });

  it('takes the setup token on an empty system, shows channel keys once, and may be repeated', async () => {
    const { db, url } = await test.postgres.createDatabase();
    expect(url).toBeTruthy();
    const app = await buildApp({ ...test.door, db });
    const put = (token: string) =>
      app.inject({
        method: 'POST',
        url: '/api/organisation',
        headers: { authorization: `Bearer ${token}` },
        payload: DISTRICT,
      });
    const first = await put('one-time-setup-token');
    expect(first.statusCode).toBe(200);
    expect(Object.keys(first.json().channelKeys)).toEqual(['website', 'hotline']);
    const login = await app.inject({
      method: 'POST',
      url: '/api/login',
      payload: { username: 'clerk', password: 'correct horse' },
    });
    expect(login.statusCode).toBe(200);
    expect((await put('one-time-setup-token')).statusCode).toBe(401);
    await app.close();
    const again = await send(test, 'operator', 'POST', '/api/organisation', DISTRICT);
    expect(again).toMatchObject({ status: 200, json: { channelKeys: {} } });
    expect((await send(test, 'website', 'POST', '/api/complaints', aComplaint())).status).toBe(201);
  });
});

describe('sight', () => {
  it('goes by unit: own line and below, never across', async () => {
    const center = await file();
    const civil = await file({ owner: 'yunxi.civil' });
    const status = async (as: string, { caseId }: { caseId: string }) => (await see(as, caseId)).status;
    expect([
      await status('clerk', center),
      await status('civilClerk', center),
      await status('supervisor', center),
    ]).toEqual([200, 404, 200]);
    expect([
      await status('clerk', civil),
      await status('civilClerk', civil),
      await status('reliefHandler', civil),
      await status('auditor', civil),
    ]).toEqual([404, 200, 200, 200]);
  });

  it('lists hold what can be seen, page by page, each once', async () => {
    await Promise.all(Array.from({ length: 7 }, () => file({ owner: 'yunxi.civil' })));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { json } = await send(test, 'civilClerk', 'GET', `/api/cases?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...json.cases.map((row: { caseId: string; ownerUnit: string }) => row.caseId));
      expect(json.cases.every((row: { ownerUnit: string }) => row.ownerUnit === 'yunxi.civil')).toBe(true);
      cursor = json.next ?? '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(8);
    const { json } = await send(
      test,
      'supervisor',
      'GET',
      '/api/cases?unit=yunxi.civil&phase=preliminaryReview&open=true&limit=200',
    );
    expect(json.cases.map((row: { caseId: string }) => row.caseId).sort()).toEqual(seen.sort());
    expect(json.cases[0].title).toBe(aComplaint().title);
    expect((await send(test, 'clerk', 'GET', '/api/cases?cursor=rubbish')).status).toBe(400);
    expect((await send(test, 'clerk', 'GET', '/api/cases?phase=dreaming')).status).toBe(400);
  });

  it('a case is found by number and by phone', async () => {
    const one = await file({ reach: { ...aComplaint().reach, card: { name: '柯淑珍', phone: '199 0000 0777' } } });
    const found = async (query: string) =>
      (await send(test, 'clerk', 'GET', `/api/cases?${query}`)).json.cases.map((row: { caseId: string }) => row.caseId);
    expect(await found(`q=${one.number.toLowerCase()}`)).toEqual([one.caseId]);
    expect(await found('phone=19900000777')).toEqual([one.caseId]);
    expect(await found('phone=19900000778')).toEqual([]);
  });

  it('tasks come to the roles that may take them', async () => {
    const clerk = await send(test, 'clerk', 'GET', '/api/tasks?free=true');
    expect(clerk.json.tasks[0]).toMatchObject({
      task: { kind: 'reviewIntake', role: 'clerk' },
      case: { ownerUnit: 'yunxi.center' },
    });
    expect((await send(test, 'approver', 'GET', '/api/tasks')).json.tasks).toEqual([]);
  });
});

describe('identity', () => {
  it('is masked by default; lifting the mask needs a reason and is written down', async () => {
    const { caseId } = await file();
    expect((await see('clerk', caseId)).json.reach.card).toMatchObject({
      name: '俞**',
      phone: '199****15',
      email: 'y***@example.org',
    });
    expect((await send(test, 'clerk', 'POST', `/api/cases/${caseId}/reveal-identity`, {})).status).toBe(400);
    const revealed = await send(test, 'clerk', 'POST', `/api/cases/${caseId}/reveal-identity`, { reason: '电话核实' });
    expect(revealed.json.card).toMatchObject({ name: '俞静娴', phone: '19900000115' });
    expect(
      (await send(test, 'auditor', 'POST', `/api/cases/${caseId}/reveal-identity`, { reason: '好奇' })).status,
    ).toBe(403);
    const { json } = await send(test, 'auditor', 'GET', `/api/cases/${caseId}/reads`);
    expect(json.reads[0]).toMatchObject({ what: 'identity', reason: '电话核实', actor: { id: 'clerk' } });
  });

  it('is never shown to the unit complained about', async () => {
    const { caseId, number } = await file({ owner: 'yunxi.civil', respondent: 'yunxi.civil.relief' });
    const seen = await see('reliefHandler', caseId);
    expect(seen).toMatchObject({
      status: 200,
      json: { identityHidden: true, title: null, matter: null, evidence: [] },
    });
    for (const hidden of ['俞', '199', '四趟']) expect(seen.text).not.toContain(hidden);
    const events = await send(test, 'reliefHandler', 'GET', `/api/cases/${caseId}/events`);
    for (const hidden of ['俞', '199', '四趟']) expect(events.text).not.toContain(hidden);
    const list = await send(test, 'reliefHandler', 'GET', `/api/cases?q=${number}`);
    expect(list.json.cases).toMatchObject([{ caseId, title: null }]);
    expect((await see('civilClerk', caseId)).json.identityHidden).toBe(false);
  });
});

it('why this date: each limit day by day, in words', async () => {
  const { caseId } = await file();
  const { json } = await send(test, 'clerk', 'GET', `/api/cases/${caseId}/clocks?days=true`);
  expect(json.clocks[0]).toMatchObject({ clock: 'preliminary', words: { zh: expect.stringContaining('最后一日') } });
  expect(json.clocks[0].days.at(-1).on).toBe(json.clocks[0].dueOn);
});

it('only operators compare ledger and engine', async () => {
  expect((await send(test, 'clerk', 'GET', '/api/operations/drift')).status).toBe(403);
  expect(await send(test, 'operator', 'GET', '/api/operations/drift')).toMatchObject({
    status: 200,
    json: { drifts: [] },
  });
});

it('describes itself: every command in OpenAPI, readable documentation', async () => {
  const { json } = await send(test, null, 'GET', '/api/openapi.json');
  expect(json.openapi).toBe('3.1.0');
  expect(json.paths['/api/cases/{caseId}/accept'].post.operationId).toBe('accept');
  const body = json.paths['/api/cases/{caseId}/assignHandler'].post.requestBody.content['application/json'].schema;
  expect(body.properties.handler['x-redress']).toBe('staff');
  expect((await test.app.inject({ method: 'GET', url: '/docs/' })).statusCode).toBe(200);
});
