// The parts forms are made of: label, hint and error tied to their field, for eye and screen reader alike. Values go in
// as text and come out as text. Leaves out which fields there are.
import type { ReactNode } from 'react';
import { PAGE_WORDS } from '../../words/page-words.ts';
import type { PageContext } from '../page.tsx';
import { TOKEN_FIELD } from '../page-token.ts';
import type { FormProblem } from './form-problems.ts';

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

interface PartProps {
  page: PageContext;
  name: string;
  label: string;
  hint?: string;
  problems?: readonly FormProblem[];
  /** Says "(optional)" behind the label. */
  optional?: boolean;
}

interface InputProps extends PartProps {
  value?: string;
  type?: 'text' | 'date' | 'datetime-local' | 'email' | 'tel' | 'password';
  autoComplete?: string;
  inputMode?: 'numeric' | 'email' | 'tel';
  width?: 'short' | 'medium' | 'long';
  max?: number;
}

/** Ids in a page: letters and dots as they are, dots as `-`, so that a summary can lead there. */
export const idOf = (name: string): string => `f-${name.replace(/[^\w-]/g, '-')}`;

const WIDTHS = { short: 'govuk-input--width-10', medium: 'govuk-input--width-20', long: '' };

/** The form itself, with its token. */
export function Form({
  page,
  action,
  children,
  files = false,
  id,
}: {
  page: PageContext;
  action: string;
  children: ReactNode;
  files?: boolean;
  id?: string;
}) {
  return (
    <form method="post" action={action} noValidate encType={files ? 'multipart/form-data' : undefined} id={id}>
      <input type="hidden" name={TOKEN_FIELD} value={page.token} />
      {/* The Enter key presses the first button of a form: that must not be one that removes a row. */}
      <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />
      {children}
    </form>
  );
}

/** What has to be mended, each line leading to its field. */
export function ErrorSummary({
  page,
  problems,
  labelOf = () => '',
}: {
  page: PageContext;
  problems: readonly FormProblem[];
  labelOf?: (path: string) => string;
}) {
  if (problems.length === 0) return null;
  return (
    <div className="govuk-error-summary" tabIndex={-1} id="problems">
      <div role="alert">
        <h2 className="govuk-error-summary__title">{page.say(PAGE_WORDS.problemTitle)}</h2>
        <ul className="govuk-list govuk-error-summary__list">
          {problems.map(({ path, words }) => {
            const label = labelOf(path);
            const text =
              label === '' ? page.say(words) : `${label}${page.language === 'zh' ? '：' : ': '}${page.say(words)}`;
            return <li key={path}>{path === '' ? text : <a href={`#${idOf(path)}`}>{text}</a>}</li>;
          })}
        </ul>
      </div>
    </div>
  );
}

function problemOf({ problems = [], name }: PartProps): FormProblem | undefined {
  return problems.find(({ path }) => path === name);
}

function Label({ part, large }: { part: PartProps; large?: boolean }) {
  const optional = part.optional === true ? part.page.say(PAGE_WORDS.optional) : '';
  return (
    <label className={`govuk-label${large === true ? ' govuk-label--m' : ''}`} htmlFor={idOf(part.name)}>
      {part.label}
      {optional !== '' && ` ${optional}`}
    </label>
  );
}

function HintAndError({ part }: { part: PartProps }) {
  const problem = problemOf(part);
  const id = idOf(part.name);
  return (
    <>
      {part.hint !== undefined && (
        <div id={`${id}-hint`} className="govuk-hint">
          {part.hint}
        </div>
      )}
      {problem !== undefined && (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">{part.page.say(PAGE_WORDS.errorPrefix)}</span>{' '}
          {part.page.say(problem.words)}
        </p>
      )}
    </>
  );
}

