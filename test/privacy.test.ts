// What people write and who they are stays where it belongs (N17): canaries in every text, card, code and token of two
// cases, driven through answers, refusals, malformed requests and mail, turn up in no log, engine table, history or
// error body, and in the product's own database only under seal. Erasing the key makes them unreadable for good.
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../adapters/vault.ts';
import { findCaseKey } from '../db/text-reads.ts';
import { eraseCaseKey } from '../db/text-writes.ts';
import { brokenAt } from '../domain/case-chain.ts';
import type { CaseEvent } from '../domain/case.ts';
import { caseWorkflowId } from '../workflows/case-messages.ts';
import { Canaries, eachColumn, formsOf, type Sighting } from './support/canaries.ts';
import { untilQuiet } from './support/checker-facts.ts';
import { until } from './support/engine.ts';
import { type MailSink, startMailSink } from './support/mail-sink.ts';
import { PASSWORD } from './support/organisation.ts';
import { type Product, startProduct } from './support/processes.ts';

const canaries = new Canaries();
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('');
const GONE = 'gone-mailbox';
const FINDING = { outcome: 'explained', evidence: [], bases: [], responsible: 'none', degree: 'none' };

let sink: MailSink;
let product: Product;
let filed: { caseId: string; number: string; trackingCode: string; linkToken: string };
let tracking: string;
/** Bodies of every answer that said no. */
const refusals: { status: number; text: string }[] = [];

interface Reply {
  status: number;
  body: Record<string, unknown>;
}

let calls = 0;
async function call(method: string, route: string, token: string | null, body?: unknown): Promise<Reply> {
  const headers: Record<string, string> = { 'idempotency-key': `privacy-${++calls}` };
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
  const sent =
    body === undefined || body instanceof FormData ? body : typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${product.api.url}${route}`, { method, headers, body: sent });
  const text = await response.text();
  if (response.status >= 400) refusals.push({ status: response.status, text });
  return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

const give = async (name: string, username: string, body: unknown, expected = 200): Promise<void> => {
  const { status, body: said } = await call(
    'POST',
    `/api/cases/${filed.caseId}/${name}`,
    await product.api.tokenOf(username),
    body,
  );
  expect([name, status, said['code']]).toEqual([name, expected, said['code']]);
};

function card(of: string, email = `canary-${digits(10)}@example.org`) {
  return {
    name: canaries.plant(`${of} name`),
    phone: canaries.keep(`${of} phone`, `199${digits(8)}`),
    email: canaries.keep(`${of} email`, email),
    address: canaries.plant(`${of} address`),
    idType: 'residentId',
    idNumber: canaries.keep(`${of} id number`, digits(18)),
    wish: canaries.plant(`${of} wish`),
    representative: {
      name: canaries.plant(`${of} representative`),
      phone: canaries.keep(`${of} representative's phone`, `198${digits(8)}`),
      relation: canaries.plant(`${of} relation`),
    },
  };
}

function complaint(of: string, email?: string) {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  return {
    contact: { channel: 'online', receivedOn: today, summary: canaries.plant(`${of} summary`) },
    category: 'window_procedure',
    respondent: 'yunxi.center.window',
    respondentName: canaries.plant(`${of} respondent`),
    title: canaries.plant(`${of} title`),
    matter: canaries.plant(`${of} matter`),
    ...{ when: canaries.plant(`${of} when`), where: canaries.plant(`${of} where`) },
    ...{ who: canaries.plant(`${of} who`), what: canaries.plant(`${of} what`) },
    demands: [canaries.plant(`${of} first demand`), canaries.plant(`${of} second demand`)],
    reach: {
      methods: ['email', 'inbox', 'post'],
      preferred: 'email',
      electronicConsent: true,
      language: 'zh',
      noReply: false,
      card: card(of, email),
    },
    truthDeclared: true,
  };
}

beforeAll(async () => {
  sink = await startMailSink({ refuses: (to) => to.startsWith(GONE) });
  product = await startProduct({
    env: { SMTP_URL: sink.url, SMTP_FROM: 'office@redress.example', LOG_LEVEL: 'trace' },
  });
}, 180_000);

