// Every timeout and retry policy, by class: record, ask, notify, keep. No other file sets one.
import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/contract.ts';

/** Records are retried for ever: the case waits for the database, nothing is lost, nothing hangs on a false failure. */
export const record = proxyActivities<Pick<Activities, 'recordEvents'>>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** Questions to the door's rows; for ever as well, since a case must not decide without the answer. */
export const ask = proxyActivities<Pick<Activities, 'proveSignal' | 'closeSignal' | 'settleSubmissions'>>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Effects outside: given up after an hour; what follows is an event and a task, never silence. */
export const notify = proxyActivities<Pick<Activities, 'deliverNotice' | 'sendTransfer' | 'tellCase'>>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '1h',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5m' },
});

/** Histories and packages: larger, and never given up, because the file must be sealed before the execution ends. */
export const keep = proxyActivities<Pick<Activities, 'exportHistory' | 'sealArchive'>>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});
