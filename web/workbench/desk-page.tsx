// My desk: what needs me now, what I was told, what of the calendar is missing.
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { deskOf } from '../../api/desk-routes.ts';
import { mayEnterLeaves } from '../../api/leaves.ts';
import { marksOfDesk } from '../../api/changes.ts';
import type { presentGaps } from '../../api/calendar-gap-routes.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { DESK_WORDS, filledIn } from '../../words/desk-words.ts';
import { LEAVER_WORDS } from '../../words/leaver-words.ts';
import { TITLES, wordOf } from '../../words/notice-codes.ts';
import { deskLines } from '../../words/notice-staff.ts';
import { WORKBENCH_WORDS } from '../../words/workbench-words.ts';
import { ErrorSummary, Form } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { ActDone } from '../act-done.tsx';
import { commandWords } from '../page-problem.tsx';
import { mostUrgent, NextTask, type TaskRow, Tasks } from './desk-tasks.tsx';
import { AsOf, liveList, News } from './live-news.tsx';
import { caseHref } from './queue-table.tsx';
import type { RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

type Entry = Awaited<ReturnType<typeof deskOf>>[number];
type Gap = Awaited<ReturnType<typeof presentGaps>>[number];

export interface DeskProps {
  page: PageContext;
  caller: StaffCaller;
  context: RowContext;
  problems: readonly FormProblem[];
  mine: readonly TaskRow[];
  inPlace: readonly TaskRow[];
  free: readonly TaskRow[];
  more: { mine: string | null; free: string | null };
  /** Not the first pages: nothing is called the most urgent there. */
  isFirst: boolean;
  notices: readonly Entry[];
  showsRead: boolean;
  gaps: readonly Gap[];
  /** An act that took its case out of sight. */
  done: RoutedCommand | null;
}

export function DeskPage(props: DeskProps) {
  const { page, caller, problems } = props;
  const { say } = page;
  const title = say(WORKBENCH_WORDS.desk);
  return (
    <WorkbenchPage {...{ page, caller, title }} hasErrors={problems.length > 0} scripts={['live.js']}>
      <News page={page} />
      <ErrorSummary page={page} problems={problems} />
      {props.done !== null && (
        <ActDone page={page} act={say(commandWords(props.done))}>
          <p className="govuk-body">{say(DESK_CASE_WORDS.outOfSight)}</p>
        </ActDone>
      )}
      <h1 className="govuk-heading-l">{title}</h1>
      <OnDesk {...props} />
      <p className="govuk-body">
        <a className="govuk-link" href="/desk/absences">
          {say(DESK_WORDS.absences)}
        </a>
        {mayEnterLeaves(caller) && (
          <>
            {' · '}
            <a className="govuk-link" href="/desk/leavers">
              {say(LEAVER_WORDS.title)}
            </a>
          </>
        )}
      </p>
    </WorkbenchPage>
  );
}

/** What is exchanged with scripts when it has changed. */
function OnDesk(props: DeskProps) {
  const { page, caller, context, problems, mine, inPlace, free, more, isFirst, notices } = props;
  const me = caller.staff.id;
  const rows = [...mine, ...inPlace, ...free].map((one) => one.case);
  const address = page.path.slice(page.path.split('?')[0]!.length);
  // The answer to a form has no address of its own to be asked again.
  const live = problems.length > 0 ? {} : liveList(`/desk/live/desk${address}`, marksOfDesk(rows, notices));
  return (
    <div id="on-desk" {...live}>
      {problems.length === 0 && <AsOf page={page} zone={context.at.zone} now={context.at.now} />}
      {isFirst && <NextTask {...{ page, context }} row={mostUrgent([...mine, ...inPlace, ...free])} />}
      <Tasks
        {...{ page, context, me }}
        title={DESK_WORDS.mine}
        rows={mine}
        empty={DESK_WORDS.noMine}
        more={more.mine}
      />
      <Tasks {...{ page, context, me }} title={DESK_WORDS.inPlace} rows={inPlace} more={null} />
      <Gaps {...props} />
      <Notices {...props} />
      <Tasks
        {...{ page, context, me }}
        title={DESK_WORDS.free}
        rows={free}
        empty={DESK_WORDS.noFree}
        more={more.free}
      />
    </div>
  );
}

function Gaps({ page: { say }, gaps }: DeskProps) {
  if (gaps.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">{say(DESK_WORDS.gaps)}</h2>
      <ul className="govuk-list desk-list">
        {gaps.map(({ calendar, year, cases, earliest, todo }) => (
          <li key={`${calendar}-${year}`}>
            <strong>
              {calendar} {year}
            </strong>{' '}
            {say(filledIn(DESK_WORDS.gapCases, { n: cases }))}
            {earliest !== null && ` · ${say(DESK_WORDS.gapEarliest)} ${earliest}`}
            <div className="quiet">{say(todo === 'load' ? DESK_WORDS.gapLoad : DESK_WORDS.gapBatch)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The newest; all of them are one press away. */
const FEW = 10;

function Notices(props: DeskProps) {
  const { page, notices, showsRead } = props;
  const { say } = page;
  const unread = notices.filter(({ openedAt }) => openedAt === null);
  const shown = showsRead ? notices : unread.slice(0, FEW);
  return (
    <section id="notices">
      <h2 className="govuk-heading-m">{say(DESK_WORDS.notices)}</h2>
      {shown.length === 0 && <p className="govuk-body quiet">{say(DESK_WORDS.noNotices)}</p>}
      <ul className="govuk-list desk-list">
        {shown.map((entry) => (
          <Notice key={entry.id} entry={entry} {...props} />
        ))}
      </ul>
      {(showsRead || notices.length > shown.length) && (
        <p className="govuk-body">
          <a className="govuk-link" href={showsRead ? '/desk#notices' : '/desk?notices=all#notices'}>
            {say(showsRead ? DESK_WORDS.unreadOnly : DESK_WORDS.allNotices)}
          </a>
        </p>
      )}
    </section>
  );
}

function Notice({ entry, page, context, showsRead }: DeskProps & { entry: Entry }) {
  const { say, language } = page;
  const { id, notice, placedAt, openedAt } = entry;
  const number = String(notice.facts['number'] ?? '');
  const lines = deskLines(notice, new Map(unitsIn(notice.facts, context)), language);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: context.at.zone, dateStyle: 'short' }).format(placedAt);
  return (
    <li>
      <strong>{say(wordOf(TITLES, notice.kind))}</strong> <time dateTime={day}>{day}</time>{' '}
      {notice.kind === 'respondentRequest' ? (
        <a className="govuk-link" href={`/desk/letters/${id}`}>
          {say(DESK_WORDS.letter)}
        </a>
      ) : (
        <a className="govuk-link case-number" href={caseHref(notice.caseId)}>
          {number || say(DESK_WORDS.open)}
        </a>
      )}{' '}
      {openedAt === null ? (
        <Form page={page} action={`/desk/notices/${id}/read`}>
          {showsRead && <input type="hidden" name="back" value="all" />}
          <button type="submit" className="link-button">
            {say(DESK_WORDS.markRead)}
            <span className="govuk-visually-hidden"> {number}</span>
          </button>
        </Form>
      ) : (
        <span className="quiet">{say(DESK_WORDS.read)}</span>
      )}
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </li>
  );
}

/** Names of whatever of the facts is a unit; what is none is not asked for. */
const unitsIn = (facts: Record<string, unknown>, { unitName }: RowContext) =>
  Object.values(facts).flatMap((value) => (typeof value === 'string' ? [[value, unitName(value)] as const] : []));
