// One act of the complainant: what it will do, then its form.
import type { RoutedCommand } from '../../api/command-bodies.ts';
import { ACT_EFFECTS, ACT_WORDS } from '../../words/case-page-words.ts';
import { TRACK_WORDS } from '../../words/portal-words.ts';
import { ActForm } from '../form/act-form.tsx';
import { commandWords } from '../page-problem.tsx';
import { CASE_FIELD, type OwnProps } from './own-form.tsx';
import { OWN_FORMS } from './own-forms.ts';
import { Heading, PortalPage } from './portal-page.tsx';

const ENDING: ReadonlySet<RoutedCommand> = new Set(['withdraw', 'withdrawReview']);

/** What a clerk says about an act they take down for somebody. */
const TAKEN_DOWN = ['readBack'];

interface ActProps extends OwnProps {
  name: RoutedCommand;
  /** Of the case the form is about. */
  mark: string;
  allowed?: readonly string[];
  /** What was typed before the session ended has come back. */
  resumed?: 'text' | 'textWithoutFiles';
}

export function ActPage({ name, mark, allowed, resumed, ...props }: ActProps) {
  const { page, sent, problems } = props;
  const { say } = page;
  const words = ACT_WORDS[name] ?? commandWords(name);
  const effect = ACT_EFFECTS[name];
  const own = OWN_FORMS[name];
  const view = { page, command: name, sent, problems, choices: () => null };
  return (
    <PortalPage page={page} title={say(words)} back="/case" hasErrors={problems.length > 0}>
      <Heading>{say(words)}</Heading>
      {resumed !== undefined && (
        <div className="govuk-inset-text">
          {say(TRACK_WORDS.resumed)}
          {resumed === 'textWithoutFiles' && ` ${say(TRACK_WORDS.resumedFiles)}`}
        </div>
      )}
      {effect !== undefined && <div className="govuk-inset-text">{say(effect)}</div>}
      <ActForm
        {...{ view, name, allowed }}
        without={TAKEN_DOWN}
        action={`/case/act/${name}`}
        files={own?.files === true}
        warns={ENDING.has(name)}
        own={own?.fields(props)}
        submit={words}
      >
        <input type="hidden" name={CASE_FIELD} value={mark} />
      </ActForm>
    </PortalPage>
  );
}
