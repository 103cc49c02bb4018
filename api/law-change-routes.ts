// What other law would do to one case, before anybody proposes it: who moves from which day to which, and why.
// Leaves out the change itself (command-bodies.ts: proposeLawChange, confirmLawChange).
import { z } from 'zod';
import { explainSummary } from '../domain/clock-explain.ts';
import { foldClock } from '../domain/clock-ledger.ts';
import { lawMoves } from '../domain/law-change-clocks.ts';
import { hasLaw, refsOf } from '../domain/law-change-preview.ts';
import { explainSummaryWords } from '../words/clock-words.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { readCaseFile } from './case-file.ts';
import { lawOfCase, type NamedLaw } from './case-law.ts';
import { visibleCase } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { caseId } from './field-schemas.ts';
import { namedLaw } from './marks.ts';
import { problems } from './route-parts.ts';

const ref = z.object({ id: z.string(), version: z.string(), hash: z.string() });
const refs = z.object({ pack: ref, calendar: ref });
const row = z.object({
  clock: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  fromAt: z.int().nullable().describe('Exclusive end, ms'),
  toAt: z.int().nullable(),
  standing: z.string(),
  kept: z.boolean().describe('The day was told and the count would have gone against the complainant'),
  counted: z.string().nullable().optional().describe('Where kept: what the count would have given'),
  why: z.array(z.enum(['pack', 'calendar', 'provisional', 'matterType'])),
  article: z.object({ from: z.string(), to: z.string() }),
  words: z.object({ zh: z.string(), en: z.string() }).describe('Why the new day is that day'),
});

export const lawChangePreview = z
  .object({
    from: refs,
    to: refs,
    changes: z.boolean().describe('False: the case has this law already'),
    rows: z.array(row),
  })
  .meta({ id: 'LawChangePreview' });
export type LawChangePreview = z.output<typeof lawChangePreview>;

export async function lawChangeRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/cases/:caseId/law-change-preview',
    {
      schema: {
        operationId: 'previewLawChange',
        tags: ['cases'],
        summary: 'What another pack or calendar would do to the limits of a case; nothing is stored',
        params: z.strictObject({ caseId }),
        body: namedLaw(),
        response: { 200: lawChangePreview, ...problems },
      },
    },
    async (request) => previewLaw(door, await requireStaff(door, request), request.params.caseId, request.body),
  );
}

/** For whoever sees the case. */
export async function previewLaw(
  door: Door,
  caller: Caller,
  reference: string,
  named: NamedLaw,
): Promise<LawChangePreview> {
  const { caseId } = await visibleCase(door, caller, reference);
  const { law: old, state } = await readCaseFile(door, caseId);
  const law = (await lawOfCase(door, caseId)).named(named);
  const moves = lawMoves(law, old, state, await door.now(caseId));
  const rows = moves.map(({ row: changed, move }) => {
    const clock = foldClock(state.clocks, move)[move.clock]!;
    return { ...changed, words: explainSummaryWords(explainSummary(law, clock)) };
  });
  return { from: refsOf(old), to: refsOf(law), changes: !hasLaw(state, law), rows };
}
