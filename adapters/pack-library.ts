// Which law serves whom: the packs in use, the one a complaint is taken under, and the excerpt a case travels with.
// Leaves out reading and checking the files (packs.ts, law-check.ts) and everything that counts.
import type { Calendar, ClockRule, Law, PinnedRef, RecusalRule } from '../domain/law.ts';
import { calendarOf, type CalendarFile } from './pack-calendar.ts';
import { clocksFor } from './pack-checks.ts';
import { hashOf, PackError } from './pack-files.ts';
import { missingLimits, type OperatorFile } from './pack-operator.ts';
import type { PackClock, PackFile } from './pack-schema.ts';

/** What fits into the input of a workflow beside the state (bytes of UTF-8 JSON). */
export const EXCERPT_MAX_BYTES = 24 * 1024;

/** The regime of a complaint that names none, unless the installation chose another. */
export const DEFAULT_REGIME = 'service-centre';

export interface Pack extends PackFile {
  ref: PinnedRef;
  /** One sentence per limit an operator still has to set; a pack that misses any is listed, never used. */
  missing: string[];
}

/** One version of a pack or calendar, as it serves; retired: kept for running cases, never chosen for a new one. */
export type LawFile = {
  version: string;
  retired: boolean;
  /** Where it lies; absent for what was loaded at run time, and for what an earlier release brought. */
  found?: FoundIn;
} & ({ kind: 'pack'; content: PackFile } | { kind: 'calendar'; content: CalendarFile });

export interface FoundIn {
  path: string;
  /** SHA-256 of the canonical JSON of the file alone, hex: without operator data, and whatever form we read it by. */
  fileHash: string;
  operatorData: Pick<OperatorFile, 'decidedBy' | 'decidedOn'> | null;
}

/** Which law: by version the one that serves under it; by hash exactly that content. */
export interface Wanted {
  packId: string;
  version?: string;
  packHash?: string;
  matterType: string;
  receivedOn?: string;
  calendarVersion?: string;
  calendarHash?: string;
}

export interface PackLibrary {
  /** Packs in use: the default regime first, then by id, the newest version first; also those that miss limits. */
  packs(): Pack[];
  /** That version, retired or not; without a version the newest in use. Throws PackError where there is none. */
  pack(id: string, version?: string): Pack;
  /**
   * The newest pack in use of a regime (or of that id), in force on the day of receipt (YYYY-MM-DD); null where none is,
   * or it is incomplete, or its calendar is retired.
   */
  forIntake(intake: { regime: string; receivedOn: string }): Pack | null;
  /** True where a version would have been in force on that day, had it or its calendar not been retired. */
  wasRetired(intake: { regime: string; receivedOn: string }): boolean;
  /**
   * The law of one case, at most 24 KB as JSON. With `receivedOn` the calendar is cut to the year before it and the
   * four after; years beyond count as unknown. Without `calendarVersion` the newest calendar in use. Throws PackError on
   * an unknown pack, calendar or matter type, and on a pack that misses limits; nothing ever stands in for another.
   */
  excerpt(wanted: Wanted): Law;
  /** A calendar in use, with all closures and the named regional overlays; throws PackError where there is none. */
  calendar(id: string, regions?: readonly string[]): Calendar;
  /** Every version of every pack and calendar, retired ones too. */
  files(): LawFile[];
}

/**
 * No checks: what is handed in was checked when it was read or loaded. `files` holds each version once; `past` what served
 * under one of these versions before, with other operator data, and is found by its hash only.
 */
