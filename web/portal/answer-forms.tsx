// Answering what one was asked: questions one by one, papers that are missing, a hand-over to another body.
import { CASE_WORDS } from '../../words/case-page-words.ts';
import { DATA_SCOPES, wordOf } from '../../words/notice-codes.ts';
import { OWN_WORDS, filledIn } from '../../words/own-act-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { AreaField, Picks } from '../form/form-parts.tsx';
import { textOf, type Tracked } from './case-page.tsx';
import { type OwnForm, type OwnProps, Uploads, uploadsOf } from './own-form.tsx';

const openQuestions = ({ informationRequests }: Tracked) => informationRequests.find(({ state }) => state === 'open');
const answerAt = (item: string) => `answer.${item}`;
const fileAt = (item: string) => `file.${item}`;

function Questions(props: OwnProps) {
  const { page, tracked, sent, problems } = props;
  const { say } = page;
  const request = openQuestions(tracked);
  if (request === undefined) return <p className="govuk-body">{say(OWN_WORDS.nothingAsked)}</p>;
  const by = request.dueOn === null ? OWN_WORDS.answerSome : filledIn(OWN_WORDS.answerBy, request.dueOn);
  return (
    <>
      <p className="govuk-body">{say(by)}</p>
      {request.items
        .filter(({ answer }) => answer === undefined)
        .map(({ item, what }, index) => (
          <section className="limit" key={item} aria-labelledby={`question-${index}`}>
            <h2 className="govuk-heading-s" id={`question-${index}`}>
              {index + 1}. {textOf(what)}
            </h2>
            <AreaField
              {...{ page, problems }}
              name={answerAt(item)}
              label={`${say(OWN_WORDS.answerOf)} ${index + 1}`}
              value={first(sent, answerAt(item))}
            />
            <Uploads {...props} name={fileAt(item)} label={say(filledIn(OWN_WORDS.filesOf, String(index + 1)))} />
          </section>
        ))}
    </>
  );
}

function answersOf(sent: Sent, tracked: Tracked) {
  return (openQuestions(tracked)?.items ?? [])
    .map(({ item }) => ({ item, answer: first(sent, answerAt(item)), evidence: uploadsOf(sent, fileAt(item)) }))
    .filter(({ answer, evidence }) => answer !== '' || evidence.length > 0);
}

export const ANSWER_INFORMATION: OwnForm = {
  fields: Questions,
  files: true,
  body: (sent, tracked) => ({
    request: openQuestions(tracked)?.id,
    given: answersOf(sent, tracked).map(({ item, answer, evidence }) => ({
      ...{ item, evidence },
      ...(answer === '' ? {} : { answer }),
    })),
  }),
  check: (sent, tracked) => {
    const asked = openQuestions(tracked)?.items.find(({ answer }) => answer === undefined);
    if (asked === undefined) return [{ path: '', words: OWN_WORDS.nothingAsked }];
    return answersOf(sent, tracked).length > 0 ? [] : [{ path: answerAt(asked.item), words: OWN_WORDS.answerOne }];
  },
  place: (path, sent, tracked) => {
    const [, row = ''] = path.split('.');
    const item = answersOf(sent, tracked)[Number(row)]?.item;
    return item === undefined ? '' : answerAt(item);
  },
};

const openSupplement = ({ supplements }: Tracked) => supplements.find(({ state }) => state === 'open');

function StillAsked({ page: { say }, tracked }: OwnProps) {
  const round = openSupplement(tracked);
  if (round === undefined) return null;
  return (
    <section className="limit limit-yours">
      <h2 className="govuk-heading-s">{say(OWN_WORDS.stillAsked)}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {round.items.map(({ item, what }) => (
          <li key={item}>{textOf(what)}</li>
        ))}
      </ul>
    </section>
  );
}

export const COMPLETE_SUPPLEMENT: OwnForm = {
  fields: (props) => (
    <>
      <StillAsked {...props} />
      <p className="govuk-body">
        {openSupplement(props.tracked) === undefined ? (
          props.page.say(OWN_WORDS.nothingSupplement)
        ) : (
          <a className="govuk-link" href="/case/act/supplementEvidence">
            {props.page.say(OWN_WORDS.addFirst)}
          </a>
        )}
      </p>
    </>
  ),
  body: (_sent, tracked) => ({
    received: (openSupplement(tracked)?.items ?? []).map(({ item }) => item),
    notReceived: [],
  }),
};

export const SUPPLEMENT_EVIDENCE: OwnForm = {
  fields: (props) => {
    const { page, tracked, sent, problems } = props;
    const part = { page, problems };
    return (
      <>
        <StillAsked {...props} />
        <Uploads {...props} name="items" optional={false} />
        <AreaField
          {...part}
          optional
          name="note"
          label={page.say(OWN_WORDS.whatTheyShow)}
          value={first(sent, 'note')}
        />
        {isReviewed(tracked) && (
          <AreaField
            {...part}
            name="whyNotEarlier"
            label={page.say(OWN_WORDS.whyNow)}
            value={first(sent, 'whyNotEarlier')}
          />
        )}
      </>
    );
  },
  files: true,
  body: (sent) => ({
    items: uploadsOf(sent, 'items'),
    ...Object.fromEntries(
      ['note', 'whyNotEarlier'].flatMap((name) => (first(sent, name) === '' ? [] : [[name, first(sent, name)]])),
    ),
  }),
  check: (sent, tracked) => [
    ...(uploadsOf(sent, 'items').length === 0 ? [{ path: 'items', words: CASE_WORDS.filesNeeded }] : []),
    ...(isReviewed(tracked) && first(sent, 'whyNotEarlier') === ''
      ? [{ path: 'whyNotEarlier', words: PAGE_WORDS.fillIn }]
      : []),
  ],
};

const isReviewed = ({ phase }: Tracked): boolean => phase.code === 'inReview';

export const ANSWER_TRANSFER: OwnForm = {
  fields: ({ page, tracked: { transfer }, sent, problems }) => {
    const { say } = page;
    if (transfer === null) return <p className="govuk-body">{say(OWN_WORDS.noOffer)}</p>;
    const rows = [
      [OWN_WORDS.handTo, say(transfer.name)],
      [OWN_WORDS.handData, transfer.dataScopes.map((code) => say(wordOf(DATA_SCOPES, code))).join('\n')],
      [OWN_WORDS.handReason, textOf(transfer.reason)],
    ] as const;
    return (
      <>
        <dl className="govuk-summary-list">
          {rows.map(([label, value]) => (
            <div className="govuk-summary-list__row" key={label.en}>
              <dt className="govuk-summary-list__key">{say(label)}</dt>
              <dd className="govuk-summary-list__value prose">{value}</dd>
            </div>
          ))}
        </dl>
        <Picks
          {...{ page, problems }}
          kind="radios"
          name="consent"
          label={say(OWN_WORDS.agreeQuestion)}
          values={[first(sent, 'consent')]}
          options={[
            { value: 'true', label: say(OWN_WORDS.agreed) },
            { value: 'false', label: say(OWN_WORDS.notAgreed) },
          ]}
        />
      </>
    );
  },
  body: (sent) => ({ consent: first(sent, 'consent') === 'true', how: 'tracking' }),
  check: (sent) => (first(sent, 'consent') === '' ? [{ path: 'consent', words: PAGE_WORDS.chooseOne }] : []),
};
