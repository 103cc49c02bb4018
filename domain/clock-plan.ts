// What the entries of a clock amount to: since when it counts, which budget, when it stood still, which days are out.
// Leaves out all counting (clock-count.ts); needs no calendar.
import type { ClockEntry } from './clock.ts';
import type { Span } from './law.ts';

/** A stretch in which the clock stands: after day `from` (used up) to day `to` (not counted); `to` null while it lasts. */
export interface Standstill {
  from: string;
  to: string | null;
  fromAt: number;
  toAt: number | null;
}

export interface Plan {
  startOn: string;
  startAt: number;
  budget: Span;
  extensions: Span[];
  /** Later budgets, in order; what was consumed is carried into them. */
  recounts: { on: string; at: number; budget: Span }[];
  standstills: Standstill[];
  /** Days out of the count, both ends inclusive. */
  excluded: { from: string; to: string }[];
}

/**
 * Folds entries into a plan. Entries count by their effective day (`on`), not by the order in which they were entered;
 * a reset voids pauses, extensions and recounts before it, excluded days are facts and stay.
 */
export function planFrom(budget: Span, start: { on: string; at: number }, entries: ClockEntry[]): Plan {
  const ordered = dropPausesAfterExpiry(entries)
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
    extensions: current.flatMap((entry) => (entry.kind === 'extension' && entry.added ? [entry.added] : [])),
    recounts: current.flatMap(({ kind, on, at, budget: next }) =>
      kind === 'recount' && next ? [{ on, at, budget: next }] : [],
    ),
    standstills: standstills(current),
    excluded: ordered.flatMap(({ kind, from, to }) => (kind === 'excluded' && from && to ? [{ from, to }] : [])),
  };
}

/** A reset without a budget of its own restarts the budget that held before it. */
function latestBudget(budget: Span, entries: ClockEntry[]): Span {
  return entries.reduce((held, entry) => entry.budget ?? held, budget);
}

/** A pause that begins after the day a limit expired changes nothing, even when the clock is extended later. */
function dropPausesAfterExpiry(entries: ClockEntry[]): ClockEntry[] {
  let expiredOn: string | null = null;
  return entries.filter((entry) => {
    if (entry.kind === 'expire') expiredOn = entry.on;
    else if (entry.kind === 'extension' || entry.kind === 'reset' || entry.kind === 'recount') expiredOn = null;
    return !(entry.kind === 'pause' && expiredOn !== null && entry.on > expiredOn);
  });
}

/** Several reasons may hold a clock at once; it stands until the last of them ends. */
function standstills(entries: ClockEntry[]): Standstill[] {
  const found: Standstill[] = [];
  const reasons = new Set<string>();
  for (const { kind, on, at, reason = '' } of entries) {
    if (kind === 'pause') {
      if (reasons.size === 0) found.push({ from: on, to: null, fromAt: at, toAt: null });
      reasons.add(reason);
    } else if (kind === 'resume' && reasons.delete(reason) && reasons.size === 0) {
      const last = found.pop();
      if (last) found.push({ ...last, to: on, toAt: at });
    }
  }
  return found;
}
