// The ledger of a limit: makes each move with everything resolved (dates, standing, alarms), so that folding it needs
// no law. Leaves out counting (clock-count.ts) and whether somebody may make the move (case rules).
import { alarmsFor } from './clock-alarms.ts';
import { clockRule } from './clock-house.ts';
import { dueFor, type Counted } from './clock-count.ts';
import type {
  AlarmStep,
  Clock,
  ClockAlarm,
  ClockDates,
  ClockEntry,
  ClockMove,
  ClockStanding,
  ClockTerms,
  Clocks,
} from './clock.ts';
import type { ClockRule, ClockSide, Law, Span } from './law.ts';
import { daysBetween } from './working-days.ts';

/** A legal day (`on`), the instant it is judged by (`at`, ms) and why. */
export interface Occasion {
  on: string;
  at: number;
  reason?: string;
}

/** `id`: the clock's name, by default its rule's. `side`: whom it binds, where one rule serves both parties. */
type Start = Occasion & { id?: string; side?: ClockSide };

/** True where the excerpt has this limit: a regime may switch parts off. */
export function hasClock(law: Law, ruleId: string): boolean {
  return Object.hasOwn(law.clocks, ruleId);
}

/** True where the excerpt has a handling limit that counts from receipt: it runs before anybody has accepted. */
export function handlesFromReceipt(law: Law): boolean {
  return law.clocks['handling']?.from === 'receipt';
}

function ruleOf(law: Law, ruleId: string): ClockRule {
  const rule = clockRule(law, ruleId);
  if (!rule) throw new Error(`clock rule ${ruleId} is not in pack ${law.pack.id}`);
  return rule;
}

/** What a rule gives a clock that starts now. */
export function termsOf(law: Law, rule: ClockRule): ClockTerms {
  return {
    rule: rule.id,
    kind: rule.kind,
    ...(rule.from === 'receipt' ? { from: rule.from } : {}),
    side: rule.side,
    budget: rule.limit,
    counting: { ...law.counting, ...rule.counting },
    article: rule.article,
    confidence: rule.confidence,
    pack: `${law.pack.id}@${law.pack.version}`,
    onExpire: rule.onExpire,
  };
}

/** Starts the limit `ruleId`; the clock is called `start.id`, by default like its rule. Throws where the pack has none. */
export function startClock(law: Law, ruleId: string, start: Start): ClockMove {
  return begin(law, ruleId, termsOf(law, ruleOf(law, ruleId)), start);
}

/** Starts a limit whose last day was promised: `dueOn` stands as given, later moves count calendar days, no roll. */
export function startClockUntil(law: Law, ruleId: string, start: Start & { dueOn: string }): ClockMove {
  const terms = termsOf(law, ruleOf(law, ruleId));
  const budget: Span = { n: Math.max(0, daysBetween(start.on, start.dueOn)), unit: 'calendarDay' };
  const counting = { ...terms.counting, startDay: 'exclude', roll: 'none', afterHours: 'sameDay' } as const;
  return begin(law, ruleId, { ...terms, budget, counting }, start);
}

function begin(law: Law, ruleId: string, rule: ClockTerms, start: Start): ClockMove {
  const terms = start.side === undefined ? rule : { ...rule, side: start.side };
  const entry: ClockEntry = { kind: 'start', on: start.on, at: start.at };
  if (start.reason !== undefined) entry.reason = start.reason;
  const counted = count(law, terms, [entry]);
  return { clock: start.id ?? ruleId, entry, standing: 'running', ...datesOf(law, terms, counted, entry.at), terms };
}

/** Pauses; stands until the last reason ends. After expiry it is recorded and changes no date. */
export function pauseClock(law: Law, clock: Clock, occasion: Occasion): ClockMove {
  return recounted(law, clock, entryOf('pause', occasion));
}

/** Ends the pause made for the same reason. */
export function resumeClock(law: Law, clock: Clock, occasion: Occasion): ClockMove {
  return recounted(law, clock, entryOf('resume', occasion));
}

/** Adds to the budget. Ask `extensionRefusal` first. */
export function extendClock(law: Law, clock: Clock, extension: Occasion & { added: Span }): ClockMove {
  return recounted(law, clock, { ...entryOf('extension', extension), added: extension.added });
}

/** Takes the days `from..to`, both inclusive, out of the count (hearing, appraisal). */
export function excludeDays(law: Law, clock: Clock, stretch: Occasion & { from: string; to: string }): ClockMove {
  return recounted(law, clock, { ...entryOf('excluded', stretch), from: stretch.from, to: stretch.to });
}

/** A fresh budget from `on`; earlier pauses and extensions are void, a paused clock runs again. */
export function resetClock(law: Law, clock: Clock, occasion: Occasion & { budget?: Span }): ClockMove {
  const entry = entryOf('reset', occasion);
  return recounted(law, clock, occasion.budget ? { ...entry, budget: occasion.budget } : entry);
}

/**
 * Counts again: with another budget (recategorised), what was consumed being carried; without one, under the calendar
 * and pack in `law`. `keepTold` guards a date the complainant was told: on the complainant's clocks the later date
 * stands, on all others the earlier.
 */
export function recountClock(
  law: Law,
  clock: Clock,
  change: Occasion & { budget?: Span; keepTold?: boolean },
): ClockMove {
  const entry = entryOf('recount', change);
  const move = recounted(law, clock, change.budget ? { ...entry, budget: change.budget } : entry);
  if (!change.keepTold || move.dueAt === null || clock.dueAt === null) return move;
  const moved = clock.terms.side === 'complainant' ? move.dueAt < clock.dueAt : move.dueAt > clock.dueAt;
  if (!moved) return move;
  const { dueOn, dueAt, rawEndOn } = clock;
  const told: Counted = { ok: true, paused: false, dueOn, dueAt, rawEndOn, provisional: move.provisional };
  return { ...move, standing: clock.standing, ...datesOf(law, clock.terms, told, entry.at) };
}

