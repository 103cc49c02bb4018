// Away: through the real door, database and engine somebody acts in another's place, for the days named and no longer.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { officeDay } from '../api/office-day.ts';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { startTestSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

async function away(as: string, id: string, body: Record<string, unknown>) {
  const response = await fetch(`${system.url}/api/staff/${id}/absence`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await system.token(as)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const today = officeDay('Asia/Shanghai');
const desk = async (username: string) =>
  JSON.stringify((await system.get('/api/desk', await system.token(username))).body);

async function mine(username: string): Promise<(string | undefined)[]> {
  const { body } = await system.get('/api/tasks?mine=true', await system.token(username));
  return (body as { tasks: { task: { holder?: string } }[] }).tasks.map(({ task }) => task.holder);
}

it('a delegate acts for the absent handler, hears what the handler is told, and is nobody again afterwards (L15, T19, I8)', async () => {
  const circle = await (await Circle.file(system)).accepted();
  await circle.by('lead', 'assignHandler', { handler: 'staff-handler' });
  const open = Object.values((await circle.state()).tasks).find((task) => task.role === 'handler')!;
  await circle.by('handler', 'claimTask', { task: open.id });
  const action = {
    kind: 'visit',
    on: await circle.today(),
    place: '三号窗口',
    by: ['staff-clerk'],
    record: '已到现场',
  };
  expect((await circle.try('clerk', 'recordAction', action)).body).toMatchObject({ code: 'not_permitted' });

  const days = { from: today, to: today, delegate: 'staff-clerk' };
  expect(await away('handler', 'staff-handler', days)).toEqual({
    status: 200,
    body: { absences: [{ ...days, enteredBy: 'staff-handler' }] },
  });
  await circle.by('clerk', 'recordAction', action);
  const acted = (await circle.events()).at(-1)!;
  expect(acted.actor).toMatchObject({ id: 'staff-clerk', actsFor: 'staff-handler', roles: ['handler'] });
  expect(acted.actor).not.toHaveProperty('standsFor');
  expect((await circle.state()).took.handled).toEqual(['staff-clerk', 'staff-handler']);
  await until('the delegate has the handler’s notice', async () => (await desk('clerk')).includes('"what":"handler"'));

  await until('the delegate has the handler’s task', async () => (await mine('clerk')).includes('staff-handler'));

  expect((await away('head', 'staff-handler', { ...days, delegate: null })).body).toEqual({ absences: [] });
  expect(await mine('clerk')).not.toContain('staff-handler');
  expect((await circle.try('clerk', 'recordAction', action)).body).toMatchObject({ code: 'not_permitted' });
  expect(await desk('clerk')).not.toContain('"what":"handler"');
});

it('only the person and those above enter it, for somebody of the same body who is there', async () => {
  const days = { from: today, to: today, delegate: 'staff-clerk' };
  expect((await away('clerk', 'staff-handler', days)).body).toMatchObject({ code: 'role_required' });
  expect((await away('civil-head', 'staff-handler', days)).body).toMatchObject({ code: 'not_found' });
  const refused = async (change: object) => (await away('supervisor', 'staff-handler', { ...days, ...change })).body;
  expect(await refused({ delegate: 'staff-civil-handler' })).toMatchObject({ code: 'other_body' });
  expect(await refused({ delegate: 'staff-handler' })).toMatchObject({ code: 'same_person' });
  expect(await refused({ delegate: 'nobody' })).toMatchObject({ code: 'unknown_staff' });
  expect(await refused({ from: '2027-01-02', to: '2027-01-01' })).toMatchObject({ code: 'malformed_request' });
  expect((await away('supervisor', 'staff-handler', days)).status).toBe(200);
});
