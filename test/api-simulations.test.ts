// The time machine through the door: a scenario without signing in, and what if for staff who see the case.
import { afterAll, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { buildApp } from '../api/app.ts';
import { createLogger } from '../config/logger.ts';
import { STEP_VERBS } from '../domain/simulation-steps.ts';
import { addDays, localDate } from '../domain/working-days.ts';
import { acceptCase, aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

const scenario = (change: object = {}) => ({
  ...{ pack: 'cn-xinfang-2022', matterType: 'claim' },
  steps: [
    { on: '2026-02-05', do: 'register' },
    { on: '2026-02-24', do: 'accept' },
  ],
  ...change,
});

it('gives the dates of a scenario to anybody', async () => {
  const { status, json } = await send(test, null, 'POST', '/api/simulations', scenario());
  expect([status, json.refused, json.phase]).toEqual([200, [], 'investigating']);
  // 15 days from Thu 2026-02-05 end inside Spring Festival; Tue 02-24 is the first working day.
  expect(json.clocks[0]).toMatchObject({ clock: 'preliminary', dueOn: '2026-02-24', weekday: 2, confidence: 'A' });
});

it.each([
  [{ pack: 'no-such-pack' }, 404],
  [{ matterType: 'no-such-type' }, 404],
  [{ pack: 'in-cpgrams-2024', matterType: 'service' }, 404],
  [{ pack: 'petition', version: '1.1.0' }, 404],
  [{ steps: [] }, 400],
  [{ steps: [{ on: '2026-02-30', do: 'register' }] }, 400],
  [{ steps: [{ on: '2026-02-05', do: 'constructor' }] }, 400],
  [{ steps: Array.from({ length: 61 }, () => ({ on: '2026-02-05', do: 'register' })) }, 400],
  [
    {
      steps: [
        { on: '2026-02-05', do: 'register' },
        { on: '2046-02-05', do: 'until' },
      ],
    },
    400,
  ],
  [
    {
      steps: [
        { on: '2026-02-05', do: 'register' },
        { on: '2026-02-09', do: 'plan', day: '2099-12-31' },
      ],
    },
    400,
  ],
  [{ expect: 'x'.repeat(40_000) }, 413],
])('says no to %j', async (change, status) => {
  expect((await send(test, null, 'POST', '/api/simulations', scenario(change))).status).toBe(status);
});

it.each([
  ['2026-04-14', 'cn-samr-2020'], // Tue
  ['2026-04-15', 'cn-samr-2026'], // Wed: the first day of the new rule
])('chooses the version of a regime by the day of receipt, %s', async (on, id) => {
  const body = scenario({ pack: 'market-regulation', matterType: 'goods', steps: [{ on, do: 'register' }] });
  const { json } = await send(test, null, 'POST', '/api/simulations', body);
  expect(json.pack).toMatchObject({ id });
});

it('says when a regime was not in force yet, and which years are known where it cannot count', async () => {
  const early = scenario({ pack: 'petition', steps: [{ on: '2022-04-30', do: 'register' }] });
  const unknown = await send(test, null, 'POST', '/api/simulations', early);
  expect([unknown.status, unknown.json.code]).toEqual([422, 'unknown_regime']);
  expect(unknown.json.detail.inForce).toMatchObject([{ pack: 'cn-xinfang-2022', from: '2022-05-01' }]);
  for (const on of ['2001-03-01', '2050-03-01']) {
    const body = scenario({ pack: 'cn-fuyi-2023', matterType: 'ordinary', steps: [{ on, do: 'register' }] });
    const { status, json } = await send(test, null, 'POST', '/api/simulations', body);
    expect([status, json.code, json.detail.on]).toEqual([409, 'calendar_missing', on]);
    expect(json.detail.knownYears).toContain(2026);
  }
});

it('refuses a step that cannot be counted, and goes on', async () => {
  // Fifteen calendar days need no calendar; the working days for approving a plan do.
  const steps = [
    { on: '2050-03-01', do: 'register' },
    { on: '2050-03-02', do: 'accept' },
    { on: '2050-03-04', do: 'plan' },
    { on: '2050-03-05', do: 'supplementEvidence' },
  ];
  const { status, json } = await send(test, null, 'POST', '/api/simulations', scenario({ steps }));
  expect([status, json.phase]).toEqual([200, 'investigating']);
  expect(json.refused).toMatchObject([{ step: 2, do: 'plan', code: 'calendar_missing' }]);
});

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const rarely = <T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 60, arbitrary: often }, { weight: 1, arbitrary: seldom });
const anyStep = (from: string) => {
  const near = fc.nat(900).map((n) => addDays(from, n));
  return fc.record(
    {
      ...{
        on: rarely(near, anyDay),
        do: fc.constantFrom(...STEP_VERBS),
        at: fc.constantFrom('00:00', '12:00', '24:00'),
      },
      ...{ day: rarely(near, anyDay), from: near, to: near, yes: fc.boolean(), known: fc.boolean() },
      occasion: fc.constantFrom('suspension', 'competence'),
      outcome: fc.constantFrom('uphold', 'redo', 'revoke', 'change', 'dismiss'),
    },
    { requiredKeys: ['on', 'do'] },
  );
};
/** So that most lives get somewhere: every second step is the next one on the way through three levels. */
const WAY = ['accept', 'plan', 'reply', 'served', 'appeal', 'review', 'served', 'appeal', 'review', 'served'] as const;
const anySteps = (from: string, maxLength: number) =>
  fc.array(anyStep(from), { minLength: 1, maxLength }).map((steps) => {
    const inOrder = steps.sort((a, b) => (a.on < b.on ? -1 : 1));
    return inOrder.map((step, n) => (n % 2 === 0 ? { ...step, do: WAY[(n / 2) % WAY.length] } : step));
  });

