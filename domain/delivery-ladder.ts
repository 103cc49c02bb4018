// Telling somebody: which methods in which order, what proof is waited for. Every row that tells uses this.
// Leaves out what follows from proof or from its absence (delivery-rules.ts).
import { hasClock, startClock } from './clock-ledger.ts';
import type { EventParts, TextRef } from './case.ts';
import type { Turn } from './case-rules.ts';
import type { NoticeDraft, NoticeKind } from './delivery.ts';
import { waitsForSuccessor } from './delivery-held.ts';
import type { DeliveryMethod, Law } from './law.ts';
import type { Reach } from './intake.ts';

export interface Message {
  facts?: NoticeDraft['facts'];
  texts?: Record<string, TextRef | undefined>;
  lists?: NoticeDraft['lists'];
  /** A right or a limit depends on when it arrived. */
  needsProof?: boolean;
}

/** The complainant's ladder: the preferred method, then the pack's order, as far as reachable and consented. */
export function ladder(law: Law, reach: Reach): DeliveryMethod[] {
  const usable = law.delivery
    .filter((rule) => reach.methods.includes(rule.method))
    .filter((rule) => !rule.needsConsent || reach.electronicConsent)
    .map((rule) => rule.method);
  return usable.includes(reach.preferred)
    ? [reach.preferred, ...usable.filter((method) => method !== reach.preferred)]
    : usable;
}

/** Nobody to tell, and the pack waives the duty (信访 23(2)). */
export function isWaived(turn: Turn): boolean {
  const { reach } = turn.state;
  return turn.law.noticeWaivedWhenUnreachable && (reach.noReply || ladder(turn.law, reach).length === 0);
}

/** A notice to the complainant, its first attempt and, where proof is needed, the limit by which it must be there. */
export function tell(turn: Turn, kind: NoticeKind, message: Message = {}): EventParts & { notice: string | null } {
  if (isWaived(turn)) return { notice: null };
  const methods = ladder(turn.law, turn.state.reach);
  const notice = draft(turn, kind, { to: 'complainant' }, methods, message);
  if (waitsForSuccessor(turn.state)) return { notice: notice.id, notices: [{ ...notice, held: true }] };
  const proof =
    notice.needsProof && hasClock(turn.law, 'proof')
      ? [startClock(turn.law, 'proof', { id: `proof:${notice.id}`, on: turn.on, at: turn.at })]
      : [];
  const first = methods[0];
  return {
    notice: notice.id,
    notices: [notice],
    clocks: proof,
    effects: first === undefined ? [] : [{ kind: 'deliver', notice: notice.id, method: first }],
  };
}

/** A message to a member of staff (T19) or to whoever holds a role in a unit. */
export function tellStaff(
  turn: Turn,
  kind: NoticeKind,
  to: string | { unit: string; role: string },
  message: Message = {},
): EventParts {
  const audience = typeof to === 'string' ? { to: 'staff' as const, id: to } : { to: 'unit' as const, ...to };
  const notice = draft(turn, kind, audience, ['inbox'], message);
  return { notices: [notice], effects: [{ kind: 'deliver', notice: notice.id, method: 'inbox' }] };
}

function draft(
  turn: Turn,
  kind: NoticeKind,
  audience: NoticeDraft['audience'],
  methods: DeliveryMethod[],
  message: Message,
): NoticeDraft {
  const { law, state } = turn;
  const texts = Object.entries(message.texts ?? {}).filter(
    (entry): entry is [string, TextRef] => entry[1] !== undefined,
  );
  return {
    id: turn.id('n'),
    kind,
    audience,
    methods,
    needsProof: message.needsProof ?? false,
    facts: { number: state.number, on: turn.on, example: law.example, regime: law.pack.id, ...message.facts },
    texts: Object.fromEntries(texts),
    ...(message.lists === undefined ? {} : { lists: message.lists }),
  };
}

/** Facts about a limit for a notice: its last day and article. */
export function limitFacts(
  move: { dueOn: string | null; terms?: { article: string; budget: { n: number; unit: string } } } | undefined,
): NoticeDraft['facts'] {
  if (move === undefined) return {};
  return {
    dueOn: move.dueOn,
    limitArticle: move.terms?.article ?? null,
    limitN: move.terms?.budget.n ?? null,
    limitUnit: move.terms?.budget.unit ?? null,
  };
}
