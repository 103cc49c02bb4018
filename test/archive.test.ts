// Sealing against a real PostgreSQL and a real store: what a package holds, that it is always the same, and what is refused.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackage, sealArchive } from '../activities/archive-sealing.ts';
import { gatherCase, NotSealable } from '../activities/archive-material.ts';
import { plainFault } from '../activities/plain-fault.ts';
import type { ActivityDeps } from '../activities/deps.ts';
import { openTar } from '../adapters/bag.ts';
import { packageKey } from '../adapters/package-key.ts';
import { findArchive, listRegister } from '../db/archive-reads.ts';
import { REGISTER_START } from '../db/archive-writes.ts';
import { checkPackage } from '../domain/archive-check.ts';
import { type Catalogue, type CaseMetadata, type OpenedPackage, PLACES } from '../domain/archive-package.ts';
import { registerBrokenAt } from '../domain/archive-register.ts';
import { anArchivedCase, archiveDeps, type ArchivedCase } from './support/archived-case.ts';
import { startTestPostgres, type TestPostgres } from './support/database.ts';

let postgres: TestPostgres;
let deps: ActivityDeps;
let one: ArchivedCase;
const folder = mkdtempSync(path.join(tmpdir(), 'redress-archive-'));

beforeAll(async () => {
  postgres = await startTestPostgres();
  deps = archiveDeps((await postgres.createDatabase()).db, folder);
  one = await anArchivedCase(deps, 'one', [randomBytes(700_000), Buffer.from('收据')]);
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openSealed(file: string, caseId: string): Promise<OpenedPackage> {
  const { caseKey } = await gatherCase(deps, caseId);
  return openTar(await deps.files.open(file, packageKey(caseKey)));
}

describe('sealing', () => {
  it('makes a package that holds, and the same one again', async () => {
    const material = await gatherCase(deps, one.caseId);
    const [first, second] = [
      await buildPackage(deps, material),
      await buildPackage(deps, await gatherCase(deps, one.caseId)),
    ];
    expect(second.sha256).toBe(first.sha256);
    const report = checkPackage(await openSealed(first.file, one.caseId), first.sha256);
    expect(report.checks.flatMap((check) => check.findings)).toEqual([]);
    expect(report).toMatchObject({ ok: true, number: one.number, events: one.events.length });
    await Promise.all([first, second].map(({ file }) => deps.files.remove(file)));
  });

  it('enters the package in the register once, however often and at once it is asked', async () => {
    const sealed = await Promise.all([1, 2, 3].map(() => sealArchive(deps)({ caseId: one.caseId })));
    sealed.push(await sealArchive(deps)({ caseId: one.caseId }));
    expect(new Set(sealed.map(({ file }) => file)).size).toBe(1);
    const register = await listRegister(deps.db);
    expect(register).toHaveLength(1);
    expect(register[0]).toMatchObject({ caseId: one.caseId, act: 'sealed', data: { sha256: sealed[0]!.sha256 } });
    expect(registerBrokenAt(register, REGISTER_START)).toBeNull();
    expect(await findArchive(deps.db, one.caseId)).toMatchObject({
      ...sealed[0],
      retention: 'permanent',
      keepUntil: null,
    });
    expect(await deps.files.has(sealed[0]!.file)).toBe(true);
    const stored = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
    expect(stored).toHaveLength(one.evidence.length + 2);
  });

  it('lays the papers in the order of a volume, decisions first and the note last', async () => {
    const { file } = await sealArchive(deps)({ caseId: one.caseId });
    const pkg = await openSealed(file, one.caseId);
    const { entries } = JSON.parse(pkg.texts.get(PLACES.catalogue)!) as Catalogue;
    const first = (kind: string) => entries.findIndex((entry) => entry.kind === kind);
    const order = [
      'reply',
      'reviewApplication',
      'acceptanceNotice',
      'findings',
      'evidence',
      'deliveryProof',
      'measures',
      'history',
      'closingNote',
    ];
    const places = order.map(first);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(entries.at(-1)).toMatchObject({ kind: 'closingNote', title: { zh: '卷内备考表' } });
    expect(entries.find((entry) => entry.kind === 'reply')?.docNumber).toMatch(/^云政务投答〔2026〕\d+号$/);
  });

  it('never lets a name or a text become a path, a formula or markup', async () => {
    const { file } = await sealArchive(deps)({ caseId: one.caseId });
    const pkg = await openSealed(file, one.caseId);
    for (const { path: name } of pkg.files) expect(name).toMatch(/^[A-Za-z0-9./-]+$/);
    const csv = pkg.texts.get(PLACES.catalogueTable)!;
    expect(csv).toContain(`"'=cmd|证据.png"`);
    expect(csv).not.toMatch(/(^|,)"=/m);
    const form = [...pkg.texts].find(([name]) => name.endsWith('-registration.md'))![1];
    expect(form).toContain('/ Name**: 李明\n');
    expect(form).not.toContain('<script>');
    const replies = [...pkg.texts].find(([name]) => name.endsWith('-reply.txt'))![1];
    expect(replies).toContain('处理意见书');
  });

  it('dates the package by the ledger and says what it was judged by', async () => {
    const { file } = await sealArchive(deps)({ caseId: one.caseId });
    const pkg = await openSealed(file, one.caseId);
    const metadata = JSON.parse(pkg.texts.get(PLACES.metadata)!) as CaseMetadata;
    expect(metadata).toMatchObject({
      retention: { code: 'permanent', trigger: { event: 'archived', on: '2026-12-01' } },
      chain: { events: one.events.length, head: one.events.at(-1)!.hash },
      pack: { id: 'cn-service-centre-example' },
      software: { name: 'redress' },
    });
    expect(pkg.texts.get('bag-info.txt')).toContain('Bagging-Date: 2026-12-01\n');
    expect(metadata.histories).toHaveLength(1);
    expect(metadata.objects).toHaveLength(2);
  });
});

describe('refusal', () => {
  it.each([
    [
      'a changed text',
      `update sealed_texts set ciphertext = ciphertext || 'x'::bytea where purpose = 'test'`,
      'sealed bytes do not open',
    ],
    [
      'a row that does not follow from the events',
      `update cases set digest = 'other'`,
      'does not follow from its events',
    ],
    ['evidence that is gone', `delete from evidence`, 'missing or changed'],
    ['an erased key', `update case_keys set wrapped_key = null`, 'cannot be opened'],
  ])('to seal over %s', async (_what, damage, why) => {
    const { db } = await postgres.createDatabase();
    const own = { ...deps, db };
    const { caseId } = await anArchivedCase(own, 'damaged', [Buffer.from('x')]);
    await db.sql.unsafe(damage);
    await expect(sealArchive(own)({ caseId })).rejects.toThrow(why);
    expect(await findArchive(db, caseId)).toBeNull();
  });

  it('to seal a case that is not archived', async () => {
    const unknown = gatherCase(deps, '0190a000-0000-7000-8000-00000000ffff');
    await expect(unknown).rejects.toThrow(NotSealable);
    // Its message holds ids only, so the engine may keep it: an operator reads there why nothing is sealed.
    const said = await unknown.catch((error: unknown) => String(plainFault('sealArchive', error)));
    expect(said).toBe('NotSealable: sealArchive: case 0190a000-0000-7000-8000-00000000ffff is not known');
  });
});
