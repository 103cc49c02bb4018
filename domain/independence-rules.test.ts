import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, CENTER, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { RESPONDENT, WINDOWS } from '../test/support/case-moves.ts';
import { accepted, found, planned, replied } from '../test/support/case-stages.ts';
import type { Actor, CaseState, StaffRef } from './case.ts';
import { allowedCommands, decide } from './case-decide.ts';
import type { Law, Role } from './law.ts';

const HEAD = anActor('head');
const SUPERVISOR = anActor('supervisor', 'yunxi');
const aHandler = (id: string): StaffRef => ({ id, unit: CENTER.id, roles: ['handler'] });
const handled = (id = 'handler-1', law = aLaw()) =>
  accepted(new Life(law)).do('assignHandler', { handler: aHandler(id) }, SUPERVISOR);
const asked = (life: Life) => life.do('requestRecusal', { reasons: aText() }, COMPLAINANT);
const openId = (life: Life) => life.state.recusals!.at(-1)!.id;

/** The pack's handling limit stands while a recusal is decided. */
function pausingLaw(): Law {
  const law = aLaw();
  const handling = law.clocks['handling']!;
  return { ...law, clocks: { ...law.clocks, handling: { ...handling, pauseOn: [...handling.pauseOn, 'recusal'] } } };
}

describe('a declared relation (G2)', () => {
  it('takes the person out at once: no act, no assignment, no task; and moves no limit', () => {
    const life = handled();
    const task = Object.keys(life.state.tasks)[0]!;
    const before = life.limit('handling');
    life
      .do('claimTask', { task }, anActor('handler'))
      .do('declareRelation', { kind: 'kin', note: aText() }, anActor('handler'));
    expect(life.state.handler).toBeNull();
    expect(life.state.tasks[task]?.holder).toBeUndefined();
    expect(life.limit('handling')).toBe(before);
    expect(life.refusal('claimTask', { task }, anActor('handler'))).toBe('not_independent');
    expect(life.refusal('assignHandler', { handler: aHandler('handler-1') }, SUPERVISOR)).toBe('not_independent');
    expect(life.notices('assignment').at(-1)?.audience).toEqual({ to: 'unit', unit: CENTER.id, role: 'lead' });
  });

  it('is said once, and leaves others free', () => {
    const life = handled().do('declareRelation', { kind: 'interest', note: aText() }, anActor('handler'));
    expect(life.refusal('declareRelation', { kind: 'kin', note: aText() }, anActor('handler'))).toBe('not_independent');
    life.do('assignHandler', { handler: aHandler('handler-2') }, SUPERVISOR);
    expect(life.state.handler?.id).toBe('handler-2');
  });
});

describe('an application for recusal (G2)', () => {
  it('needs reasons, waits for the head, and stops nothing unless the pack says so', () => {
    const life = handled();
    expect(life.refusal('requestRecusal', { reasons: aText(0) }, COMPLAINANT)).toBe('reason_required');
    asked(life);
    expect(life.limit('handling')).toMatch(/running$/);
    expect(life.tasks()).toContain('decideRecusal: head of yunxi.center');
    expect(life.refusal('requestRecusal', { reasons: aText() }, COMPLAINANT)).toBe('already_done');
  });

  it('granted: the person goes, the one named with it takes over, the complainant is told', () => {
    const life = asked(handled()).until('2026-03-09');
    const grant = { request: openId(life), granted: true, staff: aHandler('handler-1'), reason: aText() };
    expect(life.refusal('decideRecusal', grant, HEAD)).toBe('incomplete');
    expect(life.refusal('decideRecusal', { ...grant, replacement: aHandler('handler-1') }, HEAD)).toBe('already_done');
    life.do('decideRecusal', { ...grant, replacement: aHandler('handler-2') }, HEAD);
    expect(life.state.handler?.id).toBe('handler-2');
    expect(life.notices('assignment').at(-1)?.audience).toEqual({ to: 'staff', id: 'handler-2' });
    expect(life.notices('recusalNotice')).toHaveLength(1);
    expect(life.tasks().some((task) => task.startsWith('decideRecusal'))).toBe(false);
    expect(life.refusal('declareRelation', { kind: 'kin', note: aText() }, anActor('handler'))).toBe('not_independent');
  });

  it('refused: everything stays as it was, with reasons', () => {
    const life = asked(handled());
    life.do('decideRecusal', { request: openId(life), granted: false, reason: aText() }, HEAD);
    expect(life.state.handler?.id).toBe('handler-1');
    expect(life.state.recusals?.[0]?.decision?.granted).toBe(false);
    expect(life.notices('recusalNotice')).toHaveLength(1);
  });

  it('is never decided by the person it is about', () => {
    const life = asked(handled());
    const self = { id: HEAD.id, unit: CENTER.id, roles: ['head' as const] };
    const data = { request: openId(life), granted: true, staff: self, reason: aText() };
    expect(life.refusal('decideRecusal', data, HEAD)).toBe('not_independent');
    expect(life.do('decideRecusal', data, anActor('approver')).refusal('extend', anExtension, HEAD)).toBe(
      'not_independent',
    );
  });

  it('stops the limit while it is decided where the pack says so, and carries what was used', () => {
    const life = asked(handled('handler-1', pausingLaw()).until('2026-03-04'));
    expect(life.limit('handling')).toBe('stands paused');
    life.until('2026-03-09').do('decideRecusal', { request: openId(life), granted: false, reason: aText() }, HEAD);
    expect(life.limit('handling')).toMatch(/running$/);
    expect(life.state.clocks['handling']!.entries.map(({ kind }) => kind)).toEqual(['start', 'pause', 'resume']);
  });
});

