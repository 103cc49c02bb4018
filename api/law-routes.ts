// Law at run time: check a pack or calendar, propose to load or retire one, have another person confirm, list, compare.
// Leaves out what makes a file sound (adapters/law-check.ts) and how other processes hear of it (law-library.ts).
import { z } from 'zod';
import { diffOf } from '../adapters/law-diff.ts';
import { findLawFile } from '../adapters/law-check.ts';
import { hashOf } from '../adapters/packs.ts';
import { listLawFiles, listProposals } from '../db/law-reads.ts';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { code, typed } from './field-schemas.ts';
import { checkFile, confirmLaw, propose } from './law-proposals.ts';
import { problems } from './route-parts.ts';

const tags = ['law'];
const kind = z.enum(['pack', 'calendar']);
const content = z
  .record(z.string(), z.unknown())
  .describe('The file: docs/pack.schema.json, docs/calendar.schema.json');
const finding = z.object({ path: z.string(), message: z.string() });
const reason = typed(2000);
const proposalBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('load'), kind, content, reason }),
  z.strictObject({ act: z.literal('retire'), kind, id: code, version: code, reason }),
]);
const stamp = z.string().nullable();
const proposal = z
  .object({
    ...{ id: z.string(), act: z.enum(['load', 'retire']), kind, fileId: z.string(), version: z.string() },
    ...{ hash: z.string(), reason: z.string(), proposedBy: z.string(), at: z.string() },
    ...{ confirmedBy: stamp, confirmedAt: stamp },
  })
  .meta({ id: 'LawProposal' });
const lawFile = z
  .object({
    ...{ kind, id: z.string(), version: z.string(), hash: z.string(), retired: z.boolean() },
    origin: z.enum(['release', 'loaded']),
    ...{ loadedBy: stamp, loadedAt: stamp, confirmedBy: stamp, retiredBy: stamp, retiredAt: stamp },
  })
  .meta({ id: 'LawFile' });
const change = z.object({ path: z.string(), from: z.unknown(), to: z.unknown() });
const row = z.object({ key: z.string(), row: z.record(z.string(), z.unknown()) });
const rows = z.object({
  ...{ added: z.array(row), removed: z.array(row) },
  changed: z.array(z.object({ key: z.string(), changes: z.array(change) })),
});
const diff = z
  .object({ clocks: rows, grounds: rows, dates: z.array(change), words: z.array(change), other: z.array(change) })
  .meta({ id: 'LawDiff' });

export async function lawRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/check',
    {
      schema: {
        operationId: 'checkLaw',
        tags,
        summary: 'Try a pack or calendar: what is wrong with it; nothing is changed (rules)',
        body: z.strictObject({ kind, content }),
        response: {
          200: z.object({
            sound: z.boolean(),
            file: z.object({ id: z.string(), version: z.string(), hash: z.string() }).nullable(),
            findings: z.array(finding),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules');
      return checkFile(door, request.body.kind, request.body.content);
    },
  );
  await proposalRoutes(app, door);
  await fileRoutes(app, door);
}

async function proposalRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/proposals',
    {
      schema: {
        operationId: 'proposeLaw',
        tags,
        summary: 'Propose to load or retire a version; takes effect when another person confirms (rules)',
        body: proposalBody,
        response: { 201: proposal, ...problems },
      },
    },
    async (request, reply) => {
      const { staff } = await requireStaff(door, request, 'rules');
      return reply.code(201).send(await propose(door, staff.id, request.body));
    },
  );

  app.post(
    '/api/law/proposals/:id/confirm',
    {
      schema: {
        operationId: 'confirmLaw',
        tags,
        summary: 'Confirm what another person proposed: it takes effect (rules)',
        params: z.strictObject({ id: z.uuid() }),
        response: { 200: proposal, ...problems },
      },
    },
    async (request) => {
      const { staff } = await requireStaff(door, request, 'rules');
      return confirmLaw(door, staff.id, request.params.id);
    },
  );

  app.get(
    '/api/law/proposals',
    {
      schema: {
        operationId: 'listLawProposals',
        tags,
        summary: 'Who proposed what and who confirmed, newest first (rules, auditor)',
        querystring: z.strictObject({ open: z.stringbool().default(false) }),
        response: { 200: z.object({ proposals: z.array(proposal) }), ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      const stored = await listProposals(door.db, { open: request.query.open });
      return {
        proposals: stored.map((one) => ({ ...one, at: iso(one.at) ?? '', confirmedAt: iso(one.confirmedAt) })),
      };
    },
  );
}

async function fileRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/law/files',
    {
      schema: {
        operationId: 'listLawFiles',
        tags,
        summary:
          'Every version of every pack and calendar: hash, who loaded it and when, retired or not (rules, auditor)',
        response: { 200: z.object({ files: z.array(lawFile) }), ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      await door.packs.refresh();
      const stored = await listLawFiles(door.db);
      return {
        files: door.packs.files().map(({ kind, version, retired, content }) => {
          const known = stored.find((one) => one.kind === kind && one.id === content.id && one.version === version);
          const isLoaded = known !== undefined && known.loadedBy !== null;
          return {
            ...{ kind, id: content.id, version, hash: hashOf(content), retired },
            origin: isLoaded ? ('loaded' as const) : ('release' as const),
            loadedBy: known?.loadedBy ?? null,
            loadedAt: isLoaded ? iso(known.loadedAt) : null,
            confirmedBy: isLoaded ? known.confirmedBy : null,
            retiredBy: known?.retiredBy ?? null,
            retiredAt: iso(known?.retiredAt ?? null),
          };
        }),
      };
    },
  );

  app.get(
    '/api/law/diff',
    {
      schema: {
        operationId: 'diffLaw',
        tags,
        summary: 'What differs between two versions: limits, grounds, dates, words (rules, auditor)',
        querystring: z.strictObject({ kind, id: code, from: code, to: code }),
        response: { 200: diff, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      await door.packs.refresh();
      const { kind, id, from, to } = request.query;
      const [before, after] = [from, to].map((version) => findLawFile(door.packs, kind, id, version));
      if (!before || !after) throw new Problem('not_found');
      return diffOf(before.content, after.content);
    },
  );
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
