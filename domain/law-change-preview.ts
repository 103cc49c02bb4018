// Who moves from which date to which, and why, if a case came under another law: what a person sees before saying yes.
// The very count the change itself makes. Leaves out the change (law-change-rules.ts).
import type { CaseState } from './case.ts';
import type { Law } from './law.ts';
import type { LawChangeRow, LawRefs } from './law-change.ts';
import { lawMoves } from './law-change-clocks.ts';

/** `old` is the law in force, `at` the instant of the change (ms). Limits that stay as they are have no row. */
export function previewLawChange(law: Law, old: Law, state: CaseState, at: number): LawChangeRow[] {
  return lawMoves(law, old, state, at).map(({ row }) => row);
}

/** The pack and calendar of an excerpt. */
export function refsOf({ pack, calendar: { id, version, hash } }: Law): LawRefs {
  return { pack, calendar: { id, version, hash } };
}

/** True where the case runs under this very law already. */
export function hasLaw(state: Pick<CaseState, 'pack' | 'calendar'>, law: Law): boolean {
  return state.pack.hash === law.pack.hash && state.calendar.hash === law.calendar.hash;
}
