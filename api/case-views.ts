// GET for staff: one case, its events, its limits, who looked at it; and lifting the mask, with a reason.
// Reads only PostgreSQL, so it works while workers are down. Every read of a case is written down.
import { z } from 'zod';
import { type CaseEvent, PHASES } from '../domain/case.ts';
import type { Role } from '../domain/law.ts';
import { findCaseByNumber, type StoredCase } from '../db/case-reads.ts';
import { listReads } from '../db/audit-reads.ts';
import { recordReads } from '../db/audit-writes.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { deskListRoutes } from './case-desks.ts';
import { readCaseFile } from './case-file.ts';
import { listRoutes } from './case-list.ts';
import { filesOf, presentCase, presentClocks } from './case-presenter.ts';
import { seesIdentity, visibleCase } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { caseId, words } from './field-schemas.ts';
import { noticeRoutes } from './notice-routes.ts';
import { type Card, maskCard, readCard, saysWho, textsOfComplainant } from './personal-data.ts';
import { problems } from './route-parts.ts';
import { openTexts } from './sealing.ts';
import { viewRoutes } from './view-routes.ts';
import { reissue } from './tracking-reissue.ts';

const params = z.strictObject({ caseId });
const wordsOut = z.object({ zh: z.string(), en: z.string() });
const clock = z.looseObject({
  clock: z.string(),
  article: z.string(),
  confidence: z.string(),
  example: z.boolean(),
  dueOn: z.string().nullable(),
  standing: z.string(),
  words: wordsOut,
});
const caseView = z
  .looseObject({
    caseId: z.string(),
    number: z.string(),
    version: z.int(),
    phase: z.enum(PHASES),
    conclusion: z.string().nullable(),
    title: z.string().nullable(),
    matter: z.string().nullable(),
    clocks: z.array(clock),
    allowedCommands: z.array(z.string()),
  })
  .meta({ id: 'Case' });
const eventView = z
  .looseObject({ seq: z.int(), type: z.string(), at: z.number(), hash: z.string() })
  .meta({ id: 'CaseEvent' });
const reason = z.strictObject({ reason: words(500) });
const tags = ['cases'];

export async function caseRoutes(app: DoorApp, door: Door): Promise<void> {
  await listRoutes(app, door);
  await deskListRoutes(app, door);
  await noticeRoutes(app, door);
  await viewRoutes(app, door);

  app.get(
    '/api/cases/:caseId',
    {
      schema: {
        operationId: 'getCase',
        tags,
        summary: 'Everything of a case, contact details masked',
        params,
        response: { 200: caseView, ...problems },
      },
    },
    async (request) => {
      return caseDetail(door, await requireStaff(door, request), request.params.caseId);
    },
  );

  app.get(
    '/api/cases/:caseId/events',
    {
      schema: {
        operationId: 'listEvents',
        tags,
        summary: 'The ledger of a case; `raw=true` gives it as it is chained, texts sealed',
        params,
        querystring: z.strictObject({ raw: z.enum(['true', 'false']).default('false') }),
        response: { 200: z.object({ events: z.array(eventView) }), ...problems },
      },
    },
    async (request) => {
      return {
        events: await eventsOf(
          door,
          await requireStaff(door, request),
          request.params.caseId,
          request.query.raw === 'true',
        ),
      };
    },
  );

  app.get(
    '/api/cases/:caseId/clocks',
    {
      schema: {
        operationId: 'explainClocks',
        tags,
        summary: 'Why these dates: each limit, day by day with `days=true`',
        params,
        querystring: z.strictObject({ days: z.enum(['true', 'false']).default('false') }),
        response: { 200: z.object({ clocks: z.array(clock) }), ...problems },
      },
    },
    async (request) => {
      return {
        clocks: await clocksOf(
          door,
          await requireStaff(door, request),
          request.params.caseId,
          request.query.days === 'true',
        ),
      };
    },
  );

  app.get(
    '/api/cases/:caseId/reads',
    {
      schema: {
        operationId: 'listReads',
        tags,
        summary: 'Who looked at this case (auditor, supervisor)',
        params,
        response: {
          200: z.object({ reads: z.array(z.looseObject({ what: z.string(), at: z.string() })) }),
          ...problems,
        },
      },
    },
    async (request) => {
      const row = await visibleCase(
        door,
        await requireStaff(door, request, 'auditor', 'supervisor'),
        request.params.caseId,
      );
      const reads = await listReads(door.db, row.caseId);
      return {
        reads: reads.map(({ actor, what, reason: why, at }) => ({ actor, what, reason: why, at: at.toISOString() })),
      };
    },
  );

  await identityRoutes(app, door);
}

