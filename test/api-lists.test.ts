// Lists for staff: every filter is the database's, so pages are full and each case comes once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
const filed: { caseId: string; number: string }[] = [];
beforeAll(async () => {
  test = await openTestDoor();
  for (let n = 0; n < 12; n += 1)
    filed.push((await send(test, 'website', 'POST', '/api/complaints', aComplaint())).json);
  // Every second one is due early; the last has a limit in hours, which has no last day.
  for (const [n, { caseId }] of filed.entries()) {
    const dueOn = n % 2 === 0 ? `2026-03-${String(10 + n).padStart(2, '0')}` : '2027-01-04';
    const dueAt = Date.parse(`${dueOn}T00:00:00+08:00`) + 86_400_000;
    await test.db.sql`update cases set due_on = ${dueOn}, due_at = ${dueAt} where case_id = ${caseId}`;
  }
  const noon = Date.parse('2026-03-20T12:00:00+08:00');
  await test.db.sql`update cases set due_on = null, due_at = ${noon} where case_id = ${filed[11]!.caseId}`;
});
afterAll(() => test.stop());

type Page = { cases: { caseId: string; dueOn: string | null }[]; next: string | null };
const list = async (query: string, as = 'clerk'): Promise<Page> =>
  (await send(test, as, 'GET', `/api/cases?${query}`)).json;

async function pages(query: string): Promise<string[][]> {
  const found: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = await list(`${query}${cursor && `&cursor=${cursor}`}`);
    found.push(page.cases.map((one) => one.caseId));
    cursor = page.next;
  }
  return found;
}
const ids = (...places: number[]) => places.map((n) => filed[n]!.caseId);

describe('due before a day', () => {
  it('gives full pages and takes limits in hours by their instant', async () => {
    expect(await pages('dueBefore=2026-03-20&limit=3')).toEqual([ids(0, 2, 4), ids(6, 8, 11), ids(10)]);
    expect(await pages('dueBefore=2026-03-19')).toEqual([ids(0, 2, 4, 6, 8)]);
    expect(await pages('dueBefore=2026-03-09')).toEqual([[]]);
  });
});

describe('what a case waits for', () => {
  beforeAll(async () => {
    for (const { caseId } of filed.slice(0, 5))
      await test.db.sql`update cases set waiting_for = 'approver@yunxi.center: approvePlan',
        tasks = '[{"id":"t1","kind":"approvePlan","unit":"yunxi.center.windows","role":"approver","openedAt":1}]'
        where case_id = ${caseId}`;
    await test.db.sql`update cases set waiting_for = 'complainant; clerk@yunxi.center: awaitSupplement'
      where case_id = ${filed[9]!.caseId}`;
  });

  it.each(['approver', 'approvePlan', 'approver@yunxi.center', 'yunxi.center.windows'])(
    'by %s, page by page without a short one',
    async (waiting) => {
      expect((await pages(`waiting=${waiting}&limit=2`)).map((page) => page.length)).toEqual([2, 2, 1]);
      expect((await pages(`waiting=${waiting}`)).flat().sort()).toEqual(ids(0, 1, 2, 3, 4).sort());
    },
  );

  it('by complainant, and nothing for a word nobody knows', async () => {
    expect(await pages('waiting=complainant')).toEqual([ids(9)]);
    for (const unknown of ['approve', 'clerk@nowhere', 'handler@yunxi.center'])
      expect(await pages(`waiting=${unknown}`)).toEqual([[]]);
  });
});

describe('the number', () => {
  it('is found by how it begins, whatever its letters, and never by a pattern', async () => {
    const { number, caseId } = filed[3]!;
    expect(await pages(`q=${number.toLowerCase()}`)).toEqual([[caseId]]);
    expect((await pages(`q=${number.slice(0, 8)}&limit=5`)).map((page) => page.length)).toEqual([5, 5, 2]);
    for (const pattern of ['%25', '_XZW', `${number.slice(1)}`]) expect(await pages(`q=${pattern}`)).toEqual([[]]);
  });
});

