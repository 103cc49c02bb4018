// A real engine for tests: the pinned server with time skipping, a worker of the real bundle, and one case's own clock.
import proto from '@temporalio/proto'; // CommonJS: named imports of values fail under ESM
import { Client, Connection, type WorkflowClient, type WorkflowHandle } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import type { Activities } from '../../activities/contract.ts';
import { SHARED_RULES, WORKFLOWS_PATH } from '../../config/workflow-bundle.ts';
import { startTestStack, type TestStack } from '../../embedded/stack.ts';
import { TASK_QUEUE } from '../../workflows/case-messages.ts';

const { FastForwardPollingResult: Result } = proto.temporal.api.enums.v1;
const DAY_MS = 86_400_000;

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The real bundle, once per process. */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  bundle ??= bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    preloadModules: SHARED_RULES,
    logger: new DefaultLogger('ERROR'),
  });
  return bundle;
}

export interface TestEngine {
  stack: TestStack;
  client: Client;
  /** Starts a worker with these hands; stop it before the engine. */
  work(activities: Activities): Promise<{ stop(): Promise<void> }>;
  stop(): Promise<void>;
}

let quiet = false;

/** Engine warnings of a test that breaks things on purpose say nothing new. */
export function quietRuntime(): void {
  if (quiet) return;
  quiet = true;
  const logging = { forward: {}, filter: 'ERROR' };
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging } });
}

export async function startTestEngine(stack?: TestStack): Promise<TestEngine> {
  quietRuntime();
  const own = stack === undefined;
  const servers = stack ?? (await startTestStack());
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const native = await NativeConnection.connect({ address: servers.temporalAddress });
  const client = new Client({ connection, namespace: servers.namespace });
  return {
    stack: servers,
    client,
    async work(activities) {
      const worker = await Worker.create({
        connection: native,
        namespace: servers.namespace,
        taskQueue: TASK_QUEUE,
        workflowBundle: await workflowBundle(),
        activities,
        buildId: 'test',
        stickyQueueScheduleToStartTimeout: '2s',
      });
      const running = worker.run();
      return {
        async stop() {
          worker.shutdown();
          await running;
        },
      };
    },
    async stop() {
      await native.close();
      await connection.close();
      if (own) await servers.stop();
    },
  };
}

const ms = (t?: { seconds?: unknown; nanos?: number | null } | null) =>
  t ? Number(t.seconds ?? 0) * 1000 + Math.floor((t.nanos ?? 0) / 1e6) : Number.NaN;
let asked = 0;

/** Fast-forwards one case by `days` (fractions allowed) and waits until it stands there; returns its virtual now (ms). */
export async function skipDays(client: WorkflowClient, handle: WorkflowHandle, days: number): Promise<number> {
  const service = client.workflowService;
  const { namespace } = client.options;
  const workflowExecution = { workflowId: handle.workflowId }; // never a runId: continue-as-new may come in between
  const id = `skip-${process.pid}-${Date.now()}-${++asked}`;
  const total = Math.round(days * DAY_MS);
  const duration = { seconds: Math.floor(total / 1000) as unknown as null, nanos: (total % 1000) * 1e6 };
  await service.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    identity: 'test',
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, maxSessionSkipCount: 100_000, fastForwardConfig: { id, duration } },
    },
  });
  for (;;) {
    const polled = await service.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
    if (polled.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) {
      return ms(polled.fastForwardInfo?.targetTime);
    }
    if (polled.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      throw new Error(`skipDays ${handle.workflowId}: ${polled.failedReason}`);
    }
  }
}

/** The case's virtual now (ms), without waking a worker. */
export async function virtualNow(client: WorkflowClient, workflowId: string): Promise<number> {
  const { namespace } = client.options;
  const described = await client.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } });
  const now = described.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return now ? ms(now) : Date.now();
}

/** Polls until `holds`, never sleeps blindly; fails with `what` after `limitMs`. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; await new Promise((done) => setTimeout(done, 15))) {
    if (await holds()) return;
  }
  throw new Error(`waited ${limitMs} ms in vain: ${what}`);
}
