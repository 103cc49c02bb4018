// What the reader may do with the case now, under heads; each leads to its form. Acts that would find nothing to act on
// (no task, no notice, no request) stand apart at the end.
import type { z } from 'zod';
import type { FormFacts } from '../../api/case-forms.ts';
import { COMMAND_BODIES, type RoutedCommand } from '../../api/command-bodies.ts';
import { ACT_GROUPS, DESK_CASE_WORDS, IRREVERSIBLE } from '../../words/case-desk-words.ts';
import { fieldsOf } from '../form/form-fields.ts';
import { commandWords } from '../page-problem.tsx';
import type { PageContext } from '../page.tsx';
import { staffChoices } from './act-choices.ts';
import { grouped } from './act-groups.ts';

interface ActsProps {
  page: PageContext;
  facts: FormFacts;
}

export function Acts({ page, facts }: ActsProps) {
  const { say } = page;
  const { allowedCommands, caseId } = facts.detail;
  const idle = allowedCommands.filter((name) => findsNothing(page, facts, name));
  const useful = allowedCommands.filter((name) => !idle.includes(name));
  return (
    <nav className="case-acts" aria-labelledby="acts-head">
      <h2 className="govuk-heading-m" id="acts-head">
        {say(DESK_CASE_WORDS.acts)}
      </h2>
      {allowedCommands.length === 0 && <p className="govuk-body">{say(DESK_CASE_WORDS.noActs)}</p>}
      {grouped(useful).map(([group, names]) => (
        <div key={group}>
          <h3>{say(ACT_GROUPS[group])}</h3>
          <ActLinks {...{ page, caseId, names }} />
        </div>
      ))}
      {allowedCommands.some((name) => name in IRREVERSIBLE) && (
        <p className="govuk-body-s quiet">{say(DESK_CASE_WORDS.finalMark)}</p>
      )}
      {idle.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{say(DESK_CASE_WORDS.idleActs)}</span>
          </summary>
          <ActLinks {...{ page, caseId }} names={grouped(idle).flatMap(([, names]) => names)} />
        </details>
      )}
    </nav>
  );
}

function ActLinks({ page, caseId, names }: { page: PageContext; caseId: string; names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          <a
            className={`govuk-link${name in IRREVERSIBLE ? ' act-final' : ''}`}
            href={`/desk/cases/${caseId}/act/${name}`}
          >
            {page.say(commandWords(name))}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The form needs one of something of which the case has none. */
function findsNothing(page: PageContext, facts: FormFacts, name: string): boolean {
  if (!(name in COMMAND_BODIES)) return false;
  const choices = staffChoices(page, facts, name);
  return fieldsOf(COMMAND_BODIES[name as RoutedCommand] as z.ZodType).some(
    (field) => field.kind === 'id' && field.required && choices(field, field.name)?.length === 0,
  );
}
