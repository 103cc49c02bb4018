// A handler is freed, a leaver's work moves (L15): nothing is left with nobody (T4), everybody concerned is told (T19), no
// limit moves (T14), and a successor is judged like any other handler (L21).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anActor, aText, CENTER, Life } from '../test/support/case-builders.ts';
import { GATEWAY, WINDOWS } from '../test/support/case-moves.ts';
import { accepted, planned, found } from '../test/support/case-stages.ts';
import type { StaffRef } from './case.ts';
import type { Role } from './law.ts';

const lead = anActor('lead');
const one = (id: string, roles: Role[] = ['handler'], unit = CENTER.id): StaffRef => ({ id, unit, roles });
const handled = (id = 'h-1') => accepted(new Life()).do('assignHandler', { handler: one(id) }, lead);
const as = (id: string, role: Role = 'handler') => anActor(role, CENTER.id, id);
const taskOf = (life: Life, kind: string) => Object.values(life.state.tasks).find((task) => task.kind === kind);
const claimed = (life: Life, kind: string, id: string, role: Role = 'handler') =>
  life.do('claimTask', { task: taskOf(life, kind)!.id }, as(id, role));
const told = (life: Life, what: string) =>
  Object.values(life.state.notices)
    .filter(({ facts }) => facts['what'] === what)
    .map(({ audience }) => audience);
const leaves = (life: Life, staff: string, successor?: StaffRef) =>
  life.do('relieveLeaver', { leave: 'l-1', staff, ...(successor && { successor }) }, GATEWAY);
const LEAD = { to: 'unit', unit: CENTER.id, role: 'lead' };

describe('freeing a case of its handler', () => {
  it('sends the tasks back, tells the handler and gives the lead the task of naming another (T4, T19)', () => {
    const life = claimed(handled(), 'investigate', 'h-1').do('unassignHandler', { reason: aText() }, lead);
    expect(life.state.handler).toBeNull();
    expect(taskOf(life, 'investigate')).toMatchObject({ unit: CENTER.id, role: 'handler' });
    expect(taskOf(life, 'investigate')?.holder).toBeUndefined();
    expect(life.tasks()).toContain('nameHandler: lead of yunxi.center');
    expect(told(life, 'unassigned')).toEqual([{ to: 'staff', id: 'h-1' }]);
    expect(told(life, 'handlerWanted')).toEqual([LEAD]);
    expect(told(life, 'taskReturned')).toEqual([{ to: 'unit', unit: CENTER.id, role: 'handler' }]);
    life.do('assignHandler', { handler: one('h-2') }, lead);
    expect(life.tasks()).toEqual(['investigate: handler of yunxi.center']);
  });

  it('is refused without a handler or a reason, and to whoever may not name one', () => {
    const life = handled();
    expect(life.refusal('unassignHandler', { reason: { ...aText(), length: 0 } }, lead)).toBe('reason_required');
    expect(life.refusal('unassignHandler', { reason: aText() }, as('h-1'))).toBe('not_permitted');
    life.do('unassignHandler', { reason: aText() }, lead);
    expect(life.refusal('unassignHandler', { reason: aText() }, lead)).toBe('nothing_to_do');
  });

  it('the task of naming one follows the case to another unit, and ends with the case (T4)', () => {
    const life = handled().do('unassignHandler', { reason: aText() }, lead);
    life.do('assignUnit', { unit: WINDOWS }, anActor('supervisor', 'yunxi'));
    expect(life.tasks()).toContain('nameHandler: lead of yunxi.center.windows');
    life.do('withdraw', { voluntary: true }, { kind: 'party', id: 'party-1', roles: [], party: 'complainant' });
    expect(life.tasks()).toEqual(['archive: archivist of yunxi.center.windows']);
  });
});

