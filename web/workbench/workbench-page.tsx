// The frame of the pages of staff: who is signed in, the ways through the workbench.
import type { ReactNode } from 'react';
import type { Caller } from '../../api/authentication.ts';
import type { Words } from '../../domain/law.ts';
import { SECOND_FACTOR_WORDS } from '../../words/second-factor-words.ts';
import { SHORTCUTS, WORKBENCH_WORDS } from '../../words/workbench-words.ts';
import { overseesOthers } from '../../api/absences.ts';
import { Form } from '../form/form-parts.tsx';
import type { AssetName } from '../page-assets.ts';
import { Page, type PageContext } from '../page.tsx';

export type StaffCaller = Extract<Caller, { kind: 'staff' }>;

/** The desks between units (desk-lists.tsx). */
const DESK_LINKS = [
  { href: '/desk/hand-overs', words: WORKBENCH_WORDS.handOvers },
  { href: '/desk/consultations', words: WORKBENCH_WORDS.consultations },
  { href: '/desk/approvals', words: WORKBENCH_WORDS.approvals },
  { href: '/desk/reviews', words: WORKBENCH_WORDS.reviews },
] as const;

interface WorkbenchPageProps {
  page: PageContext;
  caller: StaffCaller;
  title: string;
  back?: { href: string; words?: Words };
  hasErrors?: boolean;
  scripts?: readonly AssetName[];
  children: ReactNode;
}

export function WorkbenchPage({ page, caller, title, back, hasErrors, scripts, children }: WorkbenchPageProps) {
  const { say } = page;
  const links = (
    <>
      <a href="/desk">{say(WORKBENCH_WORDS.desk)}</a>
      <a href="/desk/cases">{say(WORKBENCH_WORDS.cases)}</a>
      {DESK_LINKS.map(({ href, words }) => (
        <a key={href} href={href}>
          {say(words)}
        </a>
      ))}
      {overseesOthers(caller) && <a href="/desk/supervision">{say(WORKBENCH_WORDS.supervision)}</a>}
      <a href="/desk/second-factor">{say(SECOND_FACTOR_WORDS.title)}</a>
      <button type="button" className="link-button" hidden data-shortcuts>
        {say(WORKBENCH_WORDS.shortcuts)}
      </button>
      <Form page={page} action="/desk/sign-out">
        <span className="who">{caller.staff.name}</span>
        <button type="submit" className="link-button">
          {say(WORKBENCH_WORDS.signOut)}
        </button>
      </Form>
    </>
  );
  return (
    <Page {...{ page, title, links, back, hasErrors, scripts }} face="workbench" wide>
      {children}
      <Shortcuts page={page} />
    </Page>
  );
}

/** Shown by `?`, with scripts only: without them there are no keys to tell of. */
function Shortcuts({ page: { say } }: { page: PageContext }) {
  return (
    <dialog id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 className="govuk-heading-m" id="shortcuts-title">
        {say(WORKBENCH_WORDS.shortcuts)}
      </h2>
      <dl className="keys">
        {SHORTCUTS.map(({ keys, words }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            type="checkbox"
            id="single-keys"
            aria-describedby="single-keys-hint"
            defaultChecked
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor="single-keys">
            {say(WORKBENCH_WORDS.singleKeys)}
          </label>
          <div className="govuk-hint govuk-checkboxes__hint" id="single-keys-hint">
            {say(WORKBENCH_WORDS.singleKeysHint)}
          </div>
        </div>
      </div>
      <form method="dialog">
        <button type="submit" className="govuk-button govuk-button--secondary">
          {say(WORKBENCH_WORDS.close)}
        </button>
      </form>
    </dialog>
  );
}
