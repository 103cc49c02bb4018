// Which law a scenario is played under: the named pack, or the version of a regime in force on the day of receipt.
// Leaves out playing it (domain/simulation.ts).
import { PackError, type PackLibrary } from '../adapters/packs.ts';
import type { Law } from '../domain/law.ts';
import { Problem } from './errors.ts';

export interface WantedLaw {
  /** Id of a pack, or a regime. */
  pack: string;
  /** Of the pack with that id; the newest where it is left out. */
  version?: string;
  matterType: string;
  /** YYYY-MM-DD. */
  receivedOn: string;
}

/**
 * A regime is resolved as intake resolves it. Throws Problem: `not_found` where there is no such law, `unknown_regime`
 * where none of the regime is in force on that day, `law_retired` where only a retired version would be.
 */
export function lawOf(packs: PackLibrary, { pack, version, matterType, receivedOn }: WantedLaw): Law {
  const isId = packs.files().some((file) => file.kind === 'pack' && file.content.id === pack);
  const chosen = isId ? { packId: pack, version } : inForce(packs, { pack, version, receivedOn });
  try {
    return packs.excerpt({ ...chosen, matterType, receivedOn });
  } catch (error) {
    if (error instanceof PackError) throw new Problem('not_found', { detail: { pack, matterType } });
    throw error;
  }
}

/** Years of which the calendar of this law knows every day; the excerpt itself holds only those about its receipt. */
export function knownYears(packs: PackLibrary, { pack: { id, version } }: Law): number[] {
  return packs.calendar(packs.pack(id, version).calendar).years;
}

function inForce(packs: PackLibrary, { pack: regime, version, receivedOn }: Omit<WantedLaw, 'matterType'>) {
  const of = packs.packs().filter((one) => one.regime === regime);
  const found = packs.forIntake({ regime, receivedOn });
  if (found !== null && version === undefined) return { packId: found.id, version: found.version };
  if (packs.wasRetired({ regime, receivedOn }))
    throw new Problem('law_retired', { detail: { pack: regime, receivedOn } });
  if (of.length === 0 || version !== undefined)
    throw new Problem('not_found', { detail: { pack: regime, ...(version === undefined ? {} : { version }) } });
  throw new Problem('unknown_regime', {
    detail: { regime, receivedOn, inForce: of.map(({ id, effective }) => ({ pack: id, ...effective })) },
  });
}
