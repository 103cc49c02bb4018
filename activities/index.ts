// Puts the hands together: every activity by its name, each with its errors made safe for the engine to keep.
import { sealArchive } from './archive-sealing.ts';
import { recordEvents } from './case-records.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { tellCase } from './case-telling.ts';
import { exportHistory } from './history-export.ts';
import { deliverNotice } from './notice-delivery.ts';
import { guarded } from './plain-fault.ts';
import { closeSignal, proveSignal } from './signal-proof.ts';
import { settleSubmissions } from './submission-settling.ts';
import { sendTransfer } from './transfer-sending.ts';

export type { Activities } from './contract.ts';
export type { ActivityDeps } from './deps.ts';

export function createActivities(deps: ActivityDeps): Activities {
  const { logger } = deps;
  return {
    recordEvents: guarded('recordEvents', logger, recordEvents(deps)),
    proveSignal: guarded('proveSignal', logger, proveSignal(deps)),
    closeSignal: guarded('closeSignal', logger, closeSignal(deps)),
    settleSubmissions: guarded('settleSubmissions', logger, settleSubmissions(deps)),
    deliverNotice: guarded('deliverNotice', logger, deliverNotice(deps)),
    sendTransfer: guarded('sendTransfer', logger, sendTransfer(deps)),
    tellCase: guarded('tellCase', logger, tellCase(deps)),
    exportHistory: guarded('exportHistory', logger, exportHistory(deps)),
    sealArchive: guarded('sealArchive', logger, sealArchive(deps)),
  };
}
