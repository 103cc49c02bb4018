// What the second person decides on when the law of a running case is to change: why it was proposed, and which limit would
// move from which day to which. Leaves out the change itself (domain/law-change-rules.ts).
import type { FormFacts } from '../../api/case-forms.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { Door } from '../../api/door.ts';
import { type LawChangePreview, previewLaw } from '../../api/law-change-routes.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { clockWord } from '../../words/notice-codes.ts';
import type { CasePart } from './case-parts.tsx';
import { EventTable } from './case-timeline.tsx';
import type { StaffCaller } from './workbench-page.tsx';

/** null where nothing waits for a second person, and for every other act. */
export async function lawMovesOf(
  door: Door,
  caller: StaffCaller,
  name: RoutedCommand,
  { detail }: FormFacts,
): Promise<LawChangePreview | null> {
  const proposal = detail.lawProposal;
  if (name !== 'confirmLawChange' || proposal === null || proposal === undefined) return null;
  const named = ({ id, version }: { id: string; version: string }) => ({ id, version });
  const { pack, calendar } = proposal.to;
  return previewLaw(door, caller, detail.caseId, { pack: named(pack), calendar: named(calendar) });
}

export function LawMoves({ part, preview }: { part: CasePart; preview: LawChangePreview | null }) {
  if (preview === null) return null;
  const { say } = part.page;
  const proposed = part.whole.events.filter(({ type }) => type === 'lawChangeProposed').slice(-1);
  return (
    <section className="follows" aria-labelledby="law-moves">
      <h2 className="govuk-heading-s" id="law-moves">
        {say(DESK_CASE_WORDS.lawMoves)}
      </h2>
      <EventTable part={part} caption={say(DESK_CASE_WORDS.lawMovesWhy)} events={proposed} />
      {preview.rows.length === 0 && <p className="govuk-body">{say(DESK_CASE_WORDS.lawMovesNone)}</p>}
      <ul className="govuk-list govuk-list--bullet">
        {preview.rows.map(({ clock, from, to, words }) => (
          <li key={clock}>
            <strong>{say(clockWord(clock))}</strong> {from === to ? from : `${from ?? '–'} → ${to ?? '–'}`}
            <div className="quiet">{say(words)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
