// Records against a real PostgreSQL: intake exactly once with gapless numbers, events append-only, in any order, twice.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../adapters/vault.ts';
import { findCase, listEvents } from '../db/case-reads.ts';
import { listCases, listTasks } from '../db/case-list.ts';
import { LedgerDiffers, recordEvents } from '../db/case-writes.ts';
import type { Db } from '../db/connect.ts';
import { databaseFault } from '../db/database-fault.ts';
import { putOrganisation } from '../db/directory-writes.ts';
import { addEvidence } from '../db/evidence-writes.ts';
import { findEvidence } from '../db/evidence-reads.ts';
import { registerIntake } from '../db/intake-writes.ts';
import { migrate } from '../db/migrate.ts';
import { listNotices } from '../db/notice-reads.ts';
import { findSubmission } from '../db/submission-reads.ts';
import { refuseSubmission, storeSubmission, takeSignalsToRelay } from '../db/submission-writes.ts';
import { markStarted, takeStarts } from '../db/start-writes.ts';
import { brokenAt, eventHash } from '../domain/case-chain.ts';
import { foldAll } from '../domain/case-apply.ts';
import { projectCase } from '../domain/case-projection.ts';
import type { CaseEvent } from '../domain/case.ts';
import { anActor, aText, COMPLAINANT, Life } from './support/case-builders.ts';
import { answered } from './support/case-stages.ts';
import { startTestPostgres, type TestPostgres } from './support/database.ts';
import { aClaim, anIntake } from './support/intakes.ts';

const vault = createVault([{ id: 'k1', key: randomBytes(32) }]);
const UNIT = { nameZh: '云溪区政务服务中心', nameEn: 'Yunxi Centre', isBody: true, code: 'YXZW', docCode: '云政务' };
let postgres: TestPostgres;
let url: string;
let db: Db;

beforeAll(async () => {
  postgres = await startTestPostgres();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  ({ url, db } = await postgres.createDatabase());
  await putOrganisation(db, {
    units: [{ id: 'yunxi.center', body: 'yunxi.center', ...UNIT }],
    staff: [],
    channelClients: [],
  });
});

afterEach(() => db.close());

const register = async (change: Parameters<typeof aClaim>[0] = {}) => {
  const claim = aClaim(change);
  return registerIntake(db, claim, anIntake(vault, claim.caseId).record);
};

/** A case the door has registered, and a whole life of its events: intake to delivered reply. */
async function aRegisteredLife(key: string = randomUUID()) {
  const claim = aClaim({ key });
  const intake = anIntake(vault, claim.caseId);
  const result = await registerIntake(db, claim, intake.record);
  if (result.kind !== 'new') throw new Error(result.kind);
  const life = answered(new Life(intake.law, { caseId: claim.caseId, number: result.number }));
  return { caseId: claim.caseId, life, events: life.events, row: projectCase(life.state) };
}

const upTo = (events: CaseEvent[], seq: number) => {
  const some = events.slice(0, seq);
  return { events: some, row: projectCase(foldAll(some)) };
};

describe('migrations', () => {
  it('may run many at once and again', async () => {
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    await expect(migrate(url)).resolves.toBeUndefined();
  });
});

describe('intake', () => {
  it('makes one case and one number out of fifty same submissions at once (L12)', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => register({ key: 'same' })));
    expect(results.filter((result) => result.kind === 'new')).toHaveLength(1);
    expect(
      new Set(results.map((result) => (result.kind === 'new' || result.kind === 'same' ? result.number : ''))),
    ).toEqual(new Set(['YXZW-2026-000001']));
    expect(await db.sql`select count(*) from cases`).toEqual([{ count: 1 }]);
    const again = await register({ key: 'same' });
    expect(again).toMatchObject({ kind: 'same' });
    expect(
      vault.openOwn('intake', (again as { response: Buffer }).response, (again as { caseId: string }).caseId),
    ).toBe('YXZW-2026-000001');
  });

  it('refuses the same key with another body', async () => {
    await register({ key: 'once', bodyHmac: 'k1:a' });
    expect(await register({ key: 'once', bodyHmac: 'k1:b' })).toEqual({ kind: 'conflict' });
  });

  it('leaves no gap when some of twenty parallel intakes fail half-way', async () => {
    const attempts = Array.from({ length: 30 }, async (_, index) => {
      const claim = aClaim({ key: `k${index}` });
      const { record } = anIntake(vault, claim.caseId);
      return registerIntake(db, claim, (number) => {
        if (index % 3 === 0) throw new Error('broken off');
        return record(number);
      });
    });
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
    const rows = await db.sql<{ seq: number }[]>`select seq from ledger order by seq`;
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await db.sql`select count(*) from intakes`).toEqual([{ count: 20 }]);
  });

  it('takes a file uploaded before into one case only, and only from its uploader', async () => {
    const id = randomUUID();
    const loose = vault.newLooseFileKey(id);
    await addEvidence(db, {
      ...{ id, caseId: null, uploadedBy: 'website', sha256: 'a'.repeat(64), size: 3, mime: 'image/png' },
      ...{ submittedBy: COMPLAINANT, receivedAt: 1, wrappedKey: loose.wrapped, blobSha256: 'b'.repeat(64) },
    });
    const withFile = async (key: string, uploadedBy: string) => {
      const claim = aClaim({ key });
      const { record, caseKey } = anIntake(vault, claim.caseId);
      const wrappedKey = vault.adoptFileKey(caseKey.key, id, loose.wrapped);
      return {
        result: await registerIntake(db, claim, (number) => ({
          ...record(number),
          evidence: [{ id, uploadedBy, wrappedKey, nameText: null }],
        })),
        caseKey,
      };
    };
    expect((await withFile('stranger', 'other')).result).toEqual({ kind: 'evidence_taken' });
    const { result, caseKey } = await withFile('owner', 'website');
    expect(result).toMatchObject({ kind: 'new', number: 'YXZW-2026-000001' });
    const stored = await findEvidence(db, id);
    expect(vault.unwrapFileKey(caseKey.key, id, stored!.wrappedKey)).toEqual(loose.key);
    expect((await withFile('late', 'website')).result).toEqual({ kind: 'evidence_taken' });
    expect(await findEvidence(db, 'no-uuid')).toBeNull();
  });

  it('hands each start to one relay until it is made', async () => {
    await register({ key: 'a' });
    await register({ key: 'b' });
    const taken = (await Promise.all([takeStarts(db, 1), takeStarts(db, 5), takeStarts(db, 5)])).flat();
    expect(new Set(taken.map((start) => start.caseId)).size).toBe(taken.length);
    expect(taken).toHaveLength(2);
    for (const { caseId } of taken) await markStarted(db, caseId);
    await db.sql`update workflow_starts set next_try_at = now()`;
    expect(await takeStarts(db, 5)).toEqual([]);
  });
});

