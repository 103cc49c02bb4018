// What a form of staff shows before anything is typed: as the case has it, so that nobody types what is known.
import type { FormFacts } from '../../api/case-forms.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { Sent } from '../form/form-body.ts';
import { localTime } from './case-parts.tsx';
import { extensionOf } from './choice-parts.ts';

type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };

/** A body as the names and values of a form: `answers.0.demand`, with the number of rows of each list. */
function sentFrom(value: Value, path = ''): Sent {
  if (value === null || value === undefined) return {};
  if (Array.isArray(value)) {
    const isRows = value.some((one) => typeof one === 'object');
    if (!isRows) return { [path]: value.map(String) };
    const rows = value.map((one: Value, index) => sentFrom(one, `${path}.${index}`));
    return Object.assign({ [`_rows.${path}`]: [String(value.length)] }, ...rows) as Sent;
  }
  if (typeof value !== 'object') return { [path]: [String(value)] };
  const members = Object.entries(value as Record<string, Value>);
  return Object.assign(
    {},
    ...members.map(([name, one]) => sentFrom(one, path === '' ? name : `${path}.${name}`)),
  ) as Sent;
}

const SHEET = ['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const;

/** Of a command that is not in the table nothing is known beforehand. */
export function staffStart(name: RoutedCommand, facts: FormFacts, staffId: string): Sent {
  return sentFrom(STARTS[name]?.(facts, staffId) ?? {});
}

type Start = (facts: FormFacts, staffId: string) => Value;

const onToday: Start = ({ today }) => ({ on: today });
const agreed: Start = ({ detail, today }) => ({
  results: detail.demands.map(({ id }) => ({ demand: id })),
  consent: { on: today },
});

const STARTS: Partial<Record<RoutedCommand, Start>> = {
  recordChecklist: ({ law, detail }) => ({
    entries: law.checklist.map(({ item }) => ({
      item,
      finding: detail.checklist.find((entry) => entry.item === item)?.finding,
    })),
  }),
  recordConditions: ({ law, detail }) => ({
    conditions: law.conditions.map(({ code }) => ({
      code,
      fulfilled: detail.conditions.find((one) => one.code === code)?.fulfilled,
    })),
  }),
  requestSupplement: ({ law, detail }) => ({
    items: detail.checklist
      .filter(({ finding }) => finding === 'missing')
      .map(({ item }) => ({ item, what: law.checklist.find((one) => one.item === item)?.words.zh })),
  }),
  requestInformation: () => ({ items: [{ item: 'q1' }] }),
  answerInformation: ({ detail }) => {
    const open = openRequest({ detail });
    const unanswered = open?.items.filter(({ answer }) => answer === undefined) ?? [];
    return { request: open?.id, given: unanswered.map(({ item }) => ({ item })) };
  },
  answerAtOnce: agreed,
  proposeSettlement: agreed,
  recordFinding: ({ detail }) => ({
    demand: detail.demands.find(({ id }) => !Object.hasOwn(detail.findings, id))?.id,
    bases: [{ kind: 'law' }],
  }),
  recordAction: ({ today }, staffId) => ({ on: today, by: [staffId] }),
  draftPlan: planStart,
  draftReply: replyStart,
  recordReviewSheet: ({ detail }) => {
    const sheet = detail.reviews.at(-1)?.sheet ?? [];
    return { parts: SHEET.map((part) => ({ part, ...sheet.find((row) => row.part === part) })) };
  },
  concludeReview: (facts) => ({
    results: facts.detail.demands.map(({ id }) => ({ demand: id, outcome: resultOf(facts, id)?.outcome })),
  }),
  joinGroup: ({ detail, today }) => ({
    leader: detail.links?.find(({ relation }) => relation === 'sameEvent')?.of.number,
    matches: detail.demands.map(({ id }) => ({ demand: id })),
    consent: { on: today },
  }),
  amendStatement: ({ detail }) => ({ matter: detail.matter }),
  changeContact: ({ detail: { reach } }) => {
    const { methods, preferred, electronicConsent, language, noReply } = reach;
    return { reach: { methods, preferred, electronicConsent, language, noReply } };
  },
  replaceComplainant: ({ detail }) => ({ reach: { language: detail.reach.language, noReply: false } }),
  addContact: ({ today }) => ({ contact: { receivedOn: today } }),
  recordDelivery: onToday,
  recordExplanation: onToday,
  callBack: onToday,
  recordMeeting: onToday,
  recordContactAttempt: ({ law, nowMs }) => ({ at: localTime(law.zone, nowMs).replace(' ', 'T') }),
  extend: (facts) => {
    const clock = facts.clocks.find((one) => one.standing === 'running' && extensionOf(facts, one.clock) !== undefined);
    return { clock: clock?.clock, by: { ...(clock && extensionOf(facts, clock.clock)?.max) } };
  },
};

/** The oldest request for information that still wants an answer. */
export const openRequest = ({ detail }: Pick<FormFacts, 'detail'>) =>
  (detail.informationRequests ?? []).find(({ state }) => state === 'open' || state === 'lapsed');

/** The result of a demand in the reply in force. */
function resultOf({ detail: { issued, replies } }: FormFacts, demand: string) {
  const reply = replies.find(({ version }) => version === issued.at(-1)?.version);
  return reply?.results.find((one) => one.demand === demand);
}

/** The last version; before the first, one answer per demand with what was found. */
function planStart({ detail }: FormFacts): Value {
  const last = detail.plans.at(-1);
  const found = (id: string) => (Object.hasOwn(detail.findings, id) ? detail.findings[id] : undefined);
  return {
    answers: detail.demands.map(({ id }) => ({
      demand: id,
      ...(last?.answers.find(({ demand }) => demand === id) ?? { outcome: found(id)?.outcome }),
    })),
    measures: (last?.measures ?? []).map(({ id: _id, ...measure }) => measure),
  };
}

/** The last version; before the first, facts and bases from the findings, results and measures from the plan. */
function replyStart({ detail }: FormFacts): Value {
  const last = detail.replies.at(-1);
  if (last !== undefined) {
    const { facts, bases, measures, results, plainSummary } = last;
    return { facts, bases: bases.map((basis) => ({ ...basis })), measures, results: [...results], plainSummary };
  }
  const findings = Object.values(detail.findings);
  const plan = detail.plans.at(-1);
  const bases = findings.flatMap((finding) => finding.bases);
  const unlike = bases.filter((basis, index) => bases.findIndex((one) => same(one, basis)) === index);
  return {
    facts: findings.flatMap(({ facts }) => facts ?? []).join('\n'),
    bases: unlike.map((basis) => ({ ...basis })),
    measures: (plan?.measures ?? []).map(({ what, dueOn }) => `${what ?? ''} (${dueOn})`).join('\n'),
    results: detail.demands.map(({ id }) => ({ demand: id, ...plan?.answers.find(({ demand }) => demand === id) })),
  };
}

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
