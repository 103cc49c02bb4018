// Proves who sent a signal: the row the door stored before. A signal without one has no proven sender.
import type { CaseCommands, Refusal } from '../domain/case.ts';
import { findSubmission } from '../db/submission-reads.ts';
import { refuseSubmission } from '../db/submission-writes.ts';
import type { SignalName } from '../workflows/case-messages.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

export function proveSignal({ db }: ActivityDeps): Activities['proveSignal'] {
  return async ({ caseId, key, signal }) => {
    const row = await findSubmission(db, caseId, key);
    if (row === null || row.kind !== 'signal' || row.name !== signal) return null;
    const { actor, receivedAt, bodyHmac } = row;
    return { actor, receivedAt, bodyHmac, data: row.data as CaseCommands[SignalName] };
  };
}

/** The sender reads the reason in the row; the event stands in the ledger. */
export function closeSignal({ db }: ActivityDeps): Activities['closeSignal'] {
  return ({ caseId, key, refusal }) => refuseSubmission(db, caseId, key, { code: refusal as Refusal['code'] });
}
