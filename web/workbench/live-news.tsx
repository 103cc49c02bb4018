// Where an open page says that it is no longer up to date (islands/live.js), and when it was made, with a link for whoever
// has no scripts. Leaves out what has changed (live-routes.tsx).
import type { Marks } from '../../api/changes.ts';
import { filledIn } from '../../words/desk-words.ts';
import { LIVE_WORDS } from '../../words/live-words.ts';
import type { PageContext } from '../page.tsx';
import { localTime } from './case-parts.tsx';

interface NewsProps {
  page: PageContext;
  /** On the pages of a case: which, as of which version. A list carries its own (liveList). */
  of?: { caseId: string; version: number };
  /** Something is being typed here: the case as it is now is shown beside it. */
  beside?: boolean;
}

/** Empty until there is news; heard when it comes, without taking the word from anybody. */
export function News({ page: { say }, of, beside = false }: NewsProps) {
  const live = of && { 'data-live': `/desk/live/case/${of.caseId}?since=${of.version}`, 'data-case': of.caseId };
  return (
    <div
      id="news"
      role="status"
      tabIndex={-1}
      {...live}
      data-beside={beside || undefined}
      data-show={say(beside ? LIVE_WORDS.showBeside : LIVE_WORDS.show)}
      data-changed={say(LIVE_WORDS.changed)}
      data-updated={say(LIVE_WORDS.updated)}
      data-refresh={say(LIVE_WORDS.refresh)}
      data-ended={say(LIVE_WORDS.ended)}
      data-gone={say(LIVE_WORDS.gone)}
    />
  );
}

/** For the element of a list that may be exchanged: where to ask, and what stands in it now. */
export const liveList = (from: string, marks: Marks) => ({ 'data-live': from, 'data-marks': JSON.stringify(marks) });

/** When the page was made. */
export function AsOf({ page: { say, path }, zone, now }: { page: PageContext; zone: string; now: number }) {
  const time = localTime(zone, now).slice(-5);
  return (
    <p className="govuk-body-s quiet as-of">
      {say(filledIn(LIVE_WORDS.asOf, { time }))}{' '}
      <a className="govuk-link" href={path}>
        {say(LIVE_WORDS.refresh)}
      </a>
    </p>
  );
}
