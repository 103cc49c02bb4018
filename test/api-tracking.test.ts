// The complainant's side: let in by number and code, sees no staff, reads notices, acts; a stranger learns nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../api/ids.ts';
import { newTrackingCode, readTrackingCode } from '../api/tracking-code.ts';
import { placeInInbox } from '../db/notice-writes.ts';
import { aComplaint, aKey, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
let filed: { caseId: string; number: string; trackingCode: string; linkToken: string };
let token: string;
beforeAll(async () => {
  test = await openTestDoor();
  filed = (await send(test, 'website', 'POST', '/api/complaints', aComplaint())).json;
  token = (await send(test, null, 'POST', '/api/tracking', { number: filed.number, code: filed.trackingCode })).json
    .token;
});
afterAll(() => test.stop());

describe('the code', () => {
  it('is read however it is typed, and a slip is noticed', () => {
    const code = newTrackingCode();
    const symbols = code.replaceAll('-', '');
    expect(readTrackingCode(code.toLowerCase().replaceAll('-', ' '))).toBe(symbols);
    expect(readTrackingCode(symbols.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(symbols);
    const slips = [...symbols].map(
      (symbol, index) => `${symbols.slice(0, index)}${symbol === '7' ? '8' : '7'}${symbols.slice(index + 1)}`,
    );
    expect(slips.filter((slip) => readTrackingCode(slip) !== null)).toEqual([]);
  });
});

describe('being let in', () => {
  it('takes number and code, or the link', async () => {
    const spoken = filed.trackingCode.toLowerCase().replaceAll('-', ' ');
    expect(
      await send(test, null, 'POST', '/api/tracking', { number: filed.number.toLowerCase(), code: spoken }),
    ).toMatchObject({ status: 200, json: { caseId: filed.caseId } });
    expect(await send(test, null, 'POST', '/api/tracking', { link: filed.linkToken })).toMatchObject({
      status: 200,
      json: { caseId: filed.caseId },
    });
  });

  it('answers the same to a wrong code and to a number nobody has, in about the same time', async () => {
    const timed = async (number: string) => {
      const started = performance.now();
      const { status, json } = await send(test, null, 'POST', '/api/tracking', { number, code: newTrackingCode() });
      return { status, json: { ...json, requestId: '' }, ms: performance.now() - started };
    };
    const rounds: (readonly [Awaited<ReturnType<typeof timed>>, Awaited<ReturnType<typeof timed>>])[] = [];
    for (let round = 0; round < 12; round += 1)
      rounds.push([await timed(filed.number), await timed('YXZW-1999-000001')] as const);
    // The first rounds warm the pool; the middle of the rest is compared.
    const middle = (which: 0 | 1) =>
      rounds
        .slice(2)
        .map((pair) => pair[which])
        .sort((a, b) => a.ms - b.ms)[5]!;
    const [wrong, unknown] = [middle(0), middle(1)];
    expect({ ...wrong, ms: 0 }).toEqual({ ...unknown, ms: 0 });
    expect(wrong.status).toBe(401);
    expect(unknown.ms / wrong.ms).toBeGreaterThan(0.4);
    expect(unknown.ms / wrong.ms).toBeLessThan(2.5);
  });

  it('is over after leaving, and staff cannot use it', async () => {
    const { json } = await send(test, null, 'POST', '/api/tracking', { link: filed.linkToken });
    expect((await send(test, json.token, 'DELETE', '/api/tracking')).status).toBe(204);
    expect((await send(test, json.token, 'GET', '/api/tracking/case')).status).toBe(401);
    expect((await send(test, 'clerk', 'GET', '/api/tracking/case')).status).toBe(401);
    expect((await send(test, token, 'GET', `/api/cases/${filed.caseId}`)).status).toBe(403);
  });
});

describe('the page of the case', () => {
  it('says where it stands, which limit runs for whom, what it does at its end, and what can be done', async () => {
    const { status, json } = await send(test, token, 'GET', '/api/tracking/case');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      number: filed.number,
      phase: { code: 'preliminaryReview', words: { zh: '初步审查中' } },
      title: aComplaint().title,
      owner: { id: 'yunxi.center' },
      timeline: [{ type: 'registered', words: { zh: '投诉已登记' } }],
    });
    expect(json.clocks[0]).toMatchObject({
      clock: 'preliminary',
      forWhom: { code: 'authority' },
      atItsEnd: { words: { zh: expect.any(String) } },
    });
    expect(json.allowedCommands).toEqual(expect.arrayContaining(['withdraw', 'supplementEvidence']));
    expect(json.allowedCommands).not.toContain('accept');
    expect(json.reach.card.phone).toBe('199****15');
  });

  it('shows no staff and no internal act', async () => {
    await send(test, 'clerk', 'POST', `/api/cases/${filed.caseId}/decideJurisdiction`, {
      inRemit: true,
      article: '第三条',
      reason: '内部意见',
    });
    const { text } = await send(test, token, 'GET', '/api/tracking/case');
    for (const hidden of ['陈书妤', 'clerk', '内部意见', 'jurisdictionDecided']) expect(text).not.toContain(hidden);
  });

  it('says who looked', async () => {
    await send(test, 'clerk', 'GET', `/api/cases/${filed.caseId}`);
    await send(test, 'clerk', 'POST', `/api/cases/${filed.caseId}/reveal-identity`, { reason: '电话核实' });
    const { json } = await send(test, token, 'GET', '/api/tracking/reads');
    expect(json.reads[0]).toEqual({
      what: 'identity',
      words: { zh: '查看姓名和联系方式', en: expect.any(String) },
      unit: 'yunxi.center.windows',
      unitName: { zh: 'yunxi.center.windows', en: 'yunxi.center.windows' },
      reason: '电话核实',
      at: expect.any(String),
    });
    expect(json.reads.map((read: { what: string }) => read.what)).toContain('detail');
  });
});

it('opening a notice that needs proof proves its delivery, once', async () => {
  const asked = await send(test, 'clerk', 'POST', `/api/cases/${filed.caseId}/requestSupplement`, {
    items: [{ item: 'contact', what: '请补充身份证明', knownBefore: false }],
  });
  expect(asked).toMatchObject({ status: 200, json: { phase: 'awaitingSupplement' } });
  const seen = await send(test, 'clerk', 'GET', `/api/cases/${filed.caseId}`);
  const notice = seen.json.notices.find((one: { kind: string }) => one.kind === 'supplementNotice');
  const entry = await placeInInbox(test.db, { id: newId(Date.now()), caseId: filed.caseId, noticeId: notice.id });

  test.engine.isDown = true;
  const early = await send(test, token, 'POST', `/api/tracking/notices/${entry}/open`);
  expect(early).toMatchObject({ status: 200, json: { kind: 'supplementNotice', proof: 'pending' } });
  test.engine.isDown = false;
  test.clock.nowMs += 3 * 24 * 60 * 60 * 1000;
  expect(await send(test, token, 'POST', `/api/tracking/notices/${entry}/open`)).toMatchObject({
    status: 200,
    json: { proof: 'proved' },
  });
  expect(await send(test, token, 'POST', `/api/tracking/notices/${entry}/open`)).toMatchObject({
    status: 200,
    json: { proof: 'proved' },
  });
  const { json } = await send(test, token, 'GET', '/api/tracking/case');
  expect(json.inbox[0]).toMatchObject({ kind: 'supplementNotice', served: true, openedAt: expect.any(String) });
  expect(json.timeline.filter((one: { type: string }) => one.type === 'noticeServed')).toHaveLength(1);
  expect(json.clocks.map((one: { clock: string }) => one.clock)).toContain('supplement');
});

it('the complainant acts: evidence as a command and as a signal, then withdraws', async () => {
  const own = (name: string, body: unknown, key?: string) =>
    send(test, token, 'POST', `/api/tracking/${name}`, body, key);
  const key = aKey();
  expect(await own('signals/supplementEvidence', { items: [], note: '空' })).toMatchObject({ status: 400 });
  expect(await own('commands/withdraw', { voluntary: true, reason: '事情已经解决' }, key)).toMatchObject({
    status: 200,
    json: { phase: 'concluded', conclusion: 'withdrawn' },
  });
  expect(await own('commands/withdraw', { voluntary: true, reason: '事情已经解决' }, key)).toMatchObject({
    status: 200,
    json: { repeated: true },
  });
  expect((await own('commands/accept', {})).status).toBe(404);
});

it('a new code makes the old one and its sessions worthless; who gave it is shown, the code stands nowhere (C4)', async () => {
  const { json } = await send(test, 'clerk', 'POST', `/api/cases/${filed.caseId}/reissue-code`, {
    reason: '本人持身份证到窗口',
  });
  expect((await send(test, token, 'GET', '/api/tracking/case')).status).toBe(401);
  expect(
    (await send(test, null, 'POST', '/api/tracking', { number: filed.number, code: filed.trackingCode })).status,
  ).toBe(401);
  expect(
    (await send(test, null, 'POST', '/api/tracking', { number: filed.number, code: json.trackingCode })).status,
  ).toBe(200);
  expect(
    (await send(test, 'lead', 'POST', `/api/cases/${filed.caseId}/reissue-code`, { reason: '不是受理员' })).status,
  ).toBe(403);

  // The complainant gets one as well, with the code they hold.
  const enter = async (code: string) => send(test, null, 'POST', '/api/tracking', { number: filed.number, code });
  const session = (await enter(json.trackingCode)).json.token;
  const own = await send(test, session, 'POST', '/api/tracking/reissue-code');
  expect(own).toMatchObject({ status: 200, json: { trackingCode: expect.any(String), linkToken: expect.any(String) } });
  expect((await send(test, session, 'GET', '/api/tracking/case')).status).toBe(401);
  expect((await enter(json.trackingCode)).status).toBe(401);
  const fresh = (await enter(own.json.trackingCode)).json.token;
  const reads = (await send(test, fresh, 'GET', '/api/tracking/reads')).json.reads;
  expect(reads).toContainEqual(expect.objectContaining({ what: 'reissueCode', reason: '本人持身份证到窗口' }));
  expect((await send(test, null, 'POST', '/api/tracking/reissue-code')).status).toBe(401);
  expect((await send(test, 'clerk', 'POST', '/api/tracking/reissue-code')).status).toBe(401);
  const kept = JSON.stringify([
    await test.db.sql`select event from case_events where case_id = ${filed.caseId}`,
    await test.db.sql`select * from reads where case_id = ${filed.caseId}`,
    await test.db.sql`select * from tracking_secrets where case_id = ${filed.caseId}`,
  ]);
  for (const code of [json.trackingCode, own.json.trackingCode, own.json.linkToken]) expect(kept).not.toContain(code);
});
