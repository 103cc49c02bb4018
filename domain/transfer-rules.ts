// Transfer between bodies: offer, consent, sending, acceptance or objection, and who decides a deadlock (R9, L5).
// The owner changes at `transferAccepted` and at no other event. What the steps bring with them: transfer-steps.ts.
import { inTime, meetClock, resetClock } from './clock-ledger.ts';
import type { CaseState, EventDraft, Verdict } from './case.ts';
import { covers } from './case-permission.ts';
import { basisOf, type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { closeTasksAbout } from './case-tasks.ts';
import type { Transfer, TransferCommands, TransferEvents, TransferState } from './transfer.ts';
import {
  askAgain,
  askConsent,
  askReceiver,
  back,
  deadlock,
  guidance,
  handOver,
  moveOf,
  outcomeToComplainant,
  outcomeToUnit,
  sendingFailed,
  startOf,
  unfitTarget,
} from './transfer-steps.ts';

export const transferRules = {
  offerTransfer(turn, data) {
    const { state } = turn;
    const unfit = offerRefusal(turn, data);
    if (unfit !== null) return unfit;
    const asks = data.basis === 'consent';
    const transfer: Transfer = {
      ...{ ...data, id: turn.id('tr'), from: state.owner.id, offeredOn: turn.on },
      ...{ state: asks ? 'offered' : 'consented', objections: [] },
    };
    return yes({
      type: 'transferOffered',
      data: transfer,
      phase: 'awaitingTransfer',
      returnTo: state.phase,
      basis: basisOf(turn, data.article),
      ...(asks ? withoutNotice(askConsent(turn, transfer)) : {}),
    });
  },

  answerTransferOffer: during(['offered', 'consented'], (turn, transfer, { consent, how }) => {
    if (consent && transfer.state === 'consented') return no('already_done');
    if (transfer.basis === 'statutoryDuty') return no('nothing_to_do', { basis: transfer.basis });
    const data = { id: transfer.id, on: turn.on, how };
    const clock = turn.state.clocks['transferOffer'];
    if (!consent) {
      return yes({
        type: 'transferRefused',
        data,
        ...withoutNotice(parts(back(turn, 'refused'), guidance(turn, transfer))),
      });
    }
    if (clock !== undefined && !inTime(clock, turn.receivedAt))
      return no('deadline_passed', { dueOn: clock.dueOn ?? '' });
    const met = clock === undefined ? [] : [meetClock(clock, { on: turn.on, at: turn.receivedAt })];
    return yes({ type: 'transferConsented', data, clocks: met });
  }),

  lapseOffer: during(['offered'], (turn, transfer) =>
    yes({
      type: 'transferOfferLapsed',
      data: { id: transfer.id },
      ...dueOn(turn, transfer),
      ...withoutNotice(parts(back(turn, 'lapsed'), guidance(turn, transfer))),
    }),
  ),

  sendTransfer: during(['offered', 'consented'], (_turn, transfer) => {
    if (transfer.state === 'offered') return no('consent_required');
    const effects = [{ kind: 'sendTransfer' as const, transfer: transfer.id }];
    return yes({ type: 'transferSendOrdered', data: { id: transfer.id }, effects });
  }),

  noteTransferSent: during(['sending'], (turn, transfer, { effect, transfer: id, delivered, proof }) => {
    if (transfer.id !== id) return no('unknown_item', { transfer: id });
    const done = { effectDone: effect };
    if (!delivered)
      return yes({
        type: 'transferSendFailed',
        data: { id, reason: proof },
        ...done,
        ...sendingFailed(turn, transfer),
      });
    return yes({
      type: 'transferSent',
      data: { id, on: turn.on, proof },
      ...done,
      effectiveOn: turn.on,
      effectiveBy: 'delivered',
      ...withoutNotice(askReceiver(turn, transfer)),
    });
  }),

  cancelTransfer: during(['offered', 'consented', 'sent', 'objected', 'deadlocked'], (turn, transfer, { reason }) => {
    const receiver = transfer.sentOn === undefined ? {} : outcomeToUnit(turn, transfer.to.id, 'cancelled', { reason });
    const complainant = outcomeToComplainant(turn, transfer.to, 'cancelled', { reason });
    return yes({
      type: 'transferCancelled',
      data: { id: transfer.id, reason },
      ...withoutNotice(parts(back(turn, 'cancelled'), receiver, complainant)),
    });
  }),

  acceptTransfer: during(['sent', 'objected', 'deadlocked'], (turn, transfer) => {
    if (!answersForReceiver(turn, transfer)) return no('not_assigned', { unit: transfer.to.id });
    return yes(handOver(turn, transfer, 'accepted', transfer.to));
  }),

  lapseObjection: during(['sent'], (turn, transfer) =>
    yes({ ...handOver(turn, transfer, 'silence', transfer.to), ...dueOn(turn, transfer) }),
  ),

  objectTransfer: during(['sent'], (turn, transfer, { reason }) => {
    if (!answersForReceiver(turn, transfer)) return no('not_assigned', { unit: transfer.to.id });
    const clock = turn.state.clocks['transferReceipt'];
    if (clock !== undefined && !inTime(clock, turn.receivedAt))
      return no('deadline_passed', { dueOn: clock.dueOn ?? '' });
    const isSecond = transfer.objections.length > 0;
    const objected: EventDraft = {
      type: 'transferObjected',
      data: { id: transfer.id, on: turn.on, reason },
      ...parts(
        { clocks: [...moveOf(turn, 'transferReceipt', 'met'), ...(isSecond ? [] : startOf(turn, 'transferAnswer'))] },
        closeTasksAbout(turn.state, transfer.id),
        outcomeToUnit(turn, turn.state.owner.id, 'objected', { reason }),
      ),
    };
    return isSecond ? yes(objected, deadlock(turn, transfer)) : yes(objected);
  }),

  answerObjection: during(['objected'], (turn, transfer, { agree, reason }) => {
    if (agree) {
      const complainant = outcomeToComplainant(turn, transfer.to, 'returned', { reason });
      const receiver = outcomeToUnit(turn, transfer.to.id, 'returned', { reason });
      const all = parts(back(turn, 'returned'), receiver, complainant);
      return yes({ type: 'transferReturned', data: { id: transfer.id, reason }, ...withoutNotice(all) });
    }
    const receipt = turn.state.clocks['transferReceipt'];
    const again =
      receipt === undefined ? [] : [resetClock(turn.law, receipt, { on: turn.on, at: turn.at, reason: 'insisted' })];
    return yes({
      type: 'transferInsisted',
      data: { id: transfer.id, reason },
      ...parts({ clocks: [...moveOf(turn, 'transferAnswer', 'met'), ...again] }, askAgain(turn, transfer)),
    });
  }),

  lapseAnswer: during(['objected'], (turn, transfer) => yes({ ...deadlock(turn, transfer), ...dueOn(turn, transfer) })),

  designateUnit: during(['deadlocked'], (turn, transfer, { to, reason }) => {
    if (!covers(turn.actor.unit, to.id)) return no('not_permitted', { unit: to.id });
    const unfit = unfitTarget(turn, to);
    if (unfit !== null) return unfit;
    return yes(handOver(turn, transfer, 'designated', to, { reason }));
  }),
} satisfies RulesOf<TransferCommands>;

export const transferFolds = {
  // A transfer left open by a case that was withdrawn and reopened is over.
  transferOffered: (state, transfer) => ({ transfer, pastTransfers: past(state, { state: 'cancelled' }) }),
  transferConsented: (state, { on, how }) => now(state, { state: 'consented', consent: { given: true, on, how } }),
  transferRefused: (state, { on, how }) => over(state, { state: 'refused', consent: { given: false, on, how } }),
  transferOfferLapsed: (state) => over(state, { state: 'lapsed' }),
  transferSendOrdered: (state) => now(state, { state: 'sending' }),
  transferSent: (state, { on, proof }) => now(state, { state: 'sent', sentOn: on, proof }),
  transferSendFailed: (state) => now(state, { state: 'consented' }),
  transferCancelled: (state) => over(state, { state: 'cancelled' }),
  transferObjected: (state, { on, reason }) =>
    now(state, { state: 'objected', objections: [...(state.transfer?.objections ?? []), { on, reason }] }),
  transferInsisted: (state) => now(state, { state: 'sent' }),
  transferReturned: (state) => over(state, { state: 'returned' }),
  transferDeadlocked: (state) => now(state, { state: 'deadlocked' }),
  transferAccepted: (state, { owner, how, leavesSystem }) => ({
    ...over(state, {
      state: 'accepted',
      ...(how === 'designated' && !leavesSystem ? { to: owner } : {}),
      ...(how === 'designated' ? { designated: true } : {}),
    }),
    owner,
    ...(owner.id === state.owner.id ? {} : { handler: null }),
    ...(owner.body === state.owner.body || state.team === undefined ? {} : { team: undefined }),
    // Whether it is within the remit is for each body to judge itself.
    ...(owner.body === state.owner.body || state.accepted !== null ? {} : { jurisdiction: null }),
  }),
} satisfies FoldsOf<TransferEvents>;

/** A rule that holds while the transfer stands in one of `states`. */
function during<D>(
  states: readonly TransferState[],
  judge: (turn: Turn, transfer: Transfer, data: D) => Verdict<EventDraft[]>,
) {
  return (turn: Turn, data: D): Verdict<EventDraft[]> => {
    const transfer = turn.state.transfer;
    if (transfer === null || !states.includes(transfer.state))
      return no('nothing_to_do', { transfer: transfer?.state ?? 'none' });
    return judge(turn, transfer, data);
  };
}

function offerRefusal(turn: Turn, data: TransferCommands['offerTransfer']): Verdict<never> | null {
  const { owner, anonymous, pastTransfers } = turn.state;
  if (data.to.body === owner.body) return no('other_body', { sameBody: true, use: 'assignUnit' });
  const unfit = unfitTarget(turn, data.to);
  if (unfit !== null) return unfit;
  if (pastTransfers.some((one) => one.designated === true && one.to.body === owner.body)) return no('no_second_return');
  if (anonymous && data.basis === 'consent') return no('consent_required', { basis: 'statutoryDuty' });
  if (data.dataScopes.length === 0) return no('incomplete', { missing: ['dataScopes'] });
  return null;
}

/** A body outside the system answers through a clerk of the owner, who records it; all others for themselves. */
function answersForReceiver({ actor }: Turn, { leavesSystem, to }: Transfer): boolean {
  return leavesSystem || covers(actor.unit, to.id) || covers(to.id, actor.unit ?? '');
}

/** What silence brings is dated at the due day. */
function dueOn(turn: Turn, transfer: Transfer) {
  return { effectiveOn: turn.on, effectiveBy: 'due' as const, basis: basisOf(turn, transfer.article) };
}

function now(state: CaseState, change: Partial<Transfer>): Partial<CaseState> {
  return state.transfer === null ? {} : { transfer: { ...state.transfer, ...change } };
}

function over(state: CaseState, change: Partial<Transfer>): Partial<CaseState> {
  return { transfer: null, pastTransfers: past(state, change) };
}

function past({ transfer, pastTransfers }: CaseState, change: Partial<Transfer>): Transfer[] {
  return transfer === null ? pastTransfers : [...pastTransfers, { ...transfer, ...change }];
}
