// Decides what a code of an authenticator app is: RFC 6238 with what every app knows (SHA-1, six digits, thirty seconds),
// one step of drift either way. Leaves out that a code counts once (db/second-factor-writes.ts) and where keys are kept.
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
/** Steps that a phone's clock may be early or late. */
const DRIFT = 1;
const KEY_BYTES = 20;

/** A fresh key of 160 bits, in the base32 that people type into an app. */
export const newFactorKey = (): string => new Secret({ size: KEY_BYTES }).base32;

/** What an app reads from the square: issuer, account, key. */
export const factorAddress = (key: string, username: string): string => codes(key, username).toString();

/** The step a code belongs to; null for a code of no step near `nowMs`. */
export function stepOfCode(key: string, code: string, nowMs: number): number | null {
  const away = codes(key).validate({ token: code, timestamp: nowMs, window: DRIFT });
  return away === null ? null : Math.floor(nowMs / 1000 / STEP_SECONDS) + away;
}

const codes = (key: string, label = '') =>
  new TOTP({
    ...{ issuer: 'Redress', label, secret: Secret.fromBase32(key) },
    ...{ algorithm: 'SHA1', digits: 6, period: STEP_SECONDS },
  });
