// The shadow run (L17): the limits of a stored case counted again under another law, beside the law it runs under; only
// what differs is said. It takes what people did as it was: it does not guess what they would have done, starts no limit
// because another one ended otherwise, and takes dates that were told as no different from others.
import { canonicalJson } from './canonical-json.ts';
import type { CaseEvent } from './case.ts';
import { termsOf } from './clock-ledger.ts';
import type { ClockTerms } from './clock.ts';
import type { ClockKind, ClockRule, Law } from './law.ts';
import { countLife, type ShadowSide } from './shadow-count.ts';
import { type ClockLife, clockLives, entriesUnder, type LifeEntry } from './shadow-lives.ts';

export type ShadowDifference =
  | 'due'
  | 'outcome'
  | 'effectEarlier'
  | 'effectLater'
  /** It would not have come, not by now. */
  | 'effectGone'
  | 'effectNew'
  | 'effectOther'
  /** The other law has no such limit, or only the other one has it. */
  | 'onlyRecorded'
  | 'onlyOther';

export interface ShadowRow {
  clock: string;
  differs: ShadowDifference[];
  recorded: ShadowSide | null;
  other: ShadowSide | null;
}

/** `old` is the law the case runs under, `law` the other one, both for its matter type; `at` (ms) the instant of the run. */
export function shadowCase(events: readonly CaseEvent[], old: Law, law: Law, at: number): ShadowRow[] {
  const known = clockLives(events).map((life) => rowOf(events, life, { old, law, at }));
  return [...known, ...onlyOther(events, { old, law, at })].filter(({ differs }) => differs.length > 0);
}

interface Run {
  old: Law;
  law: Law;
  at: number;
}

function rowOf(events: readonly CaseEvent[], life: ClockLife, { old, law, at }: Run): ShadowRow {
  const { clock, terms, entries } = life;
  const had = old.clocks[terms.rule];
  const rule = law.clocks[terms.rule];
  const recorded = countLife(old, terms, had ?? asRule(terms), entries, at);
  if (rule === undefined) return { clock, differs: ['onlyRecorded'], recorded, other: null };
  const isPromise = !followsRule(old, had, terms);
  const other = isPromise
    ? countLife(law, terms, rule, entries, at)
    : countLife(law, termsOf(law, rule), rule, entriesUnder(life, events, { had, rule }), at);
  return { clock, differs: differences(recorded, other), recorded, other };
}

function differences(recorded: ShadowSide, other: ShadowSide): ShadowDifference[] {
  const isDue = recorded.dueAt !== other.dueAt || recorded.dueOn !== other.dueOn;
  return [
    ...(isDue ? ['due' as const] : []),
    ...(recorded.outcome === other.outcome ? [] : ['outcome' as const]),
    ...effectDifference(recorded.effect, other.effect),
  ];
}

function effectDifference(recorded: ShadowSide['effect'], other: ShadowSide['effect']): ShadowDifference[] {
  if (recorded === null) return other === null ? [] : ['effectNew'];
  if (other === null) return ['effectGone'];
  if (recorded.effect !== other.effect) return ['effectOther'];
  if (recorded.on === other.on) return [];
  return [other.on < recorded.on ? 'effectEarlier' : 'effectLater'];
}

/** False for a promised day: no rule of a pack made it, so no rule of another pack moves it. */
function followsRule(old: Law, had: ClockRule | undefined, terms: ClockTerms): boolean {
  const { kind, budget, counting, pack } = terms;
  if (kind === 'measure') return false;
  // What ran under an earlier pack of this case is judged by its form: a promise counts calendar days and never rolls.
  if (had === undefined || pack !== `${old.pack.id}@${old.pack.version}`)
    return !(budget.unit === 'calendarDay' && counting.roll === 'none' && counting.startDay === 'exclude');
  const byRule = { budget: had.limit, counting: termsOf(old, had).counting };
  return canonicalJson({ budget, counting }) === canonicalJson(byRule);
}

/** A limit of a law the case has left behind: it rings by its own terms. */
function asRule({ rule: id, kind, side, budget: limit, article, confidence, onExpire }: ClockTerms): ClockRule {
  return { id, kind, side, limit, article, confidence, onExpire, escalate: [], pauseOn: [] };
}

/** Limits that start with one event of the ledger, whatever the law; the others need what the case never recorded. */
const STARTED_BY: Partial<Record<ClockKind, CaseEvent['type'][]>> = {
  preliminary: ['registered'],
  transferOffer: ['transferOffered'],
  transferReceipt: ['transferSent'],
  transferAnswer: ['transferObjected'],
  handling: ['accepted', 'deemedAccepted'],
  approval: ['planSubmitted'],
};

/** Limits only the other law has, from the event that starts them: their first count, since nothing more was recorded. */
function onlyOther(events: readonly CaseEvent[], { old, law }: Run): ShadowRow[] {
  return Object.values(law.clocks).flatMap((rule) => {
    const starts = STARTED_BY[rule.kind];
    const first = events.find(({ type }) => starts?.includes(type));
    if (first === undefined || Object.hasOwn(old.clocks, rule.id)) return [];
    const { effectiveOn: on, at, receivedAt } = first;
    const life: LifeEntry[] = [{ entry: { kind: 'start', on, at }, receivedAt }];
    const other = countLife(law, termsOf(law, rule), rule, life, at);
    return [{ clock: rule.id, differs: ['onlyOther' as const], recorded: null, other }];
  });
}
