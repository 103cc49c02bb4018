// For generated and exhaustive tests: data a command plausibly carries in a given state, and who would give it.
// Leaves out whether the judge agrees: that is what the tests ask.
import type { Actor, CaseCommand, CaseCommands, CaseState, CommandName, TextRef, UnitRef } from '../../domain/case.ts';
import { askedUnit } from '../../domain/case-permission.ts';
import { type By, transitionOf } from '../../domain/case-transitions.ts';
import { openOpinions, unitsAsked } from '../../domain/consultation-state.ts';
import { openRequests } from '../../domain/information-state.ts';
import type { Law, Role } from '../../domain/law.ts';
import type { Notice } from '../../domain/delivery.ts';
import { CASE_RELATIONS, type CaseRef } from '../../domain/repeat.ts';
import { addDays, localDate } from '../../domain/working-days.ts';
import { anEvidence, CENTER, CIVIL, COMPLAINANT, registration, WEBSITE } from './case-builders.ts';

/** What is looked at when a command is made up; `n` picks among variants, 0 the one that moves the case on. */
export interface Scene {
  law: Law;
  state: CaseState;
  now: number;
  n: number;
}

const REVIEW_BODY: UnitRef = { id: 'yunxi.fucha', body: 'yunxi.fucha', active: true };
export const WINDOWS: UnitRef = { ...CENTER, id: 'yunxi.center.windows' };
export const RESPONDENT: Actor = { kind: 'party', id: 'party-2', roles: [], party: 'respondent' };
export const CLOCK: Actor = { kind: 'clock', id: 'clock', roles: [] };
export const GATEWAY: Actor = { kind: 'gateway', id: 'gateway', roles: [] };

const EVERY_ROLE: Role[] = [
  'clerk',
  'dispatcher',
  'handler',
  'lead',
  'approver',
  'head',
  'reviewer',
  'supervisor',
  'archivist',
  'rules',
];

/** A sealed text, the same for the same n. */
export function text(n = 0): TextRef {
  return { text: `text-${n}`, length: 12, sha256: String(n).padStart(64, '0') };
}

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(1, list.length)];
}

function today({ law, now }: Scene): string {
  return localDate(law.calendar, now);
}

function outcomes({ state, n }: Scene) {
  const outcome = n % 3 === 2 ? ('notUpheld' as const) : ('upheld' as const);
  return state.demands.map(({ id }) => ({ demand: id, outcome, answer: text() }));
}

/** The answers of the plan in force, so that the reply says what was approved. */
function planned(scene: Scene) {
  return scene.state.plans.findLast((plan) => plan.state === 'approved')?.answers ?? outcomes(scene);
}

function openNotice({ state, n }: Scene): Notice | undefined {
  const open = Object.values(state.notices).filter(
    (one) => one.audience.to === 'complainant' && one.state !== 'served',
  );
  const rights = open.filter((one) => one.needsProof);
  return pick(n % 2 === 0 && rights.length > 0 ? rights : open, n);
}

const BASES = [{ kind: 'law' as const, title: 'law', clause: '1', version: '2024' }];
const clockId = ({ state, n }: Scene) => ({ clock: pick(Object.keys(state.clocks), n) ?? 'handling' });
const taskId = ({ state, n }: Scene) => ({ task: pick(Object.keys(state.tasks), n) ?? 't0' });
const measureId = ({ state, n }: Scene) => pick(Object.keys(state.measures), n) ?? 'm0';
const orderId = ({ state, n }: Scene) => {
  const orders = Object.values(state.orders ?? {});
  return (
    pick(
      orders.filter((one) => one.state !== 'closed'),
      n,
    )?.id ??
    pick(orders, n)?.id ??
    'so0'
  );
};
const opinionId = ({ state, n }: Scene) =>
  pick(openOpinions(state), n) ?? { consultation: state.consultations?.at(-1)?.id ?? 'k0', unit: CIVIL.id };
const noticeId = (scene: Scene) => openNotice(scene)?.id ?? 'n0';
const signalId = ({ state, n }: Scene) =>
  pick(
    state.outsideSignals.filter((one) => one.state === 'waiting'),
    n,
  )?.id ?? 'o0';

const promise = (scene: Scene) => ({
  ...{ demand: 'd1', kind: 'apology' as const, what: text() },
  ...{ ownerUnit: scene.state.owner.id, dueOn: addDays(today(scene), 20) },
});
/** A case of others as the door would describe it; now and then one that does not fit. */
function leadingCase({ state, n }: Scene): CaseCommands['joinGroup']['leader'] {
  return {
    ...{ caseId: `0190a000-0000-7000-8000-00000000020${n % 2}`, number: `YXZW-2026-90${n % 2}` },
    ...{ phase: 'investigating', conclusion: null, concludedOn: null, follows: n % 9 === 8 },
    ...{ unit: state.owner.id, body: state.owner.body, regime: state.pack.id, matterType: state.matterType },
    demandIds: ['d1'],
  };
}

