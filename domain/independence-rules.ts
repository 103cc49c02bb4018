// Recusal: declared, applied for in the pack's time, decided by whom it names, replaced (G2). The clock runs on unless the
// pack lists recusal as a pause.
// Leaves out the check at every act (case-permission.ts).
import { dueFor } from './clock-count.ts';
import { pauseClock, resumeClock } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseState, EventParts, StaffRef } from './case.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { closeTasksAbout, handlerNamed, openTask } from './case-tasks.ts';
import type { NoticeKind } from './delivery.ts';
import { tell, tellStaff } from './delivery-ladder.ts';
import type { IndependenceCommands, IndependenceEvents, RecusalRequest, Relation } from './independence.ts';
import type { Law, Role } from './law.ts';
import { handlerRefusal } from './people-rules.ts';
import type { TaskMove } from './people.ts';
import { liveFor } from './standstill-rules.ts';
import { isHeldFor } from './standstill-terms.ts';
import { localInstant } from './working-days.ts';

export const independenceRules = {
  declareRelation(turn, { kind, note }) {
    const { actor, state } = turn;
    const relation: Relation = { id: turn.id('rel'), staff: actor.id, kind, note, source: 'declared', on: turn.on };
    const told = tellStaff(
      turn,
      'assignment',
      { unit: state.owner.id, role: 'lead' },
      { facts: { what: state.handler?.id === actor.id ? 'handlerRecused' : 'relationDeclared' } },
    );
    return yes({ type: 'relationDeclared', data: relation, ...parts(freed(state, actor.id), told) });
  },

  requestRecusal(turn, { reasons }) {
    const { law, state, actor } = turn;
    if (reasons.length === 0) return no('reason_required');
    if (openRecusal(state)) return no('already_done', { request: openRecusal(state)!.id });
    const by = actor.onBehalfOf ?? actor.party ?? 'complainant';
    const lateAfter = by === 'complainant' ? missedDay(turn) : null;
    if (lateAfter !== null && law.recusal?.late === 'refused')
      return no('deadline_passed', { lastDay: lateAfter, article: law.recusal.article });
    const request: RecusalRequest = { id: turn.id('rec'), by, reasons, on: turn.on, ...(lateAfter && { lateAfter }) };
    const judge = judgeOf(law, state);
    const what = lateAfter === null ? 'recusalRequested' : 'recusalRequestedLate';
    const told = tellStaff(turn, 'assignment', judge, { facts: { what, task: 'decideRecusal' } });
    const task = openTask(turn, 'decideRecusal', { ...judge, about: request.id });
    return yes({
      type: 'recusalRequested',
      data: request,
      ...parts({ clocks: pausedFor(turn) }, task, told),
    });
  },

  decideRecusal(turn, data) {
    const { state, actor } = turn;
    const request = openRecusal(state);
    if (request === undefined) return no('nothing_to_do');
    if (request.id !== data.request) return no('unknown_item', { request: data.request, open: request.id });
    const { granted, staff, reason } = data;
    if (granted && staff === undefined) return no('incomplete', { missing: ['staff'] });
    if (staff?.id === actor.id) return no('not_independent', { staff: actor.id });
    const replacing = granted && staff !== undefined && state.handler?.id === staff.id;
    if (replacing && data.replacement === undefined) return no('incomplete', { missing: ['replacement'] });
    const unfit = replacing && data.replacement ? handlerRefusal(turn, data.replacement) : null;
    if (unfit !== null) return unfit;
    return yes({
      type: 'recusalDecided',
      data: {
        request: request.id,
        granted,
        reason,
        ...(granted && staff ? { relation: relationOf(turn, staff, data) } : {}),
        ...(replacing && data.replacement ? { replacement: data.replacement } : {}),
      },
      ...parts(granted && staff ? freed(state, staff.id) : {}, decided(turn, request, data, replacing)),
    });
  },
} satisfies RulesOf<IndependenceCommands>;

