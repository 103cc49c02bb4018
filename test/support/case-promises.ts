// What holds at every event of every case, one function per promise; null where it holds, else what was broken.
// Ids in brackets are docs/requirements.
import type { CaseEvent, CaseState, EventType } from '../../domain/case.ts';
import { nextAlarm } from '../../domain/case-alarms.ts';
import { hasClock, isLive } from '../../domain/clock-ledger.ts';
import { consultedUnit, openOpinions, opinionClock } from '../../domain/consultation-state.ts';
import { OPEN } from '../../domain/case-transitions.ts';
import { heldNotices, waitsForSuccessor } from '../../domain/delivery-held.ts';
import { dependent } from './case-independence.ts';
import { informationClock, openRequests } from '../../domain/information-state.ts';
import { consumed } from '../../domain/clock-use.ts';
import type { Law } from '../../domain/law.ts';
import { lawBroughtBy } from '../../domain/law-in-force.ts';
import { postsOf } from '../../domain/leaving-rules.ts';
import { goesAgainst, isTold } from '../../domain/law-told.ts';
import { localDate } from '../../domain/working-days.ts';

type Check = (
  before: CaseState,
  event: CaseEvent,
  after: CaseState,
  past: readonly CaseEvent[],
  law: Law,
) => string | null;

/** Talk, reading, people and papers never move a limit of the authority (T2, T14). */
const STILL: ReadonlySet<EventType> = new Set([
  ...([
    'contactAdded',
    'contactChanged',
    'evidenceSupplemented',
    'outsideSignalNoted',
    'outsideSignalDismissed',
    'signalRefused',
  ] as const),
  ...([
    'commandUnproven',
    'unitAssigned',
    'handlerAssigned',
    'teamFormed',
    'teamChanged',
    'handlerUnassigned',
    'leaverRelieved',
    'relationDeclared',
    'taskClaimed',
    'taskReleased',
    'leaseLapsed',
    'warned',
    'escalated',
  ] as const),
  ...([
    'checklistRecorded',
    'actionRecorded',
    'findingRecorded',
    'planDrafted',
    'replyDrafted',
    'noticeAccepted',
    'guided',
    'registrationCorrected',
    'caseLinked',
    'repeatDecided',
    'groupJoined',
    'groupLeft',
    'followerNoted',
    'followerLeft',
    'caseTold',
    'chased',
    'meetingRecorded',
    'summaryApproved',
    'contactAttempted',
    'nonCooperationRecorded',
    'falsehoodRecorded',
    'statementAmended',
    'explanationRecorded',
    'calledBack',
  ] as const),
]);
const ASSIGNED: ReadonlySet<EventType> = new Set([
  ...(['unitAssigned', 'handlerAssigned', 'teamFormed', 'handlerUnassigned', 'leaverRelieved'] as const),
]);
/** Facts about the complainant: they do nothing by themselves. */
const LOGGED: ReadonlySet<EventType> = new Set(['contactAttempted', 'nonCooperationRecorded', 'falsehoodRecorded']);
const OWNERSHIP: ReadonlySet<EventType> = new Set(['unitAssigned', 'transferAccepted']);
/** Limits of one round each: silence has its effect once per start. */
const SILENCE: Partial<Record<EventType, (event: CaseEvent) => string>> = {
  deemedAccepted: () => 'preliminary',
  supplementLapsed: () => 'supplement',
  transferOfferLapsed: () => 'transferOffer',
  windowShut: (event) => (event.type === 'windowShut' ? event.data.clock : ''),
  suspensionLapsed: () => 'suspension',
  informationLapsed: (event) => (event.type === 'informationLapsed' ? informationClock(event.data.request) : ''),
};

/** The limit of the stage a case is reopened into; another matter may have none. */
const REOPENED_LIMIT: Partial<Record<CaseState['phase'], string>> = {
  preliminaryReview: 'preliminary',
  investigating: 'handling',
};

