// Saved histories: which lives are kept for replay, how they are written and read. Written by `npm run histories` when a
// patched change adds a life; old files are never rewritten (house 3).
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordBatch } from '../../activities/contract.ts';
import type { EngineCase } from './engine-case.ts';
import type { TestEngine } from './engine.ts';

const FOLDER = fileURLToPath(new URL('../histories/', import.meta.url));

export interface SavedHistory {
  name: string;
  history: unknown;
}

export function savedHistories(): SavedHistory[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file, history: JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as unknown }));
}

/** Writes every run of a case as `<name>.<n>.json`. */
export async function saveRuns(engine: TestEngine, one: EngineCase, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  let runId: string | undefined = one.handle.firstExecutionRunId;
  for (let run = 1; runId !== undefined; run += 1) {
    const handle: WorkflowHandle = engine.client.workflow.getHandle(one.handle.workflowId, runId);
    const history: Awaited<ReturnType<WorkflowHandle['fetchHistory']>> = await handle.fetchHistory();
    writeFileSync(path.join(FOLDER, `${name}.${run}.json`), `${JSON.stringify(JSON.parse(historyToJSON(history)))}\n`);
    const next: string | null | undefined =
      history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    runId = next ?? undefined;
  }
}

interface JsonPayload {
  data: string;
}
interface JsonEvent {
  activityTaskScheduledEventAttributes?: { activityType: { name: string }; input: { payloads: JsonPayload[] } };
}

/** What a history handed to the recording activity, in order. */
export function recordedBatches(saved: SavedHistory): RecordBatch[] {
  const { events } = saved.history as { events: JsonEvent[] };
  return events
    .map((event) => event.activityTaskScheduledEventAttributes)
    .filter((scheduled) => scheduled?.activityType.name === 'recordEvents')
    .map(
      (scheduled) =>
        JSON.parse(Buffer.from(scheduled!.input.payloads[0]!.data, 'base64').toString('utf8')) as RecordBatch,
    );
}
