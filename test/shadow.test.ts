// Stored cases through another law: exactly those that would differ, by a loaded version or by a file nobody loaded; and
// the tool's table of it. Leaves out how limits are counted again (domain/shadow.test.ts).
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CalendarFile, PackFile } from '../adapters/packs.ts';
import { acceptCase, aComplaint, openTestDoor, send, type TestDoor } from './support/api-door.ts';

const PACKS = fileURLToPath(new URL('../packs/', import.meta.url));
const BIN = fileURLToPath(new URL('../cli/redress.mjs', import.meta.url));
const ID = 'cn-service-centre-example';
const own = { id: ID, version: '1.2.0' };
const since = '2026-11-01';
let test: TestDoor;
let url: string;
let folder: string;
const numbers: string[] = [];

const read = <T>(file: string): T => JSON.parse(readFileSync(`${PACKS}${file}`, 'utf8')) as T;
const aPack = (days: number): PackFile => {
  const pack = { ...read<PackFile>(`${ID}.json`), version: '2.0.0' };
  pack.clocks.find(({ id }) => id === 'handling')!.limit = { n: days, unit: 'workingDay' };
  return pack;
};
const withHoliday = (day: string): CalendarFile => {
  const calendar = read<CalendarFile>('calendars/CN-EXAMPLE.json');
  return { ...calendar, version: '2026.2', offDays: [...calendar.offDays, day].sort() };
};

/** Six complaints of Tue 2026-11-24, the first two taken on; one of another regime. */
beforeAll(async () => {
  test = await openTestDoor();
  folder = mkdtempSync(path.join(tmpdir(), 'redress-shadow-'));
  test.clock.nowMs = Date.parse('2026-11-24T10:00:00+08:00');
  const bodies = [...Array.from({ length: 6 }, () => aComplaint()), aComplaint({ regime: 'cn-hotline-example' })];
  bodies[6]!.matterType = test.door.packs.pack('cn-hotline-example').matterTypes[0]!.code;
  for (const [index, body] of bodies.entries()) {
    const filed = await send(test, 'website', 'POST', '/api/complaints', body);
    expect([filed.status, filed.json]).toEqual([201, expect.anything()]);
    numbers.push(filed.json.number);
    // Pages go by the order of entry.
    test.clock.nowMs += 1000;
    if (index < 2) expect((await acceptCase(test, filed.json.caseId)).status).toBe(200);
  }
  url = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Page {
  run: number;
  cases: { number: string; rows: { clock: string; differs: string[]; recorded: object; other: object }[] }[];
  next: string | null;
}
const shadow = async (body: object, as = 'ruler') => send(test, as, 'POST', '/api/law/shadow', { since, ...body });
const differing = ({ json }: { json: Page }) => json.cases.map(({ number }) => number);

it('the same law shows nothing', async () => {
  expect((await shadow({ pack: own })).json).toMatchObject({ run: 6, cases: [], passedOver: [], next: null });
  const calendar = { id: 'CN-EXAMPLE', version: '2026.1' };
  expect((await shadow({ calendar })).json).toMatchObject({ run: 6, cases: [] });
});

it('a shorter limit shows the cases that have it, with both days; nothing is kept of the file', async () => {
  const answer = await shadow({ pack: { content: aPack(15) } });
  expect(differing(answer)).toEqual(numbers.slice(0, 2));
  // 20 working days from Tue 2026-11-24 end on Tue 2026-12-22; 15 on Tue 2026-12-15.
  expect(answer.json.cases[0].rows).toEqual([
    {
      ...{ clock: 'handling', differs: ['due'] },
      recorded: expect.objectContaining({ dueOn: '2026-12-22', outcome: 'open' }),
      other: expect.objectContaining({ dueOn: '2026-12-15', dueAt: '2026-12-15T16:00:00.000Z' }),
    },
  ]);
  const rows = await test.db.sql`select 1 from law_files where version = '2.0.0'`;
  expect(rows).toHaveLength(0);
});

it('one more holiday shows the cases whose days it touches, of the packs that count by it', async () => {
  // In the 20 days of handling only; then in the five of preliminary review as well, which two cases have behind them.
  expect(differing(await shadow({ calendar: { content: withHoliday('2026-12-10') } }))).toEqual(numbers.slice(0, 2));
  const answer = await shadow({ calendar: { content: withHoliday('2026-11-26') } });
  expect(differing(answer)).toEqual(expect.arrayContaining(numbers.slice(0, 6)));
});

it('goes page by page, from a day on, for the people of the rules', async () => {
  const first = (await shadow({ pack: { content: aPack(15) }, limit: 1 })).json as Page & { next: string };
  const second = await shadow({ pack: { content: aPack(15) }, limit: 1, after: first.next });
  expect([first.cases[0]?.number, ...differing(second)]).toEqual(numbers.slice(0, 2));
  expect((await shadow({ pack: own, since: '2026-11-25' })).json).toMatchObject({ run: 0 });
  expect(await shadow({ pack: own }, 'clerk')).toMatchObject({ status: 403 });
  expect(await shadow({})).toMatchObject({ status: 400 });
  expect(await shadow({ pack: { id: ID, version: '7.0.0' } })).toMatchObject({ status: 404 });
  const faulty = await shadow({ pack: { content: { ...aPack(15), calendar: 'MARS' } } });
  expect(faulty).toMatchObject({ status: 422, json: { code: 'law_unsound' } });
});

it('prints the table and the totals', async () => {
  const file = path.join(folder, 'next.json');
  writeFileSync(file, JSON.stringify(aPack(15)));
  const printed = await redress('shadow', '--pack', file, '--since', since, '--lang', 'en');
  expect(printed).toContain('6 cases run, 2 differ');
  expect(printed).toMatch(new RegExp(`${numbers[0]}\\s+handling\\s+2026-12-22 open\\s+2026-12-15 open\\s+last day`));
  const whole = JSON.parse(
    await redress('shadow', '--pack', `${ID}@${own.version}`, '--since', since, '--json'),
  ) as Page;
  expect(whole).toMatchObject({ run: 6, cases: [] });
});

function redress(...words: string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    REDRESS_URL: url,
    REDRESS_TOKEN: test.tokens['ruler'],
    NO_COLOR: '1',
  };
  const child = spawn(process.execPath, [BIN, ...words], { env, cwd: folder });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (printed += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (printed += piece));
  return new Promise((resolve) => child.once('close', () => resolve(printed)));
}
