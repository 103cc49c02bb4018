// Preliminary review: the checks, and the ways out of it: accept, refuse with ground and route, guide, or silence.
import { handlesFromReceipt, hasClock, isLive, meetClock, startClock } from './clock-ledger.ts';
import type { Clock } from './clock.ts';
import type { CaseState, EventDraft, EventParts, Verdict } from './case.ts';
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
import { limitFacts, tell } from './delivery-ladder.ts';
import type { NoticeDraft } from './delivery.ts';
import { nextLevel, remedyFacts } from './review-levels.ts';
import type { PreliminaryCommands, PreliminaryEvents } from './preliminary.ts';

export const preliminaryRules = {
  recordChecklist(turn, { entries }) {
    const known = new Set(turn.law.checklist.map((entry) => entry.item));
    const strange = entries.filter((entry) => !known.has(entry.item)).map((entry) => entry.item);
    if (strange.length > 0) return no('unknown_item', { items: strange });
    return yes({ type: 'checklistRecorded', data: { entries } });
  },

  decideJurisdiction: (_turn, data) => yes({ type: 'jurisdictionDecided', data }),

  recordConditions(turn, { conditions }) {
    const known = new Set(turn.law.conditions.map((condition) => condition.code));
    const strange = conditions.filter((condition) => !known.has(condition.code)).map((condition) => condition.code);
    if (strange.length > 0) return no('unknown_item', { items: strange });
    return yes({ type: 'conditionsRecorded', data: { conditions } });
  },

  accept(turn, { note }) {
    const missing = openChecks(turn);
    if (missing.length > 0) return no('incomplete', { missing });
    return yes({
      type: 'accepted',
      data: { on: turn.on, ...(note === undefined ? {} : { note }) },
      phase: 'investigating',
      ...withoutNotice(acceptance(turn, 'acceptanceNotice')),
    });
  },

  refuse: (turn, data) => refusal(turn, data),

  guide(turn, data) {
    const notice = tell(turn, 'guidanceNotice', { facts: { body: data.body }, texts: { guidance: data.guidance } });
    return yes({ type: 'guided', data, ...withoutNotice(notice) });
  },

  deemAccepted(turn) {
    if (turn.state.accepted !== null) return no('already_done');
    const excursion = turn.state.phase !== 'preliminaryReview';
    return yes({
      type: 'deemedAccepted',
      data: { on: turn.on },
      effectiveOn: turn.on,
      effectiveBy: 'due',
      basis: basisOf(turn, turn.law.clocks['preliminary']?.article ?? ''),
      ...(excursion ? { returnTo: 'investigating' as const } : { phase: 'investigating' as const }),
      ...withoutNotice(acceptance(turn, 'deemedAcceptanceNotice')),
    });
  },
} satisfies RulesOf<PreliminaryCommands>;

export const preliminaryFolds = {
  checklistRecorded: (_state, { entries }) => ({ checklist: entries }),
  jurisdictionDecided: (_state, data) => ({ jurisdiction: data }),
  conditionsRecorded: (_state, { conditions }) => ({ conditions }),
  accepted: (_state, { on }) => ({ accepted: { on, deemed: false } }),
  deemedAccepted: (_state, { on }) => ({ accepted: { on, deemed: true } }),
  refused: (_state, { ground, article }) => ({ refusal: { ground, article } }),
  guided: () => ({}),
} satisfies FoldsOf<PreliminaryEvents>;

/** Not accepted by a ground of the pack; `facts` is what the notice says beside ground and remedy. */
export function refusal(
  turn: Turn,
  data: PreliminaryCommands['refuse'],
  facts: NoticeDraft['facts'] = {},
): Verdict<EventDraft[]> {
  const ground = turn.law.refusalGrounds.find((one) => one.code === data.ground);
  if (ground === undefined)
    return no('unknown_item', { ground: data.ground, grounds: turn.law.refusalGrounds.map((one) => one.code) });
  const missing = emptyTexts({ reason: data.reason, otherRoutes: data.otherRoutes });
  if (missing.length > 0) return no('incomplete', { missing });
  if (turn.law.refusalNeedsApproval && !turn.actor.roles.includes('approver'))
    return no('not_permitted', { needs: 'approver' });
  const notice = tell(turn, 'refusalNotice', {
    facts: {
      ...{ ground: ground.code, article: ground.article, confidence: ground.confidence },
      ...facts,
      ...remedyFacts(turn.law, nextLevel(turn.law, turn.state)),
    },
    texts: { reason: data.reason, otherRoutes: data.otherRoutes },
    needsProof: turn.law.reviewLevels.length > 0,
  });
  return yes({
    type: 'refused',
    data: { ...data, article: ground.article },
    phase: 'concluded',
    conclusion: 'notAccepted',
    basis: basisOf(turn, ground.article),
    ...withoutNotice(parts({ clocks: preliminaryMet(turn) }, notice)),
  });
}

function acceptance(
  turn: Turn,
  kind: 'acceptanceNotice' | 'deemedAcceptanceNotice',
): EventParts & { notice: string | null } {
  const { state } = turn;
  const isFromReceipt = handlesFromReceipt(turn.law);
  // A limit that counts from receipt has run since then, and runs on; so does one that was carried into another matter.
  const running = isFromReceipt ? state.clocks['handling'] : carriedHandling(state);
  const start = isFromReceipt ? { on: state.receivedOn, at: state.receivedAt } : { on: turn.on, at: turn.at };
  const handling =
    hasClock(turn.law, 'handling') && running === undefined && !countsFromAcknowledgement(turn)
      ? [startClock(turn.law, 'handling', start)]
      : [];
  const met = kind === 'acceptanceNotice' ? preliminaryMet(turn) : [];
  const limit = limitFacts(running ?? handling[0]);
  const notice = tell(turn, kind, { facts: limit, texts: { title: state.title } });
  return { ...parts({ clocks: [...met, ...handling] }, notice), notice: notice.notice };
}

/** Used days are not given back by way of another matter (T13). */
function carriedHandling({ matterChanges, clocks }: CaseState): Clock | undefined {
  const handling = clocks['handling'];
  const isWaited = handling !== undefined && (isLive(handling) || handling.standing === 'expired');
  return matterChanges !== undefined && isWaited ? handling : undefined;
}

/** The handling limit began with the acknowledgement and runs, or has run out. */
function countsFromAcknowledgement({ state }: Turn): boolean {
  const handling = state.clocks['handling'];
  if (state.acknowledged === undefined || handling === undefined) return false;
  return isLive(handling) || handling.standing === 'expired';
}

/** The first limit, met by whatever decision or answer comes first; also late. */
export function preliminaryMet(turn: Turn) {
  const clock = turn.state.clocks['preliminary'];
  return clock !== undefined && (isLive(clock) || clock.standing === 'expired')
    ? [meetClock(clock, { on: turn.on, at: turn.at })]
    : [];
}

/** What stands in the way of acceptance: open or missing checklist items, jurisdiction, conditions. */
function openChecks(turn: Turn): string[] {
  const { law, state } = turn;
  const found = new Map(state.checklist.map((entry) => [entry.item, entry.finding]));
  const items = law.checklist.map((entry) => entry.item).filter((item) => (found.get(item) ?? 'missing') === 'missing');
  const judged = new Map(state.conditions.map((condition) => [condition.code, condition.fulfilled]));
  const conditions = law.conditions.map((condition) => condition.code).filter((code) => judged.get(code) !== true);
  return [...items, ...(state.jurisdiction?.inRemit === true ? [] : ['jurisdiction']), ...conditions];
}
