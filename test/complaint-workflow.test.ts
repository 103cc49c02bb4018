// The workflow on the real engine with virtual time; the hands are a ledger in memory.
import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CaseCommands, CommandName } from '../domain/case.ts';
import { brokenAt } from '../domain/case-chain.ts';
import type { RegisterData } from '../domain/intake.ts';
import { caseWorkflowId, type CommandInput, type CommandResult, COMPLAINT, type ComplaintInput, TASK_QUEUE } from '../workflows/case-messages.ts';
import { aLaw, anActor, anEvidence, aText, COMPLAINANT, registration, WEBSITE } from './support/case-builders.ts';
import { reviewer } from './support/case-stages.ts';
import { skipDays, startTestEngine, type TestEngine, until, virtualNow } from './support/engine.ts';
import { memoryHands, type MemoryHands } from './support/memory-hands.ts';

const law = aLaw();
let engine: TestEngine;
let hands: MemoryHands;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  engine = await startTestEngine();
  hands = memoryHands();
  worker = await engine.work(hands);
});
afterAll(async () => {
  await worker.stop();
  await engine.stop();
});

class Case {
  readonly id = randomUUID();
  handle!: WorkflowHandle & { firstExecutionRunId: string };
  async start(change: Partial<RegisterData> = {}): Promise<this> {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const data = registration(law, { receivedOn: today, caseId: this.id, receivedAt: Date.now(), ...change });
    const input: ComplaintInput = { law, opening: { data, actor: WEBSITE, receivedAt: Date.now(), key: `k-${this.id}` } };
    const workflowId = caseWorkflowId(this.id);
    this.handle = await engine.client.workflow.start(COMPLAINT, { taskQueue: TASK_QUEUE, workflowId, args: [input] });
    await until('the case is in the ledger', () => hands.events.has(this.id));
    return this;
  }
  async give<K extends CommandName>(name: K, data: CaseCommands[K], actor: Actor, key: string = randomUUID()): Promise<CommandResult> {
    const receivedAt = await virtualNow(engine.client.workflow, this.handle.workflowId);
    const input: CommandInput = { data, actor, receivedAt, bodyHmac: `${name}` };
    return this.handle.executeUpdate<CommandResult, [CommandInput]>(name, { args: [input], updateId: key });
  }
  async code(promise: Promise<unknown>): Promise<string> {
    try {
      await promise;
      return 'accepted';
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) return error.cause.type ?? '?';
      throw error;
    }
  }
  get state() {
    return hands.state(this.id);
  }
  async opens(kind: string): Promise<this> {
    await until(`${kind} is sent`, () => Object.values(this.state.notices).some((one) => one.kind === kind && one.state === 'sent'));
    const notice = Object.values(this.state.notices).findLast((one) => one.kind === kind)!;
    const now = await virtualNow(engine.client.workflow, this.handle.workflowId);
    const on = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
    await this.give('recordDelivery', { notice: notice.id, method: 'inbox', on }, COMPLAINANT);
    return this;
  }
  skip = (days: number) => skipDays(engine.client.workflow, this.handle, days);
}

const clerk = anActor('clerk');
const handler = anActor('handler');
const approver = anActor('approver');
const bases = [{ kind: 'law' as const, title: 'l', clause: '1', version: '1' }];

async function accepted(one: Case): Promise<Case> {
  await one.give('recordChecklist', { entries: law.checklist.map(({ item }) => ({ item, finding: 'met' })) }, clerk);
  await one.give('decideJurisdiction', { inRemit: true, article: 'x' }, clerk);
  await one.give('recordConditions', { conditions: law.conditions.map(({ code }) => ({ code, fulfilled: true })) }, clerk);
  await one.give('accept', {}, clerk);
  return one;
}

