// The last look before sending: everything on one page, each part with its way back; and throwing the draft away.
import { FILE_WORDS } from '../../words/portal-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { first } from '../form/form-body.ts';
import { Button, ErrorSummary, Form, LinkButton, Picks } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import { type StepProps, sizeWords } from './file-forms.tsx';
import { demandsOf, isAnonymous, representativesOf, STEP_TITLES, STEPS, type Step } from './file-steps.ts';
import { Heading, PortalPage } from './portal-page.tsx';

export function CheckPage(props: StepProps) {
  const { page, problems } = props;
  const { say } = page;
  const title = say(FILE_WORDS.checkTitle);
  const count = say(FILE_WORDS.step).replace('{n}', String(STEPS.length)).replace('{of}', String(STEPS.length));
  return (
    <PortalPage page={page} title={title} back="/complain/contact" hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <span className="govuk-caption-l">{count}</span>
      <Heading>{title}</Heading>
      {STEPS.filter((step) => step !== 'check').map((step) => (
        <Part key={step} {...props} step={step} />
      ))}
      <Form page={page} action="/complain/send">
        <Picks
          {...{ page, problems }}
          kind="checkboxes"
          name="truth"
          label={say(FILE_WORDS.truthNeeded)}
          hint={say(FILE_WORDS.truthHint)}
          values={[]}
          options={[{ value: 'true', label: say(FILE_WORDS.truth) }]}
        />
        <Button>{say(FILE_WORDS.sendNow)}</Button>
      </Form>
      <p className="govuk-body">
        <a className="govuk-link" href="/complain/discard">
          {say(FILE_WORDS.discard)}
        </a>
      </p>
    </PortalPage>
  );
}

function Part(props: StepProps) {
  const { step } = props;
  const { say } = props.page;
  const rows = rowsOfStep(step, props);
  return (
    <section>
      <h2 className="govuk-heading-m">{say(STEP_TITLES[step])}</h2>
      <dl className="govuk-summary-list">
        {rows.map(([label, value], index) => (
          <div className="govuk-summary-list__row" key={`${label}${index}`}>
            <dt className="govuk-summary-list__key">{label}</dt>
            <dd className="govuk-summary-list__value prose">
              {value === '' ? <span className="quiet">{say(FILE_WORDS.notGiven)}</span> : value}
            </dd>
            <dd className="govuk-summary-list__actions">
              {index === 0 && (
                <a className="govuk-link" href={`/complain/${step}`}>
                  {say(FILE_WORDS.change)}
                  <span className="govuk-visually-hidden"> {say(STEP_TITLES[step])}</span>
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Labels and values of a step, as they were typed. */
function rowsOfStep(step: Step, { page, facts, draft: { sent, files } }: StepProps): [string, string][] {
  const { say } = page;
  const row = (label: keyof typeof FILE_WORDS, value: string): [string, string] => [say(FILE_WORDS[label]), value];
  switch (step) {
    case 'whom': {
      const category = facts.categories.find(({ code }) => code === first(sent, 'category'));
      const unit = facts.units.find(({ id }) => id === first(sent, 'respondent'));
      return [
        row('category', say(category?.name ?? codeLabel('category', first(sent, 'category')))),
        row('respondent', unit === undefined ? say(FILE_WORDS.unknownUnit) : say(unit.name)),
        row('respondentName', first(sent, 'respondentName')),
      ];
    }
    case 'what':
      return [
        row('titleLabel', first(sent, 'title')),
        row('matter', first(sent, 'matter')),
        ...(['when', 'where', 'who'] as const).map((name) => row(name, first(sent, name))),
      ];
    case 'want':
      return demandsOf(sent).map((demand, index) => [`${say(FILE_WORDS.demand)} ${index + 1}`, demand]);
    case 'evidence':
      return [row('files', files.map(({ name, size }) => `${name} (${sizeWords(size)})`).join('\n'))];
    case 'contact': {
      const identity = first(sent, 'identity');
      const known = ['named', 'confidential', 'anonymous'].includes(identity);
      const who = row('anonymity', known ? say(FILE_WORDS[identity as 'named']) : '');
      if (isAnonymous(sent)) return [who];
      return [
        who,
        row('name', first(sent, 'name')),
        row('phone', first(sent, 'phone')),
        row('email', first(sent, 'email')),
        row('addressLabel', first(sent, 'address')),
        ...(first(sent, 'people') === ''
          ? []
          : [row('people', first(sent, 'people')), row('representatives', representativesOf(sent).join('\n'))]),
        row('preferred', say(codeLabel('preferred', first(sent, 'preferred')))),
        row('electronic', say(first(sent, 'electronicConsent') === 'true' ? PAGE_WORDS.yes : PAGE_WORDS.no)),
        row('wish', first(sent, 'wish')),
      ];
    }
    case 'check':
      return [];
  }
}

/** Throwing away asks once. */
export function DiscardPage({ page }: { page: PageContext }) {
  const { say } = page;
  return (
    <PortalPage page={page} title={say(FILE_WORDS.discardTitle)} back="/complain/whom">
      <Heading>{say(FILE_WORDS.discardTitle)}</Heading>
      <p className="govuk-body">{say(FILE_WORDS.discardHelp)}</p>
      <Form page={page} action="/complain/discard">
        <div className="actions">
          <Button kind="warning">{say(FILE_WORDS.discard)}</Button>
          <LinkButton href="/complain/whom" kind="second">
            {say(FILE_WORDS.keepIt)}
          </LinkButton>
        </div>
      </Form>
    </PortalPage>
  );
}
