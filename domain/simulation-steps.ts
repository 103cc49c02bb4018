// What each word of a scenario means in commands, with the least a rule accepts as their content.
// Leaves out acts of several commands (simulation-acts.ts), who gives them (simulation-actors.ts) and whether they are allowed (the judge).
import type { CaseState } from './case.ts';
import type { Notice } from './delivery.ts';
import type { Law } from './law.ts';
import {
  accepted,
  bases,
  type Given,
  type Look,
  planned,
  resultsOf,
  reviewed,
  type Sight,
  text,
} from './simulation-acts.ts';
import { RECEIVER } from './simulation-actors.ts';
import type { ScenarioStep } from './simulation.ts';
import { localDate } from './working-days.ts';

type Step = (look: Look) => Iterable<Given>;

export const STEP_VERBS = [
  ...(['register', 'accept', 'refuse', 'requestSupplement', 'served', 'supplementEvidence', 'supplement'] as const),
  ...(['offerTransfer', 'answerTransferOffer', 'sendTransfer', 'acceptTransfer', 'objectTransfer'] as const),
  ...(['answerObjection', 'designateUnit', 'cancelTransfer', 'extend', 'plan', 'approve', 'returnPlan'] as const),
  ...(['reply', 'measureDone', 'appeal', 'decideLateAppeal', 'acceptReview', 'review', 'refuseReview'] as const),
  ...(['withdrawReview', 'withdraw', 'reopen', 'archive', 'until'] as const),
  ...(['hearing', 'appraisal', 'suspend', 'resume', 'requestRecusal', 'decideRecusal'] as const),
  ...(['grade'] as const),
] as const;
export type StepVerb = (typeof STEP_VERBS)[number];

/** A step of one command. */
const one = (make: (sight: Sight) => Given): Step =>
  function* (look) {
    yield make(look());
  };

