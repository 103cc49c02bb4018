// Every limit a case ever started, with what happened to it, out of the stored events: the inputs of a shadow run.
// Leaves out what only the law did (expiry, a change of law): the count finds it again. Counting is shadow-count.ts.
import type { CaseEvent } from './case.ts';
import type { ClockEntry, ClockMove, ClockTerms } from './clock.ts';
import type { ClockRule } from './law.ts';

/** One entry with the instant (ms) the door received what led to it, and the day it was posted, where it was. */
export interface LifeEntry {
  entry: ClockEntry;
  receivedAt: number;
  postedOn?: string;
}

/** One limit from its start on; a limit that started anew is another life. The first entry is the start. */
export interface ClockLife {
  clock: string;
  /** As recorded last: a change of law in mid-case counts as if it had held from the start. */
  terms: ClockTerms;
  entries: LifeEntry[];
}

/** In the order of their starts. */
export function clockLives(events: readonly CaseEvent[]): ClockLife[] {
  const lives: ClockLife[] = [];
  const current = new Map<string, ClockLife>();
  for (const event of events) {
    for (const move of event.clocks ?? []) {
      if (move.terms && move.entry.kind === 'start') {
        const life = { clock: move.clock, terms: move.terms, entries: [entryOf(event, move)] };
        current.set(move.clock, life);
        lives.push(life);
      } else goOn(current.get(move.clock), event, move);
    }
  }
  return lives;
}

function goOn(life: ClockLife | undefined, event: CaseEvent, move: ClockMove): void {
  const { entry, terms } = move;
  if (life === undefined || entry.kind === 'expire') return;
  if (isByLaw(entry)) life.terms = { ...(terms ?? life.terms), budget: entry.budget ?? life.terms.budget };
  else life.entries.push(entryOf(event, move));
}

/** A change of the law, or of which law fits: the count of another law has neither. */
function isByLaw({ kind, reason }: ClockEntry): boolean {
  const isChange = reason === 'lawChanged' || reason === 'matterTypeChanged' || reason === 'regimeChanged';
  return kind === 'recount' && isChange;
}

function entryOf({ receivedAt, effectiveBy, effectiveOn }: CaseEvent, { entry }: ClockMove): LifeEntry {
  return { entry, receivedAt, ...(effectiveBy === 'posted' && { postedOn: effectiveOn }) };
}

/**
 * The entries as they would stand under another rule: what was asked of the complainant pauses it, starts it anew, or
 * leaves it alone. `had` is the rule they were recorded under; where it left no trace, the trace is made.
 */
export function entriesUnder(
  life: ClockLife,
  events: readonly CaseEvent[],
  { had, rule }: { had: ClockRule | undefined; rule: ClockRule },
): LifeEntry[] {
  const how = rule.onSupplement ?? 'none';
  const entries = (had?.onSupplement ?? 'none') === 'none' && how !== 'none' ? withRounds(life, events) : life.entries;
  return entries.flatMap((one) => {
    const { kind, reason } = one.entry;
    const isTrace = reason === 'supplement' && (kind === 'pause' || kind === 'resume' || kind === 'reset');
    if (!isTrace || (kind === 'pause' && how !== 'none')) return [one];
    return how === 'none' ? [] : [{ ...one, entry: { ...one.entry, kind: how === 'reset' ? 'reset' : 'resume' } }];
  });
}

const TRACES: Partial<Record<CaseEvent['type'], 'pause' | 'resume'>> = {
  supplementRequested: 'pause',
  supplementCompleted: 'resume',
  supplementLapsed: 'resume',
};

/** The life with a stop for each round of supplement that fell into it. */
function withRounds({ entries }: ClockLife, events: readonly CaseEvent[]): LifeEntry[] {
  const [start, ...later] = entries;
  const over = later.find(({ entry }) => entry.kind === 'meet' || entry.kind === 'end');
  const rounds = events.flatMap((event): LifeEntry[] => {
    const kind = TRACES[event.type];
    const isWithin = event.at > (start?.entry.at ?? 0) && event.at < (over?.entry.at ?? Number.POSITIVE_INFINITY);
    if (kind === undefined || !isWithin) return [];
    const { effectiveOn: on, at, receivedAt } = event;
    return [{ entry: { kind, on, at, reason: 'supplement' }, receivedAt }];
  });
  return [...entries, ...rounds].sort((a, b) => a.entry.at - b.entry.at);
}
