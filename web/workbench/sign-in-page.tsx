// Signing in, with a code where a second factor is set; and, where a session ended while somebody was writing, handing back
// what they had written.
import type { Interrupted } from '../../api/interrupted-forms.ts';
import { SECOND_FACTOR_WORDS } from '../../words/second-factor-words.ts';
import { WORKBENCH_WORDS } from '../../words/workbench-words.ts';
import { Button, ErrorSummary, Form, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import { KeptField } from '../kept-form.tsx';
import { Page, type PageContext } from '../page.tsx';

interface SignInProps {
  page: PageContext;
  problems: readonly FormProblem[];
  username?: string;
  /** Where to go afterwards. */
  to: string;
  /** What was typed when the session ended, sealed. */
  kept?: string;
}

export function SignInPage({ page, problems, username, to, kept = '' }: SignInProps) {
  const { say } = page;
  const part = { page, problems };
  const title = say(WORKBENCH_WORDS.signInTitle);
  return (
    <Page page={page} title={title} face="workbench" links={null} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <h1 className="govuk-heading-l">{title}</h1>
      {kept !== '' && <div className="govuk-inset-text">{say(WORKBENCH_WORDS.signInToGoOn)}</div>}
      <Form page={page} action="/desk/sign-in">
        <input type="hidden" name="to" value={to} />
        <KeptField kept={kept} />
        <TextField
          {...part}
          name="username"
          label={say(WORKBENCH_WORDS.username)}
          value={username}
          autoComplete="username"
          width="medium"
        />
        <TextField
          {...part}
          name="password"
          type="password"
          label={say(WORKBENCH_WORDS.password)}
          autoComplete="current-password"
          width="medium"
        />
        <Button>{say(WORKBENCH_WORDS.signIn)}</Button>
      </Form>
    </Page>
  );
}

/** The second half: the password was right. */
export function CodePage({ page, problems, to, kept = '' }: Omit<SignInProps, 'username'>) {
  const { say } = page;
  const title = say(SECOND_FACTOR_WORDS.signInTitle);
  return (
    <Page page={page} title={title} face="workbench" links={null} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say(SECOND_FACTOR_WORDS.signInHelp)}</p>
      <Form page={page} action="/desk/sign-in/code">
        <input type="hidden" name="to" value={to} />
        <KeptField kept={kept} />
        <TextField
          {...{ page, problems }}
          name="code"
          label={say(SECOND_FACTOR_WORDS.anyCode)}
          autoComplete="one-time-code"
          width="medium"
        />
        <Button>{say(WORKBENCH_WORDS.signIn)}</Button>
      </Form>
      <p className="govuk-body quiet">{say(SECOND_FACTOR_WORDS.lost)}</p>
    </Page>
  );
}

/** Signed in again: one press sends what was written; where files may have to be chosen again, it leads to the form. */
export function ResumePage({ page, interrupted }: { page: PageContext; interrupted: Interrupted }) {
  const { say } = page;
  const { action, sent, mayHaveFiles } = interrupted;
  const fields = Object.entries(sent).flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return (
    <Page page={page} title={say(WORKBENCH_WORDS.signedIn)} face="workbench" links={null}>
      <h1 className="govuk-heading-l">{say(WORKBENCH_WORDS.signedIn)}</h1>
      <p className="govuk-body">{say(mayHaveFiles ? WORKBENCH_WORDS.filesNotKept : WORKBENCH_WORDS.resumeHelp)}</p>
      <Form page={page} action={action}>
        {fields.map(([name, value], index) => (
          <input type="hidden" key={index} name={name} value={value} />
        ))}
        {mayHaveFiles ? (
          <Button name="_edit" value="true">
            {say(WORKBENCH_WORDS.resumeForm)}
          </Button>
        ) : (
          <Button>{say(WORKBENCH_WORDS.resume)}</Button>
        )}
      </Form>
    </Page>
  );
}
