// History events of one standard life, intake to delivered reply, beside the smallest hand-written workflow that does the
// same outside: as many updates, records, notices and alarms (P3). On a real engine; the hands are in memory.
import type { Client } from '@temporalio/client';
import type { NativeConnection, WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { nextAlarm } from '../domain/case-alarms.ts';
import type { Actor, CaseCommands, CommandName } from '../domain/case.ts';
import { answered, EngineCase, law } from '../test/support/engine-case.ts';
import { type TestEngine, until } from '../test/support/engine.ts';
import { type MemoryHands, memoryHands } from '../test/support/memory-hands.ts';
import type { Act, Hands } from './smallest-workflow.ts';

export interface Counted {
  events: number;
  bytes: number;
  /** Events by kind. */
  kinds: Map<string, number>;
}

/** A case that writes down what each command brought outside, and goes on only when all of it is done. */
class WatchedCase extends EngineCase {
  readonly acts: Act[] = [];
  private readonly watched: MemoryHands;
  private readonly sent: () => number;

  constructor(engine: TestEngine, hands: MemoryHands, sent: () => number) {
    super(engine, hands);
    this.watched = hands;
    this.sent = sent;
  }

  override async give<K extends CommandName>(name: K, data: CaseCommands[K], actor: Actor) {
    const before = this.sent();
    const result = await super.give(name, data, actor);
    await this.note(before);
    return result;
  }

  async note(before: number): Promise<void> {
    await until('all is sent', () => this.watched.state(this.id).effects.length === 0);
    const alarmAt = nextAlarm(law, this.state)?.at ?? null;
    this.acts.push({ notices: this.sent() - before, alarmAt, isLast: false });
  }
}

/** One life of the product; its acts are what the smallest workflow then does. */
export async function standardLife(engine: TestEngine): Promise<{ counted: Counted; acts: Act[] }> {
  let sent = 0;
  const hands = memoryHands();
  const { deliverNotice } = hands;
  hands.deliverNotice = (attempt) => ((sent += 1), deliverNotice(attempt));
  const worker = await engine.work(hands);
  try {
    const one = await new WatchedCase(engine, hands, () => sent).start();
    await one.note(0);
    await answered(one);
    const { client } = engine;
    const runId = one.handle.firstExecutionRunId;
    const first = client.workflow.getHandle(one.handle.workflowId, runId);
    await until('the first run is over', async () => (await first.describe()).status.name !== 'RUNNING');
    const last = one.acts.at(-1)!;
    return {
      counted: await countedOf(client, one.handle.workflowId, runId),
      acts: [...one.acts.slice(0, -1), { ...last, isLast: true }],
    };
  } finally {
    await worker.stop();
  }
}

export async function smallestLife(
  { client, connection }: { client: Client; connection: NativeConnection },
  bundle: WorkflowBundleWithSourceMap,
  acts: readonly Act[],
): Promise<Counted> {
  let records = 0;
  const activities: Hands = { record: async () => void (records += 1), deliver: async () => undefined };
  const taskQueue = 'smallest';
  const { namespace } = client.options;
  const worker = await Worker.create({ connection, namespace, taskQueue, workflowBundle: bundle, activities });
  return worker.runUntil(async () => {
    const [opening, ...rest] = acts;
    const workflowId = `smallest-${Date.now()}`;
    const handle = await client.workflow.start('smallest', { taskQueue, workflowId, args: [opening] });
    let expected = 1 + opening!.notices;
    const quiet = () => until('all is recorded', () => records >= expected);
    await quiet();
    for (const act of rest) {
      expected += 1 + act.notices;
      await handle.executeUpdate('act', { args: [act] });
      await quiet();
    }
    await handle.result();
    return countedOf(client, workflowId, handle.firstExecutionRunId);
  });
}

async function countedOf(client: Client, workflowId: string, runId: string): Promise<Counted> {
  const handle = client.workflow.getHandle(workflowId, runId);
  const events = (await handle.fetchHistory()).events ?? [];
  const kinds = new Map<string, number>();
  for (const event of events) {
    const kind = String(event.attributes ?? event.eventType);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return { events: events.length, bytes: (await handle.describe()).historySize ?? 0, kinds };
}
