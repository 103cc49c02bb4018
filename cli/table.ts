// Tables and label lists in a terminal; Chinese characters take two columns and still line up.
// Leaves out what stands in them.
import Table from 'cli-table3';
import pc from 'picocolors';

const { stdout, env } = process;
const wantsColour = !env.NO_COLOR && env.TERM !== 'dumb' && (Boolean(env.FORCE_COLOR) || stdout.isTTY === true);

export const colours = pc.createColors(wantsColour);

type Cell = string | number | null | undefined;

const BARE = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ].map((part) => [part, '']),
);

/** Columns under their heads, without lines. */
export function table(head: string[], rows: Cell[][]): string {
  return drawn(
    head.map((word) => colours.bold(word)),
    rows,
  );
}

/** `label  value`, one a line; rows without a value are left out. */
export function labelled(rows: [label: string, value: Cell][]): string {
  const filled = rows.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return drawn(
    [],
    filled.map(([label, value]) => [colours.dim(label), value]),
  );
}

function drawn(head: string[], rows: Cell[][]): string {
  const grid = new Table({
    head,
    chars: { ...BARE, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  grid.push(...rows.map((row) => row.map((cell) => String(cell ?? ''))));
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