const followedId = ({ following }: CaseState) => following?.leader.caseId ?? 'nobody';

type Makers = { [K in CommandName]: (scene: Scene) => CaseCommands[K] };

const intake: Pick<
  Makers,
  'register' | 'addContact' | 'changeContact' | 'supplementEvidence' | 'confirmOutsideSignal'
> = {
  register: ({ law }) => registration(law),
  addContact: (scene) => ({ contact: { id: 'c2', channel: 'online', receivedOn: today(scene) } }),
  changeContact: ({ state, n }) => ({ reach: { ...state.reach, preferred: n % 2 === 0 ? 'inbox' : 'email' } }),
  supplementEvidence: ({ state }) => ({ items: [anEvidence(state.evidence.length + 2)], whyNotEarlier: text() }),
  confirmOutsideSignal: (scene) => ({
    id: signalId(scene),
    confirm: scene.n % 3 !== 2,
    sender: 'complainant',
    reason: text(),
  }),
};

const system: Pick<
  Makers,
  | 'noteOutsideSignal'
  | 'noteRefusedSignal'
  | 'noteUnprovenCommand'
  | 'lapseLease'
  | 'lapseInformation'
  | 'remindSuspension'
  | 'lapseSuspension'
  | 'lapseSupplement'
  | 'deemAccepted'
  | 'lapseOffer'
  | 'lapseObjection'
  | 'lapseAnswer'
  | 'noteTransferSent'
  | 'breakPromise'
  | 'noteDelivery'
  | 'raiseProofOverdue'
  | 'servePublicNotice'
  | 'shutWindow'
  | 'warn'
  | 'escalate'
  | 'expire'
  | 'askSubmissions'
  | 'noteSubmissionsChecked'
> = {
  noteOutsideSignal: ({ state, n }) => ({
    ...{ id: `o${state.version + 1}`, key: `key-${state.version}`, evidence: [anEvidence(state.version + 100)] },
    ...{ signal: n % 2 === 0 ? 'appeal' : 'supplementEvidence', reasons: [{ demand: 'd1', code: 'facts' }] },
  }),
  noteRefusedSignal: () => ({ signal: 'appeal', code: 'wrong_phase', sender: COMPLAINANT }),
  noteUnprovenCommand: ({ state }) => ({ command: 'accept', seq: state.version }),
  lapseLease: taskId,
  lapseInformation: ({ state }) => ({ clock: `information:${state.informationRequests?.at(-1)?.id ?? 'q0'}` }),
  remindSuspension: () => ({ clock: 'suspensionReview:suspension' }),
  lapseSuspension: () => ({ clock: 'suspension' }),
  lapseSupplement: () => ({ clock: 'supplement' }),
  deemAccepted: () => ({ clock: 'preliminary' }),
  lapseOffer: () => ({ clock: 'transferOffer' }),
  lapseObjection: () => ({ clock: 'transferReceipt' }),
  lapseAnswer: () => ({ clock: 'transferAnswer' }),
  noteTransferSent: ({ state }) => ({
    effect: state.effects[0]?.id ?? '0.0',
    transfer: state.transfer?.id ?? 'tr0',
    delivered: true,
    proof: 'receipt',
  }),
  breakPromise: (scene) => ({ clock: `measure:${measureId(scene)}` }),
  noteDelivery: (scene) => ({
    effect: scene.state.effects[0]?.id ?? '0.0',
    notice: noticeId(scene),
    method: 'inbox',
    outcome: 'accepted',
    reference: 'r',
  }),
  raiseProofOverdue: (scene) => ({ clock: `proof:${noticeId(scene)}` }),
  servePublicNotice: (scene) => ({ clock: `public:${noticeId(scene)}` }),
  shutWindow: () => ({ clock: 'reviewWindow.1' }),
  warn: clockId,
  escalate: (scene) => ({ ...clockId(scene), step: 'escalate1', to: 'unitHead' }),
  expire: clockId,
  askSubmissions: clockId,
  noteSubmissionsChecked: (scene) => ({ ...clockId(scene), effect: scene.state.effects[0]?.id ?? '0.0' }),
};

const handling: Omit<
  Makers,
  keyof typeof intake | keyof typeof system | keyof typeof lawMakers | keyof typeof leavingMakers
