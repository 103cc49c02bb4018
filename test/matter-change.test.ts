// Another type of matter or regime at the door: what a client names, which law comes of it, what is shown (T7, T13).
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptCase, aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

const HOTLINE = { regime: 'cn-hotline-example', matterType: 'complex' };
let test: TestDoor;
let caseId: string;
beforeAll(async () => {
  test = await openTestDoor();
});
beforeEach(async () => {
  const { json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint(HOTLINE));
  caseId = json.caseId as string;
});
afterAll(() => test.stop());

const on = (command: string, body: object, as = 'clerk') =>
  send(test, as, 'POST', `/api/cases/${caseId}/${command}`, body);
const shown = async (query = '') => (await send(test, 'clerk', 'GET', `/api/cases/${caseId}${query}`)).json;

describe('another type of matter', () => {
  it('is named by its code; limits move, lists and the case say so, the reason is sealed', async () => {
    expect((await acceptCase(test, caseId, HOTLINE.regime)).status).toBe(200);
    const limit = async () =>
      ((await shown()).clocks as { clock: string; dueOn: string }[]).find(({ clock }) => clock === 'handling')!;
    const before = await limit();
    const answer = await on('changeMatterType', { matterType: 'ordinary', reason: '实为一般诉求' });
    expect(answer).toMatchObject({ status: 200, json: { phase: 'investigating' } });
    expect((await limit()).dueOn < before.dueOn).toBe(true);
    const state = await shown();
    expect(state).toMatchObject({
      ...{ matterType: 'ordinary', law: { id: HOTLINE.regime } },
      matterChanges: [{ from: { matterType: 'complex' }, reason: '实为一般诉求' }],
    });
    const [row] = await test.db.sql`select matter_type, regime from cases where case_id = ${caseId}`;
    expect({ ...row }).toEqual({ matter_type: 'ordinary', regime: HOTLINE.regime });
    const events = await test.db.sql`select event from case_events where case_id = ${caseId}`;
    expect(JSON.stringify(events)).not.toContain('实为一般诉求');
    // The law that is asked from now on is that of the new type.
    expect(await on('changeMatterType', { matterType: 'ordinary', reason: 'x' })).toMatchObject({
      ...{ status: 409, json: { code: 'nothing_to_do' } },
    });
  });

  it('refuses a type the pack does not have, and says which it has', async () => {
    const answer = await on('changeMatterType', { matterType: 'claim', reason: 'x' });
    expect(answer).toMatchObject({ status: 422, json: { code: 'not_in_pack' } });
    expect((answer.json.detail as { matterTypes: string[] }).matterTypes).toContain('ordinary');
    expect(await on('changeMatterType', { matterType: 'ordinary' })).toMatchObject({ status: 400 });
    expect(await on('changeMatterType', { matterType: 'ordinary', reason: 'x' }, 'handler')).toMatchObject({
      ...{ status: 403, json: { code: 'not_permitted' } },
    });
  });
});

describe('another regime', () => {
  const petition = { id: 'cn-xinfang-2022', matterType: 'claim' };

  it('comes with the version a complaint of that day is taken under, and only before acceptance', async () => {
    expect(await on('changeRegime', { regime: petition, reason: '属于信访事项' })).toMatchObject({
      ...{ status: 200, json: { phase: 'preliminaryReview' } },
    });
    expect(await shown()).toMatchObject({ matterType: 'claim', law: { id: 'cn-xinfang-2022' } });
    const [row] = await test.db.sql`select matter_type, regime from cases where case_id = ${caseId}`;
    expect({ ...row }).toEqual({ matter_type: 'claim', regime: 'cn-xinfang-2022' });
  });

  it.each([
    ['a regime nobody has', { id: 'none', matterType: 'claim' }, 422, 'not_in_pack'],
    ['a type that regime does not have', { id: 'cn-xinfang-2022', matterType: 'ordinary' }, 422, 'not_in_pack'],
    ['the regime it has', { id: 'cn-hotline-example', matterType: 'ordinary' }, 409, 'nothing_to_do'],
    ['a name alone', { id: 'cn-xinfang-2022' }, 400, 'malformed_request'],
  ])('refuses %s', async (_what, regime, status, code) => {
    const answer = await on('changeRegime', { regime, reason: 'x' });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });
});
