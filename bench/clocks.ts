// `npm run bench:clocks`: how long explaining a 60-day clock with 20 events and 100,000 due dates take, in this process.
// Prints figures; leaves out the door (cli/dates.ts), the engine and the database.
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { loadPacks } from '../adapters/packs.ts';
import { dueFor } from '../domain/clock-count.ts';
import { explain } from '../domain/clock-explain.ts';
import { excludeDays, foldClock, pauseClock, resumeClock, startClock } from '../domain/clock-ledger.ts';
import type { Clock, ClockMove } from '../domain/clock.ts';
import type { Counting, LimitUnit } from '../domain/law.ts';
import { addDays, localInstant } from '../domain/working-days.ts';

const LAW = loadPacks().excerpt({ packId: 'cn-xinfang-2022', matterType: 'claim', receivedOn: '2026-03-02' });
const COUNTING: Counting = { ...LAW.counting, startDay: 'exclude', roll: 'nextWorkingDay' };
const UNITS: LimitUnit[] = ['calendarDay', 'workingDay', 'week', 'month'];
const COUNTS = 100_000;
const EXPLANATIONS = 1_000;

const on = (date: string) => ({ on: date, at: localInstant(LAW.calendar, date, '12:00') });

/** 60 calendar days with 20 events after the start: pauses, resumptions and excluded stretches in turn. */
function busyClock(): Clock {
  let clocks = foldClock({}, startClock(LAW, 'handling', on('2026-03-02')));
  const move = (make: (clock: Clock) => ClockMove): void => {
    const clock = clocks['handling'];
    if (clock) clocks = foldClock(clocks, make(clock));
  };
  for (let index = 0; index < 20; index += 1) {
    const date = addDays('2026-03-03', index * 2);
    if (index % 4 === 0) move((clock) => pauseClock(LAW, clock, { ...on(date), reason: 'supplement' }));
    else if (index % 4 === 1) move((clock) => resumeClock(LAW, clock, { ...on(date), reason: 'supplement' }));
    else move((clock) => excludeDays(LAW, clock, { ...on(date), from: date, to: date }));
  }
  const clock = clocks['handling'];
  if (!clock) throw new Error('the pack has no handling limit');
  return clock;
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function main(): void {
  const clock = busyClock();
  const lines = explain(LAW, clock).length;
  const explained = milliseconds(() => {
    for (let index = 0; index < EXPLANATIONS; index += 1) explain(LAW, clock);
  });
  const counted = milliseconds(() => {
    for (let index = 0; index < COUNTS; index += 1) {
      const unit = UNITS[index % UNITS.length] ?? 'calendarDay';
      const start = on(addDays('2025-01-01', index % 600));
      dueFor({ n: 1 + (index % (unit === 'month' ? 6 : 60)), unit }, start, COUNTING, LAW.calendar, []);
    }
  });
  const [cpu] = cpus();
  process.stdout.write(
    `${cpu?.model ?? 'unknown processor'}, Node ${process.version}\n` +
      `explain, 60 days, ${clock.entries.length - 1} events, ${lines} lines: ${(explained / EXPLANATIONS).toFixed(2)} ms each\n` +
      `${COUNTS} due dates: ${(counted / 1000).toFixed(2)} s, ${((counted * 1000) / COUNTS).toFixed(1)} µs each\n`,
  );
}

main();
