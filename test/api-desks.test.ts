// The desks between units at the door: who sees what, in which order, page by page, with which acts; what was shown is a read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase, aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

interface Row {
  case: { caseId: string; title: string | null };
  matter: { id: string; state: string; text: string | null; [field: string]: unknown };
  toUs: boolean;
  byUs: boolean;
  acts: string[];
}
const desk = async (as: string, name: string, query = ''): Promise<{ rows: Row[]; next: string | null }> =>
  (await send(test, as, 'GET', `/api/desks/${name}${query}`)).json;
const idsOn = async (as: string, name: string) => (await desk(as, name)).rows.map((row) => row.case.caseId);
const give = async (as: string, caseId: string, command: string, body: object = {}) => {
  const answer = await send(test, as, 'POST', `/api/cases/${caseId}/${command}`, body);
  expect([command, answer.status, answer.text]).toEqual([command, 200, expect.anything()]);
};
async function filed(change: Record<string, unknown> = {}): Promise<string> {
  return (await send(test, 'website', 'POST', '/api/complaints', aComplaint(change))).json.caseId;
}
const inDays = (n: number) => new Date(test.clock.nowMs + (8 + n * 24) * 3_600_000).toISOString().slice(0, 10);

async function consulted(due: string, change: Record<string, unknown> = {}): Promise<string> {
  const caseId = await filed(change);
  await acceptCase(test, caseId);
  const units = [{ unit: 'yunxi.civil', role: 'assisting', due }];
  await give('handler', caseId, 'consult', { question: `请在 ${due} 前说明。`, units });
  return caseId;
}

describe('consultations', () => {
  it('are seen by whoever asked and whoever was asked, by the limit of the opinion, page by page', async () => {
    const late = await consulted(inDays(4));
    const soon = await consulted(inDays(1));
    const middle = await consulted(inDays(2));
    const rows: Row[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await desk('civilClerk', 'consultations', `?limit=1${cursor && `&cursor=${cursor}`}`);
      rows.push(...page.rows);
      cursor = page.next;
    }
    expect(rows.map((row) => row.case.caseId)).toEqual([soon, middle, late]);
    expect(rows[0]).toMatchObject({ toUs: true, byUs: false, acts: ['giveOpinion'] });
    expect(rows[0]!.matter.text).toContain(inDays(1));
    const asked = (await desk('handler', 'consultations')).rows;
    expect(asked.map((row) => row.case.caseId)).toEqual([soon, middle, late]);
    expect(asked[0]).toMatchObject({ toUs: false, byUs: true });
    expect(asked[0]!.acts).not.toContain('giveOpinion');
    for (const stranger of ['reviewer', 'archivist'])
      expect((await desk(stranger, 'consultations')).rows.length).toBe(stranger === 'archivist' ? 3 : 0);
  });

  it('leave the desk with the answer, and are written down as read', async () => {
    const caseId = await consulted(inDays(3));
    const row = (await desk('civilClerk', 'consultations')).rows.find((one) => one.case.caseId === caseId)!;
    const { reads } = (await send(test, 'auditor', 'GET', `/api/cases/${caseId}/reads`)).json;
    expect(reads).toContainEqual(
      expect.objectContaining({ what: 'desk', actor: expect.objectContaining({ id: 'civilClerk' }) }),
    );
    await give('civilClerk', caseId, 'giveOpinion', {
      ...{ consultation: row.matter.id, opinion: '当日两人病假。', stance: 'agree' },
    });
    expect(await idsOn('civilClerk', 'consultations')).not.toContain(caseId);
    expect(await idsOn('handler', 'consultations')).not.toContain(caseId);
  });
});

describe('hand-overs', () => {
  it('are seen by the unit that sends, with what it may do next, and by no other', async () => {
    const caseId = await filed();
    const reason = '该事项属民政部门职责。';
    await give('clerk', caseId, 'offerTransfer', {
      ...{ to: 'yunxi.civil', basis: 'statutoryDuty', article: '第三条', dataScopes: ['matter'], reason },
      leavesSystem: false,
    });
    const [row] = (await desk('clerk', 'handOvers')).rows;
    expect(row).toMatchObject({ toUs: false, byUs: true, matter: { state: 'consented', text: reason } });
    expect(row!.acts).toEqual(['sendTransfer', 'cancelTransfer']);
    // Nothing is handed over before it is sent.
    for (const other of ['civilClerk', 'reviewer']) expect(await idsOn(other, 'handOvers')).toEqual([]);
    const [seen] = (await desk('supervisor', 'handOvers')).rows;
    expect(seen).toMatchObject({ case: { caseId }, acts: [] });
  });
});

describe('approvals', () => {
  it('lie before whoever must decide, with who drafted it; the same case is no matter of others', async () => {
    const caseId = await filed();
    await acceptCase(test, caseId);
    const consent = { how: 'counter', on: inDays(0) };
    await give('handler', caseId, 'proposeSettlement', {
      ...{ agreement: '补办并致歉。', consent, evidence: [] },
      results: ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld' })),
    });
    const [row] = (await desk('approver', 'approvals')).rows;
    expect(row).toMatchObject({
      ...{ case: { caseId }, acts: ['decideEnding'] },
      matter: { state: 'decideEnding', by: 'handler', text: '补办并致歉。' },
    });
    for (const other of ['handler', 'clerk', 'civilClerk', 'reviewer'])
      expect(await idsOn(other, 'approvals')).toEqual([]);
  });
});

describe('reviews', () => {
  it('are empty where the file has none, whatever a row says', async () => {
    const caseId = await filed();
    const { json } = await send(test, 'reviewer', 'GET', '/api/desks/reviews');
    expect(json).toEqual({ rows: [], next: null });
    await test.db.sql`update cases set involved_units = '{yunxi.review}', tasks = ${test.db.sql.json([
      { id: 't9', kind: 'review', unit: 'yunxi.review', role: 'reviewer', openedAt: 1 },
    ])} where case_id = ${caseId}`;
    expect((await desk('reviewer', 'reviews')).rows).toEqual([]);
  });
});

describe('the door', () => {
  it('knows four desks, and nobody who is not signed in', async () => {
    expect((await send(test, 'clerk', 'GET', '/api/desks/lunch')).status).toBe(400);
    expect((await send(test, 'clerk', 'GET', '/api/desks/reviews?cursor=x')).json.code).toBe('malformed_request');
    expect((await send(test, null, 'GET', '/api/desks/reviews')).status).toBe(401);
    expect((await send(test, 'website', 'GET', '/api/desks/reviews')).status).toBe(403);
  });
});