const CHECKS: Check[] = [
  function counted(before, event) {
    return event.seq === before.version + 1 && event.prev === before.head
      ? null
      : 'an event does not follow the one before';
  },
  function owned(before, event, after) {
    if (after.owner.id === before.owner.id || OWNERSHIP.has(event.type)) return null;
    return `the owner changed by ${event.type} (L5)`;
  },
  function untouched(_before, event) {
    const moved = (event.clocks ?? []).filter(
      (move) => move.clock !== 'supplement' && move.clock !== 'teamTerm' && !move.clock.startsWith('proof:'),
    );
    return STILL.has(event.type) && moved.length > 0 ? `${event.type} moved ${moved[0]!.clock} (T2, T14)` : null;
  },
  function told(_before, event) {
    // Handling alone goes to the successor by an event of its own in the same verdict, and that one tells them.
    const handsOn =
      event.type === 'leaverRelieved' &&
      event.data.successor !== undefined &&
      event.data.unfit === undefined &&
      event.data.posts.every((post) => post === 'handler');
    return ASSIGNED.has(event.type) && !handsOn && (event.notices ?? []).length === 0
      ? 'somebody was assigned and not told (T19)'
      : null;
  },
  function gone(_before, event, after) {
    const isGivenUp = event.type === 'leaverRelieved' || event.type === 'handlerUnassigned';
    const left = isGivenUp ? postsOf(after, event.data.staff) : [];
    return left.length === 0 ? null : `${event.type} leaves its ${left[0]} behind (L15)`;
  },
  function deemedOnce(before, event, _after, past) {
    const clockId = SILENCE[event.type]?.(event);
    if (clockId === undefined) return null;
    const clock = before.clocks[clockId];
    if (event.effectiveOn !== clock?.dueOn)
      return `${event.type} is dated ${event.effectiveOn}, not on the due day ${clock?.dueOn} (L3)`;
    const started = past.findLastIndex((one) =>
      (one.clocks ?? []).some((move) => move.clock === clockId && move.entry.kind === 'start'),
    );
    const again = past.slice(started).some((one) => one.type === event.type && SILENCE[one.type]?.(one) === clockId);
    return again ? `${event.type} twice for one limit (L3)` : null;
  },
  function anchored(before, event) {
    for (const move of event.clocks ?? []) {
      if (move.entry.kind !== 'start' || move.terms?.kind !== 'reviewWindow') continue;
      const isProved = event.type === 'noticeServed' && event.data.on === move.entry.on;
      const isAsBefore = before.clocks[move.clock]?.dueOn === move.dueOn;
      if (!isProved && !isAsBefore) return `the window ${move.clock} does not start with proof of delivery (T6)`;
    }
    return null;
  },
  function kept(before, event) {
    if (lawBroughtBy(event) === null) return null;
    for (const move of event.clocks ?? []) {
      if (move.entry.kind !== 'recount') continue;
      const clock = before.clocks[move.clock];
      if (event.type !== 'lawChanged' && clock === undefined) continue;
      if (clock === undefined || clock.standing === 'met' || clock.standing === 'ended')
        return `other law moved ${move.clock}, which is over (L9)`;
      if (isTold(clock) && goesAgainst(clock, move)) return `other law took a told day of ${move.clock} (L9)`;
    }
    return null;
  },
  function carried(before, event, after, _past, law) {
    if (event.type !== 'matterTypeChanged' && event.type !== 'regimeChanged') return null;
    for (const { clock: id, entry } of event.clocks ?? []) {
      const [old, next] = [before.clocks[id], after.clocks[id]];
      if (entry.kind !== 'recount' || old === undefined || next === undefined) continue;
      const [used, kept] = [consumed(law, old, entry.on), consumed(event.data.law, next, entry.on)];
      if (kept < used) return `another matter gave ${used - kept} used days of ${id} back (T7, T13)`;
      if (next.entries.length <= old.entries.length) return `${id} began anew with another matter (T13)`;
    }
    const fresh = (event.clocks ?? []).find(
      ({ clock, entry }) => entry.kind === 'start' && before.clocks[clock] && isLive(before.clocks[clock]),
    );
    return fresh === undefined ? null : `${fresh.clock} ran and was started anew by another matter (T13)`;
  },
  function held(before, event) {
    const clockId = SILENCE[event.type]?.(event);
    const hold = clockId === undefined ? undefined : before.holds?.[clockId];
    return hold !== undefined && event.at < hold.untilAt ? `${event.type} although a person holds it (L3)` : null;
  },
  function impersonal(_before, event) {
    const long = longString(event);
    return long === null ? null : `an event carries a string of ${long.length} characters (L14)`;
  },
  function over(_before, event, after) {
    if (after.phase !== 'concluded' && after.phase !== 'archived') return null;
    const kept = after.phase === 'archived' ? [] : ['measure', 'order', 'proof', 'reviewWindow'];
    const waiting = Object.values(after.clocks).filter((clock) => isLive(clock) || clock.alarms.length > 0);
    const strange = waiting.find((clock) => !kept.includes(clock.terms.kind));
    return strange === undefined
      ? null
      : `${strange.id} (${strange.standing}) is waited for after the end by ${event.type} (T16)`;
  },
  function harmless(before, event, after) {
    if (!LOGGED.has(event.type)) return null;
    const same = before.phase === after.phase && tasksOf(before) === tasksOf(after) && event.effects === undefined;
    return same ? null : `${event.type} had an effect of its own (I10)`;
  },
  function reasoned(_before, event, _after, _past, law) {
    if (event.type === 'appealed' && law.appealNeedsReasons && event.data.review.reasons.length === 0)
      return 'an appeal without reasons (T17)';
    const isLimited = event.type === 'reopened' && hasClock(law, REOPENED_LIMIT[event.phase ?? 'investigating'] ?? '');
    if (isLimited && !(event.clocks ?? []).some((move) => move.entry.kind === 'start'))
      return 'reopened without a limit (T10)';
    if (event.type !== 'refused') return null;
    const notice = event.notices?.find(({ kind }) => kind === 'refusalNotice');
    return notice !== undefined && notice.texts['otherRoutes'] === undefined ? 'a refusal names no route (T18)' : null;
  },
  function fair(before, event, after) {
    if (event.type !== 'repeatDecided' || event.data.decision === 'goesOn') return null;
    const { of, samePerson, sameFacts, whatIsNew, knownEvidence } = event.data;
    if (of.conclusion !== 'final' || !samePerson || !sameFacts) return 'pointed to what is no final answer to it (L19)';
    const fresh = before.evidence.some(({ evidence }) => !knownEvidence.includes(evidence));
    if (fresh || whatIsNew !== undefined) return 'pointed to a final answer although something is new (L19)';
    return after.accepted === null ? null : 'pointed to a final answer after acceptance (L19)';
  },
  function spared(before, event) {
    if (!waitsForSuccessor(before) || event.type === 'complainantReplaced') return null;
    const toDead = (event.effects ?? []).find(
      (effect) =>
        effect.kind === 'deliver' &&
        (event.notices?.find(({ id }) => id === effect.notice) ?? before.notices[effect.notice])?.audience.to ===
          'complainant',
    );
    return toDead === undefined ? null : `${event.type} sends to the dead (G6)`;
  },
  function replied(_before, event, after, past) {
    if (event.type !== 'decisionFollowed') return null;
    const { leader, version } = event.data;
    const again = past.some(
      (one) => one.type === event.type && one.data.leader === leader && one.data.version === version,
    );
    if (again) return 'one decision was followed twice (L18)';
    const leftOut = after.demands.find(({ id }) => event.data.matches.every(({ demand }) => demand !== id));
    return leftOut === undefined ? null : `a decision was followed that leaves ${leftOut.id} without an answer (L18)`;
  },
  function independent(before, event, _after, past) {
    return dependent(before, event, past);
  },
  function heard(_before, event, _after, _past, law) {
    const drafts = event.notices ?? [];
    const future = drafts.find((notice) => String(notice.facts['on']) > localDate(law.calendar, event.at));
    return future === undefined ? null : `notice ${future.kind} is dated in the future`;
  },
];

