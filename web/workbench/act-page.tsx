// One act of staff: what it is about, its form, what will follow; where there is no way back, a second page that shows what
// will be sent. Leaves out reading what was sent (act-routes.tsx).
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { FormFacts } from '../../api/case-forms.ts';
import { COMMAND_BODIES, type RoutedCommand } from '../../api/command-bodies.ts';
import type { ProblemExtras } from '../../api/errors.ts';
import type { LawChangePreview } from '../../api/law-change-routes.ts';
import { transitionOf } from '../../domain/case-transitions.ts';
import type { Words } from '../../domain/law.ts';
import type { WhatIfResult } from '../../domain/simulation.ts';
import { LABELS } from '../../words/archive-words.ts';
import { DESK_CASE_WORDS, IRREVERSIBLE } from '../../words/case-desk-words.ts';
import { codeLabel, fieldLabel, hasLabel } from '../../words/field-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { STAFF_PHASE_WORDS } from '../../words/simulation-words.ts';
import { ActForm } from '../form/act-form.tsx';
import { first, rowsOf, type Sent } from '../form/form-body.ts';
import { type Field, fieldsOf } from '../form/form-fields.ts';
import { Button, ErrorSummary, Form, Picks } from '../form/form-parts.tsx';
import { type FormView, labelAt } from '../form/form-view.tsx';
import { commandWords } from '../page-problem.tsx';
import type { PageContext } from '../page.tsx';
import { TOKEN_FIELD } from '../page-token.ts';
import { Follows } from './act-follows.tsx';
import { ActBrief, ActSide, hasSide } from './act-sides.tsx';
import { titleOf } from './case-header.tsx';
import { type CasePart, Facts, type FactRow } from './case-parts.tsx';
import { EventTable } from './case-timeline.tsx';
import { LawMoves } from './law-moves.tsx';
import { News } from './live-news.tsx';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

export const BEHALF_FIELD = '_behalf';
export const VERSION_FIELD = '_version';

export interface ActPageProps {
  view: FormView;
  caller: StaffCaller;
  name: RoutedCommand;
  facts: FormFacts;
  follows: WhatIfResult | null;
  /** What the proposed law would do to the limits. */
  lawPreview: LawChangePreview | null;
  /** Last day to ask for a review, if the reply were issued and delivered today. */
  remedyDay: string | null;
  /** What the rules said, where they said no. */
  refused: ProblemExtras;
  /** Version the reader had before them; what happened after it is told. */
  seen: number;
}

export function ActPage(props: ActPageProps) {
  const { view, caller, name, facts } = props;
  const { page, problems } = view;
  const { say } = page;
  const title = say(commandWords(name));
  return (
    <WorkbenchPage
      {...{ page, caller, title }}
      back={{ href: `/desk/cases/${facts.detail.caseId}`, words: DESK_CASE_WORDS.backToCase }}
      hasErrors={problems.length > 0}
      scripts={['live.js']}
    >
      <News page={page} of={facts.detail} beside />
      <div className={hasSide(name) ? 'act-head' : 'act-form'}>
        <Since part={{ page, whole: facts }} seen={props.seen} />
        <span className="govuk-caption-l">
          {facts.detail.number} {titleOf({ page, whole: facts })}
        </span>
        <h1 className="govuk-heading-l">{title}</h1>
      </div>
      {hasSide(name) ? (
        // What was wrong comes first where they stand one above the other.
        <div className="act-sides">
          {problems.length > 0 && <FormOf {...props} />}
          <ActSide {...{ page, name, facts }} remedyDay={props.remedyDay} />
          {problems.length === 0 && <FormOf {...props} />}
        </div>
      ) : (
        <FormOf {...props} />
      )}
    </WorkbenchPage>
  );
}

