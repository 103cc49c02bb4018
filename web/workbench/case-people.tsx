// Sections of a case page about people: tasks, handler and team, who took which part, contacts, supervision, links to
// other cases, what was proposed as an ending.
import { DESK_CASE_WORDS, stateWords } from '../../words/case-desk-words.ts';
import { codeLabel, fieldLabel } from '../../words/field-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { TASKS } from '../../words/notice-codes.ts';
import {
  type CasePart,
  Facts,
  type FactRow,
  localTime,
  personName,
  roleName,
  Section,
  Table,
  Tag,
  unitName,
  Wrote,
} from './case-parts.tsx';
import { EvidenceLinks } from './case-work.tsx';

export function Tasks(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const tasks = Object.values(whole.detail.tasks);
  if (tasks.length === 0) return null;
  const title = say(DESK_CASE_WORDS.tasks);
  return (
    <Section id="tasks" title={title}>
      <Table
        caption={title}
        head={[title, say(DESK_CASE_WORDS.unit), say(DESK_CASE_WORDS.holder), say(DESK_CASE_WORDS.opened)]}
        rows={tasks.map((task) => ({
          key: task.id,
          cells: [
            say(TASKS[task.kind]),
            `${unitName(part, task.unit)} · ${roleName(part, task.role)}`,
            task.holder === undefined ? say(DESK_CASE_WORDS.nobody) : personName(part, task.holder),
            localTime(whole.law.zone, task.openedAt),
          ],
        }))}
      />
    </Section>
  );
}

const PARTS = ['handled', 'drafted', 'approved', 'reviewed'] as const;

export function People(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { handler, team, complexity, took } = whole.detail;
  const names = (ids: readonly string[]) => ids.map((id) => personName(part, id)).join('、');
  const rows: FactRow[] = [
    ...(handler === null ? [] : [[say(DESK_CASE_WORDS.handler), personName(part, handler.id)] as FactRow]),
    ...(team === undefined
      ? []
      : [
          [
            say(DESK_CASE_WORDS.team),
            [
              ...(team.lead === null ? [] : [`${say(fieldLabel('', 'lead'))} ${names([team.lead.id])}`]),
              `${say(fieldLabel('', 'members'))} ${names(team.members.map(({ id }) => id))}`,
              ...(team.until === undefined ? [] : [`${say(fieldLabel('', 'until'))} ${team.until}`]),
            ].join('\n'),
          ] as FactRow,
        ]),
    ...(complexity === undefined
      ? []
      : [[say(fieldLabel('', 'grade')), say(codeLabel('grade', complexity))] as FactRow]),
    ...PARTS.flatMap((one): FactRow[] =>
      took[one].length === 0 ? [] : [[say(DESK_CASE_WORDS[one]), names(took[one])]],
    ),
  ];
  if (rows.length === 0) return null;
  return (
    <Section id="people" title={say(DESK_CASE_WORDS.people)}>
      <Facts rows={rows} />
    </Section>
  );
}