export function libraryOf(files: readonly LawFile[], past: readonly LawFile[] = []): PackLibrary {
  const of = (retired: boolean): Pack[] => packsAmong(files.filter((file) => file.retired === retired));
  const packs = of(false).sort(inOrder);
  const retired = of(true).sort(inOrder);
  const former = packsAmong(past);
  const calendars = [...calendarsAmong(files), ...calendarsAmong(past, true)];
  const inUse = (id: string) => calendars.find((one) => one.file.id === id && !one.retired);
  const isUsable = (pack: Pack): boolean => pack.missing.length === 0 && inUse(pack.calendar) !== undefined;
  const library: PackLibrary = {
    files: () => [...files],
    packs: () => packs,
    pack(id, version) {
      const among = version === undefined ? packs : [...packs, ...retired];
      return foundPack(among, id, version);
    },
    forIntake(intake) {
      // An incomplete pack still displaces the law before it: an old limit would be wrong, not merely unset.
      const newest = packs.filter((pack) => isFor(pack, intake)).sort(newestFirst)[0];
      return newest !== undefined && isUsable(newest) ? newest : null;
    },
    wasRetired: (intake) =>
      retired.some((pack) => isFor(pack, intake)) ||
      packs.some((pack) => isFor(pack, intake) && inUse(pack.calendar) === undefined),
    excerpt({ packId, version, packHash, matterType, receivedOn, calendarVersion, calendarHash }) {
      const pack =
        packHash === undefined
          ? library.pack(packId, version)
          : foundPack([...packs, ...retired, ...former], packId, version, packHash);
      if (!pack.matterTypes.some(({ code }) => code === matterType)) {
        throw new PackError(`pack ${packId} has no matter type ${matterType}`);
      }
      if (pack.missing.length > 0) throw new PackError(`pack ${packId} is incomplete:\n- ${pack.missing.join('\n- ')}`);
      const wanted = { version: calendarVersion, hash: calendarHash };
      return cut(pack, matterType, calendarFor(foundCalendar(calendars, pack.calendar, wanted), pack, receivedOn));
    },
    calendar(id, regions) {
      const { file, hash } = foundCalendar(calendars, id, {});
      return calendarOf(file, hash, { regions });
    },
  };
  return library;
}

interface KnownCalendar {
  file: CalendarFile;
  hash: string;
  retired: boolean;
}

/** The newest first. */
function calendarsAmong(files: readonly LawFile[], past = false): KnownCalendar[] {
  return files
    .flatMap(({ kind, content, retired }) =>
      kind === 'calendar' ? { file: content, hash: hashOf(content), retired: retired || past } : [],
    )
    .sort((a, b) => compareVersions(b.file.version, a.file.version));
}

function packsAmong(files: readonly LawFile[]): Pack[] {
  return files.flatMap((file) => (file.kind === 'pack' ? packOf(file.content) : []));
}

function foundPack(among: Pack[], id: string, version?: string, hash?: string): Pack {
  const found = among.find(
    (pack) =>
      pack.id === id &&
      (version === undefined || pack.version === version) &&
      (hash === undefined || pack.ref.hash === hash),
  );
  if (!found) throw new PackError(`no pack ${nameOf(id, version, hash)}`);
  return found;
}

/** Without a version the newest in use. */
function foundCalendar(
  among: KnownCalendar[],
  id: string,
  { version, hash }: { version?: string; hash?: string },
): KnownCalendar {
  const found = among.find(
    (one) =>
      one.file.id === id &&
      (version === undefined ? !one.retired : one.file.version === version) &&
      (hash === undefined || one.hash === hash),
  );
  if (!found) throw new PackError(`no calendar ${nameOf(id, version, hash)}`);
  return found;
}

function nameOf(id: string, version?: string, hash?: string): string {
  return `${id}${version === undefined ? '' : `@${version}`}${hash === undefined ? '' : ` ${hash.slice(0, 12)}`}`;
}

function packOf(file: PackFile): Pack {
  return { ...file, ref: { id: file.id, version: file.version, hash: hashOf(file) }, missing: missingLimits(file) };
}

function isFor(pack: Pack, { regime, receivedOn }: { regime: string; receivedOn: string }): boolean {
  const { from, to } = pack.effective;
  return (pack.regime === regime || pack.id === regime) && from <= receivedOn && (to === null || receivedOn <= to);
}

