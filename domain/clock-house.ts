// Limits that no law sets: a person of the house names their last day when giving the command. A pack that has a rule of
// its own for one of them (another ladder, a length) goes before. Leaves out counting.
import type { ClockRule, Law } from './law.ts';

const NAMED = {
  limit: { n: 1, unit: 'calendarDay' },
  side: 'owner',
  confidence: 'named',
  escalate: [{ after: { n: 0, unit: 'calendarDay' }, to: 'supervisor' }],
  onExpire: 'escalate',
  pauseOn: [],
} as const satisfies Partial<ClockRule>;

/** `limit` is never counted: the day is named with `startClockUntil`. */
const HOUSE: Readonly<Record<string, ClockRule>> = {
  order: {
    ...NAMED,
    id: 'order',
    kind: 'order',
    article: '督办单 / supervision order',
    warnBefore: { n: 1, unit: 'calendarDay' },
    escalate: [...NAMED.escalate],
    pauseOn: [],
  },
  consultation: {
    ...NAMED,
    ...{ id: 'consultation', kind: 'consultation', article: '会商征求意见 / consultation', side: 'receiver' },
    warnBefore: { n: 1, unit: 'calendarDay' },
    escalate: [
      { after: { n: 1, unit: 'calendarDay' }, to: 'unitHead' },
      { after: { n: 3, unit: 'calendarDay' }, to: 'supervisor' },
    ],
    pauseOn: [],
  },
  information: {
    ...NAMED,
    ...{ id: 'information', kind: 'information', article: '要求说明情况 / request for information' },
    ...{ side: 'complainant', onExpire: 'informationLapsed' },
    warnBefore: { n: 1, unit: 'calendarDay' },
    escalate: [],
    pauseOn: [],
  },
  teamTerm: {
    ...NAMED,
    ...{ id: 'teamTerm', kind: 'teamTerm', article: '调查组任期 / term of the team' },
    warnBefore: { n: 1, unit: 'calendarDay' },
    escalate: [{ after: { n: 0, unit: 'calendarDay' }, to: 'unitHead' }],
    pauseOn: [],
  },
  succession: {
    ...NAMED,
    id: 'succession',
    kind: 'succession',
    article: '承继期限 / time for a successor',
    escalate: [...NAMED.escalate],
    pauseOn: [],
  },
};

/** True for a limit that needs no rule of a pack. */
export function isHouseLimit(id: string): boolean {
  return Object.hasOwn(HOUSE, id);
}

/** The rule of a limit, the pack's before the house's; undefined where neither has it. */
export function clockRule({ clocks }: Pick<Law, 'clocks'>, id: string): ClockRule | undefined {
  if (Object.hasOwn(clocks, id)) return clocks[id];
  return Object.hasOwn(HOUSE, id) ? HOUSE[id] : undefined;
}
