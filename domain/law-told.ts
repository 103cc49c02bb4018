// Which dates count as told to the complainant, and when a new date would go against them (clock-semantics).
// Leaves out what follows from it (law-change-clocks.ts).
import type { Clock, ClockDates } from './clock.ts';
import type { ClockKind } from './law.ts';

/** Limits inside the office and between units: nothing a complainant could act on. */
const INSIDE: ReadonlySet<ClockKind> = new Set(['approval', 'consultation', 'order', 'suspensionReview', 'teamTerm']);

/** Limits the complainant sees with their last day; an approver's inner limit is nobody's promise. */
export function isShown({ terms }: Clock): boolean {
  return !INSIDE.has(terms.kind) && !(terms.kind === 'information' && terms.side !== 'complainant');
}

/** A date they could rely on: shown, and not marked as waiting for a calendar. */
export function isTold(clock: Clock): boolean {
  return isShown(clock) && clock.dueAt !== null && !clock.provisional;
}

/** Earlier on the complainant's own limits, later on all others. */
export function goesAgainst(clock: Clock, next: Pick<ClockDates, 'dueAt'>): boolean {
  if (clock.dueAt === null || next.dueAt === null) return false;
  return clock.terms.side === 'complainant' ? next.dueAt < clock.dueAt : next.dueAt > clock.dueAt;
}
