// The checked dates of the law, each through the row of a shipped pack that has that limit; where no pack has it, through
// a plain rule under the shipped calendar of that country. Literal days, the weekday in the comment.
import { describe, expect, it } from 'vitest';
import { COMPLETED, dated, rowOf } from '../test/support/pack-dates.ts';
import { dueFor } from './clock-count.ts';
import { foldClock, startClock } from './clock-ledger.ts';
import type { ClockEntry } from './clock.ts';
import type { Counting, Law, Span } from './law.ts';
import { localInstant } from './working-days.ts';

const extended = (on: string) => [{ type: 'extend' as const, on, n: 30, unit: 'calendarDay' as const }];

describe('the checked dates run through the rows of the shipped packs', () => {
  it.each<[string, string, string, string, string, string | null, ReturnType<typeof extended>?]>([
    ['15 days end inside Spring Festival', 'cn-xinfang-2022', 'preliminary', '2026-02-05', '2026-02-24', '2026-02-20'], // Thu -> raw Fri, Tue
    ['a make-up Saturday is no day off', 'cn-xinfang-2022', 'preliminary', '2026-01-30', '2026-02-14', null], // Fri -> Sat
    ['rolls onto a make-up Sunday', 'cn-xinfang-2022', 'preliminary', '2025-12-19', '2026-01-04', '2026-01-03'], // Fri -> raw Sat, Sun
    ['60 days, National Day', 'cn-xinfang-2022', 'handling', '2026-08-03', '2026-10-08', '2026-10-02'], // Mon -> raw Fri, Thu
    ['60 days', 'cn-xinfang-2022', 'handling', '2026-07-06', '2026-09-04', null], // Mon -> Fri
    ['60 + 30', 'cn-xinfang-2022', 'handling', '2026-07-06', '2026-10-08', '2026-10-04', extended('2026-09-01')], // raw Sun, Thu
    [
      '60 + 30 from the unrolled end',
      'cn-xinfang-2022',
      'handling',
      '2026-03-03',
      '2026-06-01',
      null,
      extended('2026-05-01'),
    ], // Tue -> Mon
    ['5 working days over Spring Festival', 'cn-xinfang-2022', 'transferReceipt', '2026-02-12', '2026-02-26', null], // Thu -> Thu
    ['the same, reconsideration', 'cn-fuyi-2023', 'preliminary', '2026-02-12', '2026-02-26', null], // Thu -> Thu
    ['7 working days, two make-up Saturdays', 'cn-samr-2020', 'preliminary', '2026-02-12', '2026-02-28', null], // Thu -> Sat
    ['5 working days, make-up Sunday', 'cn-fuyi-2023', 'preliminary', '2026-09-18', '2026-09-24', null], // Fri -> Thu
    ['5 working days, hotline', 'cn-hotline-example', 'handling', '2026-09-18', '2026-09-24', null], // Fri -> Thu
    ['5 working days over National Day', 'cn-fuyi-2023', 'preliminary', '2026-09-28', '2026-10-10', null], // Mon -> Sat
    ['7 working days over Labour Day', 'cn-samr-2026', 'preliminary', '2026-04-30', '2026-05-13', null], // Thu -> Wed
    [
      '1 working day, the next is a make-up Saturday',
      'cn-hotline-example',
      'preliminary',
      '2026-02-13',
      '2026-02-14',
      null,
    ], // Fri -> Sat
    ['acknowledgement, England', 'uk-housing-ombudsman-2024', 'preliminary', '2026-04-02', '2026-04-13', null], // Thu -> Mon
    ['stage 2, England', 'uk-housing-ombudsman-2024', 'review.1', '2026-12-07', '2027-01-07', null], // Mon -> Thu
    ['acknowledgement, NHS', 'uk-nhs-2009', 'preliminary', '2026-12-23', '2026-12-30', null], // Wed -> Wed
    ['21 days without roll', 'in-cpgrams-2024', 'handling', '2026-08-01', '2026-08-22', null], // Sat -> Sat
    ['6 months commencing on', 'uk-nhs-2009', 'handling', '2026-03-10', '2026-09-09', null], // Tue -> Wed
  ])('%s', (_why, id, clock, start, due, raw, events = undefined) => {
    const pack = COMPLETED.pack(id);
    const matterType = id === 'cn-xinfang-2022' ? 'claim' : (pack.matterTypes[0]?.code ?? '');
    const expected = raw === null ? { due } : { raw, due };
    expect(dated(pack, { matterType, clock, start, events })).toEqual(expected);
  });

  it('a working-day count that reaches 2027 under the Chinese calendar is flagged', () => {
    const row = { matterType: 'complex', clock: 'handling', start: '2026-12-28' }; // Mon
    expect(dated(COMPLETED.pack('cn-hotline-example'), row)).toMatchObject({ provisional: true });
    expect(dated(COMPLETED.pack('cn-samr-2020'), { ...row, matterType: 'goods' })).toMatchObject({ provisional: true });
  });
});

