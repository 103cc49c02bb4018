// Decides the code a complainant says aloud or types: 12 Crockford base32 symbols (60 bits) and a check symbol.
// Leaves out where it is kept: only as a slow hash (slow-hash.ts).
import { randomBytes } from 'node:crypto';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const CHECK_MODULUS = 37n;

/** A fresh code as `XXXX-XXXX-XXXX-C`. Codes whose check symbol could not be read out are drawn again. */
export function newTrackingCode(): string {
  for (;;) {
    const symbols = [...randomBytes(LENGTH)].map((byte) => SYMBOLS.charAt(byte % 32)).join('');
    const check = checkSymbol(symbols);
    if (check !== null) return [symbols.slice(0, 4), symbols.slice(4, 8), symbols.slice(8), check].join('-');
  }
}

/** The 13 symbols a person meant (spaces, hyphens, case; O, I and L read as digits), or null when mistyped. */
export function readTrackingCode(typed: string): string | null {
  const symbols = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (symbols.length !== LENGTH + 1 || [...symbols].some((symbol) => !SYMBOLS.includes(symbol))) return null;
  return checkSymbol(symbols.slice(0, LENGTH)) === symbols.at(-1) ? symbols : null;
}

function checkSymbol(symbols: string): string | null {
  const value = [...symbols].reduce((sum, symbol) => sum * 32n + BigInt(SYMBOLS.indexOf(symbol)), 0n);
  return SYMBOLS[Number(value % CHECK_MODULUS)] ?? null;
}
