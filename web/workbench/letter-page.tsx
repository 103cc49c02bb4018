// The letter to the unit complained about, and its answer: one box a question, files beside it. Nothing else of the case.
import type { deskLetter } from '../../api/desk-routes.ts';
import type { letterAsked } from '../../api/respondent-desk.ts';
import { DESK_WORDS } from '../../words/desk-words.ts';
import { LETTER_WORDS } from '../../words/letter-words.ts';
import { TITLES } from '../../words/notice-codes.ts';
import { first, type Sent } from '../form/form-body.ts';
import { AreaField, Button, ErrorSummary, FileField, Form } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

interface LetterProps {
  page: PageContext;
  caller: StaffCaller;
  letter: Awaited<ReturnType<typeof deskLetter>>;
  asked: Awaited<ReturnType<typeof letterAsked>>;
  sent: Sent;
  problems: readonly FormProblem[];
}

export function LetterPage({ page, caller, letter, asked, sent, problems }: LetterProps) {
  const { say } = page;
  const { document } = letter;
  const title = document?.subject ?? say(TITLES.respondentRequest);
  return (
    <WorkbenchPage {...{ page, caller, title }} back={{ href: '/desk' }} hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <h1 className="govuk-heading-l">{title}</h1>
      {document === null ? (
        <p className="govuk-body">{say(DESK_WORDS.erased)}</p>
      ) : (
        <div className="paper prose govuk-body" lang={document.language === 'zh' ? 'zh-CN' : 'en'}>
          {document.body}
        </div>
      )}
      <h2 className="govuk-heading-m">{say(LETTER_WORDS.answer)}</h2>
      {asked.isOpen ? (
        <Answer {...{ page, letter, asked, sent, problems }} />
      ) : (
        <p className="govuk-body">{say(LETTER_WORDS.closed)}</p>
      )}
    </WorkbenchPage>
  );
}

function Answer({ page, letter, asked, sent, problems }: Omit<LetterProps, 'caller'>) {
  const { say } = page;
  return (
    <div className="act-form">
      {asked.dueOn !== null && (
        <p className="govuk-body">
          {say(LETTER_WORDS.until)} <strong>{asked.dueOn}</strong>
        </p>
      )}
      <Form page={page} action={`/desk/letters/${letter.id}`} files>
        <input type="hidden" name="_key" value={first(sent, '_key')} />
        {asked.items.map(({ item, what }, index) => (
          <div className="row" key={item}>
            <AreaField
              {...{ page, problems }}
              name={`answer.${index}`}
              label={what}
              value={first(sent, `answer.${index}`)}
            />
            {(sent[`taken.${index}`] ?? []).map((id) => (
              <input type="hidden" key={id} name={`taken.${index}`} value={id} />
            ))}
            <FileField {...{ page, problems }} name={`files.${index}`} label={say(LETTER_WORDS.files)} many optional />
          </div>
        ))}
        <Button>{say(LETTER_WORDS.send)}</Button>
      </Form>
    </div>
  );
}
