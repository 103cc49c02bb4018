// What another law does to the limits of a case: each counted again from its own entries, told dates kept, ended clocks
// untouched. Leaves out who may change the law and what is told about it (law-change-rules.ts).
import { isLive, type Occasion, recountClock, termsOf } from './clock-ledger.ts';
import type { Clock, ClockMove, ClockTerms, RingRule } from './clock.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CaseState } from './case.ts';
import type { ClockKind, ClockRule, Law, Span } from './law.ts';
import type { LawChangeCause, LawChangeRow } from './law-change.ts';
import { goesAgainst, isTold } from './law-told.ts';
import { localDate } from './working-days.ts';

export interface LawMove {
  row: LawChangeRow;
  move: ClockMove;
}

/** Another version of the law of the same matter; or the case is another matter, then its limits always follow their rule. */
export type LawChangeOccasion = 'lawChanged' | 'matterTypeChanged' | 'regimeChanged';

interface Change {
  law: Law;
  old: Law;
  occasion: Occasion;
  isOtherMatter: boolean;
  /** Budget of a limit under the new law; a graded case keeps its track where the new matter has it. */
  limitOf(rule: ClockRule): Span;
}

/** Limits that go by their rule alone: nobody ever names their last day. */
const BY_RULE: ReadonlySet<ClockKind> = new Set([
  ...(['preliminary', 'handling', 'approval', 'reply', 'reviewWindow', 'review'] as const),
]);

/** Moves of the limits that `law` touches, in the order of the ledger; `at` ms. Live clocks, and expired ones whose effect waits. */
export function lawMoves(
  law: Law,
  old: Law,
  state: CaseState,
  at: number,
  reason: LawChangeOccasion = 'lawChanged',
): LawMove[] {
  const isOtherMatter = reason !== 'lawChanged';
  const { complexity } = state;
  const change: Change = {
    ...{ law, old, isOtherMatter, occasion: { on: localDate(law.calendar, at), at, reason } },
    limitOf: ({ limit, grades }) => (isOtherMatter && complexity && grades?.[complexity]?.limit) || limit,
  };
  return Object.values(state.clocks).flatMap((clock) => {
    const moved = isLive(clock) ? liveMove(change, clock) : clock.standing === 'expired' && expiredMove(change, clock);
    return moved ? [moved] : [];
  });
}

function liveMove(change: Change, clock: Clock): LawMove | null {
  const terms = nextTerms(change, clock);
  const counted = recountUnder(change, clock, terms);
  if (!isTold(clock) || !goesAgainst(clock, counted)) return moved(change, clock, counted, false);
  // The pack goes against what was told: the limit stays under the terms it was told by, also for what comes later.
  const byOldTerms = recountUnder(change, clock, undefined);
  if (!goesAgainst(clock, byOldTerms)) return moved(change, clock, byOldTerms, true, counted.dueOn);
  const kept = recountClock(change.law, clock, { ...change.occasion, keepTold: true });
  const told = { dueOn: clock.dueOn, counted: byOldTerms.dueOn };
  return moved(change, clock, { ...kept, entry: { ...kept.entry, told } }, true, byOldTerms.dueOn);
}

/**
 * A limit that has run out moves only while its effect waits: for a calendar, or, on the complainant's side, for the post
 * or a person, and then only to a later day.
 */
function expiredMove(change: Change, clock: Clock): LawMove | null {
  const counted = recountClock(change.law, clock, change.occasion);
  if (clock.provisional) return moved(change, clock, counted, false);
  const waits = clock.terms.side === 'complainant' && clock.alarms.some(({ step }) => step === 'effect');
  return waits && !goesAgainst(clock, counted) ? moved(change, clock, counted, false) : null;
}

