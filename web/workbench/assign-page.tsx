// Naming a handler for several cases: choosing and checking before, what came of each case after.
import { randomUUID } from 'node:crypto';
import type { handlersFor } from '../../api/colleagues.ts';
import type { Words } from '../../domain/law.ts';
import { ASSIGN_WORDS, filledIn } from '../../words/desk-words.ts';
import { Button, ErrorSummary, Form, SelectField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { caseHref, CaseTable } from './queue-table.tsx';
import type { CaseListRow, RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

/** At once. */
export const MOST_CASES = 200;

interface CommonProps {
  page: PageContext;
  caller: StaffCaller;
}

interface AssignProps extends CommonProps {
  context: RowContext;
  rows: readonly CaseListRow[];
  ticked: readonly string[];
  handlers: Awaited<ReturnType<typeof handlersFor>>;
  handler: string;
  /** Of the whole act; each case has one of its own made from it. */
  actKey: string;
  problems: readonly FormProblem[];
}

export function AssignPage(props: AssignProps) {
  const { page, caller, context, rows, ticked, handlers, handler, actKey, problems } = props;
  const { say } = page;
  const title = say(ASSIGN_WORDS.title);
  const labelOf = (path: string) => (path === 'handler' ? say(ASSIGN_WORDS.handler) : '');
  const options = handlers.map(({ id, name, unit, open }) => ({
    value: id,
    label: `${name} (${say(context.unitName(unit))}, ${say(filledIn(ASSIGN_WORDS.load, { n: open }))})`,
  }));
  return (
    <WorkbenchPage {...{ page, caller, title }} back={{ href: '/desk/cases' }} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} labelOf={labelOf} />
      <h1 className="govuk-heading-l">{title}</h1>
      {rows.length === 0 && <p className="govuk-body">{say(ASSIGN_WORDS.nothing)}</p>}
      {rows.length > 0 && handlers.length === 0 && <p className="govuk-body">{say(ASSIGN_WORDS.nobody)}</p>}
      {rows.length > 0 && handlers.length > 0 && (
        <Form page={page} action="/desk/cases/assign/confirmed">
          <input type="hidden" name="_key" value={actKey === '' ? randomUUID() : actKey} />
          {rows.map(({ caseId }) => (
            <input key={caseId} type="hidden" name="listed" value={caseId} />
          ))}
          <p className="govuk-body">{say(ASSIGN_WORDS.help)}</p>
          <SelectField
            {...{ page, problems, options }}
            name="handler"
            label={say(ASSIGN_WORDS.handler)}
            value={handler}
          />
          <CaseTable {...{ page, rows, context, ticked }} caption={say(ASSIGN_WORDS.cases)} />
          <Button>{say(ASSIGN_WORDS.confirm)}</Button>
        </Form>
      )}
    </WorkbenchPage>
  );
}

/** Null: done. */
export interface AssignResult {
  caseId: string;
  number: string;
  title: string | null;
  refusal: { words: Words; isSettled: boolean } | null;
}

interface ResultProps extends CommonProps {
  results: readonly AssignResult[];
  handlerName: string;
}

export function AssignResultPage({ page, caller, results, handlerName }: ResultProps) {
  const { say } = page;
  const title = say(ASSIGN_WORDS.result);
  const open = results.filter(({ refusal }) => refusal !== null && !refusal.isSettled);
  const counts = { done: results.length - open.length, not: open.length };
  return (
    <WorkbenchPage
      {...{ page, caller, title }}
      back={{ href: '/desk/cases', words: ASSIGN_WORDS.back }}
      scripts={['ticks.js']}
    >
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body" role="status">
        <strong>{handlerName}</strong> · {say(filledIn(ASSIGN_WORDS.summary, counts))}
      </p>
      <ul className="govuk-list desk-list" data-ticks-done>
        {results.map((one) => (
          <li key={one.caseId}>
            <a className="govuk-link case-number" href={caseHref(one.caseId)}>
              {one.number}
            </a>{' '}
            {one.title}
            <div>
              <Outcome say={say} refusal={one.refusal} />
            </div>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <Form page={page} action="/desk/cases/assign">
          {open.map(({ caseId }) => (
            <input key={caseId} type="hidden" name="case" value={caseId} />
          ))}
          <Button kind="second">{say(ASSIGN_WORDS.again)}</Button>
        </Form>
      )}
    </WorkbenchPage>
  );
}

function Outcome({ say, refusal }: { say: PageContext['say']; refusal: AssignResult['refusal'] }) {
  if (refusal === null) return <span className="press press-calm">{say(ASSIGN_WORDS.done)}</span>;
  if (refusal.isSettled) return <span className="press press-calm">{say(ASSIGN_WORDS.already)}</span>;
  return (
    <span className="press press-late">
      {say(ASSIGN_WORDS.refused)}
      {say(refusal.words)}
    </span>
  );
}
