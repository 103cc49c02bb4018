// The shadow run over HTTP: which stored cases would have other dates under another pack or calendar, a page at a time.
// Leaves out the run itself (shadow-run.ts).
import { z } from 'zod';
import type { ShadowSide } from '../domain/shadow-count.ts';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { code, day } from './field-schemas.ts';
import { problems } from './route-parts.ts';
import { shadowPage } from './shadow-run.ts';

const MOST = 200;
const file = z.union([
  z.strictObject({ id: code, version: code }),
  z.strictObject({
    content: z.record(z.string(), z.unknown()).describe('A file that is not loaded; judged, not kept'),
  }),
]);
const body = z
  .strictObject({
    pack: file.optional().describe('Cases of its regime; each keeps its calendar where none is given'),
    calendar: file.optional().describe('Cases that count by it; each keeps its pack where none is given'),
    since: day.describe('Received on this day or later'),
    after: z.uuid().optional().describe('`next` of the page before'),
    limit: z.int().min(1).max(MOST).default(100),
  })
  .refine(({ pack, calendar }) => pack !== undefined || calendar !== undefined, 'needs a pack or a calendar');

const ref = z.object({ id: z.string(), version: z.string(), hash: z.string() }).nullable();
const side = z
  .object({
    dueOn: z.string().nullable(),
    dueAt: z.string().nullable(),
    ...{ provisional: z.boolean(), outcome: z.string(), article: z.string() },
    effect: z.object({ effect: z.string(), on: z.string() }).nullable(),
  })
  .nullable();
const known = { caseId: z.string(), number: z.string() };
const row = z.object({ clock: z.string(), differs: z.array(z.string()), recorded: side, other: side });
const page = z
  .object({
    law: z.object({ pack: ref, calendar: ref }),
    run: z.int(),
    cases: z.array(z.object({ ...known, rows: z.array(row) })),
    passedOver: z.array(z.object({ ...known, why: z.string() })),
    next: z.string().nullable(),
  })
  .meta({ id: 'ShadowPage' });

export async function shadowRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/law/shadow',
    {
      schema: {
        operationId: 'shadowLaw',
        tags: ['law'],
        summary:
          'Stored cases counted again under another pack or calendar: what would differ; nothing is changed (rules)',
        body,
        response: { 200: page, ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules');
      const { cases, ...rest } = await shadowPage(door, request.body);
      return {
        ...rest,
        cases: cases.map(({ rows, ...one }) => ({
          ...one,
          rows: rows.map(({ recorded, other, ...facts }) => ({
            ...facts,
            recorded: shown(recorded),
            other: shown(other),
          })),
        })),
      };
    },
  );
}

function shown(side: ShadowSide | null) {
  return side && { ...side, dueAt: side.dueAt === null ? null : new Date(side.dueAt).toISOString() };
}
