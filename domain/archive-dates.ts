// Counts every limit of a case again from the law packed beside it, and from the law a change brought: the same entries
// must give the same last days.
// Leaves out alarms, which nobody outside relies on.
import type { CaseEvent } from './case.ts';
import { dueFor } from './clock-count.ts';
import { clockRule } from './clock-house.ts';
import { foldClock } from './clock-ledger.ts';
import type { Clock, ClockEntry, ClockMove, Clocks, ClockTerms } from './clock.ts';
import type { Law } from './law.ts';
import { lawBroughtBy } from './law-in-force.ts';

type Due = Pick<ClockMove, 'dueOn' | 'dueAt' | 'rawEndOn'>;

/** Moves that close a clock leave its dates alone. */
const CLOSING: ReadonlySet<ClockEntry['kind']> = new Set(['meet', 'expire', 'end']);

/** `<seq>:<clock>` of every move whose dates do not follow from the law; `opening` is the law the case began under. */
export function differingDates(opening: Law, events: readonly CaseEvent[]): string[] {
  const differing: string[] = [];
  let clocks: Clocks = {};
  let law = opening;
  for (const event of events) {
    law = lawBroughtBy(event) ?? law;
    for (const move of event.clocks ?? []) {
      const allowed = allowedDates(law, clocks[move.clock], move);
      if (!allowed.some((due) => isSame(due, move))) differing.push(`${event.seq}:${move.clock}`);
      clocks = foldClock(clocks, move);
    }
  }
  return differing;
}

function allowedDates(law: Law, before: Clock | undefined, move: ClockMove): Due[] {
  const { entry, terms } = move;
  if (entry.kind === 'start') return terms !== undefined && isOfLaw(law, terms) ? [counted(law, terms, [entry])] : [];
  if (before === undefined) return [];
  if (terms !== undefined && !isOfLaw(law, terms) && terms.pack !== before.terms.pack) return [];
  const isOver = before.standing === 'met' || before.standing === 'ended';
  if (CLOSING.has(entry.kind) || (isOver && entry.kind !== 'reset')) return [before];
  const again = counted(law, terms ?? before.terms, [...before.entries, entry]);
  // A date the complainant was told may stand although the count would now end elsewhere.
  return entry.kind === 'recount' ? [again, before] : [again];
}

/** The terms a clock started with are those of the packed rule; a promised day has a budget of its own. */
function isOfLaw(law: Law, terms: ClockTerms): boolean {
  const rule = clockRule(law, terms.rule);
  return rule !== undefined && rule.article === terms.article && terms.pack === `${law.pack.id}@${law.pack.version}`;
}

function counted(law: Law, terms: ClockTerms, [start, ...later]: ClockEntry[]): Due {
  const due = start === undefined ? null : dueFor(terms.budget, start, terms.counting, law.calendar, later);
  if (due === null || !due.ok) throw new Error(`${terms.rule} cannot be counted`);
  return due;
}

function isSame(a: Due, b: Due): boolean {
  return a.dueOn === b.dueOn && a.dueAt === b.dueAt && a.rawEndOn === b.rawEndOn;
}
