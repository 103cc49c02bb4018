// Why this date: each limit day by day, the same account officials and lawyers read.
import type { limitsOf } from '../../api/tracking-limits.ts';
import { CASE_WORDS } from '../../words/case-page-words.ts';
import { CLOCKS } from '../../words/notice-codes.ts';
import type { PageContext } from '../page.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

type Limits = Awaited<ReturnType<typeof limitsOf>>;

export function WhyPage({ page, limits }: { page: PageContext; limits: Limits }) {
  const { say } = page;
  return (
    <PortalPage page={page} title={say(CASE_WORDS.whyTitle)} back="/case">
      <Heading>{say(CASE_WORDS.whyTitle)}</Heading>
      <p className="govuk-body">{say(CASE_WORDS.whyHelp)}</p>
      {limits.map((limit) => (
        <section key={limit.clock} id={limit.clock}>
          <h2 className="govuk-heading-m">{say(CLOCKS[limit.kind])}</h2>
          <p className="govuk-body">{say(limit.words)}</p>
          <ol className="govuk-list days">
            {limit.days.map((day, index) => (
              <li key={index}>{say(day.words)}</li>
            ))}
          </ol>
        </section>
      ))}
    </PortalPage>
  );
}
