// What an author is told about a field that is missing or of the wrong kind, where zod would only name a type.
// Leaves out what holds between fields (pack-checks.ts, pack-list-checks.ts).
import type { z } from 'zod';

/** By the name of the field, wherever it stands. */
const HINTS: Record<string, string> = {
  regime: 'the name under which the door chooses among packs',
  notes: 'what a reader has to know first, in zh and en',
  sources: 'the texts the pack was taken from',
  to: 'the last day in force, null while it is open',
  counting: 'how days are counted unless a limit says otherwise',
  limit: 'a length {"n": 5, "unit": "workingDay"}, or null with operatorData: true where the law has none',
  article: 'where it stands; for an invented value say so: "rule 3 (example)"',
  confidence: 'A, B, C or example: how sure this is',
  escalate: 'the steps after the last day, rising; [] for none',
  pauseOn: 'the occasions on which the limit stands; [] for none',
  checklist: 'what the formality check goes through; [] for nothing',
  conditions: 'the legal conditions to check; [] for none',
  supplement: 'what happens where no supplement comes, and its article',
  refusalNeedsApproval: 'true where a second person has to sign a refusal',
  anonymousAllowed: 'true where a complaint without a name is taken',
  noticeWaivedWhenUnreachable: 'true where nobody has to be told who gave no address',
  transfer: 'the article of hand-overs, and who decides after a second return',
  approval: 'who approves a plan, by measure and amount; [] where nobody has to',
  accusedUnitMayNotHandle: 'true where the unit complained about may not handle the case',
  reviewLevels: 'the levels of review in order; [] where there is none',
  appealNeedsReasons: 'true where an application for review needs reasons',
  delivery: 'the ways of service and what proves each',
  documents: 'the papers with their number templates',
  retention: 'how long files are kept, by how they ended',
  route: 'where else the complainant can go',
};

/** For `safeParse(value, { error })`: a sentence for a missing field; undefined leaves zod its own. */
export function formError(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type' || issue.input !== undefined) return undefined;
  const name = issue.path?.at(-1);
  const hint = typeof name === 'string' ? HINTS[name] : undefined;
  return `is missing: ${hint ?? `expected ${issue.expected}`}`;
}
