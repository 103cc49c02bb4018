// Quiet hours (T20): when mail to a complainant and reminders to staff may go out. Counts no limit and proves nothing:
// limits run on, and a document counts as delivered when it was, not when it might have been.
import type { EffectDraft, EventDraft } from './case.ts';
import type { Notice, NoticeDraft } from './delivery.ts';
import type { Law } from './law.ts';
import { addDays, isWorkingDay, localDate, localInstant } from './working-days.ts';

/** A year of days off would be a fault of the calendar: then it goes out. */
const MOST_DAYS = 40;

/**
 * The instant (ms) from which something may go out that is ready at `at`: `at` itself outside quiet hours, else the next
 * opening on a day that is none of rest, where the installation keeps those too.
 */
export function quietUntil({ quietHours, calendar }: Pick<Law, 'quietHours' | 'calendar'>, at: number): number {
  if (quietHours === undefined) return at;
  const today = localDate(calendar, at);
  const mayToday = isLoud(today) && at < localInstant(calendar, today, quietHours.from);
  if (mayToday && at >= localInstant(calendar, today, quietHours.to)) return at;
  for (let days = mayToday ? 0 : 1; days <= MOST_DAYS; days += 1) {
    const day = addDays(today, days);
    if (isLoud(day)) return localInstant(calendar, day, quietHours.to);
  }
  return at;

  function isLoud(day: string): boolean {
    return quietHours?.restDays !== true || isWorkingDay(calendar, day);
  }
}

/** The effects of an event with the instant before which none of them may start; untouched without quiet hours. */
export function quieted(
  law: Law,
  known: Readonly<Record<string, Notice>>,
  draft: EventDraft,
  at: number,
): EventDraft['effects'] {
  if (law.quietHours === undefined) return draft.effects;
  const until = quietUntil(law, at);
  if (until === at) return draft.effects;
  return draft.effects?.map((effect) => (disturbs(known, draft, effect) ? { ...effect, notBefore: until } : effect));
}

function disturbs(known: Readonly<Record<string, Notice>>, draft: EventDraft, effect: EffectDraft): boolean {
  if (effect.kind !== 'deliver') return false;
  const notice: NoticeDraft | undefined = draft.notices?.find(({ id }) => id === effect.notice) ?? known[effect.notice];
  if (notice === undefined) return false;
  return notice.audience.to === 'complainant' ? effect.method === 'email' : notice.kind === 'reminder';
}
