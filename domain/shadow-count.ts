// Lives one limit again, entry by entry, under given terms and calendar: its last day, whether it was kept, and what
// silence would have done. Leaves out which terms (shadow.ts) and which entries (shadow-lives.ts).
import { alarmsFor } from './clock-alarms.ts';
import { dueFor } from './clock-count.ts';
import type { ClockEntry, ClockTerms } from './clock.ts';
import type { ClockRule, ExpiryEffect, Law } from './law.ts';
import type { LifeEntry } from './shadow-lives.ts';
import { localDate } from './working-days.ts';

/** open and paused: not over at the instant of the run; missed: over, and not met by then; ended: no longer needed. */
export type ShadowOutcome = 'open' | 'paused' | 'inTime' | 'late' | 'missed' | 'ended';

/** How one limit stands under one law. */
export interface ShadowSide {
  /** Last day, YYYY-MM-DD; null while it stands and for limits in hours. */
  dueOn: string | null;
  /** Exclusive instant (ms) at which it is over; null while it stands. */
  dueAt: number | null;
  provisional: boolean;
  outcome: ShadowOutcome;
  /** What silence did, and its legal day; null where it did nothing (yet). */
  effect: { effect: ExpiryEffect; on: string } | null;
  article: string;
}

interface Count {
  dueOn: string | null;
  dueAt: number | null;
  paused: boolean;
  provisional: boolean;
}

/** `at` (ms) is the instant of the run: what would be over by then is over. `rule` says when silence has its effect. */
export function countLife(law: Law, terms: ClockTerms, rule: ClockRule, life: LifeEntry[], at: number): ShadowSide {
  const [start, ...later] = life;
  if (start === undefined) throw new Error(`limit ${terms.rule} has no start`);
  const past: ClockEntry[] = [];
  let effect: ShadowSide['effect'] = null;
  for (const one of [...later, null]) {
    const count = counted(law, terms, start.entry, past);
    const until = one === null ? at : Math.min(one.entry.at, one.receivedAt);
    const isOver = count.dueAt !== null && until >= count.dueAt && !wasPosted(one, count);
    if (isOver) {
      effect ??= effectOf(law, terms, rule, count, until);
      past.push({ kind: 'expire', on: dayOf(law, count), at: count.dueAt ?? until });
    }
    if (one === null || one.entry.kind === 'meet' || one.entry.kind === 'end') {
      const { dueOn, dueAt, provisional } = count;
      const outcome = outcomeOf(one?.entry.kind ?? null, isOver, count.paused);
      return { dueOn, dueAt, provisional, outcome, effect, article: terms.article };
    }
    past.push(one.entry);
  }
  throw new Error('unreachable: the last turn returns');
}

function counted(law: Law, terms: ClockTerms, start: ClockEntry, entries: ClockEntry[]): Count {
  const count = dueFor(terms.budget, start, terms.counting, law.calendar, entries);
  return count.ok ? count : { dueOn: null, dueAt: null, paused: false, provisional: true };
}

/** Posted on the last day is in time (民诉法 85). */
function wasPosted(one: LifeEntry | null, { dueOn }: Count): boolean {
  return one?.entry.kind === 'meet' && one.postedOn !== undefined && dueOn !== null && one.postedOn <= dueOn;
}

function outcomeOf(kind: ClockEntry['kind'] | null, isOver: boolean, isPaused: boolean): ShadowOutcome {
  if (kind === 'meet') return isOver ? 'late' : 'inTime';
  if (isOver) return 'missed';
  if (kind === 'end') return 'ended';
  return isPaused ? 'paused' : 'open';
}

/** Rings where posting grace and the like were over by `until` (ms); a provisional date has none. */
function effectOf(law: Law, terms: ClockTerms, rule: ClockRule, count: Count, until: number): ShadowSide['effect'] {
  const ring = alarmsFor(rule, terms.counting, law.calendar, count, 0).find(({ step }) => step === 'effect');
  return ring !== undefined && ring.at <= until ? { effect: rule.onExpire, on: dayOf(law, count) } : null;
}

/** The legal day a limit is over: its last day, or the local day of its last instant. */
function dayOf(law: Law, { dueOn, dueAt }: Count): string {
  return dueOn ?? localDate(law.calendar, (dueAt ?? 1) - 1);
}
