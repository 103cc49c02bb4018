// Hands a case over to another body. A body of this directory finds it on its desk at once; one that runs its own
// system gets a letter, for which this leaves a slip. Ownership changes only when the receiver accepts.
import { findUnit } from '../db/directory-reads.ts';
import { recordTransferOut } from '../db/notice-writes.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

export function sendTransfer({ db }: ActivityDeps): Activities['sendTransfer'] {
  return async ({ caseId, transfer, attempt }) => {
    const unit = await findUnit(db, transfer.to.id);
    const hindrance = transfer.leavesSystem
      ? null
      : unit === null
        ? 'unit_unknown'
        : unit.active
          ? null
          : 'unit_inactive';
    const kept = await recordTransferOut(db, {
      ...{ caseId, transferId: transfer.id, attempt, toUnit: transfer.to.id, delivered: hindrance === null },
      receipt: hindrance ?? `${transfer.leavesSystem ? 'slip' : 'receipt'}:${caseId}:${attempt}`,
    });
    return { delivered: kept.delivered, proof: kept.receipt };
  };
}
