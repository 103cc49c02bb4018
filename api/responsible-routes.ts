// "Who is responsible?" before anything is submitted (C2, R8), and the catalogue it is answered from (C1).
// Advice, never a block: intake does not ask it. What is asked is neither stored nor logged.
import { z } from 'zod';
import { requireStaff } from './authentication.ts';
import { catalogueBody, catalogueOn, enterCatalogue, todayAt } from './catalogue.ts';
import type { Door, DoorApp } from './door.ts';
import { day, typed } from './field-schemas.ts';
import { adviseUnits } from './responsible-advice.ts';
import { problems } from './route-parts.ts';

const BODY_LIMIT = 128 * 1024;
/** Per address. */
const QUESTIONS_PER_MINUTE = 60;

const wordsOut = z.object({ zh: z.string(), en: z.string() });
const question = z
  .strictObject({
    category: typed(100).optional().describe('Code of the catalogue, or words'),
    place: typed(500).optional(),
    text: typed(20_000).optional(),
    on: day.optional().describe('As the directory was on that day; today where it is absent'),
  })
  .refine(({ category, place, text }) => [category, place, text].some((one) => one !== undefined), 'asks nothing')
  .meta({ id: 'ResponsibleQuestion' });
const candidate = z.object({
  unit: z.string(),
  name: wordsOut,
  score: z.int(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.string().nullable(),
  reasons: z.array(z.looseObject({ code: z.string(), words: wordsOut })),
});
const answer = z
  .object({
    known: z.boolean(),
    on: z.string(),
    units: z.array(candidate).describe('Best first'),
    counters: z.array(candidate).describe('General counters'),
    categories: z.array(z.object({ code: z.string(), name: wordsOut })),
    words: z.array(wordsOut),
  })
  .meta({ id: 'ResponsibleAdvice' });
const named = { code: z.string(), parent: z.string().nullable(), name: wordsOut, keywords: z.array(z.string()) };
const catalogueOut = z.object({
  on: z.string(),
  territories: z.array(z.object({ ...named, level: z.string() })),
  categories: z.array(
    z.object({ ...named, unit: z.string().nullable(), urgent: z.boolean(), matterType: z.string().nullable() }),
  ),
  remits: z.array(z.object({ unit: z.string(), territory: z.string().nullable(), category: z.string().nullable() })),
});
const tags = ['directory'];

export async function responsibleRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/responsible',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'whoIsResponsible',
        tags,
        summary: 'Who is responsible? Units with reasons, best first; advice, never a block',
        body: question,
        response: { 200: answer, ...problems },
      },
      config: modestly(door),
    },
    async ({ body: { on, ...asked } }) => {
      const date = on ?? (await todayAt(door));
      return { on: date, ...(await adviseUnits(door, asked, date)) };
    },
  );
  catalogueRoutes(app, door);
}

function catalogueRoutes(app: DoorApp, door: Door): void {
  app.get(
    '/api/catalogue',
    {
      schema: {
        operationId: 'getCatalogue',
        tags,
        summary: 'Categories, territories and remits as they applied on a day',
        querystring: z.strictObject({ on: day.optional() }),
        response: { 200: catalogueOut, ...problems },
      },
      config: modestly(door),
    },
    async ({ query }) => {
      const on = query.on ?? (await todayAt(door));
      return { on, ...(await catalogueOn(door, on)) };
    },
  );

  app.post(
    '/api/catalogue',
    {
      schema: {
        operationId: 'enterCatalogue',
        tags,
        summary: 'Enter categories, territories and remits from a day on (rules, operator)',
        body: catalogueBody,
        response: { 200: z.object({ entered: z.int() }), ...problems },
      },
      bodyLimit: 8 * 1024 * 1024,
    },
    async (request) => {
      const { staff } = await requireStaff(door, request, 'rules', 'operator');
      return { entered: await enterCatalogue(door, request.body, staff.id) };
    },
  );
}

/** Anybody may ask. Off where the door has no limit (tests). */
export function modestly(door: Door) {
  const max = Math.min(door.settings.requestsPerMinute, QUESTIONS_PER_MINUTE);
  return { rateLimit: max > 0 ? { max, timeWindow: '1 minute' } : (false as const) };
}
