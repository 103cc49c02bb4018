// What a regime asks of people and papers beside its limits: grounds, recusal, required fields, documents, indicators.
// Leaves out limits (pack-schema.ts) and what must hold between the parts (pack-list-checks.ts).
import { z } from 'zod';
import { confidence, role, span, text, words } from './pack-parts.ts';

/** The ways a contact can come in by, as the door names them. */
const channels = ['online', 'app', 'counter', 'letter', 'phone'] as const;

/** Where a duty comes from; an entry of `sources`, and what has to be known beside it. */
const basis = { article: text, source: text.optional(), confidence, note: words.optional() };

const noRoute = 'a ground without another route is not allowed: say where else the complainant can go';

/** Why a complaint is refused, or a case ended without a decision on it. */
export const ground = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z_]+$/, 'an upper-case code: NO_COMPETENCE'),
  article: text,
  confidence,
  words,
  route: z.strictObject({ zh: z.string().trim().min(1, noRoute), en: z.string().trim().min(1, noRoute) }, noRoute),
});

/** Who has to step aside, who may ask for it, and whether the handling limit waits. */
export const recusalRule = z.strictObject({
  grounds: words.describe('Who has to step aside'),
  mayAsk: z
    .array(z.enum(['self', 'complainant', 'respondent', 'superior']))
    .describe('Who may ask for it; none where the law only forbids'),
  enforced: z
    .literal(true)
    .optional()
    .describe('The rules read decidedBy, askWithin and late; left out: they are shown only, as in packs of before'),
  decidedBy: role
    .optional()
    .describe('Decides beside the head of the unit; left out where the law names nobody: the head or an approver'),
  askWithin: span
    .nullable()
    .optional()
    .describe(
      'For the complainant, from the day the notice of acceptance was served; null: the law has a number that could not be read; see the note',
    ),
  late: z
    .enum(['refused', 'noted'])
    .optional()
    .describe('An application after that: refused, or taken in and marked for whoever decides (left out)'),
  work: z.enum(['goesOn', 'stands']).describe('stands: the handling limit pauses on recusal (its pauseOn says so too)'),
  ...basis,
});

/** Fields of a complaint a pack may require. `contact` is any way to reach somebody: telephone, email or address. */
export const REQUIRABLE = [
  ...(['name', 'phone', 'email', 'address', 'idNumber', 'contact'] as const),
  ...(['respondent', 'when', 'where', 'who', 'what', 'evidence'] as const),
] as const;

export const requiredField = z.strictObject({
  field: z.enum(REQUIRABLE),
  at: z
    .enum(['door', 'review'])
    .describe('door: not taken in without it; review: forms ask for it, the preliminary review judges'),
  appliesTo: z.array(text).min(1).optional().describe('Matter types; left out: all'),
  channels: z.array(z.enum(channels)).min(1).optional().describe('Ways the complaint comes in by; left out: all'),
  ...basis,
});

const part = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z]+$/, 'a name of its own: facts'),
  words,
  byHand: z.literal(true).optional().describe('Nothing in the product fills it: whoever issues the paper sees to it'),
});

const numberParts = ['{org}', '{yyyy}', '{seq}'];
const numberTemplate = text
  .refine((number) => numberParts.every((one) => number.includes(one)), 'needs {org}, {yyyy}, {seq}')
  .superRefine((number, context) => {
    for (const [one] of number.matchAll(/\{[^}]*\}?/g))
      if (!numberParts.includes(one))
        context.addIssue({ code: 'custom', message: `${one} is unknown; a number knows ${numberParts.join(', ')}` });
  });

export const documentRule = z.strictObject({
  kind: z.string().regex(/^[a-z][a-zA-Z]+$/),
  number: numberTemplate,
  title: words,
  mandatory: z
    .strictObject({ parts: z.array(part).min(1), ...basis })
    .optional()
    .describe('What the paper has to say by law'),
});

/** What statistics can count; numerator, denominator and exclusions are fixed beside the counting, not in a pack. */
const measures = [
  ...(['received', 'acceptanceRate', 'acceptedInTime', 'firstResponse', 'closedInTime', 'extended'] as const),
  ...(['solved', 'satisfied', 'contacted', 'returned', 'redone', 'repeated', 'backlogAge'] as const),
  ...(['reviewed', 'overturned', 'refusedByGround', 'withdrawn', 'terminatedByGround', 'servedWithProof'] as const),
] as const;

export const kpi = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z]+$/, 'a name of its own: satisfaction'),
  words,
  measure: z.enum(measures).describe('What is counted'),
  grades: z.array(text).min(2).optional().describe('satisfied: the answers there are, the best first'),
  counts: z.array(text).min(1).optional().describe('satisfied: those of the grades that count as satisfied'),
  targetPercent: z.number().min(0).max(100).nullable().describe('null: the law sets none'),
  operatorData: z.literal(true).optional().describe('The operator sets (or may change) the target'),
  ...basis,
});
