import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed } from '../test/support/case-stages.ts';
import { supplementAsked } from '../test/support/case-phases.ts';
import { withPack } from '../test/support/other-law.ts';
import type { LimitCommands } from './limit.ts';

const LAW = aLaw();
const head = anActor('head');
const more: LimitCommands['extend'] = {
  clock: 'handling',
  by: { n: 10, unit: 'workingDay' },
  reasonCode: 'complex',
  reason: aText(),
};

/** Steps of a limit that rang, with their day. */
function rang(life: Life, clock: string): string[] {
  return life.events.flatMap((event) =>
    event.rang?.clock === clock ? [`${event.rang.step} ${event.effectiveOn}`] : [],
  );
}

describe('extending a limit', () => {
  it('adds to what was left and tells the complainant the old and the new day', () => {
    const life = accepted(new Life()).until('2026-03-20').do('extend', more, head);
    // Monday 2026-03-30 and ten working days more, 4 to 6 April off: Tuesday.
    expect(life.limit('handling')).toBe('2026-04-14 running');
    expect(life.notices('extensionNotice')[0]?.facts).toMatchObject({
      from: '2026-03-30',
      to: '2026-04-14',
      reasonCode: 'complex',
    });
  });

  it('is for the head, once, as long and for the reasons the pack allows', () => {
    const life = accepted(new Life());
    expect(life.refusal('extend', more, anActor('approver'))).toBe('not_permitted');
    expect(life.refusal('extend', { ...more, by: { n: 11, unit: 'workingDay' } }, head)).toBe('limit_exceeded');
    expect(life.refusal('extend', { ...more, by: { n: 5, unit: 'month' } }, head)).toBe('limit_exceeded');
    expect(life.refusal('extend', { ...more, reasonCode: 'busy' }, head)).toBe('unknown_item');
    life.do('extend', more, head);
    expect(life.refusal('extend', more, head)).toBe('limit_exceeded');
  });

  it.each([1, 2, 3])('is possible as often as the pack says, %d times, and not once more (T9)', (times) => {
    const { extension } = LAW.clocks['handling']!;
    const life = accepted(new Life(withPack(LAW, '9', { handling: { extension: { ...extension!, times } } })));
    for (let n = 0; n < times; n += 1) expect(life.refusal('extend', more, head)).toBeNull();
    expect(life.refusal('extend', more, head)).toBe('limit_exceeded');
  });

  it('and so is standing still: any number of times where the pack lists the occasion, else never (T9)', () => {
    const occasion = { occasion: 'suspension' as const, reason: aText() };
    const listed = accepted(new Life(withPack(LAW, '9', { handling: { pauseOn: ['suspension'] } })));
    for (const day of ['2026-03-04', '2026-03-06', '2026-03-10']) {
      listed.until(day).do('suspend', { ...occasion, article: '39' }, head);
      expect(listed.limit('handling')).toBe('stands paused');
      listed.do('resume', occasion, head);
    }
    expect(listed.limit('handling')).toBe('2026-03-30 running');
    const without = accepted(new Life(withPack(LAW, '9', { handling: { pauseOn: [] } })));
    // In this pack reviews alone may stand, and none runs.
    expect(without.refusal('suspend', { ...occasion, article: '39' }, head)).toBe('clock_not_running');
  });

  it('comes before the limit is over, never after', () => {
    expect(accepted(new Life()).until('2026-03-30').refusal('extend', more, head)).toBeNull(); // Monday, the last day
    expect(accepted(new Life()).until('2026-03-31').refusal('extend', more, head)).toBe('deadline_passed');
  });

  it('is not for limits the pack gives no extension, nor for unknown ones', () => {
    expect(new Life().refusal('extend', { ...more, clock: 'preliminary' }, head)).toBe('not_in_pack');
    expect(new Life().refusal('extend', { ...more, clock: 'patience' }, head)).toBe('unknown_item');
  });

  it('and standing still do not depend on which came first (T12)', () => {
    const ask = (life: Life) => supplementAsked(life).opens('supplementNotice');
    const answer = (life: Life) =>
      life.do('completeSupplement', { received: ['evidence'], notReceived: [] }, anActor('clerk'));
    const first = answer(ask(accepted(new Life()).do('extend', more, head).until('2026-03-10')).until('2026-03-13'));
    const second = answer(ask(accepted(new Life()).until('2026-03-10')).until('2026-03-13')).do('extend', more, head);
    // Wednesday to Friday do not count: three working days after Tuesday 2026-04-14 is Friday.
    expect([first.limit('handling'), second.limit('handling')]).toEqual(['2026-04-17 running', '2026-04-17 running']);
  });
});