> = {
  assignUnit: ({ state }) => ({
    unit: state.owner.id === CENTER.id ? WINDOWS : { ...state.owner, id: state.owner.body },
  }),
  assignHandler: ({ state, n }) => ({
    handler: { id: n % 4 === 3 ? 'everyone' : `handler-${n % 2}`, unit: state.owner.id, roles: ['handler'] },
  }),
  unassignHandler: () => ({ reason: text() }),
  formTeam: (scene) => ({
    lead: { id: 'lead-1', unit: scene.state.owner.id, roles: ['lead'] },
    members: [{ id: `handler-${scene.n % 3}`, unit: scene.state.owner.id, roles: ['handler'] }],
    ...(scene.n % 2 === 0 ? { until: addDays(today(scene), 10) } : {}),
    reason: text(),
  }),
  changeTeam: (scene) => ({
    join: [{ id: `handler-${scene.n % 4}`, unit: scene.state.owner.id, roles: ['handler'] }],
    ...(scene.n % 3 === 0 ? { until: addDays(today(scene), 5) } : {}),
    reason: text(),
  }),
  gradeComplexity: ({ n }) => ({ grade: (['simple', 'ordinary', 'complex'] as const)[n % 3]!, reason: text() }),
  declareRelation: () => ({ kind: 'kin', note: text() }),
  requestRecusal: () => ({ reasons: text() }),
  decideRecusal: ({ state, n }) => ({
    request: state.recusals?.at(-1)?.id ?? 'rec0',
    granted: n % 2 === 0,
    staff: state.handler ?? { id: 'handler-9', unit: state.owner.id, roles: ['handler'] },
    replacement: { id: `handler-${(n % 3) + 10}`, unit: state.owner.id, roles: ['handler'] },
    reason: text(),
  }),
  completeTask: (scene) => ({ ...taskId(scene), note: text() }),
  claimTask: taskId,
  releaseTask: taskId,
  recordChecklist: ({ law, n }) => ({
    entries: law.checklist.map(({ item }) => ({ item, finding: n % 7 === 6 ? 'missing' : 'met' })),
  }),
  decideJurisdiction: ({ n }) => ({ inRemit: n % 7 !== 6, article: 'x' }),
  recordConditions: ({ law }) => ({ conditions: law.conditions.map(({ code }) => ({ code, fulfilled: true })) }),
  requestSupplement: ({ state, n }) => ({
    items: [{ item: `item-${n % 3}`, what: text(), knownBefore: false }],
    ...(state.supplements.length > 0 && n % 2 === 0 ? { overrideReason: text() } : {}),
  }),
  completeSupplement: ({ state, n }) => {
    const items = state.supplements.findLast((round) => round.state === 'open')?.items.map(({ item }) => item) ?? [
      'item-0',
    ];
    return n % 2 === 0 ? { received: items, notReceived: [] } : { received: [], notReceived: items };
  },
  accept: () => ({}),
  refuse: ({ law, n }) => ({ ground: pick(law.refusalGrounds, n)?.code ?? '', reason: text(), otherRoutes: text() }),
  guide: () => ({ body: 'lanhu.water', guidance: text() }),
  correctRegistration: ({ state, n }) => ({
    ...{ category: `category-${n % 3}`, urgent: n % 2 === 0, reason: text() },
    ...(n % 5 === 4 ? { respondent: state.respondent === null ? WINDOWS : null } : {}),
  }),
  changeMatterType: ({ law, n }) => ({ matterType: { matterType: 'x', law: otherMatterOf(law, n) }, reason: text() }),
  changeRegime: ({ law, n }) => ({ regime: { regime: 'x', law: otherRegimeOf(law, n) }, reason: text() }),
  linkCase: ({ n }) => ({ of: earlierCase(n), relation: CASE_RELATIONS[n % 3]!, note: text() }),
  decideRepeat: ({ state, n }) => ({
    ...{ of: earlierCase(n), samePerson: n % 5 !== 4, sameFacts: n % 7 !== 6, reason: text(), otherRoutes: text() },
    knownEvidence: n % 2 === 0 ? state.evidence.map(({ evidence }) => evidence) : [],
    decision: n % 3 === 2 ? 'pointedToFinal' : 'goesOn',
    ...(n % 4 === 3 ? { whatIsNew: text() } : {}),
  }),
  joinGroup: (scene) => ({
    leader: leadingCase(scene),
    matches: scene.state.demands.map(({ id }) => ({ demand: id, byDemand: 'd1' })),
    consent: { how: 'phone', on: today(scene) },
    reason: text(),
  }),
  leaveGroup: () => ({ reason: text() }),
  noteFollower: ({ state, n }) => ({
    follower: { caseId: `0190a000-0000-7000-8000-00000000030${n % 3}`, number: `YXZW-2026-80${n % 3}` },
    ...{ body: state.owner.body, regime: state.pack.id, matterType: state.matterType, demandIds: ['d1'] },
  }),
  noteFollowerLeft: ({ n }) => ({ follower: `0190a000-0000-7000-8000-00000000030${n % 3}` }),
  followDecision: ({ state, n }) => ({
    leader: followedId(state),
    decision: {
      ...{
        version: 1,
        issuedBy: 'approver-9',
        took: { handled: ['h-9'], drafted: [], approved: ['a-9'], reviewed: [] },
      },
      reply: {
        ...{ facts: text(), bases: BASES, measures: text(), plainSummary: text(), draftedBy: 'h-9' },
        results: n % 7 === 6 ? [] : [{ demand: 'd1', outcome: 'upheld', answer: text() }],
      },
      findings: [
        {
          ...{ demand: 'd1', outcome: 'upheld', facts: text(), bases: BASES, by: 'h-9' },
          ...{ responsible: 'respondent', degree: 'full' },
        },
      ],
    },
  }),
  noteLeaderEnded: ({ state }) => ({ leader: followedId(state), why: 'leaderEnded' }),
  noteCaseTold: ({ state, n }) => ({ effect: pick(state.effects, n)?.id ?? '0.0', outcome: 'told' }),
  offerTransfer: ({ state, n }) => ({
    to:
      n % 5 === 4
        ? { id: 'lanhu.water', body: 'lanhu.water', active: true }
        : state.owner.body === CIVIL.body
          ? CENTER
          : CIVIL,
    basis: n % 2 === 0 ? 'consent' : 'statutoryDuty',
    ...{ article: '9', dataScopes: ['matter'], reason: text(), leavesSystem: n % 5 === 4 },
  }),
  answerTransferOffer: ({ n }) => ({ consent: n % 3 !== 2, how: 'tracking' }),
  sendTransfer: () => ({}),
  cancelTransfer: () => ({ reason: text() }),
  acceptTransfer: () => ({}),
  objectTransfer: () => ({ reason: text() }),
  answerObjection: ({ n }) => ({ agree: n % 3 === 2, reason: text() }),
  designateUnit: ({ state }) => ({ to: state.transfer?.to ?? CIVIL, reason: text() }),
  recordAction: (scene) => ({
    kind: 'visit',
    on: today(scene),
    place: 'window 3',
    by: ['handler-1'],
    record: text(),
    evidence: [],
  }),
  recordFinding: ({ state, n }) => {
    const demand =
      (state.demands.find(({ id }) => state.findings[id] === undefined) ?? pick(state.demands, n))?.id ?? 'd1';
    return {
      demand,
      outcome: 'upheld',
      facts: text(n),
      evidence: ['e-1'],
      bases: BASES,
      responsible: 'respondent',
      degree: 'full',
    };
  },
  consult: (scene) => ({
    question: text(),
    units: [WINDOWS, CIVIL, REVIEW_BODY]
      .filter(({ id }) => id !== scene.state.owner.id || scene.n % 5 === 4)
      .slice(0, 1 + (scene.n % 3))
      .map((unit, index) => ({
        unit,
        role: index === 0 && scene.n % 2 === 0 ? ('lead' as const) : ('assisting' as const),
        ...(scene.n % 7 === 6 ? {} : { due: addDays(today(scene), scene.n % 4) }),
      })),
  }),
  giveOpinion: (scene) => ({
    ...opinionId(scene),
    opinion: text(),
    stance: (['agree', 'disagree', 'conditional', 'noOpinion'] as const)[scene.n % 4] ?? 'agree',
    ...(scene.n % 4 === 1 ? { dissent: text() } : {}),
  }),
  recordMeeting: (scene) => {
    const { consultation, unit } = opinionId(scene);
    return { consultation, on: today(scene), minutes: text(), present: [unit], dissents: [] };
  },
  proceedWithout: (scene) => {
    const { consultation, unit } = opinionId(scene);
    return { consultation, units: [unit], reason: text() };
  },
  withdrawConsultation: (scene) => ({ consultation: opinionId(scene).consultation, reason: text() }),
  approveSummary: () => ({ summary: text() }),
  requestInformation: (scene) => ({
    party: scene.n % 3 === 2 ? ('respondent' as const) : ('complainant' as const),
    items: ['when', 'who'].slice(0, 1 + (scene.n % 2)).map((item) => ({ item, what: text() })),
    ...(scene.n % 5 === 4 && scene.law.clocks['information'] !== undefined
      ? {}
      : { due: addDays(today(scene), 1 + (scene.n % 8)) }),
  }),
  answerInformation: ({ state, n }) => {
    const request = pick(openRequests(state), n) ?? state.informationRequests?.at(-1);
    const open = (request?.items ?? []).filter(({ answer }) => answer === undefined);
    const answered = n % 4 === 3 ? open.slice(0, 1) : open;
    return {
      request: request?.id ?? 'q0',
      given: answered.map(({ item }) => ({ item, answer: text(), evidence: [anEvidence(state.version + 700)] })),
    };
  },
  withdrawInformationRequest: ({ state, n }) => ({
    request: (pick(openRequests(state), n) ?? state.informationRequests?.at(-1))?.id ?? 'q0',
    reason: text(),
  }),
  recordContactAttempt: ({ now, n }) => ({
    channel: 'phone',
    at: now - (n % 3) * 3_600_000,
    outcome: (['notReached', 'reached', 'wrongNumber'] as const)[n % 3] ?? 'reached',
  }),
  recordNonCooperation: () => ({ what: text(), evidence: [] }),
  recordFalsehood: ({ state, n }) => ({ what: text(), evidence: n % 4 === 3 ? [] : [anEvidence(state.version + 300)] }),
  draftPlan: (scene) => ({
    answers: outcomes(scene),
    measures: scene.n % 2 === 0 ? [] : [promise(scene)],
  }),
  submitPlan: () => ({}),
  approve: () => ({}),
  returnPlan: () => ({ comments: text() }),
  reportMeasure: (scene) => ({ measure: measureId(scene), note: text(), proof: [anEvidence(900)] }),
  verifyMeasure: (scene) => ({ measure: measureId(scene), done: scene.n % 3 !== 2, note: text() }),
  releaseMeasure: (scene) => ({ measure: measureId(scene), reason: text() }),
  draftReply: (scene) => ({
    facts: text(),
    bases: BASES,
    measures: text(),
    results: planned(scene),
    plainSummary: text(),
  }),
  issueReply: () => ({}),
  recordDelivery: (scene) => ({
    notice: noticeId(scene),
    method: scene.n % 9 === 8 ? 'publicNotice' : 'inbox',
    on: today(scene),
  }),
  recordDeliveryFailure: (scene) => ({
    notice: noticeId(scene),
    method: openNotice(scene)?.current ?? 'inbox',
    reason: 'returned',
  }),
  serveOtherwise: (scene) => ({ notice: noticeId(scene), method: scene.n % 2 === 0 ? 'post' : 'email' }),
  appeal: ({ state, n }) => ({
    ...(n % 5 === 4 ? {} : { readBack: true }),
    reasons: n % 7 === 6 ? [] : [{ demand: 'd1', code: 'facts' }],
    evidence: [anEvidence(state.version + 500)],
  }),
  decideLateAppeal: ({ n }) => ({ excused: n % 2 === 0, reason: text() }),
  acceptReview: () => ({}),
  refuseReview: ({ law, n }) => ({
    ground: pick(law.refusalGrounds, n)?.code ?? '',
    reason: text(),
    otherRoutes: text(),
  }),
  recordReviewSheet: () => ({
    parts: (['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const).map((part) => ({
      part,
      finding: text(),
      sound: true,
    })),
  }),
  concludeReview: (scene) => ({
    outcome: (['uphold', 'redo', 'change', 'revoke', 'dismiss'] as const)[scene.n % 5] ?? 'uphold',
    ...{ facts: text(), reasoning: text(), results: outcomes(scene) },
  }),
  withdrawReview: () => ({}),
  proposeSettlement: (scene) => ({
    ...{
      agreement: text(),
      results: outcomes(scene).map(({ demand, outcome }) => ({ demand, outcome })),
      evidence: [],
    },
    consent: { how: 'counter', on: today(scene) },
    ...(scene.n % 2 === 0 ? {} : { measures: [promise(scene)] }),
  }),
  proposeTermination: () => ({ ground: 'UNREACHABLE', article: '30', reason: text(), otherRoutes: text() }),
  decideEnding: ({ n }) => ({ confirmed: n % 3 !== 2, reason: text() }),
  recordDeath: (scene) => ({
    on: today(scene),
    proof: [anEvidence(960)],
    ...(scene.n % 5 === 4 ? {} : { successorBy: addDays(today(scene), scene.n % 40) }),
  }),
  replaceComplainant: ({ state, n }) => ({
    reach: { ...state.reach, card: text(state.version + 70) },
    basis: n % 2 === 0 ? 'heir' : 'assignee',
    proof: [anEvidence(970)],
  }),
  amendStatement: ({ state, n }) => ({
    ...(n % 3 === 2 ? {} : { matter: text(state.version + 30) }),
    demands: n % 2 === 0 ? [{ demand: 'd1', text: text(state.version + 31) }] : [],
    added: state.plans.length === 0 && state.demands.length < 5 && n % 4 === 3 ? [text(state.version + 32)] : [],
  }),
  acknowledge: () => ({ definition: text() }),
  answerAtOnce: (scene) => ({
    ...{ answer: text(), results: outcomes(scene).map(({ demand, outcome }) => ({ demand, outcome })) },
    consent: { how: 'counter', on: today(scene) },
  }),
  recordExplanation: (scene) => ({ on: today(scene), understood: scene.n % 2 === 0, questions: text() }),
  callBack: (scene) => ({
    on: today(scene),
    ...(scene.n % 4 === 3
      ? { answeredBy: 'nobody' }
      : { answeredBy: 'complainant', solved: scene.n % 2 === 0 ? 'yes' : 'no', satisfied: 'fair' }),
  }),
  postponeMeasure: (scene) => ({
    measure: measureId(scene),
    dueOn: addDays(scene.state.measures[measureId(scene)]?.dueOn ?? today(scene), 10 + scene.n),
    reason: text(),
  }),
  chase: () => ({ matter: 'overdue', note: text() }),
  issueOrder: (scene) => ({ matter: 'notSolved', what: text(), dueOn: addDays(today(scene), (scene.n % 4) * 3) }),
  answerOrder: (scene) => ({ order: orderId(scene), answer: text(), evidence: [anEvidence(950)] }),
  closeOrder: (scene) => ({ order: orderId(scene), satisfied: scene.n % 3 !== 2, reason: text() }),
  withdraw: ({ n }) => ({ voluntary: true, ...(n % 5 === 4 ? {} : { readBack: true }) }),
  reopen: () => ({ reason: text(), whatIsNew: text() }),
  archive: () => ({ missingReason: text() }),
  excludeDays: (scene) => ({
    occasion: scene.state.phase === 'inReview' && scene.n % 2 === 0 ? 'hearing' : 'appraisal',
    firstDay: today(scene),
    lastDay: addDays(today(scene), scene.n % 4),
  }),
  suspend: ({ n }) => ({
    ...{ occasion: n % 4 === 3 ? 'competence' : 'suspension', article: '39', reason: text() },
    ...(n % 3 === 0 ? {} : { longestTerm: true }),
  }),
  resume: ({ n }) => ({ occasion: n % 4 === 3 ? 'competence' : 'suspension', reason: text() }),
  extend: (scene) => {
    const { clock } = clockId(scene);
    const extension = scene.law.clocks['handling']?.extension;
    return {
      clock: scene.n % 2 === 0 ? 'handling' : clock,
      by: extension?.max ?? { n: 1, unit: 'workingDay' },
      reasonCode: 'complex',
      reason: text(),
    };
  },
};

