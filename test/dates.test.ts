// The door for checking dates by others: hand-counted answers for the rows of the counting page and the checked dates of
// the law, odd input, and speed. Leaves out the count itself (domain/clock-count.test.ts).
import { spawn } from 'node:child_process';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../cli/dates-calendar.ts';
import { answerLine, answerStream } from '../cli/dates.ts';

type Json = Record<string, unknown>;

const CALENDARS = loadCalendars();
const ZONES: Record<string, string> = { CN: 'Asia/Shanghai', IE: 'Europe/Dublin', IN: 'Asia/Kolkata' };
const DEFAULTS = { startDay: 'exclude', roll: 'nextWorkingDay', calendar: 'CN' };

function ask(line: Json, calendars = CALENDARS): Json {
  return JSON.parse(answerLine(JSON.stringify({ id: 1, ...line }), calendars)) as Json;
}
function ruled(n: number, unit: string, more: Json = {}): Json {
  const rule: Json = { n, unit, ...DEFAULTS, ...more };
  return { zone: ZONES[String(rule['calendar'])] ?? 'Europe/London', ...rule };
}
const count = (start: string, n: number, unit: string, more: Json = {}): unknown => {
  const { got, error } = ask({ rule: ruled(n, unit, more), start });
  return got ?? error;
};
const ENGLAND = { calendar: 'UK-EAW', roll: 'none' };

describe('the checked dates of the law, as lines', () => {
  it.each<[string, number, string, string, Json?]>([
    ['2026-02-05', 15, 'calendarDay', '2026-02-24'], // Thu -> raw Fri, Tue
    ['2026-01-30', 15, 'calendarDay', '2026-02-14'], // Fri -> make-up Sat
    ['2025-12-19', 15, 'calendarDay', '2026-01-04'], // Fri -> raw Sat, make-up Sun
    ['2026-08-03', 60, 'calendarDay', '2026-10-08'], // Mon -> raw Fri, Thu
    ['2026-07-06', 60, 'calendarDay', '2026-09-04'], // Mon -> Fri
    ['2026-07-06', 60, 'calendarDay', '2026-10-08', { extension: { n: 30, unit: 'calendarDay', base: 'unrolled' } }], // raw Sun
    ['2026-03-03', 60, 'calendarDay', '2026-06-01', { extension: { n: 30, unit: 'calendarDay', base: 'unrolled' } }], // Mon
    ['2026-03-03', 60, 'calendarDay', '2026-06-05', { extension: [{ n: 30, unit: 'calendarDay', base: 'rolled' }] }], // Fri
    ['2026-02-12', 5, 'workingDay', '2026-02-26'], // Thu -> Thu
    ['2026-02-12', 7, 'workingDay', '2026-02-28'], // Thu -> make-up Sat
    ['2026-09-18', 5, 'workingDay', '2026-09-24'], // Fri -> Thu
    ['2026-09-28', 5, 'workingDay', '2026-10-10'], // Mon -> make-up Sat
    ['2026-04-30', 7, 'workingDay', '2026-05-13'], // Thu -> Wed
    ['2026-02-13', 1, 'workingDay', '2026-02-14'], // Fri -> make-up Sat
    ['2026-04-02', 5, 'workingDay', '2026-04-13', ENGLAND], // Thu -> Mon
    ['2026-04-02', 5, 'workingDay', '2026-04-10', { calendar: 'UK-SCT' }], // Thu -> Fri
    ['2026-12-07', 20, 'workingDay', '2027-01-07', ENGLAND], // Mon -> Thu
    ['2026-12-23', 3, 'workingDay', '2026-12-30', ENGLAND], // Wed -> Wed
    ['2026-02-20', 30, 'workingDay', '2026-04-07', { calendar: 'IE' }], // Fri -> Tue
    ['2026-08-01', 21, 'calendarDay', '2026-08-22', { calendar: 'IN', roll: 'none' }], // Sat -> Sat
    ['2026-03-02', 8, 'week', '2026-04-27', ENGLAND], // Mon -> Mon
    ['2026-03-10', 6, 'month', '2026-09-09', { ...ENGLAND, startDay: 'include' }], // Tue -> Wed
    ['2026-12-28', 10, 'workingDay', 'calendar_missing'], // Mon
  ])('%s + %i %s = %s %j', (start, n, unit, expected, more) => {
    expect(count(start, n, unit, more)).toBe(expected);
  });
});

