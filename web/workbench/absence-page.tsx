// Being away: what stands, taking it back, entering it. For oneself; for those in one's care too.
import type { NamedAbsence } from '../../api/absences.ts';
import type { peopleInCare } from '../../api/colleagues.ts';
import { ABSENCE_WORDS } from '../../words/desk-words.ts';
import { Button, ErrorSummary, Form, SelectField, TextField } from '../form/form-parts.tsx';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { CardTable } from './card-table.tsx';
import type { RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

type People = Awaited<ReturnType<typeof peopleInCare>>;

interface AbsenceProps {
  page: PageContext;
  caller: StaffCaller;
  context: RowContext;
  absences: readonly NamedAbsence[];
  /** Whose absence can be entered; the caller alone for most. */
  people: People;
  delegates: People;
  sent: Sent;
  problems: readonly FormProblem[];
}

export function AbsencePage(props: AbsenceProps) {
  const { page, caller, problems } = props;
  const { say } = page;
  const title = say(ABSENCE_WORDS.title);
  const labelOf = (path: string) => (path in LABELS ? say(LABELS[path as keyof typeof LABELS]) : '');
  return (
    <WorkbenchPage {...{ page, caller, title }} back={{ href: '/desk' }} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} labelOf={labelOf} />
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body quiet">{say(ABSENCE_WORDS.help)}</p>
      <Standing {...props} />
      <Enter {...props} />
    </WorkbenchPage>
  );
}

const LABELS = {
  who: ABSENCE_WORDS.who,
  from: ABSENCE_WORDS.from,
  to: ABSENCE_WORDS.to,
  delegate: ABSENCE_WORDS.delegate,
};

function Standing({ page, absences }: AbsenceProps) {
  const { say } = page;
  const heads = [...Object.values(LABELS), ABSENCE_WORDS.act];
  const cell = { role: 'cell', className: 'govuk-table__cell' };
  return (
    <section>
      <h2 className="govuk-heading-m">{say(ABSENCE_WORDS.inForce)}</h2>
      {absences.length === 0 && <p className="govuk-body quiet">{say(ABSENCE_WORDS.none)}</p>}
      {absences.length > 0 && (
        <CardTable page={page} caption={say(ABSENCE_WORDS.inForce)} heads={heads}>
          {absences.map(({ staffId, name, from, to, delegateName, isAway }) => (
            <tr className="govuk-table__row" role="row" key={`${staffId}-${from}`}>
              <td {...cell} data-label={say(LABELS.who)}>
                {name} {isAway && <strong className="govuk-tag govuk-tag--yellow">{say(ABSENCE_WORDS.today)}</strong>}
              </td>
              <td {...cell} data-label={say(LABELS.from)}>
                {from}
              </td>
              <td {...cell} data-label={say(LABELS.to)}>
                {to}
              </td>
              <td {...cell} data-label={say(LABELS.delegate)}>
                {delegateName}
              </td>
              <td {...cell} data-label={say(ABSENCE_WORDS.act)}>
                <Form page={page} action="/desk/absences/back">
                  <input type="hidden" name="who" value={staffId} />
                  <input type="hidden" name="from" value={from} />
                  <input type="hidden" name="to" value={to} />
                  <button type="submit" className="link-button">
                    {say(ABSENCE_WORDS.takeBack)}
                    <span className="govuk-visually-hidden">
                      {' '}
                      {name} {from}
                    </span>
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </CardTable>
      )}
    </section>
  );
}

function Enter({ page, caller, context, people, delegates, sent, problems }: AbsenceProps) {
  const { say } = page;
  const part = { page, problems };
  const options = (of: People) =>
    of.map(({ id, name, unit }) => ({ value: id, label: `${name} (${say(context.unitName(unit))})` }));
  return (
    <section>
      <h2 className="govuk-heading-m">{say(ABSENCE_WORDS.enter)}</h2>
      <Form page={page} action="/desk/absences">
        {people.length > 1 ? (
          <SelectField
            {...part}
            name="who"
            label={say(LABELS.who)}
            value={first(sent, 'who') || caller.staff.id}
            options={options(people)}
          />
        ) : (
          <input type="hidden" name="who" value={caller.staff.id} />
        )}
        <div className="filter-row">
          <TextField
            {...part}
            name="from"
            type="date"
            width="short"
            label={say(LABELS.from)}
            value={first(sent, 'from')}
          />
          <TextField {...part} name="to" type="date" width="short" label={say(LABELS.to)} value={first(sent, 'to')} />
        </div>
        <SelectField
          {...part}
          name="delegate"
          label={say(LABELS.delegate)}
          value={first(sent, 'delegate')}
          options={options(delegates)}
        />
        <Button>{say(ABSENCE_WORDS.save)}</Button>
      </Form>
    </section>
  );
}
