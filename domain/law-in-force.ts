// The law a case has come to in its own events: for whoever folds them. Null where it never changed: then the pinned one.
import type { CaseEvent } from './case.ts';
import type { Law } from './law.ts';

/** The excerpt of the latest change, or null. */
export function changedLaw(events: readonly CaseEvent[]): Law | null {
  const last = events.findLast((event) => event.type === 'lawChanged');
  return last?.type === 'lawChanged' ? last.data.law : null;
}
