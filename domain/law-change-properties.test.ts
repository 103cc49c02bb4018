// Other law at any moment of any life: what must hold for every ledger. The single promises stand in case-promises.ts
// (told days kept, ended limits untouched); here every walk really meets a change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLaw, Life } from '../test/support/case-builders.ts';
import { GATEWAY, otherLaw } from '../test/support/case-moves.ts';
import { accepted } from '../test/support/case-stages.ts';
import { Walk } from '../test/support/case-walk.ts';
import { withCalendar, withPack } from '../test/support/other-law.ts';
import { brokenAt } from './case-chain.ts';
import { foldAll } from './case-apply.ts';
import type { CaseState } from './case.ts';
import { COMMANDS } from './case-transitions.ts';
import { foldClock } from './clock-ledger.ts';
import type { Clocks } from './clock.ts';
import { consumed, remaining } from './clock-use.ts';
import type { Law } from './law.ts';
import { lawMoves } from './law-change-clocks.ts';
import { addDays } from './working-days.ts';

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
  law: fc.constantFrom('cn-service-centre-example', 'cn-xinfang-2022', 'cn-samr-2020'),
  steps,
});

/** The number a walk's step needs so that it gives this command. */
const stepOf = (name: (typeof COMMANDS)[number], k: number) => COMMANDS.indexOf(name) + k * COMMANDS.length;

function walked(plan: { law: string; steps: Parameters<Walk['go']>[0][] }): Walk {
  const walk = new Walk(aLaw(plan.law), 'inbox');
  plan.steps.forEach((step, index) => {
    walk.go(step);
    if (index % 3 === 2) walk.go({ ...step, way: 88, n: stepOf('applyLawBatch', step.n), wait: 0 });
    if (index % 4 === 3) walk.go({ ...step, way: 88, n: stepOf('vetoEffect', step.n), wait: 0 });
  });
  return walk;
}

function clocksUnder(law: Law, old: Law, state: CaseState, at: number): Clocks {
  return lawMoves(law, old, state, at).reduce((clocks, { move }) => foldClock(clocks, move), state.clocks);
}

const datesOf = (clocks: Clocks) =>
  Object.values(clocks).map(({ id, dueOn, dueAt, standing, provisional }) => [id, dueOn, dueAt, standing, provisional]);

describe('other law in the middle of any life', () => {
  it('keeps every promise of the process, and its events fold to its state', () => {
    let changed = 0;
    fc.assert(
      fc.property(lives, (plan) => {
        const walk = walked(plan);
        changed += walk.events.filter(({ type }) => type === 'lawChanged').length;
        expect(brokenAt(walk.events)).toBeNull();
        expect(foldAll(walk.events)).toEqual(walk.state);
      }),
      { numRuns: 60, includeErrorInReport: true },
    );
    expect(changed).toBeGreaterThan(60);
  });

  it('changes dates once: the same law under another number moves nothing more', () => {
    fc.assert(
      fc.property(lives, fc.nat(50), (plan, n) => {
        const { state, law, now } = walked(plan);
        const next = otherLaw(law, n);
        const clocks = clocksUnder(next, law, state, now);
        const again = { ...next, pack: { ...next.pack, version: '10.0.0', hash: 'e'.repeat(64) } };
        const twice = clocksUnder(again, next, { ...state, clocks }, now);
        expect(datesOf(twice)).toEqual(datesOf(clocks));
      }),
      { numRuns: 60, includeErrorInReport: true },
    );
  });
});

describe('a limit whose budget changes', () => {
  it('carries what was used: what is left is the new budget less the days used, or the limit stays as it was told', () => {
    const unit = fc.constantFrom('workingDay' as const, 'calendarDay' as const);
    fc.assert(
      fc.property(fc.nat(17), fc.integer({ min: 1, max: 60 }), unit, (days, n, to) => {
        const law = aLaw();
        const life = accepted(new Life()).until(addDays('2026-03-02', days));
        const on = addDays('2026-03-02', days);
        const before = life.state.clocks['handling']!;
        const used = consumed(law, before, on);
        const next = withPack(law, '2.0.0', { handling: { limit: { n, unit: to } } });
        life.do('applyLawBatch', { batch: 'b', proposedBy: 'a', approvedBy: 'b', law: next }, GATEWAY);
        const after = life.state.clocks['handling']!;
        const left = remaining(next, after, on);
        if (after.terms.pack === before.terms.pack) expect(left).toBe(remaining(law, before, on));
        else expect(left).toBe(Math.max(0, n - used));
        expect(after.dueOn! <= before.dueOn!).toBe(true);
        expect(after.dueOn! >= on).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a calendar that arrives late', () => {
  it('gives the dates a case has that knew it from the beginning', () => {
    const off = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 5 });
    fc.assert(
      fc.property(off, fc.nat(25), (days, arrival) => {
        const full = withCalendar(aLaw(), '2026.2', { off: days.map((day) => addDays('2026-03-02', day)) });
        const unknown = withCalendar(full, '2025.1', { years: [2025] });
        const late = accepted(new Life(unknown)).until(addDays('2026-03-02', arrival));
        late.do('applyLawBatch', { batch: 'b', proposedBy: 'a', approvedBy: 'b', law: full }, GATEWAY);
        const early = accepted(new Life(full));
        expect(late.state.clocks['handling']?.dueOn).toBe(early.state.clocks['handling']?.dueOn);
      }),
      { numRuns: 60 },
    );
  });
});
