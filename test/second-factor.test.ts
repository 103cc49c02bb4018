// A second factor at the door, on a real database: it counts once confirmed, a code counts once, wrong ones are slowed, a
// recovery code works once, somebody above resets it and that is on record; no key and no code lies in the clear.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../adapters/vault.ts';
import { buildApp } from '../api/app.ts';
import { sweep } from '../api/housekeeping.ts';
import { ORG_PASSWORD, openTestDoor, send, type TestDoor } from './support/api-door.ts';
import { appCode, wrongCode } from './support/authenticator.ts';
import { Canaries } from './support/canaries.ts';

let test: TestDoor;
const canaries = new Canaries();
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());
/** Each test has a clock of its own, far from the steps of the one before. */
beforeEach(async () => {
  test.clock.nowMs += 60 * 60 * 1000;
  await test.db.sql`delete from second_factors`;
});

const code = (key: string, stepsAway = 0) => appCode(key, test.clock.nowMs, stepsAway);
const later = (seconds: number) => (test.clock.nowMs += seconds * 1000);
const login = (more: Record<string, unknown> = {}) =>
  send(test, null, 'POST', '/api/login', { username: 'clerk', password: ORG_PASSWORD, ...more });
const answer = async (more?: Record<string, unknown>) => {
  const { status, json } = await login(more);
  return [status, json.code];
};
const own = (act: string, body?: unknown) => send(test, 'clerk', 'POST', `/api/second-factor${act}`, body);
const proof = (given: string) => ({ password: ORG_PASSWORD, code: given });
const sessions = async () =>
  (await test.db.sql<{ n: number }[]>`select count(*)::int as n from sessions where staff_id = 'clerk'`)[0]!.n;

/** Set up with the code of now; the next one that counts is that of the step after. */
async function setUp(): Promise<{ key: string; recoveryCodes: string[] }> {
  const { key } = (await own('')).json;
  const { recoveryCodes } = (await own('/confirm', proof(code(key)))).json;
  canaries.keep('key', key);
  for (const one of recoveryCodes) canaries.keep('recovery code', one);
  later(30);
  return { key, recoveryCodes };
}

describe('setting it up', () => {
  it('counts only once a code and the password were given', async () => {
    const begun = await own('');
    const { key, address } = begun.json;
    expect([begun.status, address]).toEqual([201, expect.stringContaining(key)]);
    expect(await answer()).toEqual([200, undefined]);
    const wrong = await own('/confirm', proof(wrongCode(key, test.clock.nowMs)));
    expect([wrong.status, wrong.json.code]).toEqual([401, 'wrong_second_factor']);
    const stranger = await own('/confirm', { password: 'wrong horse', code: code(key) });
    expect([stranger.status, stranger.json.code]).toEqual([401, 'wrong_credentials']);
    expect(await answer()).toEqual([200, undefined]);
    const { status, json } = await own('/confirm', proof(code(key)));
    expect([status, new Set(json.recoveryCodes).size]).toEqual([200, 10]);
    expect(await answer()).toEqual([401, 'second_factor_required']);
    expect((await send(test, 'clerk', 'GET', '/api/second-factor')).json).toEqual({
      ...{ state: 'set', since: expect.any(String), recoveryCodesLeft: 10 },
    });
  });

  it('begins anew until then, and not any more afterwards', async () => {
    const first = (await own('')).json.key;
    const second = (await own('')).json.key;
    expect(second).not.toBe(first);
    expect((await own('/confirm', proof(code(first)))).json.code).toBe('wrong_second_factor');
    expect((await own('/confirm', proof(code(second)))).status).toBe(200);
    expect((await own('')).json.code).toBe('already_done');
    expect((await own('/confirm', proof(code(second, 1)))).json.code).toBe('wrong_state');
  });

  it('is for staff, and what is not set is not taken away', async () => {
    expect((await send(test, 'website', 'POST', '/api/second-factor')).json.code).toBe('role_required');
    expect((await send(test, null, 'GET', '/api/second-factor')).status).toBe(401);
    for (const act of ['/remove', '/recovery-codes', '/confirm'])
      expect((await own(act, proof('123456'))).json.code).toBe('wrong_state');
  });
});

