// Settlement and termination: one pair for both, proposed by the handling side and confirmed by an approver who is
// somebody else (G6). Confirmed, every limit ends, also the window for review; promises live on, those made before and
// those the settlement makes (T16, L8).
import type { CaseState, EventDraft, Verdict } from './case.ts';
import {
  basisOf,
  emptyTexts,
  type FoldsOf,
  no,
  parts,
  type RulesOf,
  type Turn,
  withoutNotice,
  yes,
} from './case-rules.ts';
import { closeTasksAbout, openTask } from './case-tasks.ts';
import { tell, tellStaff } from './delivery-ladder.ts';
import { endedEarly, leftBehind } from './ending-steps.ts';
import { promised } from './measure-rules.ts';
import { approvalChain, missingInMeasure, passedMeasures } from './plan-rules.ts';
import type { EndProposal, ProposedEnd, SettlingCommands, SettlingEvents } from './settling.ts';

export const settlingRules = {
  proposeSettlement(turn, { measures = [], ...data }) {
    const unanswered = unansweredDemands(turn, data.results);
    if (!unanswered.ok) return unanswered;
    const strange = measures.map(({ demand }) => demand).filter((id) => !isDemand(turn.state, id));
    if (strange.length > 0) return no('unknown_item', { items: strange });
    const missing = [
      ...emptyTexts({ agreement: data.agreement }),
      ...unanswered.events,
      ...measures.flatMap(missingInMeasure),
    ];
    if (missing.length > 0) return no('incomplete', { missing });
    if (data.consent.on > turn.on) return no('incomplete', { field: 'consent.on', to: turn.on });
    const late = measures.filter(({ dueOn }) => dueOn < turn.on);
    if (late.length > 0) return no('deadline_passed', { dueOn: late.map(({ dueOn }) => dueOn) });
    const promises = measures.map((measure) => ({ ...measure, id: turn.id('m') }));
    return proposed(turn, { end: 'settled', ...data, ...(promises.length > 0 && { measures: promises }) });
  },

  proposeTermination(turn, { ground, article, reason, otherRoutes }) {
    const grounds = turn.law.terminationGrounds ?? [];
    const listed = grounds.find(({ code }) => code === ground);
    if (grounds.length > 0 && listed === undefined)
      return no('unknown_item', { ground, grounds: grounds.map(({ code }) => code) });
    const basis = listed?.article ?? article;
    const missing = [...emptyTexts({ reason, otherRoutes }), ...(basis === undefined ? ['article'] : [])];
    if (basis === undefined || missing.length > 0) return no('incomplete', { missing });
    return proposed(turn, { end: 'terminated', ground, article: basis, reason, otherRoutes });
  },

  decideEnding(turn, { confirmed, reason }) {
    const proposal = openProposal(turn.state);
    if (proposal === undefined) return no('nothing_to_do', { use: ['proposeSettlement', 'proposeTermination'] });
    if (proposal.by === turn.actor.id) return no('not_independent', { took: 'proposed' });
    if (confirmed) return confirmedEnd(turn, proposal);
    if (reason === undefined || reason.length === 0) return no('reason_required', { field: 'reason' });
    const facts = { what: 'endReturned' };
    return yes({
      type: 'endReturned',
      data: { proposal: proposal.id, reason },
      ...parts(
        closeTasksAbout(turn.state, proposal.id),
        tellStaff(turn, 'assignment', proposal.by, { facts, texts: { reason } }),
      ),
    });
  },
} satisfies RulesOf<SettlingCommands>;

export const settlingFolds = {
  endProposed: (state, { proposal }) => ({ proposals: [...(state.proposals ?? []), proposal] }),
  endReturned: (state, { proposal }) => marked(state, proposal, 'returned'),
  settled: (state, { proposal, on, results }) => ({
    ...marked(state, proposal, 'confirmed'),
    ...leftBehind(state, 'withdrawn'),
    settlement: { on, results },
  }),
  terminated: (state, { proposal }) => ({ ...marked(state, proposal, 'confirmed'), ...leftBehind(state, 'ended') }),
} satisfies FoldsOf<SettlingEvents>;

