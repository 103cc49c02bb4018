// Decides when a case gets a new query code: after an identity check, for whoever holds the old one, and for whoever takes
// the complainant's place.
// Leaves out how a code looks (tracking-code.ts) and who may ask (case-views.ts, the table).
import { recordReads } from '../db/audit-writes.ts';
import { findTrackingSecret } from '../db/text-reads.ts';
import { reissueTrackingSecret } from '../db/text-writes.ts';
import type { Caller } from './authentication.ts';
import type { Door } from './door.ts';
import { tokenHash } from './ids.ts';
import { newSecret } from './intake.ts';

export interface FreshCode {
  /** Shown once. */
  trackingCode: string;
  linkToken: string;
}

/** A new code and link; the old ones and every session they opened are dead at once. */
export async function reissue(door: Door, caseId: string, reason: string): Promise<FreshCode> {
  const { code, codeHash, link } = await newSecret();
  await reissueTrackingSecret(door.db, { caseId, codeHash, tokenSha256: tokenHash(link), reason });
  return { trackingCode: code, linkToken: link };
}

/** For whoever holds the old one; written down beside the looks at the case. */
export async function reissueOwn(door: Door, { caseId, actor }: Caller & { kind: 'complainant' }): Promise<FreshCode> {
  await recordReads(door.db, [{ caseId, actor, what: 'reissueCode' }]);
  return reissue(door, caseId, 'complainant');
}

/** The successor's code, once per command: a repeated request that already had it gets none. */
export async function successorCode(door: Door, caseId: string, key: string): Promise<Partial<FreshCode>> {
  const reason = `replaceComplainant ${key}`;
  const known = await findTrackingSecret(door.db, caseId);
  return known?.reissueReason === reason ? {} : reissue(door, caseId, reason);
}