describe('whoever looks after others', () => {
  const overview = async (as: string) => (await send(test, as, 'GET', '/api/supervision')).json;

  it('sees counts of each unit with those below, and of each handler; others see none', async () => {
    await test.db.sql`update cases set overdue = true, due_on = null, due_at = null, handler = 'handler'
      where case_id = ${filed[7]!.caseId}`;
    for (const { caseId } of filed.slice(0, 2))
      await test.db.sql`update cases set owner_unit = 'yunxi.center.windows' where case_id = ${caseId}`;
    const { units, handlers } = await overview('supervisor');
    expect(units.find((one: { unit: string }) => one.unit === 'yunxi.center')).toMatchObject({ open: 12, overdue: 1 });
    expect(units.map((one: { unit: string }) => one.unit)).toEqual(['yunxi', 'yunxi.center', 'yunxi.center.windows']);
    expect(handlers[0]).toMatchObject({ id: 'handler', open: 1, overdue: 1, delegate: null });
    expect(handlers.find((one: { id: string }) => one.id === 'handler2')).toMatchObject({ open: 0 });
    expect((await overview('head')).units.map((one: { unit: string }) => one.unit)).toEqual([
      'yunxi.center',
      'yunxi.center.windows',
    ]);
    expect(await overview('lead')).toMatchObject({ code: 'role_required' });
  });

  it('finds what is overdue first, though its missed limit is not running any more (L15)', async () => {
    expect((await pages('open=true&limit=4'))[0]![0]).toBe(filed[7]!.caseId);
    expect((await pages('open=true&limit=4')).flat()).toHaveLength(12);
    expect(await pages('handler=handler')).toEqual([ids(7)]);
    expect((await pages('handler=none')).flat()).not.toContain(filed[7]!.caseId);
    expect((await pages('handler=none')).flat()).toHaveLength(11);
  });
});

describe('a list that shows titles', () => {
  const readsOf = async (caseId: string): Promise<{ what: string; actor: { id: string } }[]> =>
    (await send(test, 'auditor', 'GET', `/api/cases/${caseId}/reads`)).json.reads;

  it('is one read of all its cases, shown to complainants once a day', async () => {
    const one = (await send(test, 'website', 'POST', '/api/complaints', aComplaint({ owner: 'yunxi.civil' }))).json;
    const other = (await send(test, 'website', 'POST', '/api/complaints', aComplaint({ owner: 'yunxi.civil' }))).json;
    const count = async () => (await test.db.sql`select count(*)::int as n from list_reads`)[0]!['n'] as number;
    const before = await count();
    expect((await list('limit=10', 'civilClerk')).cases).toHaveLength(2);
    await list('limit=10', 'civilClerk');
    await send(test, 'civilClerk', 'GET', '/api/tasks');
    expect(await count()).toBe(before + 3);
    for (const { caseId } of [one, other])
      expect((await readsOf(caseId)).map(({ what, actor }) => `${actor.id} ${what}`)).toEqual([
        'civilClerk tasks',
        'civilClerk list',
        'civilClerk list',
      ]);
    const { token } = (await send(test, null, 'POST', '/api/tracking', { link: one.linkToken })).json;
    const { reads } = (await send(test, token, 'GET', '/api/tracking/reads')).json;
    expect(reads.map((read: { what: string; unit: string }) => [read.what, read.unit])).toEqual([
      ['tasks', 'yunxi.civil'],
      ['list', 'yunxi.civil'],
    ]);
    await expect(test.db.sql`delete from list_reads`).rejects.toThrow(/append-only/);
  });

  it('is none where the title stays shut', async () => {
    const accused = { owner: 'yunxi.civil', respondent: 'yunxi.civil.relief' };
    const { caseId } = (await send(test, 'website', 'POST', '/api/complaints', aComplaint(accused))).json;
    const { cases } = await list('limit=10', 'reliefHandler');
    expect(cases.find((row) => row.caseId === caseId)).toMatchObject({ title: null });
    expect(await readsOf(caseId)).toEqual([]);
  });
});
