// A year without a calendar: one task for it however many cases wait, what to do, and over by itself.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findGaps } from '../api/calendar-gaps.ts';
import { moveRound, scanBatch } from '../api/law-batch-relay.ts';
import { aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

const REGIME = 'cn-xinfang-2022';
const CN = JSON.parse(
  readFileSync(fileURLToPath(new URL('../packs/calendars/CN.json', import.meta.url)), 'utf8'),
) as Record<string, unknown> & { years: number[]; sources: object[] };
let test: TestDoor;
const caseIds: string[] = [];

beforeAll(async () => {
  test = await openTestDoor();
  test.clock.nowMs = Date.parse('2026-11-24T10:00:00+08:00');
  const { code } = test.door.packs.pack(REGIME).matterTypes[0]!;
  for (let n = 0; n < 3; n += 1) {
    const filed = await send(
      test,
      'website',
      'POST',
      '/api/complaints',
      aComplaint({ regime: REGIME, matterType: code }),
    );
    expect([filed.status, filed.json]).toEqual([201, expect.anything()]);
    caseIds.push(filed.json.caseId as string);
  }
  for (const caseId of caseIds) await accept(caseId);
});
afterAll(() => test.stop());

async function accept(caseId: string) {
  const { checklist, conditions } = test.door.packs.pack(REGIME);
  const give = (command: string, body: unknown) => send(test, 'clerk', 'POST', `/api/cases/${caseId}/${command}`, body);
  await give('recordChecklist', { entries: checklist.map(({ item }) => ({ item, finding: 'met' })) });
  await give('decideJurisdiction', { inRemit: true, article: '第二十二条' });
  await give('recordConditions', { conditions: conditions.map((one) => ({ code: one.code, fulfilled: true })) });
  expect(await give('accept', {})).toMatchObject({ status: 200 });
}

const gaps = async (as = 'ruler') => (await send(test, as, 'GET', '/api/law/calendar-gaps')).json.gaps as object[];
const look = async () => {
  while ((await findGaps(test.door)) > 0);
};

it('is one task for three cases, for the people of the rules', async () => {
  await look();
  await look();
  // 90 days from Tue 2026-11-24 end on Mon 2027-02-22, a working day by the weekly pattern.
  expect(await gaps()).toEqual([
    expect.objectContaining({
      calendar: 'CN',
      year: 2027,
      cases: 3,
      earliest: '2027-02-22',
      todo: 'load',
      loaded: null,
    }),
  ]);
  expect(await gaps('auditor')).toHaveLength(1);
  const onDesk = async (as: string) => (await send(test, as, 'GET', '/api/desk')).json.calendarGaps;
  expect(await onDesk('ruler')).toEqual([expect.objectContaining({ calendar: 'CN', year: 2027, cases: 3 })]);
  expect(await onDesk('clerk')).toEqual([]);
  expect(await send(test, 'clerk', 'GET', '/api/law/calendar-gaps')).toMatchObject({ status: 403 });
});

it('says that the cases wait for a batch once the year is loaded, and is over when they were moved', async () => {
  const content = {
    ...{ ...CN, version: '2027.1', years: [...CN.years, 2027] },
    sources: [...CN.sources, { year: 2027, notice: '国办发明电（示例）' }],
  };
  const proposed = await send(test, 'ruler', 'POST', '/api/law/proposals', {
    ...{ act: 'load', kind: 'calendar', content, reason: '2027 年通知' },
  });
  expect([proposed.status, proposed.json]).toEqual([201, expect.anything()]);
  expect(await send(test, 'ruler2', 'POST', `/api/law/proposals/${proposed.json.id}/confirm`, {})).toMatchObject({
    status: 200,
  });
  await look();
  expect(await gaps()).toEqual([expect.objectContaining({ year: 2027, cases: 3, todo: 'batch', loaded: '2027.1' })]);

  const batch = await send(test, 'ruler', 'POST', '/api/law/batches', {
    ...{ calendar: { id: 'CN', to: '2027.1' }, reason: '2027 年通知' },
  });
  const route = `/api/law/batches/${batch.json.id}`;
  await scanBatch(test.door);
  const { previewHash } = (await send(test, 'ruler', 'GET', route)).json;
  const { cases } = (await send(test, 'ruler', 'GET', `${route}/cases`)).json;
  expect(cases).toHaveLength(3);
  expect(cases[0].rows).toContainEqual(
    expect.objectContaining({ clock: 'handling', from: '2027-02-22', why: expect.arrayContaining(['provisional']) }),
  );
  expect(await send(test, 'ruler2', 'POST', `${route}/approve`, { previewHash })).toMatchObject({ status: 200 });
  expect(await moveRound(test.door)).toBe(3);
  await look();
  expect(await gaps()).toEqual([]);
  const [closed] = await test.db.sql`select state, closed_by from calendar_gaps`;
  expect(closed).toEqual({ state: 'closed', closed_by: '2027.1' });
});
