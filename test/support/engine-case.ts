// One case on the real engine with a ledger in memory: start, commands, virtual time, and the stages of the main line.
import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import type { Actor, CaseCommands, CommandName } from '../../domain/case.ts';
import type { RegisterData } from '../../domain/intake.ts';
import type { Law } from '../../domain/law.ts';
import {
  caseWorkflowId,
  type CommandInput,
  type CommandResult,
  COMPLAINT,
  type ComplaintInput,
  TASK_QUEUE,
} from '../../workflows/case-messages.ts';
import { aLaw, anActor, aText, COMPLAINANT, registration, WEBSITE } from './case-builders.ts';
import { reviewer } from './case-stages.ts';
import { skipDays, type TestEngine, until, virtualNow } from './engine.ts';
import type { MemoryHands } from './memory-hands.ts';

export const law = aLaw();

/** One case on the engine, spoken to as the door would. */
export class EngineCase {
  readonly id: string = randomUUID();
  private readonly engine: TestEngine;
  private readonly hands: MemoryHands;
  handle!: WorkflowHandle & { firstExecutionRunId: string };

  constructor(engine: TestEngine, hands: MemoryHands) {
    this.engine = engine;
    this.hands = hands;
  }

  async start(change: Partial<RegisterData> = {}, under: Law = law): Promise<this> {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const data = registration(under, { receivedOn: today, caseId: this.id, receivedAt: Date.now(), ...change });
    const input: ComplaintInput = {
      law: under,
      opening: { data, actor: WEBSITE, receivedAt: Date.now(), key: `k-${this.id}` },
    };
    const workflowId = caseWorkflowId(this.id);
    this.handle = await this.engine.client.workflow.start(COMPLAINT, {
      taskQueue: TASK_QUEUE,
      workflowId,
      args: [input],
    });
    await until('the case is in the ledger', () => this.hands.events.has(this.id));
    return this;
  }
  async give<K extends CommandName>(
    name: K,
    data: CaseCommands[K],
    actor: Actor,
    key: string = randomUUID(),
  ): Promise<CommandResult> {
    const receivedAt = await virtualNow(this.engine.client.workflow, this.handle.workflowId);
    const input: CommandInput = { data, actor, receivedAt, bodyHmac: `${name}` };
    return this.handle.executeUpdate<CommandResult, [CommandInput]>(name, { args: [input], updateId: key });
  }
  async code(promise: Promise<unknown>): Promise<string> {
    try {
      await promise;
      return 'accepted';
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
        return error.cause.type ?? '?';
      throw error;
    }
  }
  get state() {
    return this.hands.state(this.id);
  }
  async opens(kind: string): Promise<this> {
    await until(`${kind} is sent`, () =>
      Object.values(this.state.notices).some((one) => one.kind === kind && one.state === 'sent'),
    );
    const notice = Object.values(this.state.notices).findLast((one) => one.kind === kind)!;
    const now = await virtualNow(this.engine.client.workflow, this.handle.workflowId);
    const on = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
    await this.give('recordDelivery', { notice: notice.id, method: 'inbox', on }, COMPLAINANT);
    return this;
  }
  skip = (days: number) => skipDays(this.engine.client.workflow, this.handle, days);
}

export const clerk = anActor('clerk');
export const handler = anActor('handler');
const approver = anActor('approver');
const bases = [{ kind: 'law' as const, title: 'l', clause: '1', version: '1' }];

export async function accepted(one: EngineCase): Promise<EngineCase> {
  await one.give('recordChecklist', { entries: law.checklist.map(({ item }) => ({ item, finding: 'met' })) }, clerk);
  await one.give('decideJurisdiction', { inRemit: true, article: 'x' }, clerk);
  await one.give(
    'recordConditions',
    { conditions: law.conditions.map(({ code }) => ({ code, fulfilled: true })) },
    clerk,
  );
  await one.give('accept', {}, clerk);
  return one;
}

export async function answered(one: EngineCase): Promise<EngineCase> {
  await accepted(one);
  for (const demand of ['d1', 'd2']) {
    await one.give(
      'recordFinding',
      { demand, outcome: 'upheld', facts: aText(), evidence: ['e-1'], bases, responsible: 'none', degree: 'none' },
      handler,
    );
  }
  await one.give(
    'draftPlan',
    { answers: ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld', answer: aText() })), measures: [] },
    handler,
  );
  await one.give('submitPlan', {}, handler);
  await one.give('approve', {}, approver);
  const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld' as const, answer: aText() }));
  await one.give('draftReply', { facts: aText(), bases, measures: aText(), results, plainSummary: aText() }, handler);
  await one.give('issueReply', {}, approver);
  return one.opens('reply');
}

export async function reviewed(one: EngineCase, level: 1 | 2): Promise<EngineCase> {
  const by = reviewer(level);
  await one.give('appeal', { reasons: [{ demand: 'd1', code: 'facts' }], evidence: [] }, COMPLAINANT);
  await one.give('acceptReview', {}, by);
  const parts = (['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const).map((part) => ({
    part,
    finding: aText(),
    sound: true,
  }));
  await one.give('recordReviewSheet', { parts }, by);
  const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld', answer: aText() }));
  await one.give('concludeReview', { outcome: 'uphold', facts: aText(), reasoning: aText(), results }, by);
  return one.opens('reviewOpinion');
}