/** `results.<demand>` for every demand without an outcome; a no where one is named that is none. */
export function unansweredDemands(turn: Turn, results: readonly { demand: string }[]): Verdict<string[]> {
  const known = turn.state.demands.map(({ id }) => id);
  const answered = results.map(({ demand }) => demand);
  const strange = answered.filter((id) => !known.includes(id));
  if (strange.length > 0) return no('unknown_item', { items: strange });
  return { ok: true, events: known.filter((id) => !answered.includes(id)).map((id) => `results.${id}`) };
}

function isDemand({ demands }: CaseState, id: string): boolean {
  return demands.some((demand) => demand.id === id);
}

/** What waits for the approver. A proposal of a life before the last reopening has lapsed. */
export function openProposal(state: CaseState): EndProposal | undefined {
  return state.proposals?.find((one) => one.state === 'open');
}

function proposed(turn: Turn, what: ProposedEnd) {
  const open = openProposal(turn.state);
  if (open !== undefined) return no('already_done', { proposal: open.id, end: open.what.end });
  const proposal: EndProposal = { id: turn.id('e'), by: turn.actor.id, on: turn.on, state: 'open', what };
  const to = { unit: turn.state.owner.id, role: decidedBy(turn, what) };
  const facts = { task: 'decideEnding' };
  return yes({
    type: 'endProposed',
    data: { proposal },
    ...parts(
      openTask(turn, 'decideEnding', { ...to, about: proposal.id }),
      tellStaff(turn, 'assignment', to, { facts }),
    ),
  });
}

/** Money that a plan would take to the head of the unit goes there in a settlement as well (I8). */
function decidedBy({ law }: Turn, what: ProposedEnd): 'approver' | 'head' {
  const measures = what.end === 'settled' ? (what.measures ?? []) : [];
  return measures.length > 0 && approvalChain(law, measures).includes('head') ? 'head' : 'approver';
}

function confirmedEnd(turn: Turn, proposal: EndProposal): Verdict<EventDraft[]> {
  const measures = proposal.what.end === 'settled' ? (proposal.what.measures ?? []) : [];
  const needs = decidedBy(turn, proposal.what);
  if (needs === 'head' && !turn.actor.roles.includes('head')) return no('not_permitted', { needs });
  const late = passedMeasures(turn, measures);
  if (late.length > 0) return no('deadline_passed', { measures: late });
  return yes(ended(turn, proposal), ...promised(turn, measures));
}

function ended(turn: Turn, { id, what }: EndProposal) {
  const over = endedEarly(turn);
  const common = { phase: 'concluded' as const, returnTo: null };
  if (what.end === 'settled') {
    const { end, ...data } = what;
    const notice = tell(turn, 'settlementNotice', {
      texts: { agreement: data.agreement },
      lists: {
        results: data.results.map(({ demand, outcome }) => ({ code: `${demand}:${outcome}` })),
        ...(data.measures && { measures: data.measures.map(({ dueOn, what }) => ({ code: dueOn, text: what })) }),
      },
    });
    return {
      ...{ type: 'settled' as const, data: { proposal: id, on: turn.on, ...data }, conclusion: end, ...common },
      ...withoutNotice(parts(over, notice)),
    };
  }
  const { end, ...data } = what;
  const { ground, article, reason, otherRoutes } = data;
  const notice = tell(turn, 'terminationNotice', { facts: { ground, article }, texts: { reason, otherRoutes } });
  return {
    ...{ type: 'terminated' as const, data: { proposal: id, on: turn.on, ...data }, conclusion: end, ...common },
    ...{ basis: basisOf(turn, article), ...withoutNotice(parts(over, notice)) },
  };
}

function marked(state: CaseState, id: string, mark: EndProposal['state']) {
  return { proposals: (state.proposals ?? []).map((one) => (one.id === id ? { ...one, state: mark } : one)) };
}