function described(part: PartProps): string | undefined {
  const id = idOf(part.name);
  const ids = [
    ...(part.hint === undefined ? [] : [`${id}-hint`]),
    ...(problemOf(part) === undefined ? [] : [`${id}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

function Group({ part, children }: { part: PartProps; children: ReactNode }) {
  const hasError = problemOf(part) !== undefined;
  return <div className={`govuk-form-group${hasError ? ' govuk-form-group--error' : ''}`}>{children}</div>;
}

export function TextField({ value = '', type = 'text', width = 'long', max, ...part }: InputProps) {
  const hasError = problemOf(part) !== undefined;
  const { autoComplete, inputMode } = part;
  return (
    <Group part={part}>
      <Label part={part} />
      <HintAndError part={part} />
      <input
        className={`govuk-input ${WIDTHS[width]}${hasError ? ' govuk-input--error' : ''}`}
        id={idOf(part.name)}
        name={part.name}
        type={type}
        defaultValue={value}
        {...{ autoComplete, inputMode, maxLength: max }}
        aria-describedby={described(part)}
        aria-invalid={hasError ? true : undefined}
      />
    </Group>
  );
}

export function AreaField({ value = '', rows = 5, ...part }: PartProps & { value?: string; rows?: number }) {
  const hasError = problemOf(part) !== undefined;
  return (
    <Group part={part}>
      <Label part={part} />
      <HintAndError part={part} />
      <textarea
        className={`govuk-textarea${hasError ? ' govuk-textarea--error' : ''}`}
        id={idOf(part.name)}
        name={part.name}
        rows={rows}
        defaultValue={value}
        aria-describedby={described(part)}
        aria-invalid={hasError ? true : undefined}
      />
    </Group>
  );
}

export function SelectField({
  value = '',
  options,
  anyLabel,
  ...part
}: PartProps & { value?: string; options: readonly Option[]; anyLabel?: string }) {
  const hasError = problemOf(part) !== undefined;
  return (
    <Group part={part}>
      <Label part={part} />
      <HintAndError part={part} />
      <select
        className={`govuk-select${hasError ? ' govuk-select--error' : ''}`}
        id={idOf(part.name)}
        name={part.name}
        defaultValue={value}
        aria-describedby={described(part)}
        aria-invalid={hasError ? true : undefined}
      >
        <option value="">
          {anyLabel ?? part.page.say(part.optional === true ? PAGE_WORDS.none : PAGE_WORDS.choose)}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Group>
  );
}

interface PicksProps extends PartProps {
  kind: 'radios' | 'checkboxes';
  values: readonly string[];
  options: readonly Option[];
  inline?: boolean;
  large?: boolean;
}

/** One of several, or any of several. */
export function Picks({ kind, values, options, inline = false, large = false, ...part }: PicksProps) {
  const id = idOf(part.name);
  const optional = part.optional === true ? ` ${part.page.say(PAGE_WORDS.optional)}` : '';
  return (
    <Group part={part}>
      <fieldset className="govuk-fieldset" aria-describedby={described(part)}>
        <legend className={`govuk-fieldset__legend${large ? ' govuk-fieldset__legend--m' : ''}`}>
          {part.label}
          {optional}
        </legend>
        <HintAndError part={part} />
        <div className={`govuk-${kind} govuk-${kind}--small${inline ? ` govuk-${kind}--inline` : ''}`}>
          {options.map((option, index) => (
            <div className={`govuk-${kind}__item`} key={option.value}>
              <input
                className={`govuk-${kind}__input`}
                type={kind === 'radios' ? 'radio' : 'checkbox'}
                id={index === 0 ? id : `${id}-${index}`}
                name={part.name}
                value={option.value}
                defaultChecked={values.includes(option.value)}
                aria-describedby={option.hint === undefined ? undefined : `${id}-${index}-hint`}
              />
              <label className={`govuk-label govuk-${kind}__label`} htmlFor={index === 0 ? id : `${id}-${index}`}>
                {option.label}
              </label>
              {option.hint !== undefined && (
                <div id={`${id}-${index}-hint`} className={`govuk-hint govuk-${kind}__hint`}>
                  {option.hint}
                </div>
              )}
            </div>
          ))}
        </div>
      </fieldset>
    </Group>
  );
}

export function FileField({ many = false, accept, ...part }: PartProps & { many?: boolean; accept?: string }) {
  const hasError = problemOf(part) !== undefined;
  return (
    <Group part={part}>
      <Label part={part} />
      <HintAndError part={part} />
      <input
        className={`govuk-file-upload${hasError ? ' govuk-file-upload--error' : ''}`}
        id={idOf(part.name)}
        name={part.name}
        type="file"
        multiple={many}
        accept={accept}
        aria-describedby={described(part)}
      />
    </Group>
  );
}

type ButtonKind = 'main' | 'second' | 'warning';
const BUTTONS: Record<ButtonKind, string> = {
  main: '',
  second: ' govuk-button--secondary',
  warning: ' govuk-button--warning',
};

export function Button({
  children,
  kind = 'main',
  name,
  value,
  formAction,
}: {
  children: ReactNode;
  kind?: ButtonKind;
  name?: string;
  value?: string;
  formAction?: string;
}) {
  return (
    <button type="submit" className={`govuk-button${BUTTONS[kind]}`} {...{ name, value, formAction }}>
      {children}
    </button>
  );
}

/** Looks like a button and is a link, also for those who hear it: the space bar would not press it. */
export function LinkButton({
  children,
  href,
  kind = 'main',
}: {
  children: ReactNode;
  href: string;
  kind?: ButtonKind;
}) {
  return (
    <a draggable={false} className={`govuk-button${BUTTONS[kind]}`} href={href}>
      {children}
    </a>
  );
}