describe('the rows of the counting page, as lines', () => {
  it.each<[string, string, number, string, string, Json?]>([
    ['start included', '2026-11-24', 3, 'workingDay', '2026-11-26', { startDay: 'include' }], // Tue -> Thu
    ['start included on a day off', '2026-11-28', 3, 'workingDay', '2026-12-02', { startDay: 'include' }], // Sat -> Wed
    ['received on a day off', '2026-10-03', 1, 'workingDay', '2026-10-08'], // Sat -> Thu
    ['moved receipt', '2026-10-03', 1, 'workingDay', '2026-10-09', { afterHours: { mode: 'nextWorkingDay' } }], // Sat -> Fri
    ['roll back', '2026-02-05', 15, 'calendarDay', '2026-02-14', { roll: 'previousWorkingDay' }], // raw Fri -> make-up Sat
    ['month without the day', '2026-01-31', 1, 'month', '2026-02-28', { roll: 'none' }], // Sat
    ['commencing on', '2026-08-31', 6, 'month', '2027-02-28', { roll: 'none', startDay: 'include' }], // Mon -> Sun
    ['leap year', '2028-02-29', 1, 'year', '2029-02-28', { roll: 'none' }], // Tue -> Wed
    ['back', '2026-10-12', 5, 'workingDay', '2026-09-29', { direction: 'back' }], // Mon: Sat 10, 9, 8, Wed 30, Tue 29
    ['back, no day counted twice', '2026-02-24', 1, 'workingDay', '2026-02-14', { direction: 'back' }], // Tue -> make-up Sat
    ['no calendar, calendar days', '2026-02-05', 15, 'calendarDay', '2026-02-20', { calendar: null, roll: 'none' }],
    ['no calendar, rolling', '2026-02-05', 15, 'calendarDay', 'calendar_missing', { calendar: null }],
    ['no calendar, working days', '2026-02-05', 5, 'workingDay', 'calendar_missing', { calendar: null }],
    ['horizon touched by a roll', '2026-12-28', 15, 'calendarDay', 'calendar_missing'], // raw 2027-01-12
    ['horizon not asked', '2026-12-28', 15, 'calendarDay', '2027-01-12', { roll: 'none' }], // Mon -> Tue
    ['before the horizon', '2026-12-28', 3, 'workingDay', '2026-12-31'], // Mon -> Thu
    [
      'extensions in months from the end of the first period',
      '2026-01-31',
      1,
      'month',
      '2026-03-28',
      { roll: 'none', extension: { n: 1, unit: 'month' } },
    ], // Sat -> Sat 02-28 -> Sat
    [
      'extensions with different bases',
      '2026-03-03', // Tue, 60 days: raw Sat 05-02, rolled Wed 05-06; + 30 rolled = Fri 06-05; + 1 = raw Sat 06-06 -> Mon
      60,
      'calendarDay',
      '2026-06-08',
      {
        extension: [
          { n: 30, unit: 'calendarDay', base: 'rolled' },
          { n: 1, unit: 'calendarDay', base: 'unrolled' },
        ],
      },
    ],
  ])('%s', (_why, start, n, unit, expected, more) => {
    expect(count(start, n, unit, more)).toBe(expected);
  });

  it('after hours means strictly later than the cutoff', () => {
    const afterHours = { mode: 'nextWorkingDay', cutoff: '17:30' };
    const at = (time: string): unknown => count(`2026-11-24T${time}+08:00`, 3, 'workingDay', { afterHours }); // Tue
    expect([at('17:30:00'), at('17:30:01')]).toEqual(['2026-11-27', '2026-11-30']); // Fri, Mon
  });

  it('hours run from the moment, across a clock change', () => {
    const rule = ruled(24, 'hour', ENGLAND);
    expect(ask({ rule, start: '2026-03-28T16:20:00Z' })).toEqual({
      ...{ id: 1, got: '2026-03-29T17:20:00+01:00', endsBefore: '2026-03-29T16:20:00.000Z' }, // clocks go forward on Sun 29
    });
    expect(count('2026-03-28', 24, 'hour', ENGLAND)).toBe('start_not_instant');
  });

  it('a day ends at the next local midnight, in any zone', () => {
    const endsBefore = (zone: string, start: string): unknown =>
      ask({ rule: { n: 1, unit: 'calendarDay', calendar: null, zone }, start })['endsBefore'];
    expect(endsBefore('Asia/Shanghai', '2026-03-27')).toBe('2026-03-28T16:00:00.000Z');
    expect(endsBefore('Europe/London', '2026-03-28')).toBe('2026-03-29T23:00:00.000Z'); // summer time from the 29th
    expect(endsBefore('America/New_York', '2026-11-01')).toBe('2026-11-03T05:00:00.000Z');
    expect(endsBefore('Europe/London', '2040-07-01')).toBe('2040-07-02T23:00:00.000Z'); // beyond the shipped rows
  });
});

