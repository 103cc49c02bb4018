// What differs between two versions, as a table: limits, grounds, dates, words. Leaves out who asks (law-reading.ts).
import { table } from './table.ts';
import type { Tool } from './tool.ts';

interface Change {
  path: string;
  from: unknown;
  to: unknown;
}

interface Rows {
  added: { key: string; row: object }[];
  removed: { key: string; row: object }[];
  changed: { key: string; changes: Change[] }[];
}

export interface Diff {
  clocks: Rows;
  grounds: Rows;
  dates: Change[];
  words: Change[];
  other: Change[];
}

export function diffText({ clocks, grounds, dates, words, other }: Diff, say: Tool['say']): string {
  const changes = [...rowLines('clocks', clocks), ...rowLines('refusalGrounds', grounds), ...dates, ...words, ...other];
  if (changes.length === 0) return say('lawSame');
  return table(
    ['', say('before'), say('after')],
    changes.map((change) => [change.path, shown(change.from), shown(change.to)]),
  );
}

function rowLines(name: string, { added, removed, changed }: Rows): Change[] {
  return [
    ...added.map(({ key, row }) => ({ path: `${name}.${key}`, from: null, to: brief(row) })),
    ...removed.map(({ key, row }) => ({ path: `${name}.${key}`, from: brief(row), to: null })),
    ...changed.flatMap(({ key, changes }) =>
      changes.map((change) => ({ ...change, path: `${name}.${key}.${change.path}` })),
    ),
  ];
}

/** What a reader asks of a row first. */
function brief(row: object): string {
  const { limit, article, confidence } = row as Record<string, unknown>;
  return [limit, article, confidence].flatMap((part) => (part === undefined ? [] : shown(part))).join(', ');
}

function shown(value: unknown): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  const { n, unit } = value as { n?: unknown; unit?: unknown };
  return n !== undefined && unit !== undefined ? `${String(n)} ${String(unit)}` : JSON.stringify(value);
}
