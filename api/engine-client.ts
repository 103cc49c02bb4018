// Decides how an answer, a silence and a no of the engine are told apart. Leaves out what is asked (case-gateway.ts).
import {
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../domain/case.ts';
import { isRefusalCode } from './errors.ts';

/** No answer within the deadline. Nothing is lost: the same key may be sent again. */
export class EngineUnavailable extends Error {
  constructor(cause?: unknown) {
    super('the engine did not answer', { cause });
    this.name = 'EngineUnavailable';
  }
}

/** The case has no running execution: over, or not started yet. The database knows which. */
export class CaseNotRunning extends Error {
  constructor() {
    super('the case has no running execution');
    this.name = 'CaseNotRunning';
  }
}

/** gRPC: deadline, not found, resource exhausted, aborted, unavailable. */
const CODE = { cancelled: 1, deadline: 4, notFound: 5, exhausted: 8, aborted: 10, unavailable: 14 } as const;
const PASSING: number[] = [CODE.cancelled, CODE.deadline, CODE.exhausted, CODE.aborted, CODE.unavailable];

/** What the engine says about an update it did not carry out, beside a refusal by a rule. */
const RESEND_TYPES = new Set(['UnprocessedUpdate', 'AcceptedUpdateCompletedWorkflow']);

export type Verdict =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'resend' }
  | { kind: 'notRunning' }
  | { kind: 'keyReused' }
  | { kind: 'bug' };

/** Sorts an error of a client call. */
export function judge(error: unknown): Verdict {
  if (error instanceof WorkflowUpdateFailedError) return judgeFailure(error.cause);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'resend' };
  if (error instanceof WorkflowNotFoundError) return { kind: 'notRunning' };
  const code = grpcCode(error);
  if (code === CODE.notFound) return { kind: 'notRunning' };
  return code !== undefined && PASSING.includes(code) ? { kind: 'resend' } : { kind: 'bug' };
}

function judgeFailure(cause: unknown): Verdict {
  if (!(cause instanceof ApplicationFailure) || typeof cause.type !== 'string') return { kind: 'bug' };
  if (RESEND_TYPES.has(cause.type)) return { kind: 'resend' };
  if (cause.type === 'key_reused') return { kind: 'keyReused' };
  if (!isRefusalCode(cause.type)) return { kind: 'bug' };
  const told = cause.details?.[0] as Refusal | undefined;
  return { kind: 'refused', refusal: told?.code === cause.type ? told : { code: cause.type } };
}

function grpcCode(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCode(error.cause) : undefined;
}
