// Proof of delivery and what it sets going: windows and limits of the complainant start at the proved day and nowhere
// else (V2, L7). Without proof in time, or after a failure, the next method; after the last one, a person.
import { hasClock, isLive, meetClock, startClock, startClockUntil } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseEvent, CaseState, EventDraft, EventParts } from './case.ts';
import { type FoldsOf, no, own, parts, type RulesOf, type Turn, yes } from './case-rules.ts';
import { closeTasksAbout, openTask } from './case-tasks.ts';
import type { DeliveryCommands, DeliveryEvents, Notice } from './delivery.ts';
import { heldRefusal, isHeldBack } from './delivery-held.ts';
import type { DeliveryMethod, DeliveryRule } from './law.ts';
import { nextLevel } from './review-levels.ts';
import { servedRequest, startedInformation } from './information-state.ts';
import { startedLimit } from './supplement-rules.ts';
import { addDays } from './working-days.ts';

/** The machine prepares the slip; a person serves and records. */
const BY_HAND: ReadonlySet<DeliveryMethod> = new Set(['post', 'inPerson', 'leftAtHome', 'telephone', 'publicNotice']);

export const deliveryRules = {
  recordDelivery(turn, data) {
    const notice = own(turn.state.notices, data.notice);
    const rule = methodRule(turn, data.method);
    if (notice === undefined || notice.audience.to !== 'complainant')
      return no('unknown_item', { notice: data.notice });
    if (rule === undefined) return no('not_in_pack', { method: data.method });
    if (notice.state === 'served') return no('already_done', { notice: notice.id });
    const held = heldRefusal(turn, notice, data.on);
    if (held !== null) return held;
    if (data.on > turn.on || data.on < notice.queuedOn)
      return no('incomplete', { field: 'on', from: notice.queuedOn, to: turn.on });
    if (turn.actor.kind === 'party' && rule.servedWhen !== 'opened')
      return no('not_permitted', { method: data.method });
    const byHand = BY_HAND.has(data.method) && rule.servedWhen !== 'term';
    if (byHand && data.proof === undefined && data.note === undefined) return no('incomplete', { missing: ['proof'] });
    if (rule.servedWhen === 'term') return yes(published(turn, notice, rule, data.on));
    const { notice: id, method, on, proof, note } = data;
    return yes(served(turn, notice, on, { notice: id, method, on, ...(proof && { proof }), ...(note && { note }) }));
  },

  recordDeliveryFailure(turn, { notice: id, method, reason }) {
    const notice = own(turn.state.notices, id);
    if (notice === undefined) return no('unknown_item', { notice: id });
    if (notice.state === 'served') return no('already_done', { notice: id });
    return yes({ type: 'noticeFailed', data: { notice: id, method, reason }, ...nextAttempt(turn, notice, method) });
  },

  serveOtherwise(turn, { notice: id, method, reason }) {
    const notice = own(turn.state.notices, id);
    if (notice === undefined) return no('unknown_item', { notice: id });
    if (notice.state === 'served') return no('already_done', { notice: id });
    const held = heldRefusal(turn, notice);
    if (held !== null) return held;
    const rule = methodRule(turn, method);
    if (rule === undefined) return no('not_in_pack', { method, methods: turn.law.delivery.map((one) => one.method) });
    if (rule.needsConsent && !turn.state.reach.electronicConsent) return no('consent_required', { method });
    return yes({
      type: 'noticeRerouted',
      data: { notice: id, method, ...(reason && { reason }) },
      ...parts(attempt(turn, notice, method), closeTasksAbout(turn.state, id)),
    });
  },

  noteDelivery(turn, { effect, notice: id, method, outcome, reference, reason }) {
    const notice = own(turn.state.notices, id);
    if (notice === undefined) return no('unknown_item', { notice: id });
    const done = { effectDone: effect };
    if (outcome === 'failed') {
      const failed = { notice: id, method, reason: reason ?? 'unknown' };
      return yes({
        type: 'noticeFailed',
        data: failed,
        ...parts(done, notice.state === 'served' ? {} : nextAttempt(turn, notice, method)),
      });
    }
    const rule = methodRule(turn, method);
    const isOpen = notice.audience.to === 'complainant' && notice.state !== 'served' && !isHeldBack(turn.state, id);
    if (isOpen && rule?.servedWhen === 'accepted' && !BY_HAND.has(method))
      return yes({ ...served(turn, notice, turn.on, { notice: id, method, on: turn.on }), ...done });
    const byHand = isOpen && BY_HAND.has(method) ? clerkTask(turn, id) : {};
    return yes({ type: 'noticeAccepted', data: { notice: id, method, reference }, ...parts(done, byHand) });
  },

  raiseProofOverdue(turn, { clock }) {
    const id = clock.slice('proof:'.length);
    const notice = own(turn.state.notices, id);
    if (notice === undefined || notice.state === 'served') return no('nothing_to_do');
    return yes({ type: 'proofOverdue', data: { notice: id }, ...nextAttempt(turn, notice, notice.current) });
  },

  servePublicNotice(turn, { clock }) {
    const id = clock.slice('public:'.length);
    const notice = own(turn.state.notices, id);
    if (notice === undefined || notice.state === 'served') return no('nothing_to_do');
    const data = { notice: id, method: 'publicNotice' as const, on: turn.on };
    return yes({ ...served(turn, notice, turn.on, data), effectiveBy: 'due' });
  },
} satisfies RulesOf<DeliveryCommands>;