describe('ledgers', () => {
  const steps = (rule: Json, ...events: Json[]): Json[] | unknown => {
    const { got, error } = ask({ rule, events });
    return got ?? error;
  };
  const last = (rule: Json, ...events: Json[]): unknown => (steps(rule, ...events) as Json[]).at(-1);
  const e = (type: string, at: string, more: Json = {}): Json => ({ type, at, ...more });
  const start = e('start', '2026-03-02'); // Mon
  const TEN = ruled(10, 'calendarDay');

  it('says the state after each event', () => {
    expect(
      steps(
        TEN,
        start,
        e('pause', '2026-03-04'),
        e('resume', '2026-03-10'),
        e('asOf', '2026-03-19'),
        e('stop', '2026-03-20'),
      ),
    ).toEqual([
      { state: 'running', consumed: 0, remaining: 10, raw: '2026-03-12', due: '2026-03-12' }, // Thu
      { state: 'paused', consumed: 2, remaining: 8, raw: null, due: null },
      { state: 'running', consumed: 2, remaining: 8, raw: '2026-03-18', due: '2026-03-18' }, // Wed
      { state: 'expired', consumed: 11, remaining: 0, raw: '2026-03-18', due: '2026-03-18' },
      { state: 'ended', consumed: 12, remaining: 0, raw: '2026-03-18', due: '2026-03-18' },
    ]);
  });

  it.each<[string, Json, Json[], Json]>([
    ['pause and resume on one day', TEN, [e('pause', '2026-03-04'), e('resume', '2026-03-04')], { due: '2026-03-12' }],
    [
      'several reasons',
      TEN,
      [
        ...[e('pause', '2026-03-04', { key: 'a' }), e('pause', '2026-03-06', { key: 'b' })],
        ...[e('resume', '2026-03-09', { key: 'a' }), e('resume', '2026-03-10', { key: 'b' })],
      ],
      { due: '2026-03-18' },
    ],
    [
      'paused on its last day',
      ruled(5, 'workingDay'),
      [e('pause', '2026-03-09'), e('resume', '2026-03-14')],
      { due: '2026-03-16' },
    ], // Mon .. Sat
    [
      'a working-day count ends on a working day, also where nothing rolls',
      ruled(5, 'workingDay', { roll: 'none' }),
      [e('pause', '2026-03-09'), e('resume', '2026-03-14')], // Mon .. Sat
      { due: '2026-03-16' }, // Mon
    ],
    [
      'pause after expiry',
      TEN,
      [e('pause', '2026-03-20'), e('resume', '2026-03-25')],
      { state: 'expired', due: '2026-03-12' },
    ],
    [
      'extension after expiry is refused',
      TEN,
      [e('extend', '2026-03-13', { n: 9 })],
      { state: 'expired', due: '2026-03-12' },
    ],
    [
      'excluded days',
      TEN,
      [e('exclude', '2026-03-03', { from: '2026-03-05', to: '2026-03-06' })],
      { raw: '2026-03-14', due: '2026-03-16' },
    ], // raw Sat, Mon
    [
      'a reset voids pauses and extensions, a paused clock runs again',
      TEN,
      [e('extend', '2026-03-03', { n: 10 }), e('pause', '2026-03-04'), e('reset', '2026-03-10')],
      { state: 'running', consumed: 0, remaining: 10, due: '2026-03-20' }, // Fri
    ],
    [
      'months: days paused go to the end',
      ruled(1, 'month', { roll: 'none' }),
      [e('pause', '2026-03-04'), e('resume', '2026-03-10')],
      { due: '2026-04-08' },
    ],
    [
      'a fact entered late counts by its date',
      TEN,
      [e('note', '2026-03-11'), e('pause', '2026-03-04'), e('resume', '2026-03-10')],
      { consumed: 3, due: '2026-03-18' },
    ],
    [
      'paused on its last day, the raw end is the day of resumption',
      ruled(5, 'workingDay'),
      [e('pause', '2026-03-09'), e('resume', '2026-03-14')], // Mon .. Sat
      { consumed: 5, remaining: 0, raw: '2026-03-14', due: '2026-03-16' },
    ],
    [
      'an expiry that excluded days entered later took back lets the clock stand again',
      TEN,
      [
        e('exclude', '2026-03-13', { from: '2026-03-05', to: '2026-03-06' }), // Fri: raw Sat 14
        ...[e('pause', '2026-03-13'), e('resume', '2026-03-17')], // 9 used, Tue
      ],
      { state: 'running', consumed: 9, remaining: 1, due: '2026-03-18' }, // Wed
    ],
    [
      'rolling back never passes the day of resumption',
      ruled(10, 'calendarDay', { roll: 'previousWorkingDay' }),
      [e('pause', '2026-03-11'), e('resume', '2026-03-14')], // 9 used, Sat
      { raw: '2026-03-15', due: '2026-03-16' }, // Sun, Mon
    ],
    [
      'each extension is used in its own unit',
      ruled(5, 'workingDay'),
      [e('extend', '2026-03-03', { n: 5, unit: 'calendarDay' }), e('asOf', '2026-03-12')], // Mon 09, then Sat 14
      { consumed: 8, remaining: 2, due: '2026-03-16' },
    ],
    [
      'due on the last day is not yet expired',
      TEN,
      [e('asOf', '2026-03-12')],
      { state: 'running', consumed: 10, remaining: 0 },
    ],
  ])('%s', (_why, rule, events, expected) => {
    expect(last(rule, start, ...events)).toMatchObject(expected);
  });

  it('a receipt that moves leaves the budget, not more', () => {
    const rule = ruled(10, 'calendarDay', { roll: 'none', afterHours: { mode: 'nextWorkingDay' } });
    expect(last(rule, e('start', '2026-10-03'))).toMatchObject({ consumed: 0, remaining: 10, due: '2026-10-18' }); // Sat, Thu 08
  });

  it('between raw end and rolled due nothing is left', () => {
    const rule = ruled(60, 'calendarDay');
    const from = e('start', '2026-08-03'); // Mon: raw Fri 10-02, due Thu 10-08
    expect(last(rule, from, e('pause', '2026-10-04'), e('resume', '2026-10-12'))).toMatchObject({ due: '2026-10-12' }); // Mon
    expect(last(rule, from, e('pause', '2026-10-04'), e('resume', '2026-10-06'))).toMatchObject({ due: '2026-10-08' });
  });

  it('hours stand while paused', () => {
    const at = (type: string, time: string): Json => e(type, `2026-10-${time}:00+08:00`);
    const two = [at('start', '01T16:20'), at('pause', '01T17:20'), at('resume', '03T09:00'), at('asOf', '03T10:00')];
    expect(steps(ruled(2, 'hour'), ...two)).toMatchObject([
      { state: 'running', consumed: 0, remaining: 2, due: '2026-10-01T18:20:00+08:00' },
      { state: 'paused', consumed: 1, remaining: 1, due: null },
      { state: 'running', consumed: 1, remaining: 1, due: '2026-10-03T10:00:00+08:00' },
      { state: 'expired', consumed: 2, remaining: 0 },
    ]);
  });

  it('refuses what cannot be', () => {
    expect(steps(TEN, e('pause', '2026-03-04'))).toBe('no_start');
    expect(steps(TEN, start, start)).toBe('started_twice');
    expect(steps(TEN, start, e('pause', '2026-03-01'))).toBe('before_start');
    expect(steps(TEN, start, e('exclude', '2026-03-03', { from: '2026-03-06', to: '2026-03-05' }))).toBe('invalid_to');
    expect(steps(TEN, start, e('leap', '2026-03-03'))).toBe('invalid_type');
    expect(steps(ruled(10, 'workingDay'), e('start', '2026-12-28'))).toBe('calendar_missing');
  });
});

