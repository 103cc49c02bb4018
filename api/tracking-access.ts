// Decides how a complainant is let in: the number with the code, or the link; a short session follows. The same answer,
// in the same time, for a number nobody has. Slowed down, never locked.
import { findCaseByNumber } from '../db/case-reads.ts';
import { createTrackingSession, endTrackingSession } from '../db/text-writes.ts';
import { findCaseIdByToken, findTrackingSecret } from '../db/text-reads.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { kindOfToken, newToken, tokenHash } from './ids.ts';
import { slowVerify } from './slow-hash.ts';
import { readTrackingCode } from './tracking-code.ts';

const SESSION_MS = 30 * 60 * 1000;
/** A number nobody has is looked up all the same. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface TrackingAccess {
  token: string;
  expiresAt: string;
  caseId: string;
}

/** Throws 401 wrong_number_or_code. */
export async function openTracking(
  door: Door,
  proof: { number: string; code: string } | { link: string },
): Promise<TrackingAccess> {
  const caseId = 'link' in proof ? await byLink(door, proof.link) : await byCode(door, proof.number, proof.code);
  if (caseId === null) throw new Problem('wrong_number_or_code');
  const token = newToken('tracking');
  const expiresAt = new Date(Date.now() + SESSION_MS);
  await createTrackingSession(door.db, { tokenSha256: tokenHash(token), caseId, expiresAt });
  return { token, expiresAt: expiresAt.toISOString(), caseId };
}

export const closeTracking = (door: Door, token: string): Promise<void> =>
  endTrackingSession(door.db, tokenHash(token));

async function byLink(door: Door, link: string): Promise<string | null> {
  return kindOfToken(link) === 'link' ? findCaseIdByToken(door.db, tokenHash(link)) : null;
}

async function byCode(door: Door, number: string, code: string): Promise<string | null> {
  const row = await findCaseByNumber(door.db, number.trim().toUpperCase());
  const secret = await findTrackingSecret(door.db, row?.caseId ?? NOBODY);
  // A mistyped code costs the same work as a wrong one.
  const isRight = await slowVerify('code', secret?.codeHash ?? null, readTrackingCode(code) ?? 'mistyped');
  return isRight && row !== null ? row.caseId : null;
}
