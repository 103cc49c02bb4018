// What a form of the complainant is made of where the schema alone would ask for ids, codes or what the case knows: its
// fields, the body they mean, and what they may not lack. Also where files come in and stay while a form is mended.
import type { ReactNode } from 'react';
import { OWN_WORDS, filledIn } from '../../words/own-act-words.ts';
import type { Sent } from '../form/form-body.ts';
import { FileField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import type { PageContext } from '../page.tsx';
import type { Tracked } from './case-page.tsx';

export interface OwnProps {
  page: PageContext;
  tracked: Tracked;
  sent: Sent;
  problems: readonly FormProblem[];
}

export interface OwnForm {
  fields: (props: OwnProps) => ReactNode;
  /** The body that the schema of the command judges. `today` by the calendar of the case. */
  body: (sent: Sent, tracked: Tracked, today: string) => unknown;
  /** What is missing before the schema is asked. */
  check?: (sent: Sent, tracked: Tracked) => FormProblem[];
  /** Where a field of the body stands on the form; left out: under the same name. */
  place?: (path: string, sent: Sent, tracked: Tracked) => string;
  /** Files can be sent along. */
  files?: true;
}

/** Says which case the form is about (api/interrupted-forms.ts). */
export const CASE_FIELD = '_of';

const KEPT = '_uploaded.';

/** Ids of the files that came with a field, now or in a try before. */
export const uploadsOf = (sent: Sent, name: string): string[] => sent[`${KEPT}${name}`] ?? [];

export function withUpload(sent: Sent, name: string, id: string): Sent {
  return { ...sent, [`${KEPT}${name}`]: [...uploadsOf(sent, name), id] };
}

interface UploadsProps extends OwnProps {
  name: string;
  label?: string;
  optional?: boolean;
}

export function Uploads({ page, sent, problems, name, label, optional = true }: UploadsProps) {
  const { say } = page;
  const kept = uploadsOf(sent, name);
  return (
    <>
      {kept.map((id) => (
        <input type="hidden" key={id} name={`${KEPT}${name}`} value={id} />
      ))}
      {kept.length > 0 && <p className="govuk-body">{say(filledIn(OWN_WORDS.uploadedNow, String(kept.length)))}</p>}
      <FileField {...{ page, problems, name, optional }} label={label ?? say(OWN_WORDS.files)} many />
    </>
  );
}