describe('signing in', () => {
  it('takes password and code, says what is missing, and opens no session without', async () => {
    const { key } = await setUp();
    const before = await sessions();
    const asked = await login();
    expect(asked.json.detail).toEqual({ path: 'code', takes: ['appCode', 'recoveryCode'] });
    expect(asked.headers['set-cookie']).toBeUndefined();
    expect(await answer({ code: wrongCode(key, test.clock.nowMs) })).toEqual([401, 'wrong_second_factor']);
    expect(await answer({ password: 'wrong horse', code: code(key) })).toEqual([401, 'wrong_credentials']);
    expect(await sessions()).toBe(before);
    const { status, json } = await login({ code: ` ${code(key).slice(0, 3)} ${code(key).slice(3)}` });
    expect([status, (await send(test, json.token, 'GET', '/api/me')).status]).toEqual([200, 200]);
  });

  it('a code counts once, also when it comes twice at the same moment, and none before it', async () => {
    const { key } = await setUp();
    const both = await Promise.all([answer({ code: code(key) }), answer({ code: code(key) })]);
    expect(both.map(([status]) => status).sort()).toEqual([200, 401]);
    expect(await answer({ code: code(key) })).toEqual([401, 'wrong_second_factor']);
    expect(await answer({ code: code(key, -1) })).toEqual([401, 'wrong_second_factor']);
    expect(await answer({ code: code(key, 1) })).toEqual([200, undefined]);
    // The phone that was ahead is right again later.
    later(60);
    expect(await answer({ code: code(key) })).toEqual([200, undefined]);
  });

  it('a recovery code stands in for the app, once, however it is typed', async () => {
    const { recoveryCodes } = await setUp();
    const [one = '', two = ''] = recoveryCodes;
    const typed = one.toLowerCase().replaceAll('-', ' ');
    const both = await Promise.all([answer({ code: typed }), answer({ code: one })]);
    expect(both.map(([status]) => status).sort()).toEqual([200, 401]);
    expect(await answer({ code: one })).toEqual([401, 'wrong_second_factor']);
    expect(await answer({ code: two })).toEqual([200, undefined]);
    expect((await send(test, 'clerk', 'GET', '/api/second-factor')).json.recoveryCodesLeft).toBe(8);
  });

  it('wrong codes are slowed down for the account, from wherever they come, never locked', async () => {
    const { key, recoveryCodes } = await setUp();
    const wrong = () => login({ code: wrongCode(key, test.clock.nowMs) });
    const statuses = (await Promise.all(Array.from({ length: 12 }, wrong))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    const right = await login({ code: code(key) });
    expect([right.status, Number(right.headers['retry-after'])]).toEqual([429, 5]);
    later(6);
    expect((await wrong()).status).toBe(401);
    later(6);
    expect((await wrong()).status).toBe(429);
    later(5);
    expect(await answer({ code: recoveryCodes[0] })).toEqual([200, undefined]);
    expect(await answer({ code: code(key) })).toEqual([200, undefined]);
  });

  it('is no slower than five minutes after any number of wrong codes', async () => {
    const { key } = await setUp();
    await test.db.sql`update second_factors set failures = 2000000000`;
    expect((await login({ code: wrongCode(key, test.clock.nowMs) })).status).toBe(401);
    expect(Number((await login({ code: code(key) })).headers['retry-after'])).toBe(300);
    later(300);
    expect(await answer({ code: code(key) })).toEqual([200, undefined]);
  });
});

describe('taking it away', () => {
  it('needs password and code; then the password alone lets in', async () => {
    const { key, recoveryCodes } = await setUp();
    expect((await own('/remove', { password: 'wrong horse', code: code(key) })).json.code).toBe('wrong_credentials');
    expect((await own('/remove', proof(wrongCode(key, test.clock.nowMs)))).json.code).toBe('wrong_second_factor');
    expect(await answer()).toEqual([401, 'second_factor_required']);
    expect((await own('/remove', proof(recoveryCodes[3]!))).status).toBe(204);
    expect(await answer()).toEqual([200, undefined]);
  });

  it('new recovery codes make those before worth nothing', async () => {
    const { key, recoveryCodes } = await setUp();
    const { json } = await own('/recovery-codes', proof(code(key)));
    expect(await answer({ code: recoveryCodes[0] })).toEqual([401, 'wrong_second_factor']);
    expect(await answer({ code: json.recoveryCodes[0] })).toEqual([200, undefined]);
  });
});

describe('resetting what somebody lost', () => {
  const reset = (as: string, whom = 'clerk') => send(test, as, 'DELETE', `/api/staff/${whom}/second-factor`);
  const look = (as: string) => send(test, as, 'GET', '/api/staff/clerk/second-factor');

  it('is for a head or operator above, never for oneself; sessions end, and it is on record', async () => {
    const { key } = await setUp();
    const session = (await login({ code: code(key) })).json.token;
    for (const [as, no] of [
      ['handler', 'role_required'],
      ['auditor', 'role_required'],
      ['reviewer', 'not_found'],
      ['civilClerk', 'not_found'],
    ] as const)
      expect((await reset(as)).json.code).toBe(no);
    expect((await reset('head', 'head')).json.code).toBe('same_person');
    expect((await look('handler')).json.code).toBe('role_required');
    const before = (await look('auditor')).json.acts.length;
    const done = await reset('head');
    expect([done.status, done.json.state]).toEqual([200, 'none']);
    expect(done.json.acts.slice(before)).toEqual([{ act: 'reset', by: 'head', at: expect.any(String) }]);
    expect((await send(test, session, 'GET', '/api/me')).status).toBe(401);
    expect(await answer()).toEqual([200, undefined]);
    expect((await reset('operator')).json.code).toBe('nothing_to_do');
  });

  it('everything that happened stands there, and the record is not changed', async () => {
    const before = (await look('auditor')).json.acts.length;
    const { key, recoveryCodes } = await setUp();
    await login({ code: recoveryCodes[0] });
    await own('/recovery-codes', proof(code(key)));
    await own('/remove', proof(code(key, 1)));
    const { acts } = (await look('auditor')).json;
    expect(acts.slice(before).map(({ act, by }: { act: string; by: string }) => `${act} ${by}`)).toEqual([
      ...['set clerk', 'recoveryCodeUsed clerk', 'codesRenewed clerk', 'removed clerk'],
    ]);
    await expect(test.db.sql`update factor_acts set by = 'nobody'`).rejects.toMatchObject({ code: 'RD001' });
    await expect(test.db.sql`delete from factor_acts`).rejects.toMatchObject({ code: 'RD001' });
  });
});

it('a rotated master key goes on opening it, and a sign-in brings the key under the newest', async () => {
  const { key, recoveryCodes } = await setUp();
  const old = { id: 'k1', key: new Uint8Array(32).fill(7) };
  const fresh = { id: 'k2', key: new Uint8Array(32).fill(9) };
  const tryWith = async (keys: (typeof old)[], given: string) => {
    const app = await buildApp({ ...test.door, vault: createVault(keys) });
    const payload = { username: 'clerk', password: ORG_PASSWORD, code: given };
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/api/login', payload });
    await app.close();
    expect(body).not.toContain(key);
    return statusCode;
  };
  expect(await tryWith([fresh], code(key))).toBe(500);
  expect(await tryWith([fresh, old], recoveryCodes[0]!)).toBe(200);
  expect(await tryWith([fresh, old], code(key))).toBe(200);
  later(30);
  expect(await tryWith([fresh], code(key))).toBe(200);
});

it('no key and no recovery code lies in any table', async () => {
  await setUp();
  expect(canaries.size).toBeGreaterThan(1);
  expect(await canaries.seenInDatabase(test.databaseUrl)).toEqual([]);
});

it('sign-ins that were never finished are swept away', async () => {
  const at = new Date(test.clock.nowMs);
  await test.db.sql`insert into halfway_sign_ins (token_sha256, staff_id, expires_at) values
    ('over', 'clerk', ${new Date(at.getTime() - 1).toISOString()}), ('waits', 'clerk', ${new Date(at.getTime() + 1).toISOString()})`;
  await sweep(test.door, at);
  const left = await test.db.sql<{ id: string }[]>`select token_sha256 as id from halfway_sign_ins`;
  expect(left.map(({ id }) => id)).toEqual(['waits']);
});
