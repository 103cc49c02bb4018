// The filters of the list of cases that may stand in an address and be kept: never the phone, which reaches a person.
// Leaves out what a filter means (case-list.ts).
import { listQuery } from './case-list.ts';

export const FILTERS = [
  ...(['q', 'unit', 'phase', 'handler', 'open', 'overdue', 'urgent'] as const),
  ...(['category', 'channel', 'receivedFrom', 'receivedTo', 'dueBefore', 'waiting', 'matterType', 'regime'] as const),
] satisfies Exclude<keyof typeof listQuery.shape, 'phone' | 'limit' | 'cursor'>[];
export type FilterName = (typeof FILTERS)[number];
export type Asked = Partial<Record<FilterName, string>>;

/** As in an address, always in one order; without what is no filter. */
export function queryText(asked: Asked): string {
  const parameters = new URLSearchParams();
  for (const name of FILTERS) if (asked[name] !== undefined) parameters.set(name, asked[name]);
  return parameters.toString();
}

/** What of it is a filter, each once; null where a value is not right. */
export function filtersIn(query: string): Asked | null {
  const parameters = new URLSearchParams(query);
  const asked: Asked = {};
  for (const name of FILTERS) {
    const value = parameters.getAll(name).find((one) => one.trim() !== '');
    if (value !== undefined) asked[name] = value.trim();
  }
  return listQuery.safeParse(asked).success ? asked : null;
}