export function Contacts(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { contacts, contactLog } = whole.detail;
  return (
    <Section id="contacts" title={say(DESK_CASE_WORDS.contacts)}>
      <ul className="govuk-list">
        {contacts.map((contact) => (
          <li key={contact.id}>
            {contact.receivedOn} <Tag kind="grey">{say(codeLabel('channel', contact.channel))}</Tag>
            {'summary' in contact && contact.summary !== undefined && <Wrote page={page} text={contact.summary} />}
          </li>
        ))}
        {(contactLog?.attempts ?? []).map((attempt) => (
          <li key={attempt.id}>
            {localTime(whole.law.zone, attempt.at)} {say(codeLabel('channel', attempt.channel))}{' '}
            <Tag kind="grey">{say(codeLabel('outcome', attempt.outcome))}</Tag> {personName(part, attempt.by)}
            {attempt.note !== undefined && <Wrote page={page} text={attempt.note} />}
          </li>
        ))}
        {[...(contactLog?.nonCooperation ?? []), ...(contactLog?.falsehoods ?? [])].map((fact) => (
          <li key={fact.id}>
            {fact.on} {personName(part, fact.by)} <Wrote page={page} text={fact.what} />
            <EvidenceLinks part={part} ids={fact.evidence} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Orders(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const orders = Object.values(whole.detail.orders ?? {});
  if (orders.length === 0) return null;
  return (
    <Section id="orders" title={say(DESK_CASE_WORDS.orders)}>
      {orders.map((order) => (
        <div className="said" key={order.id}>
          <p>
            {order.issuedOn} {personName(part, order.by)} → {unitName(part, order.unit)}{' '}
            <Tag kind="grey">{say(stateWords(order.state))}</Tag> {say(DESK_CASE_WORDS.dueOn)} {order.dueOn} ·{' '}
            {say(codeLabel('matter', order.matter))}
          </p>
          <Wrote page={page} text={order.what} />
          {order.answer !== undefined && (
            <>
              <p>
                {order.answer.on} {personName(part, order.answer.by)}
              </p>
              <Wrote page={page} text={order.answer.text} />
              <EvidenceLinks part={part} ids={order.answer.evidence.map(({ evidence }) => evidence)} />
            </>
          )}
          {order.verdict !== undefined && (
            <>
              <p>
                {order.verdict.on} {personName(part, order.verdict.by)} · {say(fieldLabel('closeOrder', 'satisfied'))}:{' '}
                {say(order.verdict.satisfied ? PAGE_WORDS.yes : PAGE_WORDS.no)}
              </p>
              <Wrote page={page} text={order.verdict.reason} />
            </>
          )}
        </div>
      ))}
    </Section>
  );
}

export function Links({ page, whole }: CasePart) {
  const { say } = page;
  const { links = [], repeats = [], following, followers = [] } = whole.detail;
  const group = [
    ...(following ? [{ ...following.leader, words: DESK_CASE_WORDS.followsCase, on: following.on }] : []),
    ...followers.flatMap((one) =>
      one.state === 'left' || one.state === 'returned' ? [] : [{ ...one, words: DESK_CASE_WORDS.isFollowedBy }],
    ),
  ];
  if (links.length + repeats.length + group.length === 0) return null;
  return (
    <Section id="links" title={say(DESK_CASE_WORDS.links)}>
      <ul className="govuk-list">
        {group.map(({ caseId, number, words, on }) => (
          <li key={caseId}>
            {say(words)}{' '}
            <a className="govuk-link" href={`/desk/cases/${caseId}`}>
              {number}
            </a>{' '}
            {on}
          </li>
        ))}
        {links.map((link) => (
          <li key={link.id}>
            <a className="govuk-link" href={`/desk/cases/${link.of.caseId}`}>
              {link.of.number}
            </a>{' '}
            {say(codeLabel('relation', link.relation))} <Wrote page={page} text={link.note} />
          </li>
        ))}
        {repeats.map((one) => (
          <li key={one.id}>
            <a className="govuk-link" href={`/desk/cases/${one.of.caseId}`}>
              {one.of.number}
            </a>{' '}
            {say(codeLabel('decision', one.decision))} <Wrote page={page} text={one.reason} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Proposals(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const all = whole.detail.proposals ?? [];
  if (all.length === 0) return null;
  return (
    <Section id="proposals" title={say(DESK_CASE_WORDS.proposals)}>
      {all.map(({ id, by, on, state, what }) => (
        <div className="said" key={id}>
          <p>
            {on} {personName(part, by)} <Tag kind="grey">{say(stateWords(state))}</Tag>
          </p>
          <Wrote page={page} text={what.end === 'settled' ? what.agreement : what.reason} />
        </div>
      ))}
    </Section>
  );
}

export function Signals({ page, whole }: CasePart) {
  const { say } = page;
  const { outsideSignals } = whole.detail;
  if (outsideSignals.length === 0) return null;
  return (
    <Section id="signals" title={say(DESK_CASE_WORDS.signals)}>
      <ul className="govuk-list">
        {outsideSignals.map(({ id, at, state }) => (
          <li key={id}>
            {localTime(whole.law.zone, at)} {id} <Tag kind="grey">{say(stateWords(state))}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}
