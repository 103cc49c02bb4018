// The four desks between units as one page: a row for each matter, what a desk says of it by a table. Leaves out reading
// (desk-list-routes.tsx).
import type { ReactNode } from 'react';
import type { pageOfDesk } from '../../api/case-desks.ts';
import type { DeskName } from '../../domain/case-desks.ts';
import { stateWords } from '../../words/case-desk-words.ts';
import { DESK_LIST_WORDS, DESK_LISTS } from '../../words/desk-list-words.ts';
import { DESK_WORDS, filledIn } from '../../words/desk-words.ts';
import { pressing } from '../../words/due-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { clockWord, TASKS, wordOf } from '../../words/notice-codes.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { roleWords } from '../../words/waiting-words.ts';
import { commandWords } from '../page-problem.tsx';
import type { PageContext } from '../page.tsx';
import { CardTable } from './card-table.tsx';
import { Tag } from './case-parts.tsx';
import { caseHref, Due } from './queue-table.tsx';
import type { RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

type Row = Awaited<ReturnType<typeof pageOfDesk>>['rows'][number];

interface DeskListProps {
  page: PageContext;
  caller: StaffCaller;
  context: RowContext;
  desk: DeskName;
  rows: readonly Row[];
  /** Addresses of the next and the first page; null where this is the last or the first. */
  more: string | null;
  first: string | null;
}

export function DeskListPage({ page, caller, context, desk, rows, more, first }: DeskListProps) {
  const { say } = page;
  const { title, help, empty, who, what } = DESK_LISTS[desk];
  const heads = [DESK_LIST_WORDS.case, who, what, DESK_LIST_WORDS.byWhen, DESK_LIST_WORDS.act];
  const shown = say(filledIn(DESK_LIST_WORDS.shown, { n: rows.length }));
  return (
    <WorkbenchPage {...{ page, caller }} title={say(title)}>
      <h1 className="govuk-heading-l">{say(title)}</h1>
      <p className="govuk-body quiet">{say(help)}</p>
      <p className="govuk-body" role="status">
        {rows.length === 0 ? say(empty) : shown}
      </p>
      {rows.some((row) => row.case.example === true) && <p className="example-law">{say(PAGE_WORDS.exampleLaw)}</p>}
      {rows.length > 0 && (
        <CardTable {...{ page, heads }} caption={say(title)}>
          {rows.map((row) => (
            <Matter key={`${row.case.caseId}-${row.matter.id}`} {...{ page, context, desk, row, heads }} />
          ))}
        </CardTable>
      )}
      <p className="govuk-body pages">
        {first !== null && (
          <a className="govuk-link" href={first}>
            {say(DESK_LIST_WORDS.firstPage)}
          </a>
        )}
        {more !== null && (
          <a className="govuk-link" rel="next" href={more}>
            {say(DESK_LIST_WORDS.next)}
          </a>
        )}
      </p>
    </WorkbenchPage>
  );
}

interface MatterProps {
  page: PageContext;
  context: RowContext;
  desk: DeskName;
  row: Row;
}

function Matter({ heads, ...part }: MatterProps & { heads: readonly { zh: string; en: string }[] }) {
  const { page, desk } = part;
  const { say } = page;
  const Said = SAID[desk];
  const cells: ReactNode[] = [
    <CaseName key="case" {...part} />,
    <Who key="who" {...part} />,
    <Said key="what" {...part} />,
    <Limits key="limits" {...part} />,
    <Acts key="acts" {...part} />,
  ];
  return (
    <tr className="govuk-table__row" role="row">
      {cells.map((cell, index) => (
        <td key={index} role="cell" className="govuk-table__cell" data-label={say(heads[index]!)}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

function CaseName({ page: { say }, row }: MatterProps) {
  return (
    <>
      <a className="govuk-link case-number" href={caseHref(row.case.caseId)}>
        {row.case.number}
      </a>
      <div>
        {row.case.urgent && <Tag kind="red">{say(DESK_WORDS.urgent)}</Tag>}
        {row.case.title ?? <span className="quiet">{say(DESK_WORDS.noTitle)}</span>}
      </div>
    </>
  );
}

/** Who asks whom, on which side one's own unit stands, who drafted and who has agreed. */
function Who({ page: { say }, context, desk, row }: MatterProps) {
  const { matter } = row;
  const from = matter.fromUnit === null || desk === 'approvals' ? null : say(context.unitName(matter.fromUnit));
  const to =
    desk === 'handOvers' || desk === 'reviews' ? matter.asked.map(({ unit }) => say(context.unitName(unit))) : [];
  return (
    <>
      {[...(from === null ? [] : [from]), ...to].join(' → ')}
      {matter.by !== null && <div>{context.staffName(matter.by)}</div>}
      {matter.since !== null && (
        <div className="quiet">{say(filledIn(DESK_LIST_WORDS.since, { day: matter.since }))}</div>
      )}
      <Side {...{ say, desk, row }} />
      {(matter.chain ?? []).map((step) => (
        <div key={step.role}>
          {say(stepWords(step))} {step.by !== undefined && context.staffName(step.by)}
        </div>
      ))}
    </>
  );
}

function stepWords({ role, by }: NonNullable<Row['matter']['chain']>[number]) {
  const words = by === undefined ? DESK_LIST_WORDS.toAgree : DESK_LIST_WORDS.agreed;
  const { zh, en } = roleWords(role);
  return { zh: filledIn(words, { role: zh }).zh, en: filledIn(words, { role: en }).en };
}

function Side({ say, desk, row }: Pick<MatterProps, 'desk' | 'row'> & { say: PageContext['say'] }) {
  if (desk === 'approvals') return null;
  if (desk === 'reviews')
    return <Tag kind="grey">{say(row.toUs ? DESK_LIST_WORDS.reviewByUs : DESK_LIST_WORDS.reviewOfUs)}</Tag>;
  // Whoever looks after both sides is asked nothing and asks nothing.
  if (row.toUs === row.byUs) return null;
  return <Tag kind={row.toUs ? 'yellow' : 'grey'}>{say(row.toUs ? DESK_LIST_WORDS.toUs : DESK_LIST_WORDS.byUs)}</Tag>;
}

/** What the list shows of a text; the whole stands in the case. */
const MOST_SYMBOLS = 160;

function Said({ page: { say }, row: { matter } }: Pick<MatterProps, 'page' | 'row'>) {
  if (matter.text === null) return <span className="quiet">{say(DESK_LIST_WORDS.noText)}</span>;
  const symbols = [...matter.text];
  return (
    <span className="prose">
      {symbols.length <= MOST_SYMBOLS ? matter.text : `${symbols.slice(0, MOST_SYMBOLS).join('')}…`}
    </span>
  );
}

const SAID: Record<DeskName, (part: MatterProps) => ReactNode> = {
  handOvers: (part) => (
    <>
      <Tag kind="grey">{part.page.say(stateWords(part.row.matter.state))}</Tag>
      {part.row.matter.basis !== undefined && part.page.say(codeLabel('basis', part.row.matter.basis))}
      <div>
        <Said {...part} />
      </div>
    </>
  ),
  consultations: Said,
  approvals: Proposed,
  reviews: Contested,
};

function Proposed(part: MatterProps) {
  const { page, row } = part;
  const { say } = page;
  const { state, version, measures = [], amount, text, by } = row.matter;
  return (
    <>
      <strong>{say(wordOf(TASKS, state))}</strong>{' '}
      {version !== undefined && say(filledIn(DESK_LIST_WORDS.version, { n: version }))}
      {state === 'implement' && by === null && <div className="quiet">{say(DESK_LIST_WORDS.noReply)}</div>}
      {measures.length > 0 && <div>{measures.map((kind) => say(codeLabel('kind', kind))).join('、')}</div>}
      {amount !== undefined && (
        <div>
          {say(DESK_LIST_WORDS.amount)} {(amount / 100).toFixed(2)}
        </div>
      )}
      {text !== null && (
        <div>
          <Said {...part} />
        </div>
      )}
    </>
  );
}

function Contested({ page: { say }, row }: MatterProps) {
  const { level = 1, against = 'reply', reasons = [], isLate, state } = row.matter;
  return (
    <>
      <strong>{say(filledIn(DESK_LIST_WORDS.level, { n: level }))}</strong> {say(DESK_LIST_WORDS[against])}{' '}
      <Tag kind="grey">{say(stateWords(state))}</Tag>
      {isLate === true && <Tag kind="yellow">{say(DESK_LIST_WORDS.late)}</Tag>}
      {reasons.length > 0 && <div>{reasons.map((code) => say(codeLabel('code', code))).join('、')}</div>}
    </>
  );
}

/** The limits of the matter itself; where it has none, what presses in the case. */
function Limits({ page, context, desk, row }: MatterProps) {
  const { say } = page;
  const limits = row.matter.asked.filter(({ limit }) => limit !== null);
  if (limits.length === 0) return <Due page={page} row={row.case} context={context} />;
  return (
    <>
      {limits.map(({ unit, state, limit }) => {
        const { last, words, press } = pressing({ ...limit!, overdue: limit!.isLate }, context.at);
        return (
          <div key={unit} className="desk-limit">
            {desk === 'consultations' && (
              <>
                {say(context.unitName(unit))}{' '}
                {state === 'passedOver' && <Tag kind="grey">{say(stateWords(state))}</Tag>}{' '}
              </>
            )}
            <time dateTime={limit!.dueOn ?? undefined}>{last}</time>{' '}
            <span className={`press press-${press}`}>{say(words)}</span>
            {desk !== 'consultations' && (
              <div className="govuk-body-s quiet due-of">{say(clockWord(limit!.clock))}</div>
            )}
          </div>
        );
      })}
    </>
  );
}

function Acts({ page: { say }, row }: MatterProps) {
  const { acts } = row;
  const { caseId, number } = row.case;
  const links =
    acts.length === 0
      ? [{ href: caseHref(caseId), words: DESK_LIST_WORDS.open }]
      : acts.map((name) => ({ href: `${caseHref(caseId)}/act/${name}`, words: commandWords(name) }));
  return (
    <ul className="govuk-list desk-acts">
      {links.map(({ href, words }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {say(words)}
            <span className="govuk-visually-hidden"> {number}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
