// Plays every script of the demo through the API's body schemas and the judge: each step is allowed, and each case
// ends at the moment it promises. Leaves out the door, the engine and the database: test/ has those.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../adapters/packs.ts';
import { COMMAND_BODIES, type RoutedCommand } from '../api/command-bodies.ts';
import { complaintBody } from '../api/intake-schemas.ts';
import { replaceMarks } from '../api/marks.ts';
import { foldDue, GATEWAY_ACTOR } from '../domain/case-alarms.ts';
import { apply } from '../domain/case-apply.ts';
import { decide } from '../domain/case-decide.ts';
import { openCase } from '../domain/case-open.ts';
import type { Actor, CaseCommand, CaseEvent, CaseState, TextRef, UnitRef } from '../domain/case.ts';
import { openingState } from '../domain/intake-rules.ts';
import type { RegisterData } from '../domain/intake.ts';
import type { DeliveryMethod, Law, Role } from '../domain/law.ts';
import { DEMO_COMPLAINTS } from './complaints.ts';
import { dayOf, withDates } from './dates.ts';
import organisation from './organisation.json' with { type: 'json' };
import { commandBody, type KnownCase } from './references.ts';
import { complaintBodyOf, evidenceAtIntake } from './registration.ts';
import type { DemoComplaint, DemoStep, EndMoment } from './types.ts';

const NOW = Date.UTC(2026, 10, 24, 4);
const TODAY = dayOf(NOW, 0);
const DAY_MS = 86_400_000;
const packs = loadPacks();

function text(value: string): TextRef {
  const sha256 = createHash('sha256').update(value).digest('hex');
  return { text: `text-${sha256.slice(0, 12)}`, length: value.length, sha256 };
}

function unit(id: string): UnitRef {
  const found = organisation.units.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no unit ${id}`);
  if (!found.isBody) return { ...unit(id.slice(0, id.lastIndexOf('.'))), id };
  const { reviewBody, reReviewBody } = found;
  return { id, body: id, active: true, ...(reviewBody && { reviewBody }), ...(reReviewBody && { reReviewBody }) };
}

function staff(id: string) {
  const found = organisation.staff.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no staff ${id}`);
  return { id, unit: found.unit, roles: found.roles as Role[] };
}

function actorOf(step: Pick<DemoStep, 'by' | 'onBehalfOf'>): Actor {
  if (step.by === 'complainant') return { kind: 'party', id: 'complainant', roles: [], party: 'complainant' };
  return { kind: 'staff', ...staff(step.by), ...(step.onBehalfOf && { onBehalfOf: step.onBehalfOf }) };
}