/** Another case: final, open, or concluded in another way. */
function earlierCase(n: number): CaseRef {
  const caseId = `0190a000-0000-7000-8000-00000000010${n % 4}`;
  const number = `YXZW-2025-${n % 4}`;
  if (n % 4 === 1) return { caseId, number, phase: 'investigating', conclusion: null, concludedOn: null };
  const conclusion = n % 4 === 3 ? 'withdrawn' : 'final';
  return { caseId, number, phase: 'concluded', conclusion, concludedOn: '2025-11-20' };
}

const HOLIDAY_POOL = ['2026-03-11', '2026-03-18', '2026-04-15', '2026-05-20'];

/** Another law for the same matter: one more day off, a longer or a shorter handling limit; always the same for one n. */
export function otherLaw(law: Law, n: number): Law {
  const version = `9.${n % 4}.${n % 3}`;
  const offDays = [...new Set([...law.calendar.offDays, HOLIDAY_POOL[n % 4]!])].sort();
  const handling = law.clocks['handling'];
  const limit = handling && { ...handling.limit, n: handling.limit.n + (n % 3) * 7 - 7 };
  return {
    ...law,
    pack: { ...law.pack, version, hash: version.replaceAll('.', '').padStart(64, 'a') },
    calendar: { ...law.calendar, version, hash: version.replaceAll('.', '').padStart(64, 'b'), offDays },
    ...(handling && limit && limit.n > 0 ? { clocks: { ...law.clocks, handling: { ...handling, limit } } } : {}),
  };
}

