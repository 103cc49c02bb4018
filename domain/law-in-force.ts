// The law a case has come to in its own events: for whoever folds them. Null where it never changed: then the pinned one.
import type { CaseEvent } from './case.ts';
import type { Law } from './law.ts';

/** The excerpt an event brings, or null. Other events bring none. */
export function lawBroughtBy(event: CaseEvent): Law | null {
  const { type } = event;
  return type === 'lawChanged' || type === 'matterTypeChanged' || type === 'regimeChanged' ? event.data.law : null;
}

/** The excerpt of the latest change, or null. */
export function changedLaw(events: readonly CaseEvent[]): Law | null {
  const last = events.findLast((event) => lawBroughtBy(event) !== null);
  return last === undefined ? null : lawBroughtBy(last);
}
