// Leaving the house: who is going and how far that is, and the form that begins with a look at what would move where.
import type { peopleOfBodies } from '../../api/colleagues.ts';
import { LEAVE_REASONS } from '../../api/leave-bodies.ts';
import type { LeaversBelow } from '../../api/leave-progress.ts';
import { LEAVE_STATES } from '../../words/leave-words.ts';
import { LEAVE_REASON_WORDS, LEAVER_WORDS } from '../../words/leaver-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { Button, ErrorSummary, Form, SelectField, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { Section, Tag } from './case-parts.tsx';
import type { RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

type People = Awaited<ReturnType<typeof peopleOfBodies>>;

interface LeaversProps {
  page: PageContext;
  caller: StaffCaller;
  context: RowContext;
  below: LeaversBelow;
  successors: People;
  sent: Sent;
  problems: readonly FormProblem[];
}

export const LEAVER_FIELDS = ['who', 'lastDay', 'reason', 'successor'] as const;
export const progressHref = (staffId: string): string => `/desk/leavers/${encodeURIComponent(staffId)}`;

export function LeaversPage(props: LeaversProps) {
  const { page, caller, problems } = props;
  const { say } = page;
  const title = say(LEAVER_WORDS.title);
  const labelOf = (path: string) => {
    const field = LEAVER_FIELDS.find((one) => one === path);
    return field === undefined ? '' : say(LEAVER_WORDS[field]);
  };
  return (
    <WorkbenchPage {...{ page, caller, title }} back={{ href: '/desk' }} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} labelOf={labelOf} />
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body quiet">{say(LEAVER_WORDS.help)}</p>
      <Standing {...props} />
      <Enter {...props} />
    </WorkbenchPage>
  );
}

function Standing({ page: { say }, below: { leaves } }: LeaversProps) {
  return (
    <Section id="standing" title={say(LEAVER_WORDS.standing)}>
      {leaves.length === 0 && <p className="govuk-body quiet">{say(LEAVER_WORDS.noneStanding)}</p>}
      <ul className="govuk-list desk-list">
        {leaves.map(({ staffId, name, state, lastDay }) => (
          <li key={staffId}>
            <strong>{name}</strong> <Tag kind={state === 'done' ? 'green' : 'yellow'}>{say(LEAVE_STATES[state])}</Tag>{' '}
            {lastDay !== null && (
              <span className="quiet">
                {say(LEAVER_WORDS.lastDay)} <time dateTime={lastDay}>{lastDay}</time>{' '}
              </span>
            )}
            <a className="govuk-link" href={progressHref(staffId)}>
              {say(LEAVER_WORDS.open)}
              <span className="govuk-visually-hidden"> {name}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Enter({ page, context, below, successors, sent, problems }: LeaversProps) {
  const { say } = page;
  const part = { page, problems };
  const options = (of: People) =>
    of.map(({ id, name, unit }) => ({ value: id, label: `${name} (${say(context.unitName(unit))})` }));
  const field = (name: (typeof LEAVER_FIELDS)[number]) => ({
    ...{ ...part, name, label: say(LEAVER_WORDS[name]), value: first(sent, name) },
  });
  if (below.people.length === 0) return <p className="govuk-body">{say(LEAVER_WORDS.nobody)}</p>;
  return (
    <Section id="enter" title={say(LEAVER_WORDS.enter)}>
      <Form page={page} action="/desk/leavers/preview">
        <SelectField {...field('who')} options={options(below.people)} />
        <TextField {...field('lastDay')} type="date" width="short" hint={say(LEAVER_WORDS.lastDayHint)} optional />
        <SelectField
          {...field('reason')}
          options={LEAVE_REASONS.map((value) => ({ value, label: say(LEAVE_REASON_WORDS[value]) }))}
          optional
        />
        <SelectField
          {...field('successor')}
          options={options(successors)}
          hint={say(LEAVER_WORDS.successorHint)}
          optional
        />
        <Button>{say(LEAVER_WORDS.preview)}</Button>
      </Form>
    </Section>
  );
}
