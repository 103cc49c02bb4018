// Which cases the address of the queue asks for: read leniently (an empty field is no filter), written back in one order,
// so that the same question has the same address. Leaves out what a filter means (api/case-list.ts).
import { type ListQuery, listQuery } from '../../api/case-list.ts';
import { type Asked, FILTERS, type FilterName, queryText } from '../../api/list-filters.ts';
import { sentOf } from '../form/form-body.ts';
import { type FormProblem, problemsOf } from '../form/form-problems.ts';

export interface QueueAddress {
  asked: Asked;
  cursor: string | undefined;
  /** Null where a filter is not right. */
  query: ListQuery | null;
  problems: FormProblem[];
  /** The same question without empty fields and in our order; null where the address already is that. */
  better: string | null;
}

export function readQueue(url: string, parameters: unknown): QueueAddress {
  const sent = sentOf(parameters);
  const asked: Asked = {};
  for (const name of FILTERS) {
    const value = sent[name]?.map((one) => one.trim()).find((one) => one !== '');
    if (value !== undefined) asked[name] = value;
  }
  const cursor = sent['cursor']?.[0];
  const parsed = listQuery.safeParse({ ...asked, ...(cursor === undefined ? {} : { cursor }) }, { reportInput: true });
  const address = queueAddress(asked, cursor);
  return {
    ...{ asked, cursor },
    query: parsed.success ? parsed.data : null,
    problems: parsed.success ? [] : problemsOf(parsed.error.issues, sent),
    better: Object.values(sent).flat().includes('') && address !== url ? address : null,
  };
}

export function queueAddress(asked: Asked, cursor?: string | null): string {
  const parameters = new URLSearchParams(queryText(asked));
  if (cursor !== undefined && cursor !== null) parameters.set('cursor', cursor);
  const text = parameters.toString();
  return keptAddress(text);
}

/** The address of a question that was kept. */
export const keptAddress = (query: string): string => (query === '' ? '/desk/cases' : `/desk/cases?${query}`);

/** The same question without one filter. */
export function without(asked: Asked, name: FilterName): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([one]) => one !== name));
}
