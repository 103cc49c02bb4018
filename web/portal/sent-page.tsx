// After sending: number and code (shown once, to print or scan), what happens next and by when.
import { encode } from 'uqr';
import type { IntakeAnswer } from '../../api/intake-answer.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { LinkButton } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
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
        <section aria-labelledby="code">
          <h2 className="govuk-heading-m" id="code">
            {say(FILE_WORDS.code)}
          </h2>
          <p className="secret">{trackingCode}</p>
          <div className="govuk-warning-text">
            <span className="govuk-warning-text__icon" aria-hidden="true">
              !
            </span>
            <strong className="govuk-warning-text__text">{say(FILE_WORDS.codeOnce)}</strong>
          </div>
          {trackingUrl !== undefined && (
            <QrCode
              text={trackingUrl.startsWith('/') ? `${origin}${trackingUrl}` : trackingUrl}
              label={say(FILE_WORDS.qr)}
            />
          )}
          <button type="button" className="govuk-button govuk-button--secondary no-print" data-print hidden>
            {say(FILE_WORDS.print)}
          </button>
        </section>
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

function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <figure>
      <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption className="govuk-body-s quiet">{label}</figcaption>
    </figure>
  );
}
