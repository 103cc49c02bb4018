// Intake: registering, further contacts, evidence at any stage, and signals that came past the door (K3).
// Judges nothing about acceptance: that is preliminary-rules.ts.
import { handlesFromReceipt, hasClock, inTime, startClock } from './clock-ledger.ts';
import type { Actor, CaseEvent, CaseState, EventDraft, EvidenceRef, Verdict } from './case.ts';
import { CHAIN_START } from './case-chain.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { closeTasksAbout, openTask, phaseTaskMoves } from './case-tasks.ts';
import { transitionOf } from './case-transitions.ts';
import { isWaived, ladder, limitFacts, tell } from './delivery-ladder.ts';
import type {
  Contact,
  EvidenceItem,
  IntakeCommands,
  IntakeEvents,
  RegisterData,
  SupplementEvidenceData,
} from './intake.ts';
import { reviewRules } from './review-rules.ts';
import { answeredRounds, metByEvidence } from './supplement-rules.ts';
import { localDate } from './working-days.ts';

export const intakeRules = {
  register(turn, data) {
    const missing = missingAtDoor(turn, data);
    if (missing.length > 0) return no('incomplete', { missing });
    const tooMany = manyVoices(turn, data);
    if (tooMany !== null) return tooMany;
    const skipped = turn.law.clocks['preliminary']?.skippedWhenUnreachable === true && isWaived(turn);
    const started = [
      ...(hasClock(turn.law, 'preliminary') && !skipped ? ['preliminary'] : []),
      ...(handlesFromReceipt(turn.law) ? ['handling'] : []),
    ];
    const clocks = started.map((rule) => startClock(turn.law, rule, { on: data.receivedOn, at: data.receivedAt }));
    const tasks = phaseTaskMoves(turn.state, 'preliminaryReview', {
      id: turn.id('t'),
      unit: data.owner.id,
      at: turn.at,
    });
    const receipt = tell(turn, 'registrationReceipt', { facts: limitFacts(clocks[0]), texts: { title: data.title } });
    return yes({
      type: 'registered',
      data,
      effectiveOn: data.receivedOn,
      effectiveBy: data.contact.postmarkedOn === undefined ? 'received' : 'posted',
      ...withoutNotice(parts({ clocks, tasks }, receipt)),
    });
  },

  addContact(turn, { contact }) {
    const missing = missingFacts(contact);
    if (missing.length > 0) return no('incomplete', { missing });
    return yes({ type: 'contactAdded', data: { contact }, effectiveOn: contact.receivedOn, effectiveBy: 'received' });
  },

  changeContact(turn, { reach }) {
    const reachable = ladder(turn.law, reach).length > 0;
    if (!reachable && !turn.law.noticeWaivedWhenUnreachable) return no('not_reachable');
    return yes({ type: 'contactChanged', data: { reach } });
  },

  supplementEvidence: (turn, data) => addEvidence(turn, data),

  confirmOutsideSignal(turn, data) {
    const signal = turn.state.outsideSignals.find((one) => one.id === data.id);
    if (signal === undefined) return no('unknown_item', { id: data.id });
    if (signal.state !== 'waiting') return no('already_done');
    const fits = transitionOf(signal.signal).from.includes(turn.state.phase);
    if (data.confirm && !fits) return no('wrong_phase', { phase: turn.state.phase, signal: signal.signal });
    const closing = closeTasksAbout(turn.state, signal.id);
    if (!data.confirm) {
      return yes({ type: 'outsideSignalDismissed', data: { id: data.id, reason: data.reason }, ...closing });
    }
    const sender: Actor = { kind: 'party', id: `outside:${signal.key}`, roles: [], party: data.sender };
    const asSent = { ...turn, actor: sender, receivedAt: signal.at, on: localDate(turn.law.calendar, signal.at) };
    const effect =
      signal.signal === 'appeal'
        ? reviewRules.appeal(asSent, { reasons: signal.reasons, evidence: signal.evidence })
        : addEvidence(asSent, { items: signal.evidence, whyNotEarlier: data.reason });
    if (!effect.ok) return effect;
    const confirmed = { id: data.id, sender: data.sender, reason: data.reason };
    return yes({ type: 'outsideSignalConfirmed', data: confirmed, ...closing }, ...effect.events);
  },

  noteOutsideSignal(turn, signal) {
    if (turn.state.outsideSignals.some((one) => one.key === signal.key)) return no('already_done');
    const opened = openTask(turn, 'confirmSignal', { unit: turn.state.owner.id, role: 'clerk', about: signal.id });
    return yes({
      type: 'outsideSignalNoted',
      data: { ...signal, at: turn.receivedAt, state: 'waiting' },
      ...opened,
    });
  },

  noteRefusedSignal: (_turn, data) => yes({ type: 'signalRefused', data }),

  noteUnprovenCommand(turn, data) {
    const opened = openTask(turn, 'checkUnproven', {
      unit: turn.state.owner.id,
      role: 'supervisor',
      about: String(data.seq),
    });
    return yes({ type: 'commandUnproven', data, ...opened });
  },
} satisfies RulesOf<IntakeCommands>;

