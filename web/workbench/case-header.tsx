// The head of a case page: what it is, where it stands, whose it is, what it waits for, until when; and the complainant's
// details, masked. Below it, what was just done and what others did meanwhile.
import { LABELS, VALUES } from '../../words/archive-words.ts';
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { clockWord, TASKS, wordOf } from '../../words/notice-codes.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { STAFF_PHASE_WORDS } from '../../words/simulation-words.ts';
import { codeLabel, fieldLabel } from '../../words/field-words.ts';
import { ActDone } from '../act-done.tsx';
import { commandWords } from '../page-problem.tsx';
import { type CasePart, Facts, type FactRow, personName, roleName, Section, Tag, unitName } from './case-parts.tsx';
import { EventTable } from './case-timeline.tsx';

export function Header({ engine, ...part }: CasePart & { engine: string | null }) {
  const { page, whole } = part;
  const { say } = page;
  const { detail, law } = whole;
  const isExample = law.example || law.calendar.example;
  const rows: FactRow[] = [
    [say(DESK_CASE_WORDS.owner), unitName(part, detail.owner.id)],
    [
      say(DESK_CASE_WORDS.handler),
      detail.handler === null ? say(DESK_CASE_WORDS.nobody) : personName(part, detail.handler.id),
    ],
    [say(DESK_CASE_WORDS.waitsFor), waitsFor(part)],
    ...(detail.dueOn === null
      ? []
      : [
          [
            say(DESK_CASE_WORDS.due),
            <>
              <strong>{detail.dueOn}</strong> {detail.dueClock !== null && say(clockWord(detail.dueClock))}
            </>,
          ] as FactRow,
        ]),
    ...(detail.archived === null
      ? []
      : [
          [
            say(STAFF_PHASE_WORDS.archived),
            `${detail.archived.on} · ${say(LABELS['retention']!)} ${say(wordOf(VALUES['retention']!, detail.archived.retention))}`,
          ] as FactRow,
        ]),
    [say(DESK_CASE_WORDS.law), `${say(law.title)} (${law.pack.id} ${law.pack.version})`],
  ];
  return (
    <header className="case-head">
      <span className="govuk-caption-l">{detail.number}</span>
      <h1 className="govuk-heading-l">{titleOf(part)}</h1>
      <p className="tags">
        <Tag>{say(STAFF_PHASE_WORDS[detail.phase])}</Tag>
        {detail.conclusion !== null && <Tag kind="green">{say(wordOf(VALUES['conclusion']!, detail.conclusion))}</Tag>}
        {detail.overdue && <Tag kind="red">{say(DESK_CASE_WORDS.overdue)}</Tag>}
        {detail.urgent && <Tag kind="red">{say(DESK_CASE_WORDS.urgent)}</Tag>}
        {detail.confidential && <Tag kind="yellow">{say(DESK_CASE_WORDS.confidential)}</Tag>}
        {detail.anonymous && <Tag kind="yellow">{say(DESK_CASE_WORDS.anonymous)}</Tag>}
      </p>
      {!detail.recorded && <div className="govuk-inset-text">{say(DESK_CASE_WORDS.notRecorded)}</div>}
      <Facts rows={rows} />
      {isExample && <p className="govuk-body-s quiet">{say(PAGE_WORDS.exampleLaw)}</p>}
      {engine !== null && (
        <p className="govuk-body-s">
          <a className="govuk-link" href={engine} rel="noreferrer">
            {say(DESK_CASE_WORDS.engine)}
          </a>
        </p>
      )}
    </header>
  );
}

export const titleOf = ({ whole: { detail } }: CasePart): string =>
  typeof detail.title === 'string' && detail.title !== '' ? detail.title : detail.number;

/** `role@unit: task; complainant` as the projection has it, in words. */
function waitsFor(part: CasePart): string {
  const { say } = part.page;
  const { waitingFor } = part.whole.detail;
  if (waitingFor === 'nobody') return say(DESK_CASE_WORDS.waitsForNobody);
  return waitingFor
    .split('; ')
    .map((one) => {
      const [, role = '', unit = '', task = ''] = /^(\w+)@([^:]+): (\w+)$/.exec(one) ?? [];
      if (role === '') return one === 'complainant' ? say(DESK_CASE_WORDS.complainant) : one;
      return `${unitName(part, unit)} ${roleName(part, role)}: ${say(wordOf(TASKS, task))}`;
    })
    .join('\n');
}

/** The masked card, and the way to the whole one. */
export function ContactCard({ page, whole }: CasePart) {
  const { say } = page;
  const { detail, mayReveal } = whole;
  const { reach } = detail;
  const title = say(DESK_CASE_WORDS.contactCard);
  if (detail.identityHidden)
    return (
      <Section id="contact-card" title={title}>
        <p className="govuk-body">{say(DESK_CASE_WORDS.hidden)}</p>
      </Section>
    );
  const card = 'card' in reach ? (reach.card as unknown as Record<string, unknown> | null | undefined) : null;
  return (
    <Section id="contact-card" title={`${title} (${say(DESK_CASE_WORDS.masked)})`}>
      <Facts rows={cardRows(page, card ?? {})} />
      <p className="govuk-body-s">
        {reach.methods.map((method) => say(codeLabel('method', method))).join('、')}
        {reach.noReply && ` · ${say(fieldLabel('', 'noReply'))}`}
      </p>
      {mayReveal && card !== null && card !== undefined && (
        <p>
          <a className="govuk-link" href={`/desk/cases/${detail.caseId}/reveal`}>
            {say(DESK_CASE_WORDS.reveal)}
          </a>
        </p>
      )}
    </Section>
  );
}

/** What of a card is text, under its labels. */
export function cardRows({ say }: CasePart['page'], card: Record<string, unknown>): FactRow[] {
  return Object.entries(card).flatMap(([name, value]): FactRow[] => {
    if (typeof value === 'string')
      return [[say(fieldLabel('', name)), name === 'idType' ? say(codeLabel(name, value)) : value]];
    if (value === null || typeof value !== 'object') return [];
    const inner = Object.values(value).filter((one): one is string => typeof one === 'string');
    return [[say(fieldLabel('', name)), inner.join(' ')]];
  });
}

export interface Done {
  name: string;
  /** Version of the case when the form was opened; null where nobody else did anything since. */
  since: number | null;
}

export function DoneBanner({ done, ...part }: CasePart & { done: Done }) {
  const { say } = part.page;
  const others = done.since === null ? [] : part.whole.events.filter(({ seq }) => seq > done.since!);
  return (
    <ActDone page={part.page} act={part.page.say(commandWords(done.name))}>
      {others.length === 0 ? (
        <p className="govuk-body">{say(DESK_CASE_WORDS.doneHelp)}</p>
      ) : (
        <>
          <p className="govuk-body">{say(DESK_CASE_WORDS.meanwhileDone)}</p>
          <EventTable part={part} caption={say(DESK_CASE_WORDS.meanwhileDone)} events={others} />
        </>
      )}
    </ActDone>
  );
}
