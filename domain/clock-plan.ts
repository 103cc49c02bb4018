// What the entries of a clock amount to: since when it counts, which budgets, when it was stopped, which days are out.
// Leaves out all counting (clock-course.ts); needs no calendar.
import type { ClockEntry } from './clock.ts';
import type { Span } from './law.ts';

/** The first or the last day of a stop, its instant, and for which reason. */
export interface Stop {
  kind: 'pause' | 'resume';
  on: string;
  at: number;
  reason: string;
}

export interface Plan {
  startOn: string;
  startAt: number;
  budget: Span;
  extensions: { on: string; added: Span }[];
  /** Later budgets, in order; what was consumed is carried into them. */
  recounts: { on: string; at: number; budget: Span }[];
  /** Pauses and resumptions, in order, whether they came in time or not. */
  stops: Stop[];
  /** Days out of the count, both ends inclusive. */
  excluded: { from: string; to: string }[];
}

/**
 * Folds entries into a plan. Entries count by their effective day (`on`), not by the order in which they were entered;
 * a reset voids pauses, extensions and recounts before it, excluded days are facts and stay.
 */
export function planFrom(budget: Span, start: { on: string; at: number }, entries: ClockEntry[]): Plan {
  const ordered = entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => (a.entry.on < b.entry.on ? -1 : a.entry.on > b.entry.on ? 1 : a.index - b.index))
    .map(({ entry }) => entry);
  const lastReset = ordered.findLastIndex((entry) => entry.kind === 'reset');
  const current = ordered.slice(lastReset + 1);
  const from = ordered[lastReset] ?? start;
  return {
    startOn: from.on,
    startAt: from.at,
    budget: ordered[lastReset]?.budget ?? latestBudget(budget, ordered.slice(0, Math.max(lastReset, 0))),
    extensions: current.flatMap(({ kind, on, added }) => (kind === 'extension' && added ? [{ on, added }] : [])),
    recounts: current.flatMap(({ kind, on, at, budget: next }) =>
      kind === 'recount' && next ? [{ on, at, budget: next }] : [],
    ),
    stops: current.flatMap(({ kind, on, at, reason = '' }) =>
      kind === 'pause' || kind === 'resume' ? [{ kind, on, at, reason }] : [],
    ),
    excluded: ordered.flatMap(({ kind, from, to }) => (kind === 'excluded' && from && to ? [{ from, to }] : [])),
  };
}

/** A reset without a budget of its own restarts the budget that held before it. */
function latestBudget(budget: Span, entries: ClockEntry[]): Span {
  return entries.reduce((held, entry) => entry.budget ?? held, budget);
}
