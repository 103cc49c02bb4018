// Decides what a form asks: the fields of a body, read from the very schema the API judges it by. No field is listed
// twice anywhere. Leaves out drawing (form-view.tsx), labels (words/field-words.ts) and reading back (form-body.ts).
import { z } from 'zod';

/** What an id stands for, as api/marks.ts says it. */
export type Mark = 'text' | 'card' | 'unit' | 'staff' | 'evidence' | 'contact' | 'reach' | 'law' | 'proposal' | 'case';

interface Common {
  /** Name in the body. */
  name: string;
  required: boolean;
  /** What the schema says beside its form, in English, for tools. */
  mark?: Mark;
}

export type Field = Common &
  (
    | { kind: 'group'; fields: Field[] }
    | { kind: 'rows'; row: Field[]; least: number; most: number }
    | { kind: 'lines'; max: number; least: number; most: number }
    | { kind: 'ticks'; options: readonly string[] | null; least: number }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'flag' }
    | { kind: 'day' }
    | { kind: 'instant' }
    | { kind: 'number'; min?: number; max?: number }
    | { kind: 'line' | 'area'; max: number }
    /** An id of something: chosen where the page knows the choices. */
    | { kind: 'id' }
  );

interface JsonSchema {
  type?: string;
  format?: string;
  enum?: (string | number)[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  'x-redress'?: Mark;
}

const LONG = 600;
const read = new WeakMap<z.ZodType, Field[]>();

/** The fields of a body, in its order. Throws for a schema that is no object. */
export function fieldsOf(body: z.ZodType): Field[] {
  const known = read.get(body);
  if (known !== undefined) return known;
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
  const fields = membersOf(schema);
  read.set(body, fields);
  return fields;
}

function membersOf({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).map(([name, inner]) => fieldOf(name, inner, required.includes(name)));
}

function fieldOf(name: string, given: JsonSchema, required: boolean): Field {
  const schema = withoutNull(given);
  const mark = schema['x-redress'] ?? schema.items?.['x-redress'];
  const common = { name, required, ...(mark === undefined ? {} : { mark }) };
  if (schema.properties !== undefined) return { ...common, kind: 'group', fields: membersOf(schema) };
  // A list that may be left out begins without a row.
  if (schema.type === 'array') return { ...common, ...listOf(required ? schema : { ...schema, minItems: 0 }) };
  return { ...common, ...leafOf(schema) };
}

function listOf({ items = {}, minItems: least = 0, maxItems: most = 100 }: JsonSchema) {
  if (items.properties !== undefined) return { kind: 'rows', row: membersOf(items), least, most } as const;
  if (items.enum !== undefined) return { kind: 'ticks', options: items.enum.map(String), least } as const;
  if (items['x-redress'] === 'text') return { kind: 'lines', max: items.maxLength ?? LONG, least, most } as const;
  return { kind: 'ticks', options: null, least } as const;
}

function leafOf(schema: JsonSchema) {
  if (schema.enum !== undefined) return { kind: 'choice', options: schema.enum.map(String) } as const;
  if (schema.type === 'boolean') return { kind: 'flag' } as const;
  if (schema.type === 'integer' || schema.type === 'number')
    return { kind: 'number', min: schema.minimum, max: schema.maximum } as const;
  if (schema.format === 'date') return { kind: 'day' } as const;
  if (schema.format === 'date-time') return { kind: 'instant' } as const;
  if (schema.maxLength === undefined && schema.format === undefined && schema.pattern?.startsWith('^[\\w') === true)
    return { kind: 'id' } as const;
  if (schema.format === 'uuid') return { kind: 'id' } as const;
  const max = schema.maxLength ?? 200;
  return { kind: max > LONG ? 'area' : 'line', max } as const;
}

function withoutNull(schema: JsonSchema): JsonSchema {
  const others = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return others.length === 1 ? { ...others[0]!, ...pick(schema) } : schema;
}

/** What stands beside `anyOf` belongs to the field as well. */
function pick(schema: JsonSchema): JsonSchema {
  return schema['x-redress'] === undefined ? {} : { 'x-redress': schema['x-redress'] };
}
