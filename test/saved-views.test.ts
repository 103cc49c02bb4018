// Views of the list of cases: everybody keeps their own, of known filters only, and no phone number.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

interface View {
  id: string;
  name: string;
  query: string;
}
const put = (as: string | null, name: string, query: string) => send(test, as, 'PUT', '/api/views', { name, query });
const views = async (as: string): Promise<View[]> => (await send(test, as, 'GET', '/api/views')).json.views;

it('keeps known filters under a name, in one order, and the same name again takes its place', async () => {
  expect(await views('clerk')).toEqual([]);
  const kept = await put('clerk', ' 我的逾期 ', '?overdue=true&handler=me&open=&phone=13900000001&colour=red&cursor=x');
  expect([kept.status, kept.json]).toEqual([
    200,
    { views: [{ id: expect.any(String), name: '我的逾期', query: 'handler=me&overdue=true' }] },
  ]);
  await put('clerk', 'Zweites', 'waiting=complainant');
  const again = await put('clerk', '我的逾期', 'q=YXZW13900000001');
  expect(again.json.views.map(({ name, query }: View) => [name, query])).toEqual(
    expect.arrayContaining([
      ['我的逾期', 'q=YXZW13900000001'],
      ['Zweites', 'waiting=complainant'],
    ]),
  );
  expect(await views('clerk')).toHaveLength(2);
  // What was kept is a question the list takes.
  for (const { query } of await views('clerk'))
    expect((await send(test, 'clerk', 'GET', `/api/cases?${query}`)).status).toBe(200);
});

it('is nobody else’s to see or to remove', async () => {
  const [mine] = await views('clerk');
  expect(await views('lead')).toEqual([]);
  expect((await send(test, 'lead', 'DELETE', `/api/views?id=${mine!.id}`)).status).toBe(404);
  expect((await send(test, 'website', 'GET', '/api/views')).json).toMatchObject({ code: 'role_required' });
  expect(await views('clerk')).toHaveLength(2);
  const left = await send(test, 'clerk', 'DELETE', `/api/views?id=${mine!.id}`);
  expect([left.status, left.json.views.length]).toEqual([200, 1]);
  expect((await send(test, 'clerk', 'DELETE', `/api/views?id=${mine!.id}`)).status).toBe(404);
});

it.each([
  ['nothing is asked', '全部', ''],
  ['only the phone is asked', '电话', 'phone=13900000001'],
  ['a filter is not right', '坏', 'receivedFrom=2026-02-31'],
  ['a phone stands where the number belongs', '坏', 'q=139 0000 0001'],
  ['a phone stands where a handler belongs', '坏', 'handler=%2B8613900000001'],
  ['the name is a phone', '139-0000-0001 的案件', 'open=true'],
  ['the name is a line', '0571-88880000', 'open=true'],
  ['there is no name', ' ', 'open=true'],
])('keeps nothing where %s', async (_why, name, query) => {
  const before = await views('lead');
  const answer = await put('lead', name, query);
  expect([answer.status, answer.json.code]).toEqual([400, 'malformed_request']);
  expect(JSON.stringify(answer.json)).not.toContain('139');
  expect(await views('lead')).toEqual(before);
});

it('a name may tell a day, and thirty are as many as one can keep', async () => {
  for (let n = 1; n <= 30; n += 1)
    expect((await put('head', `${n}：2026-11-29 前到期`, `dueBefore=2026-11-29`)).status).toBe(200);
  expect((await put('head', '再一个', 'open=true')).json).toMatchObject({ code: 'limit_exceeded' });
  expect((await put('head', '1：2026-11-29 前到期', 'open=true')).status).toBe(200);
  expect(await views('head')).toHaveLength(30);
});
