// Who looked at my data: when, which unit, at what, what for. Never the name of a person.
import type { readsOf } from '../../api/tracking-reads.ts';
import { CASE_WORDS } from '../../words/case-page-words.ts';
import type { PageContext } from '../page.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

type Reads = Awaited<ReturnType<typeof readsOf>>;

export function ReadsPage({ page, reads }: { page: PageContext; reads: Reads }) {
  const { say } = page;
  return (
    <PortalPage page={page} title={say(CASE_WORDS.whoLooked)} back="/case">
      <Heading>{say(CASE_WORDS.whoLooked)}</Heading>
      <p className="govuk-body">{say(CASE_WORDS.whoLookedHelp)}</p>
      {reads.length === 0 ? (
        <p className="govuk-body">{say(CASE_WORDS.nobodyLooked)}</p>
      ) : (
        <table className="govuk-table">
          <caption className="govuk-visually-hidden">{say(CASE_WORDS.whoLooked)}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {[CASE_WORDS.when, CASE_WORDS.by, CASE_WORDS.what, CASE_WORDS.why].map((words) => (
                <th scope="col" className="govuk-table__header" key={words.en}>
                  {say(words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {reads.map((read, index) => (
              <tr className="govuk-table__row" key={index}>
                <td className="govuk-table__cell">{read.at.slice(0, 16).replace('T', ' ')}</td>
                <td className="govuk-table__cell">{read.unitName === null ? '' : say(read.unitName)}</td>
                <td className="govuk-table__cell">{say(read.words)}</td>
                <td className="govuk-table__cell">{read.reason ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PortalPage>
  );
}
