// The queue: views, filters, the page of cases, the way to the next. Leaves out reading (queue-routes.tsx).
import { marksOfRows } from '../../api/changes.ts';
import type { Asked } from '../../api/list-filters.ts';
import type { viewsOf } from '../../api/saved-views.ts';
import { filledIn, QUEUE_WORDS } from '../../words/desk-words.ts';
import { TICK_WORDS } from '../../words/live-words.ts';
import { Form } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { MOST_CASES } from './assign-page.tsx';
import { AsOf, liveList, News } from './live-news.tsx';
import type { Choices } from './queue-choices.ts';
import { queueAddress } from './queue-filter.ts';
import { Chips, FilterForm, SWAP } from './queue-filter-form.tsx';
import { SaveView, Views } from './queue-views.tsx';
import { CaseTable } from './queue-table.tsx';
import type { CaseListRow, RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

export interface QueueProps {
  page: PageContext;
  caller: StaffCaller;
  asked: Asked;
  choices: Choices;
  context: RowContext;
  problems: readonly FormProblem[];
  rows: readonly CaseListRow[];
  next: string | null;
  isFirst: boolean;
  /** Last day of the view "due within 7 days". */
  week: string;
  /** The caller's own. */
  kept: Awaited<ReturnType<typeof viewsOf>>;
  /** What was typed as the name of a view. */
  viewName?: string | undefined;
  /** Found by phone: the question stands in no address. */
  byPhone?: boolean;
}

export function QueuePage(props: QueueProps) {
  const { page, caller, asked, choices, problems } = props;
  const title = page.say(QUEUE_WORDS.title);
  return (
    <WorkbenchPage
      {...{ page, caller, title }}
      hasErrors={problems.length > 0}
      scripts={['htmx.js', 'live.js', 'ticks.js']}
    >
      <News page={page} />
      <h1 className="govuk-heading-l">{title}</h1>
      <Views {...props} />
      <FilterForm {...{ page, asked, choices, problems }} />
      <List {...props} />
    </WorkbenchPage>
  );
}

/** What is exchanged with scripts. */
function List(props: QueueProps) {
  const { page, caller, asked, choices, context, rows, next, isFirst, byPhone, problems } = props;
  const { say } = page;
  const mayAssign = (['lead', 'dispatcher', 'supervisor'] as const).some((role) => caller.actor.roles.includes(role));
  const count = say(filledIn(QUEUE_WORDS.shown, { n: rows.length }));
  // The answer to a form has no address of its own to be asked again.
  const isLive = problems.length === 0 && byPhone !== true;
  const live = isLive ? liveList(`/desk/live/cases${page.path.slice('/desk/cases'.length)}`, marksOfRows(rows)) : {};
  return (
    <div id="cases" {...live}>
      {isLive && <AsOf page={page} zone={context.at.zone} now={context.at.now} />}
      <Chips {...{ page, asked, choices, context }} />
      <SaveView {...props} />
      {byPhone === true && problems.length === 0 && <h2 className="govuk-heading-m">{say(QUEUE_WORDS.phoneFound)}</h2>}
      {problems.length === 0 && (
        <p className="govuk-body quiet" role="status">
          {rows.length === 0 ? say(QUEUE_WORDS.empty) : count}
        </p>
      )}
      {rows.length > 0 && !mayAssign && <CaseTable {...{ page, rows, context }} caption={count} />}
      {rows.length > 0 && mayAssign && (
        <Form page={page} action="/desk/cases/assign">
          <CaseTable {...{ page, rows, context }} caption={count} ticked={[]} />
          <Ticked page={page} who={caller.staff.id} />
          <button type="submit" className="govuk-button govuk-button--secondary">
            {say(QUEUE_WORDS.assign)}
          </button>
        </Form>
      )}
      <p className="govuk-body pages">
        {!isFirst && <PageLink id="first-page" href={queueAddress(asked)} words={say(QUEUE_WORDS.firstPage)} />}
        {next !== null && <PageLink id="next-page" href={queueAddress(asked, next)} words={say(QUEUE_WORDS.next)} />}
      </p>
    </div>
  );
}

/** How many are ticked on all pages together (islands/ticks.js); without scripts, that a page stands for itself. */
function Ticked({ page: { say }, who }: { page: PageContext; who: string }) {
  return (
    <p
      className="govuk-body ticked"
      data-ticks={who}
      data-most={MOST_CASES}
      data-ticked={say(TICK_WORDS.ticked)}
      data-elsewhere={say(TICK_WORDS.elsewhere)}
      data-too-many={say(filledIn(TICK_WORDS.most, { n: MOST_CASES }))}
    >
      <span role="status">{say(TICK_WORDS.thisPage)}</span>{' '}
      <button type="button" className="link-button" hidden>
        {say(TICK_WORDS.clear)}
      </button>
    </p>
  );
}

/** The id lets the focus stay on it when the list under it is exchanged. */
function PageLink({ id, href, words }: { id: string; href: string; words: string }) {
  return (
    <a id={id} className="govuk-link" href={href} hx-get={href} {...SWAP}>
      {words}
    </a>
  );
}
