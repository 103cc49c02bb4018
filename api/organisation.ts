// Puts an organisation into the directory: units, staff with passwords, channels with keys. Safe to repeat: what is
// there is brought up to date; passwords and keys stay unless new ones are given. Leaves out who may (staff-routes.ts).
import { z } from 'zod';
import type { ChannelKind } from '../domain/intake.ts';
import type { Role } from '../domain/law.ts';
import type { Db } from '../db/connect.ts';
import { listChannelClients, type StoredChannelClient } from '../db/directory-reads.ts';
import { type Organisation, putOrganisation } from '../db/directory-writes.ts';
import { listStaff, type StoredStaff } from '../db/staff-reads.ts';
import { endSessionsOf } from '../db/staff-writes.ts';
import { catalogueBody } from './catalogue.ts';
import { forgetUnits } from './directory.ts';
import { localId, words } from './field-schemas.ts';
import { newToken, tokenHash } from './ids.ts';
import { slowHash, slowVerify } from './slow-hash.ts';

export const ROLES = [
  ...(['clerk', 'dispatcher', 'handler', 'lead', 'approver', 'head', 'reviewer', 'supervisor'] as const),
  ...(['archivist', 'rules', 'auditor', 'operator'] as const),
] as const satisfies Role[];

/** What an office calls its ways in -> how a contact by them is recorded. */
const CHANNELS = {
  website: 'online',
  online: 'online',
  app: 'app',
  miniprogram: 'app',
  hotline: 'phone',
  phone: 'phone',
  counter: 'counter',
  reception: 'counter',
  letter: 'letter',
} as const satisfies Record<string, ChannelKind>;

const name = z.object({ zh: words(200), en: words(200) });
const optional = words(300).nullish();
const unit = z.object({
  ...{ id: localId, parent: localId.nullable(), name, kind: optional, isBody: z.boolean() },
  code: z
    .string()
    .regex(/^[A-Z0-9]{1,12}$/)
    .nullish()
    .describe('Stands in case numbers; bodies that register have one'),
  ...{
    docCode: optional,
    phone: optional,
    address: optional,
    hours: optional,
    reviewBody: localId.nullish(),
    reReviewBody: localId.nullish(),
  },
});
const member = z.object({
  ...{ id: localId, username: z.string().regex(/^[\w.@-]{2,60}$/), name: words(100), title: optional, unit: localId },
  roles: z.array(z.enum(ROLES)).min(1),
  password: z.string().min(8).max(200).optional(),
  active: z.boolean().optional().describe('Left out: as before; true for a new person'),
});
const channel = z.object({
  id: localId,
  kind: z.enum(Object.keys(CHANNELS) as [keyof typeof CHANNELS]),
  name,
  unit: localId.nullish(),
});
const outside = z.object({ id: localId, name, phone: optional, address: optional });

export const organisationBody = z
  .object({
    units: z.array(unit).max(5000),
    staff: z.array(member).max(20_000).default([]),
    channels: z.array(channel).max(500).default([]),
    outsideBodies: z.array(outside).max(500).default([]),
    catalogue: catalogueBody.optional().describe('Who is responsible for what, from a day on'),
  })
  .superRefine((organisation, context) => {
    const known = new Set([...organisation.units, ...organisation.outsideBodies].map((one) => one.id));
    const miss = (path: (string | number)[], id: string) =>
      context.addIssue({ code: 'custom', path, message: `unit ${id} is not in the list` });
    organisation.units.forEach(({ id, parent }, index) => {
      if (parent !== null && (!known.has(parent) || !id.startsWith(`${parent}.`)))
        miss(['units', index, 'parent'], parent);
    });
    organisation.staff.forEach((one, index) => known.has(one.unit) || miss(['staff', index, 'unit'], one.unit));
    organisation.channels.forEach(
      (one, index) => !one.unit || known.has(one.unit) || miss(['channels', index, 'unit'], one.unit),
    );
  })
  .meta({ id: 'Organisation' });

export type OrganisationBody = z.output<typeof organisationBody>;

/** Keys of channels that are new; shown this once. */
export type ChannelKeys = Record<string, string>;

/** Enters or updates the organisation; all of it or nothing. */
export async function bootstrapOrganisation(db: Db, organisation: OrganisationBody): Promise<ChannelKeys> {
  const [staff, clients] = await Promise.all([listStaff(db), listChannelClients(db)]);
  const people = await Promise.all(organisation.staff.map((one) => staffRow(one, staff)));
  const { rows, keys } = channelRows(organisation.channels, clients);
  await putOrganisation(db, {
    units: unitRows(organisation),
    staff: people.map((one) => one.row),
    channelClients: rows,
  });
  forgetUnits({ db });
  for (const { row, isChanged } of people) if (isChanged) await endSessionsOf(db, row.id);
  return keys;
}

function unitRows({ units, outsideBodies }: OrganisationBody): Organisation['units'] {
  const parents = new Map(units.map((one) => [one.id, one]));
  const bodyOf = (id: string): string => {
    const one = parents.get(id);
    return one === undefined || one.isBody || one.parent === null ? id : bodyOf(one.parent);
  };
  return [
    ...units.map(({ name: { zh, en }, ...one }) => ({
      ...blank,
      ...one,
      nameZh: zh,
      nameEn: en,
      body: bodyOf(one.id),
    })),
    ...outsideBodies.map(({ name: { zh, en }, ...one }) => ({
      ...blank,
      ...one,
      nameZh: zh,
      nameEn: en,
      kind: 'outside',
      isBody: true,
      body: one.id,
    })),
  ];
}

/** One statement stores all rows, so all have all columns. */
const blank = {
  ...{ kind: null, code: null, docCode: null, phone: null, address: null, hours: null, parent: null },
  ...{ reviewBody: null, reReviewBody: null, active: true },
};

async function staffRow({ password, title, ...one }: OrganisationBody['staff'][number], staff: StoredStaff[]) {
  const known = staff.find((each) => each.id === one.id);
  const stored = known?.passwordHash ?? null;
  const isSame = password === undefined || (stored !== null && (await slowVerify('password', stored, password)));
  const kept = isSame ? stored : null;
  // Without a password nobody can sign in: the hash is of a secret nobody knows.
  const passwordHash = kept ?? (await slowHash('password', password ?? newToken('session')));
  // Who left stays out when the organisation is loaded again.
  const active = one.active ?? known?.active ?? true;
  return { row: { ...one, active, title: title ?? null, passwordHash }, isChanged: stored !== null && kept === null };
}

function channelRows(channels: OrganisationBody['channels'], clients: StoredChannelClient[]) {
  const keys: ChannelKeys = {};
  const rows = channels.map(({ id, kind, name: { zh }, unit: of }) => {
    const stored = clients.find((client) => client.id === id);
    if (stored === undefined) keys[id] = newToken('channel');
    const keySha256 = stored?.keySha256 ?? tokenHash(keys[id]!);
    return { id, name: zh, channel: CHANNELS[kind], keySha256, unit: of ?? null, active: true };
  });
  return { rows, keys };
}
