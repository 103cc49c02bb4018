// Limits an office sets itself where no law pack has them: the person who asks names the day. Their reminders are habits
// of an office, not law; a pack that has the limit replaces the whole row.
import type { ClockKind, ClockRule } from './law.ts';

const ARTICLE = '本单位自定 set by the office';

function officeRule(kind: ClockKind, rule: Pick<ClockRule, 'side' | 'escalate' | 'onExpire'>): ClockRule {
  return {
    ...{ id: kind, kind, article: ARTICLE, confidence: 'example', pauseOn: [], ...rule },
    // Replaced by the day that is named: startClockUntil.
    limit: { n: 1, unit: 'calendarDay' },
    warnBefore: { n: 1, unit: 'calendarDay' },
  };
}

export const OFFICE_RULES: Readonly<Partial<Record<string, ClockRule>>> = {
  consultation: officeRule('consultation', {
    side: 'receiver',
    escalate: [
      { after: { n: 1, unit: 'calendarDay' }, to: 'unitHead' },
      { after: { n: 3, unit: 'calendarDay' }, to: 'supervisor' },
    ],
    onExpire: 'escalate',
  }),
  information: officeRule('information', { side: 'complainant', escalate: [], onExpire: 'informationLapsed' }),
};
