// Cases as rows: a table where it is wide, cards where it is narrow. How pressing a day is stands there in words.
import { pressing } from '../../words/due-words.ts';
import { DESK_WORDS, QUEUE_WORDS } from '../../words/desk-words.ts';
import { clockWord } from '../../words/notice-codes.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { STAFF_PHASE_WORDS } from '../../words/simulation-words.ts';
import { waitingWords } from '../../words/waiting-words.ts';
import type { PageContext } from '../page.tsx';
import { CardTable } from './card-table.tsx';
import type { CaseListRow, RowContext } from './row-context.ts';

interface TableProps {
  page: PageContext;
  rows: readonly CaseListRow[];
  context: RowContext;
  /** Heard before the table is read. */
  caption: string;
  /** Cases can be ticked; these are. */
  ticked?: readonly string[];
}

export const caseHref = (caseId: string): string => `/desk/cases/${caseId}`;

export function CaseTable({ page, rows, context, caption, ticked }: TableProps) {
  const { say } = page;
  const heads = [
    ...(ticked === undefined ? [] : [QUEUE_WORDS.tick]),
    ...[QUEUE_WORDS.number, QUEUE_WORDS.caseTitle, QUEUE_WORDS.phase, QUEUE_WORDS.unit],
    ...[QUEUE_WORDS.handler, QUEUE_WORDS.due, QUEUE_WORDS.waiting],
  ];
  return (
    <>
      {rows.some(({ example }) => example === true) && <p className="example-law">{say(PAGE_WORDS.exampleLaw)}</p>}
      <CardTable {...{ page, caption, heads }}>
        {rows.map((row) => (
          <CaseRow key={row.caseId} {...{ page, row, context, ticked }} />
        ))}
      </CardTable>
    </>
  );
}

interface RowProps {
  page: PageContext;
  row: CaseListRow;
  context: RowContext;
  ticked: readonly string[] | undefined;
}

function CaseRow({ page, row, context, ticked }: RowProps) {
  const { say } = page;
  const cell = (words: { zh: string; en: string }) => ({
    role: 'cell',
    className: 'govuk-table__cell',
    'data-label': say(words),
  });
  return (
    <tr className="govuk-table__row" role="row">
      {ticked !== undefined && (
        <td {...cell(QUEUE_WORDS.tick)}>
          <Tick page={page} row={row} isTicked={ticked.includes(row.caseId)} />
        </td>
      )}
      <td {...cell(QUEUE_WORDS.number)}>
        <a className="govuk-link case-number" href={caseHref(row.caseId)}>
          {row.number}
        </a>
      </td>
      <td {...cell(QUEUE_WORDS.caseTitle)}>
        {row.urgent && <strong className="govuk-tag govuk-tag--red">{say(DESK_WORDS.urgent)}</strong>}
        {row.title ?? <span className="quiet">{say(DESK_WORDS.noTitle)}</span>}
      </td>
      <td {...cell(QUEUE_WORDS.phase)}>{say(STAFF_PHASE_WORDS[row.phase])}</td>
      <td {...cell(QUEUE_WORDS.unit)}>{say(context.unitName(row.ownerUnit))}</td>
      <td {...cell(QUEUE_WORDS.handler)}>
        {row.handler === null ? <span className="quiet">{say(QUEUE_WORDS.none)}</span> : context.staffName(row.handler)}
      </td>
      <td {...cell(QUEUE_WORDS.due)}>
        <Due page={page} row={row} context={context} />
      </td>
      <td {...cell(QUEUE_WORDS.waiting)}>
        {waitingWords(row.waitingFor, row.ownerUnit, context.unitName).map((words) => (
          <div key={words.en}>{say(words)}</div>
        ))}
      </td>
    </tr>
  );
}

/** One `case` for each case that is ticked. */
function Tick({ page: { say }, row, isTicked }: { page: PageContext; row: CaseListRow; isTicked: boolean }) {
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          type="checkbox"
          id={`tick-${row.caseId}`}
          name="case"
          value={row.caseId}
          defaultChecked={isTicked}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={`tick-${row.caseId}`}>
          <span className="govuk-visually-hidden">
            {say(QUEUE_WORDS.tick)} {row.number}
          </span>
        </label>
      </div>
    </div>
  );
}

type DueRow = Pick<CaseListRow, 'dueOn' | 'dueAt' | 'dueClock' | 'overdue'>;

/** The last day, how pressing it is, and of which limit. */
export function Due({ page: { say }, row, context }: { page: PageContext; row: DueRow; context: RowContext }) {
  const { last, words, press } = pressing(row, context.at);
  const day = last !== null && <time dateTime={row.dueOn ?? undefined}>{last}</time>;
  const how = <span className={`press press-${press}`}>{say(words)}</span>;
  return (
    <>
      {row.overdue ? (
        // The day is that of the limit that runs now, not of the missed one.
        <>
          {how} {last !== null && say(DESK_WORDS.nextLimit)} {day}
        </>
      ) : (
        <>
          {day} {how}
        </>
      )}
      {row.dueClock !== null && <div className="govuk-body-s quiet due-of">{say(clockWord(row.dueClock))}</div>}
    </>
  );
}
