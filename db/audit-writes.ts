// One row per read of personal data, or per list that showed some; append-only.
import type { Actor } from '../domain/case.ts';
import type { Db } from './connect.ts';
import { listReads, reads } from './schema.ts';

export interface NewRead {
  caseId: string;
  actor: Actor;
  /** What was seen: detail, evidence:<id>, identity, export ... */
  what: string;
  reason?: string;
}

export async function recordReads(db: Db, seen: readonly NewRead[]): Promise<void> {
  if (seen.length > 0) await db.orm.insert(reads).values([...seen]);
}

/** A page of a list is one read of all its cases: a row each would drown what matters. */
export async function recordListRead(db: Db, seen: { caseIds: string[]; actor: Actor; what: string }): Promise<void> {
  if (seen.caseIds.length > 0) await db.orm.insert(listReads).values(seen);
}
