// A case that turns out to be another matter, or one for another regime: what moves, ends and starts, and who may not.
// Weekdays in comments; received and accepted Mon 2026-03-02.
import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, CENTER, COMPLAINANT, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed, reviewed } from '../test/support/case-stages.ts';
import { withPack } from '../test/support/other-law.ts';
import { explainLineWords } from '../words/clock-words.ts';
import { explain } from './clock-explain.ts';
import { consumed } from './clock-use.ts';
import type { ClockRule, Law } from './law.ts';

const clerk = anActor('clerk');
const HOTLINE = 'cn-hotline-example';
const ordinary = aLaw(HOTLINE, 'ordinary');
const complex = aLaw(HOTLINE, 'complex');
const consultation = aLaw(HOTLINE, 'consultation');
const CENTRE = aLaw();

/** Another type under the same pack, with other rules by id; `null` for a limit it does not have. */
function otherType(law: Law, rules: Record<string, Partial<ClockRule> | null>, matterType = 'other'): Law {
  return { ...withPack(law, '0', rules), pack: law.pack, matterType };
}
const toType = (law: Law, reason = aText()) => ({ matterType: { matterType: law.matterType, law }, reason });
const toRegime = (law: Law, reason = aText()) => ({ regime: { regime: law.pack.id, law }, reason });

function became(life: Life, law: Law): Life {
  return life.do('changeMatterType', toType(law), clerk);
}
function lastChange(life: Life) {
  const last = life.events.findLast(({ type }) => type === 'matterTypeChanged' || type === 'regimeChanged');
  if (last?.type !== 'matterTypeChanged' && last?.type !== 'regimeChanged') throw new Error('never changed');
  return last.data;
}
const used = (life: Life, id: string, on: string) => consumed(life.law, life.state.clocks[id]!, on);

