// Reads of law: every version with its origin, one version whole, what differs between two, who did what when.
// Leaves out changing it (law-routes.ts). Nothing here is ever deleted, so everything comes in pages.
import { z } from 'zod';
import { findLawFile } from '../adapters/law-check.ts';
import { diffOf } from '../adapters/law-diff.ts';
import type { LawFile } from '../adapters/packs.ts';
import { listLawDeeds, listLawFiles } from '../db/law-reads.ts';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { code } from './field-schemas.ts';
import * as shapes from './law-shapes.ts';
import { inOrder, pageOf, readLawCursor, shownFile } from './law-views.ts';
import { problems } from './route-parts.ts';

const tags = ['law'];

export async function lawFileRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/law/files',
    {
      schema: {
        operationId: 'listLawFiles',
        tags,
        summary:
          'Every version of every pack and calendar: hash, who loaded it and when, retired or not (rules, auditor)',
        querystring: z.strictObject(shapes.page),
        response: { 200: shapes.lawFiles, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      await door.packs.refresh();
      const { limit, cursor } = request.query;
      const files = inOrder(door.packs.files());
      const from = readLawCursor(cursor)?.key;
      // A version never leaves the list, so the place is found again.
      const begin = from === undefined ? 0 : files.findIndex((file) => placeOf(file) === from) + 1;
      if (from !== undefined && begin === 0) throw new Problem('malformed_request', { detail: { path: '/cursor' } });
      const { rows, next } = pageOf(files.slice(begin, begin + limit + 1), limit, (file) => ({
        at: 0,
        key: placeOf(file),
      }));
      const stored = await listLawFiles(door.db);
      return { files: rows.map((file) => shownFile(file, stored)), next };
    },
  );

  app.get(
    '/api/law/files/:id',
    {
      schema: {
        operationId: 'getLawFile',
        tags,
        summary:
          'One version as it serves, operator data filled in; without a version the newest in use (rules, auditor)',
        params: z.strictObject({ id: code }),
        querystring: z.strictObject({ version: code.optional(), kind: shapes.kind.optional() }),
        response: { 200: shapes.wholeFile, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      await door.packs.refresh();
      const { version, kind } = request.query;
      const among = inOrder(door.packs.files()).filter(
        (file) => file.content.id === request.params.id && (kind === undefined || file.kind === kind),
      );
      const file = among.find((one) => (version === undefined ? !one.retired : one.version === version));
      if (file === undefined) throw new Problem('not_found');
      return { ...shownFile(file, await listLawFiles(door.db)), content: { ...file.content } };
    },
  );

  await historyRoute(app, door);
  await diffRoute(app, door);
}

const placeOf = ({ kind, content: { id }, version }: LawFile): string => `${kind}/${id}/${version}`;

async function historyRoute(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/law/history',
    {
      schema: {
        operationId: 'lawHistory',
        tags,
        summary: 'Who recorded, proposed, confirmed or withdrew what and when, newest first (rules, auditor)',
        querystring: z.strictObject({ id: code.optional(), ...shapes.page }),
        response: { 200: shapes.lawHistory, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      const { id, limit, cursor } = request.query;
      const stored = await listLawDeeds(door.db, { id, limit: limit + 1, after: readLawCursor(cursor) });
      const { rows, next } = pageOf(stored, limit, ({ at, key }) => ({ at, key }));
      return { deeds: rows.map(({ key: _key, at, ...deed }) => ({ ...deed, at: new Date(at).toISOString() })), next };
    },
  );
}

async function diffRoute(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/law/diff',
    {
      schema: {
        operationId: 'diffLaw',
        tags,
        summary: 'What differs between two versions: limits, grounds, dates, words (rules, auditor)',
        querystring: z.strictObject({ kind: shapes.kind, id: code, from: code, to: code }),
        response: { 200: shapes.diff, ...problems },
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
