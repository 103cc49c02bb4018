// Decides whether a complaint has what its law pack requires at the door, by matter type and by the way it came in.
// Leaves out what is judged later (`at: review`) and what no complaint may lack (intake-schemas.ts, domain/intake-rules.ts).
import type { PackFile } from '../adapters/packs.ts';
import { Problem } from './errors.ts';
import type { ComplaintBody } from './intake-schemas.ts';

type RequiredField = NonNullable<PackFile['requiredFields']>[number];
type Field = RequiredField['field'];

/** Where a required field stands in a complaint; `contact` asks for one of several. */
const PLACES: Record<Field, { path: string; has: (body: ComplaintBody) => boolean }> = {
  name: { path: '/reach/card/name', has: ({ reach }) => isThere(reach.card?.name) },
  phone: { path: '/reach/card/phone', has: ({ reach }) => isThere(reach.card?.phone) },
  email: { path: '/reach/card/email', has: ({ reach }) => isThere(reach.card?.email) },
  address: { path: '/reach/card/address', has: ({ reach }) => isThere(reach.card?.address) },
  idNumber: { path: '/reach/card/idNumber', has: ({ reach }) => isThere(reach.card?.idNumber) },
  contact: {
    path: '/reach/card',
    has: ({ reach: { card } }) => [card?.phone, card?.email, card?.address].some(isThere),
  },
  respondent: {
    path: '/respondent',
    has: ({ respondent, respondentName }) => respondent !== null || isThere(respondentName),
  },
  when: { path: '/when', has: (body) => isThere(body.when) },
  where: { path: '/where', has: (body) => isThere(body.where) },
  who: { path: '/who', has: (body) => isThere(body.who) },
  what: { path: '/what', has: (body) => isThere(body.what) },
  evidence: { path: '/evidence', has: ({ evidence }) => evidence.length > 0 },
};

/** Not asked of somebody who complains without a name; whether the law takes such a complaint is the domain's to say. */
const PERSONAL: readonly Field[] = ['name', 'phone', 'email', 'address', 'idNumber', 'contact'];

/** Throws 422 `incomplete` with every missing field: its place, code `required`, article and how sure that is. */
export function demandFields(pack: Pick<PackFile, 'requiredFields'>, matterType: string, body: ComplaintBody): void {
  const channel = body.contact?.channel ?? 'online';
  const asked = (pack.requiredFields ?? []).filter(
    ({ at, field, appliesTo, channels }) =>
      at === 'door' &&
      (appliesTo ?? [matterType]).includes(matterType) &&
      (channels ?? [channel]).includes(channel) &&
      !(body.anonymous && PERSONAL.includes(field)),
  );
  const missing = asked.filter(({ field }) => !PLACES[field].has(body));
  if (missing.length === 0) return;
  throw new Problem('incomplete', {
    detail: {
      missing: missing.map(({ field }) => field),
      fields: missing.map(({ field, article, confidence }) => ({
        ...{ path: PLACES[field].path, code: 'required', article, confidence },
      })),
    },
  });
}

function isThere(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}
