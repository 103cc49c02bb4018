// Recording, the only way a case moves: events, projection, notices with their numbers, submissions, evidence; one
// statement, one round trip. May run twice and out of order; another event under a known seq is refused loudly.
import type { CaseEvent } from '../domain/case.ts';
import type { CaseRow } from '../domain/case-projection.ts';
import type { Db } from './connect.ts';
import { recordStatement } from './case-record-sql.ts';

export interface EventBatch {
  caseId: string;
  /** In order, without gaps; some may be recorded already. */
  events: CaseEvent[];
  /** The whole projection after the last event. */
  row: CaseRow;
}

export interface RecordedBatch {
  /** Version, chain head and digest as stored after the write. */
  version: number;
  head: string;
  digest: string;
  /** First event of each command of a person whose key the door never stored. */
  unproven: { seq: number; command: string }[];
}

/** The ledger holds another event under this number: two histories of one case. Nothing was written. */
export class LedgerDiffers extends Error {
  override name = 'LedgerDiffers';
  constructor(caseId: string, seqs: string) {
    super(`case ${caseId}: the ledger holds other events under ${seqs}`);
  }
}

const APPEND_ONLY = 'RD001';

/** Throws LedgerDiffers, or what the database throws (database-fault.ts). */
export async function recordEvents(db: Db, batch: EventBatch): Promise<RecordedBatch> {
  const { caseId, events, row } = batch;
  try {
    const given = [caseId, JSON.stringify(events), JSON.stringify(row), JSON.stringify(noticeStates(events))];
    const [written] = await db.sql.unsafe(recordStatement, [...given, namedEvidence(events)], { prepare: true });
    const unproven = (written?.['unproven'] ?? []) as RecordedBatch['unproven'];
    const moved = written?.['version'] as number | null;
    if (moved !== null && moved === events.at(-1)?.seq)
      return { version: moved, head: events.at(-1)!.hash, digest: row.digest, unproven };
    return { ...(await storedHead(db, caseId)), unproven };
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== APPEND_ONLY) throw error;
    throw new LedgerDiffers(caseId, `${events[0]?.seq}..${events.at(-1)?.seq}`);
  }
}

/** The projection was newer already: what stands there, read after the write. */
async function storedHead(db: Db, caseId: string): Promise<Omit<RecordedBatch, 'unproven'>> {
  const [stored] = await db.sql<{ version: number; head: string | null; digest: string }[]>`
    select c.version, c.digest, e.hash as head from cases c
    left join case_events e on e.case_id = c.case_id and e.seq = c.version
    where c.case_id = ${caseId}`;
  return { version: stored?.version ?? 0, head: stored?.head ?? '', digest: stored?.digest ?? '' };
}

const STATES = {
  noticeAccepted: 'sent',
  noticePublished: 'sent',
  noticeServed: 'served',
  noticeFailed: 'failed',
  noticeRerouted: 'queued',
} as const;

/** Last state each notice is given in these events; a served notice stays served. */
function noticeStates(events: readonly CaseEvent[]): Record<string, string> {
  const states: Record<string, string> = {};
  for (const event of events) {
    if (!(event.type in STATES)) continue;
    const { notice } = event.data as { notice: string };
    if (states[notice] !== 'served') states[notice] = STATES[event.type as keyof typeof STATES];
  }
  return states;
}

/** Ids of evidence that the events name, at whatever depth. */
function namedEvidence(events: readonly CaseEvent[]): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { evidence, sha256 } = value as { evidence?: unknown; sha256?: unknown };
    if (typeof evidence === 'string' && typeof sha256 === 'string') found.add(evidence);
    for (const member of Object.values(value)) look(member);
  };
  for (const event of events) look(event.data);
  return [...found];
}