afterAll(async () => {
  await product.stop();
  await sink.stop();
});

describe('a canary', () => {
  it('is taken in by channel and tracking, with a file and a signal', async () => {
    const website = canaries.keep('channel key', product.api.channelKeys['website'] ?? '');
    const answer = await call('POST', '/api/complaints', website, complaint('filed'));
    expect(answer.status).toBe(201);
    filed = answer.body as typeof filed;
    canaries.keep('tracking code', filed.trackingCode);
    canaries.keep('tracking code as kept', filed.trackingCode.replaceAll('-', ''));
    canaries.keep('tracking link', filed.linkToken);
    expect(
      (await call('POST', '/api/complaints', website, complaint('bounced', `${GONE}-${digits(8)}@example.org`))).status,
    ).toBe(201);
    const opened = await call('POST', '/api/tracking', null, { number: filed.number, code: filed.trackingCode });
    tracking = canaries.keep('tracking session', String(opened.body['token']));
    await until(
      'the case is recorded',
      async () => Number((await call('GET', '/api/tracking/case', tracking)).body['version']) > 0,
    );
    const form = new FormData();
    form.set(
      'file',
      new Blob([canaries.plant('file content')], { type: 'text/plain' }),
      `${canaries.plant('file name')}.txt`,
    );
    const uploaded = await call('POST', '/api/tracking/evidence', tracking, form);
    expect(uploaded.status).toBe(201);
    const items = [uploaded.body['evidenceId']];
    const signal = { items, note: canaries.plant('signal note'), whyNotEarlier: canaries.plant('why not earlier') };
    expect((await call('POST', '/api/tracking/signals/supplementEvidence', tracking, signal)).status).toBe(202);
    const reach = {
      methods: ['email', 'inbox'],
      preferred: 'email',
      electronicConsent: true,
      language: 'zh',
      noReply: false,
      card: card('changed'),
    };
    expect((await call('POST', '/api/tracking/commands/changeContact', tracking, { reach })).status).toBe(200);
  });

  it('is handled to the reply', async () => {
    for (const username of ['clerk', 'handler', 'approver', 'head', 'supervisor'])
      canaries.keep(`session of ${username}`, await product.api.tokenOf(username));
    const text = (place: string) => canaries.plant(place);
    const bases = [{ kind: 'law', title: '示例条例', clause: '第一条', version: '2024' }];
    const answers = (of: string) =>
      ['d1', 'd2'].map((demand) => ({ demand, outcome: 'explained', answer: text(`${of} answer ${demand}`) }));
    const entries = ['contact', 'respondent', 'demand', 'facts', 'evidence'].map((item) => ({ item, finding: 'met' }));
    const conditions = ['competent', 'interest', 'inTime', 'notPending'].map((code) => ({ code, fulfilled: true }));
    await give('recordChecklist', 'clerk', { entries });
    await give('decideJurisdiction', 'clerk', { inRemit: true, article: '示例17', reason: text('jurisdiction') });
    await give('guide', 'clerk', { body: 'yunxi.minzheng', guidance: text('guidance') });
    await give('addContact', 'clerk', {
      contact: {
        channel: 'online',
        receivedOn: complaint('unused').contact.receivedOn,
        summary: text('second contact'),
      },
    });
    await give('requestSupplement', 'clerk', {
      items: [{ item: 'evidence', what: text('what to bring'), knownBefore: false }],
    });
    await give('completeSupplement', 'clerk', { received: ['evidence'], notReceived: [] });
    await give('recordConditions', 'clerk', { conditions });
    await give('accept', 'clerk', { note: text('acceptance') });
    for (const demand of ['d1', 'd2']) {
      await give('recordFinding', 'handler', { ...FINDING, demand, facts: text(`facts ${demand}`) });
    }
    const extension = {
      clock: 'handling',
      by: { n: 1, unit: 'workingDay' },
      reasonCode: 'complex',
      reason: text('extension'),
    };
    await call('POST', `/api/cases/${filed.caseId}/extend`, await product.api.tokenOf('approver'), extension);
    await give('draftPlan', 'handler', { answers: answers('plan'), measures: [] });
    await give('submitPlan', 'handler', {});
    await give('returnPlan', 'approver', { comments: text('return') });
    await give('draftPlan', 'handler', { answers: answers('second plan'), measures: [] });
    await give('submitPlan', 'handler', {});
    await give('approve', 'approver', { comments: text('approval') });
    await give('draftReply', 'handler', {
      facts: text('reply facts'),
      bases,
      measures: text('reply measures'),
      results: answers('reply'),
      plainSummary: text('summary'),
    });
    await give('issueReply', 'head', {});
  });

  it('is refused and malformed in every way', async () => {
    const clerk = await product.api.tokenOf('clerk');
    const website = product.api.channelKeys['website'] ?? '';
    const text = (place: string) => canaries.plant(place);
    // A name that somebody types where an id belongs.
    const code = (place: string) => canaries.keep(place, `Canary-${digits(12)}`);
    await give('accept', 'clerk', { note: text('accepted again') }, 409);
    await give('approve', 'clerk', { comments: text('approved by a clerk') }, 409);
    await give('refuse', 'clerk', { ground: 'nonsense', reason: text('refusal'), otherRoutes: text('routes') }, 409);
    await give('assignUnit', 'supervisor', { unit: code('unit') }, 422);
    await give('assignHandler', 'supervisor', { handler: code('handler') }, 422);
    const whole = complaint('malformed');
    const malformed: unknown[] = [
      { ...whole, title: text('long title').repeat(50) },
      { ...whole, unknownField: text('unknown field') },
      { ...whole, category: text('category') },
      { ...whole, matterType: code('matter type') },
      { ...whole, evidence: [code('evidence')] },
      { ...whole, owner: code('owner') },
      { ...whole, respondent: code('respondent id') },
      { ...whole, regime: code('regime') },
      { ...whole, demands: text('demands no list') },
      { ...whole, reach: { ...whole.reach, preferred: text('method') } },
      {
        ...whole,
        reach: {
          ...whole.reach,
          card: { phone: `${canaries.keep('bad phone', `197${digits(8)}`)}x`, email: `${text('bad email')}@@` },
        },
      },
      `{"title": "${text('broken json')}",`,
      `{"title": "${'x'.repeat(600_000)}${text('too large')}"}`,
    ];
    const statuses: number[] = [];
    for (const body of malformed) statuses.push((await call('POST', '/api/complaints', website, body)).status);
    // A category is a code of the office's own list, not of the law.
    expect(statuses.map((status) => Math.floor(status / 100))).toEqual(malformed.map(() => 4));
    const outside: [string, string, string | null, unknown?][] = [
      ['GET', `/api/cases/${encodeURIComponent(text('case id'))}`, clerk],
      ['GET', `/api/cases?phone=${canaries.keep('searched phone', `196${digits(8)}`)}`, clerk],
      ['GET', `/api/cases?q=${encodeURIComponent(text('searched number'))}`, clerk],
      ['GET', `/api/${encodeURIComponent(text('no such route'))}`, clerk],
      ['GET', '/api/me', canaries.keep('unknown token', `rds_${digits(40)}`)],
      [
        'POST',
        '/api/tracking',
        null,
        { number: filed.number, code: canaries.keep('wrong code', `AAAA-BBBB-${digits(4)}-X`) },
      ],
      ['POST', '/api/tracking', null, { link: canaries.keep('wrong link', `rdl_${digits(22)}`) }],
      [
        'POST',
        '/api/login',
        null,
        { username: 'clerk', password: canaries.keep('wrong password', `wrong ${digits(12)}`) },
      ],
    ];
    for (const [method, route, token, body] of outside) await call(method, route, token, body);
    expect(refusals.length).toBeGreaterThan(18);
    canaries.keep('password', PASSWORD);
  });

  it('reaches the person by mail, who has an address; and an address that is gone leaves no trace', async () => {
    await untilQuiet({ db: product.db, engine: product.engine });
    expect(sink.letters.length).toBeGreaterThanOrEqual(3);
    expect(sink.letters.flatMap((letter) => canaries.seenIn('mail', Buffer.from(letter.raw))).length).toBeGreaterThan(
      0,
    );
    const [failed] = await product.db
      .sql`select count(*)::int as n from notice_attempts where reason = 'address_refused'`;
    expect(failed?.['n']).toBeGreaterThan(0);
  });

  it('turns up in no error body', () => {
    expect(refusals.flatMap(({ status, text }) => canaries.seenIn(`${status} ${text}`, Buffer.from(text)))).toEqual([]);
  });

  it('turns up in no log file', () => {
    const files = product.logFiles();
    expect(files.map((file) => path.basename(file)).sort()).toEqual(
      expect.arrayContaining(['server.log', 'worker.log']),
    );
    expect(files.flatMap((file) => linesWith(file))).toEqual([]);
  });

  it('turns up nowhere in the engine: no table, no history', async () => {
    const sightings: Sighting[] = [];
    for (const database of ['temporal', 'temporal_visibility'])
      sightings.push(...(await canaries.seenInDatabase(databaseUrl(database))));
    const history = await product.engine.workflow.getHandle(caseWorkflowId(filed.caseId)).fetchHistory();
    sightings.push(...canaries.seenIn('history', Buffer.from(JSON.stringify(historyToJSON(history)))));
    expect(sightings).toEqual([]);
  });

  it('turns up in the product’s own database and files only under seal', async () => {
    expect(await canaries.seenInDatabase(product.stack.databaseUrl)).toEqual([]);
    const files = filesBelow(path.join(product.stack.dataDir, 'product'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => canaries.seenIn(path.basename(file), readFileSync(file)))).toEqual([]);
  });

  it('would have been found: the same search finds what may stand there', async () => {
    const found = async (database: string, text: string) => {
      let columns = 0;
      await eachColumn(
        databaseUrl(database),
        (_where, bytes) => (columns += formsOf(text).some((form) => bytes.includes(form)) ? 1 : 0),
      );
      return columns;
    };
    expect(await found('temporal', filed.caseId)).toBeGreaterThan(0);
    expect(await found('temporal_visibility', filed.number)).toBeGreaterThan(0);
    expect(await found(new URL(product.stack.databaseUrl).pathname.slice(1), filed.number)).toBeGreaterThan(0);
    expect(canaries.size).toBeGreaterThan(80);
    const inBase64 = Buffer.from(`x${Buffer.from('..金丝雀0123..').toString('base64')}y`);
    expect(formsOf('金丝雀0123').some((form) => inBase64.includes(form))).toBe(true);
  });
});

