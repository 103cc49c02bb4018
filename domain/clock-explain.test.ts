import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../adapters/packs.ts';
import { explainLineWords, explainSummaryWords } from '../words/clock-words.ts';
import { explain, explainSummary } from './clock-explain.ts';
import {
  excludeDays,
  extendClock,
  foldClock,
  pauseClock,
  recountClock,
  resumeClock,
  startClock,
} from './clock-ledger.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { Law } from './law.ts';
import { addDays, localInstant } from './working-days.ts';

const packs = loadPacks();
const PETITION = packs.excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim' });
const EXAMPLE = packs.excerpt({ packId: 'cn-service-centre-example', matterType: 'delay' });
const on = (date: string) => ({ on: date, at: localInstant(PETITION.calendar, date, '12:00') });
const fold = (clock: Clock, move: ClockMove): Clock => foldClock({ [clock.id]: clock }, move)[clock.id]!;
const started = (law: Law, rule: string, date: string): Clock => foldClock({}, startClock(law, rule, on(date)))[rule]!;
const brief = (law: Law, clock: Clock) =>
  explain(law, clock).map((line) => `${line.on} ${line.code}${line.n ? ` ${line.n}` : ''}`);

describe('the account of a limit', () => {
  it('names each day of a working-day count', () => {
    const clock = started(PETITION, 'transferReceipt', '2026-02-12'); // Thu
    expect(brief(PETITION, clock)).toEqual([
      '2026-02-12 startDay',
      '2026-02-13 counted 1',
      '2026-02-14 makeUpWorkday 2', // Sat
      '2026-02-15 weekend', // Sun, within the holiday
      ...[16, 17, 18, 19, 20].map((day) => `2026-02-${day} holiday`),
      '2026-02-21 weekend',
      '2026-02-22 weekend',
      '2026-02-23 holiday',
      '2026-02-24 counted 3',
      '2026-02-25 counted 4',
      '2026-02-26 counted 5',
    ]);
    expect(explain(PETITION, clock)[2]).toMatchObject({
      weekday: 6,
      counted: true,
      article: '信访工作条例第23条第3款',
    });
  });

  it('shows the raw end, the days off after it and the last day', () => {
    const lines = brief(PETITION, started(PETITION, 'handling', '2026-08-03'));
    expect(lines.slice(60)).toEqual([
      '2026-10-02 counted 60', // Fri
      '2026-10-03 weekend',
      '2026-10-04 weekend',
      '2026-10-05 holiday',
      '2026-10-06 holiday',
      '2026-10-07 holiday',
      '2026-10-08 rolled', // Thu
    ]);
  });

  it('shows pauses, excluded days and extensions', () => {
    let clock = started(EXAMPLE, 'handling', '2026-03-02');
    clock = fold(clock, pauseClock(EXAMPLE, clock, { ...on('2026-03-03'), reason: 'supplement' }));
    expect(brief(EXAMPLE, clock)).toEqual(['2026-03-02 startDay', '2026-03-03 counted 1']);
    expect(explain(EXAMPLE, clock, '2026-03-05').at(-1)).toMatchObject({ code: 'paused', counted: false });
    clock = fold(clock, resumeClock(EXAMPLE, clock, { ...on('2026-03-05'), reason: 'supplement' }));
    clock = fold(clock, excludeDays(EXAMPLE, clock, { ...on('2026-03-06'), from: '2026-03-09', to: '2026-03-09' }));
    clock = fold(clock, extendClock(EXAMPLE, clock, { ...on('2026-03-10'), added: { n: 1, unit: 'workingDay' } }));
    const lines = brief(EXAMPLE, clock);
    expect(lines.slice(2, 9)).toEqual([
      '2026-03-04 paused',
      '2026-03-05 resumptionDay',
      '2026-03-06 counted 2',
      '2026-03-07 weekend',
      '2026-03-08 weekend',
      '2026-03-09 excluded',
      '2026-03-10 counted 3',
    ]);
    expect(lines.at(-1)).toBe(`${clock.dueOn} extension 21`);
    expect(explainSummary(EXAMPLE, clock)).toMatchObject({
      stoppedDays: 3,
      extensions: [{ n: 1, unit: 'workingDay' }],
      example: true,
    });
  });

  it('marks days whose calendar is not known, and a told date that was kept', () => {
    const clock = started(PETITION, 'transferReceipt', '2026-12-30');
    expect(
      explain(PETITION, clock)
        .filter(({ provisional }) => provisional)
        .map((line) => line.on),
    ).toContain('2027-01-04');
    const law = { ...EXAMPLE, calendar: { ...EXAMPLE.calendar, offDays: [...EXAMPLE.calendar.offDays, '2026-03-16'] } };
    const old = started(EXAMPLE, 'handling', '2026-03-02');
    const kept = fold(old, recountClock(law, old, { ...on('2026-03-09'), keepTold: true }));
    expect(brief(law, kept).at(-1)).toBe('2026-03-30 told 19'); // Mon, 03-16 being off
  });

  it('gives the instants of a limit in hours', () => {
    const hours = { ...EXAMPLE.clocks.handling!, limit: { n: 24, unit: 'clockHour' as const } };
    const law = { ...EXAMPLE, clocks: { ...EXAMPLE.clocks, handling: hours } };
    const lines = explain(law, started(law, 'handling', '2026-10-01'));
    expect(lines.map(({ code, at }) => [code, at])).toEqual([
      ['startInstant', on('2026-10-01').at],
      ['dueInstant', on('2026-10-02').at],
    ]);
  });

  it('counts exactly the budget and ends on the due day, whatever happened', () => {
    const offset = fc.integer({ min: 0, max: 25 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), offset, offset, fc.boolean(), (start, wait, length, extended) => {
        const day = addDays('2026-01-05', start);
        let clock = started(EXAMPLE, 'handling', day);
        clock = fold(clock, pauseClock(EXAMPLE, clock, on(addDays(day, wait))));
        clock = fold(clock, resumeClock(EXAMPLE, clock, on(addDays(day, wait + length))));
        if (extended)
          clock = fold(clock, extendClock(EXAMPLE, clock, { ...on(day), added: { n: 10, unit: 'workingDay' } }));
        const lines = explain(EXAMPLE, clock);
        expect(lines.filter(({ counted }) => counted)).toHaveLength(extended ? 30 : 20);
        expect(lines.at(-1)?.on).toBe(clock.dueOn);
      }),
    );
  });
});

