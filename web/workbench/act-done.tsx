// That an act was taken, said at the top of the page it leads to; below it whatever that page has to add.
import type { ReactNode } from 'react';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { commandWords } from '../page-problem.tsx';
import type { PageContext } from '../page.tsx';

export function ActDone({ page: { say }, name, children }: { page: PageContext; name: string; children: ReactNode }) {
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
          {say(DESK_CASE_WORDS.done)}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        <p className="govuk-notification-banner__heading">{say(commandWords(name))}</p>
        {children}
      </div>
    </div>
  );
}
