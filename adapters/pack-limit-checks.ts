// What must hold within one limit of a pack: warning, ladder and who may extend. One sentence per finding.
// Leaves out kind, side, effect and start (pack-checks.ts). Lengths in different units are compared roughly.
import { transitionOf } from '../domain/case-transitions.ts';
import type { LimitUnit, Span } from '../domain/law.ts';
import type { PackClock } from './pack-schema.ts';

/** Hours of a unit as they pass on average; only for telling longer from shorter. */
const HOURS: Record<LimitUnit, number> = {
  ...{ clockHour: 1, businessHour: 3, calendarDay: 24, workingDay: 34, week: 168, month: 730, year: 8766 },
};

/** Roles that the table of commands lets extend, whatever their unit. */
const EXTENDERS = [...new Set(transitionOf('extend').by.map((by) => by.split('@')[0] ?? by))];

/** Findings about a limit by itself; without the name of the row. */
export function limitFindings({ limit, warnBefore, escalate, extension, pauseOn }: PackClock): string[] {
  const falls = escalate.filter(({ after }, index) => {
    const before = escalate[index - 1]?.after;
    return before !== undefined && !isLonger(after, before);
  });
  const reasons = extension?.reasons ?? [];
  return [
    ...(limit && warnBefore && !isLonger(limit, warnBefore)
      ? [`warns ${say(warnBefore)} before a limit of ${say(limit)}: that is before it starts`]
      : []),
    ...falls.map(({ after }) => `escalate must ascend; the step after ${say(after)} does not come later`),
    ...(extension && !EXTENDERS.includes(extension.approver)
      ? [`its extension is for the ${extension.approver}, who may never extend; use ${EXTENDERS.join(', ')}`]
      : []),
    ...twice(reasons).map((reason) => `extension reason ${reason} stands twice`),
    ...twice(pauseOn).map((occasion) => `pauseOn ${occasion} stands twice`),
  ];
}

/** Values that stand more than once, each once. */
export function twice<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function isLonger(one: Span, other: Span): boolean {
  return one.unit === other.unit ? one.n > other.n : one.n * HOURS[one.unit] > other.n * HOURS[other.unit];
}

function say({ n, unit }: Span): string {
  return `${n} ${unit}`;
}
