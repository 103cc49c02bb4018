// A whole life of a case from one number: the same seed gives the same law, people, commands and hours, everywhere.
// Leaves out shrinking: fast-check does that in the property tests; here a seed is short enough to hand on.
import { brokenAt } from '../../domain/case-chain.ts';
import { foldAll } from '../../domain/case-apply.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { CaseEvent } from '../../domain/case.ts';
import type { RegisterData } from '../../domain/intake.ts';
import type { Law } from '../../domain/law.ts';
import { aLaw } from './case-builders.ts';
import { type Step, Walk } from './case-walk.ts';

export interface LifePlan {
  seed: number;
  law: string;
  reach: 'inbox' | 'post' | 'nobody';
  /** Nothing rings late, and everything that is sent arrives before the next act. */
  calm: boolean;
  steps: Step[];
}

const LAWS = [
  'cn-service-centre-example',
  'cn-xinfang-2022',
  'cn-samr-2020',
  'cn-hotline-example',
  'cn-fuyi-2023',
  'uk-housing-ombudsman-2024',
];
const REACH = ['inbox', 'inbox', 'post', 'nobody'] as const;
const FEWEST = 5;
const STRETCH = 10;
const LONG = 30;
const MOST = 70;
/** Every so many lives the ledger is also read back as a whole. */
const RETOLD = 10;

/**
 * The plan of one life; `seed` is any whole number. Lives of any length are mostly short, each longer stretch half as
 * frequent as the one before, up to seventy acts (decision 018); a long one has at least thirty.
 */
export function lifePlan(seed: number, length: 'any' | 'long' = 'any'): LifePlan {
  const draw = drawing(seed);
  const law = LAWS[draw(LAWS.length)]!;
  const reach = REACH[draw(REACH.length)]!;
  const acts = length === 'long' ? LONG + draw(MOST - LONG + 1) : anyLength(draw);
  const steps = Array.from({ length: acts }, () => ({
    n: draw(10_000),
    way: draw(100),
    wait: draw(100),
    outage: draw(2) === 1,
    settle: draw(10),
  }));
  return { seed, law, reach, calm: false, steps };
}

function anyLength(draw: (bound: number) => number): number {
  let stretches = 0;
  while (draw(2) === 1) stretches += 1;
  return Math.min(MOST, FEWEST + STRETCH * stretches + draw(STRETCH));
}

/** Lives it from the day of `begin`, every promise asked at every event; throws with the seed and what was broken. */
export function lived(plan: LifePlan, begin: Partial<RegisterData> = {}): Walk {
  try {
    const walk = new Walk(lawOf(plan.law), plan.reach, begin);
    if (plan.calm) walk.arrive();
    for (const step of plan.steps) walk.go(plan.calm ? { ...step, outage: false, settle: 9 } : step);
    if (plan.seed % RETOLD === 0) retold(walk);
    return walk;
  } catch (error) {
    throw new Error(`life ${plan.seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** What a reader of the stored ledger comes to: the chain holds, and the events as text fold to the state. */
function retold({ events, state }: Walk): void {
  const stored = JSON.parse(JSON.stringify(events)) as CaseEvent[];
  if (brokenAt(stored) !== null) throw new Error('the chain of hashes is broken');
  if (canonicalJson(foldAll(stored)) !== canonicalJson(state)) throw new Error('the events do not fold to the state');
}

const laws = new Map<string, Law>();

/** Cut out of its pack once: walks never write into it. */
export function lawOf(packId: string): Law {
  const law = laws.get(packId) ?? aLaw(packId);
  laws.set(packId, law);
  return law;
}

/** Whole numbers from 0 to below the bound, one after another (mulberry32). */
function drawing(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
