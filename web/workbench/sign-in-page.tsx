// Signing in, with a code where a second factor is set; and, where a session ended while somebody was writing, handing back
// what they had written.
import { SECOND_FACTOR_WORDS } from '../../words/second-factor-words.ts';
import { WORKBENCH_WORDS } from '../../words/workbench-words.ts';
import type { Sent } from '../form/form-body.ts';
import { Button, ErrorSummary, Form, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import { TOKEN_FIELD } from '../page-token.ts';
import { Page, type PageContext } from '../page.tsx';

/** A form that could not be sent because the session was over: where it was going, with everything in it. */
export interface Interrupted {
  action: string;
  sent: Sent;
}

interface AfterwardsProps {
  /** Where to go afterwards. */
  to: string;
  interrupted?: Interrupted;
}

interface SignInProps extends AfterwardsProps {
  page: PageContext;
  problems: readonly FormProblem[];
  username?: string;
}

const KEPT = '_kept.';

export function SignInPage({ page, problems, username, to, interrupted }: SignInProps) {
  const { say } = page;
  const part = { page, problems };
  const title = say(WORKBENCH_WORDS.signInTitle);
  return (
    <Page page={page} title={title} face="workbench" links={null} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <h1 className="govuk-heading-l">{title}</h1>
      {interrupted !== undefined && <div className="govuk-inset-text">{say(WORKBENCH_WORDS.signInToGoOn)}</div>}
      <Form page={page} action="/desk/sign-in">
        <Kept {...{ to, interrupted }} />
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
export function CodePage({ page, problems, to, interrupted }: Omit<SignInProps, 'username'>) {
  const { say } = page;
  const title = say(SECOND_FACTOR_WORDS.signInTitle);
  return (
    <Page page={page} title={title} face="workbench" links={null} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say(SECOND_FACTOR_WORDS.signInHelp)}</p>
      <Form page={page} action="/desk/sign-in/code">
        <Kept {...{ to, interrupted }} />
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

function Kept({ to, interrupted }: AfterwardsProps) {
  return (
    <>
      <input type="hidden" name="to" value={to} />
      {interrupted !== undefined && <input type="hidden" name="_action" value={interrupted.action} />}
      {fieldsOfForm(interrupted?.sent ?? {}).map(([name, value], index) => (
        <input type="hidden" key={index} name={`${KEPT}${name}`} value={value} />
      ))}
    </>
  );
}

/** Signed in again: one press sends what was written. */
export function ResumePage({ page, interrupted: { action, sent } }: { page: PageContext; interrupted: Interrupted }) {
  const { say } = page;
  return (
    <Page page={page} title={say(WORKBENCH_WORDS.signedIn)} face="workbench" links={null}>
      <h1 className="govuk-heading-l">{say(WORKBENCH_WORDS.signedIn)}</h1>
      <p className="govuk-body">{say(WORKBENCH_WORDS.resumeHelp)}</p>
      <Form page={page} action={action}>
        {fieldsOfForm(sent).map(([name, value], index) => (
          <input type="hidden" key={index} name={name} value={value} />
        ))}
        <Button>{say(WORKBENCH_WORDS.resume)}</Button>
      </Form>
    </Page>
  );
}

const fieldsOfForm = (sent: Sent): [string, string][] =>
  Object.entries(sent).flatMap(([name, values]) =>
    name === TOKEN_FIELD ? [] : values.map((value): [string, string] => [name, value]),
  );

/** What a sign-in form carried of an interrupted one. */
export function keptIn(sent: Sent): Sent {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, values]) =>
      name.startsWith(KEPT) ? [[name.slice(KEPT.length), values]] : [],
    ),
  );
}
