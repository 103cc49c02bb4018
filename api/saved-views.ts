// Questions to the list of cases kept under a name: everybody has their own and sees no others. Leaves out HTTP
// (view-routes.ts).
import { z } from 'zod';
import { listViews, putView, removeView, type StoredView } from '../db/view-store.ts';
import type { Caller } from './authentication.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { typed } from './field-schemas.ts';
import { filtersIn, queryText } from './list-filters.ts';

type Staff = Caller & { kind: 'staff' };
/** More than one can choose from; of the product, no legal number. */
const MOST_VIEWS = 30;

/** What reads as a telephone number of a person; a case number has letters before its digits. */
const PHONE = /(?<![\dA-Za-z-])(?:\+?86[\s-]?)?(?:1[3-9](?:[\s-]?\d){9}|0\d{2,3}[\s-]?\d{7,8})(?!\d)/;
const noPhone = (value: string) => !PHONE.test(value);

export const viewBody = z.strictObject({
  name: typed(40).refine(noPhone, 'reads as a phone number'),
  query: z.string().max(2000).describe('Filters as in GET /api/cases: `handler=me&open=true`; others are not kept'),
});

export const viewNamed = z.strictObject({ id: z.uuid() });

export const viewsOf = (door: Door, { staff }: Staff): Promise<StoredView[]> => listViews(door.db, staff.id);

/** The same name again takes its place. Throws 400 malformed_request, 422 limit_exceeded. */
export async function keepView(door: Door, caller: Staff, { name, query }: z.output<typeof viewBody>) {
  const asked = filtersIn(query);
  const isKept = asked !== null && Object.keys(asked).length > 0 && Object.values(asked).every(noPhone);
  if (!isKept) throw new Problem('malformed_request', { detail: { path: '/query' } });
  const known = await viewsOf(door, caller);
  if (known.length >= MOST_VIEWS && known.every((one) => one.name !== name))
    throw new Problem('limit_exceeded', { detail: { most: MOST_VIEWS } });
  await putView(door.db, { staffId: caller.staff.id, name, query: queryText(asked) });
  return viewsOf(door, caller);
}

/** Throws 404. */
export async function dropView(door: Door, caller: Staff, id: string): Promise<StoredView[]> {
  if (!(await removeView(door.db, caller.staff.id, id))) throw new Problem('not_found');
  return viewsOf(door, caller);
}