describe('what the pack says about an application (G2)', () => {
  const { recusal: told } = aLaw('cn-hotline-example', 'ordinary');
  const { askWithin, decidedBy, ...silent } = told!;
  /** Days enough to count over a week-end. */
  const CENTRE: Law = { ...aLaw(), recusal: { ...told!, askWithin: { n: 3, unit: 'workingDay' } } };
  /** Accepted Mon 2026-03-02 and told the same day: three working days to ask, Thu 03-05. */
  const askedOn = (day: string, late?: 'refused' | 'noted') =>
    accepted(new Life({ ...CENTRE, recusal: { ...CENTRE.recusal!, ...(late && { late }) } }))
      .opens('acceptanceNotice')
      .until(day);

  it('travels with the case where the pack wants it enforced', () => {
    expect([askWithin, decidedBy]).toEqual([{ n: 2, unit: 'workingDay' }, 'lead']);
    for (const shown of ['cn-service-centre-example', 'cn-samr-2020', 'cn-fuyi-2023'])
      expect([shown, aLaw(shown).recusal]).toEqual([shown, undefined]);
  });

  it('within its days nothing is said; later it is taken in and marked, and whoever decides is told', () => {
    expect(asked(askedOn('2026-03-05')).state.recusals?.[0]?.lateAfter).toBeUndefined();
    const late = asked(askedOn('2026-03-06', 'noted'));
    expect(late.state.recusals?.[0]?.lateAfter).toBe('2026-03-05');
    expect(late.notices('assignment').at(-1)?.facts).toMatchObject({ what: 'recusalRequestedLate' });
    expect(asked(askedOn('2026-03-06')).state.recusals?.[0]?.lateAfter).toBe('2026-03-05');
  });

  it('later it is refused where the pack says so, with the day and the article', () => {
    expect(askedOn('2026-03-05', 'refused').refusal('requestRecusal', { reasons: aText() }, COMPLAINANT)).toBeNull();
    const outcome = askedOn('2026-03-06', 'refused').try('requestRecusal', { reasons: aText() }, COMPLAINANT);
    expect(outcome).toMatchObject({
      refusal: { code: 'deadline_passed', detail: { lastDay: '2026-03-05', article: CENTRE.recusal!.article } },
    });
  });

  it('binds nobody who was not told of acceptance, not the respondent, and no pack that has no number', () => {
    const untold = accepted(new Life({ ...CENTRE, recusal: { ...CENTRE.recusal!, late: 'refused' } })).until(
      '2026-04-20',
    );
    expect(untold.refusal('requestRecusal', { reasons: aText() }, COMPLAINANT)).toBeNull();
    const other = askedOn('2026-03-06', 'refused').do('requestRecusal', { reasons: aText() }, RESPONDENT);
    expect(other.state.recusals?.[0]?.lateAfter).toBeUndefined();
    const free = accepted(new Life({ ...CENTRE, recusal: silent }))
      .opens('acceptanceNotice')
      .until('2026-04-20');
    expect(asked(free).state.recusals?.[0]?.lateAfter).toBeUndefined();
  });

  it('is decided by whom the pack names, or the head; where it names nobody, by the head or an approver', () => {
    const may = (law: Law) => {
      const life = asked(handled('handler-1', law));
      const data = { request: openId(life), granted: false, reason: aText() };
      const roles: Role[] = ['lead', 'approver', 'head', 'handler'];
      return roles.filter(
        (role) =>
          allowedCommands(law, life.state, anActor(role), life.now).includes('decideRecusal') &&
          decide(law, life.state, { name: 'decideRecusal', data }, anActor(role), { at: life.now }).ok,
      );
    };
    expect(may(CENTRE)).toEqual(['lead', 'head']);
    expect(may(aLaw('cn-xinfang-2022'))).toEqual(['approver', 'head']);
    const { recusal: _none, ...before } = CENTRE;
    expect(may(before)).toEqual(['approver', 'head']);
    expect(may({ ...CENTRE, recusal: { ...silent, decidedBy: 'approver' } })).toEqual(['approver', 'head']);
  });
});

