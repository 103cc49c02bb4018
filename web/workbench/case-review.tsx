// Reviews on a case page: what was asked, the five-part sheet, the opinion with its result for each demand, and what an
// order to do it again forbids.
import { DESK_CASE_WORDS, stateWords } from '../../words/case-desk-words.ts';
import { codeLabel, fieldLabel } from '../../words/field-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { type CasePart, Facts, personName, Section, Table, Tag, unitName, Wrote } from './case-parts.tsx';
import { type Answer, Answers } from './case-work.tsx';

type Review = CasePart['whole']['detail']['reviews'][number];

export function Reviews(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { reviews, redo } = whole.detail;
  if (reviews.length === 0) return null;
  return (
    <Section id="reviews" title={say(DESK_CASE_WORDS.reviews)}>
      {reviews.map((review) => (
        <div className="said" key={review.id}>
          <p>
            {review.level} · {review.appliedOn} · {unitName(part, review.body)}{' '}
            <Tag kind="grey">{say(stateWords(review.state))}</Tag>{' '}
            {review.outcome !== undefined && <Tag>{say(codeLabel('outcome', review.outcome))}</Tag>}
          </p>
          {review.statement !== undefined && <Wrote page={page} text={review.statement} />}
          <p className="quiet">{review.reasons.map(({ code }) => say(codeLabel('code', code))).join('、')}</p>
          <Sheet part={part} review={review} />
          <Opinion part={part} review={review} />
          {redo?.review === review.id && <p className="govuk-inset-text">{say(DESK_CASE_WORDS.redoInForce)}</p>}
        </div>
      ))}
    </Section>
  );
}

interface PartOfReview {
  part: CasePart;
  review: Review;
}

function Sheet({ part: { page }, review: { sheet } }: PartOfReview) {
  const { say } = page;
  if (sheet === undefined) return null;
  return (
    <Table
      caption={say(DESK_CASE_WORDS.sheet)}
      head={[
        say(fieldLabel('recordReviewSheet', 'part')),
        say(fieldLabel('recordReviewSheet', 'sound')),
        say(fieldLabel('recordReviewSheet', 'finding')),
      ]}
      rows={sheet.map(({ part: of, finding, sound }) => ({
        key: of,
        cells: [say(codeLabel('part', of)), say(sound ? PAGE_WORDS.yes : PAGE_WORDS.no), finding],
      }))}
    />
  );
}

interface Said {
  review: string;
  facts: unknown;
  reasoning: unknown;
  results: Answer[];
}

/** Its words stand in the event alone. */
function Opinion({ part, review }: PartOfReview) {
  const { page, whole } = part;
  const said = whole.events
    .flatMap(({ type, data }) => (type === 'reviewConcluded' ? [data as unknown as Said] : []))
    .find((one) => one.review === review.id);
  if (said === undefined) return null;
  return (
    <>
      <p>
        {review.concludedOn} {review.concludedBy !== undefined && personName(part, review.concludedBy)}
      </p>
      <Facts
        rows={(['facts', 'reasoning'] as const).map((name) => [
          page.say(fieldLabel('concludeReview', name)),
          <Wrote key={name} page={page} text={said[name]} />,
        ])}
      />
      <Answers part={part} answers={said.results} />
    </>
  );
}
