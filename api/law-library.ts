// The law of this process: what came with the release and what was loaded since, kept in step with the other processes.
// Leaves out proposals (law-routes.ts) and what a pack means (adapters/packs.ts).
import type { CaseState } from '../domain/case.ts';
import type { Law } from '../domain/law.ts';
import { type CalendarFile, type LawFile, libraryOf, type PackFile, type PackLibrary } from '../adapters/packs.ts';
import type { Db } from '../db/connect.ts';
import { lawMark, listLawFiles, type StoredLawFile } from '../db/law-reads.ts';
import type { Door } from './door.ts';
import { type Relay, runEvery } from './relay-loop.ts';

export interface LawLibrary extends PackLibrary {
  /** Resolves once the loaded law has been read; rejects while the database cannot be reached. */
  ready(): Promise<void>;
  /** Reads the loaded law again if anything was loaded or retired since. */
  refresh(): Promise<void>;
  /** The law a case pins, exactly: its version of pack and calendar, retired or not. Throws PackError where it is gone. */
  pinned(state: Pick<CaseState, 'pack' | 'calendar' | 'matterType' | 'receivedOn'>): Promise<Law>;
  /** The library as it would be with these rows; for judging inside a transaction. */
  beside(rows: readonly StoredLawFile[]): PackLibrary;
}

/** Opens nothing; until `ready` it holds the law of the release only. */
export function createLawLibrary(db: Db, release: readonly LawFile[]): LawLibrary {
  const beside = (rows: readonly StoredLawFile[]): PackLibrary => libraryOf([...release, ...rows.map(fileOf)]);
  let current = libraryOf(release);
  let mark: string | null = null;
  // One after another: a slow reading must not lay older law over newer.
  let line: Promise<void> = Promise.resolve();
  const read = async (): Promise<void> => {
    const now = await lawMark(db);
    if (now === mark) return;
    current = beside(await listLawFiles(db));
    mark = now;
  };
  const refresh = (): Promise<void> => {
    const next = line.then(read);
    line = next.catch(() => undefined);
    return next;
  };
  const ready = async (): Promise<void> => (mark === null ? refresh() : undefined);
  return {
    ...{ ready, refresh, beside },
    async pinned({ pack: { id: packId, version }, calendar, matterType, receivedOn }) {
      const wanted = { packId, version, matterType, receivedOn, calendarVersion: calendar.version };
      await ready();
      // Another process may have taken the case a moment ago, under law this one has not read yet.
      if (!holds(current, 'pack', packId, version) || !holds(current, 'calendar', calendar.id, calendar.version))
        await refresh();
      return current.excerpt(wanted);
    },
    files: () => current.files(),
    packs: () => current.packs(),
    pack: (id, version) => current.pack(id, version),
    forIntake: (intake) => current.forIntake(intake),
    wasRetired: (intake) => current.wasRetired(intake),
    excerpt: (wanted) => current.excerpt(wanted),
    calendar: (id, regions) => current.calendar(id, regions),
  };
}

const EVERY_MS = 2000;

/** Picks up what other processes loaded or retired. */
export function refreshLaw(door: Pick<Door, 'packs' | 'logger'>, everyMs = EVERY_MS): Relay {
  return runEvery(door, 'law', everyMs, () => door.packs.refresh());
}

function holds(library: PackLibrary, kind: LawFile['kind'], id: string, version: string): boolean {
  return library.files().some((file) => file.kind === kind && file.content.id === id && file.version === version);
}

/** Content was judged in its form before it was stored, and cannot change since. */
function fileOf({ kind, version, content, retiredAt }: StoredLawFile): LawFile {
  const retired = retiredAt !== null;
  return kind === 'pack'
    ? { kind, version, retired, content: content as PackFile }
    : { kind, version, retired, content: content as CalendarFile };
}
