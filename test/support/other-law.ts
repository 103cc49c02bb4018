// Other law for the same matter, as a later version of a pack or a calendar would be: for tests of a running case.
import type { ClockRule, Law, PinnedRef } from '../../domain/law.ts';

function later<T extends PinnedRef>(ref: T, version: string): PinnedRef {
  return {
    id: ref.id,
    version,
    hash: [...version]
      .map((sign) => sign.charCodeAt(0).toString(16))
      .join('')
      .padStart(64, 'd'),
  };
}

/** The calendar in another version: more days off, more make-up workdays, other known years. */
export function withCalendar(
  law: Law,
  version: string,
  change: { off?: string[]; work?: string[]; years?: number[] },
): Law {
  const { calendar } = law;
  return {
    ...law,
    calendar: {
      ...calendar,
      ...later(calendar, version),
      offDays: [...calendar.offDays, ...(change.off ?? [])].sort(),
      workDays: [...calendar.workDays, ...(change.work ?? [])].sort(),
      years: change.years ?? calendar.years,
    },
  };
}

/** The pack in another version: rules changed by id, `null` for one it has no more. */
export function withPack(law: Law, version: string, rules: Record<string, Partial<ClockRule> | null>): Law {
  const clocks = Object.fromEntries(
    Object.entries(law.clocks).flatMap(([id, rule]) => {
      const change = rules[id];
      return change === null ? [] : [[id, { ...rule, ...change }]];
    }),
  );
  return { ...law, pack: later(law.pack, version), clocks };
}