/** What an event broke, or null. `past` are the events before it. */
export function brokenPromise(
  law: Law,
  before: CaseState,
  event: CaseEvent,
  after: CaseState,
  past: readonly CaseEvent[],
): string | null {
  for (const check of CHECKS) {
    const broken = check(before, event, after, past, law);
    if (broken !== null) return broken;
  }
  return null;
}

/** What must hold whenever the case comes to rest. */
export function brokenRest(law: Law, state: CaseState): string | null {
  const tasks = Object.values(state.tasks);
  const torn = incoherent(state);
  if (torn !== null) return torn;
  if (state.phase === 'archived') {
    if (tasks.length > 0) return 'an archived case has a task';
    return nextAlarm(law, state) === null ? null : 'an archived case rings (T16)';
  }
  if (tasks.length === 0) return 'nobody has a task (T4)';
  const lost = heldNotices(state).length > 0 && OPEN.includes(state.phase) && !waitsForSuccessor(state);
  if (lost) return 'a notice is held although somebody is there (G6)';
  return unheard(state) ?? unasked(state) ?? sharedPart(state) ?? ungrouped(state);
}

/** What stands beside the phase says the same as the phase. */
function incoherent(state: CaseState): string | null {
  const { phase, conclusion, returnTo, transfer, supplements } = state;
  const isOver = phase === 'concluded' || phase === 'archived';
  if (isOver !== (conclusion !== null)) return `conclusion ${conclusion} in ${phase}`;
  if ((phase === 'awaitingSupplement' || phase === 'awaitingTransfer') !== (returnTo !== null))
    return `returnTo ${returnTo} in ${phase}`;
  if ((phase === 'awaitingTransfer') !== (transfer !== null)) return `transfer ${transfer?.state} in ${phase}`;
  const isAsked = supplements.some((round) => round.state === 'open');
  return isAsked === (phase === 'awaitingSupplement') ? null : `open supplement round: ${isAsked} in ${phase}`;
}

