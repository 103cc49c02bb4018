// Answers a ledger: one rule, dated events, the state of the clock after each. Moves are those of domain/clock-ledger.ts;
// leaves out all counting.
import {
  endClock,
  excludeDays,
  expireClock,
  extendClock,
  foldClock,
  pauseClock,
  resetClock,
  resumeClock,
  startClock,
} from '../domain/clock-ledger.ts';
import { usage } from '../domain/clock-use.ts';
import type { Clock, ClockMove } from '../domain/clock.ts';
import type { Calendar, Law, Span } from '../domain/law.ts';
import { localDate } from '../domain/working-days.ts';
import { countingOf, localText, momentOf, mustNotMix, type Moment } from './dates-count.ts';
import { extensionsOf, limitUnit, Refusal, type LedgerEvent, type Rule } from './dates-shape.ts';

export interface Step {
  state: 'running' | 'paused' | 'expired' | 'ended';
  /** Whole countable days up to and including the day of the event (whole hours up to its instant). */
  consumed: number;
  remaining: number;
  raw: string | null;
  due: string | null;
}

type Dated = LedgerEvent & { when: Moment };

const CLOCK = 'handling';

/** One step per event; an event entered late is put where it belongs. Throws Refusal. */
export function ledgerSteps(rule: Rule, events: LedgerEvent[], calendar: Calendar): Step[] {
  const dated = check(rule, events, calendar);
  const law = lawOf(rule, calendar);
  let clock: Clock | null = null;
  let latest = Number.NEGATIVE_INFINITY;
  return dated.map((event, index) => {
    const isLate = event.when.at < latest;
    latest = Math.max(latest, event.when.at);
    const told = isLate ? dated.slice(0, index + 1).sort((a, b) => a.when.at - b.when.at) : [event];
    clock = told.reduce<Clock | null>((held, one) => after(law, rule, held, one), isLate ? null : clock);
    if (!clock || clock.provisional) throw new Refusal('calendar_missing');
    return stepOf(law, clock, told.at(-1)?.when ?? event.when);
  });
}

function check(rule: Rule, events: LedgerEvent[], calendar: Calendar): Dated[] {
  if (rule.direction === 'back') throw new Refusal('invalid_direction');
  const dated = events.map((event) => ({ ...event, when: momentOf(event.at, calendar) }));
  const [start, ...later] = dated;
  if (start?.type !== 'start') throw new Refusal('no_start');
  const extensions = extensionsOf(rule);
  const lengths = [rule, ...extensions, ...events].flatMap((one) =>
    'n' in one && typeof one.n === 'number' ? [one.unit ?? rule.unit] : [],
  );
  mustNotMix(lengths);
  if (lengths.includes('workingDay') && calendar.years.length === 0) throw new Refusal('calendar_missing');
  if (extensions.some(({ base }) => base !== extensions[0]?.base)) throw new Refusal('mixed_bases');
  if (rule.unit === 'hour' && events.some(({ at }) => !at.includes('T'))) throw new Refusal('at_not_instant');
  for (const event of later) {
    if (event.type === 'start') throw new Refusal('started_twice');
    if (event.when.at < start.when.at) throw new Refusal('before_start');
    if (event.type === 'exclude' && event.from > event.to) throw new Refusal('invalid_to');
  }
  return dated;
}

/** The clock after one event; it expires by itself once its end has come. */
function after(law: Law, rule: Rule, clock: Clock | null, event: Dated): Clock {
  if (!clock) {
    const started = fold(null, startClock(law, CLOCK, event.when));
    const granted = extensionsOf(rule).filter(({ n }) => n > 0);
    return granted.reduce<Clock>(
      (held, { n, unit }) => fold(held, extendClock(law, held, { ...event.when, added: { n, unit: limitUnit(unit) } })),
      started,
    );
  }
  const current = expired(clock, event.when.at, law.calendar);
  const move = moveOf(law, rule, current, event);
  return move ? expired(fold(current, move), event.when.at, law.calendar) : current;
}

function fold(clock: Clock | null, move: ClockMove): Clock {
  const folded = foldClock(clock ? { [CLOCK]: clock } : {}, move)[CLOCK];
  if (!folded) throw new Refusal('no_start');
  return folded;
}

function expired(clock: Clock, at: number, calendar: Calendar): Clock {
  if (clock.standing !== 'running' || clock.dueAt === null || at < clock.dueAt) return clock;
  return fold(clock, expireClock(clock, { on: clock.dueOn ?? localDate(calendar, clock.dueAt), at: clock.dueAt }));
}

/** Null for what moves nothing: a look, and an extension that comes after expiry, which is refused. */
function moveOf(law: Law, rule: Rule, clock: Clock, event: Dated): ClockMove | null {
  const { when } = event;
  const span = (n: number, unit = rule.unit): Span => ({ n, unit: limitUnit(unit) });
  switch (event.type) {
    case 'pause':
      return pauseClock(law, clock, { ...when, reason: event.key ?? '' });
    case 'resume':
      return resumeClock(law, clock, { ...when, reason: event.key ?? '' });
    case 'extend':
      if (clock.standing === 'expired') return null;
      return extendClock(law, clock, { ...when, added: span(event.n, event.unit ?? undefined) });
    case 'exclude':
      return excludeDays(law, clock, { ...when, from: event.from, to: event.to });
    case 'reset':
      if (typeof event.n !== 'number') return resetClock(law, clock, when);
      return resetClock(law, clock, { ...when, budget: span(event.n, event.unit ?? undefined) });
    case 'stop':
      return endClock(clock, when);
    case 'start':
    case 'note':
    case 'asOf':
      return null;
  }
}

function stepOf(law: Law, clock: Clock, now: Moment): Step {
  const { used, left, provisional } = usage(law, clock, now);
  if (provisional) throw new Refusal('calendar_missing');
  const end = clock.dueAt === null ? null : (clock.dueOn ?? localText(law.calendar, clock.dueAt));
  const state = clock.standing === 'met' ? 'ended' : clock.standing;
  return { state, consumed: used, remaining: left, raw: clock.rawEndOn ?? end, due: end };
}

/** A law with this one limit and nothing else. */
function lawOf(rule: Rule, calendar: Calendar): Law {
  const none = { zh: '', en: '' };
  return {
    ...{
      pack: { id: 'dates', version: '0', hash: '' },
      title: none,
      example: false,
      zone: '',
      matterType: '',
      calendar,
    },
    counting: countingOf(rule),
    clocks: {
      [CLOCK]: {
        ...{ id: CLOCK, kind: 'handling', limit: { n: rule.n, unit: limitUnit(rule.unit) }, side: 'authority' },
        ...{ article: '', confidence: 'example', escalate: [], onExpire: 'escalate', pauseOn: [] },
      },
    },
    ...{ checklist: [], conditions: [], refusalGrounds: [], supplement: { onLapse: 'returnToReview', article: '' } },
    ...{ refusalNeedsApproval: false, anonymousAllowed: false, noticeWaivedWhenUnreachable: false, approval: [] },
    ...{ transfer: { article: '', secondReturnGoesTo: 'superior' }, accusedUnitMayNotHandle: false, reviewLevels: [] },
    ...{ appealNeedsReasons: false, delivery: [], documents: [], retention: [] },
  };
}
