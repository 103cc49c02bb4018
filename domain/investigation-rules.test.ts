import { describe, expect, it } from 'vitest';
import type { CaseCommands } from './case.ts';
import { factsHash } from './investigation-rules.ts';
import { aFinding, aText, APPROVER, HANDLER, Journey } from '../test/support/journey.ts';

const SURVEY: CaseCommands['recordAction'] = {
  ...{
    kind: 'siteSurvey',
    on: '2026-05-13',
    place: 'Window B08',
    by: ['handler-yunxi.center'],
    record: aText('record'),
  },
  evidence: [{ evidence: 'e2', sha256: 'a'.repeat(64), size: 9 }],
};

describe('an act of investigation', () => {
  it('is recorded with who, when, where and what evidence it brought', () => {
    const journey = Journey.accepted();
    journey.act('2026-05-13', HANDLER, 'recordAction', SURVEY);
    expect(journey.state.actions).toEqual([{ ...SURVEY, id: 'a6' }]);
    expect(journey.state.took.handled).toEqual(['handler-yunxi.center']);
  });

  it('names somebody, a place, and no day to come', () => {
    const vague = { ...SURVEY, by: [], place: ' ', on: '2026-05-14' };
    expect(Journey.accepted().refusal('2026-05-13', HANDLER, 'recordAction', vague)).toEqual({
      code: 'incomplete',
      detail: { missing: ['by', 'place', 'on'] },
    });
  });

  it('cannot bring known evidence with other bytes', () => {
    const changed = { ...SURVEY, evidence: [{ evidence: 'e1', sha256: 'b'.repeat(64), size: 1 }] };
    expect(Journey.accepted().refusal('2026-05-13', HANDLER, 'recordAction', changed).code).toBe('hash_mismatch');
  });

  it('is not for an approver, and not before acceptance', () => {
    expect(Journey.accepted().refusal('2026-05-13', APPROVER, 'recordAction', SURVEY).code).toBe('not_permitted');
    expect(Journey.registered().refusal('2026-05-12', HANDLER, 'recordAction', SURVEY).code).toBe('wrong_phase');
  });
});

describe('a finding', () => {
  it('is tied to a demand, to evidence and to a basis, and names who found it', () => {
    const journey = Journey.accepted();
    journey.act('2026-05-13', HANDLER, 'recordFinding', aFinding('d1'));
    expect(journey.state.findings['d1']).toEqual({ ...aFinding('d1'), by: 'handler-yunxi.center' });
  });

  it('cannot be made for a demand nobody raised, or on evidence nobody has', () => {
    const journey = Journey.accepted();
    expect(journey.refusal('2026-05-13', HANDLER, 'recordFinding', aFinding('d3'))).toEqual({
      code: 'unknown_item',
      detail: { demand: 'd3' },
    });
    const strange = { ...aFinding('d1'), evidence: ['e1', 'e2'] };
    expect(journey.refusal('2026-05-13', HANDLER, 'recordFinding', strange)).toEqual({
      code: 'unknown_item',
      detail: { evidence: ['e2'] },
    });
  });

  it('may rest on evidence an act of investigation brought', () => {
    const journey = Journey.accepted();
    journey.act('2026-05-13', HANDLER, 'recordAction', SURVEY);
    journey.act('2026-05-14', HANDLER, 'recordFinding', { ...aFinding('d1'), evidence: ['e2'] });
    expect(journey.state.findings['d1']?.evidence).toEqual(['e2']);
  });

  it.each(['upheld', 'partlyUpheld', 'notUpheld', 'unfounded'] as const)(
    '%s needs a basis and evidence or an act',
    (outcome) => {
      const bare = { ...aFinding('d1'), outcome, bases: [], evidence: [] };
      expect(Journey.accepted().refusal('2026-05-13', HANDLER, 'recordFinding', bare)).toEqual({
        code: 'incomplete',
        detail: { missing: ['bases', 'evidence'] },
      });
    },
  );

  it('may rest on an act of investigation alone', () => {
    const journey = Journey.accepted();
    journey.act('2026-05-13', HANDLER, 'recordAction', { ...SURVEY, evidence: [] });
    journey.act('2026-05-14', HANDLER, 'recordFinding', { ...aFinding('d1'), evidence: [] });
    expect(journey.state.findings['d1']?.outcome).toBe('upheld');
  });

  it('that only explains needs neither', () => {
    const journey = Journey.accepted();
    journey.act('2026-05-13', HANDLER, 'recordFinding', {
      ...aFinding('d1'),
      outcome: 'explained',
      bases: [],
      evidence: [],
    });
    expect(journey.state.findings['d1']?.outcome).toBe('explained');
  });

  it('quotes a basis with title, clause and version', () => {
    const vague = {
      ...aFinding('d1'),
      bases: [{ kind: 'law' as const, title: 'Fees Act', clause: '12', version: '' }],
    };
    expect(Journey.accepted().refusal('2026-05-13', HANDLER, 'recordFinding', vague)).toEqual({
      code: 'incomplete',
      detail: { missing: ['bases.0.version'] },
    });
  });
});

describe('what the findings rest on', () => {
  const found = (change: Partial<CaseCommands['recordFinding']>) => {
    const journey = Journey.accepted();
    journey.act('2026-05-13', HANDLER, 'recordFinding', { ...aFinding('d1'), ...change });
    return factsHash(journey.state);
  };

  it('is the same with another result, another order of evidence or another author', () => {
    expect(found({ outcome: 'notUpheld', responsible: 'none', degree: 'none' })).toBe(found({}));
  });

  it('differs with other evidence or other facts', () => {
    expect(found({ evidence: [], outcome: 'explained' })).not.toBe(found({}));
    expect(found({ facts: aText('other facts') })).not.toBe(found({}));
  });
});
