import { describe, expect, it } from 'vitest';
import { aLaw, anActor, aText, Life } from '../test/support/case-builders.ts';
import { accepted, answered, appealed, reviewer } from '../test/support/case-stages.ts';
import { supplementAsked } from '../test/support/case-phases.ts';
import { remaining } from './clock-use.ts';
import type { StandstillCommands } from './standstill.ts';

const handler = anActor('handler');
const head = anActor('head');
const law39: StandstillCommands['suspend'] = { occasion: 'suspension', article: '第39条', reason: aText() };
const appraisal = (firstDay: string, lastDay: string) => ({ occasion: 'appraisal' as const, firstDay, lastDay });
const goOn = { occasion: 'suspension' as const, reason: aText() };

/** Accepted on Mon 2026-03-02: twenty working days, Mon 2026-03-30; today is Tue 2026-03-10. */
const investigating = () => accepted(new Life()).until('2026-03-10');

describe('days of a hearing or an appraisal', () => {
  it('do not count, both ends included', () => {
    const life = investigating().do('excludeDays', appraisal('2026-03-11', '2026-03-13'), handler);
    // Wed to Fri are out: three working days after Mon 2026-03-30 is Thu.
    expect(life.limit('handling')).toBe('2026-04-02 running');
    expect(life.state.clocks['handling']?.entries.at(-1)).toMatchObject({
      ...{ kind: 'excluded', reason: 'appraisal', from: '2026-03-11', to: '2026-03-13' },
    });
  });

  it('may lie in the past and overlap; a day is out once', () => {
    const life = investigating()
      .do('excludeDays', appraisal('2026-03-05', '2026-03-06'), handler) // Thu, Fri: to Wed 04-01
      .do('excludeDays', appraisal('2026-03-06', '2026-03-09'), handler); // Mon as well: to Thu 04-02
    expect(life.limit('handling')).toBe('2026-04-02 running');
    expect(life.refusal('excludeDays', appraisal('2026-03-06', '2026-03-09'), handler)).toBe('already_done');
  });

  it.each([
    ['the end before the beginning', '2026-03-13', '2026-03-11', 'limit_exceeded'],
    ['more than half a year', '2026-03-11', '2026-09-07', 'limit_exceeded'], // the 181st day
    ['more than a year ahead', '2027-03-01', '2027-03-12', 'limit_exceeded'], // Fri, the 367th day from Tue 2026-03-10
    ['before the limit began', '2026-02-27', '2026-03-03', 'clock_not_running'],
  ])('cannot be %s', (_what, from, to, code) => {
    expect(investigating().refusal('excludeDays', appraisal(from, to), handler)).toBe(code);
  });

  it('are half a year at most, a year ahead at most', () => {
    expect(investigating().refusal('excludeDays', appraisal('2026-03-11', '2026-09-06'), handler)).toBeNull();
    expect(investigating().refusal('excludeDays', appraisal('2027-03-01', '2027-03-11'), handler)).toBeNull();
  });

  it('are known to the pack or refused, and need a limit that runs', () => {
    const none = accepted(new Life(aLaw('cn-xinfang-2022', 'claim')));
    expect(none.refusal('excludeDays', appraisal('2026-03-11', '2026-03-13'), handler)).toBe('not_in_pack');
    const hearing = { ...appraisal('2026-03-11', '2026-03-13'), occasion: 'hearing' as const };
    // Only the review has hearings under this pack.
    expect(investigating().refusal('excludeDays', hearing, handler)).toBe('clock_not_running');
  });

  it('of a review are the reviewer’s to record', () => {
    const life = appealed(answered(new Life())); // thirty days after Mon 2026-03-02: Wed 2026-04-01
    const hearing = { occasion: 'hearing' as const, firstDay: '2026-03-10', lastDay: '2026-03-10', note: aText() };
    expect(life.refusal('excludeDays', hearing, handler)).not.toBeNull();
    expect(life.do('excludeDays', hearing, reviewer(1)).limit('review.1')).toBe('2026-04-02 running'); // Thu
  });
});

describe('a suspension', () => {
  it('stops what the pack lets it stop, and resuming goes on with what was left; written notice both times', () => {
    const life = investigating().do('suspend', law39, head);
    expect(life.limit('handling')).toBe('stands paused');
    expect(life.notices('suspensionNotice')[0]?.facts).toMatchObject({ occasion: 'suspension', article: '第39条' });
    life.until('2026-03-13').do('resume', goOn, head);
    // Tue is used up, Wed to Fri do not count: three working days after Mon 2026-03-30 is Thu.
    expect(life.limit('handling')).toBe('2026-04-02 running');
    expect(life.notices('resumptionNotice')[0]?.facts).toMatchObject({ dueOn: '2026-04-02' });
  });

  it('and its end on one day change nothing (T1)', () => {
    expect(investigating().do('suspend', law39, head).do('resume', goOn, head).limit('handling')).toBe(
      '2026-03-30 running',
    );
  });

  it('outlasts a supplement: the limit stands until the last reason ends', () => {
    const life = supplementAsked(investigating().do('suspend', law39, head)).opens('supplementNotice');
    life.until('2026-03-12').do('completeSupplement', { received: ['evidence'], notReceived: [] }, anActor('clerk'));
    expect(life.limit('handling')).toBe('stands paused');
    const before = remaining(life.law, life.state.clocks['handling']!, '2026-03-12');
    life.until('2026-03-16').do('resume', goOn, head);
    // Wed 11 to Mon 16 do not count, four working days: Fri 2026-04-03.
    expect([life.limit('handling'), before]).toEqual(['2026-04-03 running', 14]);
  });

  it('is never overdue, and comes once', () => {
    const life = investigating().do('suspend', law39, head);
    expect(life.refusal('suspend', law39, head)).toBe('already_done');
    life.until('2026-08-03');
    expect(life.limit('handling')).toBe('stands paused');
    expect(life.notices('escalation')).toEqual([]);
  });

  it('is for the approver, needs the pack, and ends only what was suspended', () => {
    expect(investigating().refusal('suspend', law39, handler)).toBe('not_permitted');
    expect(investigating().refusal('resume', goOn, head)).toBe('nothing_to_do');
    const petition = accepted(new Life(aLaw('cn-xinfang-2022')));
    expect(petition.refusal('suspend', { ...law39, occasion: 'competence' }, head)).toBe('not_in_pack');
    expect(
      investigating()
        .do('suspend', law39, head)
        .refusal('resume', { ...goOn, occasion: 'competence' }, head),
    ).toBe('nothing_to_do');
  });
});
