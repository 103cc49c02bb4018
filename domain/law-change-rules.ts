// A running case under another law: proposed with a preview, confirmed by a second person of the rules, or brought by a
// batch two persons approved outside (L9, G8). Leaves out the counting (law-change-clocks.ts) and how an excerpt is cut.
import type { EventDraft, EventParts, Verdict } from './case.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { tell } from './delivery-ladder.ts';
import type { Law } from './law.ts';
import type { LawChangeCommands, LawChangeEvents, LawChangeRow } from './law-change.ts';
import { lawMoves } from './law-change-clocks.ts';
import { hasLaw, previewLawChange, refsOf } from './law-change-preview.ts';
import { isShown } from './law-told.ts';
import { localDate } from './working-days.ts';

export const lawChangeRules = {
  proposeLawChange(turn, { law, reason }) {
    const refused = lawRefusal(turn, law);
    if (refused !== null) return refused;
    const open = turn.state.lawProposal;
    if (open) return no('already_done', { proposal: open.id });
    if (reason.length === 0) return no('reason_required');
    const preview = previewLawChange(law, turn.law, turn.state, turn.at);
    const data = { proposal: turn.id('l'), from: refsInForce(turn), to: refsOf(law), reason, preview };
    return yes({ type: 'lawChangeProposed', data });
  },

  confirmLawChange(turn, { proposal: { id, law } }) {
    const open = turn.state.lawProposal;
    if (!open || open.id !== id) return no('unknown_item', { proposal: id, open: open ? [open.id] : [] });
    if (open.by === turn.actor.id) return no('not_independent', { took: 'proposed' });
    const isProposed = open.to.pack.hash === law.pack.hash && open.to.calendar.hash === law.calendar.hash;
    if (!isProposed) return no('hash_mismatch', { pack: open.to.pack.hash, calendar: open.to.calendar.hash });
    const refused = lawRefusal(turn, law);
    if (refused !== null) return refused;
    return yes(
      changed(turn, law, { proposal: id, proposedBy: open.by, approvedBy: turn.actor.id, reason: open.reason }),
    );
  },

  withdrawLawChange(turn, { proposal, reason }) {
    const open = turn.state.lawProposal;
    if (!open || open.id !== proposal) return no('unknown_item', { proposal, open: open ? [open.id] : [] });
    return yes({ type: 'lawChangeWithdrawn', data: { proposal, ...(reason && { reason }) } });
  },

  applyLawBatch(turn, { law, batch, proposedBy, approvedBy, reason }) {
    if (proposedBy === approvedBy) return no('not_independent', { took: 'proposed' });
    const refused = lawRefusal(turn, law);
    if (refused !== null) return refused;
    return yes(changed(turn, law, { batch, proposedBy, approvedBy, ...(reason && { reason }) }));
  },
} satisfies RulesOf<LawChangeCommands>;

export const lawChangeFolds = {
  lawChangeProposed: (_state, { proposal, to, reason }, event) => ({
    lawProposal: { id: proposal, to, reason, by: event.actor.id, on: event.effectiveOn },
  }),
  lawChangeWithdrawn: () => ({ lawProposal: null }),
  // A proposal was previewed against the law before this one.
  lawChanged: (_state, { to }) => ({ ...to, lawProposal: null }),
} satisfies FoldsOf<LawChangeEvents>;

/** An excerpt of another matter or zone is not this case's law; the law in force is no change. */
function lawRefusal(turn: Turn, law: Law): Verdict<never> | null {
  const { matterType } = turn.state;
  if (law.matterType !== matterType || law.zone !== turn.law.zone) return no('not_in_pack', { matterType });
  const { id, version } = law.pack;
  return hasLaw(turn.state, law)
    ? no('nothing_to_do', { pack: `${id}@${version}`, calendar: law.calendar.version })
    : null;
}

function refsInForce({ state: { pack, calendar } }: Turn) {
  return { pack, calendar };
}

type Decided = Pick<LawChangeEvents['lawChanged'], 'proposal' | 'batch' | 'proposedBy' | 'approvedBy' | 'reason'>;

function changed(turn: Turn, law: Law, decided: Decided): EventDraft {
  const moves = lawMoves(law, turn.law, turn.state, turn.at);
  const changes = moves.map(({ row }) => row);
  const told = changes.map((row) => tellMoved({ ...turn, law }, row, row.why.includes('pack') ? 'pack' : 'calendar'));
  return {
    type: 'lawChanged',
    data: { law, from: refsInForce(turn), to: refsOf(law), changes, ...decided },
    ...parts({ clocks: moves.map(({ move }) => move) }, ...told),
  };
}

/** A day the complainant has seen is another one now: in their favour, or no longer provisional. */
export function tellMoved(
  turn: Turn,
  { clock: id, from, to, fromAt, toAt, article }: LawChangeRow,
  why: 'pack' | 'calendar' | 'matterType' | 'regime',
): EventParts {
  const clock = turn.state.clocks[id];
  if (clock === undefined || !isShown(clock) || fromAt === null || toAt === null || fromAt === toAt) return {};
  const day = (at: number): string => localDate(turn.law.calendar, at);
  const facts = {
    clock: id,
    from: from ?? day(fromAt),
    to: to ?? day(toAt),
    article: article.to,
    why,
  };
  return withoutNotice(tell(turn, 'dateChanged', { facts }));
}