/** Another matter of the same law: shorter, longer or in other days, and now and then without a limit the law has. */
export function otherMatterOf(law: Law, n: number): Law {
  const { handling, preliminary, approval, ...rest } = law.clocks;
  const limits = [
    { n: 3, unit: 'workingDay' },
    { n: 15, unit: 'workingDay' },
    { n: 40, unit: 'calendarDay' },
    { n: 3, unit: 'month' },
  ] as const;
  const matterType = `matter-${n % 7}`;
  const clocks = {
    ...rest,
    ...(preliminary && n % 7 !== 6 ? { preliminary } : {}),
    ...(approval && n % 7 !== 5 ? { approval } : {}),
    ...(handling && { handling: { ...handling, limit: limits[n % 4]! } }),
  };
  return { ...law, matterType, clocks };
}

/** Another regime for the same zone. */
function otherRegimeOf(law: Law, n: number): Law {
  const id = law.pack.id === 'regime-a' ? 'regime-b' : 'regime-a';
  const handling = law.clocks['handling'];
  const other = otherMatterOf(law, n);
  const from = n % 3 === 2 ? { from: 'receipt' as const } : {};
  const { handling: counted, ...clocks } = other.clocks;
  return {
    ...other,
    pack: { id, version: '1.0.0', hash: id.charCodeAt(7).toString(16).padStart(64, 'c') },
    clocks: { ...clocks, ...(handling && counted && { handling: { ...counted, ...from } }) },
  };
}

