// A decree under running cases, with a real database and a real engine: who moves from which day to which and why is seen
// first, another person says yes, every case moves once whoever dies in between, and a day that was told stays.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarFile } from '../adapters/packs.ts';
import { readLawFiles } from '../adapters/packs.ts';
import { buildApp } from '../api/app.ts';
import { lawBatchRelay } from '../api/law-batch-relay.ts';
import { createLawLibrary } from '../api/law-library.ts';
import type { Door } from '../api/door.ts';
import type { LawChangeRow } from '../domain/law-change.ts';
import { addDays, weekday } from '../domain/working-days.ts';
import { Circle } from './support/circle.ts';
import { until } from './support/engine.ts';
import { type Answer, startTestSystem, type TestSystem } from './support/system.ts';

const CASES = 12;
const PATH = fileURLToPath(new URL('../packs/calendars/CN-EXAMPLE.json', import.meta.url));
let system: TestSystem;
let staleDoor: Door;
const circles: Circle[] = [];

/** A weekday off within every preliminary review that runs today, and two Saturdays worked after it. */
function decree(version: string): CalendarFile {
  const calendar = JSON.parse(readFileSync(PATH, 'utf8')) as CalendarFile;
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const days = Array.from({ length: 27 }, (_, index) => addDays(today, index + 2));
  const isOrdinary = (day: string) => !calendar.offDays.includes(day) && !calendar.workDays.includes(day);
  const off = days.filter((day) => isOrdinary(day) && weekday(day) % 6 !== 0).slice(0, 1);
  const work = days.filter((day) => isOrdinary(day) && weekday(day) === 6 && day > addDays(today, 10)).slice(0, 2);
  return {
    ...{ ...calendar, version },
    ...{ offDays: [...calendar.offDays, ...off].sort(), workDays: [...calendar.workDays, ...work].sort() },
  };
}

const as = (name: string) => system.token(name);
const post = async (name: string, route: string, body: object = {}) => system.post(route, body, await as(name));
const get = async (name: string, route: string) => (await system.get(route, await as(name))).body;
const load = async (content: object, kind = 'calendar') => {
  const proposed = await post('ruler-1', '/api/law/proposals', { act: 'load', kind, content, reason: '通知' });
  expect([proposed.status, proposed.body]).toEqual([201, expect.anything()]);
  const confirmed = await post('ruler-2', `/api/law/proposals/${String(proposed.body['id'])}/confirm`);
  expect([confirmed.status, confirmed.body]).toEqual([200, expect.anything()]);
};
const show = (id: string) => get('ruler-1', `/api/law/batches/${id}`);
interface Found {
  number: string;
  state: string;
  late: boolean;
  version: number | null;
  rows: LawChangeRow[];
}
const casesOf = async (id: string) =>
  (await get('operator', `/api/law/batches/${id}/cases?limit=500`))['cases'] as Found[];
const changesOf = async (circle: Circle) => (await circle.events()).filter(({ type }) => type === 'lawChanged');
const propose = async (body: object): Promise<string> => {
  const { status, body: batch } = await post('ruler-1', '/api/law/batches', { reason: '放假通知', ...body });
  expect([status, batch]).toEqual([201, expect.objectContaining({ state: 'previewing', previewHash: null })]);
  return String(batch['id']);
};
const previewed = async (id: string) => {
  await until('the preview is whole', async () => (await show(id))['state'] === 'proposed');
  return show(id);
};
const running = async (doors: Door[], work: () => Promise<void>) => {
  const relays = doors.flatMap((door) => lawBatchRelay(door, 100));
  try {
    await work();
  } finally {
    await Promise.all(relays.map((relay) => relay.stop()));
  }
};

beforeAll(async () => {
  system = await startTestSystem();
  system.door.now = () => Date.now();
  const packs = createLawLibrary(system.db, readLawFiles());
  await packs.ready();
  staleDoor = { ...system.door, packs };
  for (let n = 0; n < CASES; n += 1) circles.push(await Circle.file(system));
  for (const circle of circles.slice(0, 2)) await circle.accepted();
  await load(decree('2026.2'));
});
afterAll(() => system.stop());

