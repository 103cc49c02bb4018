// Hints of a repeat (L19): noted at intake from keyed hashes and codes, shown to whoever sees both cases, never automatic.
// Links, decisions on repeats and corrections of a registration over the API (T7).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eraseCaseKey } from '../db/text-writes.ts';
import { aComplaint, openTestDoor, refuseCase, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

interface Filed {
  caseId: string;
  number: string;
}
const person = (phone: string) => ({
  ...{ methods: ['inbox'], preferred: 'inbox', electronicConsent: true, language: 'zh', noReply: false },
  card: { name: '俞静娴', phone },
});

async function file(change: Record<string, unknown>): Promise<Filed> {
  const { status, json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint(change));
  expect(status).toBe(201);
  return json as Filed;
}

const hintsOf = async (caseId: string, as = 'clerk') =>
  (await send(test, as, 'GET', `/api/cases/${caseId}/hints`)).json.hints as { number: string; reasons: string[] }[];

it('L19 finds the same person however the number is typed, and the same words in Chinese', async () => {
  const first = await file({ title: '学府路暖气不热', reach: person('199 0000 0201'), category: 'heating' });
  const other = await file({ title: '公交车不停站', reach: person('19900000299'), category: 'bus' });
  const again = await file({ title: '学府路暖气一直不热', reach: person('+86 19900000201'), category: 'heating' });
  expect(await hintsOf(first.caseId)).toEqual([]);
  expect(await hintsOf(other.caseId)).toEqual([]);
  expect(await hintsOf(again.caseId)).toEqual([
    expect.objectContaining({
      ...{ caseId: first.caseId, number: first.number, phase: 'preliminaryReview' },
      ...{ reasons: ['samePerson', 'sameCategory', 'similarWords'], similarity: 62 },
    }),
  ]);
});

it('L19 finds the same words and the same place of other people within the category only', async () => {
  const first = await file({
    ...{ title: '井盖塌陷伤人', where: '学府路 21 号', category: 'covers' },
    reach: person('19900000301'),
  });
  const place = await file({
    ...{ title: '路面有洞', where: '学府路21号', category: 'covers' },
    reach: person('19900000302'),
  });
  const words = await file({ title: '井盖塌陷伤人了', category: 'covers', reach: person('19900000303') });
  const elsewhere = await file({ title: '井盖塌陷伤人', category: 'taxi', reach: person('19900000304') });
  expect((await hintsOf(place.caseId)).map(({ number, reasons }) => [number, reasons])).toEqual([
    [first.number, ['sameCategory', 'samePlace']],
  ]);
  expect((await hintsOf(words.caseId)).map(({ number, reasons }) => [number, reasons])).toEqual([
    [first.number, ['sameCategory', 'similarWords']],
  ]);
  expect(await hintsOf(elsewhere.caseId)).toEqual([]);
});

it('L19 shows only cases in sight, and to the unit complained about never that it is the same person', async () => {
  const title = '低保申请被退回';
  const hidden = await file({ title, owner: 'yunxi.civil', category: 'relief', reach: person('19900000401') });
  const shown = await file({ title, category: 'relief', reach: person('19900000401'), respondent: 'yunxi.civil' });
  expect(await hintsOf(shown.caseId)).toEqual([]);
  const all = await hintsOf(shown.caseId, 'supervisor');
  expect(all.map(({ number, reasons }) => [number, reasons])).toEqual([
    [hidden.number, ['samePerson', 'sameCategory', 'similarWords']],
  ]);
  expect((await send(test, 'civilClerk', 'GET', `/api/cases/${shown.caseId}/hints`)).status).toBe(404);
  const respondent = 'yunxi.center.windows';
  await file({ title: '排队太久', category: 'queue', reach: person('19900000402'), respondent });
  const accusing = await file({ title: '态度恶劣', category: 'queue', reach: person('19900000402'), respondent });
  expect(await hintsOf(accusing.caseId, 'clerk')).toEqual([]);
  expect((await hintsOf(accusing.caseId, 'handler'))[0]?.reasons).toEqual(['samePerson', 'sameCategory']);
  expect((await send(test, null, 'GET', `/api/cases/${shown.caseId}/hints`)).status).toBe(401);
});

it('keeps no plain text, and goes with the key', async () => {
  const first = await file({ title: '校门口摊贩占道', category: 'school', reach: person('19900000501') });
  const again = await file({ title: '校门口摊贩占道', category: 'school', reach: person('19900000501') });
  const [stored] = await test.db
    .sql`select row_to_json(h)::text as row from case_hints h where case_id = ${again.caseId}`;
  expect(stored!['row']).not.toMatch(/摊贩|199/);
  await eraseCaseKey(test.db, first.caseId);
  expect(await hintsOf(again.caseId)).toEqual([]);
});

it('L18 links by number, for whoever sees the other case; L19 an open case is no final answer', async () => {
  const first = await file({ title: '窗口推诿', reach: person('19900000601') });
  const again = await file({ title: '窗口推诿', reach: person('19900000601') });
  const unseen = await file({ owner: 'yunxi.civil', reach: person('19900000601') });
  const give = (as: string, command: string, body: unknown) =>
    send(test, as, 'POST', `/api/cases/${again.caseId}/${command}`, body);
  const link = { of: first.number, relation: 'repeat', note: '同一人同一事' };
  expect(await give('clerk', 'linkCase', link)).toMatchObject({ status: 200, json: { phase: 'preliminaryReview' } });
  expect(await give('clerk', 'linkCase', { ...link, of: unseen.number })).toMatchObject({
    ...{ status: 422, json: { code: 'unknown_case', detail: { path: '/of' } } },
  });
  expect(await give('clerk', 'linkCase', { ...link, of: first.caseId, relation: 'related' })).toMatchObject({
    status: 200,
  });
  const repeat = {
    ...{ of: first.number, samePerson: true, sameFacts: true, decision: 'pointedToFinal' },
    ...{ reason: '与前案相同', otherRoutes: '可以依法申请复查' },
  };
  expect(await give('approver', 'decideRepeat', repeat)).toMatchObject({ status: 409, json: { code: 'not_final' } });
  await refuseCase(test, first.caseId);
  expect(await give('approver', 'decideRepeat', repeat)).toMatchObject({ status: 409, json: { code: 'not_final' } });
  // As the last level would leave it; a whole life to there is case-life.test.ts.
  await test.db.sql`update cases set conclusion = 'final', concluded_on = '2026-01-05' where case_id = ${first.caseId}`;
  expect(await give('approver', 'decideRepeat', { ...repeat, whatIsNew: '有新的录音' })).toMatchObject({
    ...{ status: 409, json: { code: 'new_facts', detail: { field: 'whatIsNew' } } },
  });
  expect(await give('approver', 'decideRepeat', repeat)).toMatchObject({
    ...{ status: 200, json: { phase: 'concluded', conclusion: 'notAccepted' } },
  });
  const { json } = await send(test, 'clerk', 'GET', `/api/cases/${again.caseId}`);
  expect(json.links[0]).toMatchObject({ of: { number: first.number }, note: '同一人同一事' });
  expect(json.repeats[0]).toMatchObject({ reason: '与前案相同', of: { number: first.number, conclusion: 'final' } });
});

it('T7 a corrected registration shows in lists and in the case, with what was there before', async () => {
  const filed = await file({ title: '登记有误', reach: person('19900000701') });
  const before = await send(test, 'clerk', 'GET', `/api/cases/${filed.caseId}`);
  const give = (body: unknown) => send(test, 'clerk', 'POST', `/api/cases/${filed.caseId}/correctRegistration`, body);
  expect(await give({ urgent: true })).toMatchObject({ status: 400 });
  expect(await give({ respondent: 'nowhere', reason: '更正' })).toMatchObject({ json: { code: 'unknown_unit' } });
  const body = { category: 'heating', urgent: true, respondent: 'yunxi.civil', reason: '登记时选错事项' };
  expect(await give(body)).toMatchObject({ status: 200, json: { phase: 'preliminaryReview' } });
  const { json } = await send(test, 'clerk', 'GET', `/api/cases/${filed.caseId}`);
  expect(json).toMatchObject({
    ...{ category: 'heating', urgent: true, respondent: { id: 'yunxi.civil' }, clocks: before.json.clocks },
    corrections: [{ from: { category: 'window_attitude', urgent: false, respondent: null }, reason: body.reason }],
  });
  const [row] = await test.db.sql`
    select category, urgent, respondent_unit from cases where case_id = ${filed.caseId}`;
  expect({ ...row }).toEqual({ category: 'heating', urgent: true, respondent_unit: 'yunxi.civil' });
});
