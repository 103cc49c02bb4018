// Records what the case has decided. Never a non-retryable failure: the case waits until it is written (engine 11).
import { recordEvents as write } from '../db/case-writes.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

export function recordEvents({ db }: ActivityDeps): Activities['recordEvents'] {
  return (batch) => write(db, batch);
}
