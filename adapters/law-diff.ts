// What differs between two versions of a pack or calendar, as an author thinks of it: limits, grounds, dates, words.
// Leaves out what a change means for running cases.
import type { CalendarFile } from './pack-calendar.ts';
import type { PackFile } from './pack-schema.ts';

/** `from` or `to` is null where the value is not there. */
export interface Change {
  /** `limit.n`, `refusalGrounds.NO_COMPETENCE.words.en`, `offDays.2026-10-08`. */
  path: string;
  from: unknown;
  to: unknown;
}

export interface RowChanges {
  /** The rows themselves, each with its `key`: its id, and the matter types where there is one row for each. */
  added: { key: string; row: Row }[];
  removed: { key: string; row: Row }[];
  changed: { key: string; changes: Change[] }[];
}

export interface LawDiff {
  clocks: RowChanges;
  grounds: RowChanges;
  dates: Change[];
  /** Texts that people read, zh and en, outside clocks and grounds. */
  words: Change[];
  other: Change[];
}

type Row = Record<string, unknown>;

/** Structural: the order of rows and of single values in a list does not count. */
export function diffOf(from: PackFile | CalendarFile, to: PackFile | CalendarFile): LawDiff {
  const { clocks: oldClocks, planned: oldPlanned, refusalGrounds: oldGrounds, ...before } = from as Row;
  const { clocks, planned, refusalGrounds, ...after } = to as Row;
  const rest = changesBetween(before, after, '').filter(({ path }) => path !== 'version');
  const isDate = ({ path }: Change): boolean => /^(effective|offDays|workDays|years|overlays|offsets)\b/.test(path);
  const isWords = ({ path }: Change): boolean => !isDate({ path, from: null, to: null }) && /(^|\.)(zh|en)$/.test(path);
  return {
    clocks: rowChanges([...rowsOf(oldClocks), ...rowsOf(oldPlanned)], [...rowsOf(clocks), ...rowsOf(planned)]),
    grounds: rowChanges(rowsOf(oldGrounds), rowsOf(refusalGrounds)),
    dates: rest.filter(isDate),
    words: rest.filter(isWords),
    other: rest.filter((change) => !isDate(change) && !isWords(change)),
  };
}

function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

function rowChanges(from: Row[], to: Row[]): RowChanges {
  const [before, after] = [keyed(from), keyed(to)];
  const only = (these: Map<string, Row>, those: Map<string, Row>) =>
    [...these].filter(([key]) => !those.has(key)).map(([key, row]) => ({ key, row }));
  const changed = [...after].flatMap(([key, row]) => {
    const old = before.get(key);
    const changes = old === undefined ? [] : rowDiff(old, row);
    return changes.length > 0 ? [{ key, changes }] : [];
  });
  return { added: only(after, before), removed: only(before, after), changed };
}

/** A limit is one thing to a reader: 30 calendar days -> 20 working days. */
function rowDiff(old: Row, row: Row): Change[] {
  const { limit: oldLimit = null, ...before } = old;
  const { limit = null, ...after } = row;
  const isSame = JSON.stringify(sorted(oldLimit)) === JSON.stringify(sorted(limit));
  return [...(isSame ? [] : [{ path: 'limit', from: oldLimit, to: limit }]), ...changesBetween(before, after, '')];
}

function changesBetween(from: unknown, to: unknown, path: string): Change[] {
  if (isRow(from) && isRow(to)) {
    const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return names.flatMap((name) => changesBetween(from[name], to[name], path === '' ? name : `${path}.${name}`));
  }
  if (Array.isArray(from) && Array.isArray(to)) {
    const [before, after] = [keyed(from), keyed(to)].map((values) => Object.fromEntries(values));
    return changesBetween(before, after, path);
  }
  // A list or row that is new as a whole is told in its parts, so that words stay words.
  if (isNested(from) && to === undefined) return changesBetween(from, Array.isArray(from) ? [] : {}, path);
  if (isNested(to) && from === undefined) return changesBetween(Array.isArray(to) ? [] : {}, to, path);
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from: from ?? null, to: to ?? null }];
}

function keyed<T>(values: T[]): Map<string, T> {
  const seen = new Map<string, T>();
  for (const value of values) {
    const key = keyOf(value);
    const repeats = [...seen.keys()].filter((known) => known === key || known.startsWith(`${key} #`)).length;
    seen.set(repeats === 0 ? key : `${key} #${repeats + 1}`, value);
  }
  return seen;
}

const KEYS = ['id', 'code', 'item', 'kind', 'method', 'when', 'level', 'notice', 'name', 'from'] as const;

function keyOf(value: unknown): string {
  if (!isRow(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const name = KEYS.map((key) => value[key]).find((one) => typeof one === 'string' || typeof one === 'number');
  const parts = Array.isArray(value['appliesTo']) ? ` (${value['appliesTo'].join(', ')})` : '';
  return `${String(name ?? JSON.stringify(sorted(value)))}${parts}`;
}

function sorted(value: unknown): unknown {
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNested(value: unknown): value is Row | unknown[] {
  return typeof value === 'object' && value !== null;
}
