// What the pages about a leaver share: where a part in a case goes, absences left without anybody who acts.
import type { LeavePreview } from '../../api/leaves.ts';
import type { RefusalCode } from '../../domain/case.ts';
import { filledIn } from '../../words/desk-words.ts';
import { POSTS, UNFIT } from '../../words/leave-words.ts';
import { LEAVER_WORDS } from '../../words/leaver-words.ts';
import { REFUSAL_WORDS } from '../../words/problem-words.ts';
import type { PageContext } from '../page.tsx';
import { Section } from './case-parts.tsx';
import type { RowContext } from './row-context.ts';

type Part = Pick<LeavePreview['cases'][number], 'posts' | 'handler' | 'unfit'>;

interface PartProps {
  page: PageContext;
  context: RowContext;
  part: Part;
  successor: string | null;
}

export const postWords = ({ say }: PageContext, { posts }: Part): string =>
  posts.map((post) => say(POSTS[post])).join(say({ zh: '、', en: ', ' }));

/** One line for handling, team and tasks each, as far as held; then why the successor is not it. */
export function Destination({ page: { say }, context, part, successor }: PartProps) {
  const { posts, handler, unfit } = part;
  const name = successor === null ? '' : context.staffName(successor);
  const isInTeam = posts.includes('teamLead') || posts.includes('teamMember');
  // Of somebody who handles as well the reason may be about either.
  const isTeamKnown = isInTeam && (unfit === null || !posts.includes('handler'));
  const lines = [
    ...(posts.includes('handler') ? [handlerLine(context, handler)] : []),
    ...(isTeamKnown
      ? [successor !== null && unfit === null ? filledIn(LEAVER_WORDS.teamTo, { name }) : LEAVER_WORDS.teamLeft]
      : []),
    ...(posts.includes('task')
      ? [successor === null ? LEAVER_WORDS.tasksQueue : filledIn(LEAVER_WORDS.tasksTo, { name })]
      : []),
  ];
  return (
    <>
      {lines.map((words) => (
        <div key={words.en}>{say(words)}</div>
      ))}
      {unfit !== null && (
        <div className="press press-soon">{say(filledIn(LEAVER_WORDS.why, { name, why: say(unfitWords(unfit)) }))}</div>
      )}
    </>
  );
}

const handlerLine = ({ staffName }: RowContext, handler: string | null) =>
  handler === null ? LEAVER_WORDS.handlerWanted : filledIn(LEAVER_WORDS.handlerTo, { name: staffName(handler) });

const unfitWords = (code: RefusalCode) => UNFIT[code] ?? REFUSAL_WORDS[code];

export function DaysWithNobody({
  page: { say },
  context,
  days,
}: {
  page: PageContext;
  context: RowContext;
  days: LeavePreview['delegations'];
}) {
  if (days.length === 0) return null;
  return (
    <Section id="days" title={say(LEAVER_WORDS.days)}>
      <ul className="govuk-list govuk-list--bullet">
        {days.map(({ staff, from, to }) => (
          <li key={`${staff}-${from}`}>
            {say(filledIn(LEAVER_WORDS.daysOf, { name: context.staffName(staff), from, to }))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
