// Decides what a request to each command must look like: the one map the routes, OpenAPI and the tool come from.
// Leaves out whether the command is allowed: the domain judges that. Adding a command: the compiler asks for a row here.
import { z } from 'zod';
import { ANSWERED_BY, SATISFIED, SOLVED } from '../domain/aftercare.ts';
import type { CaseCommands } from '../domain/case.ts';
import type { PublicCommand } from '../domain/case-transitions.ts';
import { CASE_RELATIONS, REPEAT_DECISIONS } from '../domain/repeat.ts';
import { SUCCESSIONS } from '../domain/succession.ts';
import { CHASE_MATTERS } from '../domain/supervision.ts';
import { contactSchema, reachSchema } from './intake-schemas.ts';
import {
  caseRef,
  evidenceId,
  lawProposalId,
  leaderRef,
  namedLaw,
  otherMatter,
  otherRegime,
  staffId,
  text,
  unitId,
  type Unresolved,
} from './marks.ts';
import { code, day, DELIVERY_METHODS, DEMAND_OUTCOMES, localId, milliseconds, span, words } from './field-schemas.ts';

/** Commands with a route of their own; a case is registered by POST /api/complaints. */
export type RoutedCommand = Exclude<PublicCommand, 'register'>;

type Bodies = { [K in RoutedCommand]: z.ZodType<Unresolved<CaseCommands[K]>> };

const body = z.strictObject;
const list = <S extends z.ZodType>(item: S, max = 100) => z.array(item).max(max);
const someOf = <S extends z.ZodType>(item: S, max = 100) => z.array(item).min(1).max(max);

const nothing = body({});
const task = body({ task: localId });
const outcome = z.enum(DEMAND_OUTCOMES);
const answers = someOf(body({ demand: localId, outcome, answer: text(10_000) }));
const basis = body({
  kind: z.enum(['law', 'policy', 'serviceStandard', 'agreement']),
  title: words(300),
  clause: words(200),
  version: words(100),
});
const bases = list(basis, 50);
const refusal = body({ ground: code, reason: text(), otherRoutes: text() });
const readBack = z.boolean().describe('Taken down from speech: read back to the person, who agreed with it');
const consentHow = z.enum(['tracking', 'counter', 'phone', 'letter']);
const appealReason = z.enum(['facts', 'law', 'procedure', 'fairness', 'notCarriedOut']);
const sheetPart = z.enum(['procedure', 'facts', 'law', 'fairness', 'reasonableness']);
const measureKind = z.enum(['rectification', 'apology', 'compensation', 'correctDecision', 'explanation', 'other']);
const relationKind = z.enum(['kin', 'interest', 'priorPart', 'acquaintance', 'other']);
const MOST_MONEY = 1_000_000_000_000;

const measures = list(
  body({
    demand: localId,
    kind: measureKind,
    what: text(),
    ownerUnit: localId,
    dueOn: day,
    amount: z.int().min(0).max(MOST_MONEY).optional(),
  }),
);
const demandOutcomes = someOf(body({ demand: localId, outcome }));
const consent = body({ how: consentHow, on: day });

const intakeBodies = {
  amendStatement: body({
    matter: text(20_000).optional(),
    demands: list(body({ demand: localId, text: text(2000) }), 20).default([]),
    added: list(text(2000), 20).default([]),
    reason: text().optional(),
  }),
  addContact: body({ contact: contactSchema }),
  changeContact: body({ reach: reachSchema }),
  correctRegistration: body({
    category: code.optional(),
    urgent: z.boolean().optional(),
    respondent: unitId().nullable().optional(),
    reason: text(2000),
  }),
  changeMatterType: body({ matterType: otherMatter(), reason: text(2000) }),
  changeRegime: body({ regime: otherRegime(), reason: text(2000) }),
  supplementEvidence: body({ items: someOf(evidenceId()), note: text().optional(), whyNotEarlier: text().optional() }),
  confirmOutsideSignal: body({
    id: localId,
    confirm: z.boolean(),
    sender: z.enum(['complainant', 'respondent']),
    reason: text(),
  }),
};

