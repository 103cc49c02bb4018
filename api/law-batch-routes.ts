// Batches over HTTP: two people bring another version to running cases, see who moves from which date to which and why,
// and how far it is. Leaves out the acts themselves (law-batches.ts).
import { z } from 'zod';
import { countBatch, listBatchActs, listBatchCases, listBatches, type StoredBatch } from '../db/law-batch-reads.ts';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { code, typed } from './field-schemas.ts';
import { approveBatch, batchOf, pauseBatch, proposeBatch, resumeBatch, withdrawBatch } from './law-batches.ts';
import { problems } from './route-parts.ts';

const tags = ['law'];
const params = z.strictObject({ id: z.uuid() });
const version = z.strictObject({ id: code, version: code });
const scope = z.object({
  pack: z.object({ from: version, to: version }).optional(),
  calendar: z.object({ id: code, from: code.optional(), to: code }).optional(),
});
const proposal = z
  .strictObject({
    pack: z.strictObject({ from: version, to: version }).optional(),
    calendar: z
      .strictObject({ id: code, from: code.optional().describe('Every other version where it is left out'), to: code })
      .optional(),
    reason: typed(2000).describe('Names nobody'),
  })
  .refine(({ pack, calendar }) => pack !== undefined || calendar !== undefined, 'needs a pack or a calendar');

const states = ['waiting', 'done', 'unchanged', 'failed'] as const;
const batch = z
  .object({
    ...{ id: z.string(), state: z.string(), scope, reason: z.string(), proposedBy: z.string(), at: z.string() },
    ...{ approvedBy: z.string().nullable(), previewHash: z.string().nullable() },
  })
  .meta({ id: 'LawBatch' });
const counted = batch
  .extend({
    counts: z.object({
      ...{ cases: z.int(), moving: z.int(), limits: z.int(), late: z.int() },
      byState: z.object({ waiting: z.int(), done: z.int(), unchanged: z.int(), failed: z.int() }),
    }),
    acts: z.array(z.object({ act: z.string(), by: z.string(), at: z.string() })),
  })
  .meta({ id: 'LawBatchProgress' });
const move = z.looseObject({
  clock: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  kept: z.boolean(),
  why: z.array(z.string()),
});
const batchCase = z.object({
  ...{ caseId: z.string(), number: z.string(), state: z.enum(states), late: z.boolean() },
  ...{ version: z.int().nullable(), code: z.string().nullable(), movedAt: z.string().nullable() },
  rows: z.array(move),
});

export async function lawBatchRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/batches',
    {
      schema: {
        operationId: 'proposeLawBatch',
        tags,
        summary:
          'Bring another version to running cases: proposes it and begins the preview; nothing moves yet (rules)',
        body: proposal,
        response: { 201: counted, ...problems },
      },
    },
    async (request, reply) => {
      const { staff } = await requireStaff(door, request, 'rules');
      const { reason, ...named } = request.body;
      const id = await proposeBatch(door, staff.id, { scope: named, reason });
      return reply.code(201).send(await progress(door, await batchOf(door, id)));
    },
  );
  await readingRoutes(app, door);
  await actRoutes(app, door);
}

async function readingRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/law/batches',
    {
      schema: {
        operationId: 'listLawBatches',
        tags,
        summary: 'Batches, newest first (rules, auditor)',
        response: { 200: z.object({ batches: z.array(batch) }), ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      return { batches: (await listBatches(door.db)).map(shown) };
    },
  );

  app.get(
    '/api/law/batches/:id',
    {
      schema: {
        operationId: 'showLawBatch',
        tags,
        summary: 'How far a batch is, and who did what with it (rules, auditor)',
        params,
        response: { 200: counted, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      return progress(door, await batchOf(door, request.params.id));
    },
  );

  app.get(
    '/api/law/batches/:id/cases',
    {
      schema: {
        operationId: 'listLawBatchCases',
        tags,
        summary: 'Its cases: which limit moves from which day to which and why; what came of it (rules, auditor)',
        params,
        querystring: z.strictObject({
          limit: z.coerce.number().int().min(1).max(500).default(100),
          after: z.uuid().optional().describe('`next` of the page before'),
          state: z.enum(states).optional(),
          moving: z.stringbool().optional().describe('Only cases in which a limit moves'),
        }),
        response: { 200: z.object({ cases: z.array(batchCase), next: z.string().nullable() }), ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      const { id } = await batchOf(door, request.params.id);
      const rows = await listBatchCases(door.db, id, request.query);
      const next = rows.length < request.query.limit ? null : (rows.at(-1)?.caseId ?? null);
      return {
        cases: rows.map(({ rows: moves, movedAt, ...row }) => ({
          ...{ ...row, movedAt: movedAt === null ? null : iso(movedAt) },
          rows: moves.map((one) => ({ ...one })),
        })),
        next,
      };
    },
  );
}

async function actRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/batches/:id/approve',
    {
      schema: {
        operationId: 'approveLawBatch',
        tags,
        summary: 'Say yes as the second person, to the preview one has seen: its cases are moved (rules)',
        params,
        body: z.strictObject({
          previewHash: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .describe('Of the preview that was seen'),
        }),
        response: { 200: counted, ...problems },
      },
    },
    async (request) => {
      const { staff } = await requireStaff(door, request, 'rules');
      return progress(door, await approveBatch(door, staff.id, request.params.id, request.body.previewHash));
    },
  );

  const acts = [
    ['pause', pauseBatch, 'Take no further case until it is resumed (rules)'],
    ['resume', resumeBatch, 'Go on where it was paused (rules)'],
    ['withdraw', withdrawBatch, 'End it for good; cases that were moved stay moved (rules)'],
  ] as const;
  for (const [name, perform, summary] of acts) {
    app.post(
      `/api/law/batches/:id/${name}`,
      {
        schema: { operationId: `${name}LawBatch`, tags, summary, params, response: { 200: counted, ...problems } },
      },
      async (request) => {
        const { staff } = await requireStaff(door, request, 'rules');
        return progress(door, await perform(door, staff.id, request.params.id));
      },
    );
  }
}

async function progress(door: Door, stored: StoredBatch) {
  const [counts, acts] = await Promise.all([countBatch(door.db, stored.id), listBatchActs(door.db, stored.id)]);
  return { ...shown(stored), counts, acts: acts.map((one) => ({ ...one, at: iso(one.at) })) };
}

/** The hash is shown once the preview is whole: until then there is nothing to say yes to. */
function shown({ id, state, scope: named, reason, proposedBy, at, approvedBy, previewHash }: StoredBatch) {
  const seen = state === 'previewing' ? null : previewHash;
  return { id, state, scope: named, reason, proposedBy, at: iso(at), approvedBy, previewHash: seen };
}

const iso = (at: number): string => new Date(at).toISOString();