export const deliveryFolds = {
  noticeAccepted: (state, { notice, method }, event) =>
    changed(state, notice, event, method, 'accepted', { state: isHeldBack(state, notice) ? 'held' : 'sent' }),
  noticeServed: (state, { notice, method, on }, event) => ({
    ...changed(state, notice, event, method, 'accepted', { state: 'served', servedOn: on, servedBy: method }),
    issued: state.issued.map((one) => (one.notice === notice ? { ...one, servedOn: on } : one)),
    reviews: state.reviews.map((one) => (one.notice === notice ? { ...one, servedOn: on } : one)),
    supplements: state.supplements.map((one) => (one.notice === notice ? { ...one, servedOn: on } : one)),
    ...(state.informationRequests === undefined ? {} : servedRequest(state, notice, on, event)),
  }),
  noticeFailed: (state, { notice, method, reason }, event) =>
    changed(state, notice, event, method, 'failed', { state: isHeldBack(state, notice) ? 'held' : 'failed' }, reason),
  noticeRerouted: (state, { notice, method }) => patched(state, notice, { state: 'queued', current: method }),
  noticePublished: (state, { notice }) => patched(state, notice, { state: 'sent', current: 'publicNotice' }),
  proofOverdue: (state, { notice }) => (isHeldBack(state, notice) ? patched(state, notice, { state: 'held' }) : {}),
} satisfies FoldsOf<DeliveryEvents>;

/** Notices born in an event, and the method each attempt of the event uses. */
export function queueNotices(notices: CaseState['notices'], event: CaseEvent): CaseState['notices'] {
  if (event.notices === undefined && event.effects === undefined) return notices;
  const next = { ...notices };
  for (const draft of event.notices ?? []) {
    const queuedOn = event.effectiveOn ?? String(draft.facts['on']);
    const { held, ...notice } = draft;
    next[draft.id] = {
      ...notice,
      seq: event.seq,
      queuedOn,
      state: held === true ? 'held' : 'queued',
      tried: [],
      current: draft.methods[0] ?? null,
    };
  }
  for (const effect of event.effects ?? []) {
    const notice = effect.kind === 'deliver' ? next[effect.notice] : undefined;
    if (effect.kind === 'deliver' && notice !== undefined) next[effect.notice] = { ...notice, current: effect.method };
  }
  return next;
}

function methodRule(turn: Turn, method: DeliveryMethod): DeliveryRule | undefined {
  return turn.law.delivery.find((rule) => rule.method === method);
}

function served(turn: Turn, notice: Notice, on: string, data: DeliveryEvents['noticeServed']): EventDraft {
  const met = [`proof:${notice.id}`, `public:${notice.id}`]
    .flatMap((id) => turn.state.clocks[id] ?? [])
    .filter((clock) => isLive(clock) || clock.standing === 'expired')
    .map((clock) => meetClock(clock, { on, at: turn.at }));
  const followed = followUp(turn, notice, on);
  const closed = closeTasksAbout(turn.state, notice.id);
  return {
    type: 'noticeServed',
    data,
    effectiveOn: on,
    effectiveBy: 'delivered',
    ...parts({ clocks: met }, followed, closed),
  };
}

