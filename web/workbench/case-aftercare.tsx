// What a case page says of the time after the reply and of the complainant themselves: was it explained and understood,
// what came of the call afterwards; a death, and who took the place.
import { DESK_CASE_WORDS } from '../../words/case-desk-words.ts';
import { codeLabel, fieldLabel } from '../../words/field-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { type CasePart, Facts, type FactRow, personName, Section, Wrote } from './case-parts.tsx';

export function Aftercare(part: CasePart) {
  const { page, whole } = part;
  const { say } = page;
  const { explanations = [], callBacks = [] } = whole.detail;
  if (explanations.length + callBacks.length === 0) return null;
  return (
    <Section id="aftercare" title={say(DESK_CASE_WORDS.aftercare)}>
      {explanations.map(({ on, by, understood, questions }, index) => (
        <div className="said" key={index}>
          <p>
            {on} {personName(part, by)} · {say(DESK_CASE_WORDS.explanation)} · {say(fieldLabel('', 'understood'))}:{' '}
            {say(understood ? PAGE_WORDS.yes : PAGE_WORDS.no)}
          </p>
          {questions !== undefined && <Wrote page={page} text={questions} />}
        </div>
      ))}
      {callBacks.map(({ id, on, by, note, ...said }) => (
        <div className="said" key={id}>
          <p>
            {on} {personName(part, by)} · {say(DESK_CASE_WORDS.callBack)}
          </p>
          <Facts
            rows={(['answeredBy', 'solved', 'satisfied'] as const).flatMap((name): FactRow[] => {
              const code = said[name];
              return code === undefined ? [] : [[say(fieldLabel('callBack', name)), say(codeLabel(name, code))]];
            })}
          />
          {note !== undefined && <Wrote page={page} text={note} />}
        </div>
      ))}
    </Section>
  );
}

/** Nothing of it for whoever does not see who complains. */
export function Succession({ page, whole: { detail } }: CasePart) {
  const { say } = page;
  const { death, formerComplainants = [], identityHidden } = detail;
  if (identityHidden || (!death && formerComplainants.length === 0)) return null;
  return (
    <Section id="succession" title={say(DESK_CASE_WORDS.succession)}>
      {formerComplainants.map(({ until, basis }, index) => (
        <p className="govuk-body" key={index}>
          {until} {say(DESK_CASE_WORDS.placeTaken)} {say(codeLabel('basis', basis))}
        </p>
      ))}
      {death && (
        <p className="govuk-body">
          {death.on} {say(DESK_CASE_WORDS.died)}
        </p>
      )}
    </Section>
  );
}
