// The form of each step of filing. Leaves out what a step may lack (file-steps.ts) and the last look (check-page.tsx).
import type { ComplaintDraft } from '../../api/portal-drafts.ts';
import type { PortalFacts } from '../../api/portal-facts.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { first, rowsOf, type Sent } from '../form/form-body.ts';
import {
  AreaField,
  Button,
  ErrorSummary,
  FileField,
  Form,
  idOf,
  Picks,
  SelectField,
  TextField,
} from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { Heading, PortalPage } from './portal-page.tsx';
import { STEP_TITLES, stepBefore, STEPS, type Step } from './file-steps.ts';

export interface StepProps {
  page: PageContext;
  step: Step;
  facts: PortalFacts;
  draft: ComplaintDraft;
  /** What the form shows: of the draft, or as it was just sent. */
  sent: Sent;
  problems: readonly FormProblem[];
}

export function StepPage(props: StepProps) {
  const { page, step, problems } = props;
  const { say } = page;
  const before = stepBefore(step);
  const title = say(STEP_TITLES[step]);
  const count = say(FILE_WORDS.step)
    .replace('{n}', String(STEPS.indexOf(step) + 1))
    .replace('{of}', String(STEPS.length));
  return (
    <PortalPage
      page={page}
      title={title}
      back={before === null ? '/' : `/complain/${before}`}
      hasErrors={problems.length > 0}
    >
      <ErrorSummary page={page} problems={problems} labelOf={(path) => labelOf(page, path)} />
      <span className="govuk-caption-l">{count}</span>
      <Heading>{title}</Heading>
      {step === 'evidence' ? (
        <Evidence {...props} />
      ) : (
        <Form page={page} action={`/complain/${step}`}>
          {step === 'whom' && <Whom {...props} />}
          {step === 'what' && <What {...props} />}
          {step === 'want' && <Want {...props} />}
          {step === 'contact' && <Contact {...props} />}
          <Button>{say(PAGE_WORDS.goOn)}</Button>
        </Form>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/complain/discard">
          {say(FILE_WORDS.discard)}
        </a>
      </p>
    </PortalPage>
  );
}

const LABELS: Record<string, keyof typeof FILE_WORDS> = {
  ...{ category: 'category', title: 'titleLabel', matter: 'matter', identity: 'anonymity', name: 'name' },
  ...{ phone: 'phone', email: 'email', address: 'addressLabel', preferred: 'preferred', demands: 'demand' },
  ...{ when: 'when', where: 'where', who: 'who', respondentName: 'respondentName', wish: 'wish' },
  ...{ people: 'people', representatives: 'representatives' },
};

function labelOf({ say }: PageContext, path: string): string {
  const label = LABELS[path.split('.')[0] ?? ''];
  return label === undefined ? '' : say(FILE_WORDS[label]);
}

function Whom({ page, facts, sent, problems }: StepProps) {
  const { say } = page;
  const part = { page, problems };
  const listed = facts.categories.map(({ code, name, parent }) => ({
    value: code,
    label: `${parent === null ? '' : '— '}${say(name)}`,
  }));
  const fallback = [{ value: 'other', label: say(codeLabel('category', 'other')) }];
  return (
    <>
      <SelectField
        {...part}
        name="category"
        label={say(FILE_WORDS.category)}
        value={first(sent, 'category')}
        options={listed.length === 0 ? fallback : listed}
      />
      <SelectField
        {...part}
        optional
        name="respondent"
        label={say(FILE_WORDS.respondent)}
        hint={say(FILE_WORDS.respondentHint)}
        value={first(sent, 'respondent')}
        options={facts.units.map(({ id, name }) => ({ value: id, label: say(name) }))}
      />
      <TextField
        {...part}
        optional
        name="respondentName"
        label={say(FILE_WORDS.respondentName)}
        value={first(sent, 'respondentName')}
      />
    </>
  );
}

function What({ page, sent, problems }: StepProps) {
  const { say } = page;
  const part = { page, problems };
  return (
    <>
      <TextField {...part} name="title" label={say(FILE_WORDS.titleLabel)} value={first(sent, 'title')} />
      <AreaField
        {...part}
        name="matter"
        label={say(FILE_WORDS.matter)}
        hint={say(FILE_WORDS.matterHint)}
        value={first(sent, 'matter')}
        rows={9}
      />
      <TextField
        {...part}
        optional
        name="when"
        label={say(FILE_WORDS.when)}
        hint={say(FILE_WORDS.whenHint)}
        value={first(sent, 'when')}
      />
      <TextField {...part} optional name="where" label={say(FILE_WORDS.where)} value={first(sent, 'where')} />
      <TextField
        {...part}
        optional
        name="who"
        label={say(FILE_WORDS.who)}
        hint={say(FILE_WORDS.whoHint)}
        value={first(sent, 'who')}
      />
    </>
  );
}

function Want({ page, sent, problems }: StepProps) {
  const { say } = page;
  const count = rowsOf(sent, 'demands', 1);
  // Whoever adds or takes away a row goes on at it.
  const demandAt = (row: number) => `/complain/want#${idOf(`demands.${row}`)}`;
  return (
    <>
      <p className="govuk-body">{say(FILE_WORDS.wantHint)}</p>
      <input type="hidden" name="_rows.demands" value={count} />
      {Array.from({ length: count }, (_, row) => (
        <div key={row}>
          <AreaField
            {...{ page, problems }}
            name={`demands.${row}`}
            label={`${say(FILE_WORDS.demand)} ${row + 1}`}
            value={first(sent, `demands.${row}`)}
            rows={3}
          />
          {count > 1 && (
            <Button kind="second" name="_remove" value={`demands.${row}`} formAction={demandAt(Math.max(0, row - 1))}>
              {say(PAGE_WORDS.remove)}
              <span className="govuk-visually-hidden">
                {' '}
                {say(FILE_WORDS.demand)} {row + 1}
              </span>
            </Button>
          )}
        </div>
      ))}
      {count < 20 && (
        <Button kind="second" name="_add" value="demands" formAction={demandAt(count)}>
          {say(PAGE_WORDS.add)}
        </Button>
      )}
    </>
  );
}

function Evidence({ page, draft, problems }: StepProps) {
  const { say } = page;
  return (
    <>
      <p className="govuk-body">{say(FILE_WORDS.proofHelp)}</p>
      <h2 className="govuk-heading-s" id="uploaded">
        {say(FILE_WORDS.files)}
      </h2>
      <ul className="govuk-list" aria-labelledby="uploaded" id="files">
        {draft.files.length === 0 && <li className="quiet">{say(FILE_WORDS.noFiles)}</li>}
        {draft.files.map(({ id, name, size }) => (
          <li key={id}>
            <Form page={page} action="/complain/evidence/remove">
              <bdi>{name}</bdi> <span className="quiet">({sizeWords(size)})</span>{' '}
              <button type="submit" className="link-button" name="file" value={id}>
                {say(FILE_WORDS.removeFile)}
                <span className="govuk-visually-hidden"> {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form page={page} action="/complain/evidence" files id="upload">
        <FileField {...{ page, problems }} name="files" label={say(FILE_WORDS.chooseFiles)} many />
        <Button kind="second">{say(FILE_WORDS.upload)}</Button>
        <output
          className="govuk-body"
          id="progress"
          data-uploading={say(FILE_WORDS.uploading)}
          data-failed={say(FILE_WORDS.uploadFailed)}
        />
      </Form>
      <Form page={page} action="/complain/evidence/done">
        <Button>{say(PAGE_WORDS.goOn)}</Button>
      </Form>
    </>
  );
}

/** `1.2 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function Contact({ page, facts, sent, problems }: StepProps) {
  const { say } = page;
  const part = { page, problems };
  const preferred = ['inbox', 'email', 'post'].map((value) => ({ value, label: say(codeLabel('preferred', value)) }));
  const kinds = (
    ['named', 'confidential', ...(facts.law?.anonymousAllowed === true ? ['anonymous'] : [])] as const
  ).map((value) => ({
    value,
    label: say(FILE_WORDS[value as 'named']),
    hint: say(FILE_WORDS[`${value}Hint` as 'namedHint']),
  }));
  return (
    <>
      <Picks
        {...part}
        kind="radios"
        name="identity"
        label={say(FILE_WORDS.anonymity)}
        {...(facts.law?.anonymousAllowed === true ? {} : { hint: say(FILE_WORDS.anonymousNot) })}
        values={[first(sent, 'identity')]}
        options={kinds}
      />
      <TextField {...part} name="name" label={say(FILE_WORDS.name)} value={first(sent, 'name')} autoComplete="name" />
      <TextField
        {...part}
        optional
        type="tel"
        name="phone"
        label={say(FILE_WORDS.phone)}
        value={first(sent, 'phone')}
        autoComplete="tel"
        width="medium"
      />
      <TextField
        {...part}
        optional
        type="email"
        name="email"
        label={say(FILE_WORDS.email)}
        value={first(sent, 'email')}
        autoComplete="email"
      />
      <TextField
        {...part}
        optional
        name="address"
        label={say(FILE_WORDS.addressLabel)}
        value={first(sent, 'address')}
        autoComplete="street-address"
      />
      <TextField
        {...part}
        optional
        name="people"
        label={say(FILE_WORDS.people)}
        hint={say(FILE_WORDS.peopleHint)}
        value={first(sent, 'people')}
        inputMode="numeric"
        width="short"
      />
      <AreaField
        {...part}
        optional
        name="representatives"
        label={say(FILE_WORDS.representatives)}
        hint={say(FILE_WORDS.representativesHint)}
        value={first(sent, 'representatives')}
        rows={3}
      />
      <Picks
        {...part}
        kind="radios"
        name="preferred"
        label={say(FILE_WORDS.preferred)}
        values={[first(sent, 'preferred') || 'inbox']}
        options={preferred}
      />
      <Picks
        {...part}
        optional
        kind="checkboxes"
        name="electronicConsent"
        label={say(FILE_WORDS.electronic)}
        values={[first(sent, 'electronicConsent')]}
        options={[{ value: 'true', label: say(PAGE_WORDS.yes) }]}
      />
      <TextField {...part} optional name="wish" label={say(FILE_WORDS.wish)} value={first(sent, 'wish')} />
    </>
  );
}
