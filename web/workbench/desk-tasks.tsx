// Tasks on the desk: the most urgent one with its button, then what one holds, holds for others, and could take.
import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import type { pageOfTasks } from '../../api/case-list.ts';
import type { Words } from '../../domain/law.ts';
import { DESK_WORDS } from '../../words/desk-words.ts';
import { TASKS, wordOf } from '../../words/notice-codes.ts';
import { Button, Form, LinkButton } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import { CardTable } from './card-table.tsx';
import { caseHref, Due } from './queue-table.tsx';
import type { RowContext } from './row-context.ts';

export type TaskRow = Awaited<ReturnType<typeof pageOfTasks>>['tasks'][number];

interface PartProps {
  page: PageContext;
  context: RowContext;
}

/** The one that presses most: overdue before due, then the earliest last day. */
export function mostUrgent(rows: readonly TaskRow[]): TaskRow | null {
  const rank = ({ case: row }: TaskRow) => [row.overdue ? 0 : 1, row.dueAt ?? Number.MAX_SAFE_INTEGER] as const;
  return rows.reduce<TaskRow | null>((first, row) => {
    if (first === null) return row;
    const [[late, due], [firstLate, firstDue]] = [rank(row), rank(first)];
    return late < firstLate || (late === firstLate && due < firstDue) ? row : first;
  }, null);
}

export function NextTask({ page, context, row }: PartProps & { row: TaskRow | null }) {
  const { say } = page;
  if (row === null) return <p className="govuk-body">{say(DESK_WORDS.nothing)}</p>;
  return (
    <section className="limit next-task" aria-labelledby="next-task">
      <h2 className="govuk-heading-m" id="next-task">
        {say(DESK_WORDS.next)}
      </h2>
      <p className="govuk-body">
        <strong>{say(wordOf(TASKS, row.task.kind))}</strong> · {row.case.number} {row.case.title ?? ''}
      </p>
      <p className="govuk-body">
        <Due page={page} row={row.case} context={context} />
      </p>
      {row.task.holder === undefined ? (
        <Claim page={page} row={row}>
          <Button>{say(DESK_WORDS.takeNext)}</Button>
        </Claim>
      ) : (
        <LinkButton href={caseHref(row.case.caseId)}>{say(DESK_WORDS.openNext)}</LinkButton>
      )}
    </section>
  );
}

interface TasksProps extends PartProps {
  /** Staff id of whoever looks. */
  me: string;
  title: Words;
  rows: readonly TaskRow[];
  /** Said where there are none; without it the part is left out. */
  empty?: Words;
  more: string | null;
}

export function Tasks({ page, context, me, title, rows, empty, more }: TasksProps) {
  const { say } = page;
  if (rows.length === 0 && empty === undefined) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">{say(title)}</h2>
      {rows.length === 0 && empty !== undefined && <p className="govuk-body quiet">{say(empty)}</p>}
      {rows.length > 0 && <TaskTable {...{ page, context, me, rows }} caption={say(title)} />}
      {more !== null && (
        <p className="govuk-body">
          <a className="govuk-link" href={more}>
            {say(DESK_WORDS.more)}
            <span className="govuk-visually-hidden"> {say(title)}</span>
          </a>
        </p>
      )}
    </section>
  );
}

type TableProps = Pick<TasksProps, 'page' | 'context' | 'me' | 'rows'> & { caption: string };

function TaskTable({ page, context, me, rows, caption }: TableProps) {
  const heads = [DESK_WORDS.task, DESK_WORDS.case, DESK_WORDS.due, DESK_WORDS.act];
  return (
    <CardTable {...{ page, caption, heads }}>
      {rows.map((row) => (
        <OneTask key={`${row.case.caseId}-${row.task.id}`} {...{ page, context, me, row }} />
      ))}
    </CardTable>
  );
}

function OneTask({ page, context, me, row }: PartProps & { me: string; row: TaskRow }) {
  const { say } = page;
  const { holder } = row.task;
  const cell = { role: 'cell', className: 'govuk-table__cell' };
  return (
    <tr className="govuk-table__row" role="row">
      <td {...cell} data-label={say(DESK_WORDS.task)}>
        {say(wordOf(TASKS, row.task.kind))}
        {row.case.urgent && <strong className="govuk-tag govuk-tag--red">{say(DESK_WORDS.urgent)}</strong>}
      </td>
      <td {...cell} data-label={say(DESK_WORDS.case)}>
        <a className="govuk-link case-number" href={caseHref(row.case.caseId)}>
          {row.case.number}
        </a>{' '}
        {row.case.title ?? <span className="quiet">{say(DESK_WORDS.noTitle)}</span>}
      </td>
      <td {...cell} data-label={say(DESK_WORDS.due)}>
        <Due page={page} row={row.case} context={context} />
      </td>
      <td {...cell} data-label={say(DESK_WORDS.act)}>
        {holder === undefined ? (
          <Claim page={page} row={row}>
            <button type="submit" className="link-button">
              {say(DESK_WORDS.take)}
              <span className="govuk-visually-hidden"> {row.case.number}</span>
            </button>
          </Claim>
        ) : (
          <>
            <a className="govuk-link" href={caseHref(row.case.caseId)}>
              {say(DESK_WORDS.open)}
              <span className="govuk-visually-hidden"> {row.case.number}</span>
            </a>
            {holder !== me && (
              <div className="quiet">
                {say(DESK_WORDS.holder)}
                {say({ zh: '：', en: ': ' })}
                {context.staffName(holder)}
              </div>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

/** The key travels with the form: a second press takes nothing twice. */
function Claim({ page, row, children }: { page: PageContext; row: TaskRow; children: ReactNode }) {
  return (
    <Form page={page} action="/desk/claim">
      <input type="hidden" name="case" value={row.case.caseId} />
      <input type="hidden" name="task" value={row.task.id} />
      <input type="hidden" name="_key" value={randomUUID()} />
      {children}
    </Form>
  );
}