const DECIDED: ReadonlySet<CaseState['phase']> = new Set([
  ...(['awaitingApproval', 'implementing', 'delivering', 'reviewWindow', 'concluded'] as const),
]);

/** Nothing is decided past an open opinion, and each one waited for has its own limit and its own task (L6, T11). */
function unheard(state: CaseState): string | null {
  const waited = openOpinions(state).map(({ consultation, unit }) => opinionClock(consultation, unit));
  if (waited.length > 0 && DECIDED.has(state.phase)) return `${waited[0]} is open in ${state.phase} (L6)`;
  const tasks = Object.values(state.tasks).filter(({ kind }) => kind === 'giveOpinion');
  if (
    tasks
      .map(({ about }) => about)
      .sort()
      .join() !== [...waited].sort().join()
  )
    return `tasks for ${tasks.map(({ about }) => about).join()} while ${waited.join()} are waited for (L6)`;
  const strayed = tasks.find(({ about, unit }) => unit !== consultedUnit(about ?? ''));
  if (strayed !== undefined) return `${strayed.about} became a task of ${strayed.unit} (L6)`;
  const idle = waited.find((id) => !['running', 'expired'].includes(state.clocks[id]?.standing ?? 'none'));
  return idle === undefined ? null : `${idle} is waited for without a limit (L6)`;
}

/** A limit runs for what is still open and for nothing else; nobody is asked any more once the reply is out (I4). */
function unasked(state: CaseState): string | null {
  const open = openRequests(state);
  if (open.length > 0 && ['delivering', 'reviewWindow', 'concluded'].includes(state.phase))
    return `${open[0]!.id} is open in ${state.phase} (I4)`;
  const rings = Object.values(state.clocks).filter(
    ({ terms, alarms }) => terms.kind === 'information' && alarms.length > 0,
  );
  const strange = rings.find(({ id }) => open.every((request) => informationClock(request.id) !== id));
  return strange === undefined ? null : `${strange.id} rings for nothing (I4)`;
}

/** A case follows or leads, not both, and only while it is handled; nobody who follows is left waiting untold (L18). */
function ungrouped({ phase, following, followers = [], effects, tasks }: CaseState): string | null {
  if (following && phase !== 'investigating') return `follows in ${phase} (L18)`;
  if (following && followers.some(({ state }) => state === 'following')) return 'follows and is followed (L18)';
  if (followers.some(({ state }) => state === 'following') && !HANDLED.has(phase))
    return `is followed in ${phase} (L18)`;
  const untold = followers.find(
    ({ caseId, state }) =>
      (state === 'telling' || state === 'returning') &&
      !effects.some((effect) => effect.kind === 'tellCase' && effect.to === caseId) &&
      !Object.values(tasks).some(({ about }) => about === caseId),
  );
  return untold === undefined ? null : `${untold.number} is ${untold.state} and nobody tells it (L18)`;
}

const HANDLED: ReadonlySet<CaseState['phase']> = new Set([
  ...(['investigating', 'awaitingApproval', 'implementing', 'awaitingSupplement', 'awaitingTransfer'] as const),
]);

function tasksOf({ tasks }: CaseState): string {
  return Object.keys(tasks).sort().join();
}

/** Who handled does not approve, who approved does not review (L21). */
function sharedPart(state: CaseState): string | null {
  const { handled, drafted, approved, reviewed } = state.took;
  const pairs = [
    ['handled and approved', handled, approved],
    ['handled and reviewed', handled, reviewed],
    ['drafted and approved', drafted, approved],
    ['drafted and reviewed', drafted, reviewed],
    ['approved and reviewed', approved, reviewed],
  ] as const;
  const found = pairs.find(([, one, other]) => one.some((id) => other.includes(id)));
  return found === undefined ? null : `one person ${found[0]} (L21)`;
}

function longString(value: unknown): string | null {
  if (typeof value === 'string') return value.length > 200 ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const part of Object.values(value)) {
    const found = longString(part);
    if (found !== null) return found;
  }
  return null;
}
