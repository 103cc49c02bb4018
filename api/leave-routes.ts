// Leaving over HTTP: what would move where, that somebody leaves, how far the moving is. Leaves out the acts themselves
// (leaves.ts).
import { z } from 'zod';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { localId } from './field-schemas.ts';
import { LEAVE_CASE_STATES, leaveBody as body, leaveCasesQuery } from './leave-bodies.ts';
import { leaveCasesOf, progressOf } from './leave-progress.ts';
import { callOffLeave, enterLeave, leaveOf, previewLeave } from './leaves.ts';
import { problems } from './route-parts.ts';

const tags = ['staff'];
const params = z.strictObject({ id: localId.describe('Id or user name') });

const posts = z.array(z.enum(['handler', 'teamLead', 'teamMember', 'task']));
const days = z.object({ staff: z.string(), from: z.string(), to: z.string() });
const part = {
  ...{ caseId: z.string(), number: z.string(), posts },
  handler: z.string().nullable().describe('Who handles it then; null: whoever the unit’s lead names'),
  unfit: z.string().nullable().describe('Why the successor may not have it'),
};
const preview = z
  .object({
    ...{ staff: z.string(), successor: z.string().nullable(), cases: z.array(z.object(part)), more: z.boolean() },
    delegations: z.array(days).describe('Days on which this person was to act for somebody: they end'),
    unattended: z.array(z.string()).describe('Roles nobody else on the line of the unit holds'),
  })
  .meta({ id: 'LeavePreview' });
const progress = z
  .object({
    ...{ id: z.string(), staff: z.string(), successor: z.string().nullable(), lastDay: z.string().nullable() },
    ...{ reason: z.string().nullable(), enteredBy: z.string(), at: z.string(), beganAt: z.string().nullable() },
    state: z.enum(['planned', 'looking', 'moving', 'done', 'withdrawn']),
    delegations: z.array(days),
    counts: z.object({
      ...{ cases: z.int(), toSuccessor: z.int(), toQueue: z.int() },
      byState: z.object({ waiting: z.int(), done: z.int(), unchanged: z.int(), failed: z.int() }),
    }),
  })
  .meta({ id: 'LeaveProgress' });
const leaveCase = z.object({
  ...{ ...part, state: z.enum(LEAVE_CASE_STATES), version: z.int().nullable(), code: z.string().nullable() },
  movedAt: z.string().nullable(),
});

export async function leaveRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/staff/:id/leave/preview',
    {
      schema: {
        operationId: 'previewLeave',
        tags,
        summary: 'What would move where if this person left now; nothing happens (head, supervisor, operator above)',
        ...{ params, body, response: { 200: preview, ...problems } },
      },
    },
    async (request) => previewLeave(door, await requireStaff(door, request), request.params.id, request.body),
  );

  app.post(
    '/api/staff/:id/leave',
    {
      schema: {
        operationId: 'enterLeave',
        tags,
        summary: 'Somebody leaves: no sign-in any more, all their work moves (head, supervisor, operator above)',
        ...{ params, body, response: { 201: progress, ...problems } },
      },
    },
    async (request, reply) => {
      const leave = await enterLeave(door, await requireStaff(door, request), request.params.id, request.body);
      return reply.code(201).send(await progressOf(door, leave));
    },
  );

  app.delete(
    '/api/staff/:id/leave',
    {
      schema: {
        operationId: 'callOffLeave',
        tags,
        summary: 'Stays after all; only before the last day is over (head, supervisor, operator above)',
        ...{ params, response: { 200: progress, ...problems } },
      },
    },
    async (request) => progressOf(door, await callOffLeave(door, await requireStaff(door, request), request.params.id)),
  );
  await readingRoutes(app, door);
}

async function readingRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/staff/:id/leave',
    {
      schema: {
        operationId: 'showLeave',
        tags,
        summary: 'How far the moving is (head, supervisor, operator above)',
        ...{ params, response: { 200: progress, ...problems } },
      },
    },
    async (request) => progressOf(door, await leaveOf(door, await requireStaff(door, request), request.params.id)),
  );

  app.get(
    '/api/staff/:id/leave/cases',
    {
      schema: {
        operationId: 'listLeaveCases',
        tags,
        summary: 'Its cases: what was held, who has it now, what went wrong (head, supervisor, operator above)',
        params,
        querystring: leaveCasesQuery,
        response: { 200: z.object({ cases: z.array(leaveCase), next: z.string().nullable() }), ...problems },
      },
    },
    async (request) => leaveCasesOf(door, await requireStaff(door, request), request.params.id, request.query),
  );
}
