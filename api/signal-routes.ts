// POST /api/cases/:caseId/signals/<name>: stored here, delivered by the relay, also when the engine is down (K3).
import { z } from 'zod';
import { SIGNALS } from '../workflows/case-messages.ts';
import { requireStaff } from './authentication.ts';
import { visibleCase } from './case-visibility.ts';
import { onBehalf } from './case-commands.ts';
import { COMMAND_BODIES } from './command-bodies.ts';
import type { Door, DoorApp } from './door.ts';
import { caseId } from './field-schemas.ts';
import { keyHeaders, keyOf, problems } from './route-parts.ts';
import { takeIn } from './submission.ts';

export const signalTaken = z
  .object({ key: z.string(), status: z.string(), receivedAt: z.string() })
  .meta({ id: 'SignalTaken' });

export async function signalRoutes(app: DoorApp, door: Door): Promise<void> {
  for (const name of SIGNALS) {
    app.post(
      `/api/cases/:caseId/signals/${name}`,
      {
        schema: {
          operationId: `signal_${name}`,
          tags: ['signals'],
          summary: `Signal ${name}: taken in now, decided by the case when it gets there`,
          params: z.strictObject({ caseId }),
          querystring: onBehalf,
          headers: keyHeaders,
          body: COMMAND_BODIES[name],
          response: { 202: signalTaken, ...problems },
        },
      },
      async (request, reply) => {
        const caller = await requireStaff(door, request);
        await visibleCase(door, caller, request.params.caseId);
        const { onBehalfOf } = request.query;
        const actor = onBehalfOf === undefined ? caller.actor : { ...caller.actor, onBehalfOf };
        const act = {
          caseId: request.params.caseId,
          key: keyOf(request),
          kind: 'signal' as const,
          name,
          actor,
          body: request.body,
        };
        return reply.code(202).send(takenIn(await takeIn(door, act)));
      },
    );
  }
}

export function takenIn({ row }: Awaited<ReturnType<typeof takeIn>>): z.output<typeof signalTaken> {
  return { key: row.key, status: row.status, receivedAt: new Date(row.receivedAt).toISOString() };
}
