// Information from the parties: asked with a limit of its own from delivery, called off, or lapsed as a mere fact (I4).
// A respondent is asked on an approved summary only and sees nothing else of the complaint (G3).
import { hasClock } from './clock-ledger.ts';
import type { EventDraft, EventParts, Verdict } from './case.ts';
import { basisOf, type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { isWaived, ladder, tell, tellStaff } from './delivery-ladder.ts';
import type { NoticeDraft } from './delivery.ts';
import { answered, answersFolded } from './information-answers.ts';
import { limitFrom, requestOf, requestOfClock, stopped, withRequest } from './information-state.ts';
import type { InformationCommands, InformationEvents, InformationRequest } from './information.ts';
import { daysBetween } from './working-days.ts';

type Asked = InformationCommands['requestInformation'];

export const informationRules = {
  approveSummary(turn, { summary }) {
    if (summary.length === 0) return no('incomplete', { missing: ['summary'] });
    const version = (turn.state.summaries ?? []).length + 1;
    return yes({ type: 'summaryApproved', data: { version, summary, by: turn.actor.id, on: turn.on } });
  },

  requestInformation(turn, data) {
    const unfit = refused(turn, data);
    if (unfit !== null) return unfit;
    const days = data.due === undefined ? null : daysBetween(turn.on, data.due);
    return yes(data.from === 'complainant' ? askComplainant(turn, data, days) : askRespondent(turn, data, days));
  },

  answerInformation: answered,

  withdrawInformationRequest(turn, { request: id, reason }) {
    const request = requestOf(turn.state, id);
    if (request === undefined) return no('unknown_item', { request: id });
    if (request.state !== 'open' && request.state !== 'lapsed') return no('already_done', { request: request.state });
    if (reason.length === 0) return no('reason_required');
    const clocks = stopped(turn, request, 'ended', 'informationWithdrawn');
    const told =
      request.from === 'complainant'
        ? withoutNotice(tell(turn, 'informationWithdrawn', { texts: { reason } }))
        : toRespondent(turn, 'assignment', { facts: { what: 'informationWithdrawn' } });
    return yes({ type: 'informationWithdrawn', data: { request: id, reason }, ...parts({ clocks }, told) });
  },

  lapseInformation(turn, { clock }) {
    const request = requestOfClock(turn.state, clock);
    if (request?.state !== 'open') return no('nothing_to_do');
    const unanswered = request.items.filter(({ answer }) => answer === undefined).map(({ item }) => item);
    const { handler, owner } = turn.state;
    const told = tellStaff(turn, 'assignment', handler?.id ?? { unit: owner.id, role: 'lead' }, {
      facts: { what: 'informationLapsed' },
    });
    return yes({
      type: 'informationLapsed',
      data: { request: request.id, from: request.from, unanswered, effect: 'none' },
      effectiveOn: turn.on,
      effectiveBy: 'due',
      basis: basisOf(turn, turn.state.clocks[clock]?.terms.article ?? ''),
      ...told,
    });
  },
} satisfies RulesOf<InformationCommands>;

export const informationFolds = {
  summaryApproved: (state, summary) => ({ summaries: [...(state.summaries ?? []), summary] }),
  informationRequested: (state, request) => ({
    informationRequests: [...(state.informationRequests ?? []), request],
  }),
  informationAnswered: answersFolded,
  informationWithdrawn: (state, { request, reason }) =>
    withRequest(state, request, () => ({ state: 'withdrawn', withdrawal: reason })),
  informationLapsed: (state, { request }, { effectiveOn }) =>
    withRequest(state, request, () => ({ state: 'lapsed', lapsedOn: effectiveOn })),
} satisfies FoldsOf<InformationEvents>;

function refused(turn: Turn, { from, items, due, servedOn }: Asked): Verdict<never> | null {
  const names = items.map(({ item }) => item);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) return no('already_done', { items: twice });
  const missing = [
    ...(items.length === 0 ? ['items'] : []),
    ...items.filter(({ what }) => what.length === 0).map(({ item }) => `items.${item}`),
    ...(due === undefined && !hasClock(turn.law, 'information') ? ['due'] : []),
    ...(from === 'respondent' && turn.state.summaries === undefined ? ['summary'] : []),
  ];
  if (missing.length > 0) return no('incomplete', { missing, ...(missing.includes('summary') ? USE_SUMMARY : {}) });
  if (due !== undefined && due <= turn.on) return no('deadline_passed', { due });
  if (servedOn !== undefined && (from === 'complainant' || servedOn > turn.on))
    return no('incomplete', { field: 'servedOn', to: turn.on });
  const isUnreachable = isWaived(turn) || ladder(turn.law, turn.state.reach).length === 0;
  return from === 'complainant' && isUnreachable ? no('not_reachable') : null;
}

const USE_SUMMARY = { use: 'approveSummary' };

function askComplainant(turn: Turn, data: Asked, days: number | null): EventDraft {
  const told = tell(turn, 'informationRequest', { ...messageOf(turn, data, days), needsProof: true });
  const request = requestFor(turn, data, { days, dueOn: null, notice: told.notice ?? '' });
  return { type: 'informationRequested', data: request, ...withoutNotice(told) };
}

function askRespondent(turn: Turn, data: Asked, days: number | null): EventDraft {
  const shown = turn.state.summaries?.at(-1);
  const message = messageOf(turn, data, days);
  const letter = toRespondent(turn, 'respondentRequest', { ...message, texts: { summary: shown?.summary } });
  const notice = letter.notices?.[0]?.id ?? '';
  const id = turn.id('q');
  const servedOn = data.servedOn ?? turn.on;
  const clocks = limitFrom(turn, { id, from: 'respondent', days }, servedOn);
  const request = requestFor(turn, data, { id, days, dueOn: clocks[0]?.dueOn ?? null, notice });
  return {
    type: 'informationRequested',
    data: { ...request, servedOn, ...(shown === undefined ? {} : { summary: shown.version }) },
    ...parts({ clocks }, letter),
  };
}

function requestFor(
  turn: Turn,
  { from, items }: Asked,
  more: Pick<InformationRequest, 'days' | 'dueOn' | 'notice'> & { id?: string },
): InformationRequest {
  const named = items.map(({ item, what }) => ({ item, what }));
  return { id: turn.id('q'), from, askedOn: turn.on, askedBy: turn.actor.id, items: named, ...more, state: 'open' };
}

function messageOf(turn: Turn, { items }: Asked, days: number | null) {
  const limit = turn.law.clocks['information']?.limit;
  const length = days === null ? limit : { n: days, unit: 'calendarDay' as const };
  const facts: NoticeDraft['facts'] = length === undefined ? {} : { limitN: length.n, limitUnit: length.unit };
  return { facts, lists: { items: items.map(({ item, what }) => ({ code: item, text: what })) } };
}

/** The desk of the unit complained about, where it has one here; the case itself stays shut to it. */
function toRespondent(
  turn: Turn,
  kind: 'respondentRequest' | 'assignment',
  message: Parameters<typeof tellStaff>[3],
): EventParts {
  const { respondent } = turn.state;
  return respondent === null ? {} : tellStaff(turn, kind, { unit: respondent.id, role: 'clerk' }, message);
}
