// An authenticator app for tests: the key as it stands on a page or in an answer, and the code of any moment.
import { Secret, TOTP } from 'otpauth';

/** The code at `nowMs`, or so many steps of thirty seconds away from it. */
export function appCode(key: string, nowMs: number, stepsAway = 0): string {
  const secret = Secret.fromBase32(key.replace(/\s/g, ''));
  return new TOTP({ secret }).generate({ timestamp: nowMs + stepsAway * 30_000 });
}

/** Six digits that are right at no step near `nowMs`. */
export function wrongCode(key: string, nowMs: number): string {
  const right = [-2, -1, 0, 1, 2].map((away) => appCode(key, nowMs, away));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code))!;
}
