// For operators: where ledger and engine differ, with repair of what can be repaired safely.
import { z } from 'zod';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { reconcile } from './reconciler.ts';
import { problems } from './route-parts.ts';

const drift = z.object({ caseId: z.string(), number: z.string().nullable(), kind: z.string(), repaired: z.boolean() });
const report = z.object({ checked: z.int(), drifts: z.array(drift) }).meta({ id: 'DriftReport' });
const limit = z.coerce.number().int().min(1).max(10_000).default(1000);

export async function operationsRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/operations/drift',
    {
      schema: {
        operationId: 'listDrift',
        tags: ['operations'],
        summary: 'Where ledger and engine differ (operator)',
        querystring: z.strictObject({ limit }),
        response: { 200: report, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'operator');
      return reconcile(door, { limit: request.query.limit, repair: false });
    },
  );

  app.post(
    '/api/operations/repair',
    {
      schema: {
        operationId: 'repairDrift',
        tags: ['operations'],
        summary: 'Compare and start what is missing (operator)',
        querystring: z.strictObject({ limit }),
        response: { 200: report, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'operator');
      return reconcile(door, { limit: request.query.limit, repair: true });
    },
  );
}
