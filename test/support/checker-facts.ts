// What the checker looks at: the client's log by act, the product's tables, and what the engine says of every case; all
// of it read once the system is quiet. Judges nothing (checker.ts).
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';
import {
  caseEvents,
  cases,
  counters,
  documentNumbers,
  inbox,
  intakes,
  ledger,
  noticeAttempts,
  notices,
  submissions,
  units,
  workflowStarts,
} from '../../db/schema.ts';
import { caseWorkflowId } from '../../workflows/case-messages.ts';
import { type Answered, inParallel, isUnknown, type LogEntry, type Sent } from './load.ts';

/** A mail as a sink took it. */
export interface Letter {
  messageId: string;
  to: string;
}

export interface World {
  log: readonly LogEntry[];
  db: Db;
  engine: Client;
  /** Channel whose key the load client used. */
  clientId: string;
  /** What the mail sink took, where there is one, and which address belongs to an intake's key. */
  mail?: { letters: readonly Letter[]; addressOf: (intakeKey: string) => string };
  /** Every case as the list shows it to somebody who sees all. */
  listed?: () => Promise<{ caseId: string; number: string; phase: string; dueOn: string | null; overdue: boolean }[]>;
}

/** Everything the log says of one key. */
export interface Act extends Pick<Sent, 'kind' | 'key' | 'caseId' | 'name'> {
  /** First requests first, each with its answer; null while none is logged. */
  tries: { sent: Sent; answered: Answered | null }[];
  /** 2xx answers. */
  acknowledged: Answered[];
  hadUnknown: boolean;
}

/** `missing`: the engine has never heard of it, or has forgotten it. */
export type Standing = 'RUNNING' | 'COMPLETED' | 'missing' | (string & {});

export interface Facts extends Pick<World, 'clientId' | 'mail'> {
  acts: Act[];
  cases: (typeof cases.$inferSelect)[];
  ledger: (typeof ledger.$inferSelect)[];
  intakes: (typeof intakes.$inferSelect)[];
  counters: (typeof counters.$inferSelect)[];
  units: (typeof units.$inferSelect)[];
  documentNumbers: (typeof documentNumbers.$inferSelect)[];
  events: Map<string, (typeof caseEvents.$inferSelect)[]>;
  submissions: (typeof submissions.$inferSelect)[];
  notices: (typeof notices.$inferSelect)[];
  attempts: (typeof noticeAttempts.$inferSelect)[];
  inbox: (typeof inbox.$inferSelect)[];
  standings: Map<string, Standing>;
  /** Executions of the complaint type: workflow id to its runs that did not hand over to a next one. */
  runs: Map<string, number>;
  listed: Awaited<ReturnType<NonNullable<World['listed']>>> | null;
}

const WIDTH = 8;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until nothing is on its way any more. Throws with what is still moving after `limitMs`. */
export async function untilQuiet(world: Pick<World, 'db' | 'engine'>, limitMs = 120_000): Promise<void> {
  for (const end = Date.now() + limitMs; ; await pause(250)) {
    const before = await versions(world.db);
    const moving = await stillMoving(world);
    if (moving.length === 0 && (await versions(world.db)) === before) return;
    if (Date.now() > end)
      throw new Error(`not quiet after ${limitMs} ms: ${moving.slice(0, 5).join('; ')} (${moving.length})`);
  }
}

async function versions(db: Db): Promise<string> {
  const [row] = await db.orm.select({ sum: sql<string>`count(*) || ':' || coalesce(sum(version), 0)` }).from(cases);
  return row?.sum ?? '';
}

async function stillMoving({ db, engine }: Pick<World, 'db' | 'engine'>): Promise<string[]> {
  const [starts, signals, ids] = await Promise.all([
    db.orm.$count(workflowStarts, sql`status = 'pending'`),
    db.orm.$count(submissions, sql`status = 'pending' and kind = 'signal'`),
    db.orm.select({ caseId: cases.caseId, version: cases.version }).from(cases),
  ]);
  const doors = [...(starts > 0 ? [`${starts} starts wait`] : []), ...(signals > 0 ? [`${signals} signals wait`] : [])];
  if (doors.length > 0) return doors;
  const busy = await inParallel(WIDTH, ids, async ({ caseId, version }) => {
    const { standing, work } = await lookAt(engine, caseId);
    if (standing !== 'RUNNING') return [];
    return version === 0 ? [`${caseId}: nothing recorded`] : work.map((what) => `${caseId}: ${what}`);
  });
  return busy.flat();
}