/** The terms a live clock gets: of its rule in the new pack; its own with the old ring where that pack has no such rule. */
function nextTerms({ law, old, isOtherMatter, limitOf }: Change, clock: Clock): ClockTerms | undefined {
  const before = old.clocks[clock.terms.rule];
  const isSameLaw = law.pack.hash === old.pack.hash && !isOtherMatter;
  if (isSameLaw || (before === undefined && !isOtherMatter)) return undefined;
  const rule = law.clocks[clock.terms.rule];
  if (rule === undefined) return before && { ...clock.terms, rings: ringOf(before) };
  // A promised day, or one that was kept: no rule of a pack made it.
  const follows =
    isOtherMatter && BY_RULE.has(rule.kind) ? true : before !== undefined && followsRule(old, before, clock);
  if (!follows) return undefined;
  // What ran from receipt goes on doing so, whatever the new law counts from: used days are not given back.
  const { from } = isOtherMatter ? clock.terms : {};
  const terms: ClockTerms = { ...termsOf(law, rule), ...(from && { from }), budget: clock.terms.budget };
  const isSame = isOtherMatter && same(terms, clock.terms) && same(limitOf(rule), budgetOf(clock));
  return isSame ? undefined : terms;
}

function followsRule(old: Law, rule: ClockRule, clock: Clock): boolean {
  const { counting } = termsOf(old, rule);
  return same(budgetOf(clock), rule.limit) && same(clock.terms.counting, counting);
}

function ringOf({ onExpire, warnBefore, escalate, postingGrace, vetoWindow }: ClockRule): RingRule {
  return {
    ...{ onExpire, escalate },
    ...(warnBefore && { warnBefore }),
    ...(postingGrace && { postingGrace }),
    ...(vetoWindow && { vetoWindow }),
  };
}

/** Counts again; what was consumed is carried into another budget, and nobody's limit ends before the day of the change. */
function recountUnder({ law, occasion, limitOf }: Change, clock: Clock, terms: ClockTerms | undefined): ClockMove {
  const under = terms === undefined ? clock : { ...clock, terms };
  const held = budgetOf(clock);
  const rule = terms !== undefined && terms.rings === undefined ? law.clocks[terms.rule] : undefined;
  const limit = rule === undefined ? held : limitOf(rule);
  const change = same(limit, held) ? occasion : { ...occasion, budget: limit };
  const move = recountClock(law, under, change);
  const isPast = move.dueAt !== null && move.dueAt <= occasion.at;
  // A calendar tells when the authority's limit really ended; a person's right does not end behind their back.
  const guarded = isPast && (terms !== undefined || clock.terms.side === 'complainant');
  const fair = guarded ? recountClock(law, under, { ...occasion, budget: limit }) : move;
  return terms === undefined ? fair : { ...fair, terms };
}

/** The budget that holds now: a recount or reset may have changed the one the clock started with. */
function budgetOf(clock: Clock): Span {
  return clock.entries.findLast(({ budget }) => budget !== undefined)?.budget ?? clock.terms.budget;
}

function moved(change: Change, clock: Clock, move: ClockMove, kept: boolean, counted?: string | null): LawMove | null {
  if (!kept && move.terms === undefined && isUnmoved(clock, move)) return null;
  const row: LawChangeRow = {
    clock: clock.id,
    ...{ from: clock.dueOn, to: move.dueOn, fromAt: clock.dueAt, toAt: move.dueAt, standing: move.standing, kept },
    ...(kept ? { counted: counted ?? null } : {}),
    why: causes(change, clock, move),
    article: { from: clock.terms.article, to: (move.terms ?? clock.terms).article },
  };
  return { row, move };
}

function isUnmoved(clock: Clock, move: ClockMove): boolean {
  const { dueOn, dueAt, rawEndOn, provisional, alarms, standing } = clock;
  const after = [move.dueOn, move.dueAt, move.rawEndOn, move.provisional, move.alarms, move.standing];
  return same([dueOn, dueAt, rawEndOn, provisional, alarms, standing], after);
}

function causes(change: Change, clock: Clock, move: ClockMove): LawChangeCause[] {
  const { law, old, occasion } = change;
  if (occasion.reason === 'matterTypeChanged') return ['matterType'];
  const byPack = nextTerms(change, clock) !== undefined;
  const byCalendar =
    law.calendar.hash !== old.calendar.hash && !isUnmoved(clock, recountClock(law, clock, change.occasion));
  const found: LawChangeCause[] = [
    ...(byPack ? ['pack' as const] : []),
    ...(byCalendar ? ['calendar' as const] : []),
    ...(clock.provisional && !move.provisional && move.dueAt !== null ? ['provisional' as const] : []),
  ];
  return found.length > 0 ? found : [law.pack.hash === old.pack.hash ? 'calendar' : 'pack'];
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
