// What a head or supervisor looks at: late and nearly late cases by unit and one by one, how much lies with whom.
import type { ReactNode } from 'react';
import type { Asked } from '../../api/list-filters.ts';
import type { Overview } from '../../api/supervision.ts';
import type { Words } from '../../domain/law.ts';
import { filledIn, SUPERVISION_WORDS } from '../../words/desk-words.ts';
import { LEAVER_WORDS } from '../../words/leaver-words.ts';
import type { PageContext } from '../page.tsx';
import { queueAddress } from './queue-filter.ts';
import { CaseTable } from './queue-table.tsx';
import type { CaseListRow, RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

interface SupervisionProps {
  page: PageContext;
  caller: StaffCaller;
  context: RowContext;
  overview: Overview;
  overdue: readonly CaseListRow[];
  soon: readonly CaseListRow[];
}

export function SupervisionPage(props: SupervisionProps) {
  const { page, caller, overview, context, overdue, soon } = props;
  const { say } = page;
  const title = say(SUPERVISION_WORDS.title);
  const unit = caller.staff.unit;
  return (
    <WorkbenchPage {...{ page, caller, title }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body quiet">{say(SUPERVISION_WORDS.chaseHelp)}</p>
      <Units {...props} />
      <Cases
        {...{ page, context }}
        title={SUPERVISION_WORDS.overdueCases}
        empty={SUPERVISION_WORDS.noOverdue}
        rows={overdue}
        all={lateOf(unit)}
      />
      <Cases
        {...{ page, context }}
        title={SUPERVISION_WORDS.soonCases}
        empty={SUPERVISION_WORDS.noSoon}
        rows={soon}
        all={soonOf(unit, overview.until)}
      />
      <Workload {...props} />
      <p className="govuk-body">
        <a className="govuk-link" href="/desk/absences">
          {say(SUPERVISION_WORDS.absences)}
        </a>
        {' · '}
        <a className="govuk-link" href="/desk/leavers">
          {say(LEAVER_WORDS.title)}
        </a>
      </p>
    </WorkbenchPage>
  );
}

const lateOf = (unit: string): Asked => ({ unit, overdue: 'true' });
const soonOf = (unit: string, until: string): Asked => ({ unit, open: 'true', overdue: 'false', dueBefore: until });

interface CasesProps {
  page: PageContext;
  context: RowContext;
  title: Words;
  empty: Words;
  rows: readonly CaseListRow[];
  all: Asked;
}

function Cases({ page, context, title, empty, rows, all }: CasesProps) {
  const { say } = page;
  return (
    <section>
      <h2 className="govuk-heading-m">{say(title)}</h2>
      {rows.length === 0 ? (
        <p className="govuk-body quiet">{say(empty)}</p>
      ) : (
        <>
          <CaseTable {...{ page, rows, context }} caption={say(title)} />
          <p className="govuk-body">
            <a className="govuk-link" href={queueAddress(all)}>
              {say(SUPERVISION_WORDS.allOfThem)}
              <span className="govuk-visually-hidden"> {say(title)}</span>
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function Units({ page, context, overview }: SupervisionProps) {
  const { say } = page;
  const { units, most, until } = overview;
  const heads = [SUPERVISION_WORDS.unit, SUPERVISION_WORDS.overdue, SUPERVISION_WORDS.soon, SUPERVISION_WORDS.open];
  return (
    <section>
      <h2 className="govuk-heading-m">{say(SUPERVISION_WORDS.perUnit)}</h2>
      {units.length === 0 && <p className="govuk-body quiet">{say(SUPERVISION_WORDS.noUnits)}</p>}
      {units.length > 0 && (
        <>
          <p className="govuk-body quiet">{say(SUPERVISION_WORDS.perUnitHelp)}</p>
          <NumberTable page={page} heads={heads} caption={say(SUPERVISION_WORDS.perUnit)}>
            {units.map(({ unit, overdue, soon, open }) => (
              <tr className="govuk-table__row" role="row" key={unit}>
                <RowHead>{say(context.unitName(unit))}</RowHead>
                <Count page={page} head={heads[1]!} n={overdue} most={most} href={queueAddress(lateOf(unit))} late />
                <Count page={page} head={heads[2]!} n={soon} most={most} href={queueAddress(soonOf(unit, until))} />
                <Count page={page} head={heads[3]!} n={open} most={most} href={queueAddress({ unit, open: 'true' })} />
              </tr>
            ))}
          </NumberTable>
        </>
      )}
    </section>
  );
}

function Workload({ page, context, overview }: SupervisionProps) {
  const { say } = page;
  const { handlers, until, most } = overview;
  const heads = [SUPERVISION_WORDS.handler, SUPERVISION_WORDS.overdue, SUPERVISION_WORDS.soon, SUPERVISION_WORDS.open];
  return (
    <section>
      <h2 className="govuk-heading-m">{say(SUPERVISION_WORDS.workload)}</h2>
      {handlers.length === 0 && <p className="govuk-body quiet">{say(SUPERVISION_WORDS.noHandlers)}</p>}
      {handlers.length > 0 && (
        <NumberTable page={page} heads={heads} caption={say(SUPERVISION_WORDS.workload)}>
          {handlers.map(({ id, name, unit, overdue, soon, open, delegate }) => {
            const of = (more: Asked) => queueAddress({ handler: id, open: 'true', ...more });
            return (
              <tr className="govuk-table__row" role="row" key={id}>
                <RowHead>
                  {name} {unit !== '' && <span className="quiet">{say(context.unitName(unit))}</span>}
                  {delegate !== null && (
                    <div>
                      <strong className="govuk-tag govuk-tag--yellow">
                        {say(filledIn(SUPERVISION_WORDS.away, { name: delegate }))}
                      </strong>
                    </div>
                  )}
                </RowHead>
                <Count page={page} head={heads[1]!} n={overdue} most={most} href={of({ overdue: 'true' })} late />
                <Count
                  {...{ page, most }}
                  head={heads[2]!}
                  n={soon}
                  href={of({ overdue: 'false', dueBefore: until })}
                />
                <Count page={page} head={heads[3]!} n={open} most={most} href={of({})} />
              </tr>
            );
          })}
        </NumberTable>
      )}
    </section>
  );
}

interface NumberTableProps {
  page: PageContext;
  heads: readonly Words[];
  caption: string;
  children: ReactNode;
}

function NumberTable({ page: { say }, heads, caption, children }: NumberTableProps) {
  return (
    <table className="govuk-table cards numbers" role="table">
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead className="govuk-table__head" role="rowgroup">
        <tr className="govuk-table__row" role="row">
          {heads.map((head, index) => (
            <th
              key={head.en}
              scope="col"
              role="columnheader"
              className={`govuk-table__header${index === 0 ? '' : ' govuk-table__header--numeric'}`}
            >
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" role="rowgroup">
        {children}
      </tbody>
    </table>
  );
}

const RowHead = ({ children }: { children: ReactNode }) => (
  <th scope="row" role="rowheader" className="govuk-table__header">
    {children}
  </th>
);

interface CountProps {
  page: PageContext;
  head: Words;
  n: number;
  most: number;
  href: string;
  late?: boolean;
}

function Count({ page: { say }, head, n, most, href, late = false }: CountProps) {
  return (
    <td role="cell" className="govuk-table__cell govuk-table__cell--numeric" data-label={say(head)}>
      {n === 0 ? (
        <span className="quiet">0</span>
      ) : (
        <a className={`govuk-link${late ? ' press-late' : ''}`} href={href}>
          {n >= most ? `${most}+` : n}
        </a>
      )}
    </td>
  );
}
