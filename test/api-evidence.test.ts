// Files: streamed in, sniffed, kept encrypted, linked once, and given back only to who may have them.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../api/housekeeping.ts';
import { aComplaint, aKey, openTestDoor, send, type TestDoor } from './support/api-door.ts';

let test: TestDoor;
beforeAll(async () => {
  test = await openTestDoor();
});
afterAll(() => test.stop());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const TEXT = Buffer.from('四次叫号记录\n第一次 08:40\n');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]);

async function upload(as: string | null, url: string, bytes: Buffer, mime: string, name = 'file.bin') {
  const boundary = 'redress-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mime}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const token = as === null ? undefined : (test.tokens[as] ?? as);
  const response = await test.app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  return { status: response.statusCode, json: response.json() };
}

const file = async (evidence: string[], key = aKey()) =>
  send(test, 'website', 'POST', '/api/complaints', aComplaint({ evidence }), key);

describe('an upload', () => {
  it('goes in with the complaint and comes back byte by byte', async () => {
    const up = await upload('website', '/api/evidence', PNG, 'image/png');
    expect(up).toMatchObject({
      status: 201,
      json: { sha256: createHash('sha256').update(PNG).digest('hex'), size: PNG.length, mime: 'image/png' },
    });
    const key = aKey();
    const filed = await file([up.json.evidenceId], key);
    expect(filed.status).toBe(201);
    expect((await file([up.json.evidenceId], key)).json).toEqual(filed.json);
    const down = await test.app.inject({
      method: 'GET',
      url: `/api/cases/${filed.json.caseId}/evidence/${up.json.evidenceId}`,
      headers: { authorization: `Bearer ${test.tokens['clerk']}` },
    });
    expect(down.rawPayload).toEqual(PNG);
    expect(down.headers).toMatchObject({
      'content-disposition': expect.stringContaining('attachment'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it('keeps its name, sealed, until the case shows it to staff', async () => {
    const up = await upload('website', '/api/evidence', PNG, 'image/png', '叫号单 第四次.png');
    const { evidenceId } = up.json;
    const rowOf = async () =>
      (await test.db.sql`select loose_name, name_text from evidence where id = ${evidenceId}`)[0]!;
    const loose = await rowOf();
    expect(loose['name_text']).toBeNull();
    expect((loose['loose_name'] as Buffer).toString('utf8')).not.toContain('叫号单');
    const unnamed = await upload('website', '/api/evidence', TEXT, 'text/plain', ' ');
    const filed = (await file([evidenceId, unnamed.json.evidenceId])).json;
    expect(await rowOf()).toMatchObject({ loose_name: null, name_text: expect.any(String) });
    const seen = await send(test, 'clerk', 'GET', `/api/cases/${filed.caseId}`);
    expect(seen.json.evidence).toMatchObject([
      { evidence: evidenceId, name: '叫号单 第四次.png' },
      { evidence: unnamed.json.evidenceId, name: null },
    ]);
  });

  it('belongs to one complaint, and to who uploaded it', async () => {
    const { json } = await upload('website', '/api/evidence', TEXT, 'text/plain');
    expect((await file([json.evidenceId])).status).toBe(201);
    expect(await file([json.evidenceId])).toMatchObject({ status: 422 });
    const foreign = await upload('hotline', '/api/evidence', TEXT, 'text/plain');
    expect(await file([foreign.json.evidenceId])).toMatchObject({ status: 422, json: { code: 'unknown_evidence' } });
  });

  it('sent fifty times with its complaint is linked once', async () => {
    const { json } = await upload('website', '/api/evidence', PNG, 'image/png');
    const key = aKey();
    const answers = await Promise.all(Array.from({ length: 50 }, () => file([json.evidenceId], key)));
    expect(new Set(answers.map((one) => `${one.status} ${one.json.number}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
  });

  it.each([
    ['a program', EXE, 'application/octet-stream', 415, 'unsupported_type'],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'text/html', 415, 'type_differs'],
    ['a picture that says it is a paper', PNG, 'application/pdf', 415, 'type_differs'],
    ['text in no known form', Buffer.from([0x41, 0xc3, 0x28, 0x42]), 'text/plain', 415, 'unsupported_type'],
    ['nothing', Buffer.alloc(0), 'text/plain', 400, 'malformed_request'],
  ])('%s is not taken, and nothing of it stays', async (_what, bytes, mime, status, code) => {
    const [{ count } = { count: -1 }] = await test.db.sql<
      { count: number }[]
    >`select count(*)::int as count from evidence`;
    expect(await upload('website', '/api/evidence', bytes, mime)).toMatchObject({ status, json: { code } });
    expect(await test.db.sql`select count(*)::int as count from evidence`).toEqual([{ count }]);
  });

  it('of more than 50 MB is too large', async () => {
    const large = Buffer.concat([Buffer.from('x'), Buffer.alloc(50 * 1024 * 1024, 0x61)]);
    expect(await upload('website', '/api/evidence', large, 'text/plain')).toMatchObject({
      status: 413,
      json: { code: 'too_large' },
    });
  });

  it('needs a credential, and a multipart body', async () => {
    expect((await upload(null, '/api/evidence', PNG, 'image/png')).status).toBe(401);
    expect(await send(test, 'website', 'POST', '/api/evidence', {})).toMatchObject({ status: 415 });
  });

  it('that no complaint used is gone after a day', async () => {
    const { json } = await upload('website', '/api/evidence', PNG, 'image/png');
    await test.db.sql`update evidence set written = now() - interval '2 days' where id = ${json.evidenceId}`;
    const [row] = await test.db.sql`select blob_sha256 as blob from evidence where id = ${json.evidenceId}`;
    await sweep(test.door);
    expect(await test.door.files.has(String(row?.['blob']))).toBe(false);
    expect(await test.db.sql`select id from evidence where id = ${json.evidenceId}`).toEqual([]);
  });
});

describe('a file in a case', () => {
  it('keeps its name sealed, and is given neither outside the units nor to another complainant', async () => {
    const filed = (await file([])).json;
    const up = await upload('clerk', `/api/cases/${filed.caseId}/evidence`, TEXT, 'text/plain', '监控记录.txt');
    expect(up.status).toBe(201);
    const items = { items: [up.json.evidenceId], note: '调阅记录' };
    expect(await send(test, 'clerk', 'POST', `/api/cases/${filed.caseId}/supplementEvidence`, items)).toMatchObject({
      status: 200,
    });
    const seen = await send(test, 'clerk', 'GET', `/api/cases/${filed.caseId}`);
    expect(seen.json.evidence).toMatchObject([
      { evidence: up.json.evidenceId, name: '监控记录.txt', mime: 'text/plain' },
    ]);
    const url = `/api/cases/${filed.caseId}/evidence/${up.json.evidenceId}`;
    expect((await send(test, 'civilClerk', 'GET', url)).status).toBe(404);
    expect((await upload('civilClerk', `/api/cases/${filed.caseId}/evidence`, TEXT, 'text/plain')).status).toBe(404);
    const { json } = await send(test, null, 'POST', '/api/tracking', { link: filed.linkToken });
    expect((await send(test, json.token, 'GET', `/api/tracking/evidence/${up.json.evidenceId}`)).status).toBe(404);
    const own = await upload(json.token, '/api/tracking/evidence', PNG, 'image/png');
    expect(
      await send(test, json.token, 'POST', '/api/tracking/commands/supplementEvidence', {
        items: [own.json.evidenceId],
      }),
    ).toMatchObject({ status: 200 });
    expect((await send(test, json.token, 'GET', `/api/tracking/evidence/${own.json.evidenceId}`)).status).toBe(200);
    const other = (await file([])).json;
    expect(
      await send(test, 'clerk', 'POST', `/api/cases/${other.caseId}/supplementEvidence`, {
        items: [own.json.evidenceId],
      }),
    ).toMatchObject({ status: 422, json: { code: 'unknown_evidence' } });
  });
});
