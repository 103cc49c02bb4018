// The complainant's side: let in by number and code or by link, see the case, read notices, act, and see who looked.
import { z } from 'zod';
import { SIGNALS } from '../workflows/case-messages.ts';
import { transitionOf } from '../domain/case-transitions.ts';
import { requireComplainant } from './authentication.ts';
import { commandResult, giveCommand } from './case-commands.ts';
import { COMMAND_BODIES, ROUTED_COMMANDS } from './command-bodies.ts';
import type { Door, DoorApp } from './door.ts';
import { typed } from './field-schemas.ts';
import { documentView } from './notice-routes.ts';
import { keyHeaders, keyOf, problems } from './route-parts.ts';
import { signalTaken, takenIn } from './signal-routes.ts';
import { attempts } from './staff-routes.ts';
import { takeIn } from './submission.ts';
import { forgetSession, keepSession, sessionToken } from './session-cookies.ts';
import { closeTracking, openTracking } from './tracking-access.ts';
import { openNotice } from './tracking-notice.ts';
import { readsOf } from './tracking-reads.ts';
import { reissueOwn } from './tracking-reissue.ts';
import { trackedCase } from './tracking-view.ts';

/** What the table lets a complainant do. */
export const COMPLAINANT_COMMANDS = ROUTED_COMMANDS.filter((name) => transitionOf(name).by.includes('complainant'));

const tags = ['tracking'];
const words = z.object({ zh: z.string(), en: z.string() });
const proof = z.union([
  z.strictObject({ number: typed(60), code: typed(60) }),
  z.strictObject({ link: z.string().max(200) }),
]);
const access = z
  .object({ token: z.string(), expiresAt: z.string(), caseId: z.string() })
  .meta({ id: 'TrackingAccess' });
const limit = z.looseObject({
  ...{ clock: z.string(), article: z.string(), confidence: z.string(), example: z.boolean() },
  ...{ dueOn: z.string().nullable(), words },
});
const tracked = z
  .looseObject({
    number: z.string(),
    phase: z.object({ code: z.string(), words }),
    clocks: z.array(limit),
    timeline: z.array(z.looseObject({ seq: z.int(), type: z.string(), words })),
    inbox: z.array(z.looseObject({ id: z.string(), kind: z.string(), words })),
    allowedCommands: z.array(z.string()),
  })
  .meta({ id: 'TrackedCase' });
const notice = z
  .looseObject({
    id: z.string(),
    kind: z.string(),
    words,
    document: documentView.nullable(),
    proof: z.enum(['notNeeded', 'proved', 'pending']),
    limits: z.array(limit),
    remedy: z
      .looseObject({
        level: z.int(),
        body: z.object({ id: z.string(), name: words }),
        until: z.string().nullable(),
        words,
      })
      .nullable(),
  })
  .meta({ id: 'OpenedNotice' });
const read = z.object({
  what: z.string(),
  words,
  unit: z.string().nullable(),
  unitName: words.nullable(),
  reason: z.string().nullable(),
  at: z.string(),
});

export async function trackingRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/tracking',
    {
      schema: {
        operationId: 'openTracking',
        tags,
        summary: 'Number and code, or link: a session of half an hour',
        body: proof,
        response: { 200: access, ...problems },
      },
      config: attempts(door),
    },
    async (request, reply) => {
      const opened = await openTracking(door, request.body);
      keepSession(door, reply, 'tracking', opened);
      return opened;
    },
  );

  app.delete(
    '/api/tracking',
    {
      schema: {
        operationId: 'closeTracking',
        tags,
        summary: 'End the session',
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const token =
        /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? sessionToken(door, request, 'tracking');
      if (token !== undefined) await closeTracking(door, token);
      forgetSession(door, reply, 'tracking');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/tracking/case',
    {
      schema: {
        operationId: 'trackCase',
        tags,
        summary: 'Where the case stands, which limit runs, what can be done',
        response: { 200: tracked, ...problems },
      },
    },
    async (request) => trackedCase(door, (await requireComplainant(door, request)).caseId),
  );

  app.post(
    '/api/tracking/reissue-code',
    {
      schema: {
        operationId: 'reissueOwnCode',
        tags,
        summary: 'A new query code for whoever holds the old one; that one and every session are dead at once',
        response: { 200: z.object({ trackingCode: z.string(), linkToken: z.string() }), ...problems },
      },
    },
    async (request) => reissueOwn(door, await requireComplainant(door, request)),
  );

  app.post(
    '/api/tracking/notices/:id/open',
    {
      schema: {
        operationId: 'openNotice',
        tags,
        summary: 'Read a notice; proves its delivery where a right depends on it',
        params: z.strictObject({ id: z.uuid() }),
        response: { 200: notice, ...problems },
      },
    },
    async (request) => openNotice(door, await requireComplainant(door, request), request.params.id),
  );

  app.get(
    '/api/tracking/reads',
    {
      schema: {
        operationId: 'trackReads',
        tags,
        summary: 'Who looked at my case: when, from which unit, at what, what for',
        response: { 200: z.object({ reads: z.array(read) }), ...problems },
      },
    },
    async (request) => {
      const { caseId } = await requireComplainant(door, request);
      return { reads: await readsOf(door, caseId) };
    },
  );

  for (const name of COMPLAINANT_COMMANDS) {
    app.post(
      `/api/tracking/commands/${name}`,
      {
        schema: {
          operationId: `tracking_${name}`,
          tags,
          summary: transitionOf(name).does,
          headers: keyHeaders,
          body: COMMAND_BODIES[name] as z.ZodType,
          response: { 200: commandResult, ...problems },
        },
      },
      async (request) => {
        const caller = await requireComplainant(door, request);
        return giveCommand(door, {
          caller,
          actor: caller.actor,
          caseId: caller.caseId,
          name,
          key: keyOf(request),
          body: request.body,
        });
      },
    );
  }

  for (const name of SIGNALS) {
    app.post(
      `/api/tracking/signals/${name}`,
      {
        schema: {
          operationId: `tracking_signal_${name}`,
          tags,
          summary: `Signal ${name}: taken in now, decided when it gets there`,
          headers: keyHeaders,
          body: COMMAND_BODIES[name],
          response: { 202: signalTaken, ...problems },
        },
      },
      async (request, reply) => {
        const { caseId, actor } = await requireComplainant(door, request);
        const stored = await takeIn(door, {
          caseId,
          key: keyOf(request),
          kind: 'signal',
          name,
          actor,
          body: request.body,
        });
        return reply.code(202).send(takenIn(stored));
      },
    );
  }
}