/** What the proved day sets going, by what was served and only while it still matters. */
function followUp(turn: Turn, notice: Notice, on: string): EventParts {
  const { state } = turn;
  if (notice.kind === 'supplementNotice' && state.phase === 'awaitingSupplement')
    return { clocks: startedLimit(turn, on) };
  if (notice.kind === 'informationRequest') return { clocks: startedInformation(turn, notice.id, on) };
  const isReply = notice.kind === 'reply' && state.issued.at(-1)?.notice === notice.id;
  const isOpinion = notice.kind === 'reviewOpinion' && state.reviews.at(-1)?.notice === notice.id;
  if (state.phase === 'delivering' && (isReply || isOpinion)) return windowOrFinal(turn, on);
  const isRefusal =
    notice.kind === 'refusalNotice' && state.phase === 'concluded' && state.conclusion === 'notAccepted';
  if (isRefusal) return { clocks: openedWindow(turn, on) };
  return {};
}

function windowOrFinal(turn: Turn, on: string): EventParts {
  const clocks = openedWindow(turn, on);
  return clocks.length > 0 ? { phase: 'reviewWindow', clocks } : { phase: 'concluded', conclusion: 'final' };
}

function openedWindow(turn: Turn, on: string): ClockMove[] {
  const level = nextLevel(turn.law, turn.state);
  return level === undefined ? [] : [startClock(turn.law, level.windowClock, { on, at: turn.at })];
}

function published(turn: Turn, notice: Notice, rule: DeliveryRule, on: string): EventDraft {
  const term = { id: `public:${notice.id}`, on, at: turn.at, dueOn: addDays(on, rule.term?.n ?? 0) };
  const proof = turn.state.clocks[`proof:${notice.id}`];
  const met = proof !== undefined && isLive(proof) ? [meetClock(proof, { on, at: turn.at })] : [];
  const clocks = hasClock(turn.law, 'proof') ? [...met, startClockUntil(turn.law, 'proof', term)] : met;
  return {
    type: 'noticePublished',
    data: { notice: notice.id, on },
    ...parts({ clocks }, closeTasksAbout(turn.state, notice.id)),
  };
}

/** The next method of the ladder after `failed`; after the last one the tracking view, and a clerk (serveOtherwise). */
function nextAttempt(turn: Turn, notice: Notice, failed: DeliveryMethod | null): EventParts {
  if (isHeldBack(turn.state, notice.id)) return {};
  const next = failed === null ? notice.methods[0] : notice.methods[notice.methods.indexOf(failed) + 1];
  const isOver = next === undefined || !notice.methods.includes(failed ?? next);
  if (!isOver) return attempt(turn, notice, next);
  return parts(clerkTask(turn, notice.id), lastResort(turn, notice));
}

/** Whoever has the tracking code can read the notice there, whatever else failed; it proves nothing until it is opened. */
function lastResort(turn: Turn, notice: Notice): EventParts {
  const wasTried = notice.current === 'inbox' || notice.tried.some((one) => one.method === 'inbox');
  const fits = notice.audience.to === 'complainant' && methodRule(turn, 'inbox') !== undefined;
  return fits && !wasTried ? attempt(turn, notice, 'inbox') : {};
}

function attempt(turn: Turn, notice: Notice, method: DeliveryMethod): EventParts {
  const restart = notice.needsProof && hasClock(turn.law, 'proof');
  const proof = restart ? [startClock(turn.law, 'proof', { id: `proof:${notice.id}`, on: turn.on, at: turn.at })] : [];
  return { clocks: proof, effects: [{ kind: 'deliver', notice: notice.id, method }] };
}

function clerkTask(turn: Turn, notice: string): EventParts {
  const known = Object.values(turn.state.tasks).some((task) => task.about === notice);
  if (known) return {};
  const opened = openTask(turn, 'serveNotice', { unit: turn.state.owner.id, role: 'clerk', about: notice });
  return opened;
}

function changed(
  state: CaseState,
  id: string,
  event: CaseEvent,
  method: DeliveryMethod,
  outcome: 'accepted' | 'failed',
  change: Partial<Notice>,
  reason?: string,
) {
  const tried = [
    ...(state.notices[id]?.tried ?? []),
    { method, at: event.at, outcome, ...(reason === undefined ? {} : { reason }) },
  ];
  const isServed = state.notices[id]?.state === 'served';
  return patched(state, id, { tried, ...(isServed ? {} : change) });
}

function patched(state: CaseState, id: string, change: Partial<Notice>) {
  const notice = state.notices[id];
  if (notice === undefined) throw new Error(`notice ${id} was never queued`);
  return { notices: { ...state.notices, [id]: { ...notice, ...change } } };
}
