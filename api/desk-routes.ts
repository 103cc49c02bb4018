// What lies on the desk of a member of staff: assignments, reminders, escalations (T19, G5).
import { z } from 'zod';
import { listDesk } from '../db/notice-reads.ts';
import { recordReads } from '../db/audit-writes.ts';
import { openInboxEntry } from '../db/notice-writes.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { gapSchema, presentGaps } from './calendar-gap-routes.ts';
import { awayOf, unitsSeenBy } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { documentOf } from './notice-document.ts';
import { documentView } from './notice-routes.ts';
import { letterOf, respondentRoutes } from './respondent-desk.ts';
import { problems } from './route-parts.ts';

const MOST = 200;
const entry = z.object({
  id: z.string(),
  caseId: z.string(),
  kind: z.string(),
  facts: z.record(z.string(), z.unknown()),
  placedAt: z.string(),
  openedAt: z.string().nullable(),
});
const letter = z.object({ id: z.string(), kind: z.string(), document: documentView.nullable() });
const tags = ['staff'];

export async function deskRoutes(app: DoorApp, door: Door): Promise<void> {
  await respondentRoutes(app, door);

  app.get(
    '/api/desk',
    {
      schema: {
        operationId: 'listDesk',
        tags,
        summary: 'What lies on one’s desk, newest first; for the rules role also calendar years that are missing',
        response: { 200: z.object({ notices: z.array(entry), calendarGaps: z.array(gapSchema) }), ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      const entries = await deskOf(door, caller);
      return {
        calendarGaps: caller.actor.roles.includes('rules') ? await presentGaps(door) : [],
        notices: entries.map(({ id, placedAt, openedAt, notice }) => ({
          ...{ id, caseId: notice.caseId, kind: notice.kind, facts: { ...notice.facts } },
          ...{
            placedAt: new Date(placedAt).toISOString(),
            openedAt: openedAt === null ? null : new Date(openedAt).toISOString(),
          },
        })),
      };
    },
  );

  app.get(
    '/api/desk/:id',
    {
      schema: {
        operationId: 'readDeskLetter',
        tags,
        summary: 'A letter to one’s unit about a case it does not see: the request to the unit complained about',
        params: z.strictObject({ id: z.uuid() }),
        response: { 200: letter, ...problems },
      },
    },
    async (request) => {
      return deskLetter(door, await requireStaff(door, request), request.params.id);
    },
  );

  app.post(
    '/api/desk/:id/open',
    {
      schema: {
        operationId: 'openDeskEntry',
        tags,
        summary: 'Mark as read',
        params: z.strictObject({ id: z.uuid() }),
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      await markRead(door, await requireStaff(door, request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

type StaffCaller = Caller & { kind: 'staff' };

/** A letter to the caller's unit about a case it does not see; the read is written down. Throws 404. */
export async function deskLetter(door: Door, caller: StaffCaller, id: string) {
  const { entryId, notice } = await letterOf(door, caller, id);
  const { caseId, kind } = notice;
  await recordReads(door.db, [{ caseId, actor: caller.actor, what: `notice:${notice.id}` }]);
  return { id: entryId, kind, document: await documentOf(door, notice, 'zh') };
}

/** Throws 404 for what does not lie on the caller's desk. */
export async function markRead(door: Door, caller: StaffCaller, id: string): Promise<void> {
  const found = (await deskOf(door, caller)).find((one) => one.id === id);
  if (found === undefined) throw new Problem('not_found');
  await openInboxEntry(door.db, found.notice.caseId, found.id);
}

/** What lies on the desk of this person and of those they stand in for, newest first. */
export async function deskOf(door: Door, caller: StaffCaller) {
  return listDesk(
    door.db,
    {
      staffIds: [caller.staff.id, ...awayOf(caller)],
      units: await unitsSeenBy(door, caller),
      roles: caller.actor.roles,
    },
    MOST,
  );
}
