// How long limits may stand: reminders of a suspension, each period the pack or the operator names, and its longest term
// with what the pack says comes then. Both end with the suspension. Leaves out suspending itself (standstill-rules.ts).
import { foldClock, endClock, hasClock, isLive, startClock } from './clock-ledger.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { CaseState, EventDraft, Verdict } from './case.ts';
import { askedUnit } from './case-permission.ts';
import { basisOf, no, parts, type Turn, withoutNotice, yes } from './case-rules.ts';
import { openTask } from './case-tasks.ts';
import { tell, tellStaff } from './delivery-ladder.ts';
import { endedEarly } from './ending-steps.ts';
import type { ClockKind, PauseOccasion } from './law.ts';
import type { SuspendedOccasion } from './standstill.ts';

const TERM = 'suspension';
const REVIEW = 'suspensionReview';
const KINDS: ReadonlySet<ClockKind> = new Set([TERM, REVIEW]);

/** Code of the ground, as packs with a list of grounds name it. */
export const SUSPENSION_PASSED = 'SUSPENSION_PASSED';

/** What begins with a suspension; a second one on the same occasion begins nothing again. */
export function termsOfSuspension(turn: Turn, occasion: SuspendedOccasion, longestTerm: boolean): ClockMove[] {
  const begin = (rule: string, id: string): ClockMove[] => {
    const known = turn.state.clocks[id];
    if (!hasClock(turn.law, rule) || (known !== undefined && isLive(known))) return [];
    return [startClock(turn.law, rule, { id, on: turn.on, at: turn.at })];
  };
  return [...begin(REVIEW, `${REVIEW}:${occasion}`), ...(longestTerm ? begin(TERM, TERM) : [])];
}

/** The head of whoever the case lies with looks at it; the next reminder counts from this one. */
export function reminded(turn: Turn, id: string): Verdict<EventDraft[]> {
  const occasion = occasionOf(id);
  const stands = turn.state.suspensions?.[occasion];
  if (stands === undefined || !isHeld(turn.state.clocks, occasion)) return no('nothing_to_do');
  const to = { unit: inReview(turn.state) ?? turn.state.owner.id, role: 'head' as const };
  const isAsked = Object.values(turn.state.tasks).some((task) => task.kind === 'reviewSuspension' && task.about === id);
  const again = hasClock(turn.law, REVIEW) ? [startClock(turn.law, REVIEW, { id, on: turn.on, at: turn.at })] : [];
  const facts = { what: 'suspended', since: stands.on };
  return yes({
    type: 'suspensionReminded',
    data: { clock: id, occasion, since: stands.on },
    effectiveBy: 'due',
    ...parts(
      { clocks: again },
      isAsked ? {} : openTask(turn, 'reviewSuspension', { ...to, about: id }),
      tellStaff(turn, 'reminder', to, { facts }),
    ),
  });
}

/** The longest term is over and nobody resumed: the case ends, told with the reason it stood for (复议法 41(5)). */
export function lapsed(turn: Turn, id: string): Verdict<EventDraft[]> {
  const clock = turn.state.clocks[id];
  const stands = turn.state.suspensions?.suspension;
  if (clock === undefined || stands === undefined || !isHeld(turn.state.clocks, 'suspension'))
    return no('nothing_to_do');
  const { article } = clock.terms;
  const notice = tell(turn, 'terminationNotice', {
    facts: { ground: SUSPENSION_PASSED, article, suspendedOn: stands.on },
    texts: { reason: stands.reason },
  });
  return yes({
    type: 'suspensionLapsed',
    data: { on: turn.on, since: stands.on },
    ...{ phase: 'concluded', returnTo: null, conclusion: 'terminated', effectiveOn: turn.on, effectiveBy: 'due' },
    basis: basisOf(turn, article),
    ...withoutNotice(parts(endedEarly(turn), notice)),
  });
}

/** Reminders and term end when nothing stands any more for their occasion, whatever ended it. */
export function suspensionOver(turn: Turn, state: CaseState, moves: readonly ClockMove[]) {
  const own = Object.values(state.clocks).filter(isWaiting);
  if (own.length === 0) return { clocks: [], tasks: [] };
  const after = moves.reduce(foldClock, state.clocks);
  const moved = new Set(moves.map(({ clock }) => clock));
  const over = own.filter(({ id }) => !isHeld(after, occasionOf(id)));
  const about = new Set(over.map(({ id }) => id));
  const asked = Object.values(state.tasks).filter((task) => task.kind === 'reviewSuspension' && about.has(task.about!));
  return {
    clocks: over
      .filter(({ id }) => !moved.has(id))
      .map((clock) => endClock(clock, { on: turn.on, at: turn.at, reason: 'suspensionOver' })),
    tasks: asked.map(({ id }) => ({ move: 'close' as const, id })),
  };
}

/** Limits about a standstill: nobody is late by them, and they are of whoever the case lies with. */
export function isOfSuspension({ terms }: Clock): boolean {
  return KINDS.has(terms.kind);
}

/** Live, stopped for this occasion and not resumed; a reset voids what came before it. */
export function isHeldFor(clock: Clock, occasion: PauseOccasion): boolean {
  if (!isLive(clock)) return false;
  const since = clock.entries.slice(clock.entries.findLastIndex(({ kind }) => kind === 'reset') + 1);
  const last = since.findLast(({ kind, reason }) => (kind === 'pause' || kind === 'resume') && reason === occasion);
  return last?.kind === 'pause';
}

function isHeld(clocks: CaseState['clocks'], occasion: SuspendedOccasion): boolean {
  return Object.values(clocks).some((clock) => isHeldFor(clock, occasion));
}

function isWaiting(clock: Clock): boolean {
  return isOfSuspension(clock) && (isLive(clock) || clock.standing === 'expired');
}

function occasionOf(id: string): SuspendedOccasion {
  return id === `${REVIEW}:competence` ? 'competence' : 'suspension';
}

function inReview(state: CaseState): string | null {
  return state.phase === 'inReview' ? askedUnit(state) : null;
}
