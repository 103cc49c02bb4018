// The door of a small district for API tests: real PostgreSQL, real files, a gateway double, people with tokens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFiles } from '../../adapters/files.ts';
import { readLawFiles } from '../../adapters/packs.ts';
import { createVault } from '../../adapters/vault.ts';
import { buildApp } from '../../api/app.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { newToken, tokenHash } from '../../api/ids.ts';
import { createLawLibrary } from '../../api/law-library.ts';
import { bootstrapOrganisation, organisationBody, type OrganisationBody } from '../../api/organisation.ts';
import { createLogger } from '../../config/logger.ts';
import { pages } from '../../web/pages.ts';
import type { Db } from '../../db/connect.ts';
import { createToken } from '../../db/staff-writes.ts';
import { type ApiEngine, anEngine } from './api-engine.ts';
import { startTestPostgres, type TestPostgres } from './database.ts';

const name = (zh: string) => ({ zh, en: zh });
const unit = (id: string, parent: string | null, isBody: boolean, code?: string) => ({
  ...{ id, parent, name: name(id), isBody, code },
  ...(isBody && id.includes('.') ? { reviewBody: 'yunxi.review', reReviewBody: 'yunxi.review' } : {}),
});

/** Of the one clerk who signs in with a password. */
export const ORG_PASSWORD = 'correct horse';

export const DISTRICT: OrganisationBody = organisationBody.parse({
  units: [
    unit('yunxi', null, true, 'YXQZ'),
    unit('yunxi.review', 'yunxi', true, 'YXFC'),
    unit('yunxi.center', 'yunxi', true, 'YXZW'),
    unit('yunxi.center.windows', 'yunxi.center', false),
    unit('yunxi.civil', 'yunxi', true, 'YXMZ'),
    unit('yunxi.civil.relief', 'yunxi.civil', false),
  ],
  staff: [
    {
      id: 'clerk',
      username: 'clerk',
      name: '陈书妤',
      unit: 'yunxi.center.windows',
      roles: ['clerk'],
      password: ORG_PASSWORD,
    },
    { id: 'handler', username: 'handler', name: '沈若兰', unit: 'yunxi.center', roles: ['handler'] },
    { id: 'handler2', username: 'handler2', name: '江海涛', unit: 'yunxi.center', roles: ['handler'] },
    { id: 'lead', username: 'lead', name: '苏敏', unit: 'yunxi.center', roles: ['lead', 'dispatcher'] },
    { id: 'approver', username: 'approver', name: '顾文博', unit: 'yunxi.center', roles: ['approver'] },
    { id: 'head', username: 'head', name: '程立新', unit: 'yunxi.center', roles: ['approver', 'head'] },
    { id: 'archivist', username: 'archivist', name: '白雪松', unit: 'yunxi.center', roles: ['archivist'] },
    { id: 'civilClerk', username: 'civil.clerk', name: '许佳宁', unit: 'yunxi.civil', roles: ['clerk', 'handler'] },
    { id: 'reliefHandler', username: 'relief', name: '温静雅', unit: 'yunxi.civil.relief', roles: ['handler'] },
    { id: 'reviewer', username: 'reviewer', name: '卫清和', unit: 'yunxi.review', roles: ['reviewer'] },
    { id: 'supervisor', username: 'supervisor', name: '秦岳', unit: 'yunxi', roles: ['supervisor'] },
    { id: 'auditor', username: 'auditor', name: '万清', unit: 'yunxi', roles: ['auditor'] },
    { id: 'operator', username: 'operator', name: '石磊', unit: 'yunxi.center', roles: ['operator'] },
    { id: 'ruler', username: 'ruler', name: '方知远', unit: 'yunxi', roles: ['rules'] },
    { id: 'ruler2', username: 'ruler2', name: '罗明', unit: 'yunxi', roles: ['rules'] },
  ],
  channels: [
    { id: 'website', kind: 'website', name: name('网站'), unit: 'yunxi.center' },
    { id: 'hotline', kind: 'hotline', name: name('热线'), unit: 'yunxi.center' },
  ],
});

export interface TestDoor {
  app: DoorApp;
  door: Door;
  engine: ApiEngine;
  db: Db;
  databaseUrl: string;
  postgres: TestPostgres;
  /** Bearer tokens of staff and channels by id. */
  tokens: Record<string, string>;
  /** The door's clock, ms. */
  clock: { nowMs: number };
  stop(): Promise<void>;
}

