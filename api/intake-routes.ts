// The route complaints come in by, the same for every channel (K5).
import { z } from 'zod';
import { identify } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { registerComplaint } from './intake.ts';
import { complaintBody } from './intake-schemas.ts';
import { keyHeaders, keyOf, problems } from './route-parts.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const registered = z
  .object({
    caseId: z.string(),
    number: z.string(),
    receivedOn: z.string(),
    trackingCode: z.string().optional().describe('Shown once; the same request gives it again for 24 hours'),
    linkToken: z.string().optional(),
    trackingUrl: z.string().optional(),
    law: z.object({ id: z.string(), version: z.string(), title: words, example: z.boolean() }),
    next: z
      .object({
        clock: z.string(),
        article: z.string(),
        dueOn: z.string().nullable(),
        provisional: z.boolean(),
        confidence: z.string(),
      })
      .nullable(),
    words: z.array(words),
  })
  .meta({ id: 'Registered' });

export async function intakeRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/complaints',
    {
      schema: {
        operationId: 'registerComplaint',
        tags: ['intake'],
        summary: 'Register a complaint (channel key, or a clerk on behalf)',
        headers: keyHeaders,
        body: complaintBody,
        response: { 201: registered, ...problems },
      },
    },
    async (request, reply) => {
      const caller = await identify(door, request);
      if (caller === null) throw new Problem('not_authenticated');
      if (caller.kind === 'complainant') throw new Problem('role_required', { detail: { kind: ['channel', 'clerk'] } });
      const { answer, repeated } = await registerComplaint(door, caller, keyOf(request), request.body);
      if (repeated) reply.header('idempotency-replayed', 'true');
      return reply.code(201).send(answer);
    },
  );
}
