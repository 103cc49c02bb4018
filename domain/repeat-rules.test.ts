// The fair guard (L19) and links (L18): a person decides, anything new goes on, the final answer is named.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, anEvidence, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted } from '../test/support/case-stages.ts';
import type { CaseCommands } from './case.ts';
import type { CaseRef } from './repeat.ts';

const clerk = anActor('clerk');
const approver = anActor('approver');
const FINAL: CaseRef = {
  ...{ caseId: '0190a000-0000-7000-8000-000000000100', number: 'YXZW-2025-000100' },
  ...{ phase: 'concluded', conclusion: 'final', concludedOn: '2025-11-20' },
};
const pointing = (change: Partial<CaseCommands['decideRepeat']> = {}): CaseCommands['decideRepeat'] => ({
  ...{ of: FINAL, samePerson: true, sameFacts: true, knownEvidence: ['e-1'], decision: 'pointedToFinal' },
  ...{ reason: aText(), otherRoutes: aText(), ...change },
});

describe('a repeat after the final answer (L19)', () => {
  it('is pointed to it: not accepted, ground and routes in a notice that names the case', () => {
    const life = new Life().do('decideRepeat', pointing(), approver);
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'notAccepted']);
    expect(life.state.refusal?.ground).toBe('FINAL');
    expect(life.events.slice(-3).map(({ type }) => type)).toContain('repeatDecided');
    const notice = Object.values(life.state.notices).find(({ kind }) => kind === 'refusalNotice');
    expect(notice?.facts).toMatchObject({
      ...{ ground: 'FINAL', finalCase: FINAL.number, finalOn: '2025-11-20' },
      ...{ remedyLevel: 1, remedyBody: 'yunxi.fucha' },
    });
    expect(Object.keys(notice?.texts ?? {})).toEqual(['reason', 'otherRoutes']);
    expect(life.state.repeats).toMatchObject([{ decision: 'pointedToFinal', by: 'approver-1', of: FINAL }]);
  });

  it.each([
    ['other facts', { sameFacts: false }, { field: 'sameFacts' }],
    ['something new', { whatIsNew: aText() }, { field: 'whatIsNew' }],
    ['evidence that did not lie there', { knownEvidence: [] }, { evidence: ['e-1'] }],
  ])('with %s always goes on', (_what, change, detail) => {
    const life = new Life();
    const outcome = life.try('decideRepeat', pointing(change), approver);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'new_facts', detail } });
    expect(life.state.phase).toBe('preliminaryReview');
  });

  it('goes on with evidence that came after registration', () => {
    const life = new Life().do('supplementEvidence', { items: [anEvidence(2)] }, COMPLAINANT);
    expect(life.try('decideRepeat', pointing(), approver)).toMatchObject({
      refusal: { code: 'new_facts', detail: { evidence: ['e-2'] } },
    });
    life.do('decideRepeat', pointing({ knownEvidence: ['e-1', 'e-2'] }), approver);
    expect(life.state.conclusion).toBe('notAccepted');
  });

  it.each([
    [{ of: { ...FINAL, conclusion: 'withdrawn' as const } }, 'not_final'],
    [{ of: { ...FINAL, phase: 'investigating' as const, conclusion: null } }, 'not_final'],
    [{ samePerson: false }, 'incomplete'],
    [{ otherRoutes: undefined }, 'incomplete'],
    [{ otherRoutes: aText(0) }, 'incomplete'],
    [{ reason: aText(0) }, 'reason_required'],
    [{ knownEvidence: ['e-1', 'e-9'] }, 'unknown_item'],
    [{ of: { ...FINAL, caseId: new Life().state.caseId } }, 'unknown_item'],
  ])('is refused with %j: %s', (change, code) => {
    expect(new Life().refusal('decideRepeat', pointing(change), approver)).toBe(code);
  });

  it('needs the approver where the pack wants one for refusals, and a ground of the pack', () => {
    expect(new Life().refusal('decideRepeat', pointing(), clerk)).toBe('not_permitted');
    const law = aLaw();
    const others = law.refusalGrounds.filter(({ code }) => code !== 'FINAL');
    const bare = new Life({ ...law, refusalGrounds: others });
    expect(bare.refusal('decideRepeat', pointing(), approver)).toBe('not_in_pack');
  });

  it('comes too late once the case was accepted; that it goes on may still be said', () => {
    const life = accepted(new Life());
    expect(life.refusal('decideRepeat', pointing(), approver)).toBe('wrong_phase');
    const goesOn = pointing({ decision: 'goesOn', sameFacts: false, whatIsNew: aText() });
    life.do('decideRepeat', goesOn, clerk);
    expect([life.state.phase, life.state.repeats?.length]).toEqual(['investigating', 1]);
    expect(life.refusal('decideRepeat', goesOn, clerk)).toBe('already_done');
  });
});

describe('linking cases (L18)', () => {
  it('keeps who, when and why, moves no limit, and decides nothing', () => {
    const life = new Life();
    const before = life.state;
    life.do('linkCase', { of: FINAL, relation: 'sameEvent', note: aText() }, clerk);
    expect(life.state.links).toMatchObject([{ of: FINAL, relation: 'sameEvent', by: 'clerk-1', on: '2026-03-02' }]);
    expect([life.state.phase, life.state.clocks, life.state.tasks]).toEqual([
      before.phase,
      before.clocks,
      before.tasks,
    ]);
  });

  it('is said once for each relation, never of itself', () => {
    const life = new Life().do('linkCase', { of: FINAL, relation: 'related', note: aText() }, clerk);
    expect(life.refusal('linkCase', { of: FINAL, relation: 'related', note: aText() }, clerk)).toBe('already_done');
    life.do('linkCase', { of: FINAL, relation: 'repeat', note: aText() }, clerk);
    const own = { ...FINAL, caseId: life.state.caseId };
    expect(life.refusal('linkCase', { of: own, relation: 'repeat', note: aText() }, clerk)).toBe('unknown_item');
    expect(life.refusal('linkCase', { of: FINAL, relation: 'sameEvent', note: aText(0) }, clerk)).toBe(
      'reason_required',
    );
  });
});
