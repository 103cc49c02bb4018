// One act of the complainant: what it will do, then its form; where files belong to it, they are sent along.
import type { RoutedCommand } from '../../api/command-bodies.ts';
import { ACT_EFFECTS, ACT_WORDS, CASE_WORDS } from '../../words/case-page-words.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { ActForm } from '../form/act-form.tsx';
import { FileField } from '../form/form-parts.tsx';
import type { FormView } from '../form/form-view.tsx';
import { commandWords } from '../page-problem.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

/** Acts whose evidence is uploaded with the form, and the field it fills. */
export const FILES_OF: Partial<Record<RoutedCommand, string>> = { supplementEvidence: 'items', appeal: 'evidence' };
/** What the page knows itself. */
const KNOWN: Partial<Record<RoutedCommand, readonly string[]>> = { answerTransferOffer: ['how'] };
const ENDING: ReadonlySet<RoutedCommand> = new Set(['withdraw', 'withdrawReview']);

interface ActProps {
  view: FormView;
  name: RoutedCommand;
  allowed?: readonly string[];
}

export function ActPage({ view, name, allowed }: ActProps) {
  const { page, problems } = view;
  const { say } = page;
  const title = say(ACT_WORDS[name] ?? commandWords(name));
  const effect = ACT_EFFECTS[name];
  const files = FILES_OF[name];
  const without = [...(files === undefined ? [] : [files]), ...(KNOWN[name] ?? [])];
  return (
    <PortalPage page={page} title={title} back="/case" hasErrors={problems.length > 0}>
      <Heading>{title}</Heading>
      {effect !== undefined && <div className="govuk-inset-text">{say(effect)}</div>}
      <ActForm
        {...{ view, name, allowed, without }}
        action={`/case/act/${name}`}
        files={files !== undefined}
        warns={ENDING.has(name)}
      >
        {(KNOWN[name] ?? []).map((field) => (
          <input type="hidden" key={field} name={field} value="tracking" />
        ))}
        {(view.sent['_uploaded'] ?? []).map((id) => (
          <input type="hidden" key={id} name="_uploaded" value={id} />
        ))}
        {(view.sent['_uploaded'] ?? []).length > 0 && (
          <p className="govuk-body">
            {say(FILE_WORDS.files)}: {view.sent['_uploaded']?.length}
          </p>
        )}
        {files !== undefined && (
          <FileField
            {...{ page, problems }}
            name={files}
            label={say(CASE_WORDS.addFiles)}
            many
            optional={files === 'evidence'}
          />
        )}
      </ActForm>
    </PortalPage>
  );
}