export const intakeFolds = {
  registered: () => ({}),
  contactAdded: (state, { contact }) => ({ contacts: [...state.contacts, contact] }),
  contactChanged: (_state, { reach }) => ({ reach }),
  evidenceSupplemented: (state, { items }, event) => ({
    evidence: [...state.evidence, ...items],
    supplements: answeredRounds(
      state,
      isFromComplainant(event.actor) || items.some((item) => item.party === 'complainant'),
    ),
  }),
  outsideSignalNoted: (state, signal) => ({ outsideSignals: [...state.outsideSignals, signal] }),
  outsideSignalConfirmed: (state, { id }) => ({ outsideSignals: markSignal(state, id, 'confirmed') }),
  outsideSignalDismissed: (state, { id }) => ({ outsideSignals: markSignal(state, id, 'dismissed') }),
  signalRefused: () => ({}),
  commandUnproven: () => ({}),
} satisfies FoldsOf<IntakeEvents>;

/** The case before its first event. */
export function blankCase(data: RegisterData): CaseState {
  const { caseId, number, pack, calendar, matterType, category, anonymous, confidential, urgent, channelClient } = data;
  return {
    ...{
      schema: 1,
      rules: data.rules ?? 1,
      caseId,
      number,
      pack,
      calendar,
      matterType,
      version: 0,
      head: CHAIN_START,
      changedAt: 0,
    },
    ...{
      phase: 'preliminaryReview',
      returnTo: null,
      conclusion: null,
      clocks: {},
      effects: [],
      tasks: {},
      notices: {},
    },
    ...{ category, anonymous, confidential, urgent, channelClient, respondent: data.respondent },
    ...{ title: data.title, matter: data.matter, demands: data.demands, contacts: [data.contact], reach: data.reach },
    evidence: data.evidence.map((item) =>
      evidenceItem({ kind: 'party', id: 'complainant', roles: [], party: 'complainant' }, data.receivedAt, item, false),
    ),
    ...(data.group && { group: data.group }),
    ...{ receivedAt: data.receivedAt, receivedOn: data.receivedOn, outsideSignals: [] },
    ...{ owner: data.owner, handler: null, took: { handled: [], drafted: [], approved: [], reviewed: [] } },
    ...{ checklist: [], jurisdiction: null, conditions: [], accepted: null, refusal: null, supplements: [] },
    ...{ transfer: null, pastTransfers: [], actions: [], findings: {}, plans: [], approvals: [], measures: {} },
    ...{ replies: [], issued: [], reviews: [], redo: null },
    ...{ concludedOn: null, withdrawn: null, reopened: 0, archived: null },
  };
}

