// Signing in; and, where a session ended while somebody was writing, handing back what they had written.
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

interface SignInProps {
  page: PageContext;
  problems: readonly FormProblem[];
  username?: string;
  /** Where to go afterwards. */
  to: string;
  interrupted?: Interrupted;
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
        <input type="hidden" name="to" value={to} />
        {interrupted !== undefined && <Kept interrupted={interrupted} />}
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

function Kept({ interrupted: { action, sent } }: { interrupted: Interrupted }) {
  return (
    <>
      <input type="hidden" name="_action" value={action} />
      {fieldsOfForm(sent).map(([name, value], index) => (
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
