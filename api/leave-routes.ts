// Leaving over HTTP: what would move where, that somebody leaves, how far the moving is. Leaves out the acts themselves
// (leaves.ts).
import { z } from 'zod';
import { countLeave, listLeaveCases, type StoredLeave } from '../db/leave-reads.ts';
import type { LeaveReason } from '../db/schema-leave.ts';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { day, localId } from './field-schemas.ts';
import { callOffLeave, enterLeave, leaveOf, previewLeave } from './leaves.ts';
import { problems } from './route-parts.ts';

const REASONS = ['resigned', 'retired', 'transferred', 'contractEnded', 'other'] as const satisfies LeaveReason[];
const tags = ['staff'];
const params = z.strictObject({ id: localId.describe('Id or user name') });
const body = z.strictObject({
  lastDay: day.optional().describe('Work moves after this day; left out: at once'),
  successor: localId.optional().describe('Id or user name of who takes over, where the rules let them'),
  reason: z.enum(REASONS).optional(),
});

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
const states = ['waiting', 'done', 'unchanged', 'failed'] as const;
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
  ...{ ...part, state: z.enum(states), version: z.int().nullable(), code: z.string().nullable() },
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
      return reply.code(201).send(await shown(door, leave));
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
    async (request) => shown(door, await callOffLeave(door, await requireStaff(door, request), request.params.id)),
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
    async (request) => shown(door, await leaveOf(door, await requireStaff(door, request), request.params.id)),
  );

  app.get(
    '/api/staff/:id/leave/cases',
    {
      schema: {
        operationId: 'listLeaveCases',
        tags,
        summary: 'Its cases: what was held, who has it now, what went wrong (head, supervisor, operator above)',
        params,
        querystring: z.strictObject({
          limit: z.coerce.number().int().min(1).max(500).default(100),
          after: z.uuid().optional().describe('`next` of the page before'),
          state: z.enum(states).optional(),
        }),
        response: { 200: z.object({ cases: z.array(leaveCase), next: z.string().nullable() }), ...problems },
      },
    },
    async (request) => {
      const { id } = await leaveOf(door, await requireStaff(door, request), request.params.id);
      const rows = await listLeaveCases(door.db, id, request.query);
      const next = rows.length < request.query.limit ? null : (rows.at(-1)?.caseId ?? null);
      return {
        cases: rows.map(({ caseId, number, posts: held, handler, unfit, state, version, code, movedAt }) => ({
          ...{ caseId, number, posts: held, handler, unfit, state, version, code },
          movedAt: movedAt === null ? null : iso(movedAt),
        })),
        next,
      };
    },
  );
}

async function shown(door: Door, leave: StoredLeave) {
  const { id, staffId: staff, successor, lastDay, reason, enteredBy, at, beganAt, state, ended } = leave;
  return {
    ...{ id, staff, successor, lastDay, reason, enteredBy, state, delegations: ended },
    ...{ at: iso(at), beganAt: beganAt === null ? null : iso(beganAt), counts: await countLeave(door.db, id) },
  };
}

const iso = (at: number): string => new Date(at).toISOString();
