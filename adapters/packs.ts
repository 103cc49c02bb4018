// Reads law packs and calendars, lays versions loaded at run time beside them, and cuts the excerpt a case travels with.
// Leaves out shape and checks of the files (pack-schema.ts, pack-checks.ts, law-check.ts) and everything that counts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Calendar, ClockRule, Law, PinnedRef } from '../domain/law.ts';
import { calendarFindings, calendarOf, calendarSchema, type CalendarFile } from './pack-calendar.ts';
import { clocksFor, packFindings } from './pack-checks.ts';
import { regimeFindings } from './pack-list-checks.ts';
import { hashOf, jsonFiles, PackError, parse, refuse } from './pack-files.ts';
import { missingLimits, type OperatorFile, operatorSchema, withOperatorData } from './pack-operator.ts';
import { packSchema, type PackClock, type PackFile } from './pack-schema.ts';

export type { CalendarFile } from './pack-calendar.ts';
export { hashOf, PackError } from './pack-files.ts';
export type { PackFile } from './pack-schema.ts';

/** What fits into the input of a workflow beside the state (bytes of UTF-8 JSON). */
export const EXCERPT_MAX_BYTES = 24 * 1024;

/** The regime of a complaint that names none, unless the installation chose another. */
export const DEFAULT_REGIME = 'service-centre';

export interface Pack extends PackFile {
  ref: PinnedRef;
  /** One sentence per limit an operator still has to set; a pack that misses any is listed, never used. */
  missing: string[];
}

/** One version of a pack or calendar, as it was loaded; retired: kept for running cases, never chosen for a new one. */
export type LawFile = { version: string; retired: boolean } & (
  { kind: 'pack'; content: PackFile } | { kind: 'calendar'; content: CalendarFile }
);

export interface PackLibrary {
  /** Packs in use: the default regime first, then by id, the newest version first; also those that miss limits. */
  packs(): Pack[];
  /** That version, retired or not; without a version the newest in use. Throws PackError where there is none. */
  pack(id: string, version?: string): Pack;
  /**
   * The newest pack in use of a regime (or of that id), in force on the day of receipt (YYYY-MM-DD); null where none is,
   * or it is incomplete.
   */
  forIntake(intake: { regime: string; receivedOn: string }): Pack | null;
  /** True where a retired version would have been in force on that day. */
  wasRetired(intake: { regime: string; receivedOn: string }): boolean;
  /**
   * The law of one case, at most 24 KB as JSON. With `receivedOn` the calendar is cut to the year before it and the
   * four after; years beyond count as unknown. `calendarVersion` is the one a case pins; where no file has it any more,
   * the newest stands in. Throws PackError on an unknown pack or matter type, and on a pack that misses limits.
   */
  excerpt(wanted: {
    packId: string;
    version?: string;
    matterType: string;
    receivedOn?: string;
    calendarVersion?: string;
  }): Law;
  /** A calendar in use, with all closures and the named regional overlays; throws PackError where there is none. */
  calendar(id: string, regions?: readonly string[]): Calendar;
  /** Every version of every pack and calendar, retired ones too. */
  files(): LawFile[];
}

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
  const packs = folders.flatMap(jsonFiles).map(({ name, content }): PackFile => {
    const shipped = parse(packSchema, name, content);
    const data = operator.get(shipped.id);
    const { pack: file, findings } = data ? withOperatorData(shipped, data.file) : { pack: shipped, findings: [] };
    refuse(data?.name ?? name, findings);
    refuse(name, packFindings(file, newest.get(file.calendar)));
    return file;
  });
  refuse('packs', [...twice(packs), ...regimeFindings(packs)]);
  refuse(
    'operator',
    [...operator.keys()].filter((id) => !packs.some((pack) => pack.id === id)).map((id) => `no pack ${id}`),
  );
  for (const pack of packs) measure(pack, newest.get(pack.calendar));
  return [
    ...known.map((content): LawFile => ({ kind: 'calendar', version: content.version, content, retired: false })),
    ...packs.map((content): LawFile => ({ kind: 'pack', version: content.version, content, retired: false })),
  ];
}

function readCalendars(folders: string[]): { known: CalendarFile[]; newest: Map<string, CalendarFile> } {
  const known: CalendarFile[] = [];
  const newest = new Map<string, CalendarFile>();
  for (const { name, content } of folders.flatMap((one) => jsonFiles(join(one, 'calendars')))) {
    const calendar = parse(calendarSchema, name, content);
    const before = newest.get(calendar.id);
    const isOlder = before !== undefined && compareVersions(calendar.version, before.version) <= 0;
    const older = isOlder
      ? [`calendar ${calendar.id} ${before.version} is loaded; a replacement needs a newer version`]
      : [];
    refuse(name, [...calendarFindings(calendar), ...older]);
    known.push(calendar);
    newest.set(calendar.id, calendar);
  }
  return { known, newest };
}

