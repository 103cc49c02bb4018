// One command as a form: drawn from its schema, read back into its body, shown again with what was wrong. The key of the
// act travels with the form, so that a second press or a lost answer never acts twice.
import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { COMMAND_BODIES, type RoutedCommand } from '../../api/command-bodies.ts';
import { EngineUnavailable } from '../../api/engine-client.ts';
import { Problem, type ProblemExtras } from '../../api/errors.ts';
import type { Words } from '../../domain/law.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import type { SentForm } from '../page-form.ts';
import type { PageContext } from '../page.tsx';
import { commandWords } from '../page-problem.tsx';
import { bodyOf, first, type Sent } from './form-body.ts';
import { fieldsOf } from './form-fields.ts';
import { Button, ErrorSummary, Form } from './form-parts.tsx';
import { type FormProblem, problemsOf } from './form-problems.ts';
import { changedRows } from './form-rows.ts';
import { Fields, type FormView, labelAt } from './form-view.tsx';

const KEY_FIELD = '_key';

/** What a sent form of a command came to. */
export type ActRead =
  | { kind: 'again'; sent: Sent; problems: readonly FormProblem[] }
  | { kind: 'body'; sent: Sent; body: unknown; key: string };

/** `zone`: offset of the office (`+08:00`) for local times. `add`: what did not come as a field (uploaded files). */
export function readAct(name: RoutedCommand, form: SentForm, zone: string, add: object = {}): ActRead {
  const fields = fieldsOf(COMMAND_BODIES[name] as z.ZodType);
  return readBody(name, form, (sent) => ({ ...bodyOf(fields, sent, zone), ...add }));
}

/** The same for a form that makes its body itself. */
export function readBody(name: RoutedCommand, form: SentForm, make: (sent: Sent) => unknown): ActRead {
  const { sent, problems: stale } = form;
  if (stale.length > 0) return { kind: 'again', sent, problems: stale };
  const rows = changedRows(sent);
  if (rows !== null) return { kind: 'again', sent: rows, problems: [] };
  const schema = COMMAND_BODIES[name] as z.ZodType;
  const parsed = schema.safeParse(make(sent), { reportInput: true });
  if (!parsed.success) return { kind: 'again', sent, problems: problemsOf(parsed.error.issues, sent) };
  const key = first(sent, KEY_FIELD);
  return { kind: 'body', sent, body: parsed.data, key: /^[\x21-\x7e]{8,200}$/.test(key) ? key : randomUUID() };
}

/** A no of the rules or of the moment, as a line above the form; anything else is thrown on. */
export function refusalOf(error: unknown): { problems: FormProblem[]; extras: ProblemExtras; status: number } {
  if (error instanceof EngineUnavailable)
    return { problems: [{ path: '', words: PROBLEM_WORDS.engine_unavailable }], extras: {}, status: 503 };
  if (!(error instanceof Problem) || error.code === 'not_authenticated' || error.code === 'not_found') throw error;
  return { problems: [{ path: '', words: PROBLEM_WORDS[error.code] }], extras: error.extras, status: 422 };
}

interface ActFormProps {
  view: FormView;
  name: RoutedCommand;
  action: string;
  /** Fields that are not asked because the page gives them another way. */
  without?: readonly string[];
  files?: boolean;
  /** What is allowed instead, where the rules said no. */
  allowed?: readonly string[];
  warns?: boolean;
  /** Fields of the page's own in place of those of the schema. */
  own?: ReactNode;
  children?: ReactNode;
  /** What is said before the button. */
  last?: ReactNode;
  submit?: Words;
}

export function ActForm(props: ActFormProps) {
  const { view, name, action, without = [], files, allowed = [], warns, own, children, last } = props;
  const { page, sent, problems } = view;
  const { say } = page;
  const fields = fieldsOf(COMMAND_BODIES[name] as z.ZodType).filter((field) => !without.includes(field.name));
  return (
    <>
      <ErrorSummary
        page={page}
        problems={problems}
        labelOf={(path) => (own === undefined ? labelAt(view, path) : '')}
      />
      <Allowed page={page} names={allowed} />
      <Form page={page} action={action} files={files}>
        <input type="hidden" name={KEY_FIELD} value={first(sent, KEY_FIELD) || randomUUID()} />
        {children}
        {own ?? <Fields fields={fields} view={view} />}
        {last}
        <Button kind={warns === true ? 'warning' : 'main'}>{say(props.submit ?? commandWords(name))}</Button>
      </Form>
    </>
  );
}

function Allowed({ page: { say }, names }: { page: PageContext; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div className="govuk-inset-text">
      {say(PAGE_WORDS.allowedNow)} {names.map((name) => say(commandWords(name))).join(say({ zh: '；', en: '; ' }))}
    </div>
  );
}
