// How pressing a last day is, in words: colour alone tells nobody. zh-CN first, English second. Days are those of the
// wall calendar; which days count for a limit stands with the limit itself.
import type { Words } from '../domain/law.ts';

export type Press = 'late' | 'now' | 'soon' | 'calm' | 'none';

export interface Pressing {
  press: Press;
  /** The day, or for a limit in hours the instant; null without a limit. */
  last: string | null;
  words: Words;
}

export interface DueRow {
  dueOn: string | null;
  /** ms; for limits in hours, which have no last day. */
  dueAt: number | null;
  overdue: boolean;
}

const SOON_DAYS = 7;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** `today` and `zone` (IANA) are the office's; `now` in ms. */
export function pressing(row: DueRow, { today, zone, now }: { today: string; zone: string; now: number }): Pressing {
  const last = row.dueOn ?? (row.dueAt === null ? null : instantWords(row.dueAt, zone));
  if (row.overdue) return { press: 'late', last, words: OVERDUE };
  if (row.dueOn !== null) return { last, ...ofDays((Date.parse(row.dueOn) - Date.parse(today)) / DAY_MS) };
  if (row.dueAt === null) return { press: 'none', last, words: NO_LIMIT };
  const hours = Math.floor((row.dueAt - now) / HOUR_MS);
  if (hours >= 48) return { last, ...ofDays(Math.floor(hours / 24)) };
  if (hours < 0) return { press: 'late', last, words: OVER };
  if (hours === 0) return { press: 'now', last, words: { zh: '不足 1 小时', en: 'in less than an hour' } };
  return { press: 'now', last, words: { zh: `还有 ${hours} 小时`, en: `in ${hours} hour${hours === 1 ? '' : 's'}` } };
}

function ofDays(days: number): { press: Press; words: Words } {
  if (days < 0) return { press: 'late', words: OVER };
  if (days === 0) return { press: 'now', words: { zh: '今天到期', en: 'due today' } };
  if (days === 1) return { press: 'now', words: { zh: '明天到期', en: 'due tomorrow' } };
  const words = { zh: `还有 ${days} 天`, en: `in ${days} days` };
  return { press: days <= SOON_DAYS ? 'soon' : 'calm', words };
}

/** `2026-11-29 14:00` */
function instantWords(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

const OVERDUE: Words = { zh: '已逾期', en: 'overdue' };
/** Passed, and it is not the authority that is late. */
const OVER: Words = { zh: '已届满', en: 'has passed' };
const NO_LIMIT: Words = { zh: '无计算中的期限', en: 'no limit runs' };