describe('a leaver', () => {
  it('without a successor leaves nothing with nobody (T4)', () => {
    const life = leaves(claimed(handled(), 'investigate', 'h-1'), 'h-1');
    expect(life.state.handler).toBeNull();
    const relieved = life.events.find(({ type }) => type === 'leaverRelieved');
    expect(relieved).toMatchObject({ data: { leave: 'l-1', staff: 'h-1', posts: ['handler', 'task'] } });
    expect(life.tasks().sort()).toEqual(['investigate: handler of yunxi.center', 'nameHandler: lead of yunxi.center']);
    expect(Object.values(life.state.tasks).every(({ holder }) => holder === undefined)).toBe(true);
    // Any handler of the unit may go on at once.
    life.do('recordFinding', findingOf(life), as('h-7'));
  });

  it('hands all of it to a successor who is told; their lease begins anew (T19, L15)', () => {
    const life = leaves(claimed(handled(), 'investigate', 'h-1').until('2026-03-05'), 'h-1', one('h-2'));
    expect(life.state.handler?.id).toBe('h-2');
    expect(taskOf(life, 'investigate')?.holder).toBe('h-2');
    expect(life.tasks()).toEqual(['investigate: handler of yunxi.center']);
    expect(told(life, 'handler').at(-1)).toEqual({ to: 'staff', id: 'h-2' });
    expect(told(life, 'taskMoved')).toEqual([{ to: 'staff', id: 'h-2' }]);
    expect(life.until('2026-03-09').state.tasks).toHaveProperty(`${taskOf(life, 'investigate')!.id}.holder`, 'h-2');
    // Silent as well: back in the queue.
    expect(taskOf(life.until('2026-03-12'), 'investigate')?.holder).toBeUndefined();
  });

  it('does not go to a successor who may not take it: the case falls to the queue, with why (L21, T4)', () => {
    const unfit = (successor: StaffRef, life = handled()) => {
      leaves(life, life.state.handler!.id, successor);
      expect(life.state.handler).toBeNull();
      expect(told(life, 'handlerWanted')).toEqual([LEAD]);
      expect(told(life, 'handler')).not.toContainEqual({ to: 'staff', id: successor.id });
      return taskOf(life, 'nameHandler')?.unfit;
    };
    expect(unfit(one('a-1', ['archivist']))).toBe('not_permitted');
    expect(unfit(one('h-2', ['handler'], 'yunxi.minzheng'))).toBe('other_body');
    const kin = handled().do('declareRelation', { kind: 'kin', note: aText() }, as('h-2'));
    expect(unfit(one('h-2'), kin)).toBe('not_independent');
    const approved = planned(found(handled('handler-1'))).do('submitPlan', {}, as('handler-1'));
    approved.do('approve', {}, as('h-2', 'approver'));
    expect(unfit(one('h-2'), approved)).toBe('not_independent');
  });

  it('takes a task only by its role, and keeps nothing of one who is recused (L21)', () => {
    const life = handled();
    claimed(life, 'investigate', 'h-1');
    leaves(life, 'h-1', one('c-1', ['clerk']));
    expect(taskOf(life, 'investigate')?.holder).toBeUndefined();
  });

  it('with no part in the case there is nothing to do, and the second time neither', () => {
    const life = handled();
    const leave = { leave: 'l-1', staff: 'h-9' };
    expect(life.refusal('relieveLeaver', leave, GATEWAY)).toBe('nothing_to_do');
    leaves(life, 'h-1');
    expect(life.refusal('relieveLeaver', { ...leave, staff: 'h-1' }, GATEWAY)).toBe('nothing_to_do');
    expect(life.refusal('relieveLeaver', { ...leave, successor: one('h-9') }, GATEWAY)).toBe('not_permitted');
    expect(life.refusal('relieveLeaver', { ...leave, staff: 'h-1' }, lead)).toBe('not_permitted');
  });
});

