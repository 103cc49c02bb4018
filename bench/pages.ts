// `npm run bench:pages -- --cases 100000`: the server's part of every page, with so many cases in a real database. Rows
// of lists are copies of a few real cases; the page of a case reads a real one. Prints p50, p95 and the packed size.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import {
  acceptCase,
  aComplaint,
  openTestDoor,
  ORG_PASSWORD,
  refuseCase,
  send,
  type TestDoor,
} from '../test/support/api-door.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '60' } },
});
const total = Number(values.cases);
const rounds = Number(values.rounds);
const REAL = 20;
const BATCH = 5000;

/** Copies of the real rows, each with a number and a due hour of its own, a tenth of them overdue. */
async function fill({ db }: TestDoor): Promise<void> {
  await db.sql.unsafe('create table bench_real as select row_number() over (order by number) - 1 as k, * from cases');
  for (let from = 1; from <= total; from += BATCH)
    await db.sql.unsafe(`
      insert into cases (case_id, number, version, phase, conclusion, owner_unit, handler, asked_unit, involved_units,
        respondent_unit, regime, pack_version, matter_type, category, channel, urgent, received_on, due_clock, due_on,
        due_at, overdue, waiting_for, tasks, changed_at, concluded_on, digest, registered_at, title_text)
      select gen_random_uuid(), 'BENCH-' || n, version, phase, conclusion, owner_unit, handler, asked_unit, involved_units,
        respondent_unit, regime, pack_version, matter_type, category, channel, urgent, received_on, due_clock, due_on,
        due_at + n::bigint * 60000, n % 10 = 0, waiting_for, tasks, changed_at, concluded_on, digest, registered_at, null
      from generate_series(${from}, ${Math.min(total, from + BATCH - 1)}) n join bench_real on k = n % ${REAL}`);
  await copyEvents(db);
  await db.sql`analyze cases`;
  await db.sql`analyze case_events`;
}

/** The desks read what was asked from the file: copies of those cases have one too. */
async function copyEvents(db: TestDoor['db']): Promise<void> {
  await db.sql.unsafe(`
    insert into case_events (case_id, seq, type, at, effective_on, actor, key, event, prev, hash)
    select c.case_id, e.seq, e.type, e.at, e.effective_on, e.actor, e.key, e.event, e.prev, e.hash
    from cases c join bench_real r on r.k = substring(c.number from 7)::int % ${REAL}
      join case_events e on e.case_id = r.case_id
    where c.number like 'BENCH-%' and exists (
      select 1 from jsonb_array_elements(c.tasks) t
      where t->>'kind' in ('giveOpinion', 'settleTransfer', 'decideEnding', 'review'))`);
}

/** Puts one case on each desk between units. */
async function ask(test: TestDoor, [consulted, handedOver, settling, refused]: Filed[]): Promise<void> {
  const give = async (as: string, { caseId }: Filed, command: string, body: object) => {
    const { status, text } = await send(test, as, 'POST', `/api/cases/${caseId}/${command}`, body);
    if (status !== 200) throw new Error(`${command}: ${text}`);
  };
  const units = [{ unit: 'yunxi.civil', role: 'assisting' }];
  await give('handler', consulted!, 'consult', { question: '是否属实?', units });
  await give('clerk', handedOver!, 'offerTransfer', {
    ...{ to: 'yunxi.civil', basis: 'statutoryDuty', article: '第三条', dataScopes: ['matter'], reason: '属民政职责' },
    leavesSystem: false,
  });
  const on = new Date(test.clock.nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
  const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld' }));
  const settlement = { agreement: '补办', results, consent: { how: 'counter', on }, evidence: [] };
  await give('handler', settling!, 'proposeSettlement', settlement);
  await refuseCase(test, refused!.caseId);
  const { number, code } = refused!;
  const { token } = (await send(test, null, 'POST', '/api/tracking', { number, code })).json;
  const appeal = { reasons: [{ demand: 'd1', code: 'facts' }], statement: '不服', evidence: [] };
  const { status, text } = await send(test, token, 'POST', '/api/tracking/commands/appeal', appeal);
  if (status !== 200) throw new Error(`appeal: ${text}`);
}

interface Filed {
  caseId: string;
  number: string;
  code: string;
}

async function prepare(test: TestDoor): Promise<string> {
  const all: Filed[] = [];
  for (let n = 0; n < REAL; n += 1) {
    const { caseId, number, trackingCode } = (await send(test, 'website', 'POST', '/api/complaints', aComplaint()))
      .json;
    all.push({ caseId, number, code: trackingCode });
    if (n % 2 === 0) await acceptCase(test, caseId);
  }
  await ask(test, [all[0]!, all[1]!, all[2]!, all[3]!]);
  // The one who signs in with a password also approves, so that every desk has something for them.
  await test.db.sql`update staff set roles = '{clerk,approver}' where id = 'clerk'`;
  await fill(test);
  return all[4]!.caseId;
}

async function signedIn({ app }: TestDoor, username: string): Promise<string> {
  const page = await app.inject({ method: 'GET', url: '/desk/sign-in' });
  const browser = page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const token = /name="_token" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const payload = new URLSearchParams({ username, password: ORG_PASSWORD, _token: token, to: '/desk' }).toString();
  const headers = { cookie: browser, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await app.inject({ method: 'POST', url: '/desk/sign-in', payload, headers });
  if (answer.statusCode !== 303) throw new Error(`not signed in: ${answer.statusCode}`);
  return [...page.cookies, ...answer.cookies].map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function measure({ app }: TestDoor, url: string, cookie: string): Promise<string> {
  const headers = { cookie, 'accept-encoding': 'gzip' };
  const times: number[] = [];
  let size = 0;
  for (let round = -5; round < rounds; round += 1) {
    const began = performance.now();
    const { statusCode, rawPayload } = await app.inject({ method: 'GET', url, headers });
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
    if (round >= 0) times.push(performance.now() - began);
    size = rawPayload.byteLength;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  return `${url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':case').padEnd(34)} p50 ${at(0.5).padStart(6)} ms   p95 ${at(0.95).padStart(6)} ms   ${(size / 1024).toFixed(1)} KB packed`;
}

const test = await openTestDoor();
try {
  const caseId = await prepare(test);
  const cookie = await signedIn(test, 'clerk');
  console.log(`${total} cases`);
  for (const url of [
    '/',
    '/track',
    '/responsible',
    '/desk',
    '/desk/cases',
    '/desk/cases?overdue=true',
    ...['/desk/hand-overs', '/desk/consultations', '/desk/approvals', '/desk/reviews'],
    `/desk/cases/${caseId}`,
  ])
    console.log(await measure(test, url, cookie));
} finally {
  await test.stop();
}
