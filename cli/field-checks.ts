// Checks a body against its schema before anything is sent, and says all that is wrong at once, by field.
// Leaves out rules of the law: those are the server's. Whatever it does not know, it lets through.
import type { FieldSchema } from './command-schema.ts';
import type { Json } from './field-arguments.ts';
import type { Remark } from './tool-error.ts';

/** One remark per fault; none where the body fits. */
export function checkValue(schema: FieldSchema, value: Json | undefined, field = ''): Remark[] {
  const label = field === '' ? '{}' : `--${field}`;
  if (schema.anyOf !== undefined) {
    const tries = schema.anyOf.map((one) => checkValue(one, value, field));
    return tries.some((faults) => faults.length === 0) ? [] : (tries[0] ?? []);
  }
  if (value === undefined) return [{ word: 'missing', values: { field: label } }];
  if (schema.enum !== undefined && !schema.enum.includes(value as string)) {
    return [{ word: 'notOneOf', values: { field: label, value: shown(value), values: schema.enum.join(' | ') } }];
  }
  switch (schema.type) {
    case 'object':
      return checkObject(schema, value, field, label);
    case 'array':
      return checkList(schema, value, field, label);
    case 'string':
      return typeof value === 'string' ? checkText(schema, value, label) : [wrongType(label, value, 'text')];
    case 'integer':
    case 'number':
      return typeof value === 'number' ? checkNumber(schema, value, label) : [wrongType(label, value, schema.type)];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType(label, value, 'true|false')];
    case 'null':
      return value === null ? [] : [wrongType(label, value, 'null')];
    case undefined:
    default:
      return [];
  }
}

function checkObject(
  { properties = {}, required = [] }: FieldSchema,
  value: Json,
  field: string,
  label: string,
): Remark[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [wrongType(label, value, '{...}')];
  const inside = (name: string) => (field === '' ? name : `${field}.${name}`);
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
  return [
    ...unknown.map((name): Remark => ({ word: 'unknownField', values: { field: `--${inside(name)}` } })),
    ...Object.entries(properties).flatMap(([name, schema]) =>
      value[name] === undefined && !required.includes(name) ? [] : checkValue(schema, value[name], inside(name)),
    ),
  ];
}

function checkList(
  { items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: FieldSchema,
  value: Json,
  field: string,
  label: string,
): Remark[] {
  if (!Array.isArray(value)) return [wrongType(label, value, '[...]')];
  if (value.length < minItems) return [{ word: 'tooFew', values: { field: label, n: minItems } }];
  if (value.length > maxItems) return [{ word: 'tooMany', values: { field: label, n: maxItems } }];
  return Array.from(value).flatMap((item, index) => checkValue(items, item, `${field}.${index}`));
}

function checkText(
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY, format, pattern }: FieldSchema,
  value: string,
  label: string,
): Remark[] {
  if (value.trim().length < minLength) return [{ word: 'missing', values: { field: label } }];
  if (value.length > maxLength) return [{ word: 'tooLong', values: { field: label, n: maxLength } }];
  if (pattern === undefined || new RegExp(pattern).test(value)) return [];
  const form = { date: '2026-11-24', 'date-time': '2026-11-24T09:30:00+08:00', email: 'name@example.org' }[
    format ?? ''
  ];
  return [{ word: 'wrongForm', values: { field: label, value, form: form ?? pattern } }];
}

function checkNumber(
  { type, minimum = -Infinity, maximum = Infinity }: FieldSchema,
  value: number,
  label: string,
): Remark[] {
  if (type === 'integer' && !Number.isInteger(value)) return [wrongType(label, value, 'integer')];
  return value < minimum || value > maximum
    ? [{ word: 'outOfRange', values: { field: label, min: minimum, max: maximum } }]
    : [];
}

const wrongType = (field: string, value: Json, kind: string): Remark => ({
  word: 'wrongType',
  values: { field, value: shown(value), kind },
});

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60);