function calendarFor({ file, hash }: Omit<KnownCalendar, 'retired'>, pack: PackFile, receivedOn?: string): Calendar {
  return calendarOf(file, hash, { receivedOn, regions: pack.calendarOverlays });
}

function newestFirst(a: Pack, b: Pack): number {
  return b.effective.from.localeCompare(a.effective.from, 'en') || compareVersions(b.version, a.version);
}

function inOrder(a: Pack, b: Pack): number {
  const rank = ({ regime }: Pack): number => (regime === DEFAULT_REGIME ? 0 : 1);
  return rank(a) - rank(b) || a.id.localeCompare(b.id, 'en') || compareVersions(b.version, a.version);
}

/** Dotted numbers; negative where `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return left.reduce((order, part, index) => order || part - (right[index] ?? 0), 0);
}

/** Throws PackError where the law of some matter type is more than a case can carry. */
export function measure(file: PackFile, calendar: CalendarFile | undefined): void {
  if (!calendar) throw new PackError(`no calendar ${file.calendar}`);
  const known = { file: calendar, hash: hashOf(calendar) };
  for (const { code } of file.matterTypes) cut(packOf(file), code, calendarFor(known, file));
}

function cut(pack: Pack, matterType: string, calendar: Calendar): Law {
  const { ref, title, zone, counting, checklist, conditions, refusalGrounds, supplement, transfer, approval } = pack;
  const { refusalNeedsApproval, anonymousAllowed, noticeWaivedWhenUnreachable, accusedUnitMayNotHandle } = pack;
  const { reviewLevels, appealNeedsReasons, delivery, retention, consultation, terminationGrounds } = pack;
  const { acknowledgement, answerAtOnce, quietHours, recusal, groups } = pack;
  const clocks = Object.fromEntries(clocksFor(pack, matterType).flatMap(ruleOf));
  const documents = pack.documents.map(({ kind, number, title: named }) => ({ kind, number, title: named }));
  const law: Law = {
    ...{ pack: ref, title, example: pack.example, zone, matterType, counting, calendar, clocks, checklist, conditions },
    ...{ refusalGrounds, supplement, refusalNeedsApproval, anonymousAllowed, noticeWaivedWhenUnreachable, transfer },
    ...{ approval, accusedUnitMayNotHandle, reviewLevels, appealNeedsReasons, delivery, documents, retention },
    ...(consultation && { consultation }),
    ...(terminationGrounds && { terminationGrounds }),
    ...(acknowledgement && { acknowledgement }),
    ...(answerAtOnce && { answerAtOnce }),
    ...(quietHours && { quietHours }),
    ...(recusal?.enforced && { recusal: recusalOf(recusal) }),
    ...(groups && { groups }),
  };
  const bytes = Buffer.byteLength(JSON.stringify(law));
  if (bytes > EXCERPT_MAX_BYTES) throw new PackError(`excerpt of ${pack.id} for ${matterType} is ${bytes} bytes`);
  return law;
}

/** What the rules ask; the rest is for readers of the pack. */
function recusalOf({ article, decidedBy, askWithin, late }: NonNullable<PackFile['recusal']>): RecusalRule {
  return {
    article,
    ...(decidedBy && { decidedBy }),
    ...(askWithin && { askWithin }),
    ...(late && { late }),
  };
}

/**
 * Notes, sources and starts are for readers of the pack; they do not travel with the case, but for a handling limit that
 * counts from receipt. A row without a limit is none.
 */
function ruleOf(clock: PackClock): [string, ClockRule][] {
  const { appliesTo: _appliesTo, note: _note, from: _from, source: _source, operatorData: _open, ...rule } = clock;
  if (rule.limit === null) return [];
  const isFromReceipt = clock.kind === 'handling' && clock.from === 'received';
  return [[clock.id, { ...rule, limit: rule.limit, ...(isFromReceipt ? { from: 'receipt' as const } : {}) }]];
}
