// The law of this process: what came with the release and what was loaded since, kept in step with the other processes.
// Leaves out proposals (law-proposals.ts), the record of releases (law-release.ts) and what a pack means.
import type { CaseState } from '../domain/case.ts';
import type { Law } from '../domain/law.ts';
import { type LawFile, libraryOf, PackError, type PackLibrary } from '../adapters/packs.ts';
import type { Db } from '../db/connect.ts';
import { lawMark, listLawFiles, type StoredLawFile } from '../db/law-reads.ts';
import type { Door } from './door.ts';
import { lawBeside, LawFileChanged, recordRelease } from './law-release.ts';
import { type Relay, runEvery } from './relay-loop.ts';

export interface LawLibrary extends PackLibrary {
  /**
   * Resolves once the release is recorded and the recorded law has been read. Rejects while the database cannot be
   * reached, and with LawFileChanged where a file of the release is not what is recorded under its version.
   */
  ready(): Promise<void>;
  /** Reads the recorded law again if anything was loaded or retired since. */
  refresh(): Promise<void>;
  /**
   * The law a case pins, exactly: pack and calendar by version and hash, retired, dropped by a release or not. Throws
   * PackError where it is not on record.
   */
  pinned(state: Pick<CaseState, 'pack' | 'calendar' | 'matterType' | 'receivedOn'>): Promise<Law>;
  /** The library as it would be with these rows; for judging inside a transaction. */
  beside(rows: readonly StoredLawFile[]): PackLibrary;
}

/** Opens nothing; until `ready` it holds the law of the release only. `now` dates what is recorded. */
export function createLawLibrary(db: Db, release: readonly LawFile[], now: () => number = Date.now): LawLibrary {
  const beside = (rows: readonly StoredLawFile[]): PackLibrary => {
    const { files, past } = lawBeside(release, rows);
    return libraryOf(files, past);
  };
  let current = libraryOf(release);
  let mark: string | null = null;
  let isRecorded = false;
  // One after another: a slow reading must not lay older law over newer.
  let line: Promise<void> = Promise.resolve();
  const read = async (): Promise<void> => {
    if (!isRecorded) await recordRelease(db, release, now());
    isRecorded = true;
    const latest = await lawMark(db);
    if (latest === mark) return;
    current = beside(await listLawFiles(db));
    mark = latest;
  };
  const refresh = (): Promise<void> => {
    const next = line.then(read);
    line = next.catch(() => undefined);
    return next;
  };
  const ready = async (): Promise<void> => (mark === null ? refresh() : undefined);
  return {
    ...{ ready, refresh, beside },
    async pinned({ pack: { id: packId, version, hash: packHash }, calendar, matterType, receivedOn }) {
      const pins = { packHash, calendarVersion: calendar.version, calendarHash: calendar.hash };
      const wanted = { packId, version, matterType, receivedOn, ...pins };
      await ready();
      try {
        return current.excerpt(wanted);
      } catch (error) {
        if (!(error instanceof PackError)) throw error;
        // Another process may have taken the case a moment ago, under law this one has not read yet.
        await refresh();
        return current.excerpt(wanted);
      }
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

/** Picks up what other processes loaded or retired. `refuse` is called where this process may not serve at all. */
export function refreshLaw(
  door: Pick<Door, 'packs' | 'logger'>,
  { everyMs = EVERY_MS, refuse }: { everyMs?: number; refuse: (error: LawFileChanged) => void },
): Relay {
  return runEvery(door, 'law', everyMs, () =>
    door.packs.refresh().catch((error: unknown) => {
      if (!(error instanceof LawFileChanged)) throw error;
      refuse(error);
    }),
  );
}