/** The state the first event is folded into. */
export function openingState(event: CaseEvent): CaseState {
  if (event.type !== 'registered') throw new Error(`the first event of a case is 'registered', not '${event.type}'`);
  return blankCase(event.data);
}

function addEvidence(turn: Turn, data: SupplementEvidenceData): Verdict<EventDraft[]> {
  const known = new Set(turn.state.evidence.map((item) => item.evidence));
  if (data.items.length === 0) return no('incomplete', { missing: ['items'] });
  if (data.items.every((item) => known.has(item.evidence))) return no('already_done');
  const inReview = turn.state.phase === 'inReview';
  if (inReview && turn.actor.kind === 'party' && data.whyNotEarlier === undefined) {
    return no('reason_required', { field: 'whyNotEarlier' });
  }
  const fresh = data.items.filter((item) => !known.has(item.evidence));
  const items = fresh.map((item) => evidenceItem(turn.actor, turn.receivedAt, item, inReview, data.whyNotEarlier));
  const limit = turn.state.clocks['supplement'];
  const isAnswer = isFromComplainant(turn.actor) && (limit === undefined || inTime(limit, turn.receivedAt));
  return yes({
    type: 'evidenceSupplemented',
    data: { items, ...(data.note === undefined ? {} : { note: data.note }) },
    clocks: metByEvidence(turn, isAnswer),
    effectiveOn: turn.on,
    effectiveBy: 'received',
  });
}

/** Brought by the complainant, or taken down for them at a counter. */
function isFromComplainant(actor: Actor): boolean {
  return (actor.party ?? actor.onBehalfOf) === 'complainant';
}

function missingAtDoor(turn: Turn, data: RegisterData): string[] {
  const reachable = ladder(turn.law, data.reach).length > 0 || data.reach.noReply;
  return [
    ...(data.demands.length === 0 ? ['demands'] : []),
    ...(data.truthDeclared ? [] : ['truthDeclared']),
    ...(data.anonymous && !turn.law.anonymousAllowed ? ['complainant'] : []),
    ...(reachable || turn.law.noticeWaivedWhenUnreachable ? [] : ['reach']),
    ...(data.group?.representatives === 0 ? ['reach.card.representatives'] : []),
    ...missingFacts(data.contact),
  ];
}

/** More may complain than may speak for all (信访 20); nobody represents more people than there are. */
function manyVoices({ law }: Turn, { group }: RegisterData): Verdict<never> | null {
  if (group === undefined) return null;
  const { mostRepresentatives, article } = law.groups ?? { mostRepresentatives: group.people, article: '' };
  const most = Math.min(mostRepresentatives, group.people);
  if (group.representatives <= most) return null;
  return no('limit_exceeded', { field: 'reach.card.representatives', atMost: most, ...(article && { article }) });
}

/** Each channel's own facts (C4..C6). */
const CHANNEL_FACTS: Record<Contact['channel'], (keyof Contact)[]> = {
  online: [],
  app: [],
  counter: ['place', 'window'],
  letter: ['postmarkedOn'],
  phone: ['line', 'agentNumber', 'startedAt'],
};

function missingFacts(contact: Contact): string[] {
  return CHANNEL_FACTS[contact.channel].filter((fact) => contact[fact] === undefined).map((fact) => `contact.${fact}`);
}

function evidenceItem(
  actor: Actor,
  at: number,
  item: EvidenceRef,
  inReview: boolean,
  why?: EvidenceItem['whyNotEarlier'],
): EvidenceItem {
  return {
    ...item,
    by: actor.kind,
    ...(actor.party === undefined ? {} : { party: actor.party }),
    at,
    ...(inReview ? { newInReview: true, ...(why === undefined ? {} : { whyNotEarlier: why }) } : {}),
  };
}

function markSignal(state: CaseState, id: string, mark: 'confirmed' | 'dismissed') {
  return state.outsideSignals.map((one) => (one.id === id ? { ...one, state: mark } : one));
}
