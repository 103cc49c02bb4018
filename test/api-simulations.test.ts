// The time machine through the door: a scenario without signing in, and what if for staff who see the case.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../domain/working-days.ts';
import { aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

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
  [{ expect: 'x'.repeat(40_000) }, 413],
])('says no to %j', async (change, status) => {
  expect((await send(test, null, 'POST', '/api/simulations', scenario(change))).status).toBe(status);
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
