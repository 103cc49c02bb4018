// The small pages around a case: its limits day by day, one notice, one piece of evidence, contact details in full.
import type { noticeForStaff } from '../../api/notice-routes.ts';
import { shownAs } from '../../api/evidence-showing.ts';
import { CASE_WORDS } from '../../words/case-page-words.ts';
import { DESK_CASE_WORDS, stateWords } from '../../words/case-desk-words.ts';
import { codeLabel } from '../../words/field-words.ts';
import { clockWord } from '../../words/notice-codes.ts';
import { ErrorSummary, AreaField, Button, Form, LinkButton } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import { cardRows, titleOf } from './case-header.tsx';
import { fileName } from './case-matter.tsx';
import { type CasePart, Facts } from './case-parts.tsx';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

interface SideProps extends CasePart {
  caller: StaffCaller;
}

const backTo = ({ whole }: CasePart) => ({
  href: `/desk/cases/${whole.detail.caseId}`,
  words: DESK_CASE_WORDS.backToCase,
});

export function WhyPage({ caller, ...part }: SideProps) {
  const { page, whole } = part;
  const { say } = page;
  const title = say(DESK_CASE_WORDS.whyTitle);
  return (
    <WorkbenchPage {...{ page, caller, title }} back={backTo(part)}>
      <span className="govuk-caption-l">
        {whole.detail.number} {titleOf(part)}
      </span>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say(CASE_WORDS.whyHelp)}</p>
      {whole.clocks.map((clock) => (
        <section key={clock.clock} id={clock.clock}>
          <h2 className="govuk-heading-m">{say(clockWord(clock.clock))}</h2>
          <p className="govuk-body">{say(clock.words)}</p>
          <ol className="govuk-list day-list">
            {(clock.days ?? []).map((day, index) => (
              <li key={index} className={day.counted ? 'counts' : undefined}>
                {say(day.words)}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </WorkbenchPage>
  );
}

type Letter = Awaited<ReturnType<typeof noticeForStaff>>;

interface NoticePageProps {
  page: CasePart['page'];
  caller: StaffCaller;
  caseId: string;
  letter: Letter;
}

export function NoticePage({ page, caller, caseId, letter }: NoticePageProps) {
  const { say } = page;
  const { words, number, document, state, attempts } = letter;
  const back = { href: `/desk/cases/${caseId}#notices`, words: DESK_CASE_WORDS.backToCase };
  return (
    <WorkbenchPage {...{ page, caller, back }} title={say(words)}>
      {number !== null && <span className="govuk-caption-l">{number}</span>}
      <h1 className="govuk-heading-l">{document?.subject ?? say(words)}</h1>
      <Facts
        rows={[
          [say(DESK_CASE_WORDS.state), say(stateWords(state))],
          ...attempts.map((attempt, index): [string, string] => [
            `${say(DESK_CASE_WORDS.attempts)} ${index + 1}`,
            `${attempt.at.slice(0, 10)} ${say(codeLabel('method', attempt.method))} ${say(codeLabel('attempt', attempt.outcome))}`,
          ]),
        ]}
      />
      {document === null ? (
        <p className="govuk-body">{say(DESK_CASE_WORDS.notForYou)}</p>
      ) : (
        <div className="prose paper" lang={document.language === 'zh' ? 'zh-CN' : 'en'}>
          {document.body}
        </div>
      )}
      {letter.readOut !== null && (
        <section aria-labelledby="read-out">
          <h2 className="govuk-heading-m" id="read-out">
            {say(DESK_CASE_WORDS.readOut)}
          </h2>
          {letter.readOut.map((line) => (
            <p className="govuk-body" key={line}>
              {line}
            </p>
          ))}
        </section>
      )}
    </WorkbenchPage>
  );
}

export function EvidencePage({ caller, evidenceId, ...part }: SideProps & { evidenceId: string }) {
  const { page, whole } = part;
  const { say } = page;
  const index = whole.files.findIndex(({ id }) => id === evidenceId);
  const item = whole.files[index]!;
  const name = fileName(page, item, index);
  const { mime } = item;
  const address = `/api/cases/${whole.detail.caseId}/evidence/${evidenceId}`;
  return (
    <WorkbenchPage {...{ page, caller }} title={name} back={backTo(part)}>
      <span className="govuk-caption-l">{whole.detail.number}</span>
      <h1 className="govuk-heading-l">{name}</h1>
      <p className="govuk-body-s quiet">
        {mime} · {Math.ceil(item.size / 1024)} KB · SHA-256 {item.sha256}
      </p>
      <Shown name={name} mime={mime} address={`${address}/inline`} none={say(DESK_CASE_WORDS.noShow)} />
      <p className="govuk-body">
        <a className="govuk-link" href={address}>
          {say(DESK_CASE_WORDS.download)}
        </a>
      </p>
      <p className="govuk-body-s quiet">{say(DESK_CASE_WORDS.readLogged)}</p>
    </WorkbenchPage>
  );
}

function Shown({ name, mime, address, none }: { name: string; mime: string; address: string; none: string }) {
  switch (shownAs(mime)) {
    case 'image':
      return <img className="shown" src={address} alt={name} />;
    case 'audio':
      return <audio className="shown" src={address} controls preload="metadata" aria-label={name} />;
    case 'video':
      return <video className="shown" src={address} controls preload="metadata" aria-label={name} />;
    case 'text':
      return <iframe className="shown shown-page" src={address} title={name} sandbox="" />;
    case 'pdf':
      return <iframe className="shown shown-page" src={address} title={name} />;
    case null:
      return <p className="govuk-body">{none}</p>;
  }
}

interface RevealProps extends SideProps {
  reason: string;
  problems: readonly FormProblem[];
  /** Shown once, after the reason was written down. */
  card: Record<string, unknown> | null;
}

export function RevealPage({ caller, reason, problems, card, ...part }: RevealProps) {
  const { page, whole } = part;
  const { say } = page;
  const title = say(DESK_CASE_WORDS.contactCard);
  return (
    <WorkbenchPage {...{ page, caller, title }} back={backTo(part)} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} labelOf={() => say(DESK_CASE_WORDS.revealReason)} />
      <span className="govuk-caption-l">{whole.detail.number}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      {card === null ? (
        <>
          <p className="govuk-body">{say(DESK_CASE_WORDS.revealHelp)}</p>
          <Form page={page} action={`/desk/cases/${whole.detail.caseId}/reveal`}>
            <AreaField
              {...{ page, problems }}
              name="reason"
              label={say(DESK_CASE_WORDS.revealReason)}
              value={reason}
              rows={3}
            />
            <Button>{say(DESK_CASE_WORDS.reveal)}</Button>
          </Form>
        </>
      ) : (
        <>
          <div className="govuk-inset-text">{say(DESK_CASE_WORDS.revealOnce)}</div>
          <Facts rows={cardRows(page, card)} />
          <LinkButton href={`/desk/cases/${whole.detail.caseId}`} kind="second">
            {say(DESK_CASE_WORDS.backToCase)}
          </LinkButton>
        </>
      )}
    </WorkbenchPage>
  );
}
