// Submissions as the door and the activities look them up.
import { and, asc, eq, lte } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { submissions } from './schema.ts';
import type { Submission } from './submission-writes.ts';

/** Null when the door never stored this key for this case. */
export async function findSubmission(db: Db, caseId: string, key: string): Promise<Submission | null> {
  const [row] = await db.orm
    .select()
    .from(submissions)
    .where(and(eq(submissions.caseId, caseId), eq(submissions.key, key)));
  return row ?? null;
}

/** Everything the door stored for a case, oldest first. */
export async function listSubmissions(db: Db, caseId: string): Promise<Submission[]> {
  return db.orm.select().from(submissions).where(eq(submissions.caseId, caseId)).orderBy(asc(submissions.receivedAt));
}

/** How many submissions received by the instant (ms) have neither been applied nor refused nor expired. */
export async function countUnsettled(db: Db, caseId: string, receivedBy: number): Promise<number> {
  const waiting = and(eq(submissions.caseId, caseId), eq(submissions.status, 'pending'));
  return db.orm.$count(submissions, and(waiting, lte(submissions.receivedAt, receivedBy)));
}