describe('another type of matter (T7, T13)', () => {
  it('counts a running limit again with the used days carried, and never from creation', () => {
    const life = accepted(new Life(complex)).until('2026-03-04'); // Wed, two of 15 used
    expect([life.limit('handling'), used(life, 'handling', '2026-03-04')]).toEqual(['2026-03-23 running', 2]);
    became(life, ordinary); // five working days in all: three left
    expect([life.limit('handling'), used(life, 'handling', '2026-03-04')]).toEqual(['2026-03-09 running', 2]);
    expect(life.state).toMatchObject({ matterType: 'ordinary', matterChanges: [{ from: { matterType: 'complex' } }] });
    expect(lastChange(life).changes).toMatchObject([{ clock: 'handling', why: ['matterType'], kept: false }]);
  });

  it('carries what stood still as well: a pause is not counted twice and not forgotten', () => {
    const stands = otherType(CENTRE, { handling: { limit: { n: 10, unit: 'workingDay' } } });
    const life = accepted(new Life()).until('2026-03-03'); // one of 20 used by Tue 03-03
    const items = [{ item: 'evidence', what: aText(), knownBefore: false }];
    life.do('requestSupplement', { items }, clerk).opens('supplementNotice').until('2026-03-06');
    became(life, stands);
    expect(life.limit('handling')).toBe('stands paused');
    life.do('completeSupplement', { received: ['evidence'], notReceived: [] }, clerk);
    expect(life.limit('handling')).toBe('2026-03-19 running'); // Tue used up, resumed Fri 03-06: nine more from Mon 03-09
  });

  it('keeps the day that was told where the new type would take longer, and says what it would have been', () => {
    const life = became(accepted(new Life(ordinary)).until('2026-03-04'), complex);
    expect(life.limit('handling')).toBe('2026-03-09 running');
    expect(lastChange(life).changes).toMatchObject([{ clock: 'handling', kept: true, counted: '2026-03-23' }]);
    expect(life.notices('dateChanged')).toEqual([]);
    // Kept once is not kept for ever: a shorter type comes through.
    became(life, consultation);
    expect(life.limit('handling')).toBe('2026-03-05 running'); // three working days, two of them used
  });

  it('back and forth never gives a used day back', () => {
    const life = accepted(new Life(complex)).until('2026-03-04');
    for (const law of [ordinary, complex, consultation, complex]) {
      const before = used(life, 'handling', '2026-03-04');
      became(life, law);
      expect(used(life, 'handling', '2026-03-04')).toBe(before);
    }
    expect(life.limit('handling')).toBe('2026-03-05 running');
  });

  it('never ends a limit before the day of the change, and what has run out stays so', () => {
    const late = became(accepted(new Life(complex)).until('2026-03-12'), consultation);
    expect(late.limit('handling')).toBe('2026-03-12 running');
    const over = became(accepted(new Life(ordinary)).until('2026-03-12'), complex);
    expect(over.limit('handling')).toBe('2026-03-09 expired');
  });

  it('says to the complainant that and why, with the days, and day by day in the account', () => {
    const life = became(accepted(new Life(complex)).until('2026-03-04'), ordinary);
    expect(life.notices('matterChanged')).toMatchObject([{ facts: { what: 'matterType' }, texts: { reason: {} } }]);
    expect(life.notices('dateChanged').map(({ facts }) => facts)).toMatchObject([
      { clock: 'handling', from: '2026-03-23', to: '2026-03-09', why: 'matterType' },
    ]);
    const day = explain(life.law, life.state.clocks['handling']!).find(({ on }) => on === '2026-03-04');
    expect(day).toMatchObject({ code: 'recount', why: 'matterTypeChanged' });
    expect(explainLineWords(day!).zh).toContain('改按另一类事项办理');
  });

  it('moves nothing where both types have the same limits', () => {
    const life = accepted(new Life());
    const before = life.state.clocks;
    became(life, aLaw(CENTRE.pack.id, 'fees'));
    expect([life.state.matterType, life.state.clocks]).toEqual(['fees', before]);
  });

  it('ends the limits the new type has not, and starts those it adds from what they count from', () => {
    const bare = otherType(CENTRE, { preliminary: null }, 'bare');
    const life = became(new Life().until('2026-03-04'), bare);
    expect(life.limit('preliminary')).toBe('2026-03-09 ended');
    expect(lastChange(life)).toMatchObject({ ended: ['preliminary'], started: [] });
    became(life, CENTRE);
    expect(life.limit('preliminary')).toBe('2026-03-09 running'); // from receipt, as if it had never ended
    expect(lastChange(life)).toMatchObject({ started: ['preliminary'] });
  });

  it('a limit it adds late is over on the day of the change at the earliest', () => {
    const bare = otherType(CENTRE, { preliminary: null }, 'bare');
    const life = became(new Life(bare).until('2026-03-18'), CENTRE); // Wed, long after five working days
    expect(life.limit('preliminary')).toBe('2026-03-18 running');
    life.until('2026-03-19');
    expect(life.state.accepted).toEqual({ on: '2026-03-18', deemed: true });
  });

  it('a handling limit it adds counts from acceptance', () => {
    const life = accepted(new Life(otherType(CENTRE, { handling: null }))).until('2026-03-05');
    expect(life.limit('handling')).toBe('none');
    became(life, CENTRE);
    expect(life.limit('handling')).toBe('2026-03-30 running'); // 20 working days from Mon 03-02
  });

  it('keeps the track a lead gave the case where the new type has it', () => {
    const grades = { complex: { limit: { n: 30, unit: 'workingDay' as const }, article: '例' } };
    const next = otherType(CENTRE, { handling: { limit: { n: 5, unit: 'workingDay' }, grades } });
    const law = otherType(
      CENTRE,
      { handling: { grades: { complex: { ...grades.complex, limit: { n: 40, unit: 'workingDay' } } } } },
      'one',
    );
    const life = accepted(new Life(law)).until('2026-03-03');
    life.do('gradeComplexity', { grade: 'complex', reason: aText() }, anActor('lead'));
    became(life, next);
    expect(life.limit('handling')).toBe('2026-04-14 running'); // 30 working days from Mon 03-02; Mon 04-06 is off
  });

  it('is refused without a reason, for the type it has, and for the law of another pack', () => {
    const life = accepted(new Life(ordinary));
    expect(life.refusal('changeMatterType', toType(complex, aText(0)), clerk)).toBe('reason_required');
    expect(life.refusal('changeMatterType', toType(ordinary), clerk)).toBe('nothing_to_do');
    expect(life.refusal('changeMatterType', toType(CENTRE), clerk)).toBe('hash_mismatch');
    expect(life.refusal('changeMatterType', toType(complex), anActor('clerk', 'yunxi.minzheng'))).toBe('not_assigned');
  });

  it('is refused where the new type lacks a step the case is in: a window, a review level, a supplement', () => {
    const noReview: Law = {
      ...otherType(CENTRE, { 'reviewWindow.1': null, 'review.1': null, 'reviewWindow.2': null, 'review.2': null }),
      reviewLevels: [],
    };
    const window = answered(new Life());
    expect(window.state.phase).toBe('reviewWindow');
    const refused = window.try('changeMatterType', toType(noReview), clerk);
    expect(refused).toMatchObject({ refusal: { code: 'not_in_pack', detail: { lacks: ['reviewWindow.1'] } } });
    const later = reviewed(appealed(answered(new Life())), 1, 'uphold');
    expect(later.refusal('changeMatterType', toType(noReview), clerk)).toBe('not_in_pack');
    const asked = new Life().do(
      'requestSupplement',
      { items: [{ item: 'evidence', what: aText(), knownBefore: false }] },
      clerk,
    );
    asked.opens('supplementNotice');
    expect(asked.refusal('changeMatterType', toType(otherType(CENTRE, { supplement: null })), clerk)).toBe(
      'not_in_pack',
    );
  });

  it('is not for the unit complained about (L21)', () => {
    const life = accepted(new Life(CENTRE, { respondent: { ...CENTER, id: 'yunxi.center.windows' } }));
    const accused = anActor('clerk', 'yunxi.center.windows', 'clerk-9');
    expect(life.refusal('changeMatterType', toType(aLaw(CENTRE.pack.id, 'fees')), accused)).toBe('not_independent');
  });

  it('drops a proposal of other law that was previewed before it', () => {
    const life = accepted(new Life(complex));
    const rules = anActor('rules', 'yunxi');
    life.do('proposeLawChange', { law: withPack(complex, '9.0.0', {}), reason: aText() }, rules);
    became(life, ordinary);
    expect(life.state.lawProposal).toBeNull();
  });
});