/** The id the API would have given an uploaded item. */
function uploaded(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const evidence = (id: string) => ({ evidence: id, sha256: text(id).sha256, size: 1 });

function resolve(command: RoutedCommand, body: unknown): unknown {
  const schema = COMMAND_BODIES[command];
  return replaceMarks(schema, schema.parse(body), ({ mark, value }) => {
    if (mark === 'text') return text(value as string);
    if (mark === 'unit') return unit(value as string);
    if (mark === 'staff') return staff(value as string);
    if (mark === 'evidence') return evidence(value as string);
    return mark === 'contact' ? { id: 'c2', ...(value as object) } : value;
  });
}

function registration(law: Law, complaint: DemoComplaint): RegisterData {
  const { complainant, contact } = withDates(complaint, NOW);
  const { client, clerk: _clerk, summary, startedAt, endedAt, ...facts } = contact;
  const receivedOn = dayOf(NOW, -complaint.receivedDaysAgo);
  return {
    ...{
      caseId: complaint.key,
      number: complaint.key,
      pack: law.pack,
      calendar: law.calendar,
      matterType: law.matterType,
    },
    ...{ category: complaint.category, channelClient: client, owner: unit(complaint.owner) },
    respondent: complaint.respondent === null ? null : unit(complaint.respondent),
    anonymous: complainant === null,
    ...{ confidential: complaint.confidential === true, urgent: complaint.urgent === true, truthDeclared: true },
    ...{ title: text(complaint.matter.title), matter: text(complaint.matter.text) },
    demands: complaint.demands.map((demand, index) => ({ id: `d${index + 1}`, text: text(demand) })),
    contact: {
      ...{ ...facts, id: 'c1', receivedOn },
      ...(summary && { summary: text(summary) }),
      ...(startedAt && { startedAt: Date.parse(startedAt) }),
      ...(endedAt && { endedAt: Date.parse(endedAt) }),
    },
    reach: {
      ...{ methods: complainant?.replyBy ?? [], preferred: complainant?.replyBy[0] ?? 'inbox' },
      ...{ electronicConsent: complainant?.electronicConsent ?? false, language: complainant?.language ?? 'zh' },
      noReply: complainant === null,
    },
    evidence: complaint.evidence
      .filter((item) => item.from === 'complainant' && !item.later)
      .map(({ key }) => evidence(uploaded(key))),
    ...{ receivedAt: NOW - complaint.receivedDaysAgo * DAY_MS, receivedOn },
  };
}

function knownOf(law: Law, complaint: DemoComplaint, state: CaseState): KnownCase {
  const told = Object.values(state.notices).filter((notice) => notice.audience.to === 'complainant');
  return {
    evidence: Object.fromEntries(complaint.evidence.map(({ key }) => [key, uploaded(key)])),
    demands: state.demands.map(({ id }) => id),
    measures: state.plans.flatMap((plan) => plan.measures.map(({ id }) => id)),
    notices: Object.fromEntries(told.map((notice) => [notice.kind, notice.id])),
    checklist: law.checklist.map(({ item }) => item),
    conditions: law.conditions.map(({ code }) => code),
  };
}

/** One judged command, with the alarms due before it and the work outside that it orders. */
function advance(law: Law, before: CaseState, command: CaseCommand, actor: Actor): CaseState {
  const { state } = foldDue(law, before, NOW);
  const verdict = decide(law, state, command, actor, { at: NOW });
  if (!verdict.ok) throw new Error(`${command.name} by ${actor.id}: ${JSON.stringify(verdict.refusal)}`);
  return outside(law, verdict.events.reduce<CaseState>(apply, state));
}

/** The hands outside: every notice is taken by its carrier, every hand-over reaches the desk. */
function outside(law: Law, state: CaseState): CaseState {
  const [effect] = state.effects;
  if (effect === undefined || effect.kind === 'checkSubmissions' || effect.kind === 'tellCase') return state;
  const done = { effect: effect.id };
  const report: CaseCommand =
    effect.kind === 'sendTransfer'
      ? { name: 'noteTransferSent', data: { ...done, transfer: effect.transfer, delivered: true, proof: 'desk' } }
      : {
          name: 'noteDelivery',
          data: {
            ...done,
            notice: effect.notice,
            method: effect.method as DeliveryMethod,
            outcome: 'accepted',
            reference: 'out',
          },
        };
  return advance(law, state, report, GATEWAY_ACTOR);
}

function play(complaint: DemoComplaint): CaseState {
  const receivedOn = dayOf(NOW, -complaint.receivedDaysAgo);
  const law = packs.excerpt({ packId: complaint.pack, matterType: complaint.matterType, receivedOn });
  const channel: Actor = { kind: 'channel', id: complaint.contact.client, roles: [] };
  const opened = openCase(
    law,
    registration(law, complaint),
    complaint.contact.clerk ? actorOf({ by: complaint.contact.clerk }) : channel,
    { at: NOW },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const [first] = opened.events as [CaseEvent];
  const start = outside(law, opened.events.reduce<CaseState>(apply, openingState(first)));
  const end = complaint.steps.reduce((state, step) => {
    const data = resolve(step.command, commandBody(step, knownOf(law, complaint, state), NOW));
    return advance(law, state, { name: step.command, data } as CaseCommand, actorOf(step));
  }, start);
  return foldDue(law, end, NOW).state;
}

const MOMENTS: Record<EndMoment, (state: CaseState) => unknown> = {
  justIn: ({ phase, checklist }) => phase === 'preliminaryReview' && checklist.length === 0,
  awaitingSupplement: ({ phase }) => phase === 'awaitingSupplement',
  dueToday: ({ phase, clocks }) => phase === 'preliminaryReview' && clocks['preliminary']?.dueOn === TODAY,
  overdue: ({ clocks }) => clocks['preliminary']?.standing === 'expired',
  awaitingReceiver: ({ transfer }) => transfer?.state === 'sent',
  objected: ({ transfer }) => transfer?.state === 'objected',
  investigating: ({ phase }) => phase === 'investigating',
  inApproval: ({ phase }) => phase === 'awaitingApproval',
  implementing: ({ phase, measures }) =>
    phase === 'implementing' && Object.values(measures).some(({ state }) => state === 'open'),
  deliveryPending: ({ phase }) => phase === 'delivering',
  reviewWindow: ({ phase }) => phase === 'reviewWindow',
  inReview: ({ phase, reviews }) => phase === 'inReview' && reviews.at(-1)?.level === 1,
  inReReview: ({ phase, reviews }) => phase === 'inReview' && reviews.at(-1)?.level === 2,
  refused: ({ conclusion }) => conclusion === 'notAccepted',
  withdrawn: ({ conclusion, phase }) => phase === 'concluded' && conclusion === 'withdrawn',
  archived: ({ phase }) => phase === 'archived',
};

describe('the scripts of the demo', () => {
  it.each(DEMO_COMPLAINTS.map((complaint) => [complaint.key, complaint] as const))('%s', (_, complaint) => {
    expect(
      complaintBody.safeParse(complaintBodyOf(complaint, evidenceAtIntake(complaint).map(uploaded), NOW)).error,
    ).toBeUndefined();
    const state = play(complaint);
    expect(MOMENTS[complaint.endMoment](state), `${complaint.endMoment}: is ${state.phase}`).toBe(true);
  });
});
