// Somebody leaves: on the real stack, with a process that dies in between, all their work moves once, nothing is left with
// nobody and everybody concerned is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Door } from '../api/door.ts';
import { beginLeaves, leaveRelay } from '../api/leave-relay.ts';
import { officeDay } from '../api/office-day.ts';
import type { StaffRef } from '../domain/case.ts';
import { addDays } from '../domain/working-days.ts';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { ORGANISATION, PASSWORD } from './support/organisation.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

const today = officeDay('Asia/Shanghai');
const tomorrow = addDays(today, 1);
const ROUTE = '/api/staff/handler/leave';
const SUCCESSOR = { id: 'staff-successor', username: 'successor', name: '接任', unit: 'yunxi.center' };
let system: TestSystem;
const circles: Record<string, Circle> = {};

const post = async (as: string, route: string, body: object = {}) => system.post(route, body, await system.token(as));
const get = async (as: string, route: string) => (await system.get(route, await system.token(as))).body;
const code = async (as: string, body: object = {}, route = ROUTE) => (await post(as, route, body)).body['code'];
const send = async (as: string, method: string, route: string, body?: object) => {
  const headers = { authorization: `Bearer ${await system.token(as)}`, 'content-type': 'application/json' };
  const init = { method, headers, body: body === undefined ? '{}' : JSON.stringify(body) };
  const response = await fetch(`${system.url}${route}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const organisation = (staff: object[]) =>
  post('operator', '/api/organisation', { ...ORGANISATION, staff, channels: [] });
const running = async (doors: Door[], work: () => Promise<void>) => {
  const relays = doors.flatMap((door) => leaveRelay(door, 100));
  try {
    await work();
  } finally {
    await Promise.all(relays.map((relay) => relay.stop()));
  }
};
const done = () => until('all is moved', async () => (await get('head', ROUTE))['state'] === 'done', 60_000);
const relieved = async (circle: Circle) => (await circle.events()).filter(({ type }) => type === 'leaverRelieved');
const taskOf = async (circle: Circle, kind: string) =>
  Object.values((await circle.state()).tasks).find((task) => task.kind === kind);
const limits = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(circles).map(async ([name, one]) => [name, JSON.stringify((await one.state()).clocks)] as const),
    ),
  );
interface Row {
  number: string;
  posts: string[];
  handler: string | null;
  unfit: string | null;
  state?: string;
  version?: number;
}
const moved = (rows: unknown, name: string) => (rows as Row[]).find(({ number }) => number === circles[name]!.number);

beforeAll(async () => {
  system = await startTestSystem();
  system.door.now = () => Date.now();
  const added = await organisation([{ ...SUCCESSOR, roles: ['handler'], password: PASSWORD }]);
  expect([added.status, added.body]).toEqual([200, expect.anything()]);
  for (const name of ['claimed', 'handled', 'related', 'teamed', 'task', 'concluded', 'other'])
    circles[name] = await (await Circle.file(system)).accepted();
  const { claimed, handled, related, teamed, task, concluded, other } = circles as Record<string, Circle>;
  for (const one of [claimed, handled, related, concluded])
    await one!.by('lead', 'assignHandler', { handler: 'staff-handler' });
  for (const one of [claimed, task])
    await one!.by('handler', 'claimTask', { task: (await taskOf(one!, 'investigate'))!.id });
  await related!.by('successor', 'declareRelation', { kind: 'kin', note: '亲属' });
  const team = { lead: 'staff-lead', members: ['staff-handler', 'staff-clerk'], reason: '案情复杂' };
  await teamed!.by('lead', 'formTeam', team);
  await concluded!.citizen('withdraw', { voluntary: true });
  await other!.by('lead', 'assignHandler', { handler: 'staff-successor' });
  const days = { from: today, to: addDays(today, 3) };
  // By user name as well as by id.
  expect(await send('clerk', 'PUT', '/api/staff/clerk/absence', { ...days, delegate: 'handler' })).toMatchObject({
    body: { absences: [{ ...days, delegate: 'staff-handler', enteredBy: 'staff-clerk' }] },
  });
  await send('handler', 'PUT', '/api/staff/staff-handler/absence', { ...days, delegate: 'staff-lead' });
}, 120_000);
afterAll(() => system.stop());

describe('before it is entered', () => {
  it('it is shown what would move where, and nothing moves (L15)', async () => {
    const { status, body } = await post('head', `${ROUTE}/preview`, { successor: 'successor' });
    expect([status, body]).toEqual([200, expect.anything()]);
    expect(body).toMatchObject({ staff: 'staff-handler', successor: 'staff-successor', more: false, unattended: [] });
    expect(body['cases']).toHaveLength(6);
    expect(moved(body['cases'], 'claimed')).toMatchObject({ posts: ['handler', 'task'], handler: 'staff-successor' });
    expect(moved(body['cases'], 'related')).toMatchObject({ handler: null, unfit: 'not_independent' });
    expect(moved(body['cases'], 'teamed')).toMatchObject({ posts: ['teamMember'], handler: null, unfit: null });
    expect(moved(body['cases'], 'task')).toMatchObject({ posts: ['task'] });
    expect(body['delegations']).toEqual([{ staff: 'staff-clerk', from: today, to: addDays(today, 3) }]);
    for (const circle of Object.values(circles)) expect(await relieved(circle)).toEqual([]);
    expect((await system.get('/api/me', await system.token('handler'))).status).toBe(200);
  });

  it('only those above enter it, for a successor who is there', async () => {
    expect(await code('clerk')).toBe('role_required');
    expect(await code('civil-head')).toBe('not_found');
    expect(await code('head', {}, '/api/staff/head/leave')).toBe('same_person');
    expect(await code('head', { successor: 'nobody' })).toBe('unknown_staff');
    expect(await code('head', { successor: 'handler' })).toBe('same_person');
    expect(await code('head', { successor: 'civil-handler' })).toBe('other_body');
    expect(await code('head', { reason: '病了' })).toBe('malformed_request');
    expect((await system.get(ROUTE, await system.token('head'))).status).toBe(404);
  });

  it('until the last day is over it can be called off; the person works on', async () => {
    const planned = await post('supervisor', ROUTE, { lastDay: today, reason: 'retired' });
    expect(planned).toMatchObject({ status: 201, body: { state: 'planned', lastDay: today, beganAt: null } });
    expect(await beginLeaves(system.door)).toBe(0);
    expect(await code('head')).toBe('already_done');
    expect(await code('supervisor', { successor: 'handler' }, '/api/staff/lead/leave')).toBe('wrong_state');
    expect((await system.get('/api/me', await system.token('handler'))).status).toBe(200);
    expect(await send('head', 'DELETE', ROUTE)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect((await send('head', 'DELETE', ROUTE)).status).toBe(404);
  });
});

describe('once it is entered', () => {
  it('the person is out at once, with every session, token and delegation', async () => {
    const session = await system.token('handler');
    const personal = String((await post('handler', '/api/tokens', { label: 'tool' })).body['token']);
    expect((await system.get('/api/me', personal)).status).toBe(200);
    const entered = await post('head', ROUTE, { successor: 'successor', reason: 'resigned' });
    expect([entered.status, entered.body]).toEqual([
      201,
      expect.objectContaining({
        ...{ state: 'looking', staff: 'staff-handler', successor: 'staff-successor', enteredBy: 'staff-head' },
        delegations: [{ staff: 'staff-clerk', from: today, to: addDays(today, 3) }],
      }),
    ]);
    for (const token of [session, personal]) expect((await system.get('/api/me', token)).status).toBe(401);
    const again = await system.post('/api/login', { username: 'handler', password: PASSWORD });
    expect(again).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
    expect(await get('clerk', '/api/staff/clerk/absence')).toEqual({ absences: [] });
    expect(await get('head', '/api/staff/handler/absence')).toEqual({ absences: [] });
    expect(await code('head')).toBe('already_done');
    expect((await send('head', 'DELETE', ROUTE)).body).toMatchObject({ code: 'wrong_state' });
    expect((await circles['other']!.try('lead', 'assignHandler', { handler: 'staff-handler' })).body).toMatchObject({
      code: 'unknown_staff',
    });
  });

  it('each case moves once, although a process dies after the case has heard it and before it is noted (T14)', async () => {
    const before = await limits();
    let asked = 0;
    const dying: Door = {
      ...system.door,
      settings: { ...system.door.settings, lawCasesPerSecond: 4 },
      gateway: {
        ...system.door.gateway,
        command: async (...given) => {
          const answer = await system.door.gateway.command(...given);
          if ((asked += 1) > 1) throw new Error('killed here');
          return answer;
        },
      },
    };
    await running([dying], () => until('the first cases were asked', () => asked >= 3));
    expect(await get('head', ROUTE)).toMatchObject({ state: 'moving', counts: { cases: 6, byState: { done: 1 } } });
    // The lease of what the dead process held runs out.
    await system.db.sql`update leave_cases set next_try_at = now()`;
    await running([system.door, { ...system.door }], done);
    expect(await get('head', ROUTE)).toMatchObject({
      counts: { cases: 6, toSuccessor: 3, toQueue: 1, byState: { waiting: 0, done: 6, unchanged: 0, failed: 0 } },
    });
    for (const [name, circle] of Object.entries(circles))
      expect([name, await relieved(circle)]).toEqual([name, name === 'other' ? [] : [expect.anything()]]);
    expect(await limits()).toEqual(before);
    expect(await system.db.sql`select 1 from case_events where type = 'commandUnproven'`).toHaveLength(0);
  });

  it('the successor has what they may have and was told; the rest waits for the lead, with why (T4, T19, L21)', async () => {
    const { cases: rows } = await get('head', `${ROUTE}/cases`);
    expect(moved(rows, 'claimed')).toMatchObject({ state: 'done', handler: 'staff-successor' });
    expect(await taskOf(circles['claimed']!, 'investigate')).toMatchObject({ holder: 'staff-successor' });
    expect((await circles['handled']!.state()).handler?.id).toBe('staff-successor');
    const related = await circles['related']!.state();
    expect([related.handler, moved(rows, 'related')?.unfit]).toEqual([null, 'not_independent']);
    expect((await circles['teamed']!.state()).team?.members.map(({ id }) => id)).toEqual([
      'staff-clerk',
      'staff-successor',
    ]);
    expect(await taskOf(circles['task']!, 'investigate')).toMatchObject({ holder: 'staff-successor' });
    expect((await circles['concluded']!.state()).handler?.id).toBe('staff-successor');
    const { tasks } = (await get('lead', '/api/tasks')) as {
      tasks: { task: { kind: string; unfit?: string }; case: { number: string } }[];
    };
    expect(tasks.filter(({ task }) => task.kind === 'nameHandler')).toMatchObject([
      { task: { unfit: 'not_independent' }, case: { number: circles['related']!.number } },
    ]);
    const desk = async (as: string) => JSON.stringify((await get(as, '/api/desk'))['notices']);
    await until('the lead is told', async () => (await desk('lead')).includes('handlerWanted'));
    await until('the successor is told', async () => (await desk('successor')).includes('"what":"handler"'));
    for (const circle of Object.values(circles))
      for (const { holder } of Object.values((await circle.state()).tasks)) expect(holder).not.toBe('staff-handler');
  });

  it('what a belated command brings to the leaver moves as well', async () => {
    const other = circles['other']!;
    const handler: StaffRef = { id: 'staff-handler', unit: 'yunxi.center', roles: ['handler'] };
    const actor = { kind: 'staff' as const, id: 'staff-lead', unit: 'yunxi.center', roles: ['lead' as const] };
    // Taken in before the person left, with the person as the directory had them.
    const given = { data: { handler }, actor, receivedAt: Date.now(), bodyHmac: 'belated' };
    expect(await system.door.gateway.command(other.caseId, 'assignHandler', 'belated-1', given)).toMatchObject({
      ok: true,
    });
    await system.db.sql`update leaves set next_round_at = now() where state = 'done'`;
    await running([system.door], async () => {
      await until('it moved', async () => (await other.state()).handler?.id === 'staff-successor', 30_000);
      await done();
    });
    expect(await relieved(other)).toHaveLength(1);
    expect(await get('head', ROUTE)).toMatchObject({ counts: { cases: 7, byState: { done: 7 } } });
  });

  it('an organisation that is loaded again does not bring the person back, unless it says so', async () => {
    const person = ORGANISATION.staff.find(({ username }) => username === 'handler')!;
    const login = async () => (await system.post('/api/login', { username: 'handler', password: PASSWORD })).status;
    expect((await organisation([person])).status).toBe(200);
    expect(await login()).toBe(401);
    expect((await organisation([{ ...person, active: true }])).status).toBe(200);
    expect(await login()).toBe(200);
    // Back, and may leave again.
    expect(await post('head', `${ROUTE}/preview`)).toMatchObject({ status: 200, body: { cases: [] } });
  });
});

it('a leave with a last day begins when that day is over, by itself', async () => {
  const route = '/api/staff/civil-handler/leave';
  expect(await post('civil-head', route, { lastDay: tomorrow })).toMatchObject({ status: 201 });
  await system.db.sql`update leaves set last_day = ${addDays(today, -1)} where staff_id = 'staff-civil-handler'`;
  await running([system.door], () =>
    until('it is done', async () => (await get('civil-head', route))['state'] === 'done'),
  );
  expect(await get('civil-head', route)).toMatchObject({ counts: { cases: 0 } });
  const again = await system.post('/api/login', { username: 'civil-handler', password: PASSWORD });
  expect(again.status).toBe(401);
});