const anExtension = {
  clock: 'handling',
  by: { n: 1, unit: 'workingDay' as const },
  reasonCode: 'complex',
  reason: aText(),
};

describe('any sequence of reassignments (L21)', () => {
  const ROLES: Role[] = ['clerk', 'handler', 'lead', 'approver', 'head', 'supervisor'];
  const everyone = (n: number): Actor => ({ kind: 'staff', id: `p${n}`, unit: CENTER.id, roles: ROLES });
  const asRef = (n: number, unit = CENTER.id): StaffRef => ({ id: `p${n}`, unit, roles: ROLES });
  const move = fc.record({ what: fc.nat(10), who: fc.nat(4), whom: fc.nat(4) });

  function go(life: Life, { what, who, whom }: { what: number; who: number; whom: number }): void {
    const actor = everyone(who);
    const reason = aText();
    const demand = life.state.demands[0]!.id;
    const bases = [{ kind: 'law' as const, title: 'l', clause: '1', version: '1' }];
    const finding = { demand, outcome: 'upheld' as const, facts: aText(), evidence: ['e-1'], bases };
    const answers = life.state.demands.map(({ id }) => ({ demand: id, outcome: 'upheld' as const, answer: aText() }));
    const tries: (() => unknown)[] = [
      () => life.try('assignHandler', { handler: asRef(whom) }, actor),
      () => life.try('assignHandler', { handler: asRef(whom, WINDOWS.id) }, actor),
      () => life.try('assignUnit', { unit: life.state.owner.id === CENTER.id ? WINDOWS : CENTER }, SUPERVISOR),
      () => life.try('formTeam', { lead: asRef(who), members: [asRef(whom)], reason }, actor),
      () => life.try('changeTeam', { join: [asRef(whom)], leave: [`p${who}`], reason }, actor),
      () => life.try('declareRelation', { kind: 'other', note: reason }, who === 4 ? actor : everyone(4)),
      () => life.try('recordFinding', { ...finding, responsible: 'none', degree: 'none' }, actor),
      () => life.try('draftPlan', { answers, measures: [] }, actor),
      () => life.try('submitPlan', {}, actor),
      () => life.try('approve', {}, actor),
      () => life.try('returnPlan', { comments: reason }, actor),
    ];
    tries[what]!();
  }

  function broken(state: CaseState): string | null {
    const { took, relations = [], handler, team } = state;
    const approvedOwn = took.approved.find((id) => took.drafted.includes(id) || took.handled.includes(id));
    if (approvedOwn !== undefined) return `${approvedOwn} approved what they drafted or handled`;
    const inside = [handler?.id, ...(team ? [team.lead?.id, ...team.members.map(({ id }) => id)] : [])];
    const recused = relations.find(({ staff }) => inside.includes(staff) && staff !== team?.lead?.id);
    return recused === undefined ? null : `${recused.staff} is recused and still handles`;
  }

  it('never lets one person take two parts, nor a recused one any', () => {
    const walk = (moves: { what: number; who: number; whom: number }[]) => {
      const life = planned(found(accepted(new Life())));
      for (const one of moves) {
        const seen = life.events.length;
        const out = new Set((life.state.relations ?? []).map(({ staff }) => staff));
        go(life, one);
        expect(broken(life.state)).toBeNull();
        const acted = life.events.slice(seen).filter(({ actor }) => actor.kind === 'staff' && out.has(actor.id));
        expect(acted.map(({ type }) => type)).toEqual([]);
      }
    };
    fc.assert(fc.property(fc.array(move, { minLength: 20, maxLength: 60, size: 'max' }), walk), { numRuns: 60 });
  });

  it('keeps the accused unit out of every deciding act, also where it lies below the owner', () => {
    const life = accepted(new Life(undefined, { respondent: WINDOWS }));
    const inside = anActor('handler', WINDOWS.id, 'w1');
    const action = { kind: 'visit' as const, on: '2026-03-02', place: '-', by: ['w1'], record: aText(), evidence: [] };
    expect(life.refusal('recordAction', action, inside)).toBe('not_independent');
    expect(life.refusal('recordAction', action, anActor('handler'))).toBeNull();
    const before = accepted(new Life(undefined, { respondent: WINDOWS, rules: undefined }));
    expect(before.refusal('recordAction', action, inside)).toBeNull();
  });

  it('keeps an approver out of the handling for good', () => {
    const life = planned(found(accepted(new Life()))).do('submitPlan', {}, anActor('handler'));
    life.do('approve', {}, anActor('approver'));
    const approver = { id: 'approver-1', unit: CENTER.id, roles: ['handler' as const] };
    expect(life.refusal('formTeam', { lead: approver, members: [aHandler('h2')], reason: aText() }, SUPERVISOR)).toBe(
      'not_independent',
    );
    expect(replied(life).state.phase).toBe('delivering');
  });
});
