// What a reviewer has beside the form: the contested decision with the reasons against it, the application with its new
// evidence, the sheet, and the whole file to read. Leaves out the forms (act-page.tsx).
import type { FormFacts } from '../../api/case-forms.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { commandWords } from '../page-problem.tsx';
import type { PageContext } from '../page.tsx';
import { Course } from './case-course.tsx';
import { Evidence, Preliminary, Statement } from './case-matter.tsx';
import { type CasePart, Facts, type FactRow, Section, Tag, Wrote } from './case-parts.tsx';
import { Contacts, Links, Orders, People, Proposals } from './case-people.tsx';
import { Reviews } from './case-review.tsx';
import { Timeline } from './case-timeline.tsx';
import { EvidenceLinks } from './case-work.tsx';

type SideProps = CasePart & { facts: FormFacts; name: RoutedCommand };

export function ReviewSide({ facts, name, ...part }: SideProps) {
  const { say } = part.page;
  const { reviews } = part.whole.detail;
  const review = reviews.at(-1);
  return (
    <>
      {name === 'concludeReview' && <SheetLink page={part.page} facts={facts} />}
      <Contested {...part} />
      <Application {...part} />
      {review?.against === 'refusal' && <Preliminary {...part} />}
      {(reviews.length > 1 || review?.sheet !== undefined) && <Reviews {...part} />}
      <Statement {...part} />
      <Evidence {...part} />
      <Timeline {...part} />
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{say(DESK_CASE_WORDS.restOfFile)}</span>
        </summary>
        {review?.against !== 'refusal' && <Preliminary {...part} />}
        <Course {...part} />
        <Orders {...part} />
        <Proposals {...part} />
        <Contacts {...part} />
        <Links {...part} />
        <People {...part} />
      </details>
    </>
  );
}

/** The opinion rests on the sheet: the way to it while it is missing. */
function SheetLink({ page: { say }, facts }: { page: PageContext; facts: FormFacts }) {
  const { detail } = facts;
  const review = detail.reviews.at(-1);
  if (review?.state !== 'accepted' || review.sheet !== undefined) return null;
  if (!detail.allowedCommands.includes('recordReviewSheet')) return null;
  return (
    <p className="govuk-body">
      {say(DESK_CASE_WORDS.sheetFirst)}
      {say({ zh: '：', en: ': ' })}
      <a className="govuk-link" href={`/desk/cases/${detail.caseId}/act/recordReviewSheet`}>
        {say(commandWords('recordReviewSheet'))}
      </a>
    </p>
  );
}

/** Each demand: what was found, what was answered, what is wrong with it by the application. */
function Contested(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { demands, findings, issued, replies, reviews } = whole.detail;
  const reply = replies.find(({ version }) => version === issued.at(-1)?.version);
  const reasons = reviews.at(-1)?.reasons ?? [];
  return (
    <Section id="contested" title={say(DESK_CASE_WORDS.contested)}>
      {reply !== undefined && <Wrote page={page} text={reply.plainSummary} />}
      <ol className="govuk-list govuk-list--number">
        {demands.map(({ id, text }) => {
          const finding = Object.hasOwn(findings, id) ? findings[id] : undefined;
          const answer = reply?.results.find(({ demand }) => demand === id);
          const against = reasons.filter(({ demand }) => demand === id);
          return (
            <li key={id}>
              <Wrote page={page} text={text} />
              {against.length === 0 ? (
                <span className="quiet">{say(DESK_CASE_WORDS.notContested)}</span>
              ) : (
                against.map(({ code }) => (
                  <Tag key={code} kind="yellow">
                    {say(codeLabel('code', code))}
                  </Tag>
                ))
              )}
              {answer !== undefined && (
                <div className="said">
                  <Tag kind="green">{say(codeLabel('outcome', answer.outcome))}</Tag>
                  <Wrote page={page} text={answer.answer} />
                </div>
              )}
              {finding !== undefined && (
                <div className="said">
                  <Wrote page={page} text={finding.facts} />
                  {finding.bases.map((basis, index) => (
                    <p className="quiet" key={index}>
                      {say(codeLabel('kind', basis.kind))}: {basis.title} {basis.clause} ({basis.version})
                    </p>
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Application(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const review = whole.detail.reviews.at(-1);
  if (review === undefined) return null;
  const rows: FactRow[] = [
    [say(DESK_CASE_WORDS.level), String(review.level)],
    [say(DESK_CASE_WORDS.appliedOn), review.appliedOn],
    [say(DESK_CASE_WORDS.lateAppeal), say(review.late ? PAGE_WORDS.yes : PAGE_WORDS.no)],
    ...(review.excuse === undefined
      ? []
      : [[say(DESK_CASE_WORDS.excuse), <Wrote key="excuse" page={page} text={review.excuse} />] as FactRow]),
  ];
  const brought = newEvidence(part);
  return (
    <Section id="application" title={say(DESK_CASE_WORDS.appeal)}>
      <Facts rows={rows} />
      {review.statement !== undefined && <Wrote page={page} text={review.statement} />}
      <p className="quiet">{say(DESK_CASE_WORDS.newEvidence)}</p>
      {brought.length === 0 ? <p>{say(DESK_CASE_WORDS.none)}</p> : <EvidenceLinks part={part} ids={brought} />}
    </Section>
  );
}

/** Files that came with the last application; none where the reader does not see what the complainant brought. */
function newEvidence({ whole: { events } }: CasePart): string[] {
  const appealed = events.findLast(({ type }) => type === 'appealed');
  const data = appealed?.data as { evidence?: { evidence: string }[] } | null | undefined;
  return (data?.evidence ?? []).map(({ evidence }) => evidence);
}
