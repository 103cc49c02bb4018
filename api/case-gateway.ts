// The one holder of a Temporal client: starts cases, gives commands, sends signals, looks. Connects when first used, so
// that intake and reading work while the engine is down. Leaves out rules and storage.
import { Client, Connection, WorkflowExecutionAlreadyStartedError, type ConnectionOptions } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import type { Refusal } from '../domain/case.ts';
import type { PublicCommand } from '../domain/case-transitions.ts';
import {
  type AppealSignal,
  caseWorkflowId,
  type CommandInput,
  type CommandResult,
  COMPLAINT,
  type ComplaintInput,
  type EvidenceSignal,
  type SignalName,
  TASK_QUEUE,
} from '../workflows/case-messages.ts';
import { CaseGate, GateTimeout } from './case-gate.ts';
import { CaseNotRunning, EngineUnavailable, judge } from './engine-client.ts';
import { Problem } from './errors.ts';

/** Commands of people, and those the door sends on its own account. */
export type SentCommand = PublicCommand | 'applyLawBatch' | 'relieveLeaver';

export type CommandAnswer = ({ ok: true } & CommandResult) | { ok: false; refusal: Refusal };

/** running, over (completed), broken (failed, terminated, timed out), or the engine has never heard of it. */
export type ExecutionStanding = 'running' | 'over' | 'broken' | 'missing';

export interface CaseGateway {
  /** Starts the case's execution; a second start of the same case changes nothing. Throws EngineUnavailable. */
  startCase(input: ComplaintInput, caseId: string, timeoutMs?: number): Promise<void>;
  /** Gives a command and waits until it is recorded. Throws EngineUnavailable, CaseNotRunning. */
  command(caseId: string, name: SentCommand, key: string, input: CommandInput): Promise<CommandAnswer>;
  /** Hands a signal over. Throws EngineUnavailable, CaseNotRunning. */
  signal(caseId: string, name: SignalName, payload: EvidenceSignal | AppealSignal): Promise<void>;
  standing(caseId: string): Promise<ExecutionStanding>;
  /** Throws EngineUnavailable when the engine does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface GatewayOptions {
  connection: ConnectionOptions;
  namespace: string;
  taskQueue?: string;
  /** A command is answered within this; default 10 s. */
  timeoutMs?: number;
}

const KEYS = {
  number: defineSearchAttributeKey('CaseNumber', SearchAttributeType.KEYWORD),
  phase: defineSearchAttributeKey('Phase', SearchAttributeType.KEYWORD),
  unit: defineSearchAttributeKey('Unit', SearchAttributeType.KEYWORD),
  regime: defineSearchAttributeKey('Regime', SearchAttributeType.KEYWORD),
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createCaseGateway(options: GatewayOptions): CaseGateway {
  const connection = Connection.lazy(options.connection);
  const { workflow } = new Client({ connection, namespace: options.namespace });
  const taskQueue = options.taskQueue ?? TASK_QUEUE;
  const timeoutMs = options.timeoutMs ?? 10_000;
  const gate = new CaseGate();
  const handle = (caseId: string) => workflow.getHandle(caseWorkflowId(caseId));

  const untilDeadline = async <T>(deadline: number, call: () => Promise<T>): Promise<T> =>
    within(deadline, () => connection.withDeadline(deadline, call));

  const once = async <T>(call: () => Promise<T>, limitMs = timeoutMs): Promise<T> => {
    try {
      return await untilDeadline(Date.now() + limitMs, call);
    } catch (error) {
      throw translate(error);
    }
  };

  const update = async (caseId: string, name: SentCommand, key: string, input: CommandInput, deadline: number) => {
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 1000)) {
      try {
        const result = await untilDeadline(deadline, () =>
          handle(caseId).executeUpdate<CommandResult, [CommandInput]>(name, { updateId: key, args: [input] }),
        );
        return { ok: true as const, ...result };
      } catch (error) {
        const verdict = judge(error);
        if (verdict.kind === 'refused') return { ok: false as const, refusal: verdict.refusal };
        if (verdict.kind !== 'resend' || Date.now() + waitMs >= deadline) throw translate(error);
        await pause(waitMs);
      }
    }
  };

  return {
    startCase: (input, caseId, limitMs) =>
      once(() => workflow.start(COMPLAINT, startOptions(input, caseId, taskQueue)), limitMs).then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        },
      ),
    command: async (caseId, name, key, input) => {
      const deadline = Date.now() + timeoutMs;
      try {
        return await gate.run(caseId, deadline, () => update(caseId, name, key, input, deadline));
      } catch (error) {
        throw error instanceof GateTimeout ? new EngineUnavailable(error) : error;
      }
    },
    signal: (caseId, name, payload) => once(() => handle(caseId).signal(name, payload)),
    standing: async (caseId) => {
      try {
        const { status } = await once(() => handle(caseId).describe());
        if (status.name === 'RUNNING' || status.name === 'CONTINUED_AS_NEW') return 'running';
        return status.name === 'COMPLETED' ? 'over' : 'broken';
      } catch (error) {
        if (error instanceof CaseNotRunning) return 'missing';
        throw error;
      }
    },
    check: () =>
      once(() => workflow.count(`WorkflowType = '${COMPLAINT}' and ExecutionStatus = 'Failed'`), 2000).then(
        () => undefined,
      ),
    close: () => connection.close(),
  };
}

/** The SDK's own back-off may sleep past a deadline; the caller does not. */
async function within<T>(deadline: number, call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineUnavailable()), Math.max(0, deadline - Date.now()) + 100);
  });
  try {
    return await Promise.race([call(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

function translate(error: unknown): unknown {
  if (error instanceof EngineUnavailable) return error;
  const { kind } = judge(error);
  if (kind === 'resend') return new EngineUnavailable(error);
  if (kind === 'keyReused') return new Problem('key_reused');
  return kind === 'notRunning' ? new CaseNotRunning() : error;
}

/** Ids and codes only: summary and search attributes are plain text in the engine. */
function startOptions(input: ComplaintInput, caseId: string, taskQueue: string) {
  const data = input.opening?.data;
  const attributes: SearchAttributePair[] =
    data === undefined
      ? []
      : [
          { key: KEYS.number, value: data.number },
          { key: KEYS.phase, value: 'preliminaryReview' },
          { key: KEYS.unit, value: data.owner.id },
          { key: KEYS.regime, value: data.pack.id },
        ];
  return {
    workflowId: caseWorkflowId(caseId),
    taskQueue,
    args: [input],
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    typedSearchAttributes: attributes,
    ...(data === undefined ? {} : { staticSummary: `${data.number} · ${data.pack.id} · ${data.category}` }),
  };
}