async function identityRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/cases/:caseId/reveal-identity',
    {
      schema: {
        operationId: 'revealIdentity',
        tags,
        summary: 'Contact details unmasked; the reason is kept and shown to the complainant',
        params,
        body: reason,
        response: { 200: z.object({ card: z.record(z.string(), z.unknown()).nullable() }), ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return { card: await revealIdentity(door, caller, request.params.caseId, request.body.reason) };
    },
  );

  app.post(
    '/api/cases/:caseId/reissue-code',
    {
      schema: {
        operationId: 'reissueCode',
        tags,
        summary: 'A new query code after an identity check; the old one is dead at once',
        params,
        body: reason,
        response: { 200: z.object({ trackingCode: z.string(), linkToken: z.string() }), ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request, 'clerk');
      const row = await visibleCase(door, caller, request.params.caseId);
      if (!seesIdentity(caller.actor, row)) throw new Problem('not_permitted');
      await recordReads(door.db, [
        { caseId: row.caseId, actor: caller.actor, what: 'reissueCode', reason: request.body.reason },
      ]);
      return reissue(door, row.caseId, request.body.reason);
    },
  );
}

type StaffCaller = Caller & { kind: 'staff' };

/** Who may lift the mask; beside that, nobody of the unit complained about. */
export const REVEALERS = ['clerk', 'handler', 'lead', 'reviewer'] as const satisfies Role[];

/** Everything of a case for one member of staff, contact details masked; the read is written down. Throws 404. */
export async function caseDetail(door: Door, staff: StaffCaller, id: string) {
  const { caller, row } = await opened(door, staff, id, 'detail');
  return presentCase(door, caller, row, await readCaseFile(door, row.caseId));
}

/** The ledger; `raw`: as it is chained, texts sealed. Throws 404. */
export async function eventsOf(door: Door, staff: StaffCaller, id: string, raw = false) {
  const { caller, row } = await opened(door, staff, id, 'events');
  const { events } = await readCaseFile(door, row.caseId);
  return raw ? events.map((event) => ({ ...event })) : shownEvents(door, caller, row, events);
}

/** The whole case as one page shows it, in one read that is written down: events, limits day by day, its law. Throws 404. */
export async function wholeCase(door: Door, staff: StaffCaller, id: string) {
  const { caller, row } = await opened(door, staff, id, 'detail');
  const file = await readCaseFile(door, row.caseId);
  const seesFiles = seesIdentity(caller.actor, row);
  const [detail, events, nowMs, files] = await Promise.all([
    presentCase(door, caller, row, file),
    shownEvents(door, caller, row, file.events),
    door.now(row.caseId),
    seesFiles ? filesOf(door, row.caseId) : [],
  ]);
  return {
    ...{ detail, events, law: file.law, nowMs, files },
    clocks: presentClocks(file.law, file.state.clocks, true),
    mayReveal: seesIdentity(caller.actor, row) && REVEALERS.some((role) => caller.actor.roles.includes(role)),
  };
}

/** Id of a case that is named by id or by the number a citizen sees. Throws 404 where the caller sees none. */
export async function caseNamed(door: Door, caller: StaffCaller, reference: string): Promise<string> {
  const isId = caseId.safeParse(reference).success;
  const id = isId ? reference : (await findCaseByNumber(door.db, reference))?.caseId;
  if (id === undefined) throw new Problem('not_found');
  return (await visibleCase(door, caller, id)).caseId;
}

async function shownEvents(door: Door, caller: StaffCaller, row: StoredCase, events: CaseEvent[]) {
  if (seesIdentity(caller.actor, row)) return openTexts(door, row.caseId, events, { card: maskCard });
  const shown = await openTexts(door, row.caseId, events, { card: maskCard, hidden: textsOfComplainant(events) });
  return shown.map((event, index) => (saysWho(events[index]!) ? { ...event, data: null } : event));
}

/** Every limit with its reason; day by day with `byDay`. Throws 404. */
export async function clocksOf(door: Door, staff: StaffCaller, id: string, byDay: boolean) {
  const row = await visibleCase(door, staff, id);
  const { law, state } = await readCaseFile(door, row.caseId);
  return presentClocks(law, state.clocks, byDay);
}

/** Contact details unmasked; the reason is kept and shown to the complainant. Throws 403 (also role_required), 404. */
export async function revealIdentity(door: Door, caller: StaffCaller, id: string, why: string) {
  const row = await visibleCase(door, caller, id);
  if (!REVEALERS.some((role) => caller.actor.roles.includes(role)))
    throw new Problem('role_required', { detail: { roles: [...REVEALERS] } });
  if (!seesIdentity(caller.actor, row)) throw new Problem('not_permitted');
  await recordReads(door.db, [{ caseId: row.caseId, actor: caller.actor, what: 'identity', reason: why }]);
  const { state } = await readCaseFile(door, row.caseId);
  const { reach } = await openTexts(door, row.caseId, { reach: state.reach }, { card: readCard });
  return ((reach as { card?: Card | null }).card ?? null) as Record<string, unknown> | null;
}

async function opened(door: Door, caller: Caller & { kind: 'staff' }, id: string, what: string) {
  const row = await visibleCase(door, caller, id);
  await recordReads(door.db, [{ caseId: row.caseId, actor: caller.actor, what }]);
  return { caller, row };
}
