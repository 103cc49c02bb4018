// Decides how staff are let in: the password first and, where somebody set a second factor, no session before its code. In
// a browser the first half waits five minutes under a cookie of its own, for one session at most.
import { findStaffByUsername, type StoredStaff } from '../db/staff-reads.ts';
import { createSession, endSession } from '../db/staff-writes.ts';
import { findHalfwayStaff, isFactorSet } from '../db/second-factor-reads.ts';
import { endHalfway, putHalfway } from '../db/second-factor-writes.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { newToken, tokenHash } from './ids.ts';
import { proveFactor } from './second-factor.ts';
import { slowVerify } from './slow-hash.ts';

const SESSION_MS = 12 * 60 * 60 * 1000;
const HALFWAY_MS = 5 * 60 * 1000;

interface Kept {
  token: string;
  expiresAt: string;
}

export interface Session extends Kept {
  staff: ReturnType<typeof presentPerson>;
}

export interface Credentials {
  username: string;
  password: string;
}

/** Name, password and code at once. Throws 401 wrong_credentials, second_factor_required, wrong_second_factor; 429. */
export async function signIn(
  door: Door,
  { code, ...credentials }: Credentials & { code?: string | undefined },
): Promise<Session> {
  const staff = await withPassword(door, credentials);
  if (await isFactorSet(door.db, staff.id)) {
    if (code === undefined)
      throw new Problem('second_factor_required', { detail: { path: 'code', takes: ['appCode', 'recoveryCode'] } });
    await proveFactor(door, staff.id, code);
  }
  return openSession(door, staff);
}

/** The first half in a browser: a session, or what waits for a code. Throws 401 wrong_credentials. */
export async function beginSignIn(
  door: Door,
  credentials: Credentials,
): Promise<{ session: Session } | { halfway: Kept }> {
  const staff = await withPassword(door, credentials);
  if (!(await isFactorSet(door.db, staff.id))) return { session: await openSession(door, staff) };
  const token = newToken('halfway');
  const expiresAt = new Date((await door.now()) + HALFWAY_MS);
  await putHalfway(door.db, { tokenSha256: tokenHash(token), staffId: staff.id, expiresAt });
  return { halfway: { token, expiresAt: expiresAt.toISOString() } };
}

/** The second half. Throws 401 not_authenticated once it is over or used, 401 wrong_second_factor, 429. */
export async function finishSignIn(door: Door, halfway: string | undefined, code: string): Promise<Session> {
  const sha256 = tokenHash(halfway ?? '');
  const staff = await findHalfwayStaff(door.db, sha256, new Date(await door.now()));
  if (staff === null) throw new Problem('not_authenticated');
  await proveFactor(door, staff.id, code);
  if (!(await endHalfway(door.db, sha256))) throw new Problem('not_authenticated');
  return openSession(door, staff);
}

/** The session is over at once, wherever its token is kept. */
export const endStaffSession = (door: Door, token: string): Promise<void> => endSession(door.db, tokenHash(token));

export function presentPerson({ id, name, title, unit, roles }: StoredStaff) {
  return { id, name, title, unit, roles: [...roles] };
}

/** In the same time for a name nobody has. */
async function withPassword(door: Door, { username, password }: Credentials): Promise<StoredStaff> {
  const staff = await findStaffByUsername(door.db, username);
  const isRight = await slowVerify('password', staff?.active ? staff.passwordHash : null, password);
  if (staff === null || !isRight) throw new Problem('wrong_credentials');
  return staff;
}

async function openSession(door: Door, staff: StoredStaff): Promise<Session> {
  const token = newToken('session');
  const expiresAt = new Date(Date.now() + SESSION_MS);
  await createSession(door.db, { tokenSha256: tokenHash(token), staffId: staff.id, expiresAt });
  return { token, expiresAt: expiresAt.toISOString(), staff: presentPerson(staff) };
}