export const STEPS: Record<StepVerb, Step> = {
  /** Only as the first step: played when the case is opened. */
  register: () => [],
  until: () => [],
  accept: accepted,
  refuse: one(({ law, step }) => ({ name: 'refuse', data: groundOf(law, step) })),
  requestSupplement: one(({ state, step: { known = false } }) => ({
    name: 'requestSupplement',
    data: {
      items: [{ item: `paper-${state.supplements.length + 1}`, what: text, knownBefore: known }],
      // What was known from the start is told once: no reason is given that could lift that.
      ...(state.supplements.length > 0 && !known ? { overrideReason: text } : {}),
    },
  })),
  *served(look) {
    const { law, state, step, now } = look();
    const notice = waitingNotice(state, step.notice);
    if (notice === undefined) return;
    const data = { notice: notice.id, method: step.method ?? ('inbox' as const), on: localDate(law.calendar, now) };
    yield { name: 'recordDelivery', data };
  },
  supplementEvidence: one(newEvidence),
  *supplement(look) {
    yield newEvidence(look());
    const round = look().state.supplements.findLast(({ state }) => state === 'open');
    const received = round?.items.map(({ item }) => item) ?? [];
    yield { name: 'completeSupplement', data: { received, notReceived: [] } };
  },
  offerTransfer: one(() => ({
    name: 'offerTransfer',
    data: {
      ...{ to: RECEIVER, basis: 'consent', article: 'simulated', dataScopes: ['matter'], reason: text },
      leavesSystem: false,
    },
  })),
  answerTransferOffer: one(({ step }) => ({
    name: 'answerTransferOffer',
    data: { consent: step.yes ?? true, how: 'tracking' },
  })),
  sendTransfer: one(() => ({ name: 'sendTransfer', data: {} })),
  acceptTransfer: one(() => ({ name: 'acceptTransfer', data: {} })),
  objectTransfer: one(() => ({ name: 'objectTransfer', data: { reason: text } })),
  answerObjection: one(({ step }) => ({ name: 'answerObjection', data: { agree: step.yes ?? true, reason: text } })),
  designateUnit: one(({ state }) => ({
    name: 'designateUnit',
    data: { to: state.transfer?.to ?? RECEIVER, reason: text },
  })),
  cancelTransfer: one(() => ({ name: 'cancelTransfer', data: { reason: text } })),
  extend: one(({ law, state, step }) => {
    const clock = step.clock ?? 'handling';
    const extension = law.clocks[state.clocks[clock]?.terms.rule ?? clock]?.extension;
    const by = step.by ?? extension?.max ?? { n: 1, unit: 'calendarDay' as const };
    return {
      name: 'extend',
      data: { clock, by, reasonCode: step.reason ?? extension?.reasons[0] ?? '', reason: text },
    };
  }),
  grade: one(({ step: { grade = 'complex' } }) => ({ name: 'gradeComplexity', data: { grade, reason: text } })),
  hearing: one(({ step }) => ({ name: 'excludeDays', data: { occasion: 'hearing', ...daysOf(step) } })),
  appraisal: one(({ step }) => ({ name: 'excludeDays', data: { occasion: 'appraisal', ...daysOf(step) } })),
  suspend: one(({ step }) => ({
    name: 'suspend',
    data: { occasion: occasionOf(step), article: 'simulated', reason: text },
  })),
  resume: one(({ step }) => ({ name: 'resume', data: { occasion: occasionOf(step), reason: text } })),
  requestRecusal: one(() => ({ name: 'requestRecusal', data: { reasons: text } })),
  decideRecusal: one(({ state }) => ({
    name: 'decideRecusal',
    data: { request: state.recusals?.at(-1)?.id ?? '', granted: false, reason: text },
  })),
  plan: planned,
  approve: one(() => ({ name: 'approve', data: {} })),
  returnPlan: one(() => ({ name: 'returnPlan', data: { comments: text } })),
  *reply(look) {
    if (look().state.phase === 'investigating') yield* planned(look);
    while (look().state.phase === 'awaitingApproval') yield { name: 'approve', data: {} };
    yield {
      name: 'draftReply',
      data: { facts: text, bases, measures: text, results: resultsOf(look()), plainSummary: text },
    };
    yield { name: 'issueReply', data: {} };
  },
  *measureDone(look) {
    const open = Object.values(look().state.measures).filter(({ state }) => state === 'open' || state === 'broken');
    for (const { id } of open) {
      yield { name: 'reportMeasure', data: { measure: id, note: text, proof: [evidenceOf(look())] } };
      yield { name: 'verifyMeasure', data: { measure: id, done: true, note: text } };
    }
  },
  appeal: one(({ step }) => ({
    name: 'appeal',
    data: {
      ...{ reasons: [{ demand: 'd1', code: 'facts' }], statement: text, evidence: [] },
      ...(step.day === undefined ? {} : { postedOn: step.day }),
    },
  })),
  decideLateAppeal: one(({ step }) => ({
    name: 'decideLateAppeal',
    data: { excused: step.yes ?? true, reason: text },
  })),
  acceptReview: one(() => ({ name: 'acceptReview', data: {} })),
  review: reviewed,
  refuseReview: one(({ law, step }) => ({ name: 'refuseReview', data: groundOf(law, step) })),
  withdrawReview: one(() => ({ name: 'withdrawReview', data: {} })),
  withdraw: one(() => ({ name: 'withdraw', data: { voluntary: true } })),
  reopen: one(() => ({ name: 'reopen', data: { reason: text, whatIsNew: text } })),
  archive: one(() => ({ name: 'archive', data: { missingReason: text } })),
};

function newEvidence(sight: Sight): Given {
  return { name: 'supplementEvidence', data: { items: [evidenceOf(sight)], whyNotEarlier: text } };
}

function evidenceOf({ state }: Sight) {
  return { evidence: `simulated-${state.version}`, sha256: String(state.version).padStart(64, '0'), size: 1 };
}

function daysOf({ on, from = on, to = from }: ScenarioStep) {
  return { firstDay: from, lastDay: to };
}

function occasionOf({ occasion = 'suspension' }: ScenarioStep) {
  return occasion;
}

function groundOf(law: Law, { reason }: ScenarioStep) {
  return { ground: reason ?? law.refusalGrounds[0]?.code ?? '', reason: text, otherRoutes: text };
}

/** The newest document to the complainant that has not been served; what a right depends on comes first. */
function waitingNotice(state: CaseState, kind: string | undefined): Notice | undefined {
  const open = Object.values(state.notices).filter(
    (notice) => notice.audience.to === 'complainant' && notice.state !== 'served' && notice.state !== 'waived',
  );
  if (kind !== undefined) return open.findLast((notice) => notice.kind === kind);
  return open.findLast(({ needsProof }) => needsProof) ?? open.at(-1);
}
