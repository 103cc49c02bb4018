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
/** Acts of a life, at least and at most; of so many lives one is long (decision 018). */
const SHORT = [4, 11] as const;
const LONG = [20, 60] as const;
const ONE_LONG_IN = 5;
/** Every so many lives the ledger is also read back as a whole. */
const RETOLD = 25;

/** The plan of one life, mostly of a short one; `seed` is any whole number. */
export function lifePlan(seed: number, length: 'any' | 'long' = 'any'): LifePlan {
  const draw = drawing(seed);
  const law = LAWS[draw(LAWS.length)]!;
  const reach = REACH[draw(REACH.length)]!;
  const [fewest, most] = length === 'long' || draw(ONE_LONG_IN) === 0 ? LONG : SHORT;
  const steps = Array.from({ length: fewest + draw(most - fewest + 1) }, () => ({
    n: draw(10_000),
    way: draw(100),
    wait: draw(100),
    outage: draw(2) === 1,
    settle: draw(10),
  }));
  return { seed, law, reach, calm: false, steps };
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
