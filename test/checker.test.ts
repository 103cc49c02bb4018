// The checker checked: green on a healthy system, and each kind of damage turns exactly the invariant red that it breaks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseEvents, cases } from '../db/schema.ts';
import { eventHash } from '../domain/case-chain.ts';
import { foldAll } from '../domain/case-apply.ts';
import type { CaseEvent } from '../domain/case.ts';
import { projectCase } from '../domain/case-projection.ts';
import { caseWorkflowId } from '../workflows/case-messages.ts';
import { and, eq } from 'drizzle-orm';
import { check, type Finding } from './support/checker.ts';
import type { World } from './support/checker-facts.ts';
import { until } from './support/engine.ts';
import { type Answered, inParallel, type LogEntry, walkCase } from './support/load.ts';
import { type LoadSystem, startLoadSystem } from './support/load-system.ts';

let system: LoadSystem;
/** Cases that were walked to an issued reply. */
let ids: string[];

beforeAll(async () => {
  system = await startLoadSystem();
  ids = await inParallel(3, [1, 2, 3, 4, 5, 6], (n) =>
    walkCase(system.client, `healthy-${n}`, n % 2 === 0 ? 'accepted' : 'replied'),
  );
}, 180_000);

afterAll(() => system.stop());

const red = (findings: Finding[]) => [...new Set(findings.map((one) => one.id))];
const redWith = async (change: Partial<World>) => red(await check({ ...system.world(), ...change }));
const sql = () => system.product.db.sql;

/** Ids of what is red while the damage is there; the damage is undone and all is green again afterwards. */
async function redDuring(damage: () => Promise<unknown>, repair: () => Promise<unknown>): Promise<string[]> {
  await damage();
  const found = red(await system.findings());
  await repair();
  expect(await system.findings()).toEqual([]);
  return found;
}

describe('the checker', () => {
  it('finds nothing wrong with a healthy system', async () => {
    expect(await system.findings()).toEqual([]);
    const [counted] =
      await sql()`select count(*)::int as events, count(distinct case_id)::int as cases from case_events`;
    expect(counted).toMatchObject({ cases: 6 });
    expect(counted?.['events']).toBeGreaterThan(60);
  });

  it('misses a row of the complaint ledger', async () => {
    const [row] = await sql()`select * from ledger where case_id = ${ids[0]!}`;
    const found = await redDuring(
      () => sql()`delete from ledger where case_id = ${ids[0]!}`,
      () => sql()`insert into ledger ${sql()(row!)}`,
    );
    expect(found).toEqual(['N1']);
  });

  it('sees a notice that went out twice under another message id', async () => {
    const again = () => sql()`
      insert into notice_attempts (case_id, attempt, notice_id, method, outcome, reference, language)
      select case_id, attempt || '.again', notice_id, method, outcome, '<again@redress.example>', language
      from notice_attempts where case_id = ${ids[0]!} and method = 'email' limit 1`;
    expect(await redDuring(again, () => sql()`delete from notice_attempts where attempt like '%.again'`)).toEqual([
      'N9',
    ]);
  });

  it('sees a delivery that never happened', async () => {
    const [row] = await sql()`select * from notice_attempts where case_id = ${ids[1]!} limit 1`;
    const gone = () => sql()`delete from notice_attempts where case_id = ${ids[1]!} and attempt = ${row!['attempt']}`;
    const found = await redDuring(gone, () => sql()`insert into notice_attempts ${sql()(row!)}`);
    // Its letter is then one that nobody knows of.
    expect(found).toEqual(['N9', 'N10']);
  });

  it('sees a wrong phase in the list', async () => {
    const change = (phase: string) => sql()`update cases set phase = ${phase} where case_id = ${ids[1]!}`;
    expect(
      await redDuring(
        () => change('archived'),
        () => change('investigating'),
      ),
    ).toEqual(['N7']);
  });
});

describe('the checker, with the guard of the ledger taken away,', () => {
  beforeAll(() => sql()`alter table case_events disable trigger user`);
  afterAll(() => sql()`alter table case_events enable trigger user`);

  const put = (caseId: string, seq: number, event: CaseEvent) =>
    system.product.db.orm
      .update(caseEvents)
      .set({ event })
      .where(and(eq(caseEvents.caseId, caseId), eq(caseEvents.seq, seq)));
  const eventsOf = (caseId: string) =>
    system.product.db.orm.select().from(caseEvents).where(eq(caseEvents.caseId, caseId)).orderBy(caseEvents.seq);

  it('sees one changed letter in one event', async () => {
    const row = (await eventsOf(ids[0]!)).find((one) => one.type === 'jurisdictionDecided')!;
    const changed = JSON.parse(JSON.stringify(row.event).replace('示例17', '示例18')) as CaseEvent;
    const found = await redDuring(
      () => put(row.caseId, row.seq, changed),
      () => put(row.caseId, row.seq, row.event),
    );
    expect(found).toEqual(['N7']);
  });

  it('sees a removed event', async () => {
    const row = (await eventsOf(ids[0]!)).find((one) => one.type === 'noticeAccepted' || one.type === 'noticeServed')!;
    const { orm } = system.product.db;
    const remove = () =>
      orm.delete(caseEvents).where(and(eq(caseEvents.caseId, row.caseId), eq(caseEvents.seq, row.seq)));
    expect(await redDuring(remove, () => orm.insert(caseEvents).values(row))).toEqual(['N7']);
  });

  it('sees a command that was applied twice, although chain and list are as if it were right', async () => {
    const { orm } = system.product.db;
    const rows = await eventsOf(ids[1]!);
    const [before] = await orm.select().from(cases).where(eq(cases.caseId, ids[1]!));
    const once = rows.find((row) => row.type === 'checklistRecorded')!;
    const last = rows.at(-1)!;
    const open = { ...once.event, seq: last.seq + 1, at: last.at + 1, prev: last.hash };
    const twice: CaseEvent = { ...open, hash: eventHash(open) };
    const row = projectCase(foldAll([...rows.map((one) => one.event), twice]));
    const damage = async () => {
      await orm
        .insert(caseEvents)
        .values({ ...once, seq: twice.seq, at: twice.at, prev: twice.prev, hash: twice.hash, event: twice });
      await orm.update(cases).set(row).where(eq(cases.caseId, row.caseId));
    };
    const repair = async () => {
      const { dueOrder: _generated, ...stored } = before!;
      await orm.delete(caseEvents).where(and(eq(caseEvents.caseId, row.caseId), eq(caseEvents.seq, twice.seq)));
      await orm.update(cases).set(stored).where(eq(cases.caseId, row.caseId));
    };
    expect(await redDuring(damage, repair)).toEqual(['N14']);
  });
});

