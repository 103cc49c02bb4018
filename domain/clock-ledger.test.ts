import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../adapters/packs.ts';
import {
  dropAlarm,
  endClock,
  excludeDays,
  expireClock,
  extendClock,
  foldClock,
  hasClock,
  inTime,
  isLive,
  meetClock,
  pauseClock,
  recountClock,
  resetClock,
  resumeClock,
  startClock,
  startClockUntil,
} from './clock-ledger.ts';
import { consumed, extensionRefusal, remaining } from './clock-use.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { Law, Span } from './law.ts';
import { addDays, localInstant, startOfDay, startOfNextDay } from './working-days.ts';

const packs = loadPacks();
const PETITION = packs.excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim' });
const EXAMPLE = packs.excerpt({ packId: 'cn-service-centre-example', matterType: 'delay' });

const on = (date: string, time = '12:00') => ({ on: date, at: localInstant(PETITION.calendar, date, time) });
const midnightAfter = (date: string): number => startOfNextDay(PETITION.calendar, date);
const days = (n: number): Span => ({ n, unit: 'calendarDay' });

/** The clock after a chain of moves. */
function after(start: ClockMove, ...moves: ((clock: Clock) => ClockMove)[]): Clock {
  let clocks = foldClock({}, start);
  for (const move of moves) clocks = foldClock(clocks, move(clocks[start.clock]!));
  return clocks[start.clock]!;
}

const pause =
  (law: Law, date: string, reason = 'supplement') =>
  (clock: Clock) =>
    pauseClock(law, clock, { ...on(date), reason });
const resume =
  (law: Law, date: string, reason = 'supplement') =>
  (clock: Clock) =>
    resumeClock(law, clock, { ...on(date), reason });
const extend = (law: Law, date: string, added: Span) => (clock: Clock) =>
  extendClock(law, clock, { ...on(date), added, reason: 'complex' });
const datesOf = ({ dueOn, dueAt, rawEndOn, provisional, standing }: Clock) => ({
  dueOn,
  dueAt,
  rawEndOn,
  provisional,
  standing,
});

describe('starting', () => {
  it('a clock carries its law, its dates and its alarms', () => {
    const move = startClock(PETITION, 'handling', on('2026-03-03')); // Tue
    expect(move).toMatchObject({ clock: 'handling', standing: 'running', dueOn: '2026-05-06', rawEndOn: '2026-05-02' });
    expect(move.terms).toMatchObject({
      article: '信访工作条例第34条',
      pack: 'cn-xinfang-2022@1.2.0',
      budget: days(60),
    });
    expect(move.alarms).toEqual([
      { step: 'warn', at: startOfDay(PETITION.calendar, '2026-04-26') },
      { step: 'expire', at: midnightAfter('2026-05-06') }, // Wed
      { step: 'escalate1', at: midnightAfter('2026-05-07'), to: 'unitHead' },
      { step: 'escalate2', at: midnightAfter('2026-05-12'), to: 'supervisor' }, // Sat 05-09 is worked
    ]);
  });

  it('an effect waits for the post', () => {
    const move = startClock(PETITION, 'reviewWindow.1', on('2026-03-02'));
    expect(move.dueOn).toBe('2026-04-01');
    expect(move.alarms.find(({ step }) => step === 'effect')?.at).toBe(midnightAfter('2026-04-08'));
    const silent = startClock(EXAMPLE, 'preliminary', on('2026-03-02'));
    expect(silent.alarms.map(({ step }) => step)).toEqual(['warn', 'expire', 'effect', 'escalate1', 'escalate2']);
  });

  it('a provisional date warns and escalates but has no effect', () => {
    const move = startClock(PETITION, 'transferReceipt', on('2026-12-28'));
    expect(move.provisional).toBe(true);
    expect(move.alarms.map(({ step }) => step)).not.toContain('effect');
    expect(move.alarms.map(({ step }) => step)).toContain('escalate1');
  });

  it('a promised day stands as promised, on a day off too', () => {
    const move = startClockUntil(EXAMPLE, 'measure', { ...on('2026-03-02'), id: 'measure:1', dueOn: '2026-10-03' }); // Sat
    expect(move).toMatchObject({ clock: 'measure:1', dueOn: '2026-10-03', dueAt: midnightAfter('2026-10-03') });
  });

  it('a limit the regime does not have is not there', () => {
    expect(hasClock({ ...PETITION, clocks: {} }, 'handling')).toBe(false);
    expect(() => startClock({ ...PETITION, clocks: {} }, 'handling', on('2026-03-02'))).toThrow('handling');
  });
});

