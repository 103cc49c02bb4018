// The document itself: what the complainant reads is the text that was issued, and what staff see of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverNotice } from '../activities/notice-delivery.ts';
import type { Notice } from '../domain/delivery.ts';
import { aComplaint, openTestDoor, refuseCase, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
let filed: { caseId: string; number: string; linkToken: string };
let token: string;
beforeAll(async () => {
  test = await openTestDoor({ publicUrl: 'https://redress.example' });
});
afterAll(() => test.stop());

const file = async (change: Record<string, unknown> = {}) => {
  filed = (await send(test, 'website', 'POST', '/api/complaints', aComplaint(change))).json;
  token = (await send(test, null, 'POST', '/api/tracking', { link: filed.linkToken })).json.token;
};
const noticeOf = async (kind: string): Promise<Notice> =>
  (await send(test, 'clerk', 'GET', `/api/cases/${filed.caseId}/events?raw=true`)).json.events
    .flatMap((event: { notices?: Notice[] }) => event.notices ?? [])
    .find((notice: Notice) => notice.kind === kind);
const staffSee = async (as: string, id: string) => send(test, as, 'GET', `/api/cases/${filed.caseId}/notices/${id}`);

/** The delivering hand itself, as the worker runs it. */
async function deliver(notice: Notice): Promise<string> {
  const { db, door } = test;
  const deps = { ...door, db, mailer: null, zone: 'Asia/Shanghai', publicUrl: 'https://redress.example' };
  const given = {
    caseId: filed.caseId,
    number: filed.number,
    attempt: `a-${notice.id}`,
    notice,
    method: 'inbox',
    language: 'zh',
  } as const;
  return (await deliverNotice(deps as unknown as Parameters<typeof deliverNotice>[0])(given)).reference;
}

describe('a refusal that was issued', () => {
  beforeAll(async () => {
    await file();
    expect(await refuseCase(test, filed.caseId)).toMatchObject({ json: { conclusion: 'notAccepted' } });
  });

  it('is a preview for staff until it is sent', async () => {
    const { id } = await noticeOf('refusalNotice');
    expect(await staffSee('clerk', id)).toMatchObject({ status: 200, json: { document: { issued: false } } });
  });

  it('is read by the complainant as it was issued, with the last day and the body of the remedy', async () => {
    const entry = await deliver(await noticeOf('refusalNotice'));
    await test.db.sql`update units set name_zh = '改名后的机关' where id = 'yunxi.center'`;
    const before = await send(test, token, 'GET', '/api/tracking/case');
    expect(before.json.inbox[0]).toMatchObject({ kind: 'refusalNotice', openedAt: null, served: false });
    for (const language of ['zh', 'en']) expect(before.json.inbox[0].words[language]).toMatch(/./);

    const { json } = await send(test, token, 'POST', `/api/tracking/notices/${entry}/open`);
    expect(json).toMatchObject({ kind: 'refusalNotice', proof: 'proved', document: { issued: true, language: 'zh' } });
    expect(json.document.subject).toContain(filed.number);
    for (const part of ['俞静娴：', '该事项由人社部门管理', '向云溪区人社局提出', 'https://redress.example/track'])
      expect(json.document.body).toContain(part);
    expect(json.document.body).not.toContain('改名后的机关');
    const window = json.limits.find((one: { kind: string }) => one.kind === 'reviewWindow');
    expect(window).toMatchObject({ forWhom: { code: 'complainant' }, dueOn: expect.any(String) });
    expect(json.remedy).toMatchObject({ level: 1, until: window.dueOn, body: { id: 'yunxi.review' } });
    const [, month, day] = window.dueOn.split('-').map(Number);
    expect(json.remedy.words.zh).toContain(`${month}月${day}日前`);
    expect(json.remedy.words.zh).toContain('yunxi.review');
    expect(json.remedy.words.en).toContain('review until');
  });

  it('shows staff the same text with the addressee masked, and the complainant sees who read it', async () => {
    const { id } = await noticeOf('refusalNotice');
    const { status, json } = await staffSee('clerk', id);
    expect([status, json.document.issued, json.state]).toEqual([200, true, 'served']);
    expect(json.document.body).toContain('该事项由人社部门管理');
    expect(json.document.body).toContain('俞**：');
    expect(json.document.body).not.toContain('俞静娴');
    expect((await staffSee('civilClerk', id)).status).toBe(404);
    expect((await staffSee('clerk', 'n999')).status).toBe(404);
    const reads = await send(test, token, 'GET', '/api/tracking/reads');
    expect(reads.json.reads[0]).toMatchObject({ what: 'notice', unit: 'yunxi.center.windows' });
  });

  it('says so when its text was erased', async () => {
    await test.db.sql`update case_keys set wrapped_key = null where case_id = ${filed.caseId}`;
    const { id } = await noticeOf('refusalNotice');
    expect(await staffSee('clerk', id)).toMatchObject({ status: 200, json: { document: null } });
  });
});

describe('a notice without a right behind it', () => {
  it('has no remedy; where nothing was frozen it is worded in the complainant’s language', async () => {
    await file({ reach: { ...aComplaint().reach, language: 'en' } });
    const { id } = await noticeOf('registrationReceipt');
    const { json } = await staffSee('clerk', id);
    expect(json.document).toMatchObject({ language: 'en', issued: false, body: expect.stringContaining('Dear 俞**,') });
    const entry = await deliver(await noticeOf('registrationReceipt'));
    const opened = await send(test, token, 'POST', `/api/tracking/notices/${entry}/open`);
    expect(opened.json).toMatchObject({ proof: 'notNeeded', remedy: null, limits: [], document: { issued: true } });
  });

  it('does not reach the unit complained about', async () => {
    await file({ owner: 'yunxi.civil', respondent: 'yunxi.civil.relief' });
    const { events } = (await send(test, 'civilClerk', 'GET', `/api/cases/${filed.caseId}/events?raw=true`)).json;
    const receipt = events.flatMap((event: { notices?: Notice[] }) => event.notices ?? [])[0] as Notice;
    const seen = await staffSee('reliefHandler', receipt.id);
    expect(seen).toMatchObject({ status: 200, json: { document: null } });
    expect(seen.text).not.toContain('俞');
  });
});
