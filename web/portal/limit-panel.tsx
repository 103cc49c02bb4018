// The live clock: which limit runs, for whom, until when, why that day, and what happens then.
import type { presentLimit } from '../../api/tracking-view.ts';
import { CASE_WORDS } from '../../words/case-page-words.ts';
import { CLOCKS } from '../../words/notice-codes.ts';
import type { PageContext } from '../page.tsx';

export type Limit = ReturnType<typeof presentLimit>;

export function LimitPanel({ page: { say }, limit, why }: { page: PageContext; limit: Limit; why?: string }) {
  const isYours = limit.forWhom.code === 'complainant';
  const kind = limit.standing === 'expired' ? ' limit-past' : isYours ? ' limit-yours' : '';
  return (
    <div className={`limit${kind}`}>
      <h3 className="govuk-heading-s">{say(CLOCKS[limit.kind])}</h3>
      <LastDay say={say} limit={limit} />
      {limit.standing === 'running' && <p className="govuk-body">{say(limit.forWhom.words)}</p>}
      {limit.standing === 'running' && <p className="govuk-body">{say(limit.atItsEnd.words)}</p>}
      <p className="govuk-body-s quiet">{say(limit.words)}</p>
      {why !== undefined && (
        <p className="govuk-body-s">
          <a className="govuk-link" href={why}>
            {say(CASE_WORDS.whyDate)}
            <span className="govuk-visually-hidden"> {say(CLOCKS[limit.kind])}</span>
          </a>
        </p>
      )}
    </div>
  );
}

function LastDay({ say, limit: { standing, dueOn, provisional } }: { say: PageContext['say']; limit: Limit }) {
  if (standing === 'paused') return <p className="limit-day">{say(CASE_WORDS.stopped)}</p>;
  if (dueOn === null) return null;
  return (
    <p className="limit-day">
      {say(standing === 'expired' ? CASE_WORDS.passed : CASE_WORDS.lastDay)} <time dateTime={dueOn}>{dueOn}</time>
      {provisional && <span className="quiet"> ({say(CASE_WORDS.provisional)})</span>}
    </p>
  );
}
