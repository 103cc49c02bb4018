// Sections of a case page about the matter itself: what was written, demands with findings and answers, evidence, the
// preliminary review, supplements, transfer.
import { shownAs } from '../../api/evidence-showing.ts';
import { DESK_CASE_WORDS, stateWords } from '../../words/case-desk-words.ts';
import { codeLabel, fieldLabel } from '../../words/field-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { TITLES, wordOf } from '../../words/notice-codes.ts';
import {
  type CasePart,
  Facts,
  type FactRow,
  localTime,
  personName,
  Section,
  Table,
  Tag,
  unitName,
  Wrote,
} from './case-parts.tsx';

export function Statement(part: CasePart) {
  const { page, whole } = part;
  const { detail } = whole;
  const { say } = page;
  const rows: FactRow[] = [
    [say(DESK_CASE_WORDS.received), detail.receivedOn],
    ...(detail.respondent === null
      ? []
      : [[say(DESK_CASE_WORDS.respondent), unitName(part, detail.respondent.id)] as FactRow]),
  ];
  return (
    <Section id="statement" title={say(DESK_CASE_WORDS.statement)}>
      <Wrote page={page} text={detail.matter} />
      <Facts rows={rows} />
    </Section>
  );
}

export function Demands(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { demands, findings, issued, replies } = whole.detail;
  const reply = replies.find(({ version }) => version === issued.at(-1)?.version);
  return (
    <Section id="demands" title={say(DESK_CASE_WORDS.demands)}>
      <ol className="govuk-list govuk-list--number">
        {demands.map(({ id, text }) => {
          const finding = Object.hasOwn(findings, id) ? findings[id] : undefined;
          const answer = reply?.results.find(({ demand }) => demand === id);
          return (
            <li key={id}>
              <Wrote page={page} text={text} />
              {finding === undefined ? (
                <p className="quiet">{say(DESK_CASE_WORDS.noFinding)}</p>
              ) : (
                <div className="said">
                  <Tag>{say(codeLabel('outcome', finding.outcome))}</Tag>{' '}
                  <span className="quiet">
                    {personName(part, finding.by)} · {say(codeLabel('responsible', finding.responsible))} ·{' '}
                    {say(codeLabel('degree', finding.degree))}
                  </span>
                  <Wrote page={page} text={finding.facts} />
                  {finding.bases.map((basis, index) => (
                    <p className="quiet" key={index}>
                      {say(codeLabel('kind', basis.kind))}: {basis.title} {basis.clause} ({basis.version})
                    </p>
                  ))}
                </div>
              )}
              {answer !== undefined && (
                <div className="said">
                  <Tag kind="green">{say(codeLabel('outcome', answer.outcome))}</Tag>
                  <Wrote page={page} text={answer.answer} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

export function Evidence({ page, whole }: CasePart) {
  const { say } = page;
  const { files, detail, law } = whole;
  if (files.length === 0) return null;
  return (
    <Section id="evidence" title={say(DESK_CASE_WORDS.evidence)}>
      <ul className="govuk-list">
        {files.map((file, index) => (
          <li key={file.id}>
            <a className="govuk-link" href={`/desk/cases/${detail.caseId}/evidence/${file.id}`}>
              {fileName(page, file, index)}
            </a>{' '}
            <span className="quiet">
              {Math.ceil(file.size / 1024)} KB · {localTime(law.zone, file.at)} · {say(broughtBy(file))}
              {shownAs(file.mime) === null ? ` · ${file.mime}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type CaseFile = CasePart['whole']['files'][number];

const broughtBy = ({ by, party }: CaseFile) => {
  if (party !== undefined) return codeLabel('party', party);
  return by === 'staff' ? DESK_CASE_WORDS.staffActor : DESK_CASE_WORDS.channelActor;
};

export const fileName = ({ say }: CasePart['page'], { name }: CaseFile, index: number): string =>
  name === null || name === '' ? `${say(DESK_CASE_WORDS.file)} ${index + 1}` : name;

export function Preliminary({ page, whole: { detail, law } }: CasePart) {
  const { say } = page;
  const { checklist, jurisdiction, conditions, refusal } = detail;
  const rows: FactRow[] = [
    ...checklist.map(({ item, finding }): FactRow => [
      say(law.checklist.find((one) => one.item === item)?.words ?? wordOf({}, item)),
      say(codeLabel('finding', finding)),
    ]),
    ...(jurisdiction === null
      ? []
      : [
          [
            say(fieldLabel('decideJurisdiction', 'inRemit')),
            `${say(jurisdiction.inRemit ? PAGE_WORDS.yes : PAGE_WORDS.no)} (${jurisdiction.article})`,
          ] as FactRow,
        ]),
    ...conditions.map(({ code, fulfilled }): FactRow => [
      say(law.conditions.find((one) => one.code === code)?.words ?? wordOf({}, code)),
      say(fulfilled ? PAGE_WORDS.yes : PAGE_WORDS.no),
    ]),
    ...(refusal === null
      ? []
      : [
          [
            say(stateWords('refused')),
            `${say(law.refusalGrounds.find(({ code }) => code === refusal.ground)?.words ?? wordOf({}, refusal.ground))} (${refusal.article})`,
          ] as FactRow,
        ]),
  ];
  if (rows.length === 0) return null;
  return (
    <Section id="preliminary" title={say(DESK_CASE_WORDS.preliminary)}>
      <Facts rows={rows} />
    </Section>
  );
}

export function Supplements({ page, whole: { detail } }: CasePart) {
  const { say } = page;
  if (detail.supplements.length === 0) return null;
  return (
    <Section id="supplements" title={say(DESK_CASE_WORDS.supplements)}>
      {detail.supplements.map((round) => (
        <div className="said" key={round.id}>
          <p>
            {round.requestedOn} <Tag kind="grey">{say(stateWords(round.state))}</Tag>
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {round.items.map(({ item, what, outcome }) => (
              <li key={item}>
                {what ?? item}{' '}
                {outcome !== undefined && (
                  <span className="quiet">({say(fieldLabel('completeSupplement', outcome))})</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

export function Transfers(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const all = [...whole.detail.pastTransfers, ...(whole.detail.transfer === null ? [] : [whole.detail.transfer])];
  if (all.length === 0) return null;
  return (
    <Section id="transfer" title={say(DESK_CASE_WORDS.transfer)}>
      {all.map((one) => (
        <div className="said" key={one.id}>
          <p>
            {one.offeredOn} → {unitName(part, one.to.id)} <Tag kind="grey">{say(stateWords(one.state))}</Tag>{' '}
            <span className="quiet">
              {say(codeLabel('basis', one.basis))} ({one.article})
            </span>
          </p>
          <Wrote page={page} text={one.reason} />
          {one.objections.map(({ on, reason }, index) => (
            <p key={index}>
              {on} {say(stateWords('objected'))}: {reason}
            </p>
          ))}
        </div>
      ))}
    </Section>
  );
}

export function Notices(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { notices, caseId } = whole.detail;
  if (notices.length === 0) return null;
  const title = say(DESK_CASE_WORDS.notices);
  return (
    <Section id="notices" title={title}>
      <Table
        caption={title}
        head={[
          title,
          say(DESK_CASE_WORDS.number),
          say(DESK_CASE_WORDS.addressee),
          say(DESK_CASE_WORDS.state),
          say(DESK_CASE_WORDS.attempts),
        ]}
        rows={notices.map((notice) => ({
          key: notice.id,
          cells: [
            <a className="govuk-link" key="open" href={`/desk/cases/${caseId}/notices/${notice.id}`}>
              {say(wordOf(TITLES, notice.kind))}
            </a>,
            notice.number ?? '',
            audienceName(part, notice.audience),
            `${say(stateWords(notice.state))}${notice.servedOn === undefined ? '' : ` ${notice.servedOn}`}`,
            notice.attempts
              .map(({ method, outcome, at }) =>
                [at.slice(0, 10), say(codeLabel('method', method)), say(codeLabel('attempt', outcome))].join(' '),
              )
              .join('\n'),
          ],
        }))}
      />
    </Section>
  );
}

function audienceName(part: CasePart, audience: CasePart['whole']['detail']['notices'][number]['audience']): string {
  if (audience.to === 'complainant') return part.page.say(DESK_CASE_WORDS.complainant);
  return audience.to === 'staff' ? personName(part, audience.id) : unitName(part, audience.unit);
}
