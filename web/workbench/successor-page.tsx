// The code of whoever took the complainant's place: shown once, to be handed over.
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { LinkButton } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

export function SuccessorPage(props: { page: PageContext; caller: StaffCaller; caseId: string; code: string }) {
  const { page, caller, caseId, code } = props;
  const title = page.say(DESK_CASE_WORDS.successorCode);
  return (
    <WorkbenchPage {...{ page, caller, title }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="secret">{code}</p>
      <LinkButton href={`/desk/cases/${caseId}`} kind="second">
        {page.say(DESK_CASE_WORDS.backToCase)}
      </LinkButton>
    </WorkbenchPage>
  );
}
