// Another matter or regime at any moment of any life: used days never shrink (case-promises.ts asks it at every event),
// the ledger folds to its state, and the dates follow from the law in force. Here every walk really meets a change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLaw } from '../test/support/case-builders.ts';
import { Walk } from '../test/support/case-walk.ts';
import { differingDates } from './archive-dates.ts';
import { brokenAt } from './case-chain.ts';
import { foldAll } from './case-apply.ts';
import { COMMANDS } from './case-transitions.ts';

const steps = fc.array(
  fc.record({
    n: fc.nat(999),
    way: fc.integer({ min: 0, max: 99 }),
    wait: fc.nat(30),
    outage: fc.boolean(),
    settle: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 8, maxLength: 24 },
);
const lives = fc.record({
  law: fc.constantFrom('cn-service-centre-example', 'cn-xinfang-2022', 'cn-samr-2020', 'cn-hotline-example'),
  steps,
});

/** The number a walk's step needs so that it gives this command. */
const stepOf = (name: (typeof COMMANDS)[number], k: number) => COMMANDS.indexOf(name) + k * COMMANDS.length;

function walked(plan: { law: string; steps: Parameters<Walk['go']>[0][] }): Walk {
  const walk = new Walk(aLaw(plan.law), 'inbox');
  plan.steps.forEach((step, index) => {
    walk.go(step);
    const give = (name: (typeof COMMANDS)[number]) =>
      walk.go({ ...step, way: 88, n: stepOf(name, step.n), wait: index % 2 });
    if (index % 3 === 2) give('changeMatterType');
    if (index % 7 === 1) give('changeRegime');
  });
  return walk;
}

describe('another matter in the middle of any life (T7, T13)', () => {
  it('keeps every promise, folds to its state, and has the dates its law gives', () => {
    const met = { moved: 0, kept: 0, ended: 0, started: 0 };
    fc.assert(
      fc.property(lives, (plan) => {
        const { events, state } = walked(plan);
        for (const event of events) {
          if (event.type !== 'matterTypeChanged' && event.type !== 'regimeChanged') continue;
          const { changes, ended, started } = event.data;
          met.moved += changes.filter(({ kept }) => !kept).length;
          met.kept += changes.filter(({ kept }) => kept).length;
          met.ended += ended.length;
          met.started += started.length;
        }
        expect(brokenAt(events)).toBeNull();
        expect(foldAll(events)).toEqual(state);
        expect(differingDates(aLaw(plan.law), events)).toEqual([]);
      }),
      { numRuns: 160, includeErrorInReport: true },
    );
    for (const [what, times] of Object.entries(met)) expect([what, times > 2]).toEqual([what, true]);
  }, 60_000);
});
