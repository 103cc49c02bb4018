// The service catalogue and the remits (C1, C2): what a request to enter them looks like, and what applies on a day.
// Leaves out routes (responsible-routes.ts) and the advice (domain/responsible-advice.ts).
import { z } from 'zod';
import type { Catalogue, TerritoryLevel } from '../domain/responsible.ts';
import { findCatalogue } from '../db/catalogue-reads.ts';
import { enterEntries, type NewEntry } from '../db/catalogue-writes.ts';
import { unitsOf } from './directory.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { code, day, localId, words } from './field-schemas.ts';
import { officeDay } from './office-day.ts';

const LEVELS = ['country', 'province', 'city', 'district', 'street', 'community'] as const satisfies TerritoryLevel[];
const name = z.object({ zh: words(200), en: words(200) });
const keywords = z.array(words(50)).max(200).default([]);
const validTo = day.optional().describe('Last day it applies; open where it is absent');

const territory = z.object({ code, parent: code.nullable(), level: z.enum(LEVELS), name, keywords, validTo });
const category = z.object({
  ...{ code, parent: code.nullable(), name, keywords, validTo },
  unit: localId.nullish().describe('Responsible where no remit says otherwise'),
  urgency: z.enum(['normal', 'urgent']).default('normal'),
  matterType: code.nullish().describe('Which limits run: matter type of the law pack'),
});
const remit = z.object({
  unit: localId,
  territory: code.nullish().describe('null: everywhere'),
  category: code.nullish().describe('null: every matter, a general counter'),
  validTo,
});

export const catalogueBody = z
  .strictObject({
    validFrom: day.optional().describe('First day it applies; today where it is absent'),
    territories: z.array(territory).max(20_000).default([]),
    categories: z.array(category).max(20_000).default([]),
    remits: z.array(remit).max(50_000).default([]),
  })
  .meta({ id: 'Catalogue' });

export type CatalogueBody = z.output<typeof catalogueBody>;

/** Today in the deployment's zone. */
export async function todayAt(door: Door): Promise<string> {
  return officeDay(door.settings.zone, await door.now());
}

/**
 * Enters what applies from a day on; what was there before stays for the days before. Gives how many entries are new.
 * Throws 400 where a unit, group or territory is named that nobody knows on that day.
 */
export async function enterCatalogue(door: Door, body: CatalogueBody, staffId: string | null): Promise<number> {
  const validFrom = body.validFrom ?? (await todayAt(door));
  await checkCatalogue(door, body);
  const entered = await enterEntries(door.db, entriesOf(body, validFrom), staffId);
  kept.delete(door.db);
  return entered;
}

/** Throws 400 for unknown names; `units` are those that come in with it. */
export async function checkCatalogue(door: Door, body: CatalogueBody, units: readonly string[] = []): Promise<void> {
  const missing = await unknownNames(door, body, body.validFrom ?? (await todayAt(door)), units);
  if (missing.length > 0) throw new Problem('malformed_request', { detail: missing });
}

/** Keeps what was known of units, as entered from today on. */
export async function keepUnits(door: Door, units: readonly { id: string }[], staffId: string | null): Promise<void> {
  const validFrom = await todayAt(door);
  const entries = units.map((unit): NewEntry => ({
    ...{ kind: 'unit', key: unit.id, validFrom, validTo: null, content: unit },
  }));
  await enterEntries(door.db, entries, staffId);
}

function entriesOf({ territories, categories, remits }: CatalogueBody, validFrom: string): NewEntry[] {
  const dated = (end?: string) => ({ validFrom, validTo: end ?? null });
  return [
    ...territories.map(({ validTo: end, ...content }): NewEntry => ({
      ...{ kind: 'territory', key: content.code, ...dated(end), content },
    })),
    ...categories.map(({ validTo: end, urgency, unit = null, matterType = null, ...rest }): NewEntry => {
      const content = { ...rest, unit, urgent: urgency === 'urgent', matterType };
      return { kind: 'category', key: rest.code, ...dated(end), content };
    }),
    ...remits.map(({ validTo: end, unit, territory: at = null, category: of = null }): NewEntry => {
      const content = { unit, territory: at, category: of };
      return { kind: 'remit', key: JSON.stringify([unit, at, of]), ...dated(end), content };
    }),
  ];
}

async function unknownNames(
  door: Door,
  body: CatalogueBody,
  on: string,
  coming: readonly string[],
): Promise<{ path: string; message: string }[]> {
  const [stored, before] = await Promise.all([unitsOf(door), findCatalogue(door.db, on)]);
  const units = new Set([...stored.keys(), ...coming]);
  const territories = new Set([...before.territories, ...body.territories].map((one) => one.code));
  const categories = new Set([...before.categories, ...body.categories].map((one) => one.code));
  const miss = (among: { has(id: string): boolean }, id: string | null | undefined, path: string) =>
    id === null || id === undefined || among.has(id) ? [] : [{ path, message: `${id} is not known` }];
  return [
    ...body.territories.flatMap(({ parent }, n) => miss(territories, parent, `/territories/${n}/parent`)),
    ...body.categories.flatMap(({ parent, unit }, n) => [
      ...miss(categories, parent, `/categories/${n}/parent`),
      ...miss(units, unit, `/categories/${n}/unit`),
    ]),
    ...body.remits.flatMap(({ unit, territory: at, category: of }, n) => [
      ...miss(units, unit, `/remits/${n}/unit`),
      ...miss(territories, at, `/remits/${n}/territory`),
      ...miss(categories, of, `/remits/${n}/category`),
    ]),
  ];
}

const KEPT_MS = 2000;
const kept = new WeakMap<object, { readAt: number; on: string; catalogue: Promise<Catalogue> }>();

/** As it applied on a day; read again every few seconds. */
export function catalogueOn(door: Door, on: string): Promise<Catalogue> {
  const known = kept.get(door.db);
  if (known !== undefined && known.on === on && Date.now() - known.readAt < KEPT_MS) return known.catalogue;
  const catalogue = findCatalogue(door.db, on);
  kept.set(door.db, { readAt: Date.now(), on, catalogue });
  // A read that failed is not kept.
  catalogue.catch(() => kept.delete(door.db));
  return catalogue;
}