export const independenceFolds = {
  relationDeclared: (state, relation) => withRelation(state, relation),
  recusalRequested: ({ recusals = [] }, request) => ({ recusals: [...recusals, request] }),
  recusalDecided: (state, { request, granted, reason, relation, replacement }, event) => ({
    ...(relation ? withRelation(state, relation) : {}),
    ...(replacement ? { handler: replacement } : {}),
    recusals: (state.recusals ?? []).map((one) =>
      one.id === request
        ? { ...one, decision: { granted, reason, on: event.effectiveOn, ...(relation && { staff: relation.staff }) } }
        : one,
    ),
  }),
} satisfies FoldsOf<IndependenceEvents>;

export function openRecusal(state: CaseState): RecusalRequest | undefined {
  return state.recusals?.find(({ decision }) => decision === undefined);
}

function withRelation(state: CaseState, relation: Relation): Partial<CaseState> {
  const { team, handler, relations = [] } = state;
  return {
    relations: [...relations, relation],
    handler: handler?.id === relation.staff ? null : handler,
    ...(team && { team: { ...team, members: team.members.filter(({ id }) => id !== relation.staff) } }),
  };
}

function relationOf(turn: Turn, staff: StaffRef, data: IndependenceCommands['decideRecusal']): Relation {
  const { kind = 'other', reason: note } = data;
  return { id: turn.id('rel'), staff: staff.id, kind, note, source: 'decided', on: turn.on };
}

/** In review the review body judges its own people, otherwise whom the pack names in the owning unit, or its head. */
function judgeOf({ recusal }: Law, state: CaseState): { unit: string; role: Role } {
  const body = state.phase === 'inReview' ? state.reviews.at(-1)?.body : undefined;
  return body === undefined
    ? { unit: state.owner.id, role: recusal?.decidedBy ?? 'head' }
    : { unit: body, role: 'head' };
}

/** The last day to ask, where it has passed; null before acceptance was told, in review, and where no pack sets one. */
function missedDay({ law, state, on }: Turn): string | null {
  const { recusal, counting, calendar } = law;
  if (recusal?.askWithin === undefined || state.phase === 'inReview') return null;
  const told = Object.values(state.notices).findLast(
    ({ kind, servedOn }) => ACCEPTANCE.has(kind) && servedOn !== undefined,
  );
  if (told?.servedOn === undefined) return null;
  const start = { on: told.servedOn, at: localInstant(calendar, told.servedOn, '00:00') };
  const counted = dueFor(recusal.askWithin, start, counting, calendar, []);
  // A day that waits for its calendar takes nobody's right.
  if (!counted.ok || counted.provisional || counted.dueOn === null) return null;
  return counted.dueOn < on ? counted.dueOn : null;
}

const ACCEPTANCE: ReadonlySet<NoticeKind> = new Set(['acceptanceNotice', 'deemedAcceptanceNotice']);

/** Tasks a recused person holds go back to the queue; nothing about the limits changes (T14). */
function freed(state: CaseState, staff: string): { tasks?: TaskMove[] } {
  const held = Object.values(state.tasks).filter((task) => task.holder === staff);
  return held.length === 0 ? {} : { tasks: held.map(({ id }) => ({ move: 'release', id })) };
}

function decided(
  turn: Turn,
  request: RecusalRequest,
  { granted, reason, replacement }: IndependenceCommands['decideRecusal'],
  replacing: boolean,
): EventParts {
  const answer =
    request.by === 'complainant'
      ? withoutNotice(tell(turn, 'recusalNotice', { facts: { granted }, texts: { reason } }))
      : {};
  const assigned =
    replacing && replacement
      ? parts(handlerNamed(turn.state), tellStaff(turn, 'assignment', replacement.id, { facts: { what: 'handler' } }))
      : {};
  return parts({ clocks: resumedAfter(turn) }, closeTasksAbout(turn.state, request.id), answer, assigned);
}

function pausedFor(turn: Turn): ClockMove[] {
  return liveFor(turn, 'recusal').map((clock) =>
    pauseClock(turn.law, clock, { on: turn.on, at: turn.at, reason: 'recusal' }),
  );
}

function resumedAfter(turn: Turn): ClockMove[] {
  return Object.values(turn.state.clocks)
    .filter((clock) => isHeldFor(clock, 'recusal'))
    .map((clock) => resumeClock(turn.law, clock, { on: turn.on, at: turn.at, reason: 'recusal' }));
}
