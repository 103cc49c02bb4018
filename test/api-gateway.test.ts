// How the engine's answers are told apart, and how many commands of one case are under way at once.
import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { expect, it } from 'vitest';
import { CaseGate, GateTimeout } from '../api/case-gate.ts';
import { createCaseGateway } from '../api/case-gateway.ts';
import { EngineUnavailable, judge } from '../api/engine-client.ts';

const failed = (type: string, ...details: unknown[]) =>
  new WorkflowUpdateFailedError('no', ApplicationFailure.nonRetryable('no', type, ...details));
const grpc = (code: number) => Object.assign(new Error('grpc'), { code, details: '', metadata: {} });

it.each([
  [
    'a refusal with its detail',
    failed('wrong_phase', { code: 'wrong_phase', detail: { phase: 'archived' } }),
    { kind: 'refused', refusal: { code: 'wrong_phase', detail: { phase: 'archived' } } },
  ],
  ['a refusal without', failed('deadline_passed'), { kind: 'refused', refusal: { code: 'deadline_passed' } }],
  ['an update nobody processed', failed('UnprocessedUpdate'), { kind: 'resend' }],
  ['a key with another body', failed('key_reused'), { kind: 'keyReused' }],
  ['a failure nobody knows', failed('TypeError'), { kind: 'bug' }],
  ['no answer in time', new WorkflowUpdateRPCTimeoutOrCancelledError('late'), { kind: 'resend' }],
  ['an engine that is away', grpc(14), { kind: 'resend' }],
  ['an engine that has too much to do', grpc(8), { kind: 'resend' }],
  ['an execution that is over', new WorkflowNotFoundError('gone', 'complaint-1', undefined), { kind: 'notRunning' }],
  ['a permission of ours that is missing', grpc(7), { kind: 'bug' }],
])('%s', (_what, error, verdict) => {
  expect(judge(error)).toEqual(verdict);
});

it('eight at once per case, the rest in line, other cases unaffected', async () => {
  const gate = new CaseGate(8);
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (inside += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 50 }, () => gate.run('one', Date.now() + 5000, work)));
  expect(most).toBe(8);
});

it('who waits too long is told so, and the line goes on', async () => {
  const gate = new CaseGate(1);
  let release = () => {};
  const held = gate.run('one', Date.now() + 1000, () => new Promise<void>((resolve) => (release = resolve)));
  await expect(gate.run('one', Date.now() + 20, async () => 'never')).rejects.toThrow(GateTimeout);
  const next = gate.run('one', Date.now() + 1000, async () => 'next');
  release();
  expect([await held, await next]).toEqual([undefined, 'next']);
});

it('an engine nobody runs is unavailable within the deadline', async () => {
  const gateway = createCaseGateway({ connection: { address: '127.0.0.1:1' }, namespace: 'none', timeoutMs: 600 });
  const started = Date.now();
  const input = { data: {}, actor: { kind: 'staff' as const, id: 'x', roles: [] }, receivedAt: 0, bodyHmac: '' };
  await expect(gateway.command('c', 'accept', 'key-key-key', input)).rejects.toThrow(EngineUnavailable);
  await expect(gateway.check()).rejects.toThrow(EngineUnavailable);
  expect(Date.now() - started).toBeLessThan(4000);
  await gateway.close();
});
