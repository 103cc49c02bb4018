// Explaining the reply and calling back: records that move nothing, and an unsolved matter that somebody has to see to.
import { describe, expect, it } from 'vitest';
import { anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed, approved, found, planned, replied } from '../test/support/case-stages.ts';
import { refused } from '../test/support/case-phases.ts';

const clerk = anActor('clerk');
const handler = anActor('handler');
const supervisor = anActor('supervisor', 'yunxi');
const unsolved = { on: '2026-03-02', answeredBy: 'complainant', solved: 'no', satisfied: 'dissatisfied' } as const;
const issued = () => replied(approved(planned(found(accepted(new Life())))));

describe('an explanation', () => {
  it('is recorded while the reply is delivered and in the window: understood, or which questions (B4)', () => {
    const life = issued().do('recordExplanation', { on: '2026-03-02', understood: false, questions: aText() }, handler);
    const clocks = life.state.clocks;
    life.opens('reply').do('recordExplanation', { on: '2026-03-02', understood: true }, handler);
    expect(life.state.explanations?.map(({ understood, by }) => [understood, by])).toEqual([
      [false, 'handler-1'],
      [true, 'handler-1'],
    ]);
    expect(life.limit('handling')).toBe(`${clocks['handling']?.dueOn} met`);
    expect(life.refusal('recordExplanation', { on: '2026-03-02', understood: false }, handler)).toBe('incomplete');
    expect(life.refusal('recordExplanation', { on: '2026-03-03', understood: true }, handler)).toBe('incomplete');
    const early = accepted(new Life());
    expect(early.refusal('recordExplanation', { on: '2026-03-02', understood: true }, handler)).toBe('wrong_phase');
  });
});

describe('a call-back', () => {
  it('that finds the matter unsolved is a task the supervisor has to close (G11)', () => {
    const life = answered(new Life()).do('callBack', unsolved, clerk);
    expect(life.tasks()).toContain('unsolved: supervisor of yunxi.center');
    expect(life.notices('escalation').at(-1)?.facts).toMatchObject({ task: 'unsolved', solved: 'no' });
    const task = Object.values(life.state.tasks).find(({ kind }) => kind === 'unsolved')!;
    life.do('completeTask', { task: task.id, note: aText() }, supervisor);
    expect(life.tasks()).toEqual(['awaitWindow: clerk of yunxi.center']);
  });

  it('comes after delivery, also of a refusal, and says who answered or that nobody did (G11)', () => {
    expect(issued().refusal('callBack', unsolved, clerk)).toBe('incomplete');
    const life = refused(new Life()).opens('refusalNotice');
    life.do('callBack', { on: '2026-03-02', answeredBy: 'nobody' }, clerk);
    expect(life.tasks()).toEqual(['archive: archivist of yunxi.center']);
    expect(life.refusal('callBack', { on: '2026-03-02', answeredBy: 'family' }, clerk)).toBe('incomplete');
    expect(life.refusal('callBack', { ...unsolved, answeredBy: 'nobody' }, clerk)).toBe('incomplete');
    expect(life.refusal('callBack', { ...unsolved, on: '2026-03-09' }, clerk)).toBe('incomplete');
  });

  it('is never a condition for review: with none, with any answer, the window is the same (G11)', () => {
    const without = answered(new Life());
    const happy = answered(new Life()).do('callBack', { ...unsolved, solved: 'yes', satisfied: 'satisfied' }, clerk);
    const angry = answered(new Life()).do('callBack', unsolved, clerk);
    for (const life of [without, happy, angry]) {
      expect(life.limit('reviewWindow.1')).toBe('2026-04-01 running');
      expect(appealed(life).state.phase).toBe('inReview');
    }
    expect(angry.refusal('callBack', unsolved, COMPLAINANT)).toBe('not_permitted');
  });
});
