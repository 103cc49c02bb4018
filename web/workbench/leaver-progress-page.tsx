// How far the moving of a leaver's work is: what moved, what waits, where it fell to the queue and why; calling it off while
// the last day is still to come.
import { LEAVE_CASE_STATES } from '../../api/leave-bodies.ts';
import type { LeaveCases, LeaveProgress } from '../../api/leave-progress.ts';
import { filledIn } from '../../words/desk-words.ts';
import { LEAVE_STATES } from '../../words/leave-words.ts';
import { LEAVE_CASE_WORDS, LEAVE_REASON_WORDS, LEAVER_WORDS } from '../../words/leaver-words.ts';
import { PROBLEM_WORDS, type ProblemCode } from '../../words/problem-words.ts';
import { Button, ErrorSummary, Form } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { type FactRow, Facts, localTime, Section, Table, Tag } from './case-parts.tsx';
import { DaysWithNobody, Destination, postWords } from './leaver-parts.tsx';
import { progressHref } from './leavers-page.tsx';
import { caseHref } from './queue-table.tsx';
import type { RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

type CaseState = (typeof LEAVE_CASE_STATES)[number];
type LeaveRow = LeaveCases['cases'][number];

interface ProgressProps {
  page: PageContext;
  caller: StaffCaller;
  context: RowContext;
  leave: LeaveProgress;
  moved: LeaveCases;
  asked: { state?: CaseState | undefined; after?: string | undefined };
  problems: readonly FormProblem[];
}

export function LeaverProgressPage(props: ProgressProps) {
  const { page, caller, context, leave, problems } = props;
  const { say } = page;
  const title = say(filledIn(LEAVER_WORDS.progressTitle, { name: context.staffName(leave.staff) }));
  const back = { href: '/desk/leavers', words: LEAVER_WORDS.toLeavers };
  return (
    <WorkbenchPage {...{ page, caller, title, back }} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <h1 className="govuk-heading-l">{title}</h1>
      <Facts rows={factsOf(props)} />
      <p className="govuk-body">
        <a className="govuk-link" href={progressHref(leave.staff)}>
          {say(LEAVER_WORDS.reload)}
        </a>
      </p>
      {leave.state === 'planned' ? <Planned {...props} /> : <Moved {...props} />}
      <DaysWithNobody {...{ page, context }} days={leave.delegations} />
    </WorkbenchPage>
  );
}

function factsOf({ page: { say }, context, leave }: ProgressProps): FactRow[] {
  const { state, lastDay, reason, successor, enteredBy, at, beganAt } = leave;
  const time = (iso: string) => localTime(context.at.zone, Date.parse(iso));
  const kind = state === 'done' ? 'green' : 'yellow';
  return [
    [
      say(LEAVER_WORDS.state),
      <Tag key="state" kind={kind}>
        {say(LEAVE_STATES[state])}
      </Tag>,
    ],
    [say(LEAVER_WORDS.successor), successor === null ? say(LEAVER_WORDS.nobodyNamed) : context.staffName(successor)],
    [say(LEAVER_WORDS.lastDay), lastDay ?? say(LEAVER_WORDS.noLastDay)],
    ...(reason === null ? [] : [[say(LEAVER_WORDS.reason), say(LEAVE_REASON_WORDS[reason])] satisfies FactRow]),
    [say(LEAVER_WORDS.enteredBy), `${context.staffName(enteredBy)} ${time(at)}`],
    ...(beganAt === null ? [] : [[say(LEAVER_WORDS.began), time(beganAt)] satisfies FactRow]),
  ];
}

function Planned({ page, leave }: ProgressProps) {
  const { say } = page;
  return (
    <>
      <p className="govuk-body">
        {say(LEAVER_WORDS.notBegun)} {say(LEAVER_WORDS.laterWarning)}
      </p>
      <Form page={page} action={`${progressHref(leave.staff)}/call-off`}>
        <Button kind="warning">{say(LEAVER_WORDS.callOff)}</Button>
      </Form>
    </>
  );
}

function Moved(props: ProgressProps) {
  const { page, leave, moved, asked } = props;
  const { say } = page;
  const { counts, staff } = leave;
  const at = (state?: CaseState, after?: string) => {
    const query = new URLSearchParams({ ...(state && { state }), ...(after && { after }) }).toString();
    return `${progressHref(staff)}${query && `?${query}`}`;
  };
  return (
    <Section id="cases" title={say(LEAVER_WORDS.cases)}>
      <p className="govuk-body" role="status">
        {say(filledIn(LEAVER_WORDS.handled, { toSuccessor: counts.toSuccessor, toQueue: counts.toQueue }))}
      </p>
      <nav aria-label={say(LEAVER_WORDS.state)} className="views">
        <ul>
          {[undefined, ...LEAVE_CASE_STATES].map((state) => (
            <li key={state ?? 'all'}>
              <a className="govuk-link" href={at(state)} aria-current={state === asked.state ? 'page' : undefined}>
                {state === undefined
                  ? say(filledIn(LEAVER_WORDS.allStates, { n: counts.cases }))
                  : `${say(LEAVE_CASE_WORDS[state])} ${counts.byState[state]}`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <MovedCases {...props} />
      <p className="govuk-body pages">
        {asked.after !== undefined && (
          <a className="govuk-link" href={at(asked.state)}>
            {say(LEAVER_WORDS.firstPage)}
          </a>
        )}{' '}
        {moved.next !== null && (
          <a className="govuk-link" href={at(asked.state, moved.next)}>
            {say(LEAVER_WORDS.next)}
          </a>
        )}
      </p>
    </Section>
  );
}

function MovedCases({ page, context, leave: { successor }, moved: { cases } }: ProgressProps) {
  const { say } = page;
  if (cases.length === 0) return <p className="govuk-body quiet">{say(LEAVER_WORDS.noneHere)}</p>;
  const heads = [
    LEAVER_WORDS.number,
    LEAVER_WORDS.state,
    LEAVER_WORDS.posts,
    LEAVER_WORDS.goesTo,
    LEAVER_WORDS.movedAt,
  ];
  return (
    <Table
      caption={say(LEAVER_WORDS.cases)}
      head={heads.map(say)}
      rows={cases.map((part) => ({
        key: part.caseId,
        cells: [
          <a key="case" className="govuk-link case-number" href={caseHref(part.caseId)}>
            {part.number}
          </a>,
          <Standing key="state" page={page} part={part} />,
          postWords(page, part),
          <Destination key="to" {...{ page, context, part, successor }} />,
          part.movedAt === null ? '' : localTime(context.at.zone, Date.parse(part.movedAt)),
        ],
      }))}
    />
  );
}

const PRESS: Record<CaseState, string> = { waiting: 'soon', done: 'calm', unchanged: 'none', failed: 'late' };

function Standing({ page: { say }, part: { state, code } }: { page: PageContext; part: LeaveRow }) {
  return (
    <>
      <span className={`press press-${PRESS[state]}`}>{say(LEAVE_CASE_WORDS[state])}</span>
      {code !== null && (
        <div className="govuk-body-s quiet">
          {code in PROBLEM_WORDS ? say(PROBLEM_WORDS[code as ProblemCode]) : code}
        </div>
      )}
    </>
  );
}