const isHoldable = (clock: string) => /^(supplement|transferOffer|reviewWindow)/.test(clock);

/** Who has a part in the case; now and then somebody who has none. */
function someoneIn({ handler, team, tasks }: CaseState, n: number): string {
  const named = [handler?.id, team?.lead?.id, ...(team?.members ?? []).map(({ id }) => id)];
  const held = Object.values(tasks).map(({ holder }) => holder);
  return (
    pick(
      [...named, ...held].filter((id) => id !== undefined),
      n,
    ) ?? 'nobody'
  );
}

const leavingMakers: Pick<Makers, 'relieveLeaver'> = {
  relieveLeaver: ({ state, n }) => ({
    leave: `leave-${n}`,
    staff: someoneIn(state, n),
    ...(n % 3 === 0
      ? {}
      : { successor: { id: `handler-${n % 5}`, unit: state.owner.id, roles: ['handler', 'clerk'] } }),
  }),
};

const lawMakers: Pick<
  Makers,
  'vetoEffect' | 'releaseEffect' | 'proposeLawChange' | 'confirmLawChange' | 'withdrawLawChange' | 'applyLawBatch'
> = {
  vetoEffect: (scene) => ({
    clock: pick(Object.keys(scene.state.clocks).filter(isHoldable), scene.n) ?? 'supplement',
    until: addDays(today(scene), 40),
    reason: text(),
  }),
  releaseEffect: ({ state, n }) => ({ clock: pick(Object.keys(state.holds ?? {}), n) ?? 'supplement' }),
  proposeLawChange: ({ law, n }) => ({ law: otherLaw(law, n), reason: text() }),
  confirmLawChange: ({ law, state, n }) => {
    const open = state.lawProposal;
    const [, a = '0', b = '0'] = (open?.to.pack.version ?? '').split('.');
    const proposed = [...Array(12).keys()].find((one) => String(one % 4) === a && String(one % 3) === b);
    return { proposal: { id: open?.id ?? 'l0', law: otherLaw(law, proposed ?? n) } };
  },
  withdrawLawChange: ({ state }) => ({ proposal: state.lawProposal?.id ?? 'l0' }),
  applyLawBatch: ({ law, n }) => ({
    ...{ batch: `b${n}`, proposedBy: 'rules-1', approvedBy: 'rules-2', law: otherLaw(law, n) },
  }),
};