const peopleBodies = {
  assignUnit: body({ unit: unitId() }),
  assignHandler: body({ handler: staffId() }),
  unassignHandler: body({ reason: text(2000) }),
  completeTask: body({ task: localId, note: text() }),
  formTeam: body({ lead: staffId(), members: someOf(staffId(), 30), until: day.optional(), reason: text() }),
  changeTeam: body({
    join: list(staffId(), 30).optional(),
    leave: list(localId, 30).optional(),
    lead: staffId().optional(),
    until: day.optional(),
    reason: text(),
  }),
  gradeComplexity: body({ grade: z.enum(['simple', 'ordinary', 'complex']), reason: text() }),
  declareRelation: body({ kind: relationKind, note: text() }),
  requestRecusal: body({ reasons: text() }),
  decideRecusal: body({
    request: localId,
    granted: z.boolean(),
    staff: staffId().optional(),
    replacement: staffId().optional(),
    kind: relationKind.optional(),
    reason: text(),
  }),
  claimTask: task,
  releaseTask: task,
};

const preliminaryBodies = {
  acknowledge: body({ definition: text() }),
  answerAtOnce: body({ answer: text(10_000), results: demandOutcomes, consent }),
  recordChecklist: body({ entries: list(body({ item: code, finding: z.enum(['met', 'missing', 'notNeeded']) })) }),
  decideJurisdiction: body({ inRemit: z.boolean(), article: words(300), reason: text().optional() }),
  recordConditions: body({ conditions: list(body({ code, fulfilled: z.boolean() })) }),
  accept: body({ note: text().optional() }),
  refuse: refusal,
  guide: body({ body: words(200), guidance: text() }),
  linkCase: body({ of: caseRef(), relation: z.enum(CASE_RELATIONS), note: text(2000) }),
  decideRepeat: body({
    of: caseRef(),
    samePerson: z.boolean(),
    sameFacts: z.boolean(),
    whatIsNew: text().optional().describe('Whatever stands here keeps the case open'),
    knownEvidence: list(localId).default([]).describe('Evidence of this case that lay in the earlier one already'),
    decision: z.enum(REPEAT_DECISIONS),
    reason: text(),
    otherRoutes: text().optional().describe('pointedToFinal: where else to turn'),
  }),
};

const groupBodies = {
  joinGroup: body({
    leader: leaderRef(),
    matches: someOf(body({ demand: localId, byDemand: localId }), 20).describe(
      'Which demand of the leading case answers which demand of this one',
    ),
    consent: consent.describe('How and when the complainant agreed'),
    reason: text(2000).describe('Why it is the same event'),
  }),
  leaveGroup: body({ reason: text(2000).optional() }),
};

const supplementBodies = {
  requestSupplement: body({
    items: someOf(body({ item: code, what: text(2000), knownBefore: z.boolean() })),
    overrideReason: text().optional(),
  }),
  completeSupplement: body({ received: list(code), notReceived: list(code) }),
};

const transferBodies = {
  offerTransfer: body({
    to: unitId(),
    basis: z.enum(['consent', 'statutoryDuty']),
    article: words(300),
    dataScopes: someOf(code, 20),
    reason: text(),
    leavesSystem: z.boolean(),
  }),
  answerTransferOffer: body({ consent: z.boolean(), how: consentHow }),
  sendTransfer: nothing,
  cancelTransfer: body({ reason: text() }),
  acceptTransfer: nothing,
  objectTransfer: body({ reason: text() }),
  answerObjection: body({ agree: z.boolean(), reason: text() }),
  designateUnit: body({ to: unitId(), reason: text() }),
};

