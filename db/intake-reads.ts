// What an intake left behind under its client's key, for a request that comes again.
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { intakes, ledger, workflowStarts } from './schema.ts';

export interface StoredIntake {
  bodyHmac: string;
  caseId: string;
  number: string;
  /** Sealed answer; null once it is no longer given again. */
  response: Buffer | null;
}

export async function findIntake(db: Db, clientId: string, key: string): Promise<StoredIntake | null> {
  const [row] = await db.orm
    .select({
      bodyHmac: intakes.bodyHmac,
      caseId: intakes.caseId,
      number: ledger.number,
      response: intakes.responseSealed,
    })
    .from(intakes)
    .innerJoin(ledger, eq(ledger.caseId, intakes.caseId))
    .where(and(eq(intakes.clientId, clientId), eq(intakes.key, key)));
  return row ?? null;
}

export type StartRow = typeof workflowStarts.$inferSelect;

/** Starts written before the moment, for comparing them with what the engine knows. */
export async function listStarts(
  db: Db,
  filter: { before: Date; caseIds?: string[] },
  limit: number,
): Promise<StartRow[]> {
  const { before, caseIds } = filter;
  return db.orm
    .select()
    .from(workflowStarts)
    .where(and(lt(workflowStarts.written, before), caseIds && inArray(workflowStarts.caseId, caseIds)))
    .limit(limit);
}
