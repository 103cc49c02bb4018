// Before a leave is entered: what would move where and why not to the successor, what nobody would do any more; then the
// confirmation. Nothing has happened yet.
import type { LeaveBody, LeavePreview } from '../../api/leaves.ts';
import { filledIn } from '../../words/desk-words.ts';
import { LEAVE_TOOL_WORDS } from '../../words/leave-words.ts';
import { LEAVE_REASON_WORDS, LEAVER_WORDS } from '../../words/leaver-words.ts';
import { roleWords } from '../../words/waiting-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { Button, Form } from '../form/form-parts.tsx';
import type { PageContext } from '../page.tsx';
import { Facts, Section, Table } from './case-parts.tsx';
import { DaysWithNobody, Destination, postWords } from './leaver-parts.tsx';
import { LEAVER_FIELDS } from './leavers-page.tsx';
import { caseHref } from './queue-table.tsx';
import type { RowContext } from './row-context.ts';
import { type StaffCaller, WorkbenchPage } from './workbench-page.tsx';

interface PreviewProps {
  page: PageContext;
  caller: StaffCaller;
  context: RowContext;
  preview: LeavePreview;
  body: LeaveBody;
  sent: Sent;
}

export function LeaverPreviewPage(props: PreviewProps) {
  const { page, caller, context, preview, body } = props;
  const { say } = page;
  const title = say(filledIn(LEAVER_WORDS.previewTitle, { name: context.staffName(preview.staff) }));
  const { lastDay, reason } = body;
  const isLater = lastDay !== undefined && lastDay >= context.at.today;
  return (
    <WorkbenchPage {...{ page, caller, title }} back={{ href: '/desk/leavers' }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say(LEAVER_WORDS.notYet)}</p>
      <Facts
        rows={[
          [
            say(LEAVER_WORDS.moves),
            say(isLater ? filledIn(LEAVER_WORDS.after, { day: lastDay }) : LEAVER_WORDS.atOnce),
          ],
          [
            say(LEAVER_WORDS.successor),
            preview.successor === null ? say(LEAVER_WORDS.nobodyNamed) : context.staffName(preview.successor),
          ],
          ...(reason === undefined
            ? []
            : [[say(LEAVER_WORDS.reason), say(LEAVE_REASON_WORDS[reason])] satisfies [string, string]]),
        ]}
      />
      <Unattended {...props} />
      <Cases {...props} />
      <DaysWithNobody {...{ page, context }} days={preview.delegations} />
      <Confirm {...props} isLater={isLater} />
    </WorkbenchPage>
  );
}

function Unattended({ page: { say }, preview: { unattended } }: PreviewProps) {
  if (unattended.length === 0) return null;
  return (
    <div className="govuk-inset-text">
      <strong>{say(LEAVER_WORDS.unattended)}</strong>
      <br />
      {say(LEAVER_WORDS.unattendedHelp)}{' '}
      {unattended.map((role) => say(roleWords(role))).join(say({ zh: '、', en: ', ' }))}
    </div>
  );
}

function Cases({ page, context, preview }: PreviewProps) {
  const { say } = page;
  const { cases, more, successor } = preview;
  return (
    <Section id="cases" title={say(LEAVER_WORDS.cases)}>
      <p className="govuk-body quiet">
        {cases.length === 0
          ? say(LEAVE_TOOL_WORDS.leaveNoParts)
          : say(filledIn(LEAVER_WORDS.casesCount, { n: cases.length }))}
        {more && ` · ${say(LEAVE_TOOL_WORDS.leaveMore)}`}
      </p>
      {cases.length > 0 && (
        <Table
          caption={say(LEAVER_WORDS.cases)}
          head={[LEAVER_WORDS.number, LEAVER_WORDS.posts, LEAVER_WORDS.goesTo].map(say)}
          rows={cases.map((part) => ({
            key: part.caseId,
            cells: [
              <a key="case" className="govuk-link case-number" href={caseHref(part.caseId)}>
                {part.number}
              </a>,
              postWords(page, part),
              <Destination key="to" {...{ page, context, part, successor }} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Confirm({ page, sent, isLater }: PreviewProps & { isLater: boolean }) {
  const { say } = page;
  return (
    <Form page={page} action="/desk/leavers">
      {LEAVER_FIELDS.map((name) => (
        <input key={name} type="hidden" name={name} value={first(sent, name)} />
      ))}
      <p className="govuk-body">{say(isLater ? LEAVER_WORDS.laterWarning : LEAVER_WORDS.atOnceWarning)}</p>
      <div className="govuk-button-group">
        <Button kind={isLater ? 'main' : 'warning'} name="act" value="confirm">
          {say(LEAVER_WORDS.confirm)}
        </Button>
        <Button kind="second" name="act" value="change">
          {say(LEAVER_WORDS.change)}
        </Button>
      </div>
    </Form>
  );
}
