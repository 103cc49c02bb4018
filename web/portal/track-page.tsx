// The door to a case for its complainant: number and code, or the link from the letter (read by a script from the part
// of the address that never leaves the browser).
import { TRACK_WORDS } from '../../words/portal-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { Button, ErrorSummary, Form, TextField } from '../form/form-parts.tsx';
import type { FormProblem } from '../form/form-problems.ts';
import { KeptField } from '../kept-form.tsx';
import type { PageContext } from '../page.tsx';
import { Heading, PortalPage } from './portal-page.tsx';

interface TrackProps {
  page: PageContext;
  sent: Sent;
  problems: readonly FormProblem[];
  hasEnded?: boolean;
  /** What was typed when the session ended, sealed. */
  kept?: string;
}

export function TrackPage({ page, sent, problems, hasEnded, kept = '' }: TrackProps) {
  const { say } = page;
  const part = { page, problems };
  return (
    <PortalPage page={page} title={say(TRACK_WORDS.title)} back="/" hasErrors={problems.length > 0}>
      <ErrorSummary page={page} problems={problems} />
      <Heading>{say(TRACK_WORDS.title)}</Heading>
      {hasEnded === true && kept === '' && <div className="govuk-inset-text">{say(TRACK_WORDS.ended)}</div>}
      {kept !== '' && <div className="govuk-inset-text">{say(TRACK_WORDS.endedKept)}</div>}
      <div data-link-form data-busy={say(TRACK_WORDS.fromLink)}>
        <Form page={page} action="/track" id="by-link">
          <input type="hidden" name="link" defaultValue="" />
        </Form>
      </div>
      <Form page={page} action="/track">
        <KeptField kept={kept} />
        <TextField
          {...part}
          name="number"
          label={say(TRACK_WORDS.number)}
          hint={say(TRACK_WORDS.numberHint)}
          value={first(sent, 'number')}
          width="medium"
          autoComplete="off"
        />
        <TextField
          {...part}
          name="code"
          label={say(TRACK_WORDS.code)}
          hint={say(TRACK_WORDS.codeHint)}
          width="medium"
          autoComplete="off"
        />
        <Button>{say(TRACK_WORDS.open)}</Button>
      </Form>
      <p className="govuk-body quiet">{say(TRACK_WORDS.lost)}</p>
    </PortalPage>
  );
}