describe('a leaver of a team', () => {
  const reason = aText();
  const teamed = (members: StaffRef[]) =>
    handled().do('formTeam', { lead: one('l-1', ['lead']), members, reason }, lead);

  it('as its lead is replaced by a successor, or the lead is open and the supervisor told (I1)', () => {
    const replaced = leaves(teamed([one('h-2')]), 'l-1', one('l-2', ['lead']));
    expect(replaced.state.team).toMatchObject({ lead: { id: 'l-2' }, members: [{ id: 'h-2' }] });
    expect(told(replaced, 'team').at(-1)).toEqual({ to: 'staff', id: 'l-2' });
    const open = leaves(teamed([one('h-2')]), 'l-1');
    expect(open.state.team).toMatchObject({ lead: null, members: [{ id: 'h-2' }] });
    expect(told(open, 'teamLeadLeft')).toEqual([{ to: 'unit', unit: CENTER.id, role: 'supervisor' }]);
    open.do('changeTeam', { lead: one('l-3', ['lead']), reason }, lead);
    expect(open.state.team?.lead?.id).toBe('l-3');
  });

  it('as a member is replaced or missed; the unit’s lead is told (T19)', () => {
    const life = leaves(teamed([one('h-2'), one('h-3')]), 'h-2');
    expect(life.state.team?.members.map(({ id }) => id)).toEqual(['h-3']);
    expect(told(life, 'teamMemberLeft')).toEqual([LEAD]);
    leaves(life, 'h-3', one('h-4'));
    expect(life.state.team?.members.map(({ id }) => id)).toEqual(['h-4']);
  });

  it('of whom nobody is left is no team, so that the unit can go on (T4)', () => {
    const life = accepted(new Life()).do(
      'formTeam',
      { lead: one('l-1', ['lead']), members: [one('h-2')], reason },
      lead,
    );
    leaves(life, 'h-2');
    expect(life.tasks()).toContain('nameHandler: lead of yunxi.center');
    leaves(life, 'l-1');
    expect(life.state.team).toBeUndefined();
    life.do('recordFinding', findingOf(life), as('h-7'));
  });
});

it('in a concluded case the lead is told; nothing is to be done where no promise is open (T19)', () => {
  const life = handled().do('withdraw', { voluntary: true, readBack: true }, anActor('clerk'));
  leaves(life, 'h-1');
  expect(told(life, 'handlerLeft')).toEqual([LEAD]);
  expect(life.tasks()).toEqual(['archive: archivist of yunxi.center']);
});

it('in whatever order people come, claim, leave and are freed: no limit moves, no task is lost (T4, T14)', () => {
  const moves = fc.array(
    fc.record({ what: fc.nat(4), who: fc.nat(3), next: fc.option(fc.nat(3), { nil: undefined }) }),
    { minLength: 1, maxLength: 14 },
  );
  const live = (plan: { what: number; who: number; next: number | undefined }[]) => {
    const life = accepted(new Life());
    const before = JSON.stringify(life.state.clocks);
    for (const { what, who, next } of plan) {
      const id = `h-${who}`;
      if (what === 0) life.try('assignHandler', { handler: one(id) }, lead);
      else if (what === 1) life.try('claimTask', { task: taskOf(life, 'investigate')!.id }, as(id));
      else if (what === 2) life.try('unassignHandler', { reason: aText() }, lead);
      else if (what === 3)
        life.try('formTeam', { lead: one('l-1', ['lead']), members: [one(id)], reason: aText() }, lead);
      else {
        const successor = next === undefined ? {} : { successor: one(`h-${next}`) };
        life.try('relieveLeaver', { leave: 'l', staff: id, ...successor }, GATEWAY);
        if (next !== who) {
          expect(JSON.stringify([life.state.handler, life.state.team, life.state.tasks])).not.toContain(`"${id}"`);
        }
      }
      expect(taskOf(life, 'investigate')).toMatchObject({ unit: CENTER.id, role: 'handler' });
    }
    expect(JSON.stringify(life.state.clocks)).toBe(before);
  };
  fc.assert(fc.property(moves, live), { numRuns: 60, includeErrorInReport: true });
});

function findingOf(life: Life) {
  return {
    demand: life.state.demands[0]!.id,
    ...{ outcome: 'upheld' as const, facts: aText(), evidence: ['e-1'] },
    bases: [{ kind: 'law' as const, title: 'law', clause: '1', version: '2024' }],
    ...{ responsible: 'respondent' as const, degree: 'full' as const },
  };
}
