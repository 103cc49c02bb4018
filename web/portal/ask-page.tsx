// "Who is responsible?": advice with its reasons, honest where there is none.
import type { adviseUnits } from '../../api/responsible-advice.ts';
import type { PortalFacts } from '../../api/portal-facts.ts';
import { ASK_WORDS, START_WORDS } from '../../words/portal-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { AreaField, Button, ErrorSummary, Form, LinkButton, SelectField, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

export type Advised = Awaited<ReturnType<typeof adviseUnits>>;

interface AskProps {
  page: PageContext;
  facts: PortalFacts;
  sent: Sent;
  problems: readonly FormProblem[];
  advised: Advised | null;
}

export function AskPage({ page, facts, sent, problems, advised }: AskProps) {
  const { say } = page;
  const part = { page, problems };
  return (
    <PortalPage page={page} title={say(ASK_WORDS.title)} back="/" hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <Heading>{say(ASK_WORDS.title)}</Heading>
      <p className="govuk-body">{say(ASK_WORDS.help)}</p>
      {advised !== null && <Answer page={page} advised={advised} />}
      <Form page={page} action="/responsible">
        <AreaField {...part} name="text" label={say(ASK_WORDS.text)} value={first(sent, 'text')} rows={4} optional />
        <TextField
          {...part}
          name="place"
          label={say(ASK_WORDS.place)}
          value={first(sent, 'place')}
          optional
          max={500}
        />
        {facts.categories.length > 0 && (
          <SelectField
            {...part}
            optional
            name="category"
            label={say(ASK_WORDS.category)}
            value={first(sent, 'category')}
            options={facts.categories.map(({ code, name }) => ({ value: code, label: say(name) }))}
          />
        )}
        <Button>{say(ASK_WORDS.ask)}</Button>
      </Form>
    </PortalPage>
  );
}

function Answer({ page: { say }, advised }: { page: PageContext; advised: Advised }) {
  const shown = advised.known ? advised.units : advised.counters;
  return (
    <section aria-labelledby="answer">
      <h2 className="govuk-heading-m" id="answer">
        {say(ASK_WORDS.result)}
      </h2>
      {!advised.known &&
        advised.words.map((words) => (
          <p className="govuk-body" key={words.en}>
            {say(words)}
          </p>
        ))}
      {shown.slice(0, 5).map(({ unit, name, phone, address, hours, reasons }) => (
        <div className="limit" key={unit}>
          <h3 className="govuk-heading-s">{say(name)}</h3>
          {[phone, address, hours]
            .filter((one) => one !== null)
            .map((line) => (
              <p className="govuk-body" key={line}>
                {line}
              </p>
            ))}
          <ul className="govuk-list govuk-list--bullet">
            {reasons.map((reason) => (
              <li key={say(reason.words)}>{say(reason.words)}</li>
            ))}
          </ul>
        </div>
      ))}
      {advised.known &&
        advised.words.map((words) => (
          <p className="govuk-body quiet" key={words.en}>
            {say(words)}
          </p>
        ))}
      <LinkButton href="/complain" kind="second">
        {say(START_WORDS.begin)}
      </LinkButton>
    </section>
  );
}
