// Acknowledging and answering at once: which limit is met, which one starts, and what the pack has to allow.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted } from '../test/support/case-stages.ts';
import { refused } from '../test/support/case-phases.ts';
import { nextAlarm } from './case-alarms.ts';

const clerk = anActor('clerk');
const results = [
  { demand: 'd1', outcome: 'upheld' as const },
  { demand: 'd2', outcome: 'explained' as const },
];
const onTheSpot = { answer: aText(), results, consent: { how: 'counter' as const, on: '2026-03-02' } };
/** No pinned example pack has it yet; the hotline’s does. */
const counter = () => new Life({ ...aLaw(), answerAtOnce: { article: '示例12 example' } });
const housing = () => new Life(aLaw('uk-housing-ombudsman-2024'));

describe('an acknowledgement', () => {
  it('meets the first limit, and under the housing code the next stage counts from it (R10)', () => {
    const life = housing().until('2026-03-04').do('acknowledge', { definition: aText() }, clerk);
    expect(life.limit('preliminary')).toBe('2026-03-09 met');
    // Stage 1: ten working days from Wed 2026-03-04.
    expect(life.limit('handling')).toBe('2026-03-18 running');
    expect(life.notices('acknowledgement')[0]?.facts).toMatchObject({ dueOn: '2026-03-18' });
    accepted(life.until('2026-03-10'));
    expect([life.state.phase, life.limit('handling')]).toEqual(['investigating', '2026-03-18 running']);
    expect(life.refusal('acknowledge', { definition: aText() }, clerk)).toBe('wrong_phase');
  });

  it('moves the next stage when it comes late, and a refusal after it ends that stage (R10, T16)', () => {
    const life = housing().until('2026-03-11').do('acknowledge', { definition: aText() }, clerk);
    expect([life.limit('preliminary'), life.limit('handling')]).toEqual(['2026-03-09 met', '2026-03-25 running']);
    expect(life.refusal('acknowledge', { definition: aText() }, clerk)).toBe('already_done');
    const ground = life.law.refusalGrounds[0]!.code;
    life.do('refuse', { ground, reason: aText(), otherRoutes: aText() }, anActor('approver'));
    expect(life.limit('handling')).toBe('2026-03-25 ended');
  });

  it('exists where the pack has it only, and says what the complaint is about (R10)', () => {
    expect(new Life().refusal('acknowledge', { definition: aText() }, clerk)).toBe('not_in_pack');
    expect(housing().refusal('acknowledge', { definition: aText(0) }, clerk)).toBe('incomplete');
  });
});

describe('an answer at once', () => {
  it('ends the case as settled with a short reply, all limits over (G6, T16)', () => {
    const life = counter().do('answerAtOnce', onTheSpot, clerk);
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'settled']);
    expect(life.limit('preliminary')).toBe('2026-03-09 met');
    expect(nextAlarm(life.law, life.state)).toBeNull();
    expect(life.state.settlement).toEqual({ on: '2026-03-02', results });
    expect(life.notices('shortReply')[0]?.texts).toEqual({ answer: onTheSpot.answer });
    life.do('archive', {}, anActor('archivist', 'yunxi'));
  });

  it('needs the pack, an answer per demand, and the complainant’s yes (G6)', () => {
    expect(aLaw('cn-hotline-example').answerAtOnce).toEqual({ article: '示例12 example' });
    expect(new Life(aLaw('cn-xinfang-2022')).refusal('answerAtOnce', onTheSpot, clerk)).toBe('not_in_pack');
    const life = counter();
    expect(life.try('answerAtOnce', { ...onTheSpot, results: results.slice(0, 1) }, clerk)).toMatchObject({
      refusal: { code: 'incomplete', detail: { missing: ['results.d2'] } },
    });
    const later = { ...onTheSpot, consent: { how: 'phone' as const, on: '2026-03-09' } };
    expect(life.refusal('answerAtOnce', later, clerk)).toBe('incomplete');
    expect(life.refusal('answerAtOnce', onTheSpot, COMPLAINANT)).toBe('not_permitted');
    expect(accepted(counter()).refusal('answerAtOnce', onTheSpot, clerk)).toBe('wrong_phase');
    expect(refused(counter()).refusal('answerAtOnce', onTheSpot, clerk)).toBe('wrong_phase');
  });
});
