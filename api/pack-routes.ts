// Public facts: the law packs as they are, and the directory of units (C1, C2). Nothing personal.
import { z } from 'zod';
import { PackError } from '../adapters/packs.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { unitsSeenBy } from './case-visibility.ts';
import { listStaff } from '../db/staff-reads.ts';
import { unitsOf } from './directory.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { code } from './field-schemas.ts';
import { problems } from './route-parts.ts';

const pack = z.looseObject({
  ...{ id: z.string(), version: z.string(), regime: z.string(), example: z.boolean() },
  missing: z.array(z.string()).describe('Operator data still to be set; until then no complaint can be taken under it'),
});
const unit = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  parent: z.string().nullable(),
  body: z.string(),
  isBody: z.boolean(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.string().nullable(),
});
const person = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  unit: z.string(),
  roles: z.array(z.string()),
});

export async function packRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/packs',
    {
      schema: {
        operationId: 'listPacks',
        tags: ['law'],
        summary: 'Law packs, the newest version first',
        response: { 200: z.object({ packs: z.array(pack) }), ...problems },
      },
    },
    () => ({
      packs: door.packs
        .packs()
        .map(
          ({
            id,
            version,
            regime,
            title,
            example,
            confidence,
            effective,
            matterTypes,
            anonymousAllowed,
            ref,
            missing,
          }) => ({
            ...{ id, version, regime, title, example, confidence, effective, matterTypes, anonymousAllowed, missing },
            hash: ref.hash,
          }),
        ),
    }),
  );

  app.get(
    '/api/packs/:id',
    {
      schema: {
        operationId: 'getPack',
        tags: ['law'],
        summary: 'One law pack, whole: every limit with its article',
        params: z.strictObject({ id: code }),
        querystring: z.strictObject({ version: code.optional() }),
        response: { 200: pack, ...problems },
      },
    },
    (request) => {
      try {
        return { ...door.packs.pack(request.params.id, request.query.version) };
      } catch (error) {
        if (error instanceof PackError) throw new Problem('not_found');
        throw error;
      }
    },
  );

  app.get(
    '/api/units',
    {
      schema: {
        operationId: 'listUnits',
        tags: ['directory'],
        summary: 'Units that can be complained about or asked',
        response: { 200: z.object({ units: z.array(unit) }), ...problems },
      },
    },
    async () => ({ units: await activeUnits(door) }),
  );

  app.get(
    '/api/staff',
    {
      schema: {
        operationId: 'listStaff',
        tags: ['directory'],
        summary: 'Colleagues in sight, for assignments',
        response: { 200: z.object({ staff: z.array(person) }), ...problems },
      },
    },
    async (request) => ({ staff: await colleaguesOf(door, await requireStaff(door, request)) }),
  );
}

/** Units that can be complained about, asked or given a case. */
export async function activeUnits(door: Door): Promise<z.output<typeof unit>[]> {
  return [...(await unitsOf(door)).values()]
    .filter((one) => one.active)
    .map(({ id, nameZh, nameEn, parent, body, isBody, phone, address, hours }) => ({
      ...{ id, name: { zh: nameZh, en: nameEn }, parent, body, isBody, phone, address, hours },
    }));
}

/** The people of the units a member of staff sees. */
export async function colleaguesOf(door: Door, caller: Caller & { kind: 'staff' }): Promise<z.output<typeof person>[]> {
  const sight = new Set(await unitsSeenBy(door, caller));
  const staff = await listStaff(door.db);
  return staff
    .filter((one) => one.active && sight.has(one.unit))
    .map(({ id, name, title, unit: of, roles }) => ({ id, name, title, unit: of, roles: [...roles] }));
}
