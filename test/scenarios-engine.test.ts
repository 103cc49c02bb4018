// Eleven published lives once more through the real workflow, on a skipped clock: moved to begin today, step by step, with
// equal dates. Leaves out the dates themselves (scenarios.test.ts): moved to today they fall on other days.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nextAlarm } from '../domain/case-alarms.ts';
import type { ScenarioStep } from '../domain/simulation.ts';
import { simulate } from '../domain/simulation.ts';
import { actorsFor, registrationOf } from '../domain/simulation-actors.ts';
import { reasonOf } from '../domain/simulation-play.ts';
import { tableOf } from '../domain/simulation-tables.ts';
import { STEPS } from '../domain/simulation-steps.ts';
import { addDays, daysBetween, localDate, localInstant } from '../domain/working-days.ts';
import { EngineCase } from './support/engine-case.ts';
import { startTestEngine, type TestEngine, until, virtualNow } from './support/engine.ts';
import { type MemoryHands, memoryHands } from './support/memory-hands.ts';
import { lawOfLife, LIVES, type PublishedLife } from './support/published-lives.ts';

const SHAPES = [
  'xinfang-spring-festival',
  'xinfang-posted-in-time',
  'xinfang-transfer-silence',
  'xinfang-extension-may',
  'fuyi-deemed-acceptance',
  'fuyi-supplement-in-time',
  'centre-two-supplements',
  'centre-redo',
  'centre-refusal-contested',
  'housing-stage-two',
  'xinfang-hearing-excluded',
];
/** The days a step may name beside its own. */
const NAMED = ['day', 'from', 'to'] as const;
const DAY_MS = 86_400_000;
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

it.each(SHAPES)('%s has the same dates in the workflow', async (name) => {
  const life = LIVES.find((one) => one.name === `${name}`)!;
  const startAt = Date.now();
  const moved = movedTo(life, startAt);
  const lived = new Lived(moved, startAt);
  await lived.live();
  const { refused, ...simulated } = simulate(lived.law, moved);
  expect(tableOf(lived.law, hands.events.get(lived.one.id) ?? [])).toEqual(simulated);
  expect(lived.refused).toEqual(refused.map(({ step, code }) => [step, code]));
});

/** The same steps, as many days later as today is after the first one. */
function movedTo(life: PublishedLife, startAt: number): PublishedLife {
  const { calendar } = lawOfLife(life);
  const later = daysBetween(life.steps[0]!.on, localDate(calendar, startAt));
  const at = localTime(startAt - localInstant(calendar, localDate(calendar, startAt), '00:00'));
  const steps = life.steps.map((step, index) => ({
    ...step,
    on: addDays(step.on, later),
    ...Object.fromEntries(NAMED.flatMap((name) => (step[name] ? [[name, addDays(step[name], later)]] : []))),
    ...(index === 0 ? { at } : {}),
  }));
  return { ...life, steps };
}

function localTime(sinceMidnightMs: number): string {
  return new Date(sinceMidnightMs).toISOString().slice(11, 16);
}

class Lived {
  readonly law;
  readonly one = new EngineCase(engine, hands);
  readonly refused: [step: number, code: string][] = [];
  private readonly life: PublishedLife;
  private readonly startAt: number;

  constructor(life: PublishedLife, startAt: number) {
    this.law = lawOfLife(life);
    this.life = life;
    this.startAt = startAt;
  }

  async live(): Promise<void> {
    const [first, ...steps] = this.life.steps;
    const opening = registrationOf(this.law, first!.on, this.startAt, this.life.anonymous ?? false);
    await this.one.start({ ...opening, caseId: this.one.id }, this.law);
    for (const [index, step] of steps.entries()) {
      await this.quiet();
      const target = localInstant(this.law.calendar, step.on, step.at ?? '12:00');
      const ahead = target - (await this.now());
      if (ahead > 0) await this.one.skip(ahead / DAY_MS);
      await this.quiet();
      await this.play(step, index + 1);
    }
    await this.quiet();
  }

  private async play(step: ScenarioStep, index: number): Promise<void> {
    const now = await this.now();
    const look = () => ({ law: this.law, state: this.one.state, now, step });
    for (const { name, data } of STEPS[step.do](look)) {
      const codes: string[] = [];
      for (const actor of actorsFor(this.one.state, name)) {
        codes.push(await this.one.code(this.one.give(name, data, actor)));
        if (codes.at(-1) === 'accepted') break;
      }
      await this.quiet();
      if (codes.at(-1) === 'accepted') continue;
      this.refused.push([index, reasonOf(codes)]);
      return;
    }
  }

  /** Nothing is due and no work outside is open. */
  private quiet(): Promise<void> {
    return until(`${this.life.name} is quiet`, async () => {
      const alarm = nextAlarm(this.law, this.one.state);
      return this.one.state.effects.length === 0 && (alarm === null || alarm.at > (await this.now()));
    });
  }

  private now(): Promise<number> {
    return virtualNow(engine.client.workflow, this.one.handle.workflowId);
  }
}
