// Draws the fields of a body as a form that works without scripts: lists grow and shrink by buttons that send the form
// back for another look. Leaves out what the fields are (form-fields.ts) and what they are called (words/field-words.ts).
import { fieldHint, fieldLabel, codeLabel, rowLabel } from '../../words/field-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import type { PageContext } from '../page.tsx';
import { first, rowsOf, type Sent } from './form-body.ts';
import type { Field } from './form-fields.ts';
import { AreaField, FileField, idOf, type Option, Picks, SelectField, TextField } from './form-parts.tsx';
import type { FormProblem } from './form-problems.ts';

export interface FormView {
  page: PageContext;
  /** Name of the command: the same field may be called otherwise elsewhere. */
  command: string;
  sent: Sent;
  problems: readonly FormProblem[];
  /** What an id can be here, by the path without row numbers (`answers.demand`); null: typed by hand. */
  choices: (field: Field, path: string) => readonly Option[] | null;
  /** What stands there already and is not asked again (the demand of an answer): said in words, sent along. */
  fixed?: (path: string, value: string) => string | null;
  /** Lists whose rows the case gives: none is added, none removed. */
  given?: readonly string[];
  /** Files can be sent with the form, at each field that names evidence. */
  files?: boolean;
}

/** Where a file for the evidence field at `path` comes in. */
export const fileField = (path: string): string => `_file.${path}`;

const MOST_RADIOS = 7;

export function Fields({ fields, view, prefix = '' }: { fields: readonly Field[]; view: FormView; prefix?: string }) {
  return fields.map((field) => <OneField key={field.name} field={field} view={view} path={`${prefix}${field.name}`} />);
}

/** The label of a field wherever it stands; for the summary of errors: with the row it is in. */
export function labelAt({ page, command }: Pick<FormView, 'page' | 'command'>, path: string): string {
  const parts = path.split('.');
  return parts
    .flatMap((part, index) => {
      if (/^\d+$/.test(part)) return [];
      const next = parts[index + 1];
      const label = page.say(fieldLabel(command, part));
      return [next !== undefined && /^\d+$/.test(next) ? `${label} ${Number(next) + 1}` : label];
    })
    .join(' · ');
}

function OneField({ field, view, path }: { field: Field; view: FormView; path: string }) {
  const { page, command, sent, problems } = view;
  const hint = fieldHint(command, field.name);
  const part = {
    ...{ page, name: path, label: page.say(fieldLabel(command, field.name)), problems, optional: !field.required },
    ...(hint === undefined ? {} : { hint: page.say(hint) }),
  };
  const value = first(sent, path);
  const fixed = fixedAt(view, path);
  if (fixed !== null) return <input type="hidden" name={path} value={value} />;
  switch (field.kind) {
    case 'group':
      return (
        <fieldset className="govuk-fieldset group">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{part.label}</legend>
          <Fields fields={field.fields} view={view} prefix={`${path}.`} />
        </fieldset>
      );
    case 'rows':
      return <Rows field={field} view={view} path={path} label={part.label} />;
    case 'lines':
      return <Lines field={field} view={view} path={path} label={part.label} />;
    case 'ticks':
      return <Ticks field={field} view={view} path={path} part={part} />;
    case 'choice':
      return field.options.length <= MOST_RADIOS ? (
        <Picks
          {...part}
          kind="radios"
          values={[value]}
          options={codes(view, field.name, field.options)}
          inline={field.options.length <= 3}
        />
      ) : (
        <SelectField {...part} value={value} options={codes(view, field.name, field.options)} />
      );
    case 'flag':
      return <Picks {...part} kind="radios" inline values={[value]} options={yesNo(page)} />;
    case 'day':
      return <TextField {...part} type="date" width="short" value={value} />;
    case 'instant':
      return <TextField {...part} type="datetime-local" width="medium" value={value.slice(0, 16)} />;
    case 'number':
      return <TextField {...part} inputMode="numeric" width="short" value={value} />;
    case 'area':
      return <AreaField {...part} value={value} />;
    case 'line':
      return <TextField {...part} value={value} max={field.max} />;
    case 'id':
      return (
        <>
          <OneId field={field} view={view} path={path} part={part} />
          {field.mark === 'evidence' && <FileHere view={view} path={path} />}
        </>
      );
  }
}

/** What the case says at this place; null where it is asked. */
function fixedAt(view: FormView, path: string): string | null {
  const value = first(view.sent, path);
  return value === '' ? null : (view.fixed?.(plain(path), value) ?? null);
}

function OneId({ field, view, path, part }: Omit<TicksProps, 'field'> & { field: Of<'id'> }) {
  const value = first(view.sent, path);
  const options = view.choices(field, plain(path));
  if (options === null) return <TextField {...part} width="medium" value={value} />;
  if (options.length > MOST_RADIOS || !field.required || options.length === 0)
    return <SelectField {...part} value={value} options={options} />;
  const chosen = value === '' && options.length === 1 ? options[0]!.value : value;
  return <Picks {...part} kind="radios" values={[chosen]} options={options} />;
}