const handlingBodies = {
  recordAction: body({
    kind: z.enum(['records', 'siteSurvey', 'interview', 'visit']),
    on: day,
    place: words(300),
    by: someOf(localId, 20),
    record: text(20_000),
    evidence: list(evidenceId()).default([]),
  }),
  recordFinding: body({
    demand: localId,
    outcome,
    facts: text(20_000),
    evidence: list(localId).default([]),
    bases,
    responsible: z.enum(['respondent', 'other', 'none']),
    degree: z.enum(['full', 'main', 'equal', 'minor', 'none']),
  }),
  consult: body({
    question: text(),
    units: someOf(body({ unit: unitId(), role: z.enum(['lead', 'assisting']), due: day.optional() }), 30),
  }),
  giveOpinion: body({
    consultation: localId,
    unit: localId.optional(),
    opinion: text(20_000),
    stance: z.enum(['agree', 'disagree', 'conditional', 'noOpinion']),
    dissent: text().optional(),
  }),
  recordMeeting: body({
    consultation: localId,
    on: day,
    minutes: text(20_000),
    present: someOf(localId, 30),
    dissents: list(body({ unit: localId, dissent: text() }), 30).default([]),
  }),
  proceedWithout: body({ consultation: localId, units: someOf(localId, 30), reason: text() }),
  withdrawConsultation: body({ consultation: localId, reason: text() }),
  approveSummary: body({ summary: text(10_000) }),
  requestInformation: body({
    party: z.enum(['complainant', 'respondent']),
    items: someOf(body({ item: code, what: text(2000) }), 50),
    due: day.optional(),
    servedOn: day.optional().describe('Day on which a respondent without a desk here got the letter; left out: today'),
  }),
  answerInformation: body({
    request: localId,
    given: someOf(body({ item: code, answer: text(20_000).optional(), evidence: list(evidenceId()).default([]) }), 50),
  }),
  withdrawInformationRequest: body({ request: localId, reason: text() }),
  recordContactAttempt: body({
    channel: z.enum(['phone', 'email', 'letter', 'visit', 'online']),
    at: milliseconds,
    outcome: z.enum(['reached', 'notReached', 'wrongNumber', 'wrongAddress', 'refusedToTalk']),
    note: text().optional(),
  }),
  recordNonCooperation: body({ what: text(), evidence: list(evidenceId()).default([]) }),
  recordFalsehood: body({ what: text(), evidence: someOf(evidenceId()) }),
  draftPlan: body({ answers, measures }),
  submitPlan: nothing,
  approve: body({ comments: text().optional() }),
  returnPlan: body({ comments: text() }),
  reportMeasure: body({
    measure: localId,
    note: text(),
    proof: list(evidenceId()).default([]),
    paymentReference: words(100).optional(),
  }),
  verifyMeasure: body({ measure: localId, done: z.boolean(), note: text() }),
  postponeMeasure: body({ measure: localId, dueOn: day, reason: text() }),
  releaseMeasure: body({ measure: localId, reason: text() }),
};

const replyBodies = {
  draftReply: body({
    facts: text(20_000),
    bases,
    measures: text(10_000),
    results: answers,
    plainSummary: text(10_000),
  }),
  issueReply: nothing,
  recordDelivery: body({
    notice: localId,
    method: z.enum(DELIVERY_METHODS),
    on: day,
    proof: evidenceId().optional(),
    note: text().optional(),
  }),
  recordDeliveryFailure: body({ notice: localId, method: z.enum(DELIVERY_METHODS), reason: code }),
  serveOtherwise: body({ notice: localId, method: z.enum(DELIVERY_METHODS), reason: text().optional() }),
};

const aftercareBodies = {
  recordExplanation: body({ on: day, understood: z.boolean(), questions: text().optional() }),
  callBack: body({
    on: day,
    answeredBy: z.enum(ANSWERED_BY),
    solved: z.enum(SOLVED).optional(),
    satisfied: z.enum(SATISFIED).optional(),
    note: text().optional(),
  }),
};

