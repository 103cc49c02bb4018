// That an act was taken, said at the top of the page it leads to; below it whatever that page has to add.
import type { ReactNode } from 'react';
import { CASE_WORDS } from '../words/case-page-words.ts';
import type { PageContext } from './page.tsx';

interface ActDoneProps {
  page: PageContext;
  /** What the act is called on this page. */
  act: string;
  children: ReactNode;
}

export function ActDone({ page: { say }, act, children }: ActDoneProps) {
  return (
    <div
      className="govuk-notification-banner govuk-notification-banner--success"
      role="alert"
      aria-labelledby="done"
      tabIndex={-1}
      data-told
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id="done">
          {say(CASE_WORDS.done)}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        <p className="govuk-notification-banner__heading">{act}</p>
        {children}
      </div>
    </div>
  );
}
