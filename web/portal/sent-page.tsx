// After sending: number and code (shown once, to print or scan), what happens next and by when.
import type { IntakeAnswer } from '../../api/intake-answer.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { LinkButton } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import { CodeBox } from './code-box.tsx';
import { PortalPage } from './portal-page.tsx';

interface SentProps {
  page: PageContext;
  answer: IntakeAnswer;
  /** `https://host`, for the link in the QR code. */
  origin: string;
}

export function SentPage({ page, answer, origin }: SentProps) {
  const { say } = page;
  const { number, trackingCode, trackingUrl, next, words, law } = answer;
  return (
    <PortalPage page={page} title={say(FILE_WORDS.sentTitle)}>
      <div className="govuk-panel govuk-panel--confirmation">
        <h1 className="govuk-panel__title">{say(FILE_WORDS.sentTitle)}</h1>
        <div className="govuk-panel__body">
          {say(FILE_WORDS.number)}
          <br />
          <strong>{number}</strong>
        </div>
      </div>
      {trackingCode === undefined ? (
        <p className="govuk-body">{say(FILE_WORDS.codeGone)}</p>
      ) : (
        <CodeBox
          page={page}
          code={trackingCode}
          link={trackingUrl?.startsWith('/') === true ? `${origin}${trackingUrl}` : trackingUrl}
        />
      )}
      <h2 className="govuk-heading-m">{say(FILE_WORDS.nextTitle)}</h2>
      {next !== null && next.dueOn !== null && (
        <div className="limit">
          <p className="govuk-body">{say(FILE_WORDS.nextBy)}</p>
          <p className="limit-day">
            <time dateTime={next.dueOn}>{next.dueOn}</time>
          </p>
          <p className="govuk-body quiet">{next.article}</p>
        </div>
      )}
      <ul className="govuk-list govuk-list--bullet">
        {words.map((one) => (
          <li key={one.en}>{say(one)}</li>
        ))}
      </ul>
      {law.example && <div className="govuk-inset-text">{say(PAGE_WORDS.exampleLaw)}</div>}
      <LinkButton href="/track" kind="second">
        {say(FILE_WORDS.toTracking)}
      </LinkButton>
    </PortalPage>
  );
}
