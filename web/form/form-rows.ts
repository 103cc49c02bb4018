// What the buttons of a list do to a form that was sent: one row more, or one less with what stood in it. Nothing is
// judged then; the form comes back as it was otherwise.
import { first, type Sent } from './form-body.ts';

/** The form with its rows changed; null where no such button sent it. `least`: rows a list shows at least. */
export function changedRows(sent: Sent): Sent | null {
  const added = first(sent, '_add');
  const removed = first(sent, '_remove');
  if (added !== '') return { ...sent, [`_rows.${added}`]: [String(countOf(sent, added) + 1)] };
  return removed === '' ? null : without(sent, removed);
}

const countOf = (sent: Sent, path: string): number => Number(first(sent, `_rows.${path}`)) || 0;

function without(sent: Sent, place: string): Sent {
  const at = place.lastIndexOf('.');
  const [path, row] = [place.slice(0, at), Number(place.slice(at + 1))];
  const moved = Object.entries(sent).flatMap(([name, values]): [string, string[]][] => {
    if (!name.startsWith(`${path}.`)) return [[name, values]];
    const [index = '', ...rest] = name.slice(path.length + 1).split('.');
    if (Number(index) === row) return [];
    const next = Number(index) > row ? Number(index) - 1 : Number(index);
    return [[[path, next, ...rest].join('.'), values]];
  });
  return { ...Object.fromEntries(moved), [`_rows.${path}`]: [String(Math.max(0, countOf(sent, path) - 1))] };
}
