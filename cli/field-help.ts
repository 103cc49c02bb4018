// Shows what a command takes: every field with its type, an example body and an example line, all from the schema.
// Leaves out the words around it (words/tool-words.ts).
import type { CommandSchema, FieldSchema } from './command-schema.ts';
import type { Json } from './field-arguments.ts';

export interface FieldRow {
  /** As it is typed: --answers.0.demand */
  field: string;
  type: string;
  required: boolean;
  repeatable: boolean;
  description: string;
}

/** One row per place a plain value can be put; `0` stands for the first of a list. */
export function fieldRows(schema: FieldSchema, path: string[] = [], required = true): FieldRow[] {
  const [inside, nullable] = withoutNull(schema);
  if (inside.properties !== undefined) {
    const needed = inside.required ?? [];
    return Object.entries(inside.properties).flatMap(([name, inner]) =>
      fieldRows(inner, [...path, name], required && needed.includes(name)),
    );
  }
  const items = inside.type === 'array' ? withoutNull(inside.items ?? {})[0] : undefined;
  if (items?.properties !== undefined) return fieldRows(items, [...path, '0'], required && (inside.minItems ?? 0) > 0);
  const description = schema.description ?? '';
  return [
    {
      field: `--${path.join('.')}`,
      type: typeName(items ?? inside) + (nullable ? ' | null' : ''),
      required,
      repeatable: items !== undefined,
      description,
    },
  ];
}

/** A body that fits the schema: required fields always, of the others those `all` asks for. */
export function exampleBody(schema: FieldSchema, all = false): Json {
  const [inside] = withoutNull(schema);
  if (inside.default !== undefined) return inside.default as Json;
  if (inside.enum?.[0] !== undefined) return inside.enum[0];
  switch (inside.type) {
    case 'object': {
      const shown = Object.entries(inside.properties ?? {}).filter(([name]) => all || inside.required?.includes(name));
      return Object.fromEntries(shown.map(([name, inner]) => [name, exampleBody(inner, all)]));
    }
    case 'array':
      return (inside.minItems ?? 0) > 0 || inside.items?.type !== 'string'
        ? [exampleBody(inside.items ?? {}, all)]
        : [];
    case 'integer':
    case 'number':
      return Math.max(1, inside.minimum ?? 1);
    case 'boolean':
      return true;
    case undefined:
    default:
      return exampleText(inside);
  }
}

/** The same as a line to type. */
export function exampleLine({ name, body }: CommandSchema, verb: string): string {
  return [`redress ${verb} YXZW-2026-1 ${name}`, ...flags(exampleBody(body), '--')].join(' ');
}

function flags(value: Json, label: string): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => (isPlain(item) ? flags(item, label) : flags(item, `${label}.${index}`)));
  if (isPlain(value))
    return [`${label} ${typeof value === 'string' && /[^\w.:@-]/.test(value) ? `'${value}'` : String(value)}`];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    flags(inner as Json, label === '--' ? `--${name}` : `${label}.${name}`),
  );
}

const isPlain = (value: Json): boolean => value === null || typeof value !== 'object';

function withoutNull(schema: FieldSchema): [FieldSchema, boolean] {
  const others = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  const [only] = others;
  return only !== undefined && others.length === 1 ? [only, true] : [schema, false];
}

function typeName(schema: FieldSchema): string {
  if (schema.enum !== undefined) return schema.enum.join(' | ');
  const { minimum, maximum } = schema;
  if (schema.type === 'integer')
    return minimum !== undefined && maximum !== undefined && maximum < 1e9
      ? `integer ${minimum}-${maximum}`
      : 'integer';
  return (
    MARKED[schema['x-redress'] ?? ''] ??
    FORMATS[schema.format ?? ''] ??
    (schema.type === 'string' ? 'code' : (schema.type ?? 'any'))
  );
}

const MARKED: Record<string, string | undefined> = {
  text: 'text',
  unit: 'unit id',
  staff: 'staff id',
  evidence: 'evidence id',
  case: 'case number or id',
};
const FORMATS: Record<string, string | undefined> = {
  date: 'YYYY-MM-DD',
  'date-time': 'date and time with zone',
  email: 'e-mail',
};

const EXAMPLES: Record<string, string | undefined> = {
  text: '...',
  unit: 'yunxi.center',
  staff: 'staff-id',
  evidence: 'evidence-id',
  case: 'YXZW-2026-000001',
};

function exampleText({ format, pattern, 'x-redress': mark }: FieldSchema): string {
  if (format === 'date') return '2026-11-24';
  if (format === 'date-time') return '2026-11-24T09:30:00+08:00';
  return EXAMPLES[mark ?? ''] ?? (pattern === undefined ? '...' : 'code');
}
