// Advice on who is responsible, with the reason of each unit in words. Leaves out the rules of it
// (domain/responsible-advice.ts) and who asks: JSON routes and pages alike.
import { adviseResponsible } from '../domain/responsible-advice.ts';
import type { Advice, Candidate, Catalogue, Question, Reason } from '../domain/responsible.ts';
import type { StoredUnit } from '../db/directory-reads.ts';
import { ADVICE_WORDS, REASON_WORDS } from '../words/responsible-words.ts';
import { catalogueOn } from './catalogue.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';

/** `on`: YYYY-MM-DD, the directory as it was on that day. */
export async function adviseUnits(door: Door, asked: Question, on: string) {
  const [catalogue, units] = await Promise.all([catalogueOn(door, on), unitsOf(door)]);
  const active = [...units.values()].filter((unit) => unit.active);
  return present(adviseResponsible(catalogue, active.map(nameOf), asked), catalogue, units);
}

const nameOf = ({ id, nameZh: zh, nameEn: en }: StoredUnit) => ({ id, name: { zh, en } });

function present({ candidates, counters, categories }: Advice, catalogue: Catalogue, units: Map<string, StoredUnit>) {
  const shown = (rows: Candidate[]) => rows.map((row) => presentCandidate(row, catalogue, units.get(row.unit)!));
  const known = candidates.length > 0;
  const empty = counters.length === 0 ? ADVICE_WORDS.nothing : ADVICE_WORDS.unknown;
  return {
    known,
    units: shown(candidates),
    counters: shown(counters),
    categories: categories.map((code) => ({ code, name: nameIn(catalogue.categories, code) })),
    words: known ? [ADVICE_WORDS.advice] : [empty],
  };
}

function presentCandidate({ unit, score, reasons }: Candidate, catalogue: Catalogue, stored: StoredUnit) {
  const { phone, address, hours } = stored;
  const said = reasons.map((reason) => ({ ...reason, words: reasonWords(reason, catalogue) }));
  return { unit, name: nameOf(stored).name, score, phone, address, hours, reasons: said };
}

function reasonWords(reason: Reason, { categories, territories }: Catalogue) {
  const fill = (language: 'zh' | 'en') =>
    REASON_WORDS[reason.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'word' && 'word' in reason) return reason.word;
      if (name === 'category' && 'category' in reason) return nameIn(categories, reason.category)[language];
      return 'territory' in reason ? nameIn(territories, reason.territory)[language] : '';
    });
  return { zh: fill('zh'), en: fill('en') };
}

function nameIn(all: readonly { code: string; name: { zh: string; en: string } }[], code: string) {
  return all.find((one) => one.code === code)?.name ?? { zh: code, en: code };
}