export async function openTestDoor(change: Partial<Door['settings']> = {}): Promise<TestDoor> {
  const postgres = await startTestPostgres();
  const { url, db } = await postgres.createDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'redress-door-'));
  const clock = { nowMs: Date.now() };
  const engine = anEngine(db, () => clock.nowMs);
  const door: Door = {
    db,
    vault: createVault([{ id: 'k1', key: new Uint8Array(32).fill(7) }]),
    files: createFiles(folder),
    packs: createLawLibrary(db, readLawFiles()),
    gateway: engine,
    now: () => clock.nowMs,
    settings: { zone: 'Asia/Shanghai', secureCookies: false, requestsPerMinute: 0, attemptsPerMinute: 0, ...change },
    logger: createLogger('server', 'silent'),
  };
  const tokens: Record<string, string> = await bootstrapOrganisation(db, DISTRICT);
  for (const { id } of DISTRICT.staff) {
    tokens[id] = newToken('personal');
    await createToken(db, { tokenSha256: tokenHash(tokens[id]), staffId: id, label: 'test' });
  }
  const app = await buildApp(door, pages);
  await app.ready();
  const stop = async () => {
    await app.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, door, engine, db, databaseUrl: url, postgres, tokens, clock, stop };
}

let keys = 0;
/** A fresh idempotency key. */
export const aKey = () => `test-key-${(keys += 1).toString().padStart(6, '0')}`;

/** A complaint as the website sends it. */
export function aComplaint(change: Record<string, unknown> = {}) {
  return {
    regime: 'cn-service-centre-example',
    matterType: 'attitude',
    category: 'window_attitude',
    respondent: null,
    title: '窗口跑了四趟',
    matter: '为老伴办理社保卡注销，四趟没有办成。',
    demands: ['把手续办好', '说明为什么没有一次告知'],
    reach: {
      methods: ['inbox', 'email'],
      preferred: 'inbox',
      electronicConsent: true,
      language: 'zh',
      noReply: false,
      card: { name: '俞静娴', phone: '19900000115', email: 'yu@example.org' },
    },
    truthDeclared: true,
    ...change,
  };
}

/** Takes a case through preliminary review to investigating. */
export async function acceptCase(test: TestDoor, caseId: string, packId = 'cn-service-centre-example') {
  const give = (command: string, body: unknown) => send(test, 'clerk', 'POST', `/api/cases/${caseId}/${command}`, body);
  const pack = test.door.packs.pack(packId);
  await give('recordChecklist', { entries: pack.checklist.map(({ item }) => ({ item, finding: 'met' })) });
  await give('decideJurisdiction', { inRemit: true, article: '第三条' });
  await give('recordConditions', { conditions: pack.conditions.map(({ code }) => ({ code, fulfilled: true })) });
  return give('accept', { note: '请尽快办理' });
}

/** Takes a case through preliminary review to a refusal. */
export async function refuseCase(test: TestDoor, caseId: string) {
  const give = (as: string, command: string, body: unknown) =>
    send(test, as, 'POST', `/api/cases/${caseId}/${command}`, body);
  const pack = test.door.packs.pack('cn-service-centre-example');
  await give('clerk', 'recordChecklist', { entries: pack.checklist.map(({ item }) => ({ item, finding: 'met' })) });
  await give('clerk', 'decideJurisdiction', { inRemit: false, article: '第三条' });
  await give('clerk', 'recordConditions', {
    conditions: pack.conditions.map(({ code }) => ({ code, fulfilled: true })),
  });
  const reason = '该事项由人社部门管理';
  return give('approver', 'refuse', { ground: 'NO_COMPETENCE', reason, otherRoutes: '向云溪区人社局提出' });
}

/** Sends JSON as somebody; gives status, body and headers. */
export async function send(
  test: TestDoor,
  as: string | null,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  key?: string | null,
) {
  const token = as === null ? undefined : (test.tokens[as] ?? as);
  const response = await test.app.inject({
    method,
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === null || method === 'GET' ? {} : { 'idempotency-key': key ?? aKey() }),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    json: response.headers['content-type']?.toString().includes('json') ? response.json() : null,
    text: response.body,
  };
}
