// Which categories and places a question speaks of: by code, else by names and keywords found in the words as they
// stand (Chinese has no gaps between words, so a keyword counts wherever it occurs).
import type { Category, Catalogue, Question, Reason, Territory } from './responsible.ts';

export interface MatchedCategory {
  category: Category;
  score: number;
  reasons: Reason[];
}

const BY_CODE = 100;
const BY_WORD = 10;

/** Best first. */
export function categoriesAsked({ categories }: Catalogue, { category, text }: Question): MatchedCategory[] {
  const asked = categories.find(({ code }) => code === category);
  if (asked !== undefined)
    return [{ category: asked, score: BY_CODE, reasons: [{ code: 'category', category: asked.code }] }];
  const said = `${category ?? ''}\n${text ?? ''}`.toLowerCase();
  return categories
    .map((one) => ({ one, words: wordsOf(one).filter((word) => occurs(said, word)) }))
    .filter(({ words }) => words.length > 0)
    .map(({ one, words }) => ({
      category: one,
      // A longer word says more.
      score: words.reduce((sum, word) => sum + BY_WORD + Math.min(word.length, BY_WORD), 0),
      reasons: words.map((word): Reason => ({ code: 'keyword', category: one.code, word })),
    }))
    .sort((a, b) => b.score - a.score || compare(a.category.code, b.category.code));
}

/** The place with everything around it, the smallest first; empty where no place is recognised. */
export function placeAsked({ territories }: Catalogue, { place, text }: Question): string[] {
  const said = (place ?? text ?? '').toLowerCase();
  const found = territories.filter((one) => wordsOf(one).some((word) => occurs(said, word)));
  const codes = new Set(found.map(({ code }) => code));
  const lines = found.map(({ code }) => lineOf(territories, code));
  // The same street name exists twice: the one whose district was named too.
  const named = (line: Territory[]) => line.filter(({ code }) => codes.has(code)).length;
  const [best] = lines.sort((a, b) => named(b) - named(a) || b.length - a.length);
  return (best ?? []).map(({ code }) => code);
}

/** An entry and what is above it, nearest first; ends where the tree bites its tail. */
export function lineOf<T extends { code: string; parent: string | null }>(all: readonly T[], code: string): T[] {
  const line: T[] = [];
  let next: string | null = code;
  while (next !== null) {
    const found: T | undefined = all.find((one) => one.code === next);
    if (found === undefined || line.includes(found)) break;
    line.push(found);
    next = found.parent;
  }
  return line;
}

function wordsOf({ name, keywords }: { name: Category['name']; keywords: string[] }): string[] {
  return [...new Set([name.zh, name.en, ...keywords].map((word) => word.toLowerCase()))].filter(
    (word) => word.length > 1,
  );
}

const LATIN = /[a-z0-9]/;

/** Latin words only whole: `bus` is not in `business`. */
export function occurs(said: string, word: string): boolean {
  for (let at = said.indexOf(word); at !== -1; at = said.indexOf(word, at + 1)) {
    const end = at + word.length;
    const cutBefore = LATIN.test(word[0] ?? '') && LATIN.test(said[at - 1] ?? '');
    const cutAfter = LATIN.test(word.at(-1) ?? '') && LATIN.test(said[end] ?? '');
    if (!cutBefore && !cutAfter) return true;
  }
  return false;
}

/** By code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