describe('recording', () => {
  it('keeps events whose chain still verifies and a row equal to the fold', async () => {
    const { caseId, events, row } = await aRegisteredLife();
    const recorded = await recordEvents(db, { caseId, events, row });
    expect(recorded).toMatchObject({ version: events.length, head: events.at(-1)!.hash, digest: row.digest });
    const stored = await listEvents(db, caseId);
    expect(stored).toEqual(JSON.parse(JSON.stringify(events)));
    expect(brokenAt(stored)).toBeNull();
    expect(await findCase(db, caseId)).toMatchObject(projectCase(foldAll(stored)));
  });

  it('does the same when it runs twice, at once, in pieces and out of order', async () => {
    const { caseId, events, row } = await aRegisteredLife();
    const half = upTo(events, 5);
    const late = { events: events.slice(5), row };
    await recordEvents(db, { caseId, ...late });
    const afterwards = await recordEvents(db, { caseId, ...half });
    expect(afterwards).toMatchObject({ version: events.length, head: events.at(-1)!.hash });
    const all = await Promise.all(Array.from({ length: 8 }, () => recordEvents(db, { caseId, events, row })));
    expect(new Set(all.map(({ version }) => version))).toEqual(new Set([events.length]));
    expect(brokenAt(await listEvents(db, caseId))).toBeNull();
    expect((await findCase(db, caseId))?.version).toBe(events.length);
    const drafts = events.flatMap((event) => event.notices ?? []);
    expect(await listNotices(db, caseId)).toHaveLength(drafts.length);
  });

  it('refuses another event under a known number and writes nothing', async () => {
    const { caseId, events, row } = await aRegisteredLife();
    await recordEvents(db, { caseId, ...upTo(events, 3) });
    const forged = events.map((event) => {
      if (event.seq !== 3) return event;
      const { hash: _hash, ...open } = { ...event, at: event.at + 1 };
      return { ...open, hash: eventHash(open) } as CaseEvent;
    });
    await expect(recordEvents(db, { caseId, events: forged, row })).rejects.toThrow(LedgerDiffers);
    expect(await listEvents(db, caseId)).toHaveLength(3);
    expect((await findCase(db, caseId))?.version).toBe(3);
  });

  it.each(['update case_events set type = type', 'delete from case_events', 'truncate case_events'])(
    'refuses: %s',
    async (statement) => {
      const { caseId, events, row } = await aRegisteredLife();
      await recordEvents(db, { caseId, events, row });
      const error: unknown = await db.sql.unsafe(statement).catch((caught: unknown) => caught);
      expect(databaseFault(error)?.kind).toBe('changed');
    },
  );

  it('numbers documents without a gap per kind, body and year, also in parallel', async () => {
    const lives = await Promise.all(Array.from({ length: 12 }, () => aRegisteredLife()));
    await Promise.all(lives.flatMap((life) => [recordEvents(db, life), recordEvents(db, life)]));
    const kinds = await db.sql<{ kind: string; seqs: number[] }[]>`
      select kind, array_agg(seq order by seq) as seqs from document_numbers group by kind order by kind`;
    expect(kinds.map((row) => row.kind)).toEqual(
      expect.arrayContaining(['registrationReceipt', 'acceptanceNotice', 'reply']),
    );
    for (const { seqs } of kinds) expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1));
    const receipts = (await listNotices(db, lives[0]!.caseId)).filter(
      (notice) => notice.kind === 'registrationReceipt',
    );
    expect(receipts[0]?.number).toMatch(/^云政务投登〔2026〕\d+号$/);
  });

  it('says which notices were served', async () => {
    const { caseId, events, row, life } = await aRegisteredLife();
    await recordEvents(db, { caseId, ...upTo(events, 4) });
    await recordEvents(db, { caseId, events, row });
    const stored = await listNotices(db, caseId);
    const states = Object.fromEntries(stored.map((notice) => [notice.id, notice.state]));
    expect(states).toEqual(
      Object.fromEntries(Object.values(life.state.notices).map((notice) => [notice.id, notice.state])),
    );
  });
});