describe('the ladder of a limit', () => {
  it('warns, runs out, goes to the head and to the supervisor, each step once on its own day', () => {
    const life = accepted(new Life()).until('2026-04-30');
    expect(rang(life, 'handling')).toEqual([
      'warn 2026-03-23', // Monday: five working days before Monday 2026-03-30
      'expire 2026-03-30',
      'escalate1 2026-04-01', // the head, when one working day after it, Tuesday, is over
      'escalate2 2026-04-08', // the supervisor, when the fifth is over: Tuesday 2026-04-07, for 4 to 6 April are off
    ]);
    expect(life.tasks().filter((task) => task.startsWith('supervise'))).toEqual([
      'supervise: head of yunxi.center',
      'supervise: supervisor of yunxi.center',
    ]);
  });

  it('tells the assigned handler first, the lead where nobody is assigned', () => {
    const life = accepted(new Life()).until('2026-03-24');
    expect(life.notices('reminder').at(-1)?.audience).toEqual({ to: 'unit', unit: 'yunxi.center', role: 'lead' });
    const named = accepted(new Life());
    named
      .do('assignHandler', { handler: { id: 'h-1', unit: 'yunxi.center', roles: ['handler'] } }, anActor('lead'))
      .until('2026-03-24');
    expect(named.notices('reminder').at(-1)?.audience).toEqual({ to: 'staff', id: 'h-1' });
  });

  it('of a review rings at the review body, not at the unit that was complained about', () => {
    const life = appealed(answered(new Life())).until('2026-04-30'); // thirty days after Monday 2026-03-02: Wednesday 2026-04-01
    const told = life.notices('escalation').filter(({ facts }) => facts['clock'] === 'review.1');
    expect(told.map(({ audience }) => audience)).toEqual([
      { to: 'unit', unit: 'yunxi.fucha', role: 'reviewer' },
      { to: 'unit', unit: 'yunxi.fucha', role: 'head' },
      { to: 'unit', unit: 'yunxi.fucha', role: 'supervisor' },
    ]);
  });

  it("of the complainant's own limit reminds the complainant and accuses nobody", () => {
    const life = supplementAsked(new Life()).opens('supplementNotice').until('2026-03-12');
    expect(life.notices('reminder').at(-1)?.audience).toEqual({ to: 'complainant' });
    expect(life.notices('reminder').at(-1)?.queuedOn).toBe('2026-03-11'); // Wednesday: three working days before Monday 2026-03-16
    life.until('2026-03-17');
    expect(life.notices('escalation')).toEqual([]);
  });

  it('is the same after an outage: the steps carry their days, not the day of the restart', () => {
    const life = accepted(new Life());
    const calm = accepted(new Life()).until('2026-04-30');
    life.now = Date.parse('2026-04-30T12:00:00+08:00'); // nothing rang meanwhile
    life.until('2026-04-30');
    expect(rang(life, 'handling')).toEqual(rang(calm, 'handling'));
  });
});

describe('an effect against the complainant', () => {
  it('waits for what the door had received in time', () => {
    const life = answered(new Life()).until('2026-04-20');
    const types = life.events.map(({ type }) => type);
    expect(types.indexOf('expired')).toBeLessThan(types.indexOf('submissionsAsked'));
    expect(types.indexOf('submissionsAsked')).toBeLessThan(types.indexOf('submissionsChecked'));
    expect(types.indexOf('submissionsChecked')).toBeLessThan(types.indexOf('windowShut'));
  });

  it('does not come where something had been: the answer of the last day counts', () => {
    const life = supplementAsked(new Life()).opens('supplementNotice').until('2026-03-19');
    const receivedAt = Date.parse('2026-03-16T23:59:00+08:00'); // Monday, the last minute
    expect(
      life.try(
        'supplementEvidence',
        { items: [{ evidence: 'e-9', sha256: '9'.repeat(64), size: 1 }] },
        COMPLAINANT,
        receivedAt,
      ).ok,
    ).toBe(true);
    life.until('2026-04-30');
    expect([life.state.phase, life.limit('supplement')]).toEqual(['awaitingSupplement', '2026-03-16 met']);
  });

  it('has a pack without it: the limit of the petition rules only rings', () => {
    const life = accepted(new Life(aLaw('cn-xinfang-2022', 'claim'))).until('2026-05-20');
    expect([life.state.phase, life.limit('handling')]).toEqual(['investigating', '2026-05-06 expired']); // sixty days: Friday 2026-05-01, off until Wednesday
  });
});
