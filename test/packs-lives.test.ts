// A whole case under each complete pack: from intake to its end, and what silence does there. In memory, no engine.
import { describe, expect, it } from 'vitest';
import { anActor, aText, COMPLAINANT, Life } from './support/case-builders.ts';
import { accepted, answered, appealed, reviewed } from './support/case-stages.ts';
import { COMPLETED } from './support/pack-dates.ts';

const lawOf = (packId: string, matterType: string) =>
  COMPLETED.excerpt({ packId, matterType, receivedOn: '2026-03-02' });
const cases = COMPLETED.packs()
  .filter(({ id }) => id !== 'harbour-fees-example')
  .flatMap(({ id, matterTypes }) => matterTypes.map(({ code }) => ({ packId: id, matterType: code })));

describe.each(cases)('a case under $packId, $matterType', ({ packId, matterType }) => {
  const law = lawOf(packId, matterType);

  it('lives from intake through every level of review to the archive, and no alarm survives it', () => {
    const life = answered(new Life(law));
    for (const { level } of law.reviewLevels) {
      expect(life.state.phase).toBe('reviewWindow');
      reviewed(appealed(life), level === 1 ? 1 : 2, 'uphold').opens('reviewOpinion');
    }
    expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'final']);
    life.do('archive', {}, anActor('archivist', 'yunxi'));
    expect(Object.values(life.state.clocks).filter((clock) => clock.alarms.length > 0)).toEqual([]);
  });

  it('survives silence everywhere: limits pass, people are told, nothing is refused', () => {
    const life = accepted(new Life(law)).until('2027-09-01');
    expect(life.state.phase).toBe('investigating');
    expect(life.events.filter(({ type }) => type === 'expired').length).toBeGreaterThan(0);
  });
});

describe('silence of the body in the preliminary review', () => {
  it.each([
    ['cn-fuyi-2023', 'ordinary', 'investigating', '2026-03-09'], // Mon + 5 working days: accepted by law on Mon
    ['cn-samr-2020', 'goods', 'preliminaryReview', null],
    ['uk-housing-ombudsman-2024', 'repairs', 'preliminaryReview', null],
  ])('under %s', (packId, matterType, phase, deemedOn) => {
    const life = new Life(lawOf(packId, matterType)).until('2026-04-30');
    expect(life.state.phase).toBe(phase);
    expect(life.events.find(({ type }) => type === 'deemedAccepted')?.effectiveOn ?? null).toBe(deemedOn);
  });
});

describe('silence of the complainant after the notice to supplement', () => {
  const items = [{ item: 'facts', what: aText(), knownBefore: false }];
  it.each([
    ['cn-fuyi-2023', 'ordinary', 'concluded', 'withdrawn'],
    ['cn-samr-2026', 'goods', 'preliminaryReview', null],
    ['uk-nhs-2009', 'care', 'preliminaryReview', null],
  ])('under %s', (packId, matterType, phase, conclusion) => {
    const life = new Life(lawOf(packId, matterType));
    life.do('requestSupplement', { items }, anActor('clerk')).opens('supplementNotice').until('2026-05-29');
    expect([life.state.phase, life.state.conclusion]).toEqual([phase, conclusion]);
  });
});

it('an anonymous complaint is refused where the law wants a name', () => {
  expect(() => new Life(lawOf('cn-samr-2020', 'goods'), { anonymous: true })).toThrow('complainant');
  expect(() => new Life(lawOf('cn-hotline-example', 'ordinary'), { anonymous: true })).not.toThrow();
});

it('when the days of mediation are over a person ends it, by a ground the pack lists and no other', () => {
  const life = accepted(new Life(lawOf('cn-samr-2020', 'goods'))).until('2026-05-20');
  expect([life.state.phase, life.limit('handling')]).toEqual(['investigating', '2026-05-08 expired']); // Fri, the 45th
  const ending = { reason: aText(), otherRoutes: aText() };
  expect(life.refusal('proposeTermination', { ground: 'TIRED', ...ending }, anActor('handler'))).toBe('unknown_item');
  life.do('proposeTermination', { ground: 'MEDIATION_TIME_PASSED', ...ending }, anActor('handler'));
  life.do('decideEnding', { confirmed: true }, anActor('approver'));
  expect([life.state.phase, life.state.conclusion]).toEqual(['concluded', 'terminated']);
  expect(life.notices('terminationNotice')[0]?.facts).toMatchObject({
    article: '市场监督管理投诉举报处理暂行办法第21条第1款第5项',
  });
});

it('where the pack names the lead, the lead extends, of the handling unit or of the body that was asked', () => {
  const life = accepted(new Life(lawOf('uk-housing-ombudsman-2024', 'repairs')));
  const more = {
    clock: 'handling',
    by: { n: 10, unit: 'workingDay' },
    reasonCode: 'complex',
    reason: aText(),
  } as const;
  expect(life.refusal('extend', more, anActor('head'))).toBe('not_permitted');
  expect(life.refusal('extend', more, anActor('lead', 'lanhu.water'))).toBe('not_assigned');
  life.do('extend', more, anActor('lead'));
  expect(life.limit('handling')).toBe('2026-03-30 running'); // Mon 2 March, 20 working days: Mon
  const second = answered(new Life(lawOf('uk-housing-ombudsman-2024', 'repairs')));
  second.do('appeal', { reasons: [], evidence: [] }, COMPLAINANT).until('2026-03-05');
  second.do('acceptReview', {}, anActor('reviewer', 'yunxi.fucha', 'reviewer-1'));
  second.do('extend', { ...more, clock: 'review.1' }, anActor('lead', 'yunxi.fucha', 'lead-of-review'));
  // Thu 5 March and 30 working days, Good Friday and Easter Monday off: Mon.
  expect(second.limit('review.1')).toBe('2026-04-20 running');
});

it('stage 2 of the housing code counts from its acknowledgement and needs no reasons', () => {
  const life = answered(new Life(lawOf('uk-housing-ombudsman-2024', 'repairs')));
  life.do('appeal', { reasons: [], evidence: [] }, COMPLAINANT).until('2026-03-05');
  expect(life.limit('review.1')).toBe('none');
  life.do('acceptReview', {}, anActor('reviewer', 'yunxi.fucha', 'reviewer-1'));
  expect(life.limit('review.1')).toBe('2026-04-02 running'); // Thu + 20 working days, Thu before Good Friday
});
