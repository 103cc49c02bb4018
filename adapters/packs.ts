// Reads law packs, calendars and operator data from their folders, and checks each file as it is read.
// Leaves out shape and checks of the files (pack-schema.ts, pack-checks.ts) and which law serves whom (pack-library.ts).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calendarFindings, calendarSchema, type CalendarFile } from './pack-calendar.ts';
import { packFindings } from './pack-checks.ts';
import { regimeFindings } from './pack-list-checks.ts';
import { hashOf, jsonFiles, PackError, parse, refuse } from './pack-files.ts';
import { compareVersions, type LawFile, libraryOf, measure, type PackLibrary } from './pack-library.ts';
import { type OperatorFile, operatorSchema, withOperatorData } from './pack-operator.ts';
import { packSchema, type PackFile } from './pack-schema.ts';

export type { CalendarFile } from './pack-calendar.ts';
export { hashOf, PackError } from './pack-files.ts';
export { DEFAULT_REGIME, EXCERPT_MAX_BYTES, libraryOf } from './pack-library.ts';
export type { LawFile, Pack, PackLibrary } from './pack-library.ts';
export type { PackFile } from './pack-schema.ts';

const SHIPPED = fileURLToPath(new URL('../packs/', import.meta.url));

/**
 * Reads `*.json`, `calendars/*.json` and `operator/*.json` of `folder`, then the same of `own`, an installation's own
 * folder: its packs are added, its calendars replace shipped ones of an older version, its operator data fills packs.
 * Throws PackError with all findings about a file.
 */
export function loadPacks(folder = SHIPPED, own?: string): PackLibrary {
  return libraryOf(readLawFiles(folder, own));
}

/** What {@link loadPacks} reads, as files: checked, and filled with operator data. */
export function readLawFiles(folder = SHIPPED, own?: string): LawFile[] {
  const folders = own === undefined ? [folder] : [folder, own];
  for (const one of folders) if (!existsSync(one)) throw new PackError(`no folder ${one}`);
  const { known, newest } = readCalendars(folders);
  const operator = readOperatorData(folders);
  const files = folders.flatMap(jsonFiles).map(({ path, name, content }) => {
    const shipped = parse(packSchema, name, content);
    const data = operator.get(shipped.id);
    const { pack: file, findings } = data ? withOperatorData(shipped, data.file) : { pack: shipped, findings: [] };
    refuse(data?.name ?? name, findings);
    refuse(name, packFindings(file, newest.get(file.calendar)));
    const operatorData = data ? { decidedBy: data.file.decidedBy, decidedOn: data.file.decidedOn } : null;
    return { file, found: { path, fileHash: hashOf(JSON.parse(content) as object), operatorData } };
  });
  const packs = files.map(({ file }) => file);
  refuse('packs', [...twice(packs), ...regimeFindings(packs)]);
  refuse(
    'operator',
    [...operator.keys()].filter((id) => !packs.some((pack) => pack.id === id)).map((id) => `no pack ${id}`),
  );
  for (const pack of packs) measure(pack, newest.get(pack.calendar));
  return [
    ...known,
    ...files.map(({ file: content, found }): LawFile => ({
      ...{ kind: 'pack', version: content.version, content, retired: false, found },
    })),
  ];
}

function readCalendars(folders: string[]): { known: LawFile[]; newest: Map<string, CalendarFile> } {
  const known: LawFile[] = [];
  const newest = new Map<string, CalendarFile>();
  for (const { path, name, content } of folders.flatMap((one) => jsonFiles(join(one, 'calendars')))) {
    const calendar = parse(calendarSchema, name, content);
    const before = newest.get(calendar.id);
    const isOlder = before !== undefined && compareVersions(calendar.version, before.version) <= 0;
    const older = isOlder
      ? [`calendar ${calendar.id} ${before.version} is loaded; a replacement needs a newer version`]
      : [];
    refuse(name, [...calendarFindings(calendar), ...older]);
    const found = { path, fileHash: hashOf(JSON.parse(content) as object), operatorData: null };
    known.push({ kind: 'calendar', version: calendar.version, content: calendar, retired: false, found });
    newest.set(calendar.id, calendar);
  }
  return { known, newest };
}

/** By pack id. A later folder's file for the same pack replaces an earlier one. */
function readOperatorData(folders: string[]): Map<string, { name: string; file: OperatorFile }> {
  const files = folders.flatMap((folder) => jsonFiles(join(folder, 'operator')));
  return new Map(
    files.map(({ name, content }) => {
      const file = parse(operatorSchema, `operator/${name}`, content);
      return [file.pack, { name: `operator/${name}`, file }];
    }),
  );
}

/** Versions of one id must differ; a loaded version is never replaced. */
function twice(packs: PackFile[]): string[] {
  const names = packs.map(({ id, version }) => `${id}@${version}`);
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} stands twice`);
}
