// Records what came with this release and lay in the installation's folder, and refuses a file that changed under its
// version. Leaves out which law serves whom (adapters/pack-library.ts) and what is loaded at run time (law-proposals.ts).
import { type CalendarFile, hashOf, type LawFile, type PackFile } from '../adapters/packs.ts';
import type { Db } from '../db/connect.ts';
import type { StoredLawFile } from '../db/law-reads.ts';
import { type FoundFile, recordLawFiles, type RecordedFile } from '../db/law-writes.ts';
import { LAW_START_WORDS } from '../words/law-words.ts';

/** A file that is not what is recorded under its version; hashes are those of the files alone. */
export interface ChangedFile {
  file: string;
  kind: LawFile['kind'];
  id: string;
  version: string;
  recordedHash: string;
  foundHash: string;
}

/** The process must not serve: some cases would run under other law than they were opened under. */
export class LawFileChanged extends Error {
  override name = 'LawFileChanged';
  readonly code = 'law_file_changed';
  readonly files: ChangedFile[];

  constructor(files: ChangedFile[]) {
    const lines = (language: 'zh' | 'en') =>
      files.map((file) => filled(LAW_START_WORDS.law_file_changed[language], file));
    super(['law_file_changed', ...lines('zh'), ...lines('en')].join('\n'));
    this.files = files;
  }
}

/** Safe to repeat, and in many processes at once. Throws LawFileChanged; then nothing is recorded. */
export async function recordRelease(db: Db, release: readonly LawFile[], at: number): Promise<void> {
  const found = release.flatMap((file) =>
    file.found === undefined ? [] : { ...foundOf(file, file.found), at: file.found.path },
  );
  const judge = (recorded: RecordedFile[]): void => {
    const changed = found.flatMap((file): ChangedFile[] => {
      const other = recorded.find((one) => isOtherFile(one, file));
      if (other === undefined) return [];
      const { kind, id, version } = file;
      return [{ file: file.at, kind, id, version, recordedHash: other.fileHash, foundHash: file.fileHash }];
    });
    if (changed.length > 0) throw new LawFileChanged(changed);
  };
  await recordLawFiles(
    db,
    found.map(({ at: _at, ...file }) => file),
    at,
    judge,
  );
}

/** What was loaded at run time is its content; its file may have had other blanks around a text. */
function isOtherFile(one: RecordedFile, file: FoundFile): boolean {
  if (one.kind !== file.kind || one.id !== file.id || one.version !== file.version) return false;
  return one.loadedBy === null ? one.fileHash !== file.fileHash : one.hash !== file.hash;
}

function foundOf(
  { kind, content, version }: LawFile,
  { fileHash, operatorData }: NonNullable<LawFile['found']>,
): FoundFile {
  return { kind, id: content.id, version, hash: hashOf(content), fileHash, content: { ...content }, operatorData };
}

type Named = Pick<StoredLawFile, 'kind' | 'id' | 'version'>;
const nameOf = ({ kind, id, version }: Named): string => `${kind} ${id} ${version}`;
const nameOfFile = ({ kind, content: { id }, version }: LawFile): string => nameOf({ kind, id, version });

/**
 * The law of this process beside what is recorded. A version that no folder holds any more and nobody loaded was dropped by
 * a release: it counts as retired. `past`: what served under a version before its operator data changed.
 */
export function lawBeside(
  release: readonly LawFile[],
  rows: readonly StoredLawFile[],
): { files: LawFile[]; past: LawFile[] } {
  const retired = new Set(rows.filter(({ retiredAt }) => retiredAt !== null).map(nameOf));
  const own = release.map((file) => (retired.has(nameOfFile(file)) ? { ...file, retired: true } : file));
  const named = new Set(own.map(nameOfFile));
  const newest = new Map(rows.filter((row) => !named.has(nameOf(row))).map((row) => [nameOf(row), row]));
  const others = [...newest.values()].map((row) => fileOf(row, row.loadedBy === null || retired.has(nameOf(row))));
  const serving = new Set([...own, ...others].map((file) => `${nameOfFile(file)} ${hashOf(file.content)}`));
  const past = rows.filter((row) => !serving.has(`${nameOf(row)} ${row.hash}`)).map((row) => fileOf(row, true));
  return { files: [...own, ...others], past };
}

/** Content was judged in its form before it was stored, and cannot change since. */
function fileOf({ kind, version, content }: StoredLawFile, retired: boolean): LawFile {
  return kind === 'pack'
    ? { kind, version, retired, content: content as PackFile }
    : { kind, version, retired, content: content as CalendarFile };
}

function filled(words: string, values: object): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(Reflect.get(values, name) ?? ''));
}
