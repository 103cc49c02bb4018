// What the door does with rubbish, with a database that is gone, and with too many attempts: never a 5xx of its own making.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { buildApp } from '../api/app.ts';
import { COMMAND_BODIES, ROUTED_COMMANDS } from '../api/command-bodies.ts';
import { complaintBody } from '../api/intake-schemas.ts';
import { connect } from '../db/connect.ts';
import { wellFormed } from './support/api-bodies.ts';
import { acceptCase, aComplaint, aKey, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

/** Values of the right fields with the wrong content, and plain rubbish. */
const rubbish = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant('\u0000'),
  fc.constantFrom('toString', '__proto__', 'constructor', 'd1', 't1', 'n1', 'handling'),
  fc.constant('a\ud800b'),
  fc.constant('2026-02-30'),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.object({ maxDepth: 2 }),
);

function bodyLike(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { def } = schema as z.ZodType & { def: { type: string; shape?: Record<string, z.ZodType> } };
  const fields = Object.keys(def.shape ?? {});
  const object = fc.record(Object.fromEntries(fields.map((field) => [field, rubbish])), { requiredKeys: [] });
  return fc.oneof({ weight: 4, arbitrary: object }, { weight: 1, arbitrary: rubbish });
}

it('malformed bodies of every command are told so, and nothing breaks', async () => {
  const { json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint());
  for (const name of ROUTED_COMMANDS) {
    const schema: z.ZodType = COMMAND_BODIES[name];
    await fc.assert(
      fc.asyncProperty(bodyLike(schema), async (body) => {
        const answer = await test.app.inject({
          method: 'POST',
          url: `/api/cases/${json.caseId}/${name}`,
          headers: {
            authorization: `Bearer ${test.tokens['clerk']}`,
            'idempotency-key': aKey(),
            'content-type': 'application/json',
          },
          payload: JSON.stringify(body),
        });
        expect(answer.statusCode).toBeLessThan(500);
        const roundTrip: unknown = JSON.parse(JSON.stringify(body) ?? 'null');
        if (!schema.safeParse(roundTrip).success) expect(answer.statusCode).toBe(400);
      }),
      { numRuns: 25 },
    );
  }
});

it('malformed complaints are told so, and no number is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      bodyLike(complaintBody),
      fc.dictionary(fc.constantFrom(...Object.keys(aComplaint())), rubbish),
      async (body, broken) => {
        for (const sent of [body, { ...aComplaint(), ...broken }]) {
          const answer = await test.app.inject({
            method: 'POST',
            url: '/api/complaints',
            headers: {
              authorization: `Bearer ${test.tokens['website']}`,
              'idempotency-key': aKey(),
              'content-type': 'application/json',
            },
            payload: JSON.stringify(sent),
          });
          expect(answer.statusCode).toBeLessThan(500);
        }
      },
    ),
    { numRuns: 300 },
  );
  const rows = await test.db.sql<
    { gaps: number }[]
  >`select count(*)::int as gaps from (select seq, row_number() over (partition by unit, year order by seq) as n from ledger) l where seq <> n`;
  expect(rows).toEqual([{ gaps: 0 }]);
});

it('odd keys, paths, queries and methods', async () => {
  for (const key of ['', 'short', 'ключ-ключ', 'x'.repeat(201), 'a b c d e f']) {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/complaints',
      headers: {
        authorization: `Bearer ${test.tokens['website']}`,
        'idempotency-key': encodeURI(key) === key ? key : 'bad key',
      },
      payload: aComplaint(),
    });
    expect(answer.statusCode).toBe(400);
  }
  for (const url of [
    '/api/cases/1',
    '/api/cases/%00',
    '/api/cases?limit=0',
    '/api/cases?limit=9999',
    '/api/nothing',
    "/api/cases?q=' or 1=1 --",
  ]) {
    expect((await send(test, 'clerk', 'GET', url)).status).toBeLessThan(500);
  }
  expect((await send(test, 'clerk', 'GET', '/api/nothing')).json).toMatchObject({ code: 'not_found' });
});

it('with the database gone nothing is acknowledged: 503 with Retry-After', async () => {
  const db = connect('postgres://nobody:x@127.0.0.1:1/none');
  const app = await buildApp({ ...test.door, db });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/complaints',
    headers: { authorization: `Bearer ${test.tokens['website']}`, 'idempotency-key': aKey() },
    payload: aComplaint(),
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBeDefined();
  expect(answer.json()).toMatchObject({ code: 'database_unavailable' });
  expect(answer.body).not.toMatch(/127\.0\.0\.1|select|ECONN/);
  expect((await app.inject({ method: 'GET', url: '/health/ready' })).statusCode).toBe(503);
  expect((await app.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);
  await app.close();
  await db.close();
});

it('attempts with a secret are slowed down with 429, and the right one still works afterwards elsewhere', async () => {
  const app = await buildApp({
    ...test.door,
    settings: { ...test.door.settings, requestsPerMinute: 1000, attemptsPerMinute: 3 },
  });
  const login = (remoteAddress: string) =>
    app.inject({
      method: 'POST',
      url: '/api/login',
      payload: { username: 'clerk', password: 'correct horse' },
      remoteAddress,
    });
  const statuses = [];
  for (let n = 0; n < 5; n += 1) statuses.push((await login('10.0.0.1')).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await login('10.0.0.1');
  expect(refused.json()).toMatchObject({ code: 'too_many_requests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await login('10.0.0.2')).statusCode).toBe(200);
  await app.close();
});

it('well-formed commands in any order, by anybody, are carried out or refused, never broken', async () => {
  const people = ['clerk', 'handler', 'lead', 'head', 'supervisor', 'archivist'];
  const acts = fc
    .constantFrom(...ROUTED_COMMANDS)
    .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...people), wellFormed(COMMAND_BODIES[name])));
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 20, maxLength: 30 }), fc.boolean(), async (sequence, accepted) => {
      const { json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint());
      if (accepted) await acceptCase(test, json.caseId);
      for (const [name, as, body] of sequence) {
        const answer = await send(test, as, 'POST', `/api/cases/${json.caseId}/${name}`, body);
        expect({ name, as, body, status: answer.status }).toMatchObject({
          status: expect.toSatisfy((status: number) => status < 500),
        });
      }
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 15) },
  );
});
