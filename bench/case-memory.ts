// Memory of a worker per cached execution, measured from inside a process that does nothing else (P6): resident size before
// and after so many executions were opened and stay cached. Run by case.ts; leaves out what the server keeps.
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { registration, WEBSITE } from '../test/support/case-builders.ts';
import { law } from '../test/support/engine-case.ts';
import { quietRuntime, until } from '../test/support/engine.ts';
import { memoryHands } from '../test/support/memory-hands.ts';
import { caseWorkflowId, type ComplaintInput, COMPLAINT } from '../workflows/case-messages.ts';

export interface MemoryWork {
  kind: 'case' | 'waits';
  address: string;
  namespace: string;
  bundle: WorkflowBundleWithSourceMap;
  /** Opened before the first look, and between the two. */
  warm: number;
  count: number;
}

const AT_ONCE = 20;

/** Bytes of resident memory per execution. */
async function perExecution({ kind, address, namespace, bundle, warm, count }: MemoryWork): Promise<number> {
  quietRuntime();
  const client = new Client({ connection: await Connection.connect({ address }), namespace });
  const connection = await NativeConnection.connect({ address });
  const taskQueue = `memory-${randomUUID()}`;
  const hands = memoryHands();
  // The ledger is a part of this process here and of PostgreSQL in life: only the number of what was recorded stays.
  const recorded = new Map<string, number>();
  const activities = { ...hands, recordEvents: hold(recorded) };
  const maxCachedWorkflows = warm + count + 10;
  const worker = await Worker.create({
    ...{ connection, namespace, taskQueue, workflowBundle: bundle, activities, maxCachedWorkflows },
  });
  return worker.runUntil(async () => {
    await open(warm);
    const before = await settled();
    await open(count);
    return ((await settled()) - before) / count;
  });

  async function open(n: number): Promise<void> {
    for (let left = n; left > 0; left -= AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, left) }, kind === 'case' ? openCase : openWait));
  }
  async function openWait(): Promise<void> {
    const handle = await client.workflow.start('waits', { taskQueue, workflowId: `waits-${randomUUID()}` });
    await until('it waits', async () => (await handle.describe()).historyLength >= 4);
  }
  async function openCase(): Promise<void> {
    const caseId = randomUUID();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const data = registration(law, { receivedOn: today, caseId, receivedAt: Date.now() });
    const input: ComplaintInput = {
      law,
      opening: { data, actor: WEBSITE, receivedAt: Date.now(), key: `k-${caseId}` },
    };
    await client.workflow.start(COMPLAINT, { taskQueue, workflowId: caseWorkflowId(caseId), args: [input] });
    // Registered, its receipt sent, and that recorded.
    await until('the case rests', () => (recorded.get(caseId) ?? 0) >= RESTS_AT);
  }
}

/** Version of a case that was registered and whose receipt was taken. */
const RESTS_AT = 2;

function hold(recorded: Map<string, number>) {
  return async ({ caseId, events, row }: Parameters<ReturnType<typeof memoryHands>['recordEvents']>[0]) => {
    const last = events.at(-1)!;
    recorded.set(caseId, last.seq);
    return { version: last.seq, head: last.hash, digest: row.digest, unproven: [] };
  };
}

/** Resident size once nothing moves any more and what is garbage here is gone. */
async function settled(): Promise<number> {
  for (let last = Number.POSITIVE_INFINITY, looks = 0; ; looks += 1) {
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 1_000));
    const now = process.memoryUsage.rss();
    if (Math.abs(now - last) < 1_000_000 || looks > 10) return now;
    last = now;
  }
}

process.once('message', (work) => {
  void perExecution(work as MemoryWork).then((bytes) => process.send?.(bytes, () => process.exit(0)));
});