describe('in words', () => {
  it('a line says the day and why', () => {
    const lines = explain(PETITION, started(PETITION, 'transferReceipt', '2026-02-12'));
    expect(explainLineWords(lines[2]!)).toEqual({
      zh: '2026-02-14 星期六 第2日 调休上班日,计入',
      en: '2026-02-14 Sat day 2, make-up workday, counted',
    });
  });

  it('the summary says the limit, the article and the last day', () => {
    const words = explainSummaryWords(explainSummary(PETITION, started(PETITION, 'handling', '2026-08-03')));
    expect(words).toEqual({
      zh: '自受理之日(2026-08-03)起60日(信访工作条例第34条),期满日2026-10-02为休息日,顺延,最后一日 2026-10-08',
      en: '60 days from acceptance on 2026-08-03 (信访工作条例第34条), the period ends on 2026-10-02, a day off, and moves on; last day 2026-10-08',
    });
  });

  it('an example and a provisional date say so', () => {
    const example = explainSummaryWords(explainSummary(EXAMPLE, started(EXAMPLE, 'reply', '2026-03-02')));
    expect(example.zh).toBe('自审批通过之日(2026-03-02)起5个工作日(示例8 example),最后一日 2026-03-09(示例规则)');
    const provisional = explainSummaryWords(explainSummary(PETITION, started(PETITION, 'handling', '2026-12-01')));
    expect(provisional.zh).toContain('暂定');
  });
});
