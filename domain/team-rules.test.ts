import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, CENTER, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, found } from '../test/support/case-stages.ts';
import { explainLineWords } from '../words/clock-words.ts';
import { explain } from './clock-explain.ts';
import { nextAlarm } from './case-alarms.ts';
import { pressingClock, projectCase } from './case-projection.ts';
import { consumed } from './clock-use.ts';
import type { StaffRef } from './case.ts';
import type { Law } from './law.ts';

const LEAD = anActor('lead');
const SUPERVISOR = anActor('supervisor', 'yunxi');
const ref = (id: string, role: 'lead' | 'handler' = 'handler', unit = CENTER.id): StaffRef => ({
  id,
  unit,
  roles: [role],
});
const team = { lead: ref('l1', 'lead'), members: [ref('h1'), ref('h2'), ref('h1')], reason: aText() };

describe('a team (I1)', () => {
  it('has a lead and members, each once, all told (T19), and no limit moves', () => {
    const life = accepted(new Life());
    const before = life.limit('handling');
    life.do('formTeam', { ...team, until: '2026-04-30' }, LEAD);
    expect(life.state.team).toMatchObject({
      lead: { id: 'l1' },
      members: [{ id: 'h1' }, { id: 'h2' }],
      until: '2026-04-30',
    });
    const told = life
      .notices('assignment')
      .map(({ audience }) => (audience.to === 'staff' ? audience.id : audience.to));
    expect(told.slice(-3)).toEqual(['l1', 'h1', 'h2']);
    expect(life.limit('handling')).toBe(before);
  });

  it('whose term ends is put before its lead the day before and before the head as a task; no limit of the law moves (I1, T14)', () => {
    const life = accepted(new Life());
    const before = life.limit('handling');
    life.do('formTeam', { ...team, until: '2026-03-20' }, LEAD).until('2026-03-18');
    expect([life.limit('teamTerm'), life.notices('reminder')]).toEqual(['2026-03-20 running', []]);
    life.until('2026-03-20');
    expect(life.notices('reminder').map(({ audience, facts }) => [audience, facts['clock']])).toEqual([
      [{ to: 'staff', id: 'l1' }, 'teamTerm'],
    ]);
    life.until('2026-03-21');
    expect(life.notices('escalation').map(({ audience }) => audience)).toEqual([
      { to: 'staff', id: 'l1' },
      { to: 'unit', unit: CENTER.id, role: 'head' },
    ]);
    expect(life.tasks()).toContain('supervise: head of yunxi.center');
    expect([life.limit('handling'), life.state.phase, life.state.team?.lead?.id]).toEqual([
      before,
      'investigating',
      'l1',
    ]);
    // Nobody is late by it: it is no limit of the case.
    expect([projectCase(life.state).overdue, pressingClock(life.state)?.id]).toEqual([false, 'handling']);
    life.do('changeTeam', { until: '2026-04-10', reason: aText() }, LEAD);
    expect([life.limit('teamTerm'), life.tasks()]).toEqual([
      '2026-04-10 running',
      ['investigate: handler of yunxi.center'],
    ]);
    life.do('withdraw', { voluntary: true }, COMPLAINANT);
    expect([life.limit('teamTerm'), nextAlarm(life.law, life.state)]).toEqual(['2026-04-10 ended', null]);
  });

  it('of a case registered under earlier rules keeps its term as a note (decision 016)', () => {
    const life = accepted(new Life(aLaw(), { rules: 2 })).do('formTeam', { ...team, until: '2026-03-20' }, LEAD);
    expect([life.limit('teamTerm'), life.state.team?.until]).toEqual(['none', '2026-03-20']);
  });

  it('handles the case and nobody else does', () => {
    const life = accepted(new Life()).do('formTeam', team, LEAD);
    const action = { kind: 'visit' as const, on: '2026-03-02', place: '-', by: ['h1'], record: aText(), evidence: [] };
    expect(life.refusal('recordAction', action, anActor('handler', CENTER.id, 'h9'))).toBe('not_assigned');
    expect(life.refusal('recordAction', action, anActor('handler', CENTER.id, 'h2'))).toBeNull();
  });

  it('changes: who joins is told, who leaves must be in it, and it is never empty', () => {
    const life = accepted(new Life()).do('formTeam', team, LEAD);
    expect(life.refusal('formTeam', team, LEAD)).toBe('already_done');
    expect(life.refusal('changeTeam', { leave: ['h9'], reason: aText() }, LEAD)).toBe('unknown_item');
    expect(life.refusal('changeTeam', { leave: ['h1', 'h2'], reason: aText() }, LEAD)).toBe('incomplete');
    life.do(
      'changeTeam',
      { join: [ref('h3')], leave: ['h1', 'h2'], lead: ref('l2', 'lead'), reason: aText() },
      SUPERVISOR,
    );
    expect(life.state.team).toMatchObject({ lead: { id: 'l2' }, members: [{ id: 'h3' }] });
    expect(
      life
        .notices('assignment')
        .slice(-2)
        .map(({ audience }) => audience),
    ).toEqual([
      { to: 'staff', id: 'l2' },
      { to: 'staff', id: 'h3' },
    ]);
  });

  it('takes nobody of another body, and no term in the past', () => {
    const life = accepted(new Life());
    expect(life.refusal('formTeam', { ...team, lead: ref('x', 'lead', 'yunxi.minzheng') }, LEAD)).toBe('other_body');
    expect(life.refusal('formTeam', { ...team, until: '2026-01-01' }, LEAD)).toBe('deadline_passed');
    expect(life.refusal('formTeam', { ...team, members: [] }, LEAD)).toBe('incomplete');
    expect(life.refusal('changeTeam', { reason: aText() }, LEAD)).toBe('nothing_to_do');
  });
});

