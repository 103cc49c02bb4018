// "Who is responsible?" before anything is submitted (C2, R8), and the catalogue it is answered from (C1).
// Advice, never a block: intake does not ask it. What is asked is neither stored nor logged.
import { z } from 'zod';
import { adviseResponsible } from '../domain/responsible-advice.ts';
import type { Advice, Candidate, Catalogue, Reason } from '../domain/responsible.ts';
import type { StoredUnit } from '../db/directory-reads.ts';
import { ADVICE_WORDS, REASON_WORDS } from '../words/responsible-words.ts';
import { requireStaff } from './authentication.ts';
import { catalogueBody, catalogueOn, enterCatalogue, todayAt } from './catalogue.ts';
import { unitsOf } from './directory.ts';
import type { Door, DoorApp } from './door.ts';
import { day, typed } from './field-schemas.ts';
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
      const [catalogue, units] = await Promise.all([catalogueOn(door, date), unitsOf(door)]);
      const active = [...units.values()].filter((unit) => unit.active);
      const advice = adviseResponsible(catalogue, active.map(nameOf), asked);
      return { on: date, ...present(advice, catalogue, units) };
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

const nameOf = ({ id, nameZh: zh, nameEn: en }: StoredUnit) => ({ id, name: { zh, en } });

function present({ candidates, counters, categories }: Advice, catalogue: Catalogue, units: Map<string, StoredUnit>) {
  const shown = (rows: Candidate[]) => rows.map((row) => presentCandidate(row, catalogue, units.get(row.unit)!));
  const known = candidates.length > 0;
  const empty = counters.length === 0 ? ADVICE_WORDS.nothing : ADVICE_WORDS.unknown;
  return {
    known,
    units: shown(candidates),
    counters: shown(counters),
    categories: categories.map((code) => ({ code, name: nameIn(catalogue.categories, code) })),
    words: known ? [ADVICE_WORDS.advice] : [empty],
  };
}

function presentCandidate({ unit, score, reasons }: Candidate, catalogue: Catalogue, stored: StoredUnit) {
  const { phone, address, hours } = stored;
  const said = reasons.map((reason) => ({ ...reason, words: reasonWords(reason, catalogue) }));
  return { unit, name: nameOf(stored).name, score, phone, address, hours, reasons: said };
}

function reasonWords(reason: Reason, { categories, territories }: Catalogue) {
  const fill = (language: 'zh' | 'en') =>
    REASON_WORDS[reason.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'word' && 'word' in reason) return reason.word;
      if (name === 'category' && 'category' in reason) return nameIn(categories, reason.category)[language];
      return 'territory' in reason ? nameIn(territories, reason.territory)[language] : '';
    });
  return { zh: fill('zh'), en: fill('en') };
}

function nameIn(all: readonly { code: string; name: { zh: string; en: string } }[], code: string) {
  return all.find((one) => one.code === code)?.name ?? { zh: code, en: code };
}

/** Anybody may ask. Off where the door has no limit (tests). */
function modestly(door: Door) {
  const max = Math.min(door.settings.requestsPerMinute, QUESTIONS_PER_MINUTE);
  return { rateLimit: max > 0 ? { max, timeWindow: '1 minute' } : (false as const) };
}
