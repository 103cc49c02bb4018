// Quiet hours on the engine: mail waits for the morning on a durable timer, the limits of the case do not.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldAll } from '../domain/case-apply.ts';
import { registration } from './support/case-builders.ts';
import { startTestEngine, type TestEngine, until } from './support/engine.ts';
import { EngineCase, law } from './support/engine-case.ts';
import { memoryHands, type MemoryHands } from './support/memory-hands.ts';

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

it('the receipt by mail goes out when the night is over, and the first limit is the same (T20)', async () => {
  const reach = { ...registration(law).reach, preferred: 'email' as const };
  // Quiet from a minute past midnight until the next midnight: whenever this test runs, it is night.
  const night = { ...law, quietHours: { from: '00:01', to: '00:00', restDays: false } };
  const [quiet, loud] = [new EngineCase(engine, hands), new EngineCase(engine, hands)];
  await quiet.start({ reach }, night);
  await loud.start({ reach });
  const state = ({ id }: EngineCase) => foldAll(hands.events.get(id)!);
  const receipt = (one: EngineCase) => Object.values(state(one).notices)[0]?.tried.length;
  await until('the other one is told at once', async () => receipt(loud) === 1);
  expect(receipt(quiet)).toBe(0);
  expect(state(quiet).clocks['preliminary']?.dueAt).toBe(state(loud).clocks['preliminary']?.dueAt);
  await quiet.skip(1);
  await until('told in the morning', async () => receipt(quiet) === 1);
});
