// How long a suspension may stand: reminders to the head, and the longest term with what the pack lets come then.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed, reviewer } from '../test/support/case-stages.ts';
import { nextAlarm } from './case-alarms.ts';

const head = anActor('head');
const supervisor = anActor('supervisor', 'yunxi');
const ground = { occasion: 'suspension' as const, article: '第39条', reason: aText() };
const REVIEW = 'suspensionReview:suspension';

/** Suspended on Monday 2026-03-02: sixty days end on 2026-05-01, a holiday, so on Wednesday 2026-05-06; reminded every thirty. */
function suspended(longestTerm: boolean, law = aLaw()): Life {
  return accepted(new Life(law)).do('suspend', { ...ground, ...(longestTerm && { longestTerm }) }, head);
}
const tasks = (life: Life) => life.tasks().filter((task) => task.startsWith('reviewSuspension'));
const reminders = (life: Life) => life.events.filter(({ type }) => type === 'suspensionReminded');

describe('a reminder of a suspension', () => {
  it('comes each period to the head of the unit, as one task, while limits stand (G6, T1)', () => {
    const life = suspended(false).until('2026-03-31');
    expect([tasks(life), life.limit('handling')]).toEqual([[], 'stands paused']);
    life.until('2026-04-02');
    expect(tasks(life)).toEqual(['reviewSuspension: head of yunxi.center']);
    expect(reminders(life).map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-04-01']);
    expect(life.notices('reminder').at(-1)).toMatchObject({
      ...{ audience: { to: 'unit', unit: 'yunxi.center', role: 'head' } },
      facts: { what: 'suspended', since: '2026-03-02' },
    });
    const [task] = Object.values(life.state.tasks).filter(({ kind }) => kind === 'reviewSuspension');
    life.until('2026-05-20').do('completeTask', { task: task!.id, note: aText() }, head);
    expect([reminders(life).length, tasks(life)]).toEqual([2, []]);
    life.until('2026-07-30');
    expect([reminders(life).length, tasks(life).length, life.state.phase]).toEqual([4, 1, 'investigating']);
    expect(life.limit('suspension')).toBe('none');
  });

  it('ends with the suspension, its task too, and nothing rings afterwards (G6)', () => {
    const life = suspended(true).until('2026-04-02').do('resume', { occasion: 'suspension', reason: aText() }, head);
    expect([life.limit(REVIEW), life.limit('suspension'), tasks(life)]).toEqual([
      '2026-05-06 ended',
      '2026-05-06 ended',
      [],
    ]);
    expect(life.limit('handling')).toMatch(/running$/);
    life.until('2026-06-01');
    expect([reminders(life).length, life.state.phase]).toEqual([1, 'investigating']);
  });

  it('missed in a long outage is made up for, each on its day, by one task (L3)', () => {
    const [slept, awake] = [suspended(false), suspended(false).until('2026-10-20')];
    slept.now = awake.now;
    slept.do('addContact', { contact: { id: 'c2', channel: 'online', receivedOn: '2026-10-20' } }, COMPLAINANT);
    const days = (life: Life) => reminders(life).map(({ effectiveOn }) => effectiveOn);
    expect(days(slept)).toEqual(days(awake));
    expect([days(slept).length, tasks(slept).length]).toEqual([7, 1]);
  });

  it('does not come where neither pack nor operator says how often (G6)', () => {
    const { suspensionReview: _none, ...clocks } = aLaw().clocks;
    const life = suspended(false, { ...aLaw(), clocks });
    expect([life.limit(REVIEW), nextAlarm(life.law, life.state)]).toEqual(['none', null]);
  });

  it('goes to the head of the reviewing body while the review is suspended (G6, L21)', () => {
    const life = appealed(answered(new Life())).do('acceptReview', {}, reviewer(1));
    life.do('suspend', ground, anActor('head', 'yunxi.fucha')).until('2026-04-10');
    expect(tasks(life)).toEqual(['reviewSuspension: head of yunxi.fucha']);
  });
});

describe('the longest term of a suspension', () => {
  it('is told with the suspension and holds only where a person says so and the pack has one (G6)', () => {
    const life = suspended(true);
    expect(life.limit('suspension')).toBe('2026-05-06 running');
    expect(life.notices('suspensionNotice')[0]?.facts).toMatchObject({ dueOn: '2026-05-06', ends: true, limitN: 60 });
    expect(suspended(false).notices('suspensionNotice')[0]?.facts).not.toHaveProperty('ends');
    const other = accepted(new Life());
    expect(other.refusal('suspend', { ...ground, occasion: 'competence', longestTerm: true }, head)).toBe(
      'not_in_pack',
    );
    const { suspension: _none, ...clocks } = aLaw().clocks;
    const without = accepted(new Life({ ...aLaw(), clocks }));
    expect(without.refusal('suspend', { ...ground, longestTerm: true }, head)).toBe('not_in_pack');
  });

  it('ends the case after the veto window, dated on its last day, once, with article and reason (G6, L3, T16)', () => {
    const life = suspended(true).until('2026-04-27');
    expect(life.notices('reminder').some(({ audience }) => audience.to === 'complainant')).toBe(true);
    life.until('2026-05-08');
    expect([life.state.phase, life.limit('suspension')]).toEqual(['investigating', '2026-05-06 expired']);
    life.until('2026-05-20');
    expect([life.state.phase, life.state.conclusion, life.state.concludedOn]).toEqual([
      'concluded',
      'terminated',
      '2026-05-06',
    ]);
    const ends = life.events.filter(({ type }) => type === 'suspensionLapsed');
    expect(ends.map(({ basis }) => basis)).toEqual([expect.stringMatching(/^示例18 example \(cn-service/)]);
    expect(life.notices('terminationNotice')).toMatchObject([
      { facts: { ground: 'SUSPENSION_PASSED', suspendedOn: '2026-03-02' }, texts: { reason: ground.reason } },
    ]);
    expect([life.tasks(), nextAlarm(life.law, life.state)]).toEqual([['archive: archivist of yunxi.center'], null]);
    life.do('reopen', { reason: aText(), whatIsNew: aText() }, supervisor);
    expect(life.state.phase).toBe('investigating');
  });

  it('can be held by a person, and resuming in the veto window ends it (L3)', () => {
    const life = suspended(true).until('2026-05-08');
    life
      .do('vetoEffect', { clock: 'suspension', until: '2026-06-15', reason: aText() }, supervisor)
      .until('2026-06-10');
    expect(life.state.phase).toBe('investigating');
    life.do('resume', { occasion: 'suspension', reason: aText() }, head).until('2026-07-30');
    expect([life.state.phase, life.events.some(({ type }) => type === 'suspensionLapsed')]).toEqual([
      'investigating',
      false,
    ]);
  });

  it('tells the head and ends nothing where the law lets a person decide (G6: Administrative Reconsideration Law 41)', () => {
    const life = suspended(true, aLaw('cn-fuyi-2023', 'ordinary')).until('2026-06-30');
    expect([life.state.phase, life.limit('suspension')]).toEqual(['investigating', '2026-05-06 expired']);
    expect(life.tasks()).toContain('supervise: head of yunxi.center');
    expect(life.limit(REVIEW)).toBe('none');
    life.do('resume', { occasion: 'suspension', reason: aText() }, head);
    expect(life.tasks()).not.toContain('supervise: head of yunxi.center');
  });
});