/** A new file for a field that names evidence; what is wrong with it is said here. */
function FileHere({ view: { page, files, problems }, path }: { view: FormView; path: string }) {
  if (files !== true) return null;
  const name = fileField(path);
  return <FileField {...{ page, name, problems }} label={page.say(PAGE_WORDS.addFiles)} many optional />;
}

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

function Rows({ field, view, path, label }: { field: Of<'rows'>; view: FormView; path: string; label: string }) {
  const { page, command, sent } = view;
  const count = rowsOf(sent, path, field.least);
  const isGiven = view.given?.includes(path) === true;
  const legend = (row: number) =>
    field.row.flatMap(({ name }) => fixedAt(view, `${path}.${row}.${name}`) ?? [])[0] ??
    page.say(rowLabel(command, field.name, row + 1));
  return (
    <fieldset className="govuk-fieldset rows" id={`f-${path.replace(/\./g, '-')}`}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
      <input type="hidden" name={`_rows.${path}`} value={count} />
      {Array.from({ length: count }, (_, row) => (
        <fieldset className="govuk-fieldset row" key={row} id={idOf(`${path}.${row}`)}>
          <legend className="govuk-fieldset__legend">{legend(row)}</legend>
          <Fields fields={field.row} view={view} prefix={`${path}.${row}.`} />
          {!isGiven && count > field.least && (
            <RowButton
              {...{ page, name: '_remove', value: `${path}.${row}`, to: path }}
              label={page.say(PAGE_WORDS.remove)}
              of={`${label} ${row + 1}`}
            />
          )}
        </fieldset>
      ))}
      {!isGiven && count < field.most && (
        <RowButton
          {...{ page, name: '_add', value: path, to: `${path}.${count}` }}
          label={page.say(PAGE_WORDS.add)}
          of={label}
        />
      )}
    </fieldset>
  );
}

function Lines({ field, view, path, label }: { field: Of<'lines'>; view: FormView; path: string; label: string }) {
  const { page, sent, problems } = view;
  const count = rowsOf(sent, path, field.least);
  const Part = field.max > 600 ? AreaField : TextField;
  return (
    <fieldset className="govuk-fieldset rows" id={`f-${path.replace(/\./g, '-')}`}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
      <input type="hidden" name={`_rows.${path}`} value={count} />
      {Array.from({ length: count }, (_, row) => (
        <Part
          key={row}
          {...{
            page,
            problems,
            name: `${path}.${row}`,
            label: `${label} ${row + 1}`,
            value: first(sent, `${path}.${row}`),
          }}
        />
      ))}
      {count < field.most && (
        <RowButton
          {...{ page, name: '_add', value: path, to: `${path}.${count}` }}
          label={page.say(PAGE_WORDS.add)}
          of={label}
        />
      )}
    </fieldset>
  );
}

interface TicksProps {
  field: Field;
  view: FormView;
  path: string;
  part: {
    page: PageContext;
    name: string;
    label: string;
    hint?: string;
    problems: readonly FormProblem[];
    optional: boolean;
  };
}

function Ticks(props: TicksProps & { field: Of<'ticks'> }) {
  const { field, view, path } = props;
  return (
    <>
      <TickList {...props} />
      {field.mark === 'evidence' && <FileHere view={view} path={path} />}
    </>
  );
}

function TickList({ field, view, path, part }: TicksProps & { field: Of<'ticks'> }) {
  const options = field.options === null ? view.choices(field, plain(path)) : codes(view, field.name, field.options);
  const optional = field.least === 0;
  if (options === null) return <TextField {...part} optional={optional} value={first(view.sent, path)} />;
  if (options.length === 0)
    return (
      <p className="govuk-body quiet" id={idOf(path)}>
        {part.label}
        {view.page.language === 'zh' ? '：' : ': '}
        {view.page.say(PAGE_WORDS.none)}
      </p>
    );
  return <Picks {...part} optional={optional} kind="checkboxes" values={view.sent[path] ?? []} options={options} />;
}

interface RowButtonProps {
  page: PageContext;
  name: '_add' | '_remove';
  value: string;
  /** Where one goes on in the form that comes back. */
  to: string;
  label: string;
  of: string;
}

function RowButton({ page, name, value, to, label, of }: RowButtonProps) {
  return (
    <button
      type="submit"
      className="govuk-button govuk-button--secondary"
      {...{ name, value }}
      formAction={`${page.path}#${idOf(to)}`}
    >
      {label}
      <span className="govuk-visually-hidden"> {of}</span>
    </button>
  );
}

const plain = (path: string): string =>
  path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');

const codes = ({ page }: FormView, name: string, options: readonly string[]): Option[] =>
  options.map((value) => ({ value, label: page.say(codeLabel(name, value)) }));

const yesNo = ({ say }: PageContext): Option[] => [
  { value: 'true', label: say(PAGE_WORDS.yes) },
  { value: 'false', label: say(PAGE_WORDS.no) },
];
