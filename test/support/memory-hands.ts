// Hands for workflow tests: the activities as a plain object over a ledger in memory, with switches for what goes wrong.
import type { Activities, ProvedSignal, RecordBatch } from '../../activities/contract.ts';
import { apply } from '../../domain/case-apply.ts';
import type { CaseEvent, CaseState } from '../../domain/case.ts';
import type { CaseRow } from '../../domain/case-projection.ts';

export interface MemoryHands extends Activities {
  events: Map<string, CaseEvent[]>;
  rows: Map<string, CaseRow>;
  signals: Map<string, ProvedSignal>;
  refusals: Map<string, string>;
  exported: string[];
  sealed: string[];
  /** Fold of the ledger. */
  state(caseId: string): CaseState;
}

export function memoryHands(): MemoryHands {
  const folded = new Map<string, { upTo: number; state: CaseState | null }>();
  const hands: MemoryHands = {
    events: new Map(),
    rows: new Map(),
    signals: new Map(),
    refusals: new Map(),
    exported: [],
    sealed: [],
    // Asked at every poll of a waiting test: only what came since is folded.
    state: (caseId) => {
      const fold = folded.get(caseId) ?? { upTo: 0, state: null };
      for (const event of (hands.events.get(caseId) ?? []).slice(fold.upTo)) {
        fold.state = apply(fold.state, event);
        fold.upTo += 1;
      }
      folded.set(caseId, fold);
      return fold.state as CaseState;
    },
    recordEvents: async ({ caseId, events, row }: RecordBatch) => {
      const ledger = hands.events.get(caseId) ?? [];
      for (const event of events) ledger[event.seq - 1] ??= event;
      hands.events.set(caseId, ledger);
      hands.rows.set(caseId, row);
      const last = ledger.at(-1)!;
      return { version: last.seq, head: last.hash, digest: row.digest, unproven: [] };
    },
    proveSignal: async ({ key }) => hands.signals.get(key) ?? null,
    closeSignal: async ({ key, refusal }) => void hands.refusals.set(key, refusal),
    settleSubmissions: async () => undefined,
    deliverNotice: async ({ attempt }) => ({ outcome: 'accepted', reference: attempt }),
    sendTransfer: async ({ attempt }) => ({ delivered: true, proof: attempt }),
    tellCase: async () => ({ outcome: 'told' }),
    exportHistory: async ({ runId }) => {
      hands.exported.push(runId);
      return { sha256: 'x', size: 1 };
    },
    sealArchive: async ({ caseId }) => {
      hands.sealed.push(caseId);
      return { sha256: 'f'.repeat(64), file: 'memory' };
    },
  };
  return hands;
}
