// Reads `--field value` into a body by the command's schema: dots reach inside, numbers index lists, repetition makes
// lists of plain values, `@file` reads a text. Leaves out judging the whole (field-checks.ts).
import { readFileSync } from 'node:fs';
import { type FieldSchema } from './command-schema.ts';
import { checkValue } from './field-checks.ts';
import { nearest } from './nearest-name.ts';
import { type Remark, misused } from './tool-error.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

interface Assignment {
  path: string[];
  /** Null: named without a value. */
  value: string | null;
}

/**
 * The body from what was typed, laid over `base` (a body file). Throws wrong usage with everything that is wrong:
 * unknown fields with the nearest name, values of the wrong type, what is missing.
 */
export function bodyFrom(schema: FieldSchema, tokens: readonly string[], base: Json = {}): Json {
  const body = structuredClone(base);
  const given = new Set<string>();
  for (const assignment of assignments(tokens)) put(schema, body, assignment, given);
  const faults = checkValue(schema, body);
  if (faults.length > 0) throw misused({ word: 'bodyFaulty' }, ...faults);
  return body;
}

/** `--a.b v`, `--a.b=v`, `--flag`, `--no-flag`. */
function assignments(tokens: readonly string[]): Assignment[] {
  const found: Assignment[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    if (!token.startsWith('--') || token === '--') throw misused({ word: 'strayArgument', values: { value: token } });
    const equals = token.indexOf('=');
    const path = token.slice(2, equals < 0 ? undefined : equals).split('.');
    const next = tokens[index + 1];
    if (equals >= 0) found.push({ path, value: token.slice(equals + 1) });
    else if (next === undefined || next.startsWith('--')) found.push({ path, value: null });
    else {
      found.push({ path, value: next });
      index += 1;
    }
  }
  return found;
}

function put(schema: FieldSchema, body: Json, { path, value }: Assignment, given: Set<string>): void {
  const negated =
    path.length === 1 &&
    value === null &&
    path[0]?.startsWith('no-') &&
    !Object.hasOwn(schema.properties ?? {}, path[0]);
  const route = negated ? [path[0]!.slice(3)] : path;
  const target = fieldAt(schema, route);
  const label = `--${route.join('.')}`;
  const repeats = target.type === 'array' && !value?.startsWith('[');
  const read = readValue(repeats ? (target.items ?? {}) : target, value ?? (negated ? 'false' : null), label);
  if (!repeats && given.has(label)) throw misused({ word: 'givenTwice', values: { field: label } });
  // What is typed replaces the list of a body file, then adds to itself.
  const before = given.has(label) ? valueAt(body, route) : [];
  given.add(label);
  assign(body, route, repeats ? [...(Array.isArray(before) ? before : []), read] : read, schema);
}

/** Throws wrong usage where the schema has no such place. */
function fieldAt(schema: FieldSchema, route: readonly string[]): FieldSchema {
  let here = schema;
  for (const [index, segment] of route.entries()) {
    const place = plainOf(here);
    const next =
      place.type === 'array' && /^\d{1,3}$/.test(segment)
        ? place.items
        : Object.hasOwn(place.properties ?? {}, segment)
          ? place.properties?.[segment]
          : undefined;
    if (next === undefined) throw unknownField(route, index, place);
    here = next;
  }
  return plainOf(here);
}

function unknownField(route: readonly string[], index: number, place: FieldSchema): Error {
  const names = Object.keys(place.properties ?? {});
  const before = route
    .slice(0, index)
    .map((part) => `${part}.`)
    .join('');
  const guess = nearest(route[index] ?? '', names);
  const known = place.type === 'array' ? [`--${before}0`] : names.map((name) => `--${before}${name}`);
  const hint: Remark =
    guess === null
      ? { word: 'fieldList', values: { names: known.join(' ') || '-' } }
      : { word: 'didYouMean', values: { name: `--${before}${guess}` } };
  return misused({ word: 'unknownField', values: { field: `--${route.join('.')}` } }, hint);
}

/** Null beside one other type: that type. */
function plainOf(schema: FieldSchema): FieldSchema {
  const [only, ...more] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return only !== undefined && more.length === 0
    ? { ...only, description: schema.description ?? only.description }
    : schema;
}

function readValue(schema: FieldSchema, text: string | null, label: string): Json {
  const wrong = (kind: string) => misused({ word: 'wrongType', values: { field: label, value: text ?? '', kind } });
  if (text === null) {
    if (schema.type === 'boolean') return true;
    throw misused({ word: 'valueMissing', values: { field: label } });
  }
  switch (schema.type) {
    case 'boolean':
      if (/^(true|yes|1)$/i.test(text)) return true;
      if (/^(false|no|0)$/i.test(text)) return false;
      throw wrong('true|false');
    case 'integer':
    case 'number':
      if (text.trim() === '' || !Number.isFinite(Number(text))) throw wrong(schema.type);
      return Number(text);
    case 'object':
    case 'array':
      return jsonFrom(text) ?? fail(wrong('JSON'));
    case undefined:
    default:
      return schema['x-redress'] === 'text' && text.startsWith('@') ? textFrom(text.slice(1), label) : text;
  }
}

/** `@file`; a text that begins with @ is written `@@`. */
function textFrom(name: string, label: string): string {
  if (name.startsWith('@')) return name;
  try {
    return readFileSync(name, 'utf8');
  } catch {
    throw misused({ word: 'cannotRead', values: { file: name } }, { word: 'atSign', values: { field: label } });
  }
}

function jsonFrom(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function fail(error: Error): never {
  throw error;
}

function valueAt(body: Json, route: readonly string[]): Json | undefined {
  return route.reduce<Json | undefined>(
    (here, segment) => (here !== null && typeof here === 'object' ? (here as JsonObject)[segment] : undefined),
    body,
  );
}

/** Makes the objects and lists on the way. `route` is known to the schema, so no name is ever special. */
function assign(body: Json, route: readonly string[], value: Json, schema: FieldSchema): void {
  let here = body as JsonObject;
  let shape = plainOf(schema);
  for (const segment of route.slice(0, -1)) {
    shape = plainOf((shape.type === 'array' ? shape.items : shape.properties?.[segment]) ?? {});
    const inside = here[segment];
    if (inside === null || typeof inside !== 'object') here[segment] = shape.type === 'array' ? [] : {};
    here = here[segment] as JsonObject;
  }
  here[route.at(-1) ?? ''] = value;
}
