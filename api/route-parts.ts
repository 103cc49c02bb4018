// Parts that many routes share: the idempotency key, and the error body as OpenAPI shows it.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from './errors.ts';
import { idempotencyKey } from './field-schemas.ts';

/** Shown in OpenAPI; whether it is there is checked by {@link keyOf}, after who is calling. */
export const keyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .optional()
    .describe('Required. 8 to 200 visible ASCII characters, new for each new act'),
});

/** The request's key. Throws 400 key_required when it is missing or malformed. */
export function keyOf(request: FastifyRequest): string {
  const parsed = idempotencyKey.safeParse(request.headers['idempotency-key']);
  if (!parsed.success) throw new Problem('key_required');
  return parsed.data;
}

export const problem = z
  .object({
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.unknown().optional(),
    allowed: z.array(z.string()).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });

export const problems = { '4xx': problem, '5xx': problem };
