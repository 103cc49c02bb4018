// Calendars as files: their shape, what must hold within one, and cutting the calendar a case travels with.
// Leaves out all day arithmetic (domain/working-days.ts).
import { z } from 'zod';
import type { Calendar } from '../domain/law.ts';
import { weekday } from '../domain/working-days.ts';
import { day, text, words } from './pack-parts.ts';

const calendarSource = z.strictObject({
  year: z.int(),
  notice: text,
  publishedOn: day.optional(),
  title: text.optional(),
  url: z.url().optional(),
});

/**
 * Days added to or taken from the national list by somebody with the power to do so. A closure (typhoon, epidemic)
 * holds for everybody; a region only where the pack names it in `calendarOverlays`.
 */
const overlay = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]+$/),
  kind: z.enum(['closure', 'region']),
  title: words,
  authority: text,
  reference: text,
  publishedOn: day,
  url: z.url().optional(),
  offDays: z.array(day),
  workDays: z.array(day),
});

/** One calendar as a file: weekly pattern, exceptions, zone offsets, and where they come from. */
export const calendarSchema = z.strictObject({
  id: text,
  version: text,
  example: z.boolean(),
  note: words,
  years: z.array(z.int()),
  zone: text,
  weekend: z.array(z.int().min(0).max(6)).max(6, 'a week needs a working day'),
  offsets: z.array(z.strictObject({ from: z.int(), minutes: z.int().min(-720).max(840) })).min(1),
  offDays: z.array(day),
  workDays: z.array(day),
  sources: z.array(calendarSource),
  overlays: z.array(overlay).min(1).optional(),
});

export type CalendarFile = z.infer<typeof calendarSchema>;

/** Findings about a calendar; empty when it is sound in itself. */
export function calendarFindings(calendar: CalendarFile): string[] {
  const days = [...calendar.offDays, ...calendar.workDays];
  const years = new Set(calendar.years);
  const outside = (date: string): boolean => !years.has(Number(date.slice(0, 4)));
  const starts = calendar.offsets.map(({ from }) => from);
  const overlays = calendar.overlays ?? [];
  return [
    ...repeated(days).map((date) => `${date} stands twice`),
    ...days.filter(outside).map((date) => `${date} is outside the years of the calendar`),
    ...calendar.years
      .filter((year) => !calendar.sources.some((source) => source.year === year))
      .map((year) => `year ${year} has no source`),
    ...(starts.some((start, index) => index > 0 && start <= (starts[index - 1] ?? start))
      ? ['offsets must ascend']
      : []),
    ...repeated(overlays.map(({ id }) => id)).map((id) => `overlay ${id} stands twice`),
    ...overlays.flatMap(({ id, offDays, workDays }) => [
      ...repeated([...offDays, ...workDays]).map((date) => `overlay ${id}: ${date} stands twice`),
      ...[...offDays, ...workDays]
        .filter(outside)
        .map((date) => `overlay ${id}: ${date} is outside the years of the calendar`),
      ...(offDays.length + workDays.length === 0 ? [`overlay ${id} changes no day`] : []),
    ]),
  ];
}

/**
 * The calendar a case travels with. With `receivedOn` it is cut to the year before it and the four after; `regions`
 * names the regional overlays to lay over it (closures always apply). Later overlays win over earlier ones.
 */
export function calendarOf(
  file: CalendarFile,
  hash: string,
  cut: { receivedOn?: string | undefined; regions?: readonly string[] | undefined } = {},
): Calendar {
  const received = cut.receivedOn === undefined ? null : Number(cut.receivedOn.slice(0, 4));
  const years = file.years.filter((year) => received === null || (year >= received - 1 && year <= received + 4));
  const kept = (date: string): boolean => years.includes(Number(date.slice(0, 4)));
  const { id, version, example, weekend, offsets } = file;
  const { offDays, workDays } = overlaid(file, cut.regions ?? []);
  // A rest day within a holiday is off by the weekly pattern already: the excerpt carries the exceptions only.
  const off = offDays.filter((date) => kept(date) && !weekend.includes(weekday(date)));
  return { id, version, hash, example, years, offDays: off, workDays: workDays.filter(kept), weekend, offsets };
}

function overlaid(file: CalendarFile, regions: readonly string[]): { offDays: string[]; workDays: string[] } {
  const laid = (file.overlays ?? []).filter(({ kind, id }) => kind === 'closure' || regions.includes(id));
  return laid.reduce(
    ({ offDays, workDays }, { offDays: off, workDays: work }) => ({
      offDays: [...offDays.filter((date) => !work.includes(date) && !off.includes(date)), ...off],
      workDays: [...workDays.filter((date) => !off.includes(date) && !work.includes(date)), ...work],
    }),
    { offDays: file.offDays, workDays: file.workDays },
  );
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
