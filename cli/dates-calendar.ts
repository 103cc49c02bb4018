// The calendars and zones a line of `npm run dates` may name: shipped calendar files, offsets of a zone as explicit data.
// Leaves out day arithmetic (domain/working-days.ts).
import { fileURLToPath } from 'node:url';
import { calendarOf, calendarSchema } from '../adapters/pack-calendar.ts';
import { hashOf, jsonFiles, parse } from '../adapters/pack-files.ts';
import type { Calendar } from '../domain/law.ts';
import { Refusal } from './dates-shape.ts';

type Offsets = Calendar['offsets'];

const NAMES = ['CN', 'UK-EAW', 'UK-SCT', 'IE', 'IN'];
const FOLDER = fileURLToPath(new URL('../packs/calendars/', import.meta.url));
const STEP_MS = 7 * 86_400_000;
const NO_CALENDAR: Omit<Calendar, 'offsets'> = {
  ...{ id: 'none', version: '0', hash: '', example: false },
  ...{ years: [], offDays: [], workDays: [], weekend: [0, 6] },
};

export interface Calendars {
  /** The calendar `name` (null: no day is known) read in `zone`; throws Refusal `unknown_calendar`, `unknown_zone`. */
  in(name: string | null | undefined, zone: string | null | undefined): Calendar;
}

/**
 * Reads the shipped calendars. `restriction` (`CN:2024-2026,IE:2025`) names calendars of which only these years count as
 * loaded; calendars it does not name stay whole. Throws Error on one that cannot be read.
 */
export function loadCalendars(restriction = ''): Calendars {
  const kept = yearsOf(restriction);
  const files = jsonFiles(FOLDER).map(({ name, content }) => parse(calendarSchema, name, content));
  const shipped = new Map(
    files
      .filter(({ id }) => NAMES.includes(id))
      .map((file) => {
        const years = file.years.filter((year) => kept.get(file.id)?.(year) ?? true);
        return [file.id, { zone: file.zone, calendar: { ...calendarOf(file, hashOf(file)), years } }];
      }),
  );
  const filed = new Map(files.map(({ zone, offsets }) => [zone, offsets]));
  const zones = new Map<string, Offsets>();
  const read = new Map<string, Calendar>();
  const offsetsIn = (zone: string): Offsets => {
    const known = zones.get(zone) ?? offsetsOf(zone, filed.get(zone) ?? []);
    zones.set(zone, known);
    return known;
  };
  return {
    in(name, zone) {
      const found =
        name === null || name === undefined ? { zone: undefined, calendar: NO_CALENDAR } : shipped.get(name);
      if (!found) throw new Refusal('unknown_calendar');
      const named = zone ?? found.zone;
      if (named === undefined) throw new Refusal('invalid_zone');
      const key = `${found.calendar.id} ${named}`;
      const calendar = read.get(key) ?? { ...found.calendar, offsets: offsetsIn(named) };
      read.set(key, calendar);
      return calendar;
    },
  };
}

function yearsOf(restriction: string): Map<string, (year: number) => boolean> {
  const listed = restriction === '' ? [] : restriction.split(',');
  return new Map(
    listed.map((part) => {
      const [, name = '', from = '', to = from] = /^([A-Z-]+):(\d{4})(?:-(\d{4}))?$/.exec(part.trim()) ?? [];
      if (!NAMES.includes(name)) throw new Error(`--calendars: cannot read "${part}"; one looks like CN:2024-2026`);
      return [name, (year: number) => year >= Number(from) && year <= Number(to)];
    }),
  );
}

/** Offsets of a zone over two centuries: the shipped rows as far as they reach, before and after them those of the system. */
function offsetsOf(zone: string, filed: Offsets): Offsets {
  const minutesAt = offsetReader(zone);
  const [first, last] = [filed[0]?.from ?? Infinity, filed.at(-1)?.from ?? -Infinity];
  const start = Date.UTC(1949, 0, 1);
  const rows: Offsets = [{ from: start, minutes: minutesAt(start) }];
  for (let at = start, held = minutesAt(start); at < Date.UTC(2300, 0, 1); at += STEP_MS) {
    const minutes = minutesAt(at + STEP_MS);
    if (minutes !== held) rows.push({ from: changeBetween(minutesAt, at, at + STEP_MS), minutes });
    held = minutes;
  }
  const outside = (from: number): boolean => from < first || from > last;
  return [...rows.filter(({ from }) => outside(from)), ...filed].sort((a, b) => a.from - b.from);
}

/** First instant after `low` at which the offset of `high` holds. */
function changeBetween(minutesAt: (ms: number) => number, low: number, high: number): number {
  const after = minutesAt(high);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (minutesAt(middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** Minutes east of UTC by the system's zone data; throws Refusal on a zone it does not know. */
function offsetReader(zone: string): (ms: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    throw new Refusal('unknown_zone');
  }
  return (ms) => {
    const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
      /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(format.format(ms)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes) + Number(seconds) / 60);
  };
}
