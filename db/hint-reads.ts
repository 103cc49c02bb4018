// Hints of a case with how the other cases stand now, as far as somebody sees those. What is agreed on, never what it is.
import { and, desc, eq } from 'drizzle-orm';
import { inSight, type Sight } from './case-sight.ts';
import type { Db } from './connect.ts';
import { caseHints, cases } from './schema.ts';

export type StoredHint = Awaited<ReturnType<typeof listHints>>[number];

/** The most alike first. */
export async function listHints(db: Db, caseId: string, sight: Sight) {
  return db.orm
    .select({
      reasons: caseHints.reasons,
      similarity: caseHints.similarity,
      other: {
        caseId: cases.caseId,
        number: cases.number,
        phase: cases.phase,
        conclusion: cases.conclusion,
        concludedOn: cases.concludedOn,
        receivedOn: cases.receivedOn,
        ownerUnit: cases.ownerUnit,
        respondentUnit: cases.respondentUnit,
      },
    })
    .from(caseHints)
    .innerJoin(cases, eq(cases.caseId, caseHints.otherCaseId))
    .where(and(eq(caseHints.caseId, caseId), inSight(sight)))
    .orderBy(desc(caseHints.similarity), desc(cases.caseId));
}
