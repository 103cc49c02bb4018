// Independence for the life of the case (L21), asked of the events themselves and not of what the fold remembers: whoever
// acted, and the absent person in whose place it was, is bound by every part either of them took before.
import type { Actor, CaseEvent, CaseState, EventType, Phase } from '../../domain/case.ts';
import { withPart } from './stand-ins.ts';

type Part = 'handled' | 'drafted' | 'approved' | 'reviewed';

const PARTS = new Map<EventType, Part>([
  ...(['actionRecorded', 'findingRecorded', 'answeredAtOnce'] as const).map((type) => [type, 'handled'] as const),
  ...(['planDrafted', 'planSubmitted', 'replyDrafted', 'endProposed'] as const).map(
    (type) => [type, 'drafted'] as const,
  ),
  ...(['planApproved', 'replyIssued', 'settled', 'terminated'] as const).map((type) => [type, 'approved'] as const),
  ...(['lateAppealDecided', 'reviewAccepted', 'reviewRefused', 'reviewSheetRecorded', 'reviewConcluded'] as const).map(
    (type) => [type, 'reviewed'] as const,
  ),
]);

/** Parts that exclude each other; who handles may draft. */
const APART: Record<Part, readonly Part[]> = {
  handled: ['approved', 'reviewed'],
  drafted: ['approved', 'reviewed'],
  approved: ['handled', 'drafted', 'reviewed'],
  reviewed: ['handled', 'drafted', 'approved'],
};

function partOf({ type, actor }: CaseEvent, phase: Phase | undefined): Part | undefined {
  const part = actor.kind === 'staff' ? PARTS.get(type) : undefined;
  return part === 'handled' && phase === 'inReview' ? 'reviewed' : part;
}

const persons = ({ id, actsFor }: Actor) => (actsFor === undefined ? [id] : [id, actsFor]);

/** Nobody acts, or lets act in their place, after a part that excludes it; null where that holds. */
export function dependent(before: CaseState, event: CaseEvent, past: readonly CaseEvent[]): string | null {
  const part = partOf(event, before.phase);
  if (part === undefined) return null;
  const now = persons(event.actor);
  let phase: Phase | undefined;
  for (const one of past) {
    const earlier = partOf(one, phase);
    phase = one.phase ?? phase;
    if (earlier === undefined || !APART[part].includes(earlier)) continue;
    const same = persons(one.actor).find((id) => now.includes(id));
    if (same !== undefined) return `${same} ${earlier} in event ${one.seq}, and ${part} (L21)`;
  }
  return null;
}

/** An event names an absent person only where the door did, and where that person had a part in the case (L15). */
export function strangeStandIn(before: CaseState, given: Actor, { actor, type }: CaseEvent): string | null {
  if (actor.standsFor !== undefined) return `${type} carries who is away`;
  if (actor.actsFor === undefined) return null;
  if (given.standsFor?.some(({ id }) => id === actor.actsFor) !== true) return `${type} in the place of nobody (L15)`;
  if (actor.id !== given.id) return `${type} by another than who came (L15)`;
  return withPart(before).some(({ id }) => id === actor.actsFor) ? null : `${actor.actsFor} had no part (L15)`;
}