function FormOf({ view, caller, name, facts, follows, lawPreview, refused }: ActPageProps) {
  const { page } = view;
  const { say } = page;
  const fields = fieldsOf(COMMAND_BODIES[name] as z.ZodType);
  return (
    <div className="act-form" id="act-form">
      {name in IRREVERSIBLE && <Final page={page} name={name} />}
      <Hints page={page} name={name} facts={facts} />
      <LawMoves part={{ page, whole: facts }} preview={lawPreview} />
      <ActForm
        {...{ view, name }}
        action={`/desk/cases/${facts.detail.caseId}/act/${name}`}
        files={view.files === true}
        allowed={refused.allowed ?? []}
        last={<Follows page={page} name={name} result={follows} />}
        {...(name in IRREVERSIBLE ? { submit: PAGE_WORDS.goOn } : {})}
      >
        <Detail page={page} facts={facts} refused={refused} />
        <input type="hidden" name={VERSION_FIELD} value={facts.detail.version} />
        <Behalf view={view} caller={caller} name={name} />
        {fields.length === 0 && <p className="govuk-body">{say(DESK_CASE_WORDS.nothingTyped)}</p>}
      </ActForm>
    </div>
  );
}

function Final({ page: { say }, name }: { page: CasePart['page']; name: RoutedCommand }) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        {say(DESK_CASE_WORDS.confirmHelp)} {say(IRREVERSIBLE[name]!)}
      </strong>
    </div>
  );
}

/** What happened to the case while the reader had the form open. */
function Since({ part, seen }: { part: CasePart; seen: number }) {
  const { say } = part.page;
  const since = part.whole.events.filter(({ seq }) => seq > seen);
  if (since.length === 0) return null;
  return (
    <div className="govuk-inset-text" role="status">
      <p className="govuk-body">
        <strong>{say(DESK_CASE_WORDS.meanwhile)}</strong>
      </p>
      <EventTable part={part} caption={say(DESK_CASE_WORDS.meanwhile)} events={since} />
      <p className="govuk-body">{say(DESK_CASE_WORDS.meanwhileHelp)}</p>
    </div>
  );
}

/** Codes and ids of a refusal, in words where there are any. */
function Detail({
  page: { say },
  facts,
  refused: { detail },
}: Pick<ActPageProps, 'facts' | 'refused'> & { page: PageContext }) {
  if (typeof detail !== 'object' || detail === null) return null;
  const rows = Object.entries(detail).flatMap(([name, value]): FactRow[] => {
    // The id of something the reader does not know by its id says nothing.
    if (!(name in LABELS) && !hasLabel('', name)) return [];
    const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one !== 'object');
    return values.length === 0
      ? []
      : [
          [
            say(LABELS[name] ?? fieldLabel('', name)),
            values.map((one) => say(codeWords(facts, name, String(one)))).join('、'),
          ],
        ];
  });
  if (rows.length === 0) return null;
  return (
    <div className="refused-detail">
      <p className="govuk-body-s">{say(DESK_CASE_WORDS.refusedDetail)}</p>
      <Facts rows={rows} />
    </div>
  );
}

/** What a code of a refusal is called: by the law of the case, else as a part of the file, else as a code. */
function codeWords({ law, detail }: FormFacts, name: string, code: string): Words {
  if (name === 'phase' && code in STAFF_PHASE_WORDS) return STAFF_PHASE_WORDS[code as keyof typeof STAFF_PHASE_WORDS];
  const inLaw = [
    ...law.conditions,
    ...law.refusalGrounds,
    ...law.checklist.map(({ item, words }) => ({ code: item, words })),
  ];
  const demand = detail.demands.find(({ id }) => id === code)?.text;
  if (typeof demand === 'string') return { zh: demand, en: demand };
  return inLaw.find((one) => one.code === code)?.words ?? LABELS[code] ?? codeLabel(name, code);
}

const ASK_HINTS: ReadonlySet<RoutedCommand> = new Set(['linkCase', 'decideRepeat']);

