// THE table: every command, from where, to where, by whom. Read it and you know the process (process.md).
// Leaves out what each command needs beyond phase and person: that is said in the row's *-rules.ts.
import type { CommandName, Phase } from './case.ts';
import type { Role } from './law.ts';

/** Before the conclusion. */
export const OPEN: readonly Phase[] = [
  'preliminaryReview',
  'awaitingSupplement',
  'awaitingTransfer',
  'investigating',
  'awaitingApproval',
  'implementing',
  'delivering',
  'reviewWindow',
  'inReview',
];
/** Until the file is archived. */
export const LIVE: readonly Phase[] = [...OPEN, 'concluded'];
const BEFORE_REPLY: readonly Phase[] = OPEN.slice(0, 6);

/**
 * Who may: a role anywhere in its own units' reach; `@owner` of the unit that owns the case now, and for handlers the
 * assigned one where there is one; `@asked` of the unit or body that was asked; `staff@task` whoever may take the task; `staff` anybody
 * who can take part in a case, about themselves.
 */
export type By =
  | 'complainant'
  | 'respondent'
  | 'channel'
  | 'gateway'
  | 'clock'
  | 'staff'
  | 'staff@task'
  | Role
  | `${Role}@owner`
  | `${Role}@asked`;

/** `=` the phase stays, `back` the phase an excursion began in, otherwise the phase reached. */
export type To = Phase | '=' | 'back';

export interface Transition {
  from: readonly Phase[];
  to: readonly To[];
  /** Where only some of `from` are left: in the others the phase stays. */
  movesFrom?: readonly Phase[];
  by: readonly By[];
  /** Nobody of the accused unit, where the pack keeps it away (L21). */
  impartial?: true;
  /** Independence (L21): who took this part earlier may not act now. */
  notIfTook?: readonly ('handled' | 'drafted' | 'approved' | 'reviewed')[];
  /** In review these people act and no others. */
  inReview?: { by: readonly By[]; notIfTook: readonly ('handled' | 'drafted' | 'approved')[] };
  /** Also a Temporal signal. */
  signal?: true;
  /** Not given by a person, and yet sent as an update: by a batch of the door, or from case to case. */
  relayed?: true;
  /** What an operator reads in the Temporal UI. */
  does: string;
}

const BY_REVIEWER = { by: ['reviewer@asked'], notIfTook: ['handled', 'drafted', 'approved'] } as const;
const BY_REVIEW_APPROVER = {
  by: ['approver@asked', 'head@asked'],
  notIfTook: ['handled', 'drafted', 'approved'],
} as const;
const SUPPLEMENTABLE: readonly Phase[] = ['preliminaryReview', 'investigating'];