it('whatever is asked of it, it answers or refuses: never a 500', async () => {
  const packs = test.door.packs.packs().filter(({ missing }) => missing.length === 0);
  const laws = packs.flatMap(({ id, regime, matterTypes }) =>
    matterTypes.flatMap(({ code: matterType }) => [id, regime].map((pack) => ({ pack, matterType }))),
  );
  const body = fc
    .tuple(fc.constantFrom(...laws), fc.oneof(anyDay, fc.constantFrom('2000-01-03', '2025-12-30', '2026-02-05')))
    .chain(([law, on]) => anySteps(on, 59).map((steps) => ({ ...law, steps: [{ on, do: 'register' }, ...steps] })));
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(body, async (payload) => {
      const { statusCode } = await test.app.inject({ method: 'POST', url: '/api/simulations', payload });
      seen.add(statusCode);
      expect(statusCode).toBeLessThan(500);
    }),
    { numRuns: 120 },
  );
  expect([...seen]).toEqual(expect.arrayContaining([200, 400, 409, 422]));
});

it('what if over any steps: answered or refused, never a 500', async () => {
  const { json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint());
  await acceptCase(test, json.caseId);
  const on = new Date(test.clock.nowMs).toISOString().slice(0, 10);
  await fc.assert(
    fc.asyncProperty(anySteps(on, 60), async (steps) => {
      const { status } = await send(test, 'clerk', 'POST', `/api/cases/${json.caseId}/what-if`, { steps });
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 40 },
  );
});

it('has a limit of its own per address, the same under its stable address', async () => {
  const app = await buildApp({ ...test.door, settings: { ...test.door.settings, requestsPerMinute: 1000 } });
  const ask = (url: string, remoteAddress: string) =>
    app.inject({ method: 'POST', url, payload: scenario(), remoteAddress });
  const statuses: number[] = [];
  for (let n = 0; n < 31; n += 1)
    for (const url of ['/api/simulations', '/api/v1/simulations'])
      statuses.push((await ask(url, '10.0.0.1')).statusCode);
  expect(statuses).toEqual([...Array.from({ length: 60 }, () => 200), 429, 429]);
  const refused = await ask('/api/simulations', '10.0.0.1');
  expect(refused.json()).toMatchObject({ code: 'too_many_requests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('/api/simulations', '10.0.0.2')).statusCode).toBe(200);
  const packs = await app.inject({ method: 'GET', url: '/api/v1/packs', remoteAddress: '10.0.0.1' });
  expect(packs.statusCode).toBe(200);
  await app.close();
});

it('logs the one route, whichever address was asked', async () => {
  let lines = '';
  const logger = createLogger('server', 'info', { write: (line) => void (lines += line) });
  const app = await buildApp({ ...test.door, logger });
  for (const url of ['/api/v1/simulations', '/api/v1/v1/simulations', '/api/v1'])
    await app.inject({ method: 'POST', url, payload: scenario() });
  await app.close();
  expect(lines.match(/"route":"[^"]*"/g)).toEqual(['"route":"/api/simulations"', '"route":"none"', '"route":"none"']);
});

it('tells staff what would differ in a case, and stores nothing', async () => {
  const { json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint());
  const url = `/api/cases/${json.caseId}`;
  const before = await send(test, 'clerk', 'GET', url);
  const law = test.door.packs.excerpt({ packId: 'cn-service-centre-example', matterType: 'attitude' });
  const on = localDate(law.calendar, test.clock.nowMs);
  const steps = [{ on, at: '24:00', do: 'accept' }];
  const answer = await send(test, 'clerk', 'POST', `${url}/what-if`, { steps });
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({ refused: [], phase: { without: 'preliminaryReview', with: 'investigating' } });
  expect(answer.json.clocks.map(({ clock }: { clock: string }) => clock)).toEqual(['preliminary', 'handling']);
  const after = await send(test, 'clerk', 'GET', url);
  expect([after.json.version, after.json.clocks]).toEqual([before.json.version, before.json.clocks]);
});

it('asks what if only of those who see the case', async () => {
  const { json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint());
  const steps = [{ on: '2026-12-31', do: 'accept' }];
  const url = `/api/cases/${json.caseId}/what-if`;
  expect((await send(test, null, 'POST', url, { steps })).status).toBe(401);
  expect((await send(test, 'reliefHandler', 'POST', url, { steps })).status).toBe(404);
});