describe('and under the shipped calendars where no pack has the limit', () => {
  const PLAIN = {
    startDay: 'exclude',
    roll: 'none',
    extensionBase: 'unrolled',
    afterHours: 'sameDay',
    endOfDay: 'midnight',
  } as const;
  const due = (
    calendarId: string,
    budget: Span,
    on: string,
    counting: Counting = PLAIN,
    entries: ClockEntry[] = [],
  ) => {
    const calendar = COMPLETED.calendar(calendarId);
    const counted = dueFor(budget, { on, at: localInstant(calendar, on, '12:00') }, counting, calendar, entries);
    return counted.ok && !counted.provisional ? counted.dueOn : counted;
  };

  it('the housing acknowledgement counted in Scotland, where Easter Monday works', () => {
    const { limit } = rowOf(COMPLETED.pack('uk-housing-ombudsman-2024'), 'preliminary');
    expect(due('UK-SCT', limit, '2026-04-02')).toBe('2026-04-10'); // Thu -> Fri
  });

  it('30 working days in Ireland', () => {
    expect(due('IE', { n: 30, unit: 'workingDay' }, '2026-02-20')).toBe('2026-04-07'); // Fri -> Tue
    expect(due('IE', { n: 29, unit: 'workingDay' }, '2026-02-20')).toBe('2026-04-03'); // Good Friday is day 29
  });

  it('8 weeks in England', () => {
    expect(due('UK-EAW', { n: 8, unit: 'week' }, '2026-03-02')).toBe('2026-04-27'); // Mon -> Mon
  });

  it('60 + 30 from the rolled end, the other base', () => {
    const pack = COMPLETED.pack('cn-xinfang-2022');
    const { limit, counting } = rowOf(pack, 'handling', 'claim');
    const at = localInstant(COMPLETED.calendar('CN'), '2026-05-01', '12:00');
    const extension: ClockEntry = { kind: 'extension', on: '2026-05-01', at, added: { n: 30, unit: 'calendarDay' } };
    expect(due('CN', limit, '2026-03-03', { ...counting, extensionBase: 'rolled' }, [extension])).toBe('2026-06-05'); // Fri
  });
});

describe('one complaint under two laws', () => {
  const lawOf = (packId: string, matterType: string): Law =>
    COMPLETED.excerpt({ packId, matterType, receivedOn: '2026-02-12' });
  const dates = (law: Law): Record<string, string | null> => {
    const on = (date: string) => ({ on: date, at: localInstant(law.calendar, date, '10:00') });
    const starts = { preliminary: '2026-02-12', handling: '2026-02-24', supplement: '2026-02-14' };
    return Object.fromEntries(
      Object.entries(starts).map(([rule, date]) => [
        rule,
        foldClock({}, startClock(law, rule, on(date)))[rule]?.dueOn ?? null,
      ]),
    );
  };

  it('has two sets of dates, each with its own article', () => {
    const [petition, reconsideration] = [lawOf('cn-xinfang-2022', 'claim'), lawOf('cn-fuyi-2023', 'ordinary')];
    expect(dates(petition)).toEqual({
      preliminary: '2026-02-27', // Thu + 15 days = Fri
      handling: '2026-04-27', // Tue + 60 days: raw Sat 04-25 -> Mon
      supplement: '2026-03-02', // Sat + 15 days: raw Sun 03-01 -> Mon
    });
    expect(dates(reconsideration)).toEqual({
      preliminary: '2026-02-26', // Thu + 5 working days = Thu
      handling: '2026-04-27', // Tue + 60 days, the same rule in both laws
      supplement: '2026-03-06', // Sat + 10 working days, make-up Saturday 02-28 inside = Fri
    });
    expect(petition.clocks['handling']?.article).toBe('信访工作条例第34条');
    expect(reconsideration.clocks['handling']?.article).toBe('行政复议法第62条');
  });

  it('and a newer version of the same law does not move a case of the older', () => {
    const old = lawOf('cn-samr-2020', 'goods');
    const next = lawOf('cn-samr-2026', 'goods');
    // Tue + 45 working days, make-up Saturday and Qingming inside = Tue; + 60 days: raw Sat -> Mon
    expect([dates(old)['handling'], dates(next)['handling']]).toEqual(['2026-04-28', '2026-04-27']);
    expect(old.pack).not.toEqual(next.pack);
  });
});