export const TRANSITIONS = {
  // Intake ---------------------------------------------------------------------------------------------------------
  register: { from: [], to: ['preliminaryReview'], by: ['channel', 'clerk'], does: 'Register a complaint (R1, R2)' },
  addContact: { from: LIVE, to: ['='], by: ['complainant', 'clerk', 'channel'], does: 'Another approach on the same matter (C3)' },
  changeContact: { from: LIVE, to: ['='], by: ['complainant', 'clerk@owner'], does: 'Change how the complainant is reached (B2)' },
  amendStatement: { from: BEFORE_REPLY, to: ['='], by: ['complainant', 'clerk@owner'], does: 'Amend the statement; the old text is kept (C7)' },
  correctRegistration: { from: OPEN, to: ['='], by: ['clerk@owner'], impartial: true, does: 'Correct category, urgency or respondent; no limit moves (T7)' },
  changeMatterType: { from: OPEN, to: ['='], by: ['clerk@owner'], impartial: true, does: 'Another type of matter: limits counted again, used days carried (T7, T13)' },
  changeRegime: { from: ['preliminaryReview'], to: ['='], by: ['clerk@owner'], impartial: true, does: 'Another regime, while nothing is decided; used days are carried (T13)' },
  supplementEvidence: { from: LIVE, to: ['='], by: ['complainant', 'respondent', 'clerk@owner', 'handler@owner'], signal: true, does: 'Add evidence (C8, V5)' },
  confirmOutsideSignal: { from: LIVE, to: ['=', 'inReview'], movesFrom: ['reviewWindow', 'concluded'], by: ['clerk@owner', 'handler@owner', 'lead@owner'], does: 'Confirm or dismiss a signal of unproved origin (K3)' },
  noteOutsideSignal: { from: LIVE, to: ['='], by: ['gateway'], does: 'A signal arrived past the door' },
  noteRefusedSignal: { from: LIVE, to: ['='], by: ['gateway'], does: 'A proved signal the rules refuse' },
  noteUnprovenCommand: { from: LIVE, to: ['='], by: ['gateway'], does: 'An update without a submission' },
  // People and tasks -----------------------------------------------------------------------------------------------
  assignUnit: { from: LIVE, to: ['='], by: ['dispatcher', 'supervisor'], does: 'Move the case inside its body (R1)' },
  assignHandler: { from: LIVE, to: ['='], by: ['lead@owner', 'dispatcher', 'supervisor'], impartial: true, does: 'Name the handler (I1)' },
  unassignHandler: { from: LIVE, to: ['='], by: ['lead@owner', 'dispatcher', 'supervisor'], impartial: true, does: 'Free the case of its handler; tasks go back to the queue (L15)' },
  relieveLeaver: { from: LIVE, to: ['='], by: ['gateway'], relayed: true, does: 'Somebody left the house: what they held moves (L15)' },
  claimTask: { from: LIVE, to: ['='], by: ['staff@task'], does: 'Take a task from the queue (L15)' },
  releaseTask: { from: LIVE, to: ['='], by: ['staff@task'], does: 'Give a task back' },
  completeTask: { from: LIVE, to: ['='], by: ['supervisor', 'head'], does: 'Close a task of supervision with what was done (G5)' },
  formTeam: { from: OPEN, to: ['='], by: ['lead@owner', 'dispatcher', 'supervisor'], impartial: true, does: 'Form a team with a lead (I1)' },
  changeTeam: { from: OPEN, to: ['='], by: ['lead@owner', 'dispatcher', 'supervisor'], impartial: true, does: 'Change the team, its lead or its term' },
  gradeComplexity: { from: ['investigating'], to: ['='], by: ['lead@owner', 'supervisor'], impartial: true, does: 'Another track of the pack; used days are carried (T13)' },
  declareRelation: { from: LIVE, to: ['='], by: ['staff'], does: 'Say that one has a relation to the matter: no further part (G2)' },
  requestRecusal: { from: OPEN, to: ['='], by: ['complainant', 'respondent', 'clerk@owner'], does: 'Apply for a person to be recused (G2)' },
  decideRecusal: { from: OPEN, to: ['='], by: ['head@owner', 'approver@owner', 'lead@owner'], inReview: { by: ['head@asked', 'approver@asked'], notIfTook: [] }, impartial: true, does: 'Decide it, with who takes over; whom the pack names, or the head' },
  lapseLease: { from: LIVE, to: ['='], by: ['clock'], does: 'A silent holder loses the task (L15)' },
  // Preliminary review ---------------------------------------------------------------------------------------------
  recordChecklist: { from: ['preliminaryReview'], to: ['='], by: ['clerk@owner'], impartial: true, does: 'Formality check, item by item (R3)' },
  decideJurisdiction: { from: ['preliminaryReview'], to: ['='], by: ['clerk@owner'], impartial: true, does: 'Within our remit? (R4)' },
  recordConditions: { from: ['preliminaryReview'], to: ['='], by: ['clerk@owner'], impartial: true, does: 'Legal conditions (R5)' },
  requestSupplement: { from: SUPPLEMENTABLE, to: ['awaitingSupplement'], by: ['clerk@owner', 'handler@owner'], impartial: true, does: 'Tell once what is missing (R6)' },
  completeSupplement: { from: ['awaitingSupplement'], to: ['back'], by: ['clerk@owner', 'handler@owner', 'complainant'], impartial: true, does: 'Close the supplement' },
  acknowledge: { from: ['preliminaryReview'], to: ['='], by: ['clerk@owner'], does: 'Acknowledge, with what the complaint is about (R10)' },
  answerAtOnce: { from: ['preliminaryReview'], to: ['concluded'], by: ['clerk@owner'], impartial: true, does: 'Solve it on the spot, with a short reply' },
  lapseSupplement: { from: ['awaitingSupplement'], to: ['concluded', 'back'], by: ['clock'], does: 'Supplement not brought in time (T8)' },
  accept: { from: ['preliminaryReview'], to: ['investigating'], by: ['clerk@owner'], impartial: true, does: 'Accept (R10)' },
  refuse: { from: ['preliminaryReview'], to: ['concluded'], by: ['clerk@owner', 'approver@owner'], impartial: true, does: 'Not accepted, with ground and route (R11)' },
  guide: { from: ['preliminaryReview'], to: ['='], by: ['clerk@owner'], impartial: true, does: 'Guide to the competent body (R8)' },
  linkCase: { from: OPEN, to: ['='], by: ['clerk@owner'], impartial: true, does: 'Link another case: repeat, related, same event (L18)' },
  decideRepeat: { from: OPEN, to: ['=', 'concluded'], movesFrom: ['preliminaryReview'], by: ['clerk@owner', 'approver@owner'], impartial: true, does: 'A repeat goes on, or is pointed to the final answer (L19)' },
  deemAccepted: { from: ['preliminaryReview', 'awaitingSupplement', 'awaitingTransfer'], to: ['=', 'investigating'], movesFrom: ['preliminaryReview'], by: ['clock'], does: 'Silence counts as acceptance (R12)' },
  // Groups: one handling, many voices -----------------------------------------------------------------------------
  joinGroup: { from: ['investigating'], to: ['='], by: ['lead@owner'], impartial: true, does: 'Follow the handling of another case of the same event (L18)' },
  leaveGroup: { from: ['investigating'], to: ['='], by: ['complainant', 'lead@owner', 'clerk@owner'], does: 'Leave the group: handled on its own again (L18)' },
  noteFollower: { from: ['investigating'], to: ['='], by: ['gateway'], relayed: true, does: 'Another case follows this one (L18)' },
  noteFollowerLeft: { from: LIVE, to: ['='], by: ['gateway'], relayed: true, does: 'A case does not follow any more' },
  followDecision: { from: ['investigating'], to: ['=', 'delivering', 'concluded'], by: ['gateway'], relayed: true, does: 'The followed case is decided: an own reply, an own window (L18)' },
  noteLeaderEnded: { from: ['investigating'], to: ['='], by: ['gateway'], relayed: true, does: 'The followed case ended without a reply: handled on its own again' },
  noteCaseTold: { from: LIVE, to: ['='], by: ['gateway'], does: 'What came of a message to another case' },
  // Transfer -------------------------------------------------------------------------------------------------------
  offerTransfer: { from: SUPPLEMENTABLE, to: ['awaitingTransfer'], by: ['clerk@owner', 'handler@owner'], does: 'Offer a hand-over (R9)' },
  answerTransferOffer: { from: ['awaitingTransfer'], to: ['=', 'back'], by: ['complainant', 'clerk@owner'], does: 'The complainant consents or refuses' },
  lapseOffer: { from: ['awaitingTransfer'], to: ['back'], by: ['clock'], does: 'No answer: no consent' },
  sendTransfer: { from: ['awaitingTransfer'], to: ['='], by: ['clerk@owner', 'handler@owner'], does: 'Send with proof (K4)' },
  noteTransferSent: { from: ['awaitingTransfer'], to: ['='], by: ['gateway'], does: 'Proof of hand-over' },
  cancelTransfer: { from: ['awaitingTransfer'], to: ['back'], by: ['clerk@owner', 'handler@owner'], does: 'Call the hand-over off' },
  acceptTransfer: { from: ['awaitingTransfer'], to: ['preliminaryReview', 'investigating', 'concluded'], by: ['clerk@asked', 'clerk@owner'], does: 'The receiver takes the case over (L5)' },
  objectTransfer: { from: ['awaitingTransfer'], to: ['='], by: ['clerk@asked', 'clerk@owner'], does: 'The receiver objects with reasons' },
  answerObjection: { from: ['awaitingTransfer'], to: ['back', '='], by: ['clerk@owner', 'handler@owner'], does: 'The sender agrees or insists' },
  lapseObjection: { from: ['awaitingTransfer'], to: ['preliminaryReview', 'investigating', 'concluded'], by: ['clock'], does: 'Receiver silent: accepted' },
  lapseAnswer: { from: ['awaitingTransfer'], to: ['='], by: ['clock'], does: 'Sender silent: to the common superior' },
  designateUnit: { from: ['awaitingTransfer'], to: ['preliminaryReview', 'investigating', 'concluded'], by: ['supervisor'], does: 'The common superior decides' },
  // Investigation, plan, approval ----------------------------------------------------------------------------------
  recordAction: { from: ['investigating', 'inReview'], to: ['='], by: ['handler@owner', 'lead@owner', 'reviewer@asked'], notIfTook: ['approved', 'reviewed'], inReview: BY_REVIEWER, impartial: true, does: 'An act of investigation (I2)' },
  recordFinding: { from: ['investigating', 'inReview'], to: ['='], by: ['handler@owner', 'lead@owner', 'reviewer@asked'], notIfTook: ['approved', 'reviewed'], inReview: BY_REVIEWER, impartial: true, does: 'Finding for one demand (I3, I5)' },
  draftPlan: { from: ['investigating'], to: ['='], by: ['handler@owner', 'lead@owner'], notIfTook: ['approved', 'reviewed'], impartial: true, does: 'Draft the handling plan (I6)' },
  submitPlan: { from: ['investigating'], to: ['awaitingApproval', 'implementing'], by: ['handler@owner', 'lead@owner'], notIfTook: ['approved', 'reviewed'], impartial: true, does: 'Submit the plan' },
  approve: { from: ['awaitingApproval'], to: ['implementing', '='], by: ['lead@owner', 'approver@owner', 'head@owner'], notIfTook: ['drafted', 'handled', 'reviewed'], impartial: true, does: 'Approve the plan (I8)' },
  returnPlan: { from: ['awaitingApproval'], to: ['investigating'], by: ['lead@owner', 'approver@owner', 'head@owner'], impartial: true, does: 'Return the plan with comments' },
  consult: { from: ['investigating', 'inReview'], to: ['='], by: ['handler@owner', 'lead@owner', 'reviewer@asked'], notIfTook: ['approved', 'reviewed'], inReview: BY_REVIEWER, impartial: true, does: 'Ask units for their opinion, in parallel (I7, L6)' },
  giveOpinion: { from: LIVE, to: ['='], by: ['clerk@asked', 'handler@asked', 'lead@asked', 'head@asked', 'clerk@owner'], does: 'The opinion of a unit that was consulted' },
  recordMeeting: { from: ['investigating', 'inReview'], to: ['='], by: ['lead@owner', 'reviewer@asked'], inReview: BY_REVIEWER, impartial: true, does: 'Minutes of a consultation, dissent kept' },
  proceedWithout: { from: ['investigating', 'inReview'], to: ['='], by: ['lead@owner', 'reviewer@asked'], inReview: BY_REVIEWER, impartial: true, does: 'Go on without a silent unit, noted (L6)' },
  withdrawConsultation: { from: ['investigating', 'inReview'], to: ['='], by: ['handler@owner', 'lead@owner', 'reviewer@asked'], inReview: BY_REVIEWER, impartial: true, does: 'Call off what is still asked, with reason' },
  approveSummary: { from: ['investigating', 'inReview'], to: ['='], by: ['lead@owner', 'reviewer@asked'], inReview: BY_REVIEWER, impartial: true, does: 'What the respondent may see of the matter, without identity (G3)' },
  requestInformation: { from: ['investigating', 'inReview'], to: ['='], by: ['handler@owner', 'lead@owner', 'reviewer@asked'], notIfTook: ['approved', 'reviewed'], inReview: BY_REVIEWER, impartial: true, does: 'Ask a party for information, with its own limit (I4)' },
  answerInformation: { from: [...BEFORE_REPLY, 'inReview'], to: ['='], by: ['complainant', 'respondent', 'clerk@owner', 'handler@owner'], inReview: { by: ['complainant', 'respondent', 'clerk@owner', 'clerk@asked', 'reviewer@asked'], notIfTook: [] }, does: 'Answer what was asked, or take the answer down' },
  withdrawInformationRequest: { from: [...BEFORE_REPLY, 'inReview'], to: ['='], by: ['handler@owner', 'lead@owner'], inReview: BY_REVIEWER, impartial: true, does: 'Call a request for information off' },
  lapseInformation: { from: LIVE, to: ['='], by: ['clock'], does: 'No answer in time: a fact, without effect on the case' },
  recordContactAttempt: { from: LIVE, to: ['='], by: ['handler@owner', 'clerk@owner'], does: 'An attempt to reach the complainant, counted (I10)' },
  recordNonCooperation: { from: LIVE, to: ['='], by: ['handler@owner', 'clerk@owner'], impartial: true, does: 'The complainant did not cooperate: a fact, no effect (I10)' },
  recordFalsehood: { from: LIVE, to: ['='], by: ['handler@owner', 'clerk@owner'], impartial: true, does: 'Something declared as true is not, by evidence (I10)' },
  // Measures: they live on after the reply -------------------------------------------------------------------------
  reportMeasure: { from: LIVE, to: ['='], by: ['handler@owner', 'lead@owner', 'clerk@owner'], does: 'Report a measure as done (I9)' },
  verifyMeasure: { from: LIVE, to: ['='], by: ['lead@owner', 'approver@owner', 'supervisor'], impartial: true, does: 'Verify a reported measure' },
  releaseMeasure: { from: LIVE, to: ['='], by: ['approver@owner', 'head@owner'], impartial: true, does: 'Release from a promise, with reason' },
  postponeMeasure: { from: LIVE, to: ['='], by: ['approver@owner'], impartial: true, does: 'Promise a measure for a later day, with reason (I9)' },
  breakPromise: { from: LIVE, to: ['='], by: ['clock'], does: 'A promise was not kept (L8)' },
  // Reply and delivery ---------------------------------------------------------------------------------------------
  draftReply: { from: ['investigating', 'awaitingApproval', 'implementing'], to: ['='], by: ['handler@owner', 'lead@owner'], notIfTook: ['approved', 'reviewed'], impartial: true, does: 'Draft the reply, five parts (B3)' },
  issueReply: { from: ['implementing'], to: ['delivering', 'concluded'], by: ['approver@owner', 'head@owner', 'lead@owner'], notIfTook: ['drafted', 'handled', 'reviewed'], impartial: true, does: 'Issue the reply (B1)' },
  recordDelivery: { from: LIVE, to: ['=', 'reviewWindow', 'concluded'], movesFrom: ['delivering'], by: ['gateway', 'clerk@owner', 'handler@owner', 'complainant'], does: 'Proof of delivery (V2)' },
  recordDeliveryFailure: { from: LIVE, to: ['='], by: ['gateway', 'clerk@owner', 'handler@owner'], does: 'Delivery failed' },
  serveOtherwise: { from: LIVE, to: ['='], by: ['clerk@owner', 'handler@owner'], does: 'Serve by another method (L7)' },
  noteDelivery: { from: LIVE, to: ['=', 'reviewWindow', 'concluded'], movesFrom: ['delivering'], by: ['gateway'], does: 'An attempt to deliver ended' },
  raiseProofOverdue: { from: LIVE, to: ['='], by: ['clock'], does: 'No proof of delivery in time (L7)' },
  servePublicNotice: { from: LIVE, to: ['=', 'reviewWindow', 'concluded'], movesFrom: ['delivering'], by: ['clock'], does: 'Served by public notice' },
  recordExplanation: { from: ['delivering', 'reviewWindow'], to: ['='], by: ['handler@owner'], does: 'Explained, understood, questions (B4)' },
  callBack: { from: LIVE, to: ['='], by: ['clerk@owner'], does: 'Call back after delivery: solved? satisfied? (G11)' },
  // Review ---------------------------------------------------------------------------------------------------------
  appeal: { from: ['reviewWindow', 'concluded'], to: ['inReview'], by: ['complainant', 'clerk'], signal: true, does: 'Ask for review (V1..V4)' },
  decideLateAppeal: { from: ['inReview'], to: ['=', 'reviewWindow', 'concluded'], by: ['reviewer@asked'], notIfTook: ['handled', 'drafted', 'approved'], impartial: true, does: 'Late: excusable or not (V2)' },
  acceptReview: { from: ['inReview'], to: ['='], by: ['reviewer@asked'], notIfTook: ['handled', 'drafted', 'approved'], impartial: true, does: 'Take the review on (V3)' },
  refuseReview: { from: ['inReview'], to: ['reviewWindow', 'concluded'], by: ['reviewer@asked'], notIfTook: ['handled', 'drafted', 'approved'], impartial: true, does: 'Refuse the review with ground' },
  recordReviewSheet: { from: ['inReview'], to: ['='], by: ['reviewer@asked'], notIfTook: ['handled', 'drafted', 'approved'], impartial: true, does: 'Five-part review sheet (V6)' },
  concludeReview: { from: ['inReview'], to: ['delivering', 'investigating', 'preliminaryReview', 'concluded'], by: ['reviewer@asked', 'approver@asked'], notIfTook: ['handled', 'drafted', 'approved'], impartial: true, does: 'Review opinion (V7)' },
  withdrawReview: { from: ['inReview'], to: ['reviewWindow', 'concluded'], by: ['complainant', 'clerk@asked', 'clerk@owner'], does: 'Withdraw the application for review' },
  shutWindow: { from: ['reviewWindow', 'concluded'], to: ['concluded', '='], movesFrom: ['reviewWindow'], by: ['clock'], does: 'Nobody asked for review in time (L3)' },
  // Supervision ----------------------------------------------------------------------------------------------------
  chase: { from: LIVE, to: ['='], by: ['supervisor', 'head@owner'], does: 'Chase whoever the case waits for (G5)' },
  issueOrder: { from: LIVE, to: ['='], by: ['supervisor'], does: 'Supervision order: what to do, answer by when (G5)' },
  answerOrder: { from: LIVE, to: ['='], by: ['handler@owner', 'lead@owner', 'head@owner'], does: 'Answer a supervision order' },
  closeOrder: { from: LIVE, to: ['='], by: ['supervisor'], does: 'Judge the answer and close the order' },
  // Ends and turns -------------------------------------------------------------------------------------------------
  withdraw: { from: BEFORE_REPLY, to: ['concluded'], by: ['complainant', 'clerk@owner'], does: 'The complainant withdraws (G6)' },
  proposeSettlement: { from: OPEN, to: ['='], by: ['handler@owner', 'lead@owner'], notIfTook: ['approved', 'reviewed'], impartial: true, does: 'Propose a settlement the complainant agreed to (G6)' },
  proposeTermination: { from: OPEN, to: ['='], by: ['handler@owner', 'lead@owner'], notIfTook: ['approved', 'reviewed'], impartial: true, does: 'Propose to terminate by a ground (G6)' },
  decideEnding: { from: OPEN, to: ['=', 'concluded'], by: ['approver@owner', 'head@owner'], notIfTook: ['drafted', 'handled', 'reviewed'], impartial: true, does: 'Confirm or return what was proposed' },
  recordDeath: { from: OPEN, to: ['='], by: ['clerk@owner'], does: 'The complainant died; a successor may step in (G6)' },
  replaceComplainant: { from: OPEN, to: ['='], by: ['clerk@owner'], does: 'A successor takes the complainant’s place (G6)' },
  reopen: { from: ['concluded'], to: ['investigating', 'preliminaryReview'], by: ['supervisor'], does: 'Reopen with what is new (T10)' },
  archive: { from: ['concluded'], to: ['archived'], by: ['archivist'], does: 'Close the file for sealing (A1, A2)' },
  // Limits ---------------------------------------------------------------------------------------------------------
  extend: { from: OPEN, to: ['='], by: ['lead@owner', 'approver@owner', 'head@owner', 'lead@asked', 'approver@asked', 'head@asked'], impartial: true, does: 'Extend a limit as the pack allows (L2)' },
  excludeDays: { from: ['investigating', 'inReview'], to: ['='], by: ['handler@owner', 'reviewer@asked'], inReview: BY_REVIEWER, impartial: true, does: 'Days of a hearing or an appraisal do not count' },
  suspend: { from: ['investigating', 'inReview'], to: ['='], by: ['approver@owner', 'head@owner', 'approver@asked', 'head@asked'], inReview: BY_REVIEW_APPROVER, impartial: true, does: 'Suspend: limits stand, with written notice (G6)' },
  resume: { from: OPEN, to: ['='], by: ['approver@owner', 'head@owner', 'approver@asked', 'head@asked'], inReview: BY_REVIEW_APPROVER, impartial: true, does: 'Resume: limits run on, with written notice (G6)' },
  remindSuspension: { from: OPEN, to: ['='], by: ['clock'], does: 'It still stands: the head looks at it (G6)' },
  lapseSuspension: { from: ['investigating', 'inReview'], to: ['concluded'], by: ['clock'], does: 'The longest term of a suspension is over, where the pack ends the case by it (G6, L3)' },
  warn: { from: LIVE, to: ['='], by: ['clock'], does: 'A limit is near' },
  escalate: { from: LIVE, to: ['='], by: ['clock'], does: 'A limit has passed: next person told (G5)' },
  expire: { from: LIVE, to: ['='], by: ['clock'], does: 'A limit has passed' },
  askSubmissions: { from: LIVE, to: ['='], by: ['clock'], does: 'Ask what was received in time' },
  noteSubmissionsChecked: { from: LIVE, to: ['='], by: ['gateway'], does: 'Nothing received in time is still on its way' },
  vetoEffect: { from: LIVE, to: ['='], by: ['supervisor'], does: 'Hold back an effect against the complainant (L3)' },
  releaseEffect: { from: LIVE, to: ['='], by: ['supervisor'], does: 'End a hold early' },
  // The law of the case ----------------------------------------------------------------------------------------------
  proposeLawChange: { from: LIVE, to: ['='], by: ['rules'], does: 'Propose other law for this case, with a preview (L9, G8)' },
  confirmLawChange: { from: LIVE, to: ['='], by: ['rules'], does: 'Confirm it as the second person' },
  withdrawLawChange: { from: LIVE, to: ['='], by: ['rules'], does: 'Withdraw a proposed change of law' },
  applyLawBatch: { from: LIVE, to: ['='], by: ['gateway'], relayed: true, does: 'Other law from a batch two persons approved (L9)' },
} as const satisfies Record<CommandName, Transition>;

