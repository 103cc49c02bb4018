// What the reader may do with the case now, under heads; each leads to its form.
import { ACT_GROUPS, DESK_CASE_WORDS, IRREVERSIBLE } from '../../words/case-desk-words.ts';
import { commandWords } from '../page-problem.tsx';
import { grouped } from './act-groups.ts';
import type { CasePart } from './case-parts.tsx';

export function Acts({ page, whole }: CasePart) {
  const { say } = page;
  const { allowedCommands, caseId } = whole.detail;
  return (
    <nav className="case-acts" aria-labelledby="acts-head">
      <h2 className="govuk-heading-m" id="acts-head">
        {say(DESK_CASE_WORDS.acts)}
      </h2>
      {allowedCommands.length === 0 && <p className="govuk-body">{say(DESK_CASE_WORDS.noActs)}</p>}
      {grouped(allowedCommands).map(([group, names]) => (
        <div key={group}>
          <h3>{say(ACT_GROUPS[group])}</h3>
          <ul>
            {names.map((name) => (
              <li key={name}>
                <a
                  className={`govuk-link${name in IRREVERSIBLE ? ' act-final' : ''}`}
                  href={`/desk/cases/${caseId}/act/${name}`}
                >
                  {say(commandWords(name))}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