describe('a decree', () => {
  let id: string;

  it('is previewed: who moves from which day to which and why, and nothing has moved yet', async () => {
    await running([system.door], async () => {
      id = await propose({ calendar: { id: 'CN-EXAMPLE', to: '2026.2' } });
      expect(await previewed(id)).toMatchObject({
        counts: { cases: CASES, moving: CASES, late: 0, byState: { waiting: CASES, done: 0 } },
        acts: [{ act: 'proposed', by: 'staff-ruler-1' }],
      });
    });
    const found = await casesOf(id);
    const rowsOf = (circle: Circle) => found.find(({ number }) => number === circle.number)!.rows;
    const state = await circles[0]!.state();
    const [handling] = rowsOf(circles[0]!).filter(({ clock }) => clock === 'handling');
    expect(handling).toMatchObject({ from: state.clocks['handling']!.dueOn, kept: false, why: ['calendar'] });
    expect(handling!.to! < handling!.from!).toBe(true);
    expect(rowsOf(circles[0]!).map(({ clock }) => clock)).not.toContain('preliminary');
    const told = (await circles[5]!.state()).clocks['preliminary']!.dueOn!;
    const [preliminary] = rowsOf(circles[5]!);
    expect(preliminary).toMatchObject({ clock: 'preliminary', from: told, to: told, kept: true });
    expect(preliminary!.counted! > told).toBe(true);
    for (const circle of circles) expect(await changesOf(circle)).toEqual([]);
  });

  it('takes a second person with the role, and the preview that person has seen', async () => {
    const { previewHash } = await show(id);
    const approve = (name: string, hash: unknown): Promise<Answer> =>
      post(name, `/api/law/batches/${id}/approve`, { previewHash: hash });
    expect(await approve('ruler-1', previewHash)).toMatchObject({ status: 403, body: { code: 'same_person' } });
    expect(await approve('clerk', previewHash)).toMatchObject({ status: 403, body: { code: 'role_required' } });
    expect(await approve('ruler-2', '0'.repeat(64))).toMatchObject({ status: 409, body: { code: 'hash_mismatch' } });
    expect(await post('ruler-1', `/api/law/batches/${id}/pause`)).toMatchObject({ body: { code: 'wrong_state' } });
    await expect(system.db.sql`update law_batches set approved_by = proposed_by`).rejects.toThrow('two_persons');
    expect(await approve('ruler-2', previewHash)).toMatchObject({ status: 200, body: { state: 'running' } });
    expect(await approve('ruler-2', previewHash)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('moves each case once, although one process dies after the case has heard it and before it is noted', async () => {
    // A process that has not read the decree yet takes one more complaint by the old calendar.
    const stale = await buildApp(staleDoor);
    const late = await stale.inject({
      method: 'POST',
      url: '/api/complaints',
      headers: { authorization: `Bearer ${system.channelKeys['website']}`, 'idempotency-key': 'late-complaint-1' },
      payload: Circle.body(),
    });
    expect(late.statusCode).toBe(201);
    await stale.close();

    let asked = 0;
    const dying: Door = {
      ...system.door,
      settings: { ...system.door.settings, lawCasesPerSecond: 8 },
      gateway: {
        ...system.door.gateway,
        command: async (...given) => {
          const answer = await system.door.gateway.command(...given);
          if ((asked += 1) > 2) throw new Error('killed here');
          return answer;
        },
      },
    };
    await running([dying], () => until('the first cases were asked', () => asked >= 4));
    expect(await show(id)).toMatchObject({ state: 'running', counts: { byState: { done: 2 } } });
    expect(await post('ruler-1', `/api/law/batches/${id}/pause`)).toMatchObject({ body: { state: 'paused' } });
    expect(await post('ruler-2', `/api/law/batches/${id}/resume`)).toMatchObject({ body: { state: 'running' } });
    // The lease of what the dead process held runs out.
    await system.db.sql`update law_batch_cases set next_try_at = now()`;
    await running([system.door, { ...system.door }], () =>
      until('the batch is done', async () => (await show(id))['state'] === 'done', 60_000),
    );
    expect(await show(id)).toMatchObject({
      counts: { cases: CASES + 1, late: 1, byState: { waiting: 0, done: CASES + 1, unchanged: 0, failed: 0 } },
      acts: [{ act: 'proposed' }, { act: 'approved', by: 'staff-ruler-2' }, { act: 'paused' }, { act: 'resumed' }],
    });
    const found = await casesOf(id);
    for (const circle of circles) {
      const changes = await changesOf(circle);
      expect(changes).toMatchObject([
        { actor: { kind: 'gateway' }, data: { batch: id, proposedBy: 'staff-ruler-1', approvedBy: 'staff-ruler-2' } },
      ]);
      const row = found.find(({ number }) => number === circle.number)!;
      expect(row).toMatchObject({ state: 'done', version: changes[0]!.seq });
      const { clocks, calendar } = await circle.state();
      expect(calendar.version).toBe('2026.2');
      for (const { clock, to } of row.rows) expect([clock, clocks[clock]!.dueOn]).toEqual([clock, to]);
    }
    expect(await system.db.sql`select 1 from case_events where type = 'commandUnproven'`).toHaveLength(0);
  });

  it('again there is nothing left to move; what was done is kept for good', async () => {
    await running([system.door], async () => {
      const again = await propose({ calendar: { id: 'CN-EXAMPLE', from: '2026.1', to: '2026.2' } });
      expect(await previewed(again)).toMatchObject({ counts: { cases: 0 } });
      const withdrawn = await post('ruler-1', `/api/law/batches/${again}/withdraw`);
      expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
      const resumed = await post('ruler-1', `/api/law/batches/${again}/resume`);
      expect(resumed).toMatchObject({ status: 409, body: { code: 'wrong_state', detail: { state: 'withdrawn' } } });
    });
    await expect(system.db.sql`delete from law_batch_acts`).rejects.toThrow();
  });
});

it('refuses what is no change, is not there or is of another regime', async () => {
  const tried = async (body: object) => {
    const { status, body: problem } = await post('ruler-1', '/api/law/batches', { reason: '理由', ...body });
    return [status, problem['code']];
  };
  const own = { id: 'cn-service-centre-example', version: '1.2.0' };
  expect(await tried({})).toEqual([400, 'malformed_request']);
  expect(await tried({ pack: { from: own, to: own } })).toEqual([409, 'nothing_to_do']);
  expect(await tried({ pack: { from: own, to: { id: 'uk-nhs-2009', version: '1.1.0' } } })).toEqual([
    422,
    'unknown_item',
  ]);
  expect(await tried({ calendar: { id: 'CN-EXAMPLE', to: '2030.1' } })).toEqual([404, 'not_found']);
  expect((await post('clerk', '/api/law/batches', { reason: 'x' })).status).not.toBe(201);
});
