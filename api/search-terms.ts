// Decides by what a case can be found again without its texts being readable: keyed hashes of phone, id number, e-mail,
// of the place and of the character pairs of the title. Leaves out the search itself.
import type { Vault } from '../adapters/vault.ts';
import type { ComplaintBody } from './intake-schemas.ts';

export type SearchKind = 'phone' | 'idNumber' | 'email' | 'place' | 'pair';

/** One form per value, whatever way it was typed. */
export const NORMALISE: Record<SearchKind, (value: string) => string> = {
  phone: (value) => value.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''),
  idNumber: (value) => value.replace(/\s/g, '').toUpperCase(),
  email: (value) => value.trim().toLowerCase(),
  place: (value) => value.replace(/[\p{P}\p{Z}\p{C}]/gu, '').toLowerCase(),
  pair: (value) => value.toLowerCase(),
};

/** Rows of `search_hashes` for a complaint; they go with the case key. */
export function searchHashes(
  vault: Vault,
  { reach, title, where }: Pick<ComplaintBody, 'reach' | 'title' | 'where'>,
): { kind: SearchKind; hash: string }[] {
  const { phone, idNumber, email } = reach.card ?? {};
  const persons = Object.entries({ phone, idNumber, email }).flatMap(([kind, value]) =>
    value === undefined ? [] : [{ kind: kind as SearchKind, value }],
  );
  const place = where === undefined ? [] : [{ kind: 'place' as const, value: where }];
  const terms = [...persons, ...place, ...pairs(title).map((value) => ({ kind: 'pair' as const, value }))];
  return terms.map(({ kind, value }) => ({ kind, hash: vault.searchHash(kind, NORMALISE[kind](value)) }));
}

/** Neighbouring characters, without space and punctuation; each once. */
export function pairs(text: string): string[] {
  const symbols = [...text.replace(/[\p{P}\p{Z}\p{C}]/gu, '').toLowerCase()];
  return [...new Set(symbols.slice(1).map((symbol, index) => `${symbols[index]}${symbol}`))];
}