describe('submissions', () => {
  const stored = (
    caseId: string,
    change: { key?: string; bodyHmac?: string; kind?: 'command' | 'signal'; name?: string } = {},
  ) =>
    storeSubmission(
      db,
      {
        ...{
          caseId,
          key: 'k-1',
          kind: 'command' as const,
          name: 'accept',
          actor: anActor('clerk'),
          data: { note: aText() },
        },
        ...{ bodyHmac: 'k1:a', receivedAt: 5, texts: [], ...change },
      },
      (hmac) => hmac === (change.bodyHmac ?? 'k1:a'),
    );

  it('keeps one row per key and refuses another body', async () => {
    const caseId = randomUUID();
    const results = await Promise.all(Array.from({ length: 20 }, () => stored(caseId)));
    expect(results.filter(({ kind }) => kind === 'new')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'same')).toHaveLength(19);
    expect(await stored(caseId, { bodyHmac: 'k1:b' })).toEqual({ kind: 'conflict' });
    expect(await stored(caseId, { name: 'refuse' })).toEqual({ kind: 'conflict' });
  });

  it('become applied with the version their events led to, and people without a row are named', async () => {
    const { caseId, events } = await aRegisteredLife();
    const byStaff = events.findIndex((event) => event.actor.kind === 'staff');
    const keyed = rechained(
      events.map((event, index) =>
        index === byStaff ? { ...event, key: 'k-1' } : index === byStaff + 1 ? { ...event, key: 'k-2' } : event,
      ),
    );
    await stored(caseId);
    const row = projectCase(foldAll(keyed));
    const recorded = await recordEvents(db, { caseId, events: keyed, row });
    expect(recorded.unproven).toEqual([{ seq: byStaff + 2, command: keyed[byStaff + 1]!.type }]);
    expect(await findSubmission(db, caseId, 'k-1')).toMatchObject({ status: 'applied', version: byStaff + 1 });
    await refuseSubmission(db, caseId, 'k-1', { code: 'wrong_phase' });
    expect(await findSubmission(db, caseId, 'k-1')).toMatchObject({ status: 'applied', refusal: null });
    expect((await recordEvents(db, { caseId, events: keyed, row })).unproven).toEqual(recorded.unproven);
  });

  it('gives a signal to one relay at a time, and again when it stays unanswered', async () => {
    const caseId = randomUUID();
    await stored(caseId, { kind: 'signal', name: 'appeal' });
    const taken = (await Promise.all([takeSignalsToRelay(db, 10), takeSignalsToRelay(db, 10)])).flat();
    expect(taken).toMatchObject([{ key: 'k-1', attempts: 1 }]);
    await db.sql`update submissions set next_try_at = now()`;
    expect(await takeSignalsToRelay(db, 10)).toMatchObject([{ attempts: 2 }]);
  });
});

describe('lists', () => {
  it('page by key without leaving out or repeating a case', async () => {
    for (let index = 0; index < 7; index += 1) await register({ key: `k${index}` });
    const seen: string[] = [];
    let after: Parameters<typeof listCases>[3];
    do {
      const page = await listCases(
        db,
        { visibleTo: { units: ['yunxi.center'], staffIds: ['nobody'] }, open: true },
        3,
        after,
      );
      seen.push(...page.rows.map((row) => row.caseId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await listCases(db, { visibleTo: { units: ['elsewhere'], staffIds: ['nobody'] } }, 3)).rows).toEqual([]);
    const tasks = await listTasks(db, { units: ['yunxi.center'], roles: ['clerk'], holder: null }, 50);
    expect(tasks.rows).toHaveLength(7);
    expect(tasks.rows[0]).toMatchObject({ task: { kind: 'reviewIntake' } });
    expect((await listTasks(db, { units: ['yunxi.center'], roles: ['handler'] }, 50)).rows).toEqual([]);
  });
});

/** The same events with their links and hashes made again. */
function rechained(events: CaseEvent[]): CaseEvent[] {
  let prev = events[0]!.prev;
  return events.map((event) => {
    const { hash: _hash, ...open } = { ...event, prev };
    const next = { ...open, hash: eventHash(open) } as CaseEvent;
    prev = next.hash;
    return next;
  });
}
