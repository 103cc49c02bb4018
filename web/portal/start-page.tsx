// The first page: other help first, then what can be complained about, how long it may take, and every way to file.
import type { PortalFacts } from '../../api/portal-facts.ts';
import { CLOCKS } from '../../words/notice-codes.ts';
import { spanWords } from '../../words/clock-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { START_WORDS } from '../../words/portal-words.ts';
import { LinkButton } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

export function StartPage({ page, facts, hasDraft }: { page: PageContext; facts: PortalFacts; hasDraft: boolean }) {
  const { say } = page;
  return (
    <PortalPage page={page} title={say(START_WORDS.title)}>
      <Heading>{say(START_WORDS.title)}</Heading>
      <p className="govuk-body-l">{say(START_WORDS.lead)}</p>
      {facts.law?.example === true && <div className="govuk-inset-text">{say(PAGE_WORDS.exampleLaw)}</div>}
      <BeforeYouStart page={page} isChina={facts.law?.id.startsWith('cn-') === true} />
      {facts.isOpen && facts.law !== null ? (
        <>
          <LinkButton href={hasDraft ? '/complain/whom' : '/complain'}>
            {say(hasDraft ? START_WORDS.resume : START_WORDS.begin)}
          </LinkButton>
          <p className="govuk-body quiet">{say(START_WORDS.takes)}</p>
        </>
      ) : (
        <p className="govuk-body">{say(START_WORDS.closed)}</p>
      )}
      <h2 className="govuk-heading-m">{say(START_WORDS.followTitle)}</h2>
      <p className="govuk-body">
        <a className="govuk-link" href="/track">
          {say(START_WORDS.follow)}
        </a>
      </p>
      <Matters page={page} facts={facts} />
      <Times page={page} facts={facts} />
      <OtherWays page={page} facts={facts} />
    </PortalPage>
  );
}

function BeforeYouStart({ page: { say }, isChina }: { page: PageContext; isChina: boolean }) {
  return (
    <>
      <h2 className="govuk-heading-m">{say(START_WORDS.first)}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          {say(START_WORDS.emergency)}
          {isChina && (
            <>
              {' '}
              <strong>{say(START_WORDS.emergencyCn)}</strong>
            </>
          )}
        </li>
        <li>{say(START_WORDS.otherRoutes)}</li>
        <li>
          <a className="govuk-link" href="/responsible">
            {say(START_WORDS.askFirst)}
          </a>
        </li>
      </ul>
    </>
  );
}

function Matters({ page: { say }, facts }: { page: PageContext; facts: PortalFacts }) {
  const top = facts.categories.filter(({ parent }) => parent === null);
  return (
    <>
      <h2 className="govuk-heading-m">{say(START_WORDS.about)}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {top.length === 0 && <li>{say(START_WORDS.noCatalogue)}</li>}
        {top.map(({ code, name }) => {
          const below = facts.categories.filter(({ parent }) => parent === code).map((one) => say(one.name));
          return (
            <li key={code}>
              {say(name)}
              {below.length > 0 && <span className="quiet"> ({below.join(say({ zh: '、', en: ', ' }))})</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Times({ page: { say }, facts: { law } }: { page: PageContext; facts: PortalFacts }) {
  if (law === null) return null;
  return (
    <table className="govuk-table">
      <caption className="govuk-table__caption govuk-table__caption--m">{say(START_WORDS.times)}</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {[START_WORDS.step, START_WORDS.longest, START_WORDS.article].map((words) => (
            <th scope="col" className="govuk-table__header" key={words.en}>
              {say(words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {law.limits.map((limit) => (
          <tr className="govuk-table__row" key={limit.id}>
            <th scope="row" className="govuk-table__header">
              {say(CLOCKS[limit.kind])}
              {limit.side === 'complainant' && <span className="quiet"> {say(START_WORDS.yours)}</span>}
            </th>
            <td className="govuk-table__cell">{say(spanWords(limit.limit))}</td>
            <td className="govuk-table__cell">{limit.article}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className="govuk-table__cell quiet" colSpan={3}>
            {say(START_WORDS.timesBy)}
            {say(law.title)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function OtherWays({ page: { say }, facts }: { page: PageContext; facts: PortalFacts }) {
  const reachable = facts.units.filter(({ phone, address }) => phone !== null || address !== null);
  if (reachable.length === 0) return null;
  return (
    <details className="govuk-details" open={!facts.isOpen}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{say(START_WORDS.otherWays)}</span>
      </summary>
      <dl className="govuk-summary-list">
        {reachable.map(({ id, name, phone, address, hours }) => (
          <div className="govuk-summary-list__row" key={id}>
            <dt className="govuk-summary-list__key">{say(name)}</dt>
            <dd className="govuk-summary-list__value">
              {[phone, address, hours]
                .filter((one) => one !== null)
                .map((line) => (
                  <div key={line}>{line}</div>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
