// Decides which excerpt a request for other law means, for one case: its pack and calendar by id and version, of the
// case's own regime and matter; or another matter of that law, or another regime. Leaves out whether the case may have it (domain/law-change-rules.ts).
import type { CaseState } from '../domain/case.ts';
import type { Law } from '../domain/law.ts';
import type { OtherMatter, OtherRegime } from '../domain/matter-change.ts';
import { type LawFile, PackError } from '../adapters/packs.ts';
import { readCaseFile } from './case-file.ts';
import type { Door } from './door.ts';
import { Problem, refused } from './errors.ts';

/** What a client names; what is left out stays as the case has it. */
export interface NamedLaw {
  pack?: { id: string; version: string };
  calendar?: { id: string; version: string };
}

/** Both throw Problem: 422 `not_in_pack`, `law_retired`, `unknown_item`. */
export interface CaseLaw {
  named(wanted: NamedLaw): Law;
  /** The law of the proposal that waits under this id, as the shelf has it now. */
  proposed(id: string): Law;
  /** Another type of matter under the very law the case has. */
  matter(code: string): Promise<OtherMatter>;
  /** The law in use of another regime, as for a complaint received on that day. */
  regime(wanted: NamedRegime): OtherRegime;
}

/** Another regime, and the type of matter the case is there. */
export interface NamedRegime {
  id: string;
  matterType: string;
}

/** Reads the case and the shelf once; the answers are of that moment. */
export async function lawOfCase(door: Door, caseId: string): Promise<CaseLaw> {
  await door.packs.ready();
  const { state } = await readCaseFile(door, caseId);
  return {
    named: (wanted) => excerptFor(door, state, wanted),
    proposed(id) {
      const open = state.lawProposal;
      if (open?.id !== id)
        throw refused({ code: 'unknown_item', detail: { proposal: id, open: open ? [open.id] : [] } });
      return excerptFor(door, state, open.to);
    },
    matter: (code) => matterFor(door, state, code),
    regime: (wanted) => regimeFor(door, state, wanted),
  };
}

/** Throws as {@link CaseLaw} says. */
export function excerptFor(door: Door, state: CaseState, wanted: NamedLaw): Law {
  const { id: packId, version } = wanted.pack ?? state.pack;
  const detail = { pack: `${packId}@${version}`, matterType: state.matterType };
  try {
    const pack = door.packs.pack(packId, version);
    const own = door.packs.pack(state.pack.id, state.pack.version);
    if (pack.regime !== own.regime) throw refused({ code: 'not_in_pack', detail: { ...detail, regime: own.regime } });
    if (wanted.pack !== undefined) refuseRetired(door, 'pack', wanted.pack, state.pack);
    if (wanted.calendar !== undefined) refuseRetired(door, 'calendar', wanted.calendar, state.calendar);
    const calendar = wanted.calendar ?? (pack.calendar === state.calendar.id ? state.calendar : undefined);
    const { matterType, receivedOn } = state;
    const law = door.packs.excerpt({
      ...{ packId, version, matterType, receivedOn },
      ...(calendar && { calendarVersion: calendar.version }),
    });
    // The shelf lends its newest calendar where it has no such version; here somebody asked for this very one.
    if (calendar !== undefined && (law.calendar.id !== calendar.id || law.calendar.version !== calendar.version))
      throw refused({ code: 'not_in_pack', detail: { ...detail, calendar: `${calendar.id}@${calendar.version}` } });
    return law;
  } catch (error) {
    if (error instanceof PackError) throw refused({ code: 'not_in_pack', detail });
    throw error;
  }
}

async function matterFor(door: Door, state: CaseState, matterType: string): Promise<OtherMatter> {
  const { pack } = state;
  try {
    return { matterType, law: await door.packs.pinned({ ...state, matterType }) };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const known = door.packs.files().find(({ kind, content, version }) => {
      return kind === 'pack' && content.id === pack.id && version === pack.version;
    });
    const matterTypes = known?.kind === 'pack' ? known.content.matterTypes.map(({ code }) => code) : [];
    throw refused({ code: 'not_in_pack', detail: { pack: `${pack.id}@${pack.version}`, matterTypes } });
  }
}

function regimeFor(door: Door, { receivedOn }: CaseState, { id: regime, matterType }: NamedRegime): OtherRegime {
  const pack = door.packs.forIntake({ regime, receivedOn });
  if (pack === null) {
    const regimes = [...new Set(door.packs.packs().map((one) => one.regime))];
    throw refused({ code: 'not_in_pack', detail: { regimes } });
  }
  const matterTypes = pack.matterTypes.map(({ code }) => code);
  const version = `${pack.id}@${pack.version}`;
  if (!matterTypes.includes(matterType)) throw refused({ code: 'not_in_pack', detail: { pack: version, matterTypes } });
  const law = door.packs.excerpt({ packId: pack.id, version: pack.version, matterType, receivedOn });
  return { regime, law };
}

/** A retired version is kept for the cases that have it; no case comes to it. */
function refuseRetired(
  door: Door,
  kind: LawFile['kind'],
  { id, version }: { id: string; version: string },
  held: { id: string; version: string },
): void {
  const isHeld = held.id === id && held.version === version;
  const file = door.packs.files().find((one) => one.kind === kind && one.content.id === id && one.version === version);
  if (!isHeld && file?.retired === true) throw new Problem('law_retired', { detail: { [kind]: `${id}@${version}` } });
}
