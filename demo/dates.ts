// Dates of the demo data: texts carry tokens that count from the day of loading, so the demo is never stale.
// Zone: the deployment's (+08:00, without summer time). Leaves out every rule of counting legal days.

const TOKEN = /\{(Y|iso|at)?([+-]?\d+)(?: (\d\d:\d\d))?\}/g;
const OFFSET_MINUTES = 480;
const DAY_MS = 86_400_000;

/** Local day `days` after the day of `now` (ms since epoch), YYYY-MM-DD. */
export function dayOf(now: number, days: number): string {
  return new Date(now + OFFSET_MINUTES * 60_000 + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Replaces tokens in one text: `{-3}` 11月21日, `{Y-3}` 2026年11月21日, `{iso-3}` 2026-11-21,
 * `{at-3 09:12}` 2026-11-21T09:12:00+08:00.
 */
export function withDatesIn(text: string, now: number): string {
  return text.replace(TOKEN, (_, form: string | undefined, days: string, time: string | undefined) => {
    const iso = dayOf(now, Number(days));
    if (form === 'iso') return iso;
    if (form === 'at') return `${iso}T${time ?? '09:00'}:00+08:00`;
    const [year, month, day] = iso.split('-').map(Number);
    return `${form === 'Y' ? `${year}年` : ''}${month}月${day}日`;
  });
}

/** The same for every text inside a value of plain data. */
export function withDates<T>(value: T, now: number): T {
  if (typeof value === 'string') return withDatesIn(value, now) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withDates(item, now)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withDates<unknown>(part, now)])) as T;
}