describe('the checker, with another story than the client’s,', () => {
  const said = (change: (answered: Answered) => Answered | Answered[]): LogEntry[] =>
    system.world().log.flatMap((entry) => (entry.is === 'answered' ? change(entry) : entry));
  const firstIntake = () => system.client.log.answers.find((answered) => answered.status === 201)!;

  it('misses a case that was acknowledged', async () => {
    const log = [...system.world().log];
    log.push({
      is: 'sent',
      request: 90_000,
      at: Date.now(),
      kind: 'intake',
      key: 'never-stored',
      caseId: null,
      name: 'register',
    });
    log.push({ ...firstIntake(), request: 90_000, caseId: '01900000-0000-7000-8000-000000000000' });
    expect(await redWith({ log })).toEqual(['N1']);
  });

  it('misses a command that was acknowledged', async () => {
    const log = [...system.world().log];
    log.push({
      is: 'sent',
      request: 90_001,
      at: 0,
      kind: 'command',
      key: 'never-recorded',
      caseId: ids[0]!,
      name: 'accept',
    });
    log.push({ is: 'answered', request: 90_001, at: 1, status: 200 });
    expect(await redWith({ log })).toEqual(['N1']);
  });

  it('sees that a repeated key was given another number', async () => {
    const [sent] = system.world().log;
    const log = [
      ...system.world().log,
      { ...sent, request: 90_002 },
      { is: 'answered', request: 90_002, at: 1, status: null },
    ] as LogEntry[];
    log.push({ ...sent, request: 90_003 } as LogEntry, {
      ...firstIntake(),
      request: 90_003,
      number: 'YXZW-2026-999999',
    });
    expect(await redWith({ log })).toEqual(['N2']);
  });

  it('sees a case nobody filed', async () => {
    const { key } = system.world().log.find((entry) => entry.is === 'sent')!;
    const intakeOf = (entry: LogEntry) => entry.is === 'sent' && entry.kind === 'intake' && entry.key === key;
    const { request } = system.world().log.find(intakeOf)!;
    expect(await redWith({ log: system.world().log.filter((entry) => entry.request !== request) })).toEqual(['N3']);
  });

  it('sees a list that shows another due day', async () => {
    const listed = async () =>
      (await system.world().listed!()).map((row, index) => (index === 0 ? { ...row, dueOn: '2020-01-01' } : row));
    expect(await redWith({ listed })).toEqual(['N8']);
  });

  it('sees a letter to the wrong person', async () => {
    const { letters, addressOf } = system.world().mail!;
    const wrong = letters.map((letter, index) => (index === 0 ? { ...letter, to: 'neighbour@example.org' } : letter));
    expect(await redWith({ mail: { letters: wrong, addressOf } })).toEqual(['N10']);
  });

  it('sees a command nobody sent', async () => {
    const log = system
      .world()
      .log.filter((entry) => entry.is === 'answered' || entry.name !== 'accept' || entry.caseId !== ids[0]!);
    const sent = new Set(log.map((entry) => (entry.is === 'sent' ? entry.request : 0)));
    expect(await redWith({ log: log.filter((entry) => sent.has(entry.request)) })).toEqual(['N14']);
  });

  it('sees a version that goes backwards', async () => {
    const isLast = (answered: Answered) =>
      answered.caseId === ids[0]! && answered === system.client.log.answers.findLast((one) => one.caseId === ids[0]!);
    expect(
      await redWith({ log: said((answered) => (isLast(answered) ? { ...answered, version: 1 } : answered)) }),
    ).toEqual(['N15']);
  });
});

// Damage that cannot be undone: what is red stays red, so each looks for what is newly red.
describe('the checker, for good,', () => {
  it('sees a skipped number', async () => {
    await sql()`update counters set next = next + 1 where scope = 'case:yunxi.center'`;
    await walkCase(system.client, 'after-the-gap', 'accepted');
    expect(red(await system.findings())).toEqual(['N6']);
  });

  it('sees a terminated execution', async () => {
    await system.product.engine.workflow.getHandle(caseWorkflowId(ids[2]!)).terminate('damage');
    expect(red(await system.findings())).toEqual(['N5', 'N6']);
  });

  it('misses an execution', async () => {
    const { engine, stack } = system.product;
    const handle = engine.workflow.getHandle(caseWorkflowId(ids[3]!));
    await engine.workflowService.deleteWorkflowExecution({
      namespace: stack.namespace,
      workflowExecution: { workflowId: handle.workflowId },
    });
    await until('the engine has forgotten it', () =>
      handle.describe().then(
        () => false,
        () => true,
      ),
    );
    expect(red(await system.findings())).toEqual(['N4', 'N5', 'N6']);
  });
});
