// The fair guard against repeats (L19): only the same person with the same facts, after a final answer, is pointed to
// it; anything new goes on; a person decides, with reasons. Leaves out finding the earlier case (api/case-hints.ts).
import type { CaseState, EventDraft, Verdict } from './case.ts';
import { emptyTexts, type FoldsOf, no, type RulesOf, type Turn, yes } from './case-rules.ts';
import { refusal } from './preliminary-rules.ts';
import type { RepeatCommands, RepeatDecision, RepeatEvents } from './repeat.ts';

/** Ground of a pack for what is final already. */
const GROUND = 'FINAL';

export const repeatRules = {
  linkCase({ state, actor, id, on }, { of, relation, note }) {
    if (of.caseId === state.caseId) return no('unknown_item', { of: of.number });
    if (note.length === 0) return no('reason_required', { field: 'note' });
    const known = state.links?.some((link) => link.of.caseId === of.caseId && link.relation === relation);
    if (known) return no('already_done', { of: of.number });
    return yes({ type: 'caseLinked', data: { id: id('ln'), of, relation, note, by: actor.id, on } });
  },

  decideRepeat(turn, data) {
    const { state, actor } = turn;
    if (data.of.caseId === state.caseId) return no('unknown_item', { of: data.of.number });
    if (data.reason.length === 0) return no('reason_required', { field: 'reason' });
    const strange = data.knownEvidence.filter((id) => !state.evidence.some(({ evidence }) => evidence === id));
    if (strange.length > 0) return no('unknown_item', { items: strange });
    const { otherRoutes, ...judged } = data;
    const decision: RepeatDecision = { id: turn.id('rp'), ...judged, by: actor.id, on: turn.on };
    if (data.decision === 'goesOn') {
      if (isDecided(state, decision)) return no('already_done', { of: data.of.number });
      return yes({ type: 'repeatDecided', data: decision });
    }
    return guarded(turn, data) ?? pointed(turn, decision, otherRoutes);
  },
} satisfies RulesOf<RepeatCommands>;

export const repeatFolds = {
  caseLinked: ({ links = [] }, link) => ({ links: [...links, link] }),
  repeatDecided: ({ repeats = [] }, decision) => ({ repeats: [...repeats, decision] }),
} satisfies FoldsOf<RepeatEvents>;

/** Why this case may not be pointed to the earlier answer, or null. */
function guarded({ state }: Turn, data: RepeatCommands['decideRepeat']): Verdict<never> | null {
  if (state.phase !== 'preliminaryReview') return no('wrong_phase', { phase: state.phase, decision: data.decision });
  if (data.of.conclusion !== 'final') return no('not_final', { of: data.of.number });
  if (!data.samePerson) return no('incomplete', { missing: ['samePerson'] });
  if (!data.sameFacts) return no('new_facts', { field: 'sameFacts' });
  if (data.whatIsNew !== undefined && data.whatIsNew.length > 0) return no('new_facts', { field: 'whatIsNew' });
  const fresh = state.evidence.map(({ evidence }) => evidence).filter((id) => !data.knownEvidence.includes(id));
  return fresh.length > 0 ? no('new_facts', { evidence: fresh }) : null;
}

/** Not accepted, by the pack's ground for it; the notice names the final answer and where else to turn. */
function pointed(
  turn: Turn,
  decision: RepeatDecision,
  otherRoutes: RepeatCommands['decideRepeat']['otherRoutes'],
): Verdict<EventDraft[]> {
  const grounds = turn.law.refusalGrounds.map(({ code }) => code);
  if (!grounds.includes(GROUND)) return no('not_in_pack', { ground: GROUND, grounds });
  if (otherRoutes === undefined || emptyTexts({ otherRoutes }).length > 0)
    return no('incomplete', { missing: ['otherRoutes'] });
  const { number, concludedOn } = decision.of;
  const facts = { finalCase: number, finalOn: concludedOn };
  const refused = refusal(turn, { ground: GROUND, reason: decision.reason, otherRoutes }, facts);
  return refused.ok ? yes({ type: 'repeatDecided', data: decision }, ...refused.events) : refused;
}

function isDecided({ repeats = [] }: CaseState, { of, decision }: RepeatDecision): boolean {
  return repeats.findLast((one) => one.of.caseId === of.caseId)?.decision === decision;
}
