// A letter as it was issued, what its delivery set going, and what can be done against it.
import type { openNotice } from '../../api/tracking-notice.ts';
import { CASE_WORDS } from '../../words/case-page-words.ts';
import type { PageContext } from '../page.tsx';
import { LimitPanel } from './limit-panel.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

type Letter = Awaited<ReturnType<typeof openNotice>>;

export function LetterPage({ page, letter }: { page: PageContext; letter: Letter }) {
  const { say } = page;
  const { words, number, document, proof, remedy, limits } = letter;
  return (
    <PortalPage page={page} title={say(words)} back="/case">
      {number !== null && <span className="govuk-caption-l">{number}</span>}
      <Heading>{document?.subject ?? say(words)}</Heading>
      {proof !== 'notNeeded' && (
        <div className="govuk-inset-text">{say(proof === 'proved' ? CASE_WORDS.proved : CASE_WORDS.pending)}</div>
      )}
      {document !== null && (
        <div className="prose govuk-body" lang={document.language === 'zh' ? 'zh-CN' : 'en'}>
          {document.body}
        </div>
      )}
      {remedy !== null && (
        <section>
          <h2 className="govuk-heading-m">{say(CASE_WORDS.remedy)}</h2>
          <p className="govuk-body">{say(remedy.words)}</p>
        </section>
      )}
      {limits.length > 0 && (
        <section>
          <h2 className="govuk-heading-m">{say(CASE_WORDS.begunBy)}</h2>
          {limits.map((limit) => (
            <LimitPanel key={limit.clock} page={page} limit={limit} why={`/case/why#${limit.clock}`} />
          ))}
        </section>
      )}
    </PortalPage>
  );
}
