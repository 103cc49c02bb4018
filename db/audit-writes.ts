// One row per read of personal data; append-only.
import type { Actor } from '../domain/case.ts';
import type { Db } from './connect.ts';
import { reads } from './schema.ts';

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