/** Done; also an expired clock may be met, late. `on` is the legal day, `at` the instant the door received it. */
export function meetClock(clock: Clock, occasion: Occasion): ClockMove {
  return closed(clock, entryOf('meet', occasion), 'met', []);
}

/** The limit ran out: `on` is the due day, whenever the machine wakes. Later alarms stay. */
export function expireClock(clock: Clock, occasion: Occasion): ClockMove {
  const later = clock.alarms.filter(({ step }) => step !== 'warn' && step !== 'expire');
  return closed(clock, entryOf('expire', occasion), 'expired', later);
}

/** No longer needed: withdrawn, refused, transferred out. */
export function endClock(clock: Clock, occasion: Occasion): ClockMove {
  return closed(clock, entryOf('end', occasion), 'ended', []);
}

function entryOf(kind: ClockEntry['kind'], { on, at, reason }: Occasion): ClockEntry {
  return reason === undefined ? { kind, on, at } : { kind, on, at, reason };
}

function closed(clock: Clock, entry: ClockEntry, standing: ClockStanding, alarms: ClockAlarm[]): ClockMove {
  const { dueOn, dueAt, rawEndOn, provisional } = clock;
  return { clock: clock.id, entry, standing, dueOn, dueAt, rawEndOn, provisional, alarms };
}

/** A move that counts again from all entries. Met and ended clocks take note of it and keep their dates. */
function recounted(law: Law, clock: Clock, entry: ClockEntry): ClockMove {
  const isOver = clock.standing === 'met' || clock.standing === 'ended';
  if (isOver && entry.kind !== 'reset') return closed(clock, entry, clock.standing, []);
  const counted = count(law, clock.terms, [...clock.entries, entry]);
  const dates = datesOf(law, clock.terms, counted, entry.at);
  // An expired clock runs again only when the new count ends after this very instant.
  const isStillExpired = clock.standing === 'expired' && !counted.paused && (counted.dueAt ?? 0) <= entry.at;
  if (isStillExpired) return { clock: clock.id, entry, standing: 'expired', ...dates, alarms: unrung(clock, dates) };
  return { clock: clock.id, entry, standing: counted.paused ? 'paused' : 'running', ...dates };
}

/** An expired clock keeps what has not rung; an effect held back while its date was provisional comes due. */
function unrung(clock: Clock, dates: ClockDates): ClockAlarm[] {
  const waiting = new Set<AlarmStep>(clock.alarms.map(({ step }) => step));
  if (clock.provisional) waiting.add('effect');
  return dates.alarms.filter(({ step }) => waiting.has(step));
}

/** A working-day count in a stretch of years of which no calendar is known. The judge makes it a refusal. */
export class CalendarMissing extends Error {
  readonly year: number;

  constructor(rule: string, year: number) {
    super(`calendar_missing: ${rule} in ${year}`);
    this.year = year;
  }
}

function count(law: Law, terms: ClockTerms, [start, ...later]: ClockEntry[]): Counted {
  if (!start) throw new Error(`clock ${terms.rule} has no start`);
  const counted = dueFor(terms.budget, start, terms.counting, law.calendar, later);
  if (!counted.ok) throw new CalendarMissing(terms.rule, counted.year);
  return counted;
}

function datesOf(law: Law, terms: ClockTerms, counted: Counted, at: number): ClockDates {
  const { dueOn, dueAt, rawEndOn, provisional } = counted;
  // A law that came later may know the rule no more: the clock still rings, as its terms have it.
  const rule = clockRule(law, terms.rule) ?? terms.rings ?? { onExpire: terms.onExpire, escalate: [] };
  const alarms = alarmsFor(rule, terms.counting, law.calendar, counted, at);
  return { dueOn, dueAt, rawEndOn, provisional, alarms };
}

/** Folds a move; needs no law. Throws on a move of a clock that was never started. */
export function foldClock(clocks: Clocks, move: ClockMove): Clocks {
  const { clock: id, entry, standing, terms, dueOn, dueAt, rawEndOn, provisional, alarms } = move;
  const dates = { dueOn, dueAt, rawEndOn, provisional, alarms };
  if (terms && entry.kind === 'start') return { ...clocks, [id]: { id, terms, standing, entries: [entry], ...dates } };
  const clock = clocks[id];
  if (!clock) throw new Error(`clock ${id} was never started`);
  const entries = [...clock.entries, entry];
  return { ...clocks, [id]: { ...clock, terms: terms ?? clock.terms, standing, entries, ...dates } };
}

/** Takes an alarm that rang off its clock. */
export function dropAlarm(clocks: Clocks, clockId: string, step: AlarmStep): Clocks {
  const clock = clocks[clockId];
  if (!clock) return clocks;
  return { ...clocks, [clockId]: { ...clock, alarms: clock.alarms.filter((alarm) => alarm.step !== step) } };
}

export function isLive(clock: Clock): boolean {
  return clock.standing === 'running' || clock.standing === 'paused';
}

/**
 * In time: received (ms, at the door) before the end of the limit, or posted on or before its last day (民诉法 85).
 * A clock that stands cannot be missed. Holds for a clock already marked expired as well.
 */
export function inTime(clock: Clock, receivedAt: number, postedOn?: string): boolean {
  if (clock.dueAt === null || receivedAt < clock.dueAt) return true;
  return postedOn !== undefined && clock.dueOn !== null && postedOn <= clock.dueOn;
}
