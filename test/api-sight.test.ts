// Who keeps a case in sight beside its owner: a body that reviewed it, and a receiver from the sending of a transfer to
// its answer. A list shows exactly what can be opened.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../api/ids.ts';
import { placeInInbox } from '../db/notice-writes.ts';
import type { CaseState } from '../domain/case.ts';
import { aComplaint, openTestDoor, refuseCase, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
let caseId: string;
let token: string;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

async function file() {
  const filed = (await send(test, 'website', 'POST', '/api/complaints', aComplaint())).json;
  caseId = filed.caseId;
  token = (await send(test, null, 'POST', '/api/tracking', { link: filed.linkToken })).json.token;
}
const give = async (as: string, command: string, body: unknown = {}) => {
  const { status, json } = await send(test, as, 'POST', `/api/cases/${caseId}/${command}`, body);
  expect([status, json]).toEqual([200, expect.anything()]);
};
const stateNow = async (): Promise<CaseState> => (await send(test, 'clerk', 'GET', `/api/cases/${caseId}`)).json;

/** Whether the page opens; the list must agree. */
async function sees(as: string): Promise<boolean> {
  const { status } = await send(test, as, 'GET', `/api/cases/${caseId}`);
  const { cases } = (await send(test, as, 'GET', '/api/cases?limit=200')).json;
  expect([as, cases.some((row: { caseId: string }) => row.caseId === caseId)]).toEqual([as, status === 200]);
  return status === 200;
}

it('a body that reviewed a case keeps it in sight when its task is done', async () => {
  await file();
  await refuseCase(test, caseId);
  expect(await sees('reviewer')).toBe(false);
  const notice = Object.values((await stateNow()).notices).find((one) => one.kind === 'refusalNotice')!;
  const entry = await placeInInbox(test.db, { id: newId(Date.now()), caseId, noticeId: notice.id });
  await send(test, token, 'POST', `/api/tracking/notices/${entry}/open`);
  const appeal = { reasons: [{ demand: 'd1', code: 'facts' }], statement: '不服', evidence: [] };
  expect((await send(test, token, 'POST', '/api/tracking/commands/appeal', appeal)).status).toBe(200);
  expect(await sees('reviewer')).toBe(true);
  await give('reviewer', 'acceptReview');
  await give('reviewer', 'recordReviewSheet', {
    parts: ['procedure', 'facts', 'law', 'fairness', 'reasonableness'].map((part) => ({
      part,
      finding: '无误',
      sound: true,
    })),
  });
  const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'unfounded', answer: '原决定正确' }));
  await give('reviewer', 'concludeReview', { outcome: 'uphold', facts: '属实', reasoning: '依据充分', results });
  const { phase, tasks } = await stateNow();
  expect([phase, Object.values(tasks).filter((task) => task.unit === 'yunxi.review')]).toEqual(['delivering', []]);
  expect(await sees('reviewer')).toBe(true);
  expect(await sees('civilClerk')).toBe(false);
});

it('a receiver sees nothing before the transfer was sent, and nothing any more after it went back', async () => {
  await file();
  await give('clerk', 'offerTransfer', {
    ...{ to: 'yunxi.civil', basis: 'consent', article: '第五条', dataScopes: ['matter'], reason: '属民政职责' },
    leavesSystem: false,
  });
  expect(await sees('civilClerk')).toBe(false);
  const consent = { consent: true, how: 'tracking' };
  expect((await send(test, token, 'POST', '/api/tracking/commands/answerTransferOffer', consent)).status).toBe(200);
  await give('clerk', 'sendTransfer');
  expect(await sees('civilClerk')).toBe(false);
  const { transfer } = await stateNow();
  const [event] = await test.db.sql`select event from case_events where case_id = ${caseId} order by seq desc limit 1`;
  expect(event?.['event']).toMatchObject({ type: 'transferSendOrdered' });
  // The sending hand reports back; no door leads there.
  await test.engine.command(caseId, 'noteTransferSent' as never, 'sent-by-hand', {
    data: { effect: 'e1', transfer: transfer!.id, delivered: true, proof: 'receipt-1' },
    actor: { kind: 'gateway', id: 'gateway', roles: [] },
    receivedAt: test.clock.nowMs,
    bodyHmac: '',
  });
  expect(await sees('civilClerk')).toBe(true);
  await give('civilClerk', 'objectTransfer', { reason: '不属于民政职责' });
  expect(await sees('civilClerk')).toBe(true);
  await give('clerk', 'answerObjection', { agree: true, reason: '同意退回' });
  expect(await sees('civilClerk')).toBe(false);
  expect(await sees('clerk')).toBe(true);
});
