// One's own second factor: what it is, the key to add to an app, its confirmation; later new recovery codes or its end. The
// recovery codes have a page of their own, shown once.
import type { FactorKey, FactorState } from '../../api/second-factor.ts';
import { filledIn } from '../../words/desk-words.ts';
import { SECOND_FACTOR_WORDS as WORDS } from '../../words/second-factor-words.ts';
import { Button, ErrorSummary, Form, LinkButton, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { QrCode } from '../qr-code.tsx';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

interface FactorProps {
  page: PageContext;
  caller: StaffCaller;
  factor: FactorState;
  /** While it is being set up. */
  factorKey: FactorKey | null;
  /** Day since when it counts. */
  since: string;
  hasEnded: boolean;
  problems: readonly FormProblem[];
}

export function SecondFactorPage(props: FactorProps) {
  const { page, caller, factor, factorKey, hasEnded, problems } = props;
  const { say } = page;
  const title = say(WORDS.title);
  const labels = { password: WORDS.password, code: factorKey === null ? WORDS.anyCode : WORDS.appCode };
  const labelOf = (path: string) => (path in labels ? say(labels[path as keyof typeof labels]) : '');
  return (
    <WorkbenchPage {...{ page, caller, title }} back={{ href: '/desk' }} hasErrors={problems.length > 0}>
      <ErrorSummary {...{ page, problems, labelOf }} />
      <h1 className="govuk-heading-l">{title}</h1>
      {hasEnded && (
        <div className="govuk-inset-text" role="status">
          {say(WORDS.removed)}
        </div>
      )}
      <p className="govuk-body">{say(WORDS.help)}</p>
      {factor.state === 'none' && <Begin page={page} />}
      {factorKey !== null && <Confirm {...props} factorKey={factorKey} />}
      {factor.state === 'set' && <Change {...props} />}
    </WorkbenchPage>
  );
}

function Begin({ page }: { page: PageContext }) {
  const { say } = page;
  return (
    <>
      <p className="govuk-body">{say(WORDS.off)}</p>
      <Form page={page} action="/desk/second-factor/begin">
        <Button>{say(WORDS.begin)}</Button>
      </Form>
    </>
  );
}

function Confirm({ page, problems, factorKey: { key, address } }: FactorProps & { factorKey: FactorKey }) {
  const { say } = page;
  return (
    <>
      <section className="factor-key">
        <h2 className="govuk-heading-m">{say(WORDS.scanTitle)}</h2>
        <QrCode text={address} label={say(WORDS.scan)} />
        <p className="govuk-body">{say(WORDS.keyHelp)}</p>
        <p className="secret" id="key">
          {key.replace(/(.{4})(?=.)/g, '$1 ')}
        </p>
        <Form page={page} action="/desk/second-factor/begin">
          <button type="submit" className="link-button">
            {say(WORDS.beginAnew)}
          </button>
        </Form>
      </section>
      <section>
        <h2 className="govuk-heading-m">{say(WORDS.confirmTitle)}</h2>
        <p className="govuk-body">{say(WORDS.confirmHelp)}</p>
        <Form page={page} action="/desk/second-factor/confirm">
          <TextField
            {...{ page, problems }}
            name="code"
            label={say(WORDS.appCode)}
            hint={say(WORDS.appCodeHint)}
            autoComplete="one-time-code"
            inputMode="numeric"
            width="short"
          />
          <PasswordField {...{ page, problems }} />
          <Button>{say(WORDS.confirm)}</Button>
        </Form>
      </section>
    </>
  );
}

function Change({ page, problems, factor, since }: FactorProps) {
  const { say } = page;
  return (
    <>
      <p className="govuk-body">
        {say(filledIn(WORDS.on, { day: since }))} {say(filledIn(WORDS.left, { n: factor.recoveryCodesLeft }))}
      </p>
      <h2 className="govuk-heading-m">{say(WORDS.changeTitle)}</h2>
      <Form page={page} action="/desk/second-factor/change">
        <TextField
          {...{ page, problems }}
          name="code"
          label={say(WORDS.anyCode)}
          autoComplete="one-time-code"
          width="medium"
        />
        <PasswordField {...{ page, problems }} />
        <div className="actions">
          <Button>{say(WORDS.renew)}</Button>
          <Button kind="warning" name="act" value="remove">
            {say(WORDS.remove)}
          </Button>
        </div>
      </Form>
    </>
  );
}

function PasswordField({ page, problems }: Pick<FactorProps, 'page' | 'problems'>) {
  return (
    <TextField
      {...{ page, problems }}
      name="password"
      type="password"
      label={page.say(WORDS.password)}
      autoComplete="current-password"
      width="medium"
    />
  );
}

interface CodesProps {
  page: PageContext;
  caller: StaffCaller;
  codes: readonly string[];
}

export function RecoveryCodesPage({ page, caller, codes }: CodesProps) {
  const { say } = page;
  const title = say(WORDS.codesTitle);
  return (
    <WorkbenchPage {...{ page, caller, title }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say(WORDS.codesHelp)}</p>
      <ul className="govuk-list recovery-codes">
        {codes.map((code) => (
          <li className="secret" key={code}>
            {code}
          </li>
        ))}
      </ul>
      <div className="govuk-warning-text">
        <span className="govuk-warning-text__icon" aria-hidden="true">
          !
        </span>
        <strong className="govuk-warning-text__text">{say(WORDS.codesOnce)}</strong>
      </div>
      <LinkButton href="/desk">{say(WORDS.goOn)}</LinkButton>
    </WorkbenchPage>
  );
}