export const MAKERS: Makers = { ...intake, ...system, ...handling, ...leavingMakers, ...lawMakers };

export function made(name: CommandName, scene: Scene): CaseCommand {
  return { name, data: MAKERS[name](scene) } as CaseCommand;
}

/** The command that moves a case on from where it stands. */
export function nextCommand({ law, state, n }: Scene): CommandName {
  const review = state.reviews.at(-1);
  const met = new Set(state.checklist.filter(({ finding }) => finding !== 'missing').map(({ item }) => item));
  const plan = state.plans.at(-1);
  const isReplied =
    state.replies.length === 0 || state.issued.some(({ version }) => version === state.replies.at(-1)?.version);
  switch (state.phase) {
    case 'preliminaryReview':
      if (n % 8 > 5) return n % 8 === 6 ? 'requestSupplement' : 'offerTransfer';
      if (law.checklist.some(({ item }) => !met.has(item))) return 'recordChecklist';
      if (state.jurisdiction?.inRemit !== true) return 'decideJurisdiction';
      return state.conditions.length === 0 ? 'recordConditions' : 'accept';
    case 'awaitingSupplement':
      return n % 10 === 9 ? 'vetoEffect' : 'completeSupplement';
    case 'awaitingTransfer':
      return TRANSFER_STEPS[state.transfer?.state ?? 'sent'] ?? (n % 2 === 0 ? 'acceptTransfer' : 'objectTransfer');
    case 'investigating':
      if (state.following) return (['followDecision', 'leaveGroup', 'followDecision'] as const)[n % 3] ?? 'leaveGroup';
      if (n % 11 === 10) return n % 2 === 0 ? 'joinGroup' : 'noteFollower';
      if (state.demands.some(({ id }) => state.findings[id] === undefined)) return 'recordFinding';
      if (openOpinions(state).length > 0)
        return (['giveOpinion', 'proceedWithout', 'recordMeeting'] as const)[n % 3] ?? 'giveOpinion';
      if (n % 6 === 5) return (['consult', 'approveSummary', 'requestInformation'] as const)[(n % 5) % 3] ?? 'consult';
      if (n % 6 === 4 && openRequests(state).length > 0) return 'answerInformation';
      return plan?.state === 'draft' ? 'submitPlan' : 'draftPlan';
    case 'awaitingApproval':
      return 'approve';
    case 'implementing':
      return isReplied ? 'draftReply' : 'issueReply';
    case 'delivering':
      return 'recordDelivery';
    case 'reviewWindow':
      return 'appeal';
    case 'inReview':
      if (review?.late === true && review.lateDecision === undefined) return 'decideLateAppeal';
      if (review?.state === 'pending') return 'acceptReview';
      if (openOpinions(state).length > 0) return n % 2 === 0 ? 'giveOpinion' : 'withdrawConsultation';
      if (n % 9 === 8) return 'consult';
      return review?.sheet === undefined ? 'recordReviewSheet' : 'concludeReview';
    case 'concluded':
    case 'archived':
      return (['archive', 'appeal', 'reopen', 'verifyMeasure', 'recordDelivery'] as const)[n % 5] ?? 'archive';
  }
}

