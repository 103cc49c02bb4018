import { describe, expect, it } from 'vitest';
import { anActor, anEvidence, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, answered, approved, found, planned, replied } from '../test/support/case-stages.ts';
import type { AttemptOutcome } from './contact-log.ts';

const handler = anActor('handler');
const clerk = anActor('clerk');
const HOUR = 3_600_000;

const tried = (life: Life, outcome: AttemptOutcome, hoursAgo = 1) =>
  life.do('recordContactAttempt', { channel: 'phone', at: life.now - hoursAgo * HOUR, outcome }, clerk);
const log = (life: Life) => life.state.contactLog!;

/** What a fact about the complainant must leave alone. */
const standing = ({ state }: Life) => ({
  phase: state.phase,
  clocks: state.clocks,
  notices: state.notices,
  tasks: state.tasks,
});

describe('attempts to reach the complainant (I10)', () => {
  it('are counted in a row, with when and how; being reached starts the count again', () => {
    const life = accepted(new Life()).until('2026-03-04');
    for (const outcome of ['notReached', 'wrongNumber', 'reached', 'notReached'] as const) tried(life, outcome);
    expect(log(life).attempts.map(({ outcome, inVain }) => [outcome, inVain])).toEqual([
      ['notReached', 1],
      ['wrongNumber', 2],
      ['reached', 0],
      ['notReached', 1],
    ]);
    expect(log(life).attempts[0]).toMatchObject({ channel: 'phone', at: life.now - HOUR, by: 'clerk-1' });
  });

  it('lie between receipt and now', () => {
    const life = accepted(new Life());
    const at = (ms: number) =>
      life.refusal('recordContactAttempt', { channel: 'phone', at: ms, outcome: 'reached' }, clerk);
    expect(at(life.now + HOUR)).toBe('incomplete');
    expect(at(life.now - 48 * HOUR)).toBe('incomplete');
    expect(at(life.now)).toBeNull();
  });

  it('however many, end nothing and free from nothing: the reply is still owed and told', () => {
    const life = accepted(new Life()).until('2026-03-04');
    const before = standing(life);
    for (let n = 0; n < 20; n += 1) tried(life, 'notReached');
    expect(standing(life)).toEqual(before);
    expect(log(life).attempts.at(-1)!.inVain).toBe(20);
    replied(approved(planned(found(life))));
    expect(life.notices('reply')[0]!.methods.length).toBeGreaterThan(0);
  });
});

describe('what was found about the complainant (I10)', () => {
  it('is on record with its evidence and says that it has no effect of its own', () => {
    const life = accepted(new Life());
    const before = standing(life);
    const what = aText();
    life.do('recordNonCooperation', { what, evidence: [] }, handler);
    life.do('recordFalsehood', { what, evidence: [anEvidence(1), anEvidence(55)] }, handler);
    expect(standing(life)).toEqual(before);
    expect(log(life).falsehoods).toMatchObject([
      { what, evidence: ['e-1', 'e-55'], by: 'handler-1', on: '2026-03-02' },
    ]);
    expect(life.state.evidence.map(({ evidence }) => evidence)).toEqual(['e-1', 'e-55']);
    expect(life.events.slice(-2).map(({ data }) => (data as { effect: string }).effect)).toEqual(['none', 'none']);
  });

  it('calls nobody untruthful without evidence, nor on evidence that changed', () => {
    const life = accepted(new Life());
    expect(life.refusal('recordFalsehood', { what: aText(), evidence: [] }, handler)).toBe('incomplete');
    const forged = { ...anEvidence(1), sha256: 'f'.repeat(64) };
    expect(life.refusal('recordFalsehood', { what: aText(), evidence: [forged] }, handler)).toBe('hash_mismatch');
    expect(life.refusal('recordNonCooperation', { what: aText(0), evidence: [] }, handler)).toBe('incomplete');
  });

  it('is for the people of the case, as long as it lives', () => {
    const life = answered(new Life());
    expect(life.refusal('recordNonCooperation', { what: aText(), evidence: [] }, clerk)).toBeNull();
    expect(life.refusal('recordFalsehood', { what: aText(), evidence: [anEvidence(1)] }, COMPLAINANT)).toBe(
      'not_permitted',
    );
    const stranger = anActor('handler', 'yunxi.minzheng');
    expect(life.refusal('recordFalsehood', { what: aText(), evidence: [anEvidence(1)] }, stranger)).toBe(
      'not_assigned',
    );
  });
});
