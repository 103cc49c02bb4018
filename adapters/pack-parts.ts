// The small shapes that packs, calendars and operator data share. Leaves out everything with a meaning of its own.
import { z } from 'zod';

export const day = z.iso.date();
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time HH:MM');
export const text = z.string().trim().min(1, 'must not be empty');
/** Chinese first, English second. */
export const words = z.strictObject({ zh: text, en: text });
/** A operative text read, B official secondary source, C weak source, example: no law at all. */
export const confidence = z.enum(['A', 'B', 'C', 'example']);

const units = ['clockHour', 'businessHour', 'calendarDay', 'workingDay', 'week', 'month', 'year'] as const;
export const span = z.strictObject({ n: z.int().min(1).max(5000), unit: z.enum(units) });

export const role = z.enum([
  ...(['clerk', 'dispatcher', 'handler', 'lead', 'approver', 'head', 'reviewer', 'supervisor'] as const),
  ...(['archivist', 'rules', 'auditor', 'operator'] as const),
]);

/** When mail and reminders rest (T20): overnight, and all day on days of rest where it says so. */
export const quietHours = z
  .strictObject({ from: time, to: time, restDays: z.boolean() })
  .refine(({ from, to }) => to < from, 'rests overnight: `to` in the morning lies before `from` in the evening');
