// Handling plan and approval: an answer per demand, measures with owner and date, a chain of approvers (I6, I8).
// What becomes of the promises afterwards is measure-rules.ts.
import { endClock, hasClock, isLive, meetClock, startClock } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseState, Verdict } from './case.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, yes } from './case-rules.ts';
import { openTask } from './case-tasks.ts';
import { closeTasksAbout } from './case-tasks.ts';
import { tellStaff } from './delivery-ladder.ts';
import { opinionsMissing } from './consultation-state.ts';
import { factsHash } from './investigation-rules.ts';
import type { Law, Role } from './law.ts';
import { promised } from './measure-rules.ts';
import type { PlanCommands, PlanEvents, PlannedMeasure, PlanVersion } from './plan.ts';

export const planRules = {
  draftPlan(turn, data) {
    const unfit = planRefusal(turn, data);
    if (unfit !== null) return unfit;
    if (repeatsForbidden(turn.state, data.answers)) return no('same_result', { review: turn.state.redo?.review ?? '' });
    const measures = data.measures.map((measure) => ({ ...measure, id: turn.id('m') }));
    const plan: PlanVersion = {
      ...{ version: turn.state.plans.length + 1, answers: data.answers, measures },
      ...{ draftedBy: turn.actor.id, state: 'draft' },
    };
    return yes({ type: 'planDrafted', data: plan });
  },

  submitPlan(turn) {
    const plan = turn.state.plans.at(-1);
    if (plan === undefined) return no('incomplete', { missing: ['plan'] });
    if (plan.state !== 'draft') return no('already_done', { plan: plan.state });
    const silent = opinionsMissing(turn.state);
    if (silent !== null) return silent;
    const late = passedMeasures(turn, plan.measures);
    if (late.length > 0) return no('deadline_passed', { measures: late });
    const chain = approvalChain(turn.law, plan.measures);
    const data = { version: plan.version, chain, by: turn.actor.id };
    const [first] = chain;
    if (first === undefined) {
      return yes(
        { type: 'planSubmitted', data, phase: 'implementing', clocks: started(turn, 'reply') },
        ...promised(turn, plan.measures),
      );
    }
    const told = askApprover(turn, plan, first);
    return yes({
      type: 'planSubmitted',
      data,
      phase: 'awaitingApproval',
      ...parts({ clocks: started(turn, 'approval') }, told),
    });
  },

  approve(turn, { comments }) {
    const due = dueStep(turn);
    if (!due.ok) return due;
    const { plan, step } = due.events;
    if (turn.state.approvals.some((one) => one.by === turn.actor.id))
      return no('not_independent', { took: 'approved' });
    const next = turn.state.approvals[step + 1]?.role;
    const data = {
      ...{ version: plan.version, step, by: turn.actor.id, last: next === undefined },
      ...(comments === undefined ? {} : { comments }),
    };
    if (next !== undefined) {
      return yes({ type: 'planApproved', data, ...parts(passedOn(turn, next), askApprover(turn, plan, next)) });
    }
    const late = passedMeasures(turn, plan.measures);
    if (late.length > 0) return no('deadline_passed', { measures: late });
    const clocks = [...closed(turn, 'met'), ...started(turn, 'reply')];
    const settled = parts({ clocks }, closeTasksAbout(turn.state, 'approval'));
    return yes({ type: 'planApproved', data, phase: 'implementing', ...settled }, ...promised(turn, plan.measures));
  },

  returnPlan(turn, { comments }) {
    const due = dueStep(turn);
    if (!due.ok) return due;
    const { plan } = due.events;
    const told = tellStaff(turn, 'assignment', plan.draftedBy, {
      facts: { task: 'investigate', returned: plan.version },
      texts: { comments },
    });
    return yes({
      type: 'planReturned',
      data: { version: plan.version, by: turn.actor.id, comments },
      phase: 'investigating',
      ...parts({ clocks: closed(turn, 'ended') }, closeTasksAbout(turn.state, 'approval'), told),
    });
  },
} satisfies RulesOf<PlanCommands>;

export const planFolds = {
  planDrafted: (state, plan) => ({ plans: [...state.plans, plan] }),
  planSubmitted: (state, { version, chain }) => ({
    plans: marked(state, version, { state: chain.length === 0 ? 'approved' : 'submitted' }),
    approvals: chain.map((role) => ({ role })),
  }),
  planApproved: (state, { version, step, by, last }, event) => ({
    plans: last ? marked(state, version, { state: 'approved' }) : state.plans,
    approvals: state.approvals.map((one, index) => (index === step ? { ...one, by, at: event.at } : one)),
  }),
  planReturned: (state, { version, comments }) => ({
    plans: marked(state, version, { state: 'returned', comments }),
    approvals: [],
  }),
} satisfies FoldsOf<PlanEvents>;

/**
 * Who must approve, in order: the roles of every step of the pack whose kind and amount fit. Amounts of one kind are
 * added up, so that a payment cannot be split below a threshold.
 */
