// The views of the queue: those everybody has and one's own, keeping the present question as one, throwing one away.
import { type Asked, queryText } from '../../api/list-filters.ts';
import { QUEUE_WORDS } from '../../words/desk-words.ts';
import type { Words } from '../../domain/law.ts';
import { Form, TextField } from '../form/form-parts.tsx';
import { keptAddress, queueAddress } from './queue-filter.ts';
import { Summary } from './queue-filter-form.tsx';
import type { QueueProps } from './queue-page.tsx';

export function Views(props: QueueProps) {
  const { page, asked, week, kept, byPhone } = props;
  const { say } = page;
  const views: [Words, Asked][] = [
    [QUEUE_WORDS.all, {}],
    [QUEUE_WORDS.viewMine, { handler: 'me', open: 'true' }],
    [QUEUE_WORDS.viewOverdue, { open: 'true', overdue: 'true' }],
    [QUEUE_WORDS.viewWeek, { open: 'true', dueBefore: week }],
    [QUEUE_WORDS.viewComplainant, { waiting: 'complainant' }],
    [QUEUE_WORDS.viewUnassigned, { handler: 'none', open: 'true' }],
  ];
  const here = byPhone === true ? '' : queueAddress(asked);
  const links = views.map(([words, of]) => ({ href: queueAddress(of), text: say(words) }));
  const own = kept.map(({ name, query }) => ({ href: keptAddress(query), text: name }));
  return (
    <>
      <Links label={say(QUEUE_WORDS.views)} links={links} here={here} />
      {own.length > 0 && <Links label={say(QUEUE_WORDS.myViews)} links={own} here={here} isShown />}
      <Tidy {...props} />
    </>
  );
}

interface LinksProps {
  label: string;
  links: readonly { href: string; text: string }[];
  here: string;
  /** The label is not only heard. */
  isShown?: boolean;
}

function Links({ label, links, here, isShown = false }: LinksProps) {
  return (
    <nav aria-label={label} className="views">
      <ul>
        {isShown && <li className="quiet own-views">{label}</li>}
        {links.map(({ href, text }) => (
          <li key={text}>
            <a className="govuk-link" href={href} aria-current={href === here ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Tidy({ page, asked, kept }: QueueProps) {
  const { say } = page;
  if (kept.length === 0) return null;
  return (
    <details className="govuk-details">
      <Summary>{say(QUEUE_WORDS.manageViews)}</Summary>
      <ul className="govuk-list desk-list">
        {kept.map(({ id, name }) => (
          <li key={id}>
            {name}
            <Form page={page} action="/desk/cases/views/remove">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="query" value={queryText(asked)} />
              <button type="submit" className="link-button">
                {say(QUEUE_WORDS.dropView)}
                <span className="govuk-visually-hidden"> {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Stands with the list, so that with scripts too it keeps the question that is shown. */
export function SaveView({ page, asked, problems, viewName, byPhone }: QueueProps) {
  const { say } = page;
  const isRight = problems.length === 0 || viewName !== undefined;
  if (byPhone === true || !isRight || Object.keys(asked).length === 0) return null;
  return (
    <details className="govuk-details" open={viewName !== undefined}>
      <Summary>{say(QUEUE_WORDS.saveView)}</Summary>
      <Form page={page} action="/desk/cases/views">
        <input type="hidden" name="query" value={queryText(asked)} />
        <div className="filter-row">
          <TextField
            {...{ page, problems }}
            name="name"
            width="medium"
            autoComplete="off"
            max={40}
            label={say(QUEUE_WORDS.viewName)}
            hint={say(QUEUE_WORDS.viewNameHint)}
            value={viewName}
          />
          <button type="submit" className="govuk-button govuk-button--secondary">
            {say(QUEUE_WORDS.save)}
          </button>
        </div>
      </Form>
    </details>
  );
}