/** Throws PackError where the law of some matter type is more than a case can carry. */
export function measure(file: PackFile, calendar: CalendarFile | undefined): void {
  for (const { code } of file.matterTypes) cut(packOf(file), code, calendarFor(calendar, file));
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

/** No checks: what is handed in was checked when it was read or loaded. Of one id and version the last file counts. */
export function libraryOf(given: readonly LawFile[]): PackLibrary {
  const files = [...new Map(given.map((file) => [`${file.kind} ${file.content.id} ${file.version}`, file])).values()];
  const of = (retired: boolean): Pack[] =>
    files.flatMap((file) => (file.kind === 'pack' && file.retired === retired ? packOf(file.content) : []));
  const packs = of(false).sort(inOrder);
  const retired = of(true);
  const calendars = files
    .flatMap((file) => (file.kind === 'calendar' ? file : []))
    .sort((a, b) => compareVersions(b.version, a.version));
  const inUse = (id: string) => calendars.find((file) => file.content.id === id && !file.retired)?.content;
  const library: PackLibrary = {
    files: () => files,
    packs: () => packs,
    pack(id, version) {
      const among = version === undefined ? packs : [...packs, ...retired];
      const found = among.find((pack) => pack.id === id && (version === undefined || pack.version === version));
      if (!found) throw new PackError(`no pack ${id}${version ? `@${version}` : ''}`);
      return found;
    },
    forIntake(intake) {
      // An incomplete pack still displaces the law before it: an old limit would be wrong, not merely unset.
      const newest = packs.filter((pack) => isFor(pack, intake)).sort(newestFirst)[0];
      return newest === undefined || newest.missing.length > 0 ? null : newest;
    },
    wasRetired: (intake) => retired.some((pack) => isFor(pack, intake)),
    excerpt({ packId, version, matterType, receivedOn, calendarVersion }) {
      const pack = library.pack(packId, version);
      if (!pack.matterTypes.some(({ code }) => code === matterType)) {
        throw new PackError(`pack ${packId} has no matter type ${matterType}`);
      }
      if (pack.missing.length > 0) throw new PackError(`pack ${packId} is incomplete:\n- ${pack.missing.join('\n- ')}`);
      const ofId = calendars.filter((file) => file.content.id === pack.calendar);
      const pinned = ofId.find((file) => file.version === calendarVersion);
      return cut(
        pack,
        matterType,
        calendarFor((pinned ?? ofId.find((file) => !file.retired))?.content, pack, receivedOn),
      );
    },
    calendar(id, regions) {
      const file = inUse(id);
      if (!file) throw new PackError(`no calendar ${id}`);
      return calendarOf(file, hashOf(file), { regions });
    },
  };
  return library;
}

function packOf(file: PackFile): Pack {
  return { ...file, ref: { id: file.id, version: file.version, hash: hashOf(file) }, missing: missingLimits(file) };
}

function isFor(pack: Pack, { regime, receivedOn }: { regime: string; receivedOn: string }): boolean {
  const { from, to } = pack.effective;
  return (pack.regime === regime || pack.id === regime) && from <= receivedOn && (to === null || receivedOn <= to);
}

function calendarFor(file: CalendarFile | undefined, pack: PackFile, receivedOn?: string): Calendar {
  if (!file) throw new PackError(`no calendar ${pack.calendar}`);
  return calendarOf(file, hashOf(file), { receivedOn, regions: pack.calendarOverlays });
}

function newestFirst(a: Pack, b: Pack): number {
  return b.effective.from.localeCompare(a.effective.from, 'en') || compareVersions(b.version, a.version);
}

function inOrder(a: Pack, b: Pack): number {
  const rank = ({ regime }: Pack): number => (regime === DEFAULT_REGIME ? 0 : 1);
  return rank(a) - rank(b) || a.id.localeCompare(b.id, 'en') || compareVersions(b.version, a.version);
}

/** Versions of one id must differ; a loaded version is never replaced. */
function twice(packs: PackFile[]): string[] {
  const names = packs.map(({ id, version }) => `${id}@${version}`);
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} stands twice`);
}

/** Dotted numbers; negative where `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return left.reduce((order, part, index) => order || part - (right[index] ?? 0), 0);
}

function cut(pack: Pack, matterType: string, calendar: Calendar): Law {
  const { ref, title, zone, counting, checklist, conditions, refusalGrounds, supplement, transfer, approval } = pack;
  const { refusalNeedsApproval, anonymousAllowed, noticeWaivedWhenUnreachable, accusedUnitMayNotHandle } = pack;
  const { reviewLevels, appealNeedsReasons, delivery, retention, terminationGrounds } = pack;
  const clocks = Object.fromEntries(clocksFor(pack, matterType).flatMap(ruleOf));
  const documents = pack.documents.map(({ kind, number, title: named }) => ({ kind, number, title: named }));
  const law: Law = {
    ...{ pack: ref, title, example: pack.example, zone, matterType, counting, calendar, clocks, checklist, conditions },
    ...{ refusalGrounds, supplement, refusalNeedsApproval, anonymousAllowed, noticeWaivedWhenUnreachable, transfer },
    ...{ approval, accusedUnitMayNotHandle, reviewLevels, appealNeedsReasons, delivery, documents, retention },
    ...(terminationGrounds === undefined ? {} : { terminationGrounds }),
  };
  const bytes = Buffer.byteLength(JSON.stringify(law));
  if (bytes > EXCERPT_MAX_BYTES) throw new PackError(`excerpt of ${pack.id} for ${matterType} is ${bytes} bytes`);
  return law;
}

/** Notes, sources and starts are for readers of the pack; they do not travel with the case. A row without a limit is none. */
function ruleOf(clock: PackClock): [string, ClockRule][] {
  const { appliesTo: _appliesTo, note: _note, from: _from, source: _source, operatorData: _open, ...rule } = clock;
  return rule.limit === null ? [] : [[clock.id, { ...rule, limit: rule.limit }]];
}
