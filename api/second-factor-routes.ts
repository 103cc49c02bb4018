// Second factors over HTTP: one's own, set up and taken away; somebody else's, looked at and reset. Leaves out the acts
// themselves (second-factor.ts, second-factor-reset.ts).
import { z } from 'zod';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { localId, typed } from './field-schemas.ts';
import { problems } from './route-parts.ts';
import * as own from './second-factor.ts';
import { factorRecord, resetFactor } from './second-factor-reset.ts';
import { attempts } from './staff-routes.ts';

const tags = ['staff'];
const params = z.strictObject({ id: localId.describe('Id or user name') });
export const factorProof = z.strictObject({
  code: typed(40).describe('Of the authenticator app, or a recovery code'),
  password: z.string().min(1).max(200),
});

const shape = {
  state: z.enum(['none', 'begun', 'set']).describe('begun: does not count before a code was given'),
  since: z.string().nullable(),
  recoveryCodesLeft: z.int(),
};
const state = z.object(shape).meta({ id: 'SecondFactor' });
const key = z.object({ key: z.string(), address: z.string().describe('For a square to scan') });
const codes = z.object({ recoveryCodes: z.array(z.string()) });
const act = z.enum(['set', 'codesRenewed', 'recoveryCodeUsed', 'removed', 'reset']);
const record = z
  .object({ staff: z.string(), ...shape, acts: z.array(z.object({ act, by: z.string(), at: z.string() })) })
  .meta({ id: 'SecondFactorRecord' });

export async function secondFactorRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/second-factor',
    {
      schema: {
        operationId: 'showSecondFactor',
        tags,
        summary: 'One’s own second factor',
        response: { 200: state, ...problems },
      },
    },
    async (request) => own.factorState(door, (await requireStaff(door, request)).staff.id),
  );

  app.post(
    '/api/second-factor',
    {
      schema: {
        operationId: 'beginSecondFactor',
        tags,
        summary: 'A new key for an authenticator app; does not count before it is confirmed',
        response: { 201: key, ...problems },
      },
    },
    async (request, reply) => {
      const { staff } = await requireStaff(door, request);
      return reply.code(201).send(await own.beginFactor(door, staff));
    },
  );

  await provedRoutes(app, door);
  await othersRoutes(app, door);
}

/** What needs password and code. */
async function provedRoutes(app: DoorApp, door: Door): Promise<void> {
  const config = attempts(door);
  const body = factorProof;
  app.post(
    '/api/second-factor/confirm',
    {
      schema: {
        operationId: 'confirmSecondFactor',
        tags,
        summary: 'A code of the new key: it counts from now on; recovery codes, shown once',
        ...{ body, response: { 200: codes, ...problems } },
      },
      config,
    },
    async (request) => {
      const { staff } = await requireStaff(door, request);
      return { recoveryCodes: await own.confirmFactor(door, staff, request.body) };
    },
  );

  app.post(
    '/api/second-factor/recovery-codes',
    {
      schema: {
        operationId: 'renewRecoveryCodes',
        tags,
        summary: 'Ten other recovery codes, shown once; those before are void',
        ...{ body, response: { 200: codes, ...problems } },
      },
      config,
    },
    async (request) => {
      const { staff } = await requireStaff(door, request);
      return { recoveryCodes: await own.renewRecoveryCodes(door, staff, request.body) };
    },
  );

  app.post(
    '/api/second-factor/remove',
    {
      schema: {
        operationId: 'removeSecondFactor',
        tags,
        summary: 'The password alone lets in again',
        ...{ body, response: { 204: z.null(), ...problems } },
      },
      config,
    },
    async (request, reply) => {
      await own.removeFactor(door, (await requireStaff(door, request)).staff, request.body);
      return reply.code(204).send(null);
    },
  );
}

async function othersRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/staff/:id/second-factor',
    {
      schema: {
        operationId: 'showSecondFactorOf',
        tags,
        summary: 'Somebody’s second factor and what happened to it (head, operator, auditor above)',
        ...{ params, response: { 200: record, ...problems } },
      },
    },
    async (request) => factorRecord(door, await requireStaff(door, request), request.params.id),
  );

  app.delete(
    '/api/staff/:id/second-factor',
    {
      schema: {
        operationId: 'resetSecondFactor',
        tags,
        summary: 'For somebody who lost it: taken away, every session of theirs is over (head, operator above)',
        ...{ params, response: { 200: record, ...problems } },
      },
    },
    async (request) => resetFactor(door, await requireStaff(door, request), request.params.id),
  );
}