const reviewBodies = {
  appeal: body({
    reasons: list(body({ demand: localId, code: appealReason })),
    statement: text(20_000).optional(),
    excuse: text().optional(),
    evidence: list(evidenceId()).default([]),
    postedOn: day.optional(),
    readBack: readBack.optional(),
  }),
  decideLateAppeal: body({ excused: z.boolean(), reason: text() }),
  acceptReview: nothing,
  refuseReview: refusal,
  recordReviewSheet: body({ parts: someOf(body({ part: sheetPart, finding: text(10_000), sound: z.boolean() }), 5) }),
  concludeReview: body({
    outcome: z.enum(['uphold', 'change', 'revoke', 'redo', 'dismiss']),
    facts: text(20_000),
    reasoning: text(20_000),
    results: list(body({ demand: localId, outcome, answer: text(10_000) })),
  }),
  withdrawReview: body({ reason: text().optional() }),
};

const chaseMatter = z.enum(CHASE_MATTERS);

const supervisionBodies = {
  chase: body({ matter: chaseMatter, note: text(2000) }),
  issueOrder: body({ matter: chaseMatter, what: text(), dueOn: day }),
  answerOrder: body({ order: localId, answer: text(10_000), evidence: list(evidenceId()).default([]) }),
  closeOrder: body({ order: localId, satisfied: z.boolean(), reason: text() }),
};

const endingBodies = {
  withdraw: body({ reason: text().optional(), voluntary: z.boolean(), readBack: readBack.optional() }),
  proposeSettlement: body({
    agreement: text(20_000),
    results: demandOutcomes,
    consent,
    evidence: list(evidenceId()).default([]),
    measures: measures.optional().describe('What the agreement promises; each is kept like a measure of a plan'),
  }),
  proposeTermination: body({ ground: code, article: words(300).optional(), reason: text(), otherRoutes: text() }),
  decideEnding: body({ confirmed: z.boolean(), reason: text().optional() }),
  recordDeath: body({
    on: day,
    proof: list(evidenceId()).default([]),
    note: text().optional(),
    successorBy: day.optional().describe('Last day for a successor, where the pack has no limit'),
  }),
  replaceComplainant: body({
    reach: reachSchema,
    basis: z.enum(SUCCESSIONS),
    proof: list(evidenceId()).default([]),
    note: text().optional(),
  }),
  reopen: body({ reason: text(), whatIsNew: text() }),
  archive: body({ missingReason: text().optional() }),
  extend: body({ clock: localId, by: span, reasonCode: code, reason: text() }),
  excludeDays: body({
    occasion: z.enum(['hearing', 'appraisal']),
    firstDay: day,
    lastDay: day,
    note: text().optional(),
  }),
  suspend: body({
    occasion: z.enum(['suspension', 'competence']),
    article: words(300),
    reason: text(),
    longestTerm: z.boolean().optional().describe('The ground is one that the longest term of the pack holds for'),
  }),
  resume: body({ occasion: z.enum(['suspension', 'competence']), reason: text() }),
};

const lawBodies = {
  vetoEffect: body({ clock: localId, until: day, reason: text() }),
  releaseEffect: body({ clock: localId, reason: text().optional() }),
  proposeLawChange: body({ law: namedLaw(), reason: text() }),
  confirmLawChange: body({ proposal: lawProposalId() }),
  withdrawLawChange: body({ proposal: localId, reason: text().optional() }),
};

export const COMMAND_BODIES = {
  ...intakeBodies,
  ...peopleBodies,
  ...preliminaryBodies,
  ...groupBodies,
  ...supplementBodies,
  ...transferBodies,
  ...handlingBodies,
  ...replyBodies,
  ...aftercareBodies,
  ...reviewBodies,
  ...supervisionBodies,
  ...endingBodies,
  ...lawBodies,
} satisfies Bodies;

export const ROUTED_COMMANDS = Object.keys(COMMAND_BODIES) as RoutedCommand[];
