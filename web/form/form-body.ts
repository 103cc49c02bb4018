// Decides what a sent form means as a body: empty is left out, ticked is true, a local time has the office's zone. Only
// fields of the schema are read. Leaves out judging: zod and the rules do that, as for any caller.
import type { Field } from './form-fields.ts';

/** Names as sent (`answers.0.demand`), each with its values in order. */
export type Sent = Record<string, string[]>;

/** The parsed body of a form as names with lists of values; anything else a client may send is dropped. */
export function sentOf(body: unknown): Sent {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const values = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
      return values.length === 0 || name in Object.prototype ? [] : [[name, values]];
    }),
  );
}

export const first = (sent: Sent, name: string): string => sent[name]?.[0]?.trim() ?? '';

/** How many rows of a list stand on the form: what was sent, at least as many as needed. */
export function rowsOf(sent: Sent, path: string, least: number): number {
  const asked = Number(first(sent, `_rows.${path}`));
  return Math.min(Number.isSafeInteger(asked) && asked > 0 ? asked : Math.max(least, 0), 100);
}

/** `zone`: offset of the office as `+08:00`, for local times. */
export function bodyOf(fields: readonly Field[], sent: Sent, zone: string, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, sent, zone, `${prefix}${field.name}`);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function valueOf(field: Field, sent: Sent, zone: string, path: string): unknown {
  const text = first(sent, path);
  switch (field.kind) {
    case 'group': {
      const inner = bodyOf(field.fields, sent, zone, `${path}.`);
      return Object.keys(inner).length === 0 && !field.required ? undefined : inner;
    }
    case 'rows':
    case 'lines':
    case 'ticks':
      return listOf(field, sent, zone, path);
    case 'flag':
      return text === '' ? undefined : text === 'true';
    case 'number':
      return text === '' ? undefined : /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'instant':
      return text === '' ? undefined : withZone(text, zone);
    case 'line':
    case 'area':
    case 'choice':
    case 'day':
    case 'id':
      return text === '' ? undefined : text;
  }
}

/** An optional list with nothing in it is left out: the schema may ask for one at least where there is a list at all. */
function listOf(field: Field, sent: Sent, zone: string, path: string): unknown[] | undefined {
  const list = membersOf(field, sent, zone, path);
  return list.length === 0 && !field.required ? undefined : list;
}

function membersOf(field: Field, sent: Sent, zone: string, path: string): unknown[] {
  if (field.kind === 'rows')
    return rowNumbers(sent, path, field.least)
      .map((row) => bodyOf(field.row, sent, zone, `${path}.${row}.`))
      .filter((row) => Object.keys(row).length > 0);
  const lines =
    field.kind === 'lines'
      ? rowNumbers(sent, path, field.least).map((row) => first(sent, `${path}.${row}`))
      : (sent[path] ?? []).map((one) => one.trim());
  return lines.filter((line) => line !== '');
}

const rowNumbers = (sent: Sent, path: string, least: number) =>
  Array.from({ length: rowsOf(sent, path, least) }, (_, index) => index);

/** What a browser's field for day and time sends has no zone. */
function withZone(text: string, zone: string): string {
  const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00` : text;
  return /(Z|[+-]\d\d:\d\d)$/.test(whole) ? whole : `${whole}${zone}`;
}
