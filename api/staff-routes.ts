// Signing in and out, personal tokens, and setting the organisation up. Leaves out how one is let in (sign-in.ts), and what
// somebody may do with a case.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isDirectoryEmpty } from '../db/directory-writes.ts';
import { listTokens } from '../db/staff-reads.ts';
import { createToken, revokeToken } from '../db/staff-writes.ts';
import { absenceRoutes } from './absence-routes.ts';
import { requireStaff } from './authentication.ts';
import { leaveRoutes } from './leave-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { checkCatalogue, enterCatalogue, keepUnits } from './catalogue.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { words } from './field-schemas.ts';
import { newToken, tokenHash } from './ids.ts';
import { bootstrapOrganisation, organisationBody } from './organisation.ts';
import { problems } from './route-parts.ts';
import { forgetSession, keepSession, sessionToken } from './session-cookies.ts';
import { endStaffSession, presentPerson, signIn } from './sign-in.ts';

const person = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  unit: z.string(),
  roles: z.array(z.string()),
});
const session = z.object({ token: z.string(), expiresAt: z.string(), staff: person }).meta({ id: 'Session' });
const token = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
const tags = ['staff'];

export async function staffRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/login',
    {
      schema: {
        operationId: 'login',
        tags,
        summary: 'Sign in: a session as cookie and as bearer token',
        description: 'Without `code` for somebody who set a second factor: 401 second_factor_required; send all three',
        body: z.strictObject({
          ...{ username: words(60), password: z.string().min(1).max(200) },
          code: words(40).optional().describe('Of the authenticator app, or a recovery code'),
        }),
        response: { 200: session, ...problems },
      },
      config: attempts(door),
    },
    async (request, reply) => {
      const opened = await signIn(door, request.body);
      keepSession(door, reply, 'staff', opened);
      return opened;
    },
  );

  app.post(
    '/api/logout',
    { schema: { operationId: 'logout', tags, summary: 'End the session', response: { 204: z.null(), ...problems } } },
    async (request, reply) => {
      const bearer =
        /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? sessionToken(door, request, 'staff');
      if (bearer !== undefined) await endStaffSession(door, bearer);
      forgetSession(door, reply, 'staff');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/me',
    { schema: { operationId: 'whoAmI', tags, summary: 'Who is signed in', response: { 200: person, ...problems } } },
    async (request) => presentPerson((await requireStaff(door, request)).staff),
  );

  await tokenRoutes(app, door);
  await organisationRoute(app, door);
  await absenceRoutes(app, door);
  await leaveRoutes(app, door);
  await deskRoutes(app, door);
}

async function tokenRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/tokens',
    {
      schema: {
        operationId: 'createToken',
        tags,
        summary: 'A personal token for tools; shown once',
        body: z.strictObject({ label: words(100) }),
        response: { 201: z.object({ token: z.string(), id: z.string() }), ...problems },
      },
    },
    async (request, reply) => {
      const { staff } = await requireStaff(door, request);
      const secret = newToken('personal');
      await createToken(door.db, { tokenSha256: tokenHash(secret), staffId: staff.id, label: request.body.label });
      return reply.code(201).send({ token: secret, id: tokenHash(secret) });
    },
  );

  app.get(
    '/api/tokens',
    {
      schema: {
        operationId: 'listTokens',
        tags,
        summary: 'One’s own tokens',
        response: { 200: z.object({ tokens: z.array(token) }), ...problems },
      },
    },
    async (request) => {
      const { staff } = await requireStaff(door, request);
      const tokens = await listTokens(door.db, staff.id);
      const iso = (moment: Date | null) => moment?.toISOString() ?? null;
      return {
        tokens: tokens.map(({ tokenSha256: id, label, createdAt, lastUsedAt, revokedAt }) => ({
          ...{ id, label, createdAt: createdAt.toISOString(), lastUsedAt: iso(lastUsedAt), revokedAt: iso(revokedAt) },
        })),
      };
    },
  );

  app.delete(
    '/api/tokens/:id',
    {
      schema: {
        operationId: 'revokeToken',
        tags,
        summary: 'Revoke a token',
        params: z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/) }),
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const { staff } = await requireStaff(door, request);
      if (!(await revokeToken(door.db, staff.id, request.params.id))) throw new Problem('not_found');
      return reply.code(204).send(null);
    },
  );
}

async function organisationRoute(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/organisation',
    {
      schema: {
        operationId: 'putOrganisation',
        tags: ['directory'],
        summary: 'Enter or update units, staff and channels (rules, operator; or the setup token on an empty system)',
        body: organisationBody,
        response: { 200: z.object({ channelKeys: z.record(z.string(), z.string()) }), ...problems },
      },
      bodyLimit: 8 * 1024 * 1024,
    },
    async (request) => {
      const isSetUp = await isSetup(door, request);
      const staffId = isSetUp ? null : (await requireStaff(door, request, 'rules', 'operator')).staff.id;
      const { units, outsideBodies, catalogue } = request.body;
      const coming = [...units, ...outsideBodies].map(({ id }) => id);
      // Before anything is stored: the keys of new channels are shown once.
      if (catalogue !== undefined) await checkCatalogue(door, catalogue, coming);
      const channelKeys = await bootstrapOrganisation(door.db, request.body);
      await keepUnits(door, units, staffId);
      if (catalogue !== undefined) await enterCatalogue(door, catalogue, staffId);
      return { channelKeys };
    },
  );
}

/** The one moment without a member of staff: the directory is empty and the token of this installation is shown. */
async function isSetup(door: Door, request: FastifyRequest): Promise<boolean> {
  const expected = Buffer.from(door.settings.setupToken ?? '');
  const given = Buffer.from(/^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
  if (expected.length === 0 || expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  return isDirectoryEmpty(door.db);
}

/** Attempts with a secret are slowed down, never locked. */
export function attempts(door: Door) {
  const max = door.settings.attemptsPerMinute;
  return { rateLimit: max > 0 ? { max, timeWindow: '1 minute' } : (false as const) };
}
