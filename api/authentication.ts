// Decides who is calling: a token or cookie becomes an Actor, as the directory has it at this moment.
// Leaves out what the caller may see (case-visibility.ts) and do (domain/).
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../domain/case.ts';
import type { Role } from '../domain/law.ts';
import { listAbsentFor } from '../db/absence-reads.ts';
import { findChannelClient, type StoredChannelClient } from '../db/directory-reads.ts';
import { findSessionStaff, findTokenStaff, type StoredStaff } from '../db/staff-reads.ts';
import { touchToken } from '../db/staff-writes.ts';
import { findTrackingSession } from '../db/text-reads.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { kindOfToken, tokenHash } from './ids.ts';
import { officeDay } from './office-day.ts';
import { type SessionKind, sessionToken } from './session-cookies.ts';

export type Caller =
  | { kind: 'staff'; actor: Actor; staff: StoredStaff }
  | { kind: 'channel'; actor: Actor; client: StoredChannelClient }
  | { kind: 'complainant'; actor: Actor; caseId: string };

/** The caller, or null for none or a credential that is not valid (any more). `first`: of a browser with both sessions. */
export async function identify(
  door: Door,
  request: FastifyRequest,
  first: SessionKind = 'staff',
): Promise<Caller | null> {
  for (const token of tokensOf(door, request, first)) {
    const caller = await callerOf(door, token);
    if (caller !== null) return caller;
  }
  return null;
}

/** Throws 401 without a credential, 403 when it is of another kind. */
export async function requireStaff(
  door: Door,
  request: FastifyRequest,
  ...roles: Role[]
): Promise<Caller & { kind: 'staff' }> {
  const caller = await identify(door, request);
  if (caller === null) throw new Problem('not_authenticated');
  if (caller.kind !== 'staff') throw new Problem('role_required', { detail: { kind: 'staff' } });
  if (roles.length > 0 && !roles.some((role) => caller.actor.roles.includes(role)))
    throw new Problem('role_required', { detail: { roles } });
  return caller;
}

/** Throws 401 without a tracking session. */
export async function requireComplainant(
  door: Door,
  request: FastifyRequest,
): Promise<Caller & { kind: 'complainant' }> {
  const caller = await identify(door, request, 'tracking');
  if (caller?.kind !== 'complainant') throw new Problem('not_authenticated');
  return caller;
}

/** The complainant of a case; opaque, the same in every session. */
export const complainantOf = (caseId: string): Actor => ({
  kind: 'party',
  id: `complainant:${caseId}`,
  roles: [],
  party: 'complainant',
});

export const staffActor = (staff: StoredStaff): Actor => ({
  kind: 'staff',
  id: staff.id,
  unit: staff.unit,
  roles: staff.roles,
});

export const channelActor = ({ id, unit }: StoredChannelClient): Actor => ({
  kind: 'channel',
  id,
  ...(unit === null ? {} : { unit }),
  roles: [],
});

/** With whoever named this person as delegate and is away today (L15). */
async function staffCaller(door: Door, staff: StoredStaff): Promise<Caller> {
  const standsFor = await listAbsentFor(door.db, staff.id, officeDay(door.settings.zone));
  const actor = staffActor(staff);
  return { kind: 'staff', staff, actor: standsFor.length === 0 ? actor : { ...actor, standsFor } };
}

/** A presented bearer token alone counts; cookies are for browsers, the citizen's and the office's kept apart. */
function tokensOf(door: Door, request: FastifyRequest, first: SessionKind): string[] {
  const bearer = /^Bearer\s+(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return [bearer];
  const second: SessionKind = first === 'staff' ? 'tracking' : 'staff';
  return [first, second].flatMap((kind) => sessionToken(door, request, kind) ?? []);
}

async function callerOf(door: Door, token: string): Promise<Caller | null> {
  const sha256 = tokenHash(token);
  switch (kindOfToken(token)) {
    case 'session': {
      const staff = await findSessionStaff(door.db, sha256, new Date());
      return staff && staffCaller(door, staff);
    }
    case 'personal': {
      const staff = await findTokenStaff(door.db, sha256);
      if (staff !== null) await touchToken(door.db, sha256);
      return staff && staffCaller(door, staff);
    }
    case 'channel': {
      const client = await findChannelClient(door.db, sha256);
      return client && { kind: 'channel', client, actor: channelActor(client) };
    }
    case 'tracking': {
      const caseId = await findTrackingSession(door.db, sha256, new Date());
      return caseId === null ? null : { kind: 'complainant', caseId, actor: complainantOf(caseId) };
    }
    case 'halfway':
    case 'link':
    case null:
      return null;
  }
}
