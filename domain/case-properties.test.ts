// What holds for every case, whatever happens to it: random commands by random people over random time. The promises
// themselves are test/support/case-promises.ts; what single rows demand stands in their own tests.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, anEvidence, aText, CENTER, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { type Step, Walk } from '../test/support/case-walk.ts';
import { accepted } from '../test/support/case-stages.ts';
import { foldAll } from './case-apply.ts';
import { brokenAt } from './case-chain.ts';
import { consumed } from './clock-use.ts';
import { PHASES } from './case.ts';

const step: fc.Arbitrary<Step> = fc.record({
  n: fc.nat(9999),
  way: fc.nat(99),
  wait: fc.nat(99),
  outage: fc.boolean(),
  settle: fc.nat(9),
});
const walks = fc.record({
  law: fc.constantFrom('cn-service-centre-example', 'cn-xinfang-2022', 'uk-nhs-2009'),
  reach: fc.constantFrom('inbox' as const, 'inbox' as const, 'post' as const, 'nobody' as const),
  steps: fc.array(step, { minLength: 30, maxLength: 70, size: 'max' }),
});
type WalkPlan = typeof walks extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Set it higher for a long run; the seed of a failure stands in its report. */
const RUNS = Number(process.env['REDRESS_PROPERTY_RUNS'] ?? 40);

function walked({ law, reach, steps }: WalkPlan): Walk {
  const walk = new Walk(aLaw(law), reach);
  for (const one of steps) walk.go(one);
  expect(brokenAt(walk.events)).toBeNull();
  expect(foldAll(walk.events)).toEqual(walk.state);
  return walk;
}

describe('a case, whatever happens to it', () => {
  it('keeps every promise of the process', () => {
    fc.assert(
      fc.property(walks, (plan) => void walked(plan)),
      { numRuns: RUNS, includeErrorInReport: true },
    );
  });

  it('gets everywhere in these walks, so that the promises are really asked', () => {
    const phases = new Set<string>();
    const types = new Set<string>();
    const collect = (plan: WalkPlan) => {
      const { events } = walked(plan);
      for (const event of events) {
        types.add(event.type);
        if (event.phase !== undefined) phases.add(event.phase);
      }
    };
    fc.assert(fc.property(walks, collect), { numRuns: 100, seed: 1, includeErrorInReport: true });
    expect(PHASES.filter((phase) => !phases.has(phase))).toEqual([]);
    expect(types.size).toBeGreaterThan(50);
  });
});

describe('limits, over and over', () => {
  const clerk = anActor('clerk');
  const rounds = fc.array(
    fc.record({ asked: fc.integer({ min: 0, max: 4 }), brought: fc.integer({ min: 0, max: 6 }) }),
    { minLength: 1, maxLength: 6 },
  );

  it('one to many supplements: each round stops the clock, has a full limit of its own, and nothing is overdue (T15)', () => {
    const cycle = (plan: { asked: number; brought: number }[]) => {
      const life = accepted(new Life());
      const used = () => consumed(life.law, life.state.clocks['handling']!, dayOf(life.now));
      for (const { asked, brought } of plan) {
        life.until(later(life.now, asked));
        const before = used();
        const items = [{ item: 'evidence', what: aText(), knownBefore: false }];
        life.do('requestSupplement', { items, overrideReason: aText() }, clerk).opens('supplementNotice');
        expect(life.state.clocks['handling']?.standing).toBe('paused');
        expect(life.state.clocks['supplement']?.entries).toHaveLength(1);
        life
          .until(later(life.now, brought))
          .do('supplementEvidence', { items: [anEvidence(life.events.length)] }, COMPLAINANT);
        life.do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
        expect(life.state.clocks['handling']?.standing).toBe('running');
        expect(used()).toBe(before);
      }
      expect(life.state.supplements.map((round) => round.state)).toEqual(plan.map(() => 'completed'));
      expect(life.events.filter((event) => event.type === 'supplementLapsed' || event.type === 'expired')).toEqual([]);
    };
    fc.assert(fc.property(rounds, cycle), { numRuns: 25, includeErrorInReport: true });
  });

  it('units, handlers and tasks change hands in any order: no limit moves by an hour (T14)', () => {
    const moves = fc.array(fc.constantFrom('unit', 'handler', 'claim', 'release'), { minLength: 1, maxLength: 12 });
    const shuffle = (plan: string[]) => {
      const life = accepted(new Life());
      const before = JSON.stringify(life.state.clocks);
      plan.forEach((move, index) => passOn(life, move, index));
      expect(JSON.stringify(life.state.clocks)).toBe(before);
    };
    fc.assert(fc.property(moves, shuffle), { numRuns: 25, includeErrorInReport: true });
  });
});

function passOn(life: Life, move: string, index: number): void {
  const unit = life.state.owner.id === CENTER.id ? 'yunxi.center.windows' : CENTER.id;
  const task = Object.values(life.state.tasks)[0]!;
  if (move === 'unit') life.do('assignUnit', { unit: { ...CENTER, id: unit } }, anActor('supervisor', 'yunxi'));
  else if (move === 'handler') {
    life.do(
      'assignHandler',
      { handler: { id: `h-${index}`, unit: life.state.owner.id, roles: ['handler'] } },
      anActor('supervisor', 'yunxi'),
    );
  } else if (move === 'claim') life.try('claimTask', { task: task.id }, anActor('handler', task.unit, `h-${index}`));
  else life.try('releaseTask', { task: task.id }, anActor('supervisor', 'yunxi'));
}

/** The packs under test run on Chinese time. */
function dayOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

function later(at: number, days: number): string {
  return dayOf(at + days * 86_400_000);
}
