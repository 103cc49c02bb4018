// The directory over the API (C1, C2, R8): entered with a day, asked by anybody, kept for the days before.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findUnitEntry } from '../db/catalogue-reads.ts';
import { buildApp } from '../api/app.ts';
import { aComplaint, DISTRICT, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
const name = (zh: string, en: string) => ({ zh, en });
const heating = (unit: string) => ({
  ...{ code: 'heating', parent: 'utilities', name: name('供暖', 'Heating'), keywords: ['暖气', '供热'], unit },
  urgency: 'urgent',
});

beforeAll(async () => {
  test = await openTestDoor();
  const body = {
    validFrom: '2026-01-01',
    territories: [
      { code: 'yunxi', parent: null, level: 'district', name: name('云溪区', 'Yunxi') },
      { code: 'xueyuan', parent: 'yunxi', level: 'street', name: name('学苑街道', 'Xueyuan'), keywords: ['学府路'] },
    ],
    categories: [
      { code: 'utilities', parent: null, name: name('公用事业', 'Utilities') },
      heating('yunxi.civil'),
      {
        ...{ code: 'window', parent: null, name: name('窗口', 'Windows') },
        ...{ unit: 'yunxi.center', matterType: 'attitude' },
      },
    ],
    remits: [{ unit: 'yunxi.center' }, { unit: 'yunxi.civil.relief', category: 'utilities', territory: 'xueyuan' }],
  };
  expect(await send(test, 'ruler', 'POST', '/api/catalogue', body)).toMatchObject({
    status: 200,
    json: { entered: 7 },
  });
  expect((await send(test, 'ruler', 'POST', '/api/catalogue', body)).json).toEqual({ entered: 0 });
});
afterAll(() => test.stop());

const ask = (body: object) => send(test, null, 'POST', '/api/responsible', body);

it('C2 answers anybody, in Chinese and English, with reasons and contacts', async () => {
  const { status, json } = await ask({ text: '家里暖气不热', place: '学府路21号' });
  expect([status, json.known]).toEqual([200, true]);
  expect(json.units.map((one: { unit: string }) => one.unit)).toEqual(['yunxi.civil.relief', 'yunxi.civil']);
  expect(json.units[0].reasons.map((one: { words: object }) => one.words)).toEqual([
    { zh: '您的描述中有“暖气”，属于事项“供暖”', en: 'You wrote "暖气", which belongs to "Heating"' },
    { zh: '该单位负责“公用事业”一类事项', en: 'It is responsible for all matters of "Utilities"' },
    { zh: '地点在其管辖范围“学苑街道”内', en: 'The place lies in its territory "Xueyuan"' },
  ]);
  expect(json.units[0]).toMatchObject({ phone: null, address: null, hours: null });
  expect(json.categories).toEqual([{ code: 'heating', name: { zh: '供暖', en: 'Heating' } }]);
  expect(json.words[0].zh).toContain('仅供参考');
});

it('R8 says that it does not know, and where the general counter is', async () => {
  const { json } = await ask({ text: '邻居家的狗' });
  expect([json.known, json.units]).toEqual([false, []]);
  expect(json.counters.map((one: { unit: string }) => one.unit)).toEqual(['yunxi.center']);
  expect(json.words[0].en).toBe('We do not know who is responsible. These are the general counters.');
});

it.each([[{}], [{ text: ' ' }], [{ text: 'x'.repeat(20_001) }], [{ on: '2026-02-30', text: '暖气' }]])(
  'says no to %j',
  async (body) => expect((await ask(body)).status).toBe(400),
);

it('C1 keeps what applied before a change', async () => {
  const change = { validFrom: '2026-06-01', categories: [heating('yunxi.center')] };
  expect((await send(test, 'operator', 'POST', '/api/catalogue', change)).json).toEqual({ entered: 1 });
  const unitOn = async (on: string) => (await ask({ category: 'heating', on })).json.units[0]?.unit;
  expect(await unitOn('2026-05-31')).toBe('yunxi.civil');
  expect(await unitOn('2026-06-01')).toBe('yunxi.center');
  expect(await unitOn('2025-12-31')).toBeUndefined();
  const shut = { validFrom: '2026-07-01', categories: [{ ...heating('yunxi.center'), validTo: '2026-08-31' }] };
  await send(test, 'ruler', 'POST', '/api/catalogue', shut);
  const codes = async (on: string) =>
    (await send(test, null, 'GET', `/api/catalogue?on=${on}`)).json.categories.map((one: { code: string }) => one.code);
  expect(await codes('2026-08-31')).toEqual(['heating', 'utilities', 'window']);
  expect(await codes('2026-09-01')).toEqual(['utilities', 'window']);
  await expect(test.db.sql`update directory_entries set valid_from = '2020-01-01'`).rejects.toThrow('append-only');
});

it('is entered by rules or operator only, and names nobody unknown', async () => {
  expect((await send(test, 'handler', 'POST', '/api/catalogue', {})).status).toBe(403);
  expect((await send(test, null, 'POST', '/api/catalogue', {})).status).toBe(401);
  const { status, json } = await send(test, 'ruler', 'POST', '/api/catalogue', {
    remits: [{ unit: 'nowhere', category: 'utilities' }],
  });
  expect([status, json.detail]).toEqual([400, [{ path: '/remits/0/unit', message: 'nowhere is not known' }]]);
});

it('C2 never blocks: a complaint goes in whatever the advice; the category gives matter type and urgency', async () => {
  const urgentOf = async (change: Record<string, unknown>) => {
    const { status, json } = await send(test, 'website', 'POST', '/api/complaints', aComplaint(change));
    expect(status).toBe(201);
    const [row] = await test.db.sql`select urgent, matter_type from cases where case_id = ${json.caseId}`;
    return [row!['urgent'], row!['matter_type']];
  };
  const receivedOn = '2026-05-04';
  const contact = { channel: 'letter', receivedOn, postmarkedOn: '2026-05-01' };
  expect(await urgentOf({ contact, category: 'heating' })).toEqual([true, 'attitude']);
  expect(await urgentOf({ contact, category: 'heating', owner: 'yunxi.center' })).toEqual([true, 'attitude']);
  expect(await urgentOf({ contact, category: 'unheard_of' })).toEqual([false, 'attitude']);
  const second = test.door.packs.pack('cn-service-centre-example').matterTypes.at(-1)!.code;
  const categories = [
    { code: 'other', parent: null, name: name('其他', 'Other'), matterType: second },
    { code: 'odd', parent: null, name: name('怪事', 'Odd'), matterType: 'no_such_type' },
  ];
  await send(test, 'ruler', 'POST', '/api/catalogue', { validFrom: '2026-01-01', categories });
  expect(await urgentOf({ contact, category: 'other', matterType: undefined })).toEqual([false, second]);
  const first = test.door.packs.pack('cn-service-centre-example').matterTypes[0]!.code;
  expect(await urgentOf({ contact, category: 'odd', matterType: undefined })).toEqual([false, first]);
});

it('keeps units as they were entered; a catalogue that is wrong keeps the organisation out, and its channel keys', async () => {
  const body = { units: DISTRICT.units, staff: [], channels: [], outsideBodies: [] };
  const channels = [{ id: 'app', kind: 'app', name: name('应用', 'App') }];
  const wrong = { ...body, channels, catalogue: { remits: [{ unit: 'nowhere' }] } };
  expect((await send(test, 'operator', 'POST', '/api/organisation', wrong)).status).toBe(400);
  const right = { ...body, channels, catalogue: { remits: [{ unit: 'yunxi' }] } };
  const { json } = await send(test, 'operator', 'POST', '/api/organisation', right);
  expect(Object.keys(json.channelKeys)).toEqual(['app']);
  expect((await send(test, 'operator', 'POST', '/api/organisation', body)).status).toBe(200);
  const today = new Date(test.clock.nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(await findUnitEntry(test.db, 'yunxi.civil', today)).toMatchObject({ id: 'yunxi.civil', parent: 'yunxi' });
  expect(await findUnitEntry(test.db, 'yunxi.civil', '2020-01-01')).toBeNull();
});

it('is counted out like every public answer', async () => {
  const settings = { ...test.door.settings, requestsPerMinute: 2 };
  const app = await buildApp({ ...test.door, settings });
  const asked = () => app.inject({ method: 'POST', url: '/api/responsible', payload: { text: '暖气' } });
  const statuses = [(await asked()).statusCode, (await asked()).statusCode, (await asked()).statusCode];
  await app.close();
  expect(statuses).toEqual([200, 200, 429]);
});
