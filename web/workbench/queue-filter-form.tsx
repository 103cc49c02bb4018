// The filters of the queue as a form whose address is the question, and chips of what is set.
import type { ReactNode } from 'react';
import { type Asked, FILTERS, type FilterName } from '../../api/list-filters.ts';
import { QUEUE_WORDS } from '../../words/desk-words.ts';
import { ErrorSummary, Form, idOf, SelectField, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { type Choices, valueLabel } from './queue-choices.ts';
import { queueAddress, without } from './queue-filter.ts';
import type { RowContext } from './row-context.ts';

interface FilterProps {
  page: PageContext;
  asked: Asked;
  choices: Choices;
  problems: readonly FormProblem[];
}

const FIRST: FilterName[] = ['q', 'unit', 'phase', 'handler', 'open'];
const MORE: FilterName[] = ['waiting', 'dueBefore', 'receivedFrom', 'receivedTo', 'category', 'channel'];
const DAYS: FilterName[] = ['dueBefore', 'receivedFrom', 'receivedTo'];
/** With scripts only the list is changed: what one was typing, and where, stays. */
export const SWAP = { 'hx-target': '#cases', 'hx-select': '#cases', 'hx-swap': 'outerHTML', 'hx-push-url': 'true' };

export const filterWords = (name: FilterName) => (name === 'q' ? QUEUE_WORDS.number : QUEUE_WORDS[name]);

export function FilterForm({ page, asked, choices, problems }: FilterProps) {
  const { say } = page;
  const labelOf = (path: string) => {
    if (path === 'name') return say(QUEUE_WORDS.viewName);
    return FILTERS.some((one) => one === path) ? say(filterWords(path as FilterName)) : '';
  };
  const field = (name: FilterName) => <FilterField key={name} {...{ page, asked, choices, problems, name }} />;
  const kept = (['matterType', 'regime'] as const).filter((name) => asked[name] !== undefined);
  return (
    <section className="filters" aria-label={say(QUEUE_WORDS.filter)}>
      <ErrorSummary page={page} problems={problems} labelOf={labelOf} />
      <form method="get" action="/desk/cases" noValidate hx-get="/desk/cases" {...SWAP}>
        {kept.map((name) => (
          <input key={name} type="hidden" name={name} value={asked[name]} />
        ))}
        <div className="filter-row">
          {FIRST.map(field)}
          <Flags page={page} asked={asked} />
          <button type="submit" className="govuk-button">
            {say(QUEUE_WORDS.show)}
          </button>
        </div>
        <details className="govuk-details" open={MORE.some((name) => asked[name] !== undefined)}>
          <Summary>{say(QUEUE_WORDS.moreFilters)}</Summary>
          <div className="filter-row">{MORE.map(field)}</div>
        </details>
      </form>
      <PhoneForm page={page} />
    </section>
  );
}

export const Summary = ({ children }: { children: ReactNode }) => (
  <summary className="govuk-details__summary">
    <span className="govuk-details__summary-text">{children}</span>
  </summary>
);

function FilterField({ page, asked, choices, problems, name }: FilterProps & { name: FilterName }) {
  const part = { page, problems, name, label: page.say(filterWords(name)), value: asked[name] };
  const options = choices[name];
  if (DAYS.includes(name)) return <TextField {...part} type="date" width="short" />;
  if (options === undefined) return <TextField {...part} width="medium" autoComplete="off" />;
  // A value of the address that is not in the list stays chosen.
  const all = part.value === undefined || options.some(({ value }) => value === part.value) ? [] : [part.value];
  return (
    <SelectField
      {...part}
      anyLabel={page.say(QUEUE_WORDS.any)}
      options={[...options, ...all.map((value) => ({ value, label: value }))]}
    />
  );
}

function Flags({ page: { say }, asked }: { page: PageContext; asked: Asked }) {
  return (
    <fieldset className="govuk-fieldset flags">
      <legend className="govuk-visually-hidden">{say(QUEUE_WORDS.due)}</legend>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {(['overdue', 'urgent'] as const).map((name) => (
          <div className="govuk-checkboxes__item" key={name}>
            <input
              className="govuk-checkboxes__input"
              type="checkbox"
              id={idOf(name)}
              name={name}
              value="true"
              defaultChecked={asked[name] === 'true'}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={idOf(name)}>
              {say(QUEUE_WORDS[name])}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Sent in the body: a number that reaches a person stands in no address. */
function PhoneForm({ page }: { page: PageContext }) {
  const { say } = page;
  return (
    <details className="govuk-details">
      <Summary>{say(QUEUE_WORDS.phone)}</Summary>
      <Form page={page} action="/desk/cases/by-phone">
        <div className="filter-row">
          <TextField
            page={page}
            name="phone"
            type="tel"
            width="medium"
            autoComplete="off"
            label={say(QUEUE_WORDS.phone)}
            hint={say(QUEUE_WORDS.phoneHint)}
          />
          <button type="submit" className="govuk-button govuk-button--secondary">
            {say(QUEUE_WORDS.find)}
          </button>
        </div>
      </Form>
    </details>
  );
}

interface ChipProps {
  page: PageContext;
  asked: Asked;
  choices: Choices;
  context: RowContext;
}

/** Each leads to the same question without it. */
export function Chips({ page, asked, choices, context }: ChipProps) {
  const { say } = page;
  const set = FILTERS.filter((name) => asked[name] !== undefined);
  if (set.length === 0) return null;
  return (
    <div className="chips">
      <h2 className="govuk-visually-hidden">{say(QUEUE_WORDS.set)}</h2>
      <ul>
        {set.map((name) => (
          <li key={name}>
            <a className="chip" href={queueAddress(without(asked, name))}>
              {chipText(page, context, choices, name, asked[name]!)} <span aria-hidden="true">×</span>
              <span className="govuk-visually-hidden"> {say(QUEUE_WORDS.remove)}</span>
            </a>
          </li>
        ))}
        <li>
          <a className="govuk-link chip-clear" href="/desk/cases">
            {say(QUEUE_WORDS.clear)}
          </a>
        </li>
      </ul>
    </div>
  );
}

function chipText(page: PageContext, context: RowContext, choices: Choices, name: FilterName, value: string): string {
  const label = page.say(filterWords(name));
  if ((name === 'overdue' || name === 'urgent') && value === 'true') return label;
  return `${label}${page.language === 'zh' ? '：' : ': '}${valueLabel(page, context, choices, name, value)}`;
}