describe('odd input', () => {
  it.each<[string, string]>([
    ['', 'invalid_json'],
    ['{', 'invalid_json'],
    ['null', 'invalid_request'],
    ['{"rule":{}}', 'invalid_n'],
    [JSON.stringify({ rule: ruled(5, 'fortnight'), start: '2026-01-01' }), 'invalid_unit'],
    [JSON.stringify({ rule: ruled(5, 'week', { calendar: 'XX' }), start: '2026-01-01' }), 'unknown_calendar'],
    [JSON.stringify({ rule: ruled(5, 'week', { zone: 'Mars/Base' }), start: '2026-01-01' }), 'unknown_zone'],
    [JSON.stringify({ rule: ruled(5, 'week'), start: '2026-02-30' }), 'invalid_start'],
    [JSON.stringify({ rule: ruled(-5, 'week'), start: '2026-02-03' }), 'invalid_n'],
    [JSON.stringify({ rule: ruled(1e9, 'week'), start: '2026-02-03' }), 'too_long'],
    [JSON.stringify({ rule: ruled(5, 'week', { clearDays: true }), start: '2026-02-03' }), 'unknown_field'],
  ])('%s is answered %s', (line, error) => {
    expect(JSON.parse(answerLine(line, CALENDARS))).toEqual({ id: null, error });
  });

  it('years may be restricted; calendars not named stay whole', () => {
    const some = loadCalendars('CN:2024-2025,UK-EAW:2026');
    expect(ask({ rule: ruled(5, 'workingDay'), start: '2026-03-02' }, some)).toEqual({
      id: 1,
      error: 'calendar_missing',
    });
    expect(ask({ rule: ruled(5, 'workingDay'), start: '2025-03-03' }, some)).toMatchObject({ got: '2025-03-10' }); // Mon
    expect(ask({ rule: ruled(5, 'workingDay', { calendar: 'IE' }), start: '2026-03-02' }, some)).toMatchObject({
      got: '2026-03-09',
    });
    expect(() => loadCalendars('CN:now')).toThrow('CN:2024-2026');
  });

  it('always answers one line per line, in order', async () => {
    const piece = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.constant('{"id":"\u2028"}'), fc.constant('\r'));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1 }), async (pieces) => {
        const lines = pieces.map((one) => one.replaceAll('\n', ' '));
        const output = new PassThrough();
        const answered = text(output);
        await answerStream(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]), output, CALENDARS);
        output.end();
        const answers = (await answered).split('\n');
        expect(answers).toHaveLength(lines.length + 1);
        for (const answer of answers.slice(0, -1)) expect(JSON.parse(answer)).toHaveProperty('id');
      }),
      { numRuns: 200 },
    );
  });

  it('as a command, answers many lines in seconds', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/dates.ts', '--calendars', 'CN:2024-2026']);
    const lines = Array.from({ length: 20_000 }, (_, id) =>
      JSON.stringify({ id, rule: ruled(15, 'workingDay'), start: '2026-02-05' }),
    );
    const answered = text(child.stdout);
    child.stdin.end(lines.join('\n'));
    const answers = (await answered).trimEnd().split('\n');
    expect(answers).toHaveLength(lines.length);
    expect(JSON.parse(answers.at(-1) ?? '')).toMatchObject({ id: 19_999, got: '2026-03-04' }); // Thu: make-up Sat 02-14 is 7, Tue 24 is 8, make-up Sat 28 is 12, Wed
  }, 30_000);
});
