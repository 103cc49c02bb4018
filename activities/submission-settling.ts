// Before silence takes effect against the complainant: whatever the door received in time must have been judged.
import { countUnsettled } from '../db/submission-reads.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { StillWaiting } from './plain-fault.ts';

/** Throws StillWaiting, which is retried, for as long as something received by then waits. */
export function settleSubmissions({ db }: ActivityDeps): Activities['settleSubmissions'] {
  return async ({ caseId, receivedBy }) => {
    const waiting = await countUnsettled(db, caseId, receivedBy);
    if (waiting > 0) throw new StillWaiting(`${waiting} submissions received in time are not judged yet`);
  };
}
