// Decides what of a case lies on the desks between units and people: what was asked, of whom, by whom, until when. Leaves
// out who sees them (api/case-desks.ts) and what may be done there (case-decide.ts).
import type { CaseState, CommandName } from './case.ts';
import { opinionClock } from './consultation-state.ts';
import { approvalMatter } from './desk-approvals.ts';
import { type DeskMatter, limitOf } from './desk-matter.ts';
import type { Law } from './law.ts';
import type { Task, TaskKind } from './people.ts';
import type { Review } from './review.ts';
import type { Transfer } from './transfer.ts';

/** Tasks that bring a case to a desk. */
export const DESKS = {
  handOvers: ['settleTransfer', 'answerTransfer'],
  consultations: ['giveOpinion'],
  approvals: ['approvePlan', 'decideEnding', 'implement', 'verifyMeasure', 'decideRecusal', 'reviewSuspension'],
  reviews: ['review'],
} as const satisfies Record<string, readonly TaskKind[]>;
export type DeskName = keyof typeof DESKS;

/** What lies on the desk because of these tasks of the case. */
export function mattersOn(desk: DeskName, law: Law, state: CaseState, tasks: readonly Task[]): DeskMatter[] {
  switch (desk) {
    case 'handOvers':
      return state.transfer === null ? [] : [handOver(state, state.transfer)];
    case 'consultations':
      return consultations(state);
    case 'approvals':
      return tasks.map((task) => approvalMatter(state, task));
    case 'reviews':
      return state.reviews.slice(-1).map((review) => underReview(law, state, review));
  }
}

const TRANSFER_LIMIT: Partial<Record<Transfer['state'], string>> = {
  offered: 'transferOffer',
  sent: 'transferReceipt',
  objected: 'transferAnswer',
};

const TRANSFER_ACTS: Partial<Record<Transfer['state'], readonly CommandName[]>> = {
  offered: ['answerTransferOffer', 'cancelTransfer'],
  consented: ['sendTransfer', 'cancelTransfer'],
  sent: ['acceptTransfer', 'objectTransfer', 'cancelTransfer'],
  objected: ['answerObjection', 'acceptTransfer', 'cancelTransfer'],
  deadlocked: ['designateUnit', 'acceptTransfer', 'cancelTransfer'],
};

function handOver(state: CaseState, transfer: Transfer): DeskMatter {
  const clock = TRANSFER_LIMIT[transfer.state];
  const limit = clock === undefined ? null : limitOf(state, clock);
  return {
    ...{ id: transfer.id, state: transfer.state, fromUnit: transfer.from, by: null, since: transfer.offeredOn },
    asked: [{ unit: transfer.to.id, state: transfer.state, limit }],
    text: transfer.objections.at(-1)?.reason ?? transfer.reason,
    acts: TRANSFER_ACTS[transfer.state] ?? [],
    ...{ basis: transfer.basis, isOutside: transfer.leavesSystem },
  };
}

const OPINION_ACTS: readonly CommandName[] = ['giveOpinion', 'recordMeeting', 'proceedWithout', 'withdrawConsultation'];

/** Those in which somebody still owes an opinion, also where the case went on without it. */
function consultations(state: CaseState): DeskMatter[] {
  const asker = state.phase === 'inReview' ? state.reviews.at(-1)?.body : undefined;
  return (state.consultations ?? []).flatMap(({ id, question, askedOn, askedBy, units }) => {
    const waiting = units.filter(({ state: how }) => how === 'open' || how === 'passedOver');
    if (waiting.length === 0) return [];
    const asked = waiting.map(({ unit, state: how }) => ({
      ...{ unit, state: how },
      limit: limitOf(state, opinionClock(id, unit)),
    }));
    const fromUnit = asker ?? state.owner.id;
    return [{ id, state: 'open', fromUnit, by: askedBy, since: askedOn, asked, text: question, acts: OPINION_ACTS }];
  });
}

function underReview(law: Law, state: CaseState, review: Review): DeskMatter {
  const { id, level, body, against, late } = review;
  const clock = law.reviewLevels.find((one) => one.level === level)?.clock;
  return {
    ...{
      id,
      state: review.state,
      fromUnit: null,
      by: review.accepted?.by ?? null,
      since: review.appliedOn,
      text: null,
    },
    acts: reviewActs(review),
    asked: [{ unit: body, state: review.state, limit: clock === undefined ? null : limitOf(state, clock) }],
    ...{ level, against, isLate: late, reasons: [...new Set(review.reasons.map(({ code }) => code))] },
  };
}

function reviewActs({ state, late, lateDecision, sheet }: Review): readonly CommandName[] {
  if (state === 'accepted')
    return sheet === undefined ? ['recordReviewSheet'] : ['concludeReview', 'recordReviewSheet'];
  return late && lateDecision === undefined ? ['decideLateAppeal', 'refuseReview'] : ['acceptReview', 'refuseReview'];
}