describe('moving', () => {
  const start = startClock(EXAMPLE, 'handling', on('2026-03-02')); // Mon, 20 working days: Mon 03-30

  it('a paused clock has no dates and no alarms; resuming restores what was left', () => {
    const paused = after(start, pause(EXAMPLE, '2026-03-04'));
    expect(paused).toMatchObject({ standing: 'paused', dueOn: null, dueAt: null, alarms: [] });
    expect(after(start, pause(EXAMPLE, '2026-03-04'), resume(EXAMPLE, '2026-03-11'))).toMatchObject({
      standing: 'running',
      dueOn: '2026-04-07', // Tue: 2 used, 18 from Thu 03-12, Mon 04-06 off
    });
  });

  it('it stands until the last reason ends', () => {
    const moves = [
      pause(EXAMPLE, '2026-03-04'),
      pause(EXAMPLE, '2026-03-05', 'appraisal'),
      resume(EXAMPLE, '2026-03-09'),
    ];
    expect(after(start, ...moves).standing).toBe('paused');
    expect(after(start, ...moves, resume(EXAMPLE, '2026-03-11', 'appraisal'))).toMatchObject({ dueOn: '2026-04-07' });
  });

  it('several supplements in a row never make a clock overdue by resuming (T15)', () => {
    const cycles = [1, 2, 3, 4].flatMap((n) => [
      pause(EXAMPLE, addDays('2026-03-02', n * 7)),
      resume(EXAMPLE, addDays('2026-03-02', n * 7 + 6)),
    ]);
    const clock = after(start, ...cycles);
    expect(clock).toMatchObject({ standing: 'running' });
    expect(clock.dueOn! > '2026-04-05').toBe(true);
  });

  it('expiry is dated on the due day and keeps the ladder; the clock may still be met, late', () => {
    const expired = after(start, (clock) => expireClock(clock, { ...on('2026-04-03'), on: clock.dueOn! }));
    expect(expired).toMatchObject({ standing: 'expired', dueOn: '2026-03-30' });
    expect(expired.alarms.map(({ step }) => step)).toEqual(['escalate1', 'escalate2']);
    const met = foldClock({ handling: expired }, meetClock(expired, on('2026-04-05'))).handling!;
    expect(met).toMatchObject({ standing: 'met', alarms: [] });
    expect([inTime(met, met.dueAt! - 1), inTime(met, met.dueAt!), inTime(met, met.dueAt!, '2026-03-30')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('a pause after expiry is recorded and changes no date', () => {
    const expired = after(start, (clock) => expireClock(clock, { ...on('2026-03-31'), on: clock.dueOn! }));
    const paused = foldClock({ handling: expired }, pauseClock(EXAMPLE, expired, on('2026-04-01'))).handling!;
    expect(paused).toMatchObject({ standing: 'expired', dueOn: '2026-03-30' });
    expect(paused.entries.at(-1)).toMatchObject({ kind: 'pause' });
    expect(paused.alarms).toEqual(expired.alarms);
  });

  it('a pause of before the expiry that is entered later counts by its day', () => {
    const expired = after(start, (clock) => expireClock(clock, { ...on('2026-03-31'), on: clock.dueOn! }));
    expect(pauseClock(EXAMPLE, expired, on('2026-03-20'))).toMatchObject({ standing: 'paused', dueOn: null });
  });

  it('an extension after expiry runs on from the old unrolled end', () => {
    const expired = after(start, (clock) => expireClock(clock, { ...on('2026-03-31'), on: clock.dueOn! }));
    expect(extendClock(EXAMPLE, expired, { ...on('2026-04-01'), added: { n: 10, unit: 'workingDay' } })).toMatchObject({
      standing: 'running',
      dueOn: '2026-04-14', // Tue: 10 working days from Mon 03-30, Mon 04-06 off
    });
  });

  it('excluded days, reset and recount compute new dates', () => {
    const hearing = excludeDays(EXAMPLE, after(start), { ...on('2026-03-05'), from: '2026-03-09', to: '2026-03-10' });
    expect(hearing.dueOn).toBe('2026-04-01'); // Wed
    const reset = resetClock(EXAMPLE, after(start, pause(EXAMPLE, '2026-03-04')), on('2026-03-09'));
    expect(reset).toMatchObject({ standing: 'running', dueOn: '2026-04-07' }); // Tue
    const graded = recountClock(EXAMPLE, after(start), { ...on('2026-03-09'), budget: { n: 40, unit: 'workingDay' } });
    expect(graded.dueOn).toBe('2026-04-28'); // Tue
  });

  it('a told date is kept where a new calendar would go against the complainant', () => {
    const withHoliday = (law: Law): Law => ({
      ...law,
      calendar: { ...law.calendar, offDays: [...law.calendar.offDays, '2026-03-16'] },
    });
    const kept = recountClock(withHoliday(EXAMPLE), after(start), { ...on('2026-03-09'), keepTold: true });
    expect(kept.dueOn).toBe('2026-03-30'); // the authority's earlier date stands
    const window = after(startClock(EXAMPLE, 'supplement', on('2026-03-02')));
    expect(window.dueOn).toBe('2026-03-16');
    const longer = recountClock(withHoliday(EXAMPLE), window, { ...on('2026-03-09'), keepTold: true });
    expect(longer.dueOn).toBe('2026-03-17'); // the complainant's later date stands
  });

  it('ended and met clocks take note of later moves and keep their dates', () => {
    const ended = after(start, (clock) => endClock(clock, on('2026-03-05')));
    expect(isLive(ended)).toBe(false);
    expect(pauseClock(EXAMPLE, ended, on('2026-03-06'))).toMatchObject({
      standing: 'ended',
      dueOn: '2026-03-30',
      alarms: [],
    });
  });

  it('an alarm that rang is dropped, and does not come back with a later move on the same dates', () => {
    const rung = dropAlarm({ handling: after(start) }, 'handling', 'warn').handling!;
    expect(rung.alarms.map(({ step }) => step)).toEqual(['expire', 'escalate1', 'escalate2']);
    const moves = [pause(EXAMPLE, '2026-03-26'), resume(EXAMPLE, '2026-03-26')]; // warned on Mon 03-23
    const again = moves.reduce((clock, move) => foldClock({ handling: clock }, move(clock)).handling!, rung);
    expect(again.alarms).toEqual(rung.alarms);
  });

  it('folding never changes what it was given', () => {
    const clocks = Object.freeze({ handling: Object.freeze(after(start)) });
    expect(foldClock(clocks, pauseClock(EXAMPLE, clocks.handling, on('2026-03-04'))).handling?.entries).toHaveLength(2);
    expect(clocks.handling.entries).toHaveLength(1);
    expect(() => foldClock({}, meetClock(after(start), on('2026-03-04')))).toThrow('never started');
  });
});

describe('used and left', () => {
  it('are whole countable days up to and including the day asked', () => {
    const clock = after(startClock(EXAMPLE, 'handling', on('2026-03-02')));
    expect([consumed(EXAMPLE, clock, '2026-03-02'), remaining(EXAMPLE, clock, '2026-03-02')]).toEqual([0, 20]);
    expect([consumed(EXAMPLE, clock, '2026-03-08'), remaining(EXAMPLE, clock, '2026-03-08')]).toEqual([4, 16]); // Sun
    expect(remaining(EXAMPLE, clock, '2026-05-01')).toBe(0);
  });

  it('stand with the clock', () => {
    const clock = after(startClock(EXAMPLE, 'handling', on('2026-03-02')), pause(EXAMPLE, '2026-03-04'));
    expect([consumed(EXAMPLE, clock, '2026-03-20'), remaining(EXAMPLE, clock, '2026-03-20')]).toEqual([2, 18]);
    const met = foldClock({ handling: clock }, meetClock(clock, on('2026-03-06'))).handling!;
    expect(consumed(EXAMPLE, met, '2026-12-01')).toBe(2);
  });

  it('are whole hours for a limit in hours', () => {
    const law: Law = {
      ...EXAMPLE,
      clocks: { ...EXAMPLE.clocks, handling: { ...EXAMPLE.clocks.handling!, limit: { n: 48, unit: 'clockHour' } } },
    };
    const clock = after(startClock(law, 'handling', on('2026-03-02', '18:00')));
    expect([consumed(law, clock, '2026-03-02'), remaining(law, clock, '2026-03-02')]).toEqual([6, 42]);
    expect(clock).toMatchObject({ dueOn: null, dueAt: on('2026-03-04', '18:00').at });
  });
});

describe('extension', () => {
  const clock = after(startClock(PETITION, 'handling', on('2026-03-02')));
  const ask = (added: Span, more: { at?: number; reason?: string } = {}) =>
    extensionRefusal(PETITION, clock, { at: on('2026-04-01').at, reason: 'complex', added, ...more });

  it('is allowed up to its maximum, once, for a reason in the pack, before the due date', () => {
    expect(ask(days(30))).toBeNull();
    expect(ask(days(31))).toBe('extension_too_long');
    expect(ask({ n: 1, unit: 'month' })).toBe('extension_too_long');
    expect(ask(days(30), { reason: 'busy' })).toBe('extension_reason_unknown');
    expect(ask(days(30), { at: clock.dueAt! })).toBe('extension_after_expiry');
    const extended = after(
      startClock(PETITION, 'handling', on('2026-03-02')),
      extend(PETITION, '2026-04-01', days(30)),
    );
    expect(extensionRefusal(PETITION, extended, { at: on('2026-04-02').at, added: days(1), reason: 'complex' })).toBe(
      'extension_times_exceeded',
    );
    const other = after(startClock(PETITION, 'review.1', on('2026-03-02')));
    expect(extensionRefusal(PETITION, other, { at: on('2026-03-03').at, added: days(1), reason: 'complex' })).toBe(
      'extension_not_allowed',
    );
  });
});

describe('properties', () => {
  const dayIn2026 = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-01-05', n));
  const law = fc.constantFrom(PETITION, EXAMPLE);

  it('T1: pause and resume on one day change nothing', () => {
    fc.assert(
      fc.property(law, dayIn2026, fc.integer({ min: 0, max: 90 }), (pack, start, later) => {
        const before = after(startClock(pack, 'handling', on(start)));
        const moves = [pause(pack, addDays(start, later)), resume(pack, addDays(start, later))];
        expect(datesOf(after(startClock(pack, 'handling', on(start)), ...moves))).toEqual(datesOf(before));
      }),
    );
  });

  it('T2: alarms that ring and later looks never move a date', () => {
    fc.assert(
      fc.property(law, dayIn2026, dayIn2026, (pack, start, look) => {
        const clock = after(startClock(pack, 'handling', on(start)));
        consumed(pack, clock, look);
        remaining(pack, clock, look);
        const looked = dropAlarm({ handling: clock }, 'handling', 'warn').handling!;
        expect(datesOf(looked)).toEqual(datesOf(clock));
      }),
    );
  });

  it('T7, T13: a changed limit keeps what was used', () => {
    fc.assert(
      fc.property(dayIn2026, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 21, max: 60 }), (start, later, n) => {
        const budget: Span = { n, unit: 'workingDay' };
        const changed = addDays(start, later);
        const clock = after(startClock(EXAMPLE, 'handling', on(start)), (old) =>
          recountClock(EXAMPLE, old, { ...on(changed), budget }),
        );
        expect(consumed(EXAMPLE, clock, changed) + remaining(EXAMPLE, clock, changed)).toBe(n);
      }),
    );
  });

  it('T12: the order of an extension and pauses does not matter', () => {
    const cycle = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(
        law,
        dayIn2026,
        cycle,
        fc.integer({ min: 1, max: 14 }),
        (pack, start, [wait, length], extendedAfter) => {
          const unit = pack.clocks.handling!.extension!.max.unit;
          const moves = [
            pause(pack, addDays(start, wait)),
            resume(pack, addDays(start, wait + length)),
            extend(pack, addDays(start, extendedAfter), { n: 10, unit }),
          ] as const;
          const [stop, go, more] = moves;
          const orders = [
            [stop, go, more],
            [more, stop, go],
            [stop, more, go],
          ];
          const found = orders.map((order) => datesOf(after(startClock(pack, 'handling', on(start)), ...order)));
          expect(found[1]).toEqual(found[0]);
          expect(found[2]).toEqual(found[0]);
        },
      ),
    );
  });

  it('T15: any number of supplement cycles counts each day once and never brings the due day forward', () => {
    const cycles = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 12 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(law, dayIn2026, cycles, (pack, start, gaps) => {
        let clock = after(startClock(pack, 'handling', on(start)));
        let day = start;
        for (const [wait, length] of gaps) {
          const dueBefore = clock.dueOn!;
          day = addDays(day, wait);
          const paused = foldClock({ handling: clock }, pause(pack, day)(clock)).handling!;
          const left = remaining(pack, paused, day);
          day = addDays(day, length);
          clock = foldClock({ handling: paused }, resume(pack, day)(paused)).handling!;
          expect(clock.standing).toBe('running');
          expect(clock.dueOn! >= dueBefore).toBe(true);
          expect(remaining(pack, clock, day)).toBe(left);
        }
      }),
    );
  });
});
