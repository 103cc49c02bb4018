// Supervision: a chase tells and moves no limit; an order has a limit of its own beside those of the case, a task for the
// owner and an answer the supervisor has to judge. An order outlives the conclusion, as the promises it is about do.
import { endClock, isLive, meetClock, startClockUntil } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseState, EventDraft, Verdict } from './case.ts';
import { askedUnit } from './case-permission.ts';
import { emptyTexts, type FoldsOf, no, own, parts, type RulesOf, type Turn, yes } from './case-rules.ts';
import { closeTasksAbout, openTask } from './case-tasks.ts';
import { tellStaff } from './delivery-ladder.ts';
import type { SupervisionCommands, SupervisionEvents, SupervisionOrder } from './supervision.ts';

const CLOCK = 'order:';

export const supervisionRules = {
  chase(turn, { matter, note }) {
    const missing = emptyTexts({ note });
    if (missing.length > 0) return no('incomplete', { missing });
    const to = chased(turn.state);
    const told = tellStaff(turn, 'chase', to, { facts: { matter }, texts: { note } });
    const name = typeof to === 'string' ? to : `${to.role}@${to.unit}`;
    return yes({ type: 'chased', data: { matter, note, to: name }, ...told });
  },

  issueOrder(turn, { matter, what, dueOn }) {
    const missing = emptyTexts({ what });
    if (missing.length > 0) return no('incomplete', { missing });
    if (dueOn < turn.on) return no('deadline_passed', { field: 'dueOn', from: turn.on });
    const unit = turn.state.owner.id;
    const id = turn.id('so');
    const order: SupervisionOrder = {
      ...{ id, matter, what, by: turn.actor.id, unit, issuedOn: turn.on, dueOn, state: 'open' },
    };
    const clocks = [startClockUntil(turn.law, 'order', { id: CLOCK + id, on: turn.on, at: turn.at, dueOn })];
    const message = { facts: { matter, order: id, dueOn, task: 'answerOrder' }, texts: { content: what } };
    const opened = openTask(turn, 'answerOrder', { unit, role: 'lead', about: id });
    const { handler } = turn.state;
    const told = [{ unit, role: 'lead' }, ...(handler === null ? [] : [handler.id])];
    return yes({
      type: 'orderIssued',
      data: { order },
      ...parts({ clocks }, opened, ...told.map((to) => tellStaff(turn, 'supervisionOrder', to, message))),
    });
  },

  answerOrder: during(['open'], (turn, order, { answer, evidence }) => {
    const missing = emptyTexts({ answer });
    if (missing.length > 0) return no('incomplete', { missing });
    const unit = turn.state.owner.body;
    const opened = openTask(turn, 'closeOrder', { unit, role: 'supervisor', about: order.id });
    const told = tellStaff(turn, 'assignment', order.by, {
      facts: { task: 'closeOrder', order: order.id },
      texts: { answer },
    });
    return yes({
      type: 'orderAnswered',
      data: { order: order.id, on: turn.on, answer, evidence },
      ...parts({ clocks: over(turn, order, 'met') }, closeTasksAbout(turn.state, order.id), opened, told),
    });
  }),

  closeOrder: during(['open', 'answered'], (turn, order, { satisfied, reason }) => {
    if (order.answer?.by === turn.actor.id) return no('not_independent', { took: 'answered' });
    const missing = [...emptyTexts({ reason }), ...(satisfied && order.answer === undefined ? ['answer'] : [])];
    if (missing.length > 0) return no('incomplete', { missing });
    const unit = turn.state.owner.id;
    const what = satisfied ? 'orderSatisfied' : 'orderNotSatisfied';
    const message = { facts: { what, order: order.id }, texts: { reason } };
    const told = [{ unit, role: 'lead' }, ...(satisfied ? [] : [{ unit, role: 'head' }])];
    return yes({
      type: 'orderClosed',
      data: { order: order.id, on: turn.on, satisfied, reason },
      ...parts(
        { clocks: over(turn, order, 'ended') },
        closeTasksAbout(turn.state, order.id),
        ...told.map((to) => tellStaff(turn, satisfied ? 'assignment' : 'escalation', to, message)),
      ),
    });
  }),
} satisfies RulesOf<SupervisionCommands>;

export const supervisionFolds = {
  chased: () => ({}),
  orderIssued: (state, { order }) => ({ orders: { ...state.orders, [order.id]: order } }),
  orderAnswered: (state, { order, on, answer, evidence }, event) =>
    changed(state, order, { state: 'answered', answer: { on, by: event.actor.id, text: answer, evidence } }),
  orderClosed: (state, { order, on, satisfied, reason }, event) =>
    changed(state, order, { state: 'closed', verdict: { on, by: event.actor.id, satisfied, reason } }),
} satisfies FoldsOf<SupervisionEvents>;

/** Orders nobody has judged yet keep the file open: `order:<id>`. */
export function openOrders(state: CaseState): string[] {
  return Object.values(state.orders ?? {})
    .filter((order) => order.state !== 'closed')
    .map((order) => CLOCK + order.id);
}

/** Whoever the case waits for: the body that was asked, else the handler, else the unit's lead. */
function chased(state: CaseState): string | { unit: string; role: string } {
  const unit = askedUnit(state);
  if (unit !== null) return { unit, role: state.phase === 'inReview' ? 'reviewer' : 'clerk' };
  return state.handler?.id ?? { unit: state.owner.id, role: 'lead' };
}

function during<D extends { order: string }>(
  states: readonly SupervisionOrder['state'][],
  judge: (turn: Turn, order: SupervisionOrder, data: D) => Verdict<EventDraft[]>,
) {
  return (turn: Turn, data: D): Verdict<EventDraft[]> => {
    const orders = turn.state.orders ?? {};
    const order = own(orders, data.order);
    if (order === undefined) return no('unknown_item', { order: data.order, orders: Object.keys(orders) });
    return states.includes(order.state) ? judge(turn, order, data) : no('already_done', { order: order.state });
  };
}

/** Also an expired limit, so that no step of its ladder rings later (T16). */
function over(turn: Turn, { id }: SupervisionOrder, how: 'met' | 'ended'): ClockMove[] {
  const clock = turn.state.clocks[CLOCK + id];
  if (clock === undefined || !(isLive(clock) || clock.standing === 'expired')) return [];
  const occasion = { on: turn.on, at: turn.at };
  return [how === 'met' ? meetClock(clock, occasion) : endClock(clock, { ...occasion, reason: 'orderClosed' })];
}

function changed(state: CaseState, id: string, change: Partial<SupervisionOrder>): Partial<CaseState> {
  const order = state.orders?.[id];
  return order === undefined ? {} : { orders: { ...state.orders, [id]: { ...order, ...change } } };
}
