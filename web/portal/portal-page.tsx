// The frame of the citizen's pages: the same few links on each.
import type { ReactNode } from 'react';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { Page, type PageContext } from '../page.tsx';

interface PortalPageProps {
  page: PageContext;
  title: string;
  back?: string;
  hasErrors?: boolean;
  children: ReactNode;
}

export function PortalPage({ page, title, back, hasErrors, children }: PortalPageProps) {
  const { say } = page;
  const links = (
    <>
      <a href="/complain">{say(PAGE_WORDS.complain)}</a>
      <a href="/track">{say(PAGE_WORDS.track)}</a>
      <a href="/responsible">{say(PAGE_WORDS.responsible)}</a>
    </>
  );
  return (
    <Page
      {...{ page, title, links, hasErrors }}
      face="portal"
      {...(back === undefined ? {} : { back: { href: back } })}
    >
      {children}
    </Page>
  );
}

/** The one heading of a page. */
export function Heading({ children }: { children: ReactNode }) {
  return <h1 className="govuk-heading-l">{children}</h1>;
}
