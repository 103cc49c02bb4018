import { describe, expect, it } from 'vitest';
import { anActor, aText, CENTER, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import {
  accepted,
  answered,
  appealed,
  approved,
  found,
  planned,
  replied,
  reviewed,
  reviewer,
} from '../test/support/case-stages.ts';
import type { Actor } from './case.ts';
import { allowedCommands } from './case-decide.ts';
import { covers, inLine } from './case-permission.ts';
import type { Role } from './law.ts';

const supervisor = anActor('supervisor', 'yunxi');
const reason = aText();
const sheet = (['procedure', 'facts', 'law', 'fairness', 'reasonableness'] as const).map((part) => ({
  part,
  finding: aText(),
  sound: true,
}));

/** One person with several roles, in the centre unless said. */
function person(id: string, roles: Role[], unit = 'yunxi.center'): Actor {
  return { kind: 'staff', id, unit, roles };
}

function assign(life: Life, id: string, unit = 'yunxi.center') {
  return life.refusal('assignHandler', { handler: { id, unit, roles: ['handler'] } }, supervisor);
}

function anAction(on = '2026-03-02') {
  return { kind: 'visit' as const, on, place: 'window 3', by: ['handler-1'], record: aText(), evidence: [] };
}

describe('a unit', () => {
  it('covers itself and what is below it, not its neighbours and not names that only begin alike', () => {
    expect(covers('yunxi', 'yunxi.center')).toBe(true);
    expect(covers('yunxi.center', 'yunxi.center')).toBe(true);
    expect(covers('yunxi.center', 'yunxi')).toBe(false);
    expect(covers('yunxi.center', 'yunxi.centerEast')).toBe(false);
    expect(covers(undefined, 'yunxi')).toBe(false);
    expect(inLine('yunxi.center', 'yunxi.center.windows')).toBe(true);
    expect(inLine('yunxi.center.windows', 'yunxi.center.hall')).toBe(false);
    expect(inLine('yunxi.center', null)).toBe(false);
  });
});

describe('the handler', () => {
  it('is anybody of the unit with the role until somebody is named, then only that one', () => {
    const life = accepted(new Life());
    expect(life.refusal('recordAction', anAction(), anActor('handler', 'yunxi.center', 'first'))).toBeNull();
    expect(assign(life, 'named')).toBeNull();
    expect(life.refusal('recordAction', anAction(), anActor('handler', 'yunxi.center', 'first'))).toBe('not_assigned');
    expect(life.refusal('recordAction', anAction(), anActor('handler', 'yunxi.center', 'named'))).toBeNull();
  });

  it('is named from the units the case can be worked in: the own line, not a neighbour, not another body', () => {
    const life = accepted(new Life());
    life.do('assignUnit', { unit: { ...CENTER, id: 'yunxi.center.windows' } }, supervisor);
    expect(assign(life, 'a', 'yunxi.center.hall')).toBe('not_assigned');
    expect(assign(life, 'b', 'yunxi.minzheng')).toBe('other_body');
    expect(assign(life, 'c', 'yunxi.center')).toBeNull();
  });

  it('does not come from the unit complained about, where the pack forbids that', () => {
    const windows = { ...CENTER, id: 'yunxi.center.windows' };
    const life = accepted(new Life(undefined, { respondent: windows }));
    expect(assign(life, 'a', 'yunxi.center.windows')).toBe('not_independent');
    expect(assign(life, 'a')).toBeNull();
  });
});

describe('who took one part does not take another (L21)', () => {
  it('a handler does not approve and does not sign the reply', () => {
    const both = person('handler-1', ['handler', 'approver', 'head']);
    const life = planned(found(accepted(new Life())));
    life.do('submitPlan', {}, both);
    expect(life.refusal('approve', {}, both)).toBe('not_independent');
    life.do('approve', {}, anActor('approver'));
    expect(life.refusal('issueReply', {}, both)).toBe('not_independent');
  });

  it('who submits a plan somebody else drafted has a part in it too', () => {
    const life = planned(found(accepted(new Life()))).do('submitPlan', {}, person('lead-1', ['lead']));
    expect(life.refusal('approve', {}, person('lead-1', ['approver']))).toBe('not_independent');
  });

  it('neither handler nor approver sits in the review', () => {
    const life = appealed(answered(new Life()));
    for (const id of ['handler-1', 'approver-1']) {
      expect(life.refusal('acceptReview', {}, person(id, ['reviewer'], 'yunxi.fucha'))).toBe('not_independent');
    }
    expect(life.refusal('acceptReview', {}, reviewer(1))).toBeNull();
  });

  it('while a review runs, its reviewer finds the facts and the handlers of the owner do not', () => {
    const life = appealed(answered(new Life()));
    expect(life.refusal('recordAction', anAction(), anActor('handler'))).toBe('not_permitted');
    life.do('acceptReview', {}, reviewer(1));
    expect(life.refusal('recordAction', anAction(), reviewer(1))).toBeNull();
    expect(life.state.took.handled).not.toContain('reviewer-1');
  });

  it('nobody reviews the result of an own review one level up', () => {
    const life = appealed(reviewed(appealed(answered(new Life())), 1, 'uphold').opens('reviewOpinion'));
    const again = person('reviewer-1', ['reviewer'], 'chengjiang.fuhe');
    expect(life.refusal('acceptReview', {}, again)).toBe('not_independent');
    life.do('acceptReview', {}, reviewer(2));
    expect(life.refusal('recordReviewSheet', { parts: sheet }, again)).toBe('not_independent');
  });

  it('after an order to redo, neither reviewer nor approver becomes the handler', () => {
    const life = reviewed(appealed(answered(new Life(), 'notUpheld')), 1, 'redo');
    expect(assign(life, 'reviewer-1')).toBe('not_independent');
    expect(assign(life, 'approver-1')).toBe('not_independent');
    expect(life.refusal('recordAction', anAction(), person('approver-1', ['handler']))).toBe('not_independent');
    expect(life.refusal('recordAction', anAction(), anActor('handler'))).toBeNull();
  });

  it('a reviewer who refused an application does not handle the case later', () => {
    const life = appealed(answered(new Life()));
    life.do('refuseReview', { ground: 'NOT_A_PARTY', reason, otherRoutes: aText() }, reviewer(1));
    expect(life.state.took.reviewed).toEqual(['reviewer-1']);
  });
});

describe('buttons', () => {
  it('are what phase, person and independence allow: a complainant before the decision', () => {
    const life = new Life();
    expect(allowedCommands(life.law, life.state, COMPLAINANT, life.now)).toEqual([
      'addContact',
      'changeContact',
      'amendStatement',
      'supplementEvidence',
      'requestRecusal',
      'recordDelivery',
      'withdraw',
    ]);
  });

  it('a refusal names what would be possible instead', () => {
    const life = replied(approved(planned(found(accepted(new Life())))));
    const outcome = life.try('withdraw', { voluntary: true }, COMPLAINANT);
    expect(outcome.ok ? [] : outcome.refusal.allowed).toContain('recordDelivery');
  });

  it('an auditor has none that changes the case', () => {
    const life = new Life();
    expect(allowedCommands(life.law, life.state, anActor('auditor', 'yunxi'), life.now)).toEqual([
      'claimTask',
      'releaseTask',
    ]);
    const task = Object.keys(life.state.tasks)[0]!;
    expect(life.refusal('claimTask', { task }, anActor('auditor', 'yunxi'))).toBe('not_assigned');
  });
});
