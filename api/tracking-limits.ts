// Why this date, for the complainant: every limit they may know of, day by day, in words (L2, L20). Leaves out the limits
// of the office's inner work.
import { explain } from '../domain/clock-explain.ts';
import { isShown } from '../domain/law-told.ts';
import { explainLineWords } from '../words/clock-words.ts';
import { readCaseFile } from './case-file.ts';
import type { Door } from './door.ts';
import { presentLimit } from './tracking-view.ts';

export async function limitsOf(door: Door, caseId: string) {
  const { law, state } = await readCaseFile(door, caseId);
  return Object.values(state.clocks)
    .filter(isShown)
    .map((clock) => ({
      ...presentLimit(law, clock),
      days: explain(law, clock).map((line) => ({ ...line, words: explainLineWords(line) })),
    }));
}