/** Commands a person or channel may give; the rest is said by the machine about itself. */
export type PublicCommand = {
  [K in CommandName]: (typeof TRANSITIONS)[K]['by'][number] extends 'clock' | 'gateway' ? never : K;
}[CommandName];

export const COMMANDS = Object.keys(TRANSITIONS) as CommandName[];

export function transitionOf(name: CommandName): Transition {
  return TRANSITIONS[name];
}

/** True for commands that only the clock or the gateway gives. */
export function isInternal(name: CommandName): boolean {
  return transitionOf(name).by.every((by) => by === 'clock' || by === 'gateway');
}

/** Commands the machine sends on its own account. */
export const RELAYED_COMMANDS = COMMANDS.filter((name) => transitionOf(name).relayed === true);

export const PUBLIC_COMMANDS = COMMANDS.filter((name): name is PublicCommand => !isInternal(name));

const PUBLIC_FROM = new Map<Phase, PublicCommand[]>(
  LIVE.map((phase) => [phase, PUBLIC_COMMANDS.filter((name) => transitionOf(name).from.includes(phase))]),
);

/** What people and channels may begin in a phase. */
export function publicCommandsFrom(phase: Phase): readonly PublicCommand[] {
  return PUBLIC_FROM.get(phase) ?? [];
}