describe('erasing the key of a case', () => {
  const detail = async () => call('GET', `/api/cases/${filed.caseId}`, await product.api.tokenOf('clerk'));

  it('makes its texts unreadable, while the chain still verifies', async () => {
    expect((await detail()).body['title']).toMatch(/^金丝雀/);
    await eraseCaseKey(product.db, filed.caseId);
    const { status, body } = await detail();
    expect([status, body['title'], body['matter']]).toEqual([200, null, null]);
    expect(canaries.seenIn('detail', Buffer.from(JSON.stringify(body)))).toEqual([]);
    const row = await findCaseKey(product.db, filed.caseId);
    const [id = '', key = ''] = product.masterKeys.split(':');
    expect(createVault([{ id, key: Buffer.from(key, 'base64') }]).unwrap(row!)).toEqual({
      ok: false,
      reason: 'erased',
    });
    const raw = await call('GET', `/api/cases/${filed.caseId}/events?raw=true`, await product.api.tokenOf('clerk'));
    const events = raw.body['events'] as CaseEvent[];
    expect([events.length > 20, brokenAt(events)]).toEqual([true, null]);
  });
});

function databaseUrl(name: string): string {
  const url = new URL(product.stack.adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Lines of a log that show a canary, so that a failure says which. */
function linesWith(file: string): { line: string; canary: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) =>
      canaries
        .seenIn(path.basename(file), Buffer.from(line))
        .map(({ canary }) => ({ line: line.slice(0, 400), canary })),
    );
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
  );
}