const TRANSFER_STEPS: Partial<Record<NonNullable<CaseState['transfer']>['state'], CommandName>> = {
  offered: 'answerTransferOffer',
  consented: 'sendTransfer',
  objected: 'answerObjection',
  deadlocked: 'designateUnit',
};

/** Somebody the table would let give the command; one in six is a person who holds every role. */
export function fittingActor(name: CommandName, { state, n }: Scene): Actor {
  const by = pick(transitionOf(name).by, n) ?? 'clerk';
  const actor = name === 'giveOpinion' && by !== 'clerk@owner' ? memberOf(state, by, n) : actorFor(state, by);
  return actor.kind === 'staff' && n % 6 === 5 ? { ...actor, id: 'everyone', roles: EVERY_ROLE } : actor;
}

/** Somebody of a unit that is asked for its opinion. */
function memberOf(state: CaseState, by: By, n: number): Actor {
  const unit = pick(unitsAsked(state), n) ?? state.owner.id;
  return staff(`expert-of-${unit}`, unit, [by.split('@')[0] as Role]);
}

function actorFor(state: CaseState, by: By): Actor {
  if (by === 'complainant') return COMPLAINANT;
  if (by === 'respondent') return RESPONDENT;
  if (by === 'channel') return WEBSITE;
  if (by === 'gateway') return GATEWAY;
  if (by === 'clock') return CLOCK;
  if (by === 'staff@task') {
    const task = Object.values(state.tasks)[0];
    return staff(task?.holder ?? `worker-${task?.role ?? 'clerk'}`, task?.unit ?? state.owner.id, [
      task?.role ?? 'clerk',
    ]);
  }
  const [role, scope] = by.split('@') as [Role, 'owner' | 'asked' | undefined];
  if (role === 'handler' && state.handler !== null) return staff(state.handler.id, state.handler.unit, [role]);
  if (role === 'supervisor') return staff('supervisor-1', 'yunxi', [role]);
  if (role === 'rules') return staff(state.lawProposal ? 'rules-2' : 'rules-1', 'yunxi', [role]);
  const unit = scope === 'asked' ? (askedUnit(state) ?? state.owner.id) : state.owner.id;
  return staff(`${role}-${unit}`, unit, [role]);
}

function staff(id: string, unit: string, roles: Role[]): Actor {
  return { kind: 'staff', id, unit, roles };
}
