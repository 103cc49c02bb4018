// Ends and turns: withdrawal at any time before the reply, reopening with what is new, archiving a complete file.
import { endClock, handlesFromReceipt, hasClock, isLive, startClock } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseState } from './case.ts';
import { type FoldsOf, isSpoken, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { tell } from './delivery-ladder.ts';
import { excursionsEnded, receiverTold } from './ending-steps.ts';
import type { EndingCommands, EndingEvents } from './ending.ts';
import type { Law } from './law.ts';
import { openOrders } from './supervision-rules.ts';

export const endingRules = {
  withdraw(turn, { voluntary, reason, readBack }) {
    const missing = [...(voluntary ? [] : ['voluntary']), ...(isSpoken(turn) && readBack !== true ? ['readBack'] : [])];
    if (missing.length > 0) return no('incomplete', { missing });
    return yes({
      type: 'withdrawn',
      data: { on: turn.on, ...(reason === undefined ? {} : { reason }) },
      phase: 'concluded',
      returnTo: null,
      conclusion: 'withdrawn',
      ...withoutNotice(parts(receiverTold(turn), tell(turn, 'withdrawalNotice'))),
    });
  },

  reopen(turn, data) {
    const { conclusion, accepted } = turn.state;
    if (conclusion === 'final' || conclusion === 'transferredOut') return no('wrong_phase', { conclusion });
    const phase = accepted === null ? 'preliminaryReview' : 'investigating';
    const started = limitsAgain(turn.law, accepted === null)
      .filter((rule) => hasClock(turn.law, rule))
      .map((rule) => startClock(turn.law, rule, { on: turn.on, at: turn.at, reason: 'reopened' }));
    const clocks = [...started, ...endedWindows(turn)];
    const notice = tell(turn, 'reopenedNotice', { texts: { whatIsNew: data.whatIsNew } });
    return yes({ type: 'reopened', data, phase, conclusion: null, ...withoutNotice(parts({ clocks }, notice)) });
  },

  archive(turn, { missingReason }) {
    const open = stillOpen(turn);
    if (open.length > 0) return no('open_promises', { open });
    const missing = missingFromFile(turn.state);
    if (missing.length > 0 && missingReason === undefined) return no('incomplete', { missing });
    const retention = retentionOf(turn.law, turn.state);
    return yes({
      type: 'archived',
      data: { on: turn.on, missing, ...(missingReason === undefined ? {} : { missingReason }), retention },
      phase: 'archived',
    });
  },
} satisfies RulesOf<EndingCommands>;

export const endingFolds = {
  withdrawn: (state, { on }) => ({ withdrawn: { on, voluntary: true }, ...excursionsEnded(state) }),
  reopened: (state) => ({ reopened: state.reopened + 1, withdrawn: null, refusal: null, ...lapsedProposals(state) }),
  archived: (_state, { on, missing, retention }) => ({ archived: { on, missing, retention } }),
} satisfies FoldsOf<EndingEvents>;

/** What was proposed before the case ended in another way is no proposal for the case that begins now. */
function lapsedProposals({ proposals }: CaseState): Pick<CaseState, 'proposals'> {
  if (proposals === undefined) return {};
  return { proposals: proposals.map((one) => (one.state === 'open' ? { ...one, state: 'lapsed' } : one)) };
}

/** What is new is received on the day it reopens the case: what counts from receipt counts from that day. */
function limitsAgain(law: Law, isBeforeAcceptance: boolean): string[] {
  if (!isBeforeAcceptance) return ['handling'];
  return handlesFromReceipt(law) ? ['preliminary', 'handling'] : ['preliminary'];
}

/** The remedy against a refusal goes with the refusal. */
function endedWindows(turn: Turn): ClockMove[] {
  return Object.values(turn.state.clocks)
    .filter((clock) => clock.terms.kind === 'reviewWindow' && (isLive(clock) || clock.alarms.length > 0))
    .map((clock) => endClock(clock, { on: turn.on, at: turn.at, reason: 'reopened' }));
}

/** Promises, windows, deliveries and work outside that are still running keep the file open. */
function stillOpen(turn: Turn): string[] {
  const promises = Object.values(turn.state.measures)
    .filter((measure) => measure.state !== 'verified' && measure.state !== 'released')
    .map((measure) => `measure:${measure.id}`);
  const clocks = Object.values(turn.state.clocks)
    .filter((clock) => isLive(clock) && clock.terms.kind !== 'measure' && clock.terms.kind !== 'order')
    .map((clock) => clock.id);
  const effects = turn.state.effects.map((effect) => `${effect.kind}:${effect.id}`);
  return [...promises, ...openOrders(turn.state), ...clocks, ...effects];
}

/** What a complete file of this kind holds and this one lacks (A1): codes. */
export function missingFromFile(state: CaseState): string[] {
  const unproved = Object.values(state.notices)
    .filter((notice) => notice.needsProof && notice.state !== 'served')
    .map((notice) => `proof:${notice.kind}`);
  if (state.conclusion !== 'final' || state.refusal !== null) return unproved;
  return [
    ...(state.accepted === null ? ['acceptance'] : []),
    ...state.demands
      .filter((demand) => state.findings[demand.id] === undefined)
      .map((demand) => `finding:${demand.id}`),
    ...(state.plans.some((plan) => plan.state === 'approved') || isDecidedWithOthers(state) ? [] : ['approvedPlan']),
    ...(state.issued.length > 0 ? [] : ['reply']),
    ...unproved,
  ];
}

/** The plan of such a case was approved in the case it followed. */
function isDecidedWithOthers({ decidedWith, issued }: CaseState): boolean {
  return decidedWith !== undefined && issued.some(({ version }) => version === decidedWith.version);
}

function retentionOf(law: Law, state: CaseState): string {
  const reviewed = state.reviews.some((review) => review.state === 'concluded');
  const kinds = { notAccepted: 'refused', transferredOut: 'transferred', withdrawn: 'withdrawn' } as const;
  const conclusion = state.conclusion ?? 'final';
  const when = reviewed ? 'reviewed' : conclusion in kinds ? kinds[conclusion as keyof typeof kinds] : 'decided';
  return law.retention.find((row) => row.when === when)?.code ?? 'permanent';
}
