// Random lives once more through the real workflow: the same commands at the same hours give the same answers, events and
// dates as the pure core. Leaves out outages and failed deliveries, which belong to faults.test.ts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseTelling, DeliveryAttempt } from '../activities/contract.ts';
import type { CaseEvent, Effect } from '../domain/case.ts';
import { isInternal, transitionOf } from '../domain/case-transitions.ts';
import type { OutsideSignal } from '../domain/intake.ts';
import { localDate } from '../domain/working-days.ts';
import type { Given, Walk } from './support/case-walk.ts';
import { EngineCase } from './support/engine-case.ts';
import { startTestEngine, type TestEngine, until } from './support/engine.ts';
import { type MemoryHands, memoryHands } from './support/memory-hands.ts';
import { lawOf, type LifePlan, lifePlan, lived } from './support/random-life.ts';

/** More of them in a long run: `REDRESS_ENGINE_LIVES=500`. */
const SEEDS = Number(process.env['REDRESS_ENGINE_LIVES'] ?? 50);
const AT_ONCE = 10;
const DAY = 86_400_000;
let engine: TestEngine;
let hands: MemoryHands;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  engine = await startTestEngine();
  hands = inOrder(memoryHands());
  worker = await engine.work(hands);
});
afterAll(async () => {
  await worker.stop();
  await engine.stop();
});

it(`${SEEDS} seeds have the same answers, events and dates in the workflow`, { timeout: 600_000 }, async () => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
  const pairs: { engine: Account; core: Account }[] = [];
  const lane = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) pairs.push(await bothWays(seed));
  };
  // All of them, also when one fails: the engine is stopped only when nobody speaks to it.
  const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
  for (const pair of pairs) expect(pair.engine).toEqual(pair.core);
  expect(lanes.filter(({ status }) => status === 'rejected')).toEqual([]);
});

/** What is sent at one moment arrives in the order it was sent, as in the core: the engine itself promises none. */
function inOrder(free: MemoryHands): MemoryHands {
  const turn = (caseId: string, isFirst: (effect: Effect | undefined) => boolean) =>
    until('what was sent before has arrived', () => isFirst(free.state(caseId).effects[0]));
  return Object.assign(free, {
    deliverNotice: async ({ caseId, attempt }: DeliveryAttempt) => {
      await turn(caseId, (effect) => effect?.id === attempt);
      return { outcome: 'accepted' as const, reference: attempt };
    },
    tellCase: async ({ caseId, key }: CaseTelling) => {
      await turn(caseId, (effect) => effect?.kind === 'tellCase' && effect.key === key);
      return { outcome: 'told' as const };
    },
    settleSubmissions: ({ caseId }: { caseId: string }) =>
      turn(caseId, (effect) => effect?.kind === 'checkSubmissions'),
  });
}

/** One life as one side tells it. */
interface Account {
  seed: number;
  answers: string[];
  events: string[];
}

async function bothWays(seed: number): Promise<{ engine: Account; core: Account }> {
  const plan = { ...lifePlan(seed, 'long'), calm: true };
  const law = lawOf(plan.law);
  const receivedAt = Date.now();
  const walk = lived(plan, { receivedAt, receivedOn: localDate(law.calendar, receivedAt) });
  const one = new EngineCase(engine, hands);
  const answers = await again(walk, one, plan);
  const given = walk.given.slice(0, answers.length).map(({ command, code }) => `${command.name}: ${code}`);
  return {
    engine: { seed, answers, events: (hands.events.get(one.id) ?? []).map(told) },
    core: { seed, answers: given, events: walk.events.map(told) },
  };
}

/** The walk's commands on the engine; what it answered to each, up to the end of the case. */
async function again(walk: Walk, one: EngineCase, plan: LifePlan): Promise<string[]> {
  const { caseId: _ours, ...data } = walk.events[0]!.data as Extract<CaseEvent, { type: 'registered' }>['data'];
  await one.start(data, lawOf(plan.law));
  await quiet(one);
  const answers: string[] = [];
  let now = walk.events[0]!.at;
  for (const given of walk.given) {
    if (one.state.phase === 'archived') return answers;
    if (given.at > now) await one.skip((given.at - now) / DAY);
    now = given.at;
    await quiet(one);
    answers.push(`${given.command.name}: ${await answer(one, given)}`);
    await quiet(one);
  }
  if (walk.now > now && one.state.phase !== 'archived') await one.skip((walk.now - now) / DAY);
  await quiet(one);
  return answers;
}

async function answer(one: EngineCase, { command, actor, code }: Given): Promise<string> {
  const { name, data } = command;
  if (name === 'noteOutsideSignal' && actor.kind === 'gateway') return signalled(one, data as OutsideSignal);
  // What the machine says about itself has no door: nobody can even try.
  if (name === 'register' || (isInternal(name) && transitionOf(name).relayed !== true)) return code;
  return one.code(one.give(name, data as never, actor));
}

async function signalled(one: EngineCase, { signal, key, evidence, reasons }: OutsideSignal): Promise<string> {
  const { version } = one.state;
  await one.handle.signal(signal, { key, items: evidence, reasons });
  await until('the signal is noted', () => one.state.version > version);
  return 'accepted';
}

/** Everything due is done and everything sent has arrived. */
async function quiet(one: EngineCase): Promise<void> {
  await until('nothing is on its way', () => one.state.effects.length === 0);
}

/** What must be the same: instants differ by the time the engine takes. */
function told({ type, phase, effectiveOn, clocks }: CaseEvent) {
  const moves = clocks?.map(({ clock, standing, dueOn }) => `${clock} ${standing} ${dueOn}`) ?? [];
  return [type, phase ?? '=', effectiveOn, ...moves].join(' | ');
}
