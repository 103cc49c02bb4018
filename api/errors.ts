// Decides what a no looks like: one table from code to status, one body (RFC 9457) for all of them.
// Leaves out the reasons themselves (domain/, zod) and their prose (words/problem-words.ts). Never stack, SQL or path.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal, RefusalCode } from '../domain/case.ts';
import { type DoorCode, PROBLEM_WORDS, type ProblemCode, REFUSAL_WORDS } from '../words/problem-words.ts';

export const STATUS = {
  // The domain's refusals: 403 who, 409 when, 422 what.
  not_permitted: 403,
  not_assigned: 403,
  not_independent: 403,
  wrong_phase: 409,
  already_done: 409,
  deadline_passed: 409,
  told_once: 409,
  no_second_return: 409,
  same_result: 409,
  no_level_left: 409,
  clock_not_running: 409,
  limit_running: 409,
  open_promises: 409,
  nothing_to_do: 409,
  not_final: 409,
  in_group: 409,
  new_facts: 409,
  calendar_missing: 409,
  hash_mismatch: 409,
  unknown_item: 422,
  incomplete: 422,
  reason_required: 422,
  not_in_pack: 422,
  not_reachable: 422,
  consent_required: 422,
  other_body: 422,
  unit_inactive: 422,
  limit_exceeded: 422,
  // The door's own.
  malformed_request: 400,
  key_required: 400,
  not_authenticated: 401,
  wrong_credentials: 401,
  second_factor_required: 401,
  wrong_second_factor: 401,
  wrong_number_or_code: 401,
  role_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  unsupported_type: 415,
  type_differs: 415,
  key_reused: 422,
  key_expired: 409,
  unknown_unit: 422,
  unknown_staff: 422,
  unknown_evidence: 422,
  names_complainant: 422,
  unknown_case: 422,
  unknown_regime: 422,
  law_retired: 422,
  law_unsound: 422,
  version_taken: 409,
  law_present: 409,
  last_in_use: 409,
  proposal_differs: 409,
  proposal_withdrawn: 409,
  same_person: 403,
  wrong_state: 409,
  received_in_future: 422,
  evidence_taken: 422,
  too_many_requests: 429,
  engine_unavailable: 503,
  database_unavailable: 503,
  law_missing: 500,
  internal_error: 500,
} as const satisfies Record<RefusalCode | DoorCode, number>;

/** True for codes the domain's rules give; anything else from the engine is a fault, not a no. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSAL_WORDS, code);
}

export interface ProblemExtras {
  /** Codes, ids and field names only. */
  detail?: unknown;
  /** Commands that would be allowed now. */
  allowed?: readonly string[];
  retryAfterSeconds?: number;
}

/** Thrown anywhere in the door; the error handler writes it. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.extras = extras;
  }
}

export function refused(refusal: Refusal): Problem {
  return new Problem(refusal.code, { detail: refusal.detail, allowed: refusal.allowed });
}

export type Language = 'zh' | 'en';

/** Chinese unless English is asked for first. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

/** Writes the one error body. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  extras: ProblemExtras = {},
): FastifyReply {
  const status = STATUS[code];
  if (status === 503 || status === 429) reply.header('retry-after', String(extras.retryAfterSeconds ?? 2));
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="redress"');
  return reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        code,
        title: PROBLEM_WORDS[code][languageOf(request)],
        status,
        ...(extras.detail === undefined ? {} : { detail: extras.detail }),
        ...(extras.allowed === undefined ? {} : { allowed: extras.allowed }),
        requestId: request.id,
      }),
    );
}
