// What a form for a case offers to choose from: the case itself, colleagues in sight, units, categories, versions of its
// law, earlier cases. Leaves out drawing it (web/workbench/) and judging what is sent.
import type { Words } from '../domain/law.ts';
import type { Category } from '../domain/responsible.ts';
import type { Caller } from './authentication.ts';
import { hintsFor } from './case-hints.ts';
import { caseDetail, caseNamed, wholeCase } from './case-views.ts';
import { catalogueOn } from './catalogue.ts';
import type { Door } from './door.ts';
import { Problem } from './errors.ts';
import { localId } from './field-schemas.ts';
import { officeDay } from './office-day.ts';
import { activeUnits, colleaguesOf } from './pack-routes.ts';

export type WholeCase = Awaited<ReturnType<typeof wholeCase>>;

export interface FormFacts extends WholeCase {
  /** The legal day of an act of now. */
  today: string;
  colleagues: Awaited<ReturnType<typeof colleaguesOf>>;
  units: Awaited<ReturnType<typeof activeUnits>>;
  categories: Category[];
  hints: Awaited<ReturnType<typeof hintsFor>>;
  /** Packs and calendars of the regime of the case, newest first: ids with their versions. */
  packs: { id: string; version: string }[];
  calendars: { id: string; version: string }[];
  /** Types of matter by the id of the pack that knows them. */
  matterTypes: { pack: string; code: string; words: Words }[];
  /** Packs a complaint can be moved to: their ids, the case's own left out. */
  regimes: { id: string; words: Words }[];
  /** Demands of the case whose handling shall be followed, once it is named. */
  leaderDemands?: { id: string; text: unknown }[];
}

/** The read of the case is written down. Throws 404. */
export async function formFacts(door: Door, caller: Caller & { kind: 'staff' }, of: string): Promise<FormFacts> {
  const whole = await wholeCase(door, caller, of);
  const today = officeDay(whole.law.zone, whole.nowMs);
  const [colleagues, units, catalogue, hints] = await Promise.all([
    colleaguesOf(door, caller),
    activeUnits(door),
    catalogueOn(door, today),
    hintsFor(door, caller, of),
  ]);
  return { ...whole, today, colleagues, units, hints, categories: catalogue.categories, ...lawOnShelf(door, whole) };
}

/** Demands of another case by id or number, its read written down; none where the caller sees no such case. */
export async function demandsOf(door: Door, caller: Caller & { kind: 'staff' }, reference: string) {
  if (!localId.safeParse(reference).success) return [];
  try {
    const { demands } = await caseDetail(door, caller, await caseNamed(door, caller, reference));
    return demands.map(({ id, text }) => ({ id, text: text as unknown }));
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return [];
    throw error;
  }
}

function lawOnShelf(door: Door, { law }: WholeCase) {
  const files = door.packs.files().filter(({ retired }) => retired !== true);
  const own = door.packs.packs().find(({ id }) => id === law.pack.id);
  const packs = door.packs.packs().filter(({ regime }) => regime === own?.regime);
  const all = door.packs.packs().filter(({ missing }) => missing.length === 0);
  const others = all.filter(({ id }) => id !== law.pack.id);
  return {
    matterTypes: all.flatMap(({ id, matterTypes }) =>
      matterTypes.map(({ code, words }) => ({ pack: id, code, words })),
    ),
    regimes: others.map(({ id, title }) => ({ id, words: title })),
    packs: packs.map(({ id, version }) => ({ id, version })),
    calendars: files.flatMap((file) =>
      file.kind === 'calendar' ? [{ id: file.content.id, version: file.version }] : [],
    ),
  };
}
