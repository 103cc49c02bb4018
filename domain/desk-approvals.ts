// What is put before an approver by each kind of task: who drafted it, what decides who must agree, how far that came.
// Leaves out the rules of approval (plan-rules.ts).
import type { CaseState, CommandName, TextRef } from './case.ts';
import { type DeskMatter, limitOf } from './desk-matter.ts';
import type { Task, TaskKind } from './people.ts';
import type { PlannedMeasure } from './plan.ts';
import { amountOf } from './plan-rules.ts';

/** What one task puts before whoever decides. */
export function approvalMatter(state: CaseState, task: Task): DeskMatter {
  const { by = null, clock, text = null, ...more } = PROPOSED[task.kind]?.(state, task) ?? {};
  const acts = ACTS[task.kind] ?? [];
  const limit = clock === undefined ? null : limitOf(state, clock);
  return {
    ...{ id: task.id, state: task.kind, fromUnit: state.owner.id, by, since: null, text, acts },
    asked: [{ unit: task.unit, state: 'open', limit }],
    ...more,
  };
}

const ACTS: Partial<Record<TaskKind, readonly CommandName[]>> = {
  approvePlan: ['approve', 'returnPlan'],
  decideEnding: ['decideEnding'],
  implement: ['issueReply'],
  verifyMeasure: ['verifyMeasure'],
  decideRecusal: ['decideRecusal'],
  reviewSuspension: ['resume'],
};

type Proposed = { by?: string | null; clock?: string; text?: TextRef | null } & Pick<
  DeskMatter,
  'measures' | 'amount' | 'chain' | 'version'
>;

/** What is put before an approver, by the kind of task. */
const PROPOSED: Partial<Record<TaskKind, (state: CaseState, task: Task) => Proposed>> = {
  approvePlan({ plans, approvals }) {
    const plan = plans.at(-1);
    if (plan === undefined) return {};
    const { version, draftedBy } = plan;
    return { by: draftedBy, clock: 'approval', version, chain: approvals, ...weight(plan.measures) };
  },
  implement({ replies }) {
    const reply = replies.at(-1);
    return { clock: 'reply', ...(reply === undefined ? {} : { by: reply.draftedBy, version: reply.version }) };
  },
  decideEnding({ proposals = [] }, { about }) {
    const open = proposals.find(({ id }) => id === about);
    if (open === undefined) return {};
    const { what } = open;
    return what.end === 'settled'
      ? { by: open.by, text: what.agreement, ...weight(what.measures ?? []) }
      : { by: open.by, text: what.reason };
  },
  verifyMeasure({ measures }, { about = '' }) {
    const measure = measures[about];
    if (measure === undefined) return {};
    return { by: measure.report?.by ?? null, clock: `measure:${about}`, text: measure.what, ...weight([measure]) };
  },
  decideRecusal: ({ recusals = [] }, { about }) => ({ text: recusals.find(({ id }) => id === about)?.reasons ?? null }),
  reviewSuspension: ({ suspensions = {} }) => ({ text: suspensions.suspension?.reason ?? null }),
};

/** What a chain of approval goes by. */
function weight(measures: readonly PlannedMeasure[]): Pick<DeskMatter, 'measures' | 'amount'> {
  const amount = amountOf(measures);
  return { measures: [...new Set(measures.map(({ kind }) => kind))], ...(amount > 0 ? { amount } : {}) };
}