function Hints({ page: { say }, name, facts }: { page: CasePart['page']; name: RoutedCommand; facts: FormFacts }) {
  if (!ASK_HINTS.has(name) || facts.hints.length === 0) return null;
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">{say(DESK_CASE_WORDS.hints)}</p>
      <ul className="govuk-list">
        {facts.hints.map(({ caseId, number, receivedOn, reasons }) => (
          <li key={caseId}>
            <a className="govuk-link" href={`/desk/cases/${caseId}`}>
              {number}
            </a>{' '}
            {receivedOn} · {reasons.map((reason) => say(codeLabel('hint', reason))).join('、')}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Parties whose act a member of staff may take down here. */
export function partiesFor(name: RoutedCommand, caller: StaffCaller): ('complainant' | 'respondent')[] {
  const { by } = transitionOf(name);
  if (!['clerk', 'handler', 'reviewer'].some((role) => caller.actor.roles.some((own) => own === role))) return [];
  return (['complainant', 'respondent'] as const).filter((party) => by.includes(party));
}

function Behalf({ view, caller, name }: { view: FormView; caller: StaffCaller; name: RoutedCommand }) {
  const { page, sent, problems } = view;
  const parties = partiesFor(name, caller);
  if (parties.length === 0) return null;
  const value = first(sent, BEHALF_FIELD);
  return (
    <Picks
      {...{ page, problems }}
      kind="radios"
      inline
      name={BEHALF_FIELD}
      label={page.say(DESK_CASE_WORDS.onBehalf)}
      hint={page.say(DESK_CASE_WORDS.onBehalfHint)}
      values={[value]}
      options={[
        ...parties.map((party) => ({ value: party, label: page.say(codeLabel('party', party)) })),
        { value: '', label: page.say(DESK_CASE_WORDS.ownAct) },
      ]}
    />
  );
}

/** What will be sent, once more, before there is no way back. */
export function ConfirmPage(props: Omit<ActPageProps, 'refused' | 'seen' | 'lawPreview'>) {
  const { view, caller, name, facts, follows, remedyDay } = props;
  const { page, sent, problems } = view;
  const { say } = page;
  const title = `${say(DESK_CASE_WORDS.confirmTitle)}: ${say(commandWords(name))}`;
  const kept = Object.entries(sent).filter(
    ([field]) => field !== TOKEN_FIELD && field !== '_confirmed' && field !== '_edit',
  );
  return (
    <WorkbenchPage {...{ page, caller, title }} scripts={['live.js']}>
      <News page={page} of={facts.detail} beside />
      <div className="act-form">
        <ErrorSummary page={page} problems={problems} />
        <span className="govuk-caption-l">
          {facts.detail.number} {titleOf({ page, whole: facts })}
        </span>
        <h1 className="govuk-heading-l">{title}</h1>
        <Final page={page} name={name} />
        <ActBrief {...{ page, name, facts, remedyDay }} />
        <Facts rows={sentRows(view, fieldsOf(COMMAND_BODIES[name] as z.ZodType))} />
        <Follows page={page} name={name} result={follows} />
        <Form page={page} action={`/desk/cases/${facts.detail.caseId}/act/${name}`}>
          {kept.flatMap(([field, values]) =>
            values.map((value, index) => <input type="hidden" key={`${field}${index}`} name={field} value={value} />),
          )}
          {first(sent, '_key') === '' && <input type="hidden" name="_key" value={randomUUID()} />}
          <div className="actions">
            <Button kind="warning" name="_confirmed" value="true">
              {say(DESK_CASE_WORDS.confirm)}
            </Button>
            <Button kind="second" name="_edit" value="true">
              {say(DESK_CASE_WORDS.edit)}
            </Button>
          </div>
        </Form>
      </div>
    </WorkbenchPage>
  );
}

/** Labels and values of everything filled in, as it will be sent. */
function sentRows(view: FormView, fields: readonly Field[], prefix = ''): FactRow[] {
  return fields.flatMap((field): FactRow[] => {
    const path = `${prefix}${field.name}`;
    if (field.kind === 'group') return sentRows(view, field.fields, `${path}.`);
    const rows = Array.from({ length: rowsOf(view.sent, path, 0) }, (_, row) => `${path}.${row}`);
    if (field.kind === 'rows') return rows.flatMap((row) => sentRows(view, field.row, `${row}.`));
    const values = field.kind === 'lines' ? rows.map((row) => first(view.sent, row)) : (view.sent[path] ?? []);
    const shown = values.filter((value) => value.trim() !== '').map((value) => valueWords(view, field, path, value));
    return shown.length === 0 ? [] : [[labelAt(view, path), shown.join('\n')]];
  });
}

function valueWords(view: FormView, field: Field, path: string, value: string): string {
  const { say } = view.page;
  if (field.kind === 'flag') return say(value === 'true' ? PAGE_WORDS.yes : PAGE_WORDS.no);
  if (field.kind === 'choice') return say(codeLabel(field.name, value));
  const plain = path.replace(/\.\d+(?=\.|$)/g, '');
  return view.choices(field, plain)?.find((option) => option.value === value)?.label ?? value;
}

/** A copy with another key: what was refused under the old one stays refused. */
export const rekeyed = (sent: Sent): Sent => ({ ...sent, _key: [randomUUID()] });