async function lookAt(engine: Client, caseId: string): Promise<{ standing: Standing; work: string[] }> {
  try {
    const { status, raw } = await engine.workflow.getHandle(caseWorkflowId(caseId)).describe();
    const task = raw.pendingWorkflowTask;
    const work = [
      ...(raw.pendingActivities ?? []).map((one) => `activity ${one.activityType?.name ?? '?'}, try ${one.attempt}`),
      ...(task ? [`workflow task, try ${task.attempt}`] : []),
    ];
    return { standing: status.name, work };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { standing: 'missing', work: [] };
    throw error;
  }
}

/** Reads everything at once; call it when the system is quiet. */
export async function readFacts(world: World): Promise<Facts> {
  const { orm } = world.db;
  const [caseRows, ledgerRows, intakeRows, counterRows, unitRows, documentRows] = await Promise.all([
    orm.select().from(cases),
    orm.select().from(ledger),
    orm.select().from(intakes),
    orm.select().from(counters),
    orm.select().from(units),
    orm.select().from(documentNumbers),
  ]);
  const [eventRows, submissionRows, noticeRows, attemptRows, inboxRows] = await Promise.all([
    orm.select().from(caseEvents).orderBy(caseEvents.caseId, caseEvents.seq),
    orm.select().from(submissions),
    orm.select().from(notices),
    orm.select().from(noticeAttempts),
    orm.select().from(inbox),
  ]);
  const looked = await inParallel(WIDTH, caseRows, ({ caseId }) => lookAt(world.engine, caseId));
  return {
    ...{ clientId: world.clientId, mail: world.mail, acts: actsOf(world.log) },
    ...{ cases: caseRows, ledger: ledgerRows, intakes: intakeRows, counters: counterRows, units: unitRows },
    ...{
      documentNumbers: documentRows,
      submissions: submissionRows,
      notices: noticeRows,
      attempts: attemptRows,
      inbox: inboxRows,
    },
    events: groupBy(eventRows, (row) => row.caseId),
    standings: new Map(caseRows.map(({ caseId }, index) => [caseId, looked[index]?.standing ?? 'missing'])),
    runs: await runsOf(world.engine),
    listed: world.listed === undefined ? null : await world.listed(),
  };
}

async function runsOf(engine: Client): Promise<Map<string, number>> {
  const runs = new Map<string, number>();
  for await (const { workflowId, status } of engine.workflow.list({ query: `WorkflowType = 'complaint'` })) {
    if (status.name !== 'CONTINUED_AS_NEW') runs.set(workflowId, (runs.get(workflowId) ?? 0) + 1);
  }
  return runs;
}

function actsOf(log: readonly LogEntry[]): Act[] {
  const acts = new Map<string, Act>();
  const tries = new Map<number, Act>();
  for (const entry of log) {
    if (entry.is === 'sent') {
      const id = JSON.stringify([entry.kind, entry.caseId, entry.key]);
      const { kind, key, caseId, name } = entry;
      const act = acts.get(id) ?? { kind, key, caseId, name, tries: [], acknowledged: [], hadUnknown: false };
      acts.set(id, act);
      act.tries.push({ sent: entry, answered: null });
      tries.set(entry.request, act);
    } else {
      const act = tries.get(entry.request);
      const one = act?.tries.find(({ sent }) => sent.request === entry.request);
      if (act === undefined || one === undefined)
        throw new Error(`the log answers request ${entry.request}, which it never sent`);
      one.answered = entry;
      if (entry.status !== null && entry.status < 300) act.acknowledged.push(entry);
    }
  }
  for (const act of acts.values())
    act.hadUnknown = act.tries.some(({ answered }) => answered === null || isUnknown(answered));
  return [...acts.values()];
}

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