async function answered(one: Case): Promise<Case> {
  await accepted(one);
  for (const demand of ['d1', 'd2']) {
    await one.give('recordFinding', { demand, outcome: 'upheld', facts: aText(), evidence: ['e-1'], bases, responsible: 'none', degree: 'none' }, handler);
  }
  await one.give('draftPlan', { answers: ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld', answer: aText() })), measures: [] }, handler);
  await one.give('submitPlan', {}, handler);
  await one.give('approve', {}, approver);
  const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld' as const, answer: aText() }));
  await one.give('draftReply', { facts: aText(), bases, measures: aText(), results, plainSummary: aText() }, handler);
  await one.give('issueReply', {}, approver);
  return one.opens('reply');
}

async function reviewed(one: Case, level: 1 | 2): Promise<Case> {
  const by = reviewer(level);
  await one.give('appeal', { reasons: [{ demand: 'd1', code: 'facts' }], evidence: [] }, COMPLAINANT);
  await one.give('acceptReview', {}, by);
  const parts = (['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const).map((part) => ({ part, finding: aText(), sound: true }));
  await one.give('recordReviewSheet', { parts }, by);
  const results = ['d1', 'd2'].map((demand) => ({ demand, outcome: 'upheld', answer: aText() }));
  await one.give('concludeReview', { outcome: 'uphold', facts: aText(), reasoning: aText(), results }, by);
  return one.opens('reviewOpinion');
}

describe('a complaint on the engine', () => {
  it('runs from intake through review and re-review to the sealed file, over a continue-as-new', async () => {
    const one = await answered(await new Case().start());
    await until('a new run after the reply', async () => (await one.handle.describe()).runId !== one.handle.firstExecutionRunId);
    await reviewed(one, 1);
    await reviewed(one, 2);
    await one.give('archive', {}, anActor('archivist', 'yunxi'));
    const result = (await one.handle.result()) as { archive: string };
    expect(result.archive).toBe('f'.repeat(64));
    expect(hands.sealed).toContain(one.id);
    expect(brokenAt(hands.events.get(one.id)!)).toBeNull();
    expect(hands.exported.length).toBeGreaterThanOrEqual(2);
  });

  it('refuses without a trace in the history and names what would be allowed', async () => {
    const one = await new Case().start();
    const updates = async () => (await one.handle.fetchHistory()).events!.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
    expect(await one.code(one.give('submitPlan', {}, handler))).toBe('wrong_phase');
    expect(await one.code(one.give('accept', {}, handler))).toBe('not_permitted');
    expect(await updates()).toBe(0);
  });

  it('answers the same key the same way, also after continue-as-new', async () => {
    const one = await new Case().start();
    const key = randomUUID();
    const first = await one.give('guide', { body: 'yunxi.minzheng', guidance: aText() }, clerk, key);
    expect(await one.give('guide', { body: 'yunxi.minzheng', guidance: aText() }, clerk, key)).toEqual(first);
    await answered(one);
    await until('a new run', async () => (await one.handle.describe()).runId !== one.handle.firstExecutionRunId);
    const again = await one.give('guide', { body: 'yunxi.minzheng', guidance: aText() }, clerk, key);
    expect(again).toEqual({ version: first.version, repeated: true });
    expect(one.state.phase).toBe('reviewWindow');
  });

  it('takes silence for acceptance once, dated on the due day', async () => {
    const one = await new Case().start();
    const { dueOn } = one.state.clocks['preliminary']!;
    await one.skip(20);
    await until('deemed accepted', () => one.state.phase === 'investigating');
    const events = hands.events.get(one.id)!.filter((event) => event.type === 'deemedAccepted');
    expect(events.map((event) => event.effectiveOn)).toEqual([dueOn]);
  });

  it('keeps a signal from outside without effect until a person confirms it', async () => {
    const one = await new Case().start();
    await one.handle.signal('supplementEvidence', { key: 'ui-1', items: [anEvidence(7)], note: '张三 13800000000' });
    await until('noted', () => one.state.outsideSignals.length === 1);
    expect(one.state.evidence.map((item) => item.evidence)).toEqual(['e-1']);
    const { id } = one.state.outsideSignals[0]!;
    await one.give('confirmOutsideSignal', { id, confirm: true, sender: 'complainant', reason: aText() }, clerk);
    expect(one.state.evidence.map((item) => item.evidence)).toEqual(['e-1', 'e-7']);
    expect(JSON.stringify(hands.events.get(one.id))).not.toContain('13800000000');
  });

  it('takes a proved signal once, and records a refused one with its reason', async () => {
    const one = await new Case().start();
    const proved = { actor: COMPLAINANT, receivedAt: Date.now(), bodyHmac: 'h', data: { items: [anEvidence(8)] } };
    hands.signals.set('s-1', proved);
    for (const _ of [1, 2, 3]) await one.handle.signal('supplementEvidence', { key: 's-1' });
    hands.signals.set('s-2', { ...proved, data: { reasons: [], evidence: [] } });
    await one.handle.signal('appeal', { key: 's-2' });
    await until('refused', () => hands.refusals.has('s-2'));
    const types = hands.events.get(one.id)!.map((event) => event.type);
    expect(types.filter((type) => type === 'evidenceSupplemented')).toHaveLength(1);
    expect(types.filter((type) => type === 'signalRefused')).toHaveLength(1);
    expect(hands.refusals.get('s-2')).toBe('wrong_phase');
  });
});
