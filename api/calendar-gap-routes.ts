// The years that are missing, for whoever has to load them. Leaves out how they are found (calendar-gaps.ts).
import { z } from 'zod';
import { requireStaff } from './authentication.ts';
import { openGaps } from './calendar-gaps.ts';
import type { Door, DoorApp } from './door.ts';
import { problems } from './route-parts.ts';

export const gapSchema = z
  .object({
    calendar: z.string(),
    year: z.int(),
    seenAt: z.string(),
    cases: z.int(),
    earliest: z.string().nullable().describe('The earliest last day that waits'),
    todo: z.enum(['load', 'batch']).describe('load: a calendar with the year; batch: bring it to the cases'),
    loaded: z.string().nullable().describe('Version in use that has the year'),
  })
  .meta({ id: 'CalendarGap' });

export async function calendarGapRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/law/calendar-gaps',
    {
      schema: {
        operationId: 'listCalendarGaps',
        tags: ['law'],
        summary: 'Years without a calendar that dates of running cases touch, and what to do (rules, auditor)',
        response: { 200: z.object({ gaps: z.array(gapSchema) }), ...problems },
      },
    },
    async (request) => {
      await requireStaff(door, request, 'rules', 'auditor');
      return { gaps: await presentGaps(door) };
    },
  );
}

/** Open tasks, one a year, with what to do next. */
export async function presentGaps(door: Door): Promise<z.infer<typeof gapSchema>[]> {
  return (await openGaps(door)).map(({ firstCase: _firstCase, seenAt, ...one }) => ({
    ...one,
    seenAt: new Date(seenAt).toISOString(),
    todo: one.loaded === null ? ('load' as const) : ('batch' as const),
  }));
}
