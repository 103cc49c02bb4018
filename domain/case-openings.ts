// What has to be there before a command can mean anything: an open request to answer, a promise to report, a draft to
// submit. Keeps buttons from being offered in vain; where it says yes, the row's own rule still judges.
import type { CaseState, CommandName } from './case.ts';
import { isLive } from './clock-ledger.ts';
import { openRecusal } from './independence-rules.ts';
import type { Law } from './law.ts';
import type { Measure } from './measure.ts';
import type { TransferState } from './transfer.ts';
import { canHold } from './veto-rules.ts';

type Opening = (state: CaseState, law: Law) => boolean;

const consulted: Opening = ({ consultations = [] }) =>
  consultations.some(({ units }) => units.some(({ state }) => state === 'open'));
const asked: Opening = ({ informationRequests = [] }) =>
  informationRequests.some(({ state }) => state === 'open' || state === 'lapsed');
const unserved: Opening = ({ notices }) =>
  Object.values(notices).some(({ state, audience }) => state !== 'served' && audience.to === 'complainant');
const ordered =
  (...states: string[]): Opening =>
  ({ orders = {} }) =>
    Object.values(orders).some(({ state }) => states.includes(state));
const measured =
  (...states: Measure['state'][]): Opening =>
  ({ measures }) =>
    Object.values(measures).some(({ state }) => states.includes(state));
const transferring =
  (...states: TransferState[]): Opening =>
  ({ transfer }) =>
    transfer !== null && states.includes(transfer.state);
const reviewing =
  (...states: string[]): Opening =>
  ({ reviews }) =>
    states.includes(reviews.at(-1)?.state ?? '');
const proposed: Opening = ({ proposals = [] }) => proposals.some(({ state }) => state === 'open');
const rounded: Opening = ({ supplements }) => supplements.some(({ state }) => state === 'open');
const suspended: Opening = ({ suspensions }) => Object.keys(suspensions ?? {}).length > 0;

/** Commands not named here need nothing but their phase and their person. */
const OPENINGS: Partial<Record<CommandName, Opening>> = {
  confirmOutsideSignal: ({ outsideSignals }) => outsideSignals.some(({ state }) => state === 'waiting'),
  unassignHandler: ({ handler }) => handler !== null,
  formTeam: ({ team }) => team === undefined,
  changeTeam: ({ team }) => team !== undefined,
  gradeComplexity: (_state, { clocks }) => Object.keys(clocks['handling']?.grades ?? {}).length > 0,
  decideRecusal: (state) => openRecusal(state) !== undefined,
  requestRecusal: (state) => openRecusal(state) === undefined,
  completeSupplement: rounded,
  acknowledge: ({ acknowledged }, law) => law.acknowledgement !== undefined && acknowledged === undefined,
  answerAtOnce: (_state, { answerAtOnce }) => answerAtOnce !== undefined,
  answerTransferOffer: transferring('offered', 'consented'),
  sendTransfer: transferring('offered', 'consented'),
  cancelTransfer: transferring('offered', 'consented', 'sent', 'objected', 'deadlocked'),
  acceptTransfer: transferring('sent', 'objected', 'deadlocked'),
  objectTransfer: transferring('sent'),
  answerObjection: transferring('objected'),
  designateUnit: transferring('deadlocked'),
  submitPlan: ({ plans }) => plans.at(-1)?.state === 'draft',
  // A unit that was passed over may still be heard.
  giveOpinion: ({ consultations = [] }) =>
    consultations.some(({ units }) => units.some(({ state }) => state === 'open' || state === 'passedOver')),
  recordMeeting: ({ consultations = [] }) => consultations.length > 0,
  proceedWithout: consulted,
  withdrawConsultation: consulted,
  answerInformation: asked,
  withdrawInformationRequest: asked,
  reportMeasure: measured('open', 'broken'),
  verifyMeasure: measured('reported'),
  releaseMeasure: measured('open', 'reported', 'broken'),
  postponeMeasure: measured('open', 'broken'),
  issueReply: ({ replies, issued }) =>
    replies.length > 0 && issued.every(({ version }) => version !== replies.at(-1)?.version),
  recordDelivery: unserved,
  recordDeliveryFailure: ({ notices }) => Object.values(notices).some(({ state }) => state !== 'served'),
  serveOtherwise: ({ notices }) => Object.values(notices).some(({ state }) => state !== 'served'),
  callBack: ({ conclusion, issued }) => conclusion !== null || issued.some(({ servedOn }) => servedOn !== undefined),
  decideLateAppeal: ({ reviews }) => {
    const review = reviews.at(-1);
    return review?.state === 'pending' && review.late && review.lateDecision === undefined;
  },
  acceptReview: reviewing('pending'),
  refuseReview: reviewing('pending'),
  recordReviewSheet: reviewing('accepted'),
  concludeReview: ({ reviews }) => reviews.at(-1)?.state === 'accepted' && reviews.at(-1)?.sheet !== undefined,
  withdrawReview: reviewing('pending', 'accepted'),
  answerOrder: ordered('open'),
  closeOrder: ordered('open', 'answered'),
  proposeSettlement: (state, law) => !proposed(state, law),
  proposeTermination: (state, law) => !proposed(state, law),
  decideEnding: proposed,
  recordDeath: ({ death }) => !death,
  reopen: ({ conclusion }) => conclusion !== 'final' && conclusion !== 'transferredOut',
  resume: suspended,
  extend: ({ clocks }, law) =>
    Object.values(clocks).some(({ terms }) => law.clocks[terms.rule]?.extension !== undefined),
  vetoEffect: ({ clocks }) => Object.values(clocks).some(canHold),
  releaseEffect: ({ holds = {} }) => Object.keys(holds).length > 0,
  proposeLawChange: ({ lawProposal }) => !lawProposal,
  confirmLawChange: ({ lawProposal }) => Boolean(lawProposal),
  withdrawLawChange: ({ lawProposal }) => Boolean(lawProposal),
  leaveGroup: ({ following }) => Boolean(following),
  joinGroup: ({ following }) => !following,
  excludeDays: ({ clocks }) => Object.values(clocks).some(isLive),
};

/** True where the command has something to act on. */
export function hasOpening(law: Law, state: CaseState, name: CommandName): boolean {
  return OPENINGS[name]?.(state, law) ?? true;
}
