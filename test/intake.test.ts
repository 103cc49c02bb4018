// Intake: one complaint per key, whatever happens; works without the engine, never says yes without the database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relayStarts } from '../api/start-relay.ts';
import { reconcile } from '../api/reconciler.ts';
import { aComplaint, aKey, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

const file = (body: unknown = aComplaint(), key = aKey(), as = 'website') =>
  send(test, as, 'POST', '/api/complaints', body, key);

describe('a complaint that comes in', () => {
  it('gets a number, a code and the limit that runs now', async () => {
    const { status, json } = await file();
    expect(status).toBe(201);
    expect(json).toMatchObject({
      number: expect.stringMatching(/^YXZW-\d{4}-\d{6}$/),
      trackingCode: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/),
    });
    expect(json?.['next']).toMatchObject({ clock: 'preliminary', dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('sent again under its key gives the same answer', async () => {
    const key = aKey();
    const [first, again] = [await file(aComplaint(), key), await file(aComplaint(), key)];
    expect(again.json).toEqual(first.json);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('sent fifty times at once makes one case with one number, and fifty same answers (L12)', async () => {
    const key = aKey();
    const answers = await Promise.all(Array.from({ length: 50 }, () => file(aComplaint({ title: '五十次' }), key)));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
    const [{ json }] = answers as [(typeof answers)[number]];
    expect([json?.['number'], json?.['trackingCode']]).toEqual([expect.any(String), expect.any(String)]);
    const again = await file(aComplaint({ title: '五十一次' }));
    // No number was used up on the way.
    const serial = (answer: typeof json) => Number(String(answer?.['number']).slice(-6));
    expect(serial(again.json) - serial(json)).toBe(1);
  });

  it('under a key that had another body is refused', async () => {
    const key = aKey();
    await file(aComplaint(), key);
    expect(await file(aComplaint({ title: '另一件事' }), key)).toMatchObject({
      status: 422,
      json: { code: 'key_reused' },
    });
  });

  it('after a day gives its number again, and not its code', async () => {
    const key = aKey();
    const first = await file(aComplaint(), key);
    test.clock.nowMs += 25 * 60 * 60 * 1000;
    const later = await file(aComplaint(), key);
    expect(later.json?.['number']).toBe(first.json?.['number']);
    expect(later.json).not.toHaveProperty('trackingCode');
  });

  it('numbers are gapless although some complaints are refused on the way', async () => {
    const numberOf = async () => Number((await file()).json?.['number'].slice(-6));
    const before = await numberOf();
    await file(aComplaint({ truthDeclared: false }));
    await file(aComplaint({ respondent: 'yunxi.nobody' }));
    expect(await numberOf()).toBe(before + 1);
  });
});

describe('a complaint is refused before anything is stored', () => {
  it.each([
    ['without a credential', null, {}, 401, 'not_authenticated'],
    ['by a handler', 'handler', {}, 403, 'not_permitted'],
    ['without a declaration of truth', 'website', { truthDeclared: false }, 422, 'incomplete'],
    ['against a unit nobody knows', 'website', { respondent: 'yunxi.nobody' }, 422, 'unknown_unit'],
    ['under rules nobody knows', 'website', { regime: 'moon' }, 422, 'unknown_regime'],
    [
      'with evidence nobody uploaded',
      'website',
      { evidence: ['00000000-0000-7000-8000-000000000001'] },
      422,
      'unknown_evidence',
    ],
    ['without a demand', 'website', { demands: [] }, 400, 'malformed_request'],
    [
      'received tomorrow',
      'clerk',
      { contact: { channel: 'letter', receivedOn: '2099-01-01', postmarkedOn: '2099-01-01' } },
      422,
      'received_in_future',
    ],
    [
      'by phone without the call facts',
      'clerk',
      { contact: { channel: 'phone', receivedOn: '2026-01-05' } },
      422,
      'incomplete',
    ],
  ])('%s', async (_what, as, change, status, code) => {
    expect(await send(test, as, 'POST', '/api/complaints', aComplaint(change))).toMatchObject({
      status,
      json: { code, requestId: expect.any(String) },
    });
  });

  it('without a key', async () => {
    expect(await send(test, 'website', 'POST', '/api/complaints', aComplaint(), null)).toMatchObject({
      status: 400,
      json: { code: 'key_required' },
    });
  });
});

describe('a complaint lacks what its law requires', () => {
  const samr = { regime: 'market-regulation', matterType: 'goods' };
  const reach = (card: object) => ({ ...aComplaint().reach, card });
  const atCounter = { channel: 'counter', receivedOn: '2026-05-06', place: '大厅', window: '3' };
  const byLetter = { channel: 'letter', receivedOn: '2026-05-06', postmarkedOn: '2026-05-05' };
  const whole = { name: '俞静娴', phone: '19900000115', address: '云溪市青石路1号' };

  it('it is told every field at once, each with its place, its article and how sure that is', async () => {
    const { status, json } = await file(
      aComplaint({ ...samr, contact: atCounter, reach: reach({ email: 'yu@example.org' }) }),
    );
    const required = { code: 'required', article: '市场监督管理投诉举报处理办法第9、10条', confidence: 'B' };
    expect({ status, code: json?.['code'], detail: json?.['detail'] }).toEqual({
      ...{ status: 422, code: 'incomplete' },
      detail: {
        missing: ['name', 'phone', 'address'],
        fields: ['name', 'phone', 'address'].map((name) => ({ path: `/reach/card/${name}`, ...required })),
      },
    });
  });

  it('and is taken in once it is whole', async () => {
    expect(await file(aComplaint({ ...samr, contact: atCounter, reach: reach(whole) }))).toMatchObject({ status: 201 });
  });

  it('a letter is registered all the same: the preliminary review asks for the rest', async () => {
    const letter = aComplaint({ ...samr, contact: byLetter, reach: reach({ name: '俞静娴', address: '青石路1号' }) });
    expect(await file(letter, aKey(), 'clerk')).toMatchObject({ status: 201 });
  });

  it('a hotline wants any way to call back, and nothing of somebody without a name', async () => {
    const hotline = { regime: 'hotline', matterType: 'ordinary', reach: reach({ name: '俞静娴' }) };
    const { status, json } = await file(aComplaint(hotline));
    expect([status, json?.['detail'].missing]).toEqual([422, ['contact']]);
    expect(await file(aComplaint({ ...hotline, anonymous: true }))).toMatchObject({ status: 201 });
  });

  it('a law that only asks generally takes it in', async () => {
    const petition = aComplaint({ regime: 'petition', matterType: 'claim', reach: reach({ phone: '19900000115' }) });
    expect(await file(petition)).toMatchObject({ status: 201 });
  });
});

describe('a clerk takes down', () => {
  it('a letter that came days ago: the clock runs from its receipt', async () => {
    const contact = { channel: 'letter', receivedOn: '2026-03-02', postmarkedOn: '2026-02-27' };
    const { status, json } = await file(aComplaint({ contact }), aKey(), 'clerk');
    expect(status).toBe(201);
    const seen = await send(test, 'clerk', 'GET', `/api/cases/${json?.['caseId']}`);
    expect(seen.json).toMatchObject({
      receivedOn: '2026-03-02',
      contacts: [{ channel: 'letter', postmarkedOn: '2026-02-27' }],
    });
  });

  it('a phone call with its line, agent and recording', async () => {
    const contact = {
      channel: 'phone',
      receivedOn: '2026-03-02',
      line: '12345',
      agentNumber: '8013',
      startedAt: '2026-03-02T09:30:00+08:00',
      endedAt: '2026-03-02T09:41:00+08:00',
      recording: 'rec-1',
      summary: '来电人情绪平稳',
    };
    const { status, json } = await file(aComplaint({ contact }), aKey(), 'clerk');
    expect(status).toBe(201);
    const seen = await send(test, 'clerk', 'GET', `/api/cases/${json?.['caseId']}`);
    expect(seen.json?.['contacts'][0]).toMatchObject({ agentNumber: '8013', summary: '来电人情绪平稳' });
  });
});

describe('while the engine is down', () => {
  it('intake works, the case can be read, and the relay starts it later, once', async () => {
    test.engine.isDown = true;
    const { status, json } = await file();
    expect(status).toBe(201);
    const seen = await send(test, 'clerk', 'GET', `/api/cases/${json?.['caseId']}`);
    expect(seen).toMatchObject({
      status: 200,
      json: { recorded: false, phase: 'preliminaryReview', matter: aComplaint().matter, allowedCommands: [] },
    });
    expect((await send(test, 'clerk', 'GET', '/health/ready')).json).toMatchObject({
      status: 'degraded',
      engine: 'down',
    });

    test.engine.isDown = false;
    await test.db.sql`update workflow_starts set next_try_at = now()`;
    expect(await relayStarts(test.door)).toBeGreaterThan(0);
    expect((await send(test, 'clerk', 'GET', `/api/cases/${json?.['caseId']}`)).json).toMatchObject({
      recorded: true,
      version: 1,
    });
    expect(await relayStarts(test.door)).toBe(0);
  });

  it('the reconciler finds a start the outbox believes done, and makes it', async () => {
    test.engine.isDown = true;
    const caseId = (await file()).json?.['caseId'];
    test.engine.isDown = false;
    await test.db
      .sql`update workflow_starts set status = 'started', written = now() - interval '1 minute' where case_id = ${caseId}`;
    const { drifts } = await reconcile(test.door, { caseIds: [caseId] });
    expect(drifts).toMatchObject([{ caseId, kind: 'startMissing', repaired: true }]);
    expect((await reconcile(test.door, { caseIds: [caseId] })).drifts).toEqual([]);
  });
});

it('what a person wrote is in no table in the clear', async () => {
  await file(aComplaint({ title: 'CANARYTITLE', matter: 'CANARYMATTER' }));
  const tables = await test.db.sql<
    { name: string }[]
  >`select table_name as name from information_schema.tables where table_schema = 'public'`;
  for (const { name } of tables) {
    const [{ hits } = { hits: -1 }] = await test.db.sql<
      { hits: number }[]
    >`select count(*)::int as hits from ${test.db.sql(name)} t where t::text like '%CANARY%' or t::text like '%19900000115%'`;
    expect({ name, hits }).toEqual({ name, hits: 0 });
  }
});
