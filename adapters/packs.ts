// Reads law packs and calendars once at start and cuts the excerpt a case travels with.
// Leaves out shape and checks of the files (pack-schema.ts, pack-checks.ts) and everything that counts (domain/).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Calendar, ClockRule, Law, PinnedRef } from '../domain/law.ts';
import { weekday } from '../domain/working-days.ts';
import { calendarFindings, clocksFor, packFindings } from './pack-checks.ts';
import { calendarSchema, packSchema, type CalendarFile, type PackClock, type PackFile } from './pack-schema.ts';

/** What fits into the input of a workflow beside the state (bytes of UTF-8 JSON). */
export const EXCERPT_MAX_BYTES = 16 * 1024;

export class PackError extends Error {
  override name = 'PackError';
}

export interface Pack extends PackFile {
  ref: PinnedRef;
}

export interface PackLibrary {
  /** All packs by id, the newest version first. */
  packs(): Pack[];
  /** That version, or the newest; throws PackError where there is none. */
  pack(id: string, version?: string): Pack;
  /** The newest pack of a regime in force on the day of receipt (YYYY-MM-DD), or null. */
  forIntake(intake: { regime: string; receivedOn: string }): Pack | null;
  /**
   * The law of one case, at most 16 KB as JSON. With `receivedOn` the calendar is cut to the year before it and the
   * four after it; years beyond count as unknown. Throws PackError on an unknown pack or matter type.
   */
  excerpt(wanted: { packId: string; version?: string; matterType: string; receivedOn?: string }): Law;
}

/** Reads every `*.json` of `folder` and of its `calendars/`; throws PackError with all findings about a file. */
export function loadPacks(folder = fileURLToPath(new URL('../packs/', import.meta.url))): PackLibrary {
  const calendars = new Map<string, CalendarFile>();
  for (const { name, content } of jsonFiles(join(folder, 'calendars'))) {
    const calendar = parse(calendarSchema, name, content);
    refuse(name, calendarFindings(calendar));
    calendars.set(calendar.id, calendar);
  }
  const packs = jsonFiles(folder).map(({ name, content }) => {
    const file = parse(packSchema, name, content);
    refuse(name, packFindings(file, calendars.get(file.calendar)));
    return { ...file, ref: { id: file.id, version: file.version, hash: hashOf(file) } };
  });
  packs.sort((a, b) => a.id.localeCompare(b.id, 'en') || compareVersions(b.version, a.version));
  const library = libraryOf(packs, calendars);
  for (const { id, version, matterTypes } of packs) {
    for (const { code: matterType } of matterTypes) library.excerpt({ packId: id, version, matterType });
  }
  return library;
}

function libraryOf(packs: Pack[], calendars: Map<string, CalendarFile>): PackLibrary {
  const library: PackLibrary = {
    packs: () => packs,
    pack(id, version) {
      const found = packs.find((pack) => pack.id === id && (version === undefined || pack.version === version));
      if (!found) throw new PackError(`no pack ${id}${version ? `@${version}` : ''}`);
      return found;
    },
    forIntake({ regime, receivedOn }) {
      const inForce = packs.filter(
        ({ regime: name, effective: { from, to } }) =>
          name === regime && from <= receivedOn && (to === null || receivedOn <= to),
      );
      return inForce.sort(newestFirst)[0] ?? null;
    },
    excerpt({ packId, version, matterType, receivedOn }) {
      const pack = library.pack(packId, version);
      const calendar = calendars.get(pack.calendar);
      if (!calendar) throw new PackError(`no calendar ${pack.calendar}`);
      if (!pack.matterTypes.some(({ code }) => code === matterType)) {
        throw new PackError(`pack ${packId} has no matter type ${matterType}`);
      }
      return cut(pack, matterType, calendarOf(calendar, receivedOn));
    },
  };
  return library;
}

function newestFirst(a: Pack, b: Pack): number {
  return b.effective.from.localeCompare(a.effective.from, 'en') || compareVersions(b.version, a.version);
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return left.reduce((order, part, index) => order || part - (right[index] ?? 0), 0);
}

function cut(pack: Pack, matterType: string, calendar: Calendar): Law {
  const { ref, title, zone, counting, checklist, conditions, refusalGrounds, supplement, transfer, approval } = pack;
  const { refusalNeedsApproval, anonymousAllowed, noticeWaivedWhenUnreachable, accusedUnitMayNotHandle } = pack;
  const { reviewLevels, appealNeedsReasons, delivery, documents, retention } = pack;
  const clocks = Object.fromEntries(clocksFor(pack, matterType).map((clock) => [clock.id, ruleOf(clock)]));
  const law: Law = {
    ...{ pack: ref, title, example: pack.example, zone, matterType, counting, calendar, clocks, checklist, conditions },
    ...{ refusalGrounds, supplement, refusalNeedsApproval, anonymousAllowed, noticeWaivedWhenUnreachable, transfer },
    ...{ approval, accusedUnitMayNotHandle, reviewLevels, appealNeedsReasons, delivery, documents, retention },
  };
  const bytes = Buffer.byteLength(JSON.stringify(law));
  if (bytes > EXCERPT_MAX_BYTES) throw new PackError(`excerpt of ${pack.id} for ${matterType} is ${bytes} bytes`);
  return law;
}

/** Notes are for readers of the pack; they do not travel with the case. */
function ruleOf({ appliesTo: _appliesTo, note: _note, ...rule }: PackClock): ClockRule {
  return rule;
}

function calendarOf(file: CalendarFile, receivedOn: string | undefined): Calendar {
  const received = receivedOn === undefined ? null : Number(receivedOn.slice(0, 4));
  const years = file.years.filter((year) => received === null || (year >= received - 1 && year <= received + 4));
  const kept = (date: string): boolean => years.includes(Number(date.slice(0, 4)));
  const { id, version, example, weekend, offsets } = file;
  // A rest day within a holiday is off by the weekly pattern already: the excerpt carries the exceptions only.
  const offDays = file.offDays.filter((date) => kept(date) && !weekend.includes(weekday(date)));
  return {
    id,
    version,
    hash: hashOf(file),
    example,
    years,
    offDays,
    workDays: file.workDays.filter(kept),
    weekend,
    offsets,
  };
}

/** SHA-256 of the canonical JSON, hex. */
function hashOf(file: PackFile | CalendarFile): string {
  return createHash('sha256').update(canonicalJson(file)).digest('hex');
}

function jsonFiles(folder: string): { name: string; content: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
}

function parse<T>(schema: z.ZodType<T>, name: string, content: string): T {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new PackError(`${name}: not JSON`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new PackError(`${name}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function refuse(name: string, findings: string[]): void {
  if (findings.length > 0) throw new PackError(`${name}:\n${findings.map((finding) => `- ${finding}`).join('\n')}`);
}
