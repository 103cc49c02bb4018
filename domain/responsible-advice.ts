// Decides which units to advise for a question, best first, and why (C2, R8). Advice: it stops nothing, and where it
// knows nothing it says so and names the general counters. Leaves out contacts and words (api/, words/).
import { categoriesAsked, compare, lineOf, type MatchedCategory, occurs, placeAsked } from './responsible-match.ts';
import type { Advice, Candidate, Catalogue, Question, Reason, ResponsibleUnit } from './responsible.ts';

const MOST = 5;
const A_STEP_UP = 3;
const SAID_BY_REMIT = 5;
const IN_PLACE = 20;
const NAMED = 12;

/** `units`: those that are active; nobody else is ever advised. */
export function adviseResponsible(catalogue: Catalogue, units: readonly ResponsibleUnit[], question: Question): Advice {
  const place = placeAsked(catalogue, question);
  const matched = categoriesAsked(catalogue, question);
  const found = [
    ...matched.flatMap((one) => [...byDefault(catalogue, one), ...byRemit(catalogue, one, place)]),
    ...named(units, question),
  ];
  const known = new Set(units.map(({ id }) => id));
  return {
    candidates: best(found.filter(({ unit }) => known.has(unit))),
    counters: best(generalCounters(catalogue, place).filter(({ unit }) => known.has(unit))),
    categories: matched.slice(0, MOST).map(({ category }) => category.code),
  };
}

/** The unit of the category itself, else of the nearest group above it. */
function byDefault({ categories }: Catalogue, { category, score, reasons }: MatchedCategory): Candidate[] {
  const line = lineOf(categories, category.code);
  const steps = line.findIndex(({ unit }) => unit !== null);
  const unit = line[steps]?.unit;
  if (unit === undefined || unit === null) return [];
  return [{ unit, score: score - steps * A_STEP_UP, reasons: [...reasons, ...above(line[steps]!.code, steps)] }];
}

function byRemit({ categories, remits, territories }: Catalogue, asked: MatchedCategory, place: string[]): Candidate[] {
  const line = lineOf(categories, asked.category.code).map(({ code }) => code);
  return remits.flatMap(({ unit, category, territory }): Candidate[] => {
    const steps = category === null ? -1 : line.indexOf(category);
    if (steps === -1) return [];
    const score = asked.score - steps * A_STEP_UP;
    const reasons = [...asked.reasons, ...above(line[steps]!, steps)];
    if (territory === null) return [{ unit, score: score + SAID_BY_REMIT, reasons }];
    if (place.length === 0)
      return [{ unit, score: score - SAID_BY_REMIT, reasons: [...reasons, { code: 'placeOpen', territory }] }];
    if (!place.includes(territory)) return [];
    // The smaller the territory, the nearer the unit.
    const depth = lineOf(territories, territory).length;
    return [{ unit, score: score + IN_PLACE + depth, reasons: [...reasons, { code: 'territory', territory }] }];
  });
}

function above(category: string, steps: number): Reason[] {
  return steps > 0 ? [{ code: 'above', category }] : [];
}

function named(units: readonly ResponsibleUnit[], { text }: Question): Candidate[] {
  const said = (text ?? '').toLowerCase();
  return units
    .filter(({ name }) => [name.zh, name.en].some((one) => one.length > 3 && occurs(said, one.toLowerCase())))
    .map(({ id }) => ({ unit: id, score: NAMED, reasons: [{ code: 'named' }] }));
}

function generalCounters({ remits, territories }: Catalogue, place: string[]): Candidate[] {
  return remits.flatMap(({ unit, category, territory }): Candidate[] => {
    if (category !== null) return [];
    if (territory === null) return [{ unit, score: 1, reasons: [{ code: 'general' }] }];
    if (place.length === 0) return [{ unit, score: 0, reasons: [{ code: 'general' }] }];
    if (!place.includes(territory)) return [];
    const score = 1 + lineOf(territories, territory).length;
    return [{ unit, score, reasons: [{ code: 'general' }, { code: 'territory', territory }] }];
  });
}

/** One row a unit: its best score, every reason once. */
function best(found: Candidate[]): Candidate[] {
  const byUnit = new Map<string, Candidate>();
  for (const { unit, score, reasons } of found) {
    const known = byUnit.get(unit);
    const all = [...(known?.reasons ?? []), ...reasons];
    byUnit.set(unit, { unit, score: Math.max(score, known?.score ?? score), reasons: unique(all) });
  }
  return [...byUnit.values()].sort((a, b) => b.score - a.score || compare(a.unit, b.unit)).slice(0, MOST);
}

function unique(reasons: Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
