// The request for a review: one block per demand with its result and the reasons to tick, then one's own words and files.
import { codeLabel } from '../../words/field-words.ts';
import { OWN_WORDS } from '../../words/own-act-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { AreaField, Picks } from '../form/form-parts.tsx';
import { textOf, type Tracked } from './case-page.tsx';
import { type OwnForm, type OwnProps, Uploads, uploadsOf } from './own-form.tsx';

const REASONS = ['facts', 'law', 'procedure', 'fairness', 'notCarriedOut'] as const;
const why = (demand: string) => `why.${demand}`;

function Fields(props: OwnProps) {
  const { page, tracked, sent, problems } = props;
  const { say } = page;
  const part = { page, problems };
  const options = REASONS.map((value) => ({ value, label: say(OWN_WORDS[value]) }));
  return (
    <>
      {tracked.demands.map(({ id, text }, index) => {
        const outcome = tracked.outcomes.find(({ demand }) => demand === id)?.outcome;
        return (
          <section className="limit" key={id} aria-labelledby={`demand-${index}`}>
            <h2 className="govuk-heading-s" id={`demand-${index}`}>
              {index + 1}. {textOf(text)}
            </h2>
            {outcome !== undefined && (
              <p className="govuk-body">
                <strong className="govuk-tag">{say(codeLabel('outcome', outcome))}</strong>
              </p>
            )}
            <Picks
              {...part}
              kind="checkboxes"
              name={why(id)}
              label={say(OWN_WORDS.whyDemand)}
              hint={say(OWN_WORDS.whyHint)}
              values={sent[why(id)] ?? []}
              options={options}
            />
          </section>
        );
      })}
      <AreaField
        {...part}
        optional
        name="statement"
        label={say(OWN_WORDS.ownWords)}
        value={first(sent, 'statement')}
        rows={7}
      />
      {isLate(tracked) && (
        <AreaField
          {...part}
          name="excuse"
          label={say(OWN_WORDS.whyLate)}
          value={first(sent, 'excuse')}
          optional
          rows={4}
        />
      )}
      <Uploads {...props} name="evidence" label={say(OWN_WORDS.newFiles)} />
    </>
  );
}

const isLate = ({ clocks }: Tracked): boolean =>
  clocks.filter(({ kind }) => kind === 'reviewWindow').at(-1)?.standing === 'expired';

function reasonsOf(sent: Sent, { demands }: Tracked) {
  return demands.flatMap(({ id }) =>
    REASONS.filter((code) => sent[why(id)]?.includes(code)).map((code) => ({ demand: id, code })),
  );
}

export const APPEAL: OwnForm = {
  fields: Fields,
  files: true,
  body: (sent, tracked) => ({
    reasons: reasonsOf(sent, tracked),
    evidence: uploadsOf(sent, 'evidence'),
    ...Object.fromEntries(
      ['statement', 'excuse'].flatMap((name) => (first(sent, name) === '' ? [] : [[name, first(sent, name)]])),
    ),
  }),
  check: (sent, tracked) =>
    tracked.appealNeedsReasons && reasonsOf(sent, tracked).length === 0
      ? [{ path: why(tracked.demands[0]?.id ?? ''), words: OWN_WORDS.chooseReason }]
      : [],
};
