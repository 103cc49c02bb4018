// What people do about their own second factor: set it up, have it count, renew recovery codes, take it away; and how a code
// is proved. Its key is sealed, recovery codes are kept as keyed hashes. Leaves out signing in (sign-in.ts) and what others
// may do (second-factor-reset.ts).
import { factorAddress, newFactorKey, stepOfCode } from '../adapters/one-time-code.ts';
import { countRecoveryCodes, findFactor, type StoredFactor } from '../db/second-factor-reads.ts';
import * as writes from '../db/second-factor-writes.ts';
import type { StoredStaff } from '../db/staff-reads.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { slowVerify } from './slow-hash.ts';
import { newTrackingCode, readTrackingCode } from './tracking-code.ts';

const PURPOSE = 'second-factor';
const RECOVERY = 'recovery-code';
const RECOVERY_CODES = 10;

export interface FactorState {
  state: 'none' | 'begun' | 'set';
  since: string | null;
  recoveryCodesLeft: number;
}

export interface FactorKey {
  key: string;
  /** otpauth://..., for a square to scan. */
  address: string;
}

/** What somebody proves anew who changes how they are let in. */
export interface FactorProof {
  password: string;
  code: string;
}

export async function factorState(door: Door, staffId: string): Promise<FactorState> {
  const [factor, recoveryCodesLeft] = await Promise.all([
    findFactor(door.db, staffId),
    countRecoveryCodes(door.db, staffId),
  ]);
  const since = factor?.confirmedAt?.toISOString() ?? null;
  return { state: factor === null ? 'none' : since === null ? 'begun' : 'set', since, recoveryCodesLeft };
}

/** A new key, which does not count yet. Throws 409 already_done where one counts. */
export async function beginFactor(door: Door, staff: StoredStaff): Promise<FactorKey> {
  const key = newFactorKey();
  if (!(await writes.putFactor(door.db, staff.id, sealed(door, staff.id, key)))) throw new Problem('already_done');
  return { key, address: factorAddress(key, staff.username) };
}

/** The key that is being set up; null where none is: one that counts is never shown again. */
export async function begunKey(door: Door, staff: StoredStaff): Promise<FactorKey | null> {
  const factor = await findFactor(door.db, staff.id);
  if (factor === null || factor.confirmedAt !== null) return null;
  const key = keyOf(door, factor);
  return { key, address: factorAddress(key, staff.username) };
}

/** From now on it counts; gives the recovery codes, this once. Throws 409 wrong_state, 401, 429. */
export async function confirmFactor(door: Door, staff: StoredStaff, proof: FactorProof): Promise<string[]> {
  if ((await factorState(door, staff.id)).state !== 'begun') throw new Problem('wrong_state');
  await proveBoth(door, staff, proof);
  const codes = newRecoveryCodes();
  if (!(await writes.confirmFactor(door.db, staff.id, hashed(door, staff.id, codes)))) throw new Problem('wrong_state');
  return codes;
}

/** Ten others in place of what was left. Throws 409 wrong_state, 401, 429. */
export async function renewRecoveryCodes(door: Door, staff: StoredStaff, proof: FactorProof): Promise<string[]> {
  await proveSet(door, staff, proof);
  const codes = newRecoveryCodes();
  const isDone = await writes.renewRecoveryCodes(door.db, staff.id, hashed(door, staff.id, codes));
  if (!isDone) throw new Problem('wrong_state');
  return codes;
}

/** The password alone lets in again. Throws 409 wrong_state, 401, 429. */
export async function removeFactor(door: Door, staff: StoredStaff, proof: FactorProof): Promise<void> {
  await proveSet(door, staff, proof);
  const isDone = await writes.removeFactor(door.db, { staffId: staff.id, by: staff.id, act: 'removed' });
  if (!isDone) throw new Problem('wrong_state');
}

/**
 * A code of the app that was not used yet, or a recovery code, which is gone then. Wrong ones are counted; after some in a
 * row the next has to wait. Throws 401 wrong_second_factor, 429.
 */
export async function proveFactor(door: Door, staffId: string, typed: string): Promise<void> {
  const nowMs = await door.now();
  const factor = await writes.takeFactorTry(door.db, staffId, new Date(nowMs));
  if (factor === null) throw await tooSoon(door, staffId, nowMs);
  const code = typed.replace(/\s/g, '');
  const isRight = /^\d{6}$/.test(code) ? await isNewStep(door, factor, code, nowMs) : await isLeft(door, staffId, code);
  if (!isRight) throw new Problem('wrong_second_factor');
}

async function isNewStep(door: Door, factor: StoredFactor, code: string, nowMs: number): Promise<boolean> {
  const { staffId } = factor;
  const key = keyOf(door, factor);
  const step = stepOfCode(key, code, nowMs);
  if (step === null) return false;
  return writes.takeFactorStep(door.db, { staffId, step, sealed: sealed(door, staffId, key) });
}

async function isLeft(door: Door, staffId: string, typed: string): Promise<boolean> {
  const code = readTrackingCode(typed);
  if (code === null) return false;
  return writes.takeRecoveryCode(door.db, staffId, door.vault.searchHashes(RECOVERY, `${staffId}:${code}`));
}

async function tooSoon(door: Door, staffId: string, nowMs: number): Promise<Problem> {
  const next = (await findFactor(door.db, staffId))?.nextTryAt?.getTime() ?? nowMs;
  return new Problem('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil((next - nowMs) / 1000)) });
}

async function proveSet(door: Door, staff: StoredStaff, proof: FactorProof): Promise<void> {
  if ((await factorState(door, staff.id)).state !== 'set') throw new Problem('wrong_state');
  await proveBoth(door, staff, proof);
}

async function proveBoth(door: Door, staff: StoredStaff, { password, code }: FactorProof): Promise<void> {
  if (!(await slowVerify('password', staff.passwordHash, password))) throw new Problem('wrong_credentials');
  await proveFactor(door, staff.id, code);
}

const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => newTrackingCode());

const hashed = (door: Door, staffId: string, codes: readonly string[]): string[] =>
  codes.map((code) => door.vault.searchHash(RECOVERY, `${staffId}:${readTrackingCode(code) ?? ''}`));

const sealed = (door: Door, staffId: string, key: string): Buffer => door.vault.sealOwn(PURPOSE, key, staffId);

const keyOf = (door: Door, { staffId, sealed: kept }: StoredFactor): string =>
  door.vault.openOwn(PURPOSE, kept, staffId);