export function approvalChain(law: Law, measures: readonly PlannedMeasure[]): Role[] {
  const fitting = law.approval.filter(({ measureKinds, fromAmount }) => {
    const concerned = measures.filter(({ kind }) => measureKinds === 'any' || measureKinds.includes(kind));
    const amount = amountOf(concerned);
    return (measureKinds === 'any' || concerned.length > 0) && amount >= fromAmount;
  });
  return [...new Set(fitting.flatMap((step) => step.roles))];
}

function planRefusal(turn: Turn, { answers, measures }: PlanCommands['draftPlan']): Verdict<never> | null {
  const { demands, findings } = turn.state;
  const known = new Set(demands.map((demand) => demand.id));
  const strange = [...answers, ...measures].map((part) => part.demand).filter((demand) => !known.has(demand));
  if (strange.length > 0) return no('unknown_item', { demands: strange });
  const answered = new Set(answers.map((answer) => answer.demand));
  if (answered.size < answers.length) return no('already_done', { demands: answers.map((answer) => answer.demand) });
  const missing = [
    ...[...known].filter((id) => findings[id] === undefined).map((id) => `finding.${id}`),
    ...[...known].filter((id) => !answered.has(id)).map((id) => `answer.${id}`),
    ...measures.flatMap((measure, index) => missingInMeasure(measure, index)),
  ];
  if (missing.length > 0) return no('incomplete', { missing });
  const late = measures.filter((measure) => measure.dueOn < turn.on);
  return late.length > 0 ? no('deadline_passed', { dueOn: late.map((measure) => measure.dueOn) }) : null;
}

/** In the smallest unit of money, added up. */
export function amountOf(measures: readonly Pick<PlannedMeasure, 'amount'>[]): number {
  return measures.reduce((sum, measure) => sum + (measure.amount ?? 0), 0);
}

/** A compensation without an amount could not be sent up the right chain. */
export function missingInMeasure({ kind, amount, ownerUnit }: Omit<PlannedMeasure, 'id'>, index: number): string[] {
  return [
    ...(ownerUnit === '' ? [`measures.${index}.ownerUnit`] : []),
    ...(kind === 'compensation' && !(amount !== undefined && amount > 0) ? [`measures.${index}.amount`] : []),
  ];
}

/** After an order to redo: every forbidden result again, and nothing new in the facts (V7). */
function repeatsForbidden(state: CaseState, answers: PlanVersion['answers']): boolean {
  const { redo } = state;
  if (redo === null || redo.results.length === 0 || redo.factsHash !== factsHash(state)) return false;
  const outcomes = new Map<string, string>(answers.map((answer) => [answer.demand, answer.outcome]));
  return redo.results.every((result) => outcomes.get(result.demand) === result.outcome);
}

/** A date that passed while the proposal waited would be a promise broken when it is made. */
export function passedMeasures(turn: Turn, measures: readonly PlannedMeasure[]): string[] {
  return measures.filter((measure) => measure.dueOn < turn.on).map((measure) => measure.id);
}

/** The step whose turn it is, when the actor holds its role. */
function dueStep({ state, actor }: Turn): Verdict<{ plan: PlanVersion; step: number }> {
  const plan = state.plans.at(-1);
  const step = state.approvals.findIndex((one) => one.by === undefined);
  const role = state.approvals[step]?.role;
  if (plan === undefined || plan.state !== 'submitted' || role === undefined) return no('nothing_to_do');
  return actor.roles.includes(role) ? { ok: true, events: { plan, step } } : no('not_permitted', { needs: role });
}

function askApprover(turn: Turn, plan: PlanVersion, role: Role) {
  return tellStaff(
    turn,
    'assignment',
    { unit: turn.state.owner.id, role },
    { facts: { task: 'approvePlan', version: plan.version } },
  );
}

/** The approval task goes to the next role of the chain. */
function passedOn(turn: Turn, role: Role) {
  const { state } = turn;
  const closing = Object.values(state.tasks).filter((task) => task.kind === 'approvePlan');
  const opened = openTask(turn, 'approvePlan', { unit: state.owner.id, role });
  return { tasks: [...closing.map(({ id }) => ({ move: 'close' as const, id })), ...opened.tasks] };
}

function started(turn: Turn, clock: 'approval' | 'reply'): ClockMove[] {
  return hasClock(turn.law, clock) ? [startClock(turn.law, clock, { on: turn.on, at: turn.at })] : [];
}

function closed(turn: Turn, how: 'met' | 'ended'): ClockMove[] {
  const clock = turn.state.clocks['approval'];
  if (clock === undefined || !(isLive(clock) || clock.standing === 'expired')) return [];
  const occasion = { on: turn.on, at: turn.at };
  return [how === 'met' ? meetClock(clock, occasion) : endClock(clock, { ...occasion, reason: 'returned' })];
}

function marked(state: CaseState, version: number, change: Partial<PlanVersion>): PlanVersion[] {
  return state.plans.map((plan) => (plan.version === version ? { ...plan, ...change } : plan));
}
