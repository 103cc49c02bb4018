// Codes of an authenticator app as RFC 6238 has them, and how far a phone's clock may be off.
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { factorAddress, newFactorKey, stepOfCode } from '../adapters/one-time-code.ts';

/** The RFC's own key, of its appendix B. */
const KEY = Secret.fromUTF8('12345678901234567890').base32;

it.each([
  ['1970-01-01T00:00:59Z', '287082'],
  ['2005-03-18T01:58:29Z', '081804'],
  ['2005-03-18T01:58:31Z', '050471'],
  ['2009-02-13T23:31:30Z', '005924'],
  ['2033-05-18T03:33:20Z', '279037'],
])('is what the RFC says at %s', (at, code) => {
  const nowMs = Date.parse(at);
  expect(stepOfCode(KEY, code, nowMs)).toBe(Math.floor(nowMs / 30_000));
});

describe('a clock that is off', () => {
  const step = 59_000_000;
  const noon = step * 30_000 + 12_345;
  const codeOf = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(KEY) }).generate({ timestamp: noon + steps * 30_000 });

  it('may be so by one step, either way, and the step is the code’s own', () => {
    expect([-1, 0, 1].map((away) => stepOfCode(KEY, codeOf(away), noon))).toEqual([step - 1, step, step + 1]);
    expect([-2, 2].map((away) => stepOfCode(KEY, codeOf(away), noon))).toEqual([null, null]);
  });

  it.each(['', '28708', '2870822', 'abcdef'])('takes no other string: "%s"', (typed) => {
    expect(stepOfCode(KEY, typed, noon)).toBeNull();
  });
});

it('keys are new each time, of 160 bits, and an app reads issuer, account and key from the address', () => {
  const key = newFactorKey();
  expect(newFactorKey()).not.toBe(key);
  expect(Secret.fromBase32(key).bytes).toHaveLength(20);
  const address = new URL(factorAddress(key, 'chenshuyu'));
  expect([address.protocol, address.host, address.pathname]).toEqual(['otpauth:', 'totp', '/Redress:chenshuyu']);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ issuer: 'Redress', secret: key },
    ...{ algorithm: 'SHA1', digits: '6', period: '30' },
  });
});