describe('another regime (T13)', () => {
  const PETITION = aLaw('cn-xinfang-2022', 'claim');

  it('only while nothing is decided, with the preliminary limit as it was told', () => {
    const life = new Life().until('2026-03-04');
    life.do('recordChecklist', { entries: CENTRE.checklist.map(({ item }) => ({ item, finding: 'met' })) }, clerk);
    life.do('changeRegime', toRegime(PETITION), clerk);
    expect(life.limit('preliminary')).toBe('2026-03-09 running'); // 15 calendar days would be Tue 03-17
    expect(life.state).toMatchObject({ pack: PETITION.pack, matterType: 'claim', checklist: [], jurisdiction: null });
    expect(life.notices('matterChanged')).toMatchObject([{ facts: { what: 'regime' } }]);
    accepted(life);
    expect(life.limit('handling')).toBe('2026-05-06 running'); // 60 days from Wed 03-04: Sun 05-03, rolled over the holiday
    expect(life.refusal('changeRegime', toRegime(CENTRE), clerk)).toBe('wrong_phase');
  });

  it('carries a handling limit that ran from receipt through acceptance: it does not begin anew', () => {
    const from = otherType(CENTRE, { handling: { from: 'receipt' } });
    const life = new Life(from).until('2026-03-05');
    expect(life.limit('handling')).toBe('2026-03-30 running');
    life.do('changeRegime', toRegime(ordinary), clerk);
    expect(life.limit('handling')).toBe('2026-03-09 running'); // five working days from receipt, three used
    expect(life.state.clocks['handling']?.terms).toMatchObject({
      from: 'receipt',
      pack: `${HOTLINE}@${ordinary.pack.version}`,
    });
    accepted(life);
    expect([life.limit('handling'), used(life, 'handling', '2026-03-05')]).toEqual(['2026-03-09 running', 3]);
  });

  it('starts a handling limit that counts from receipt there', () => {
    const next: Law = {
      ...otherType(CENTRE, { handling: { from: 'receipt' } }),
      pack: { ...CENTRE.pack, id: 'x', hash: 'e'.repeat(64) },
    };
    const life = new Life(ordinary).until('2026-03-03').do('changeRegime', toRegime(next), clerk);
    expect(life.limit('handling')).toBe('2026-03-30 running');
    expect(lastChange(life).started).toEqual(['handling']);
  });

  it('is refused for the regime it has, and to somebody anonymous where a name is needed', () => {
    const life = new Life(CENTRE, { anonymous: true });
    const same = life.try('changeRegime', toRegime(aLaw(CENTRE.pack.id, 'fees')), clerk);
    expect(same).toMatchObject({ refusal: { code: 'nothing_to_do', detail: { use: 'changeMatterType' } } });
    const named: Law = { ...PETITION, anonymousAllowed: false };
    expect(life.refusal('changeRegime', toRegime(named), clerk)).toBe('incomplete');
    expect(life.refusal('changeRegime', toRegime(PETITION), COMPLAINANT)).toBe('not_permitted');
  });

  it('is refused while somebody of the unit complained about handles the case there (L21)', () => {
    const free: Law = { ...CENTRE, accusedUnitMayNotHandle: false };
    const windows = { ...CENTER, id: 'yunxi.center.windows' };
    const life = new Life(free, { respondent: windows });
    const handler = { id: 'h1', unit: windows.id, roles: ['handler' as const] };
    life.do('assignHandler', { handler }, anActor('lead'));
    expect(life.refusal('changeRegime', toRegime({ ...PETITION, accusedUnitMayNotHandle: true }), clerk)).toBe(
      'not_independent',
    );
  });
});
