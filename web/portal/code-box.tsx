// Number's companion: a query code shown once, with its link to scan, to be written down or printed.
import { FILE_WORDS } from '../../words/portal-words.ts';
import type { PageContext } from '../page.tsx';
import { QrCode } from '../qr-code.tsx';

interface CodeProps {
  page: PageContext;
  code: string;
  /** The whole link. */
  link?: string;
}

export function CodeBox({ page: { say }, code, link }: CodeProps) {
  return (
    <section aria-labelledby="code">
      <h2 className="govuk-heading-m" id="code">
        {say(FILE_WORDS.code)}
      </h2>
      <p className="secret">{code}</p>
      <div className="govuk-warning-text">
        <span className="govuk-warning-text__icon" aria-hidden="true">
          !
        </span>
        <strong className="govuk-warning-text__text">{say(FILE_WORDS.codeOnce)}</strong>
      </div>
      {link !== undefined && <QrCode text={link} label={say(FILE_WORDS.qr)} />}
      <button type="button" className="govuk-button govuk-button--secondary no-print" data-print hidden>
        {say(FILE_WORDS.print)}
      </button>
    </section>
  );
}