/** Handling in working days, with two other tracks. */
function graded(): Law {
  const law = aLaw();
  const handling = { ...law.clocks['handling']!, limit: { n: 20, unit: 'workingDay' as const } };
  const grades = {
    simple: { limit: { n: 5, unit: 'workingDay' as const }, article: '例 1' },
    complex: { limit: { n: 40, unit: 'workingDay' as const }, article: '例 2' },
  };
  return { ...law, clocks: { ...law.clocks, handling: { ...handling, grades } } };
}

describe('a grade moves the track and carries what was used (I1, T7, T13)', () => {
  const day = '2026-03-09'; // Monday; accepted Monday 2026-03-02, so five working days are used

  it('to a longer limit counted from the old start', () => {
    const life = accepted(new Life(graded())).until(day);
    const used = () => consumed(life.law, life.state.clocks['handling']!, day);
    expect([life.limit('handling'), used()]).toEqual(['2026-03-30 running', 5]);
    life.do('gradeComplexity', { grade: 'complex', reason: aText() }, LEAD);
    expect([life.limit('handling'), used()]).toEqual(['2026-04-28 running', 5]); // 40 working days; 04-06 (Qingming) is off
    expect(life.notices('extensionNotice')).toHaveLength(1);
    expect(life.refusal('gradeComplexity', { grade: 'complex', reason: aText() }, LEAD)).toBe('already_done');
  });

  it('to a shorter one, never due before the day it was graded', () => {
    const life = accepted(new Life(graded())).until('2026-03-12');
    life.do('gradeComplexity', { grade: 'simple', reason: aText() }, LEAD);
    expect(life.limit('handling')).toBe('2026-03-12 running');
  });

  it('only where the pack has tracks', () => {
    const life = accepted(new Life());
    const clocks = { ...life.law.clocks, handling: { ...life.law.clocks['handling']!, grades: undefined } };
    const bare = found(accepted(new Life({ ...life.law, clocks })));
    expect(bare.refusal('gradeComplexity', { grade: 'complex', reason: aText() }, LEAD)).toBe('not_in_pack');
  });
});

describe('the grades of the hotline example (I1, T7, T13)', () => {
  const grade = (life: Life, to: 'simple' | 'ordinary' | 'complex') =>
    life.do('gradeComplexity', { grade: to, reason: aText() }, LEAD);
  const used = (life: Life) => consumed(life.law, life.state.clocks['handling']!, '2026-03-04');

  it('move an ordinary case to the complex track and back with two days used, and say why day by day', () => {
    const life = accepted(new Life(aLaw('cn-hotline-example', 'ordinary'))).until('2026-03-04'); // Wed
    expect([life.limit('handling'), used(life)]).toEqual(['2026-03-09 running', 2]); // five working days from Mon 03-02
    grade(life, 'complex');
    expect([life.limit('handling'), used(life)]).toEqual(['2026-03-23 running', 2]); // 15
    const day = explain(life.law, life.state.clocks['handling']!).find(({ on }) => on === '2026-03-04');
    expect(explainLineWords(day!)).toMatchObject({ en: expect.stringContaining('graded complex') as string });
    grade(life, 'ordinary');
    expect([life.limit('handling'), used(life)]).toEqual(['2026-03-09 running', 2]);
    const refused = life.try('gradeComplexity', { grade: 'simple', reason: aText() }, LEAD);
    expect(refused).toMatchObject({ refusal: { code: 'not_in_pack', detail: { grades: ['ordinary', 'complex'] } } });
  });
});
