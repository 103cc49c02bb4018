// Keeps the engine's own history of a case beside it, run by run, because the engine forgets closed runs.
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { listHistories } from '../db/archive-reads.ts';
import { putHistory } from '../db/archive-writes.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

/** The engine ends an execution at 50 MiB; JSON is larger than its protobuf. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Stores the named run and every earlier one that is not stored yet. A repeated export replaces a shorter one. */
export function exportHistory(deps: ActivityDeps): Activities['exportHistory'] {
  return async ({ caseId, workflowId, runId }) => {
    const stored = new Set((await listHistories(deps.db, caseId)).map((history) => history.runId));
    const first = await exportRun(deps, caseId, workflowId, runId);
    for (let earlier = first.earlier; earlier !== null && !stored.has(earlier);) {
      const run: ExportedRun | null = await exportRun(deps, caseId, workflowId, earlier).catch((error: unknown) => {
        if (error instanceof WorkflowNotFoundError) return null;
        throw error;
      });
      if (run === null) deps.logger.warn({ caseId, runId: earlier }, 'the engine no longer has an earlier run');
      earlier = run?.earlier ?? null;
    }
    return { sha256: first.sha256, size: first.size };
  };
}

interface ExportedRun {
  sha256: string;
  size: number;
  /** Run it was continued from. */
  earlier: string | null;
}

async function exportRun(
  { client, files, db }: ActivityDeps,
  caseId: string,
  workflowId: string,
  runId: string,
): Promise<ExportedRun> {
  const history = await fetchHistory(client, workflowId, runId);
  const json = Buffer.from(historyToJSON(history), 'utf8');
  const { sha256, size, blob } = await files.put([json], { key: null, maxBytes: MAX_BYTES });
  await putHistory(db, { caseId, runId, sha256, size, file: blob });
  const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
  return { sha256, size, earlier: started?.continuedExecutionRunId || null };
}

function fetchHistory(client: Client, workflowId: string, runId: string) {
  return client.workflow.getHandle(workflowId, runId).fetchHistory();
}
