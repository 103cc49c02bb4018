// The shape of a law pack and of a calendar as files: what may stand in them and what an error says about it.
// Leaves out what only holds between parts of a pack (pack-checks.ts) and cutting an excerpt (packs.ts).
import { z } from 'zod';

const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time HH:MM');
const text = z.string().trim().min(1, 'must not be empty');
const words = z.strictObject({ zh: text, en: text });
const confidence = z.enum(['A', 'B', 'C', 'example']);
const units = ['clockHour', 'businessHour', 'calendarDay', 'workingDay', 'week', 'month', 'year'] as const;
const span = z.strictObject({ n: z.int().min(1).max(5000), unit: z.enum(units) });
const role = z.enum([
  ...(['clerk', 'dispatcher', 'handler', 'lead', 'approver', 'head', 'reviewer', 'supervisor'] as const),
  ...(['archivist', 'rules', 'auditor', 'operator'] as const),
]);

const counting = z.strictObject({
  startDay: z.enum(['exclude', 'include']),
  roll: z.enum(['nextWorkingDay', 'previousWorkingDay', 'none']),
  extensionBase: z.enum(['unrolled', 'rolled']),
  afterHours: z.enum(['sameDay', 'nextWorkingDay']),
  cutoff: time.optional(),
  endOfDay: z.enum(['midnight', 'closeOfBusiness']),
  opensAt: time.optional(),
  closesAt: time.optional(),
});

const kinds = [
  ...(['preliminary', 'supplement', 'transferOffer', 'transferReceipt', 'transferAnswer', 'handling'] as const),
  ...(['approval', 'reply', 'proof', 'reviewWindow', 'review', 'redo', 'measure'] as const),
] as const;

const effects = [
  ...(['escalate', 'deemedAccepted', 'deemedWithdrawn', 'returnToReview', 'offerLapsed', 'objectionLapsed'] as const),
  ...(['senderSilent', 'windowShut', 'promiseBroken', 'proofOverdue'] as const),
] as const;

const extension = z.strictObject({
  max: span,
  times: z.int().min(1),
  approver: role,
  reasons: z.array(text).min(1),
  afterExpiry: z.boolean(),
});

const clock = z.strictObject({
  id: z.string().regex(/^[a-zA-Z]+(\.[1-9])?$/, 'a kind, or kind.level: review.1'),
  kind: z.enum(kinds),
  limit: span,
  side: z.enum(['authority', 'complainant', 'receiver', 'owner']),
  article: text,
  confidence,
  /** Matter types this row is for; all, where absent. */
  appliesTo: z.array(text).min(1).optional(),
  note: words.optional(),
  counting: counting.partial().optional(),
  warnBefore: span.optional(),
  escalate: z.array(z.strictObject({ after: span, to: z.enum(['unitHead', 'supervisor']) })),
  onExpire: z.enum(effects),
  extension: extension.optional(),
  pauseOn: z.array(z.enum(['supplement', 'hearing', 'appraisal', 'recusal', 'suspension', 'competence'])),
  onSupplement: z.enum(['pause', 'reset', 'none']).optional(),
  postingGrace: span.optional(),
  skippedWhenUnreachable: z.boolean().optional(),
});

const noRoute = 'a refusal without another route is not allowed: say where else the complainant can go';
const ground = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z_]+$/, 'an upper-case code: NO_COMPETENCE'),
  article: text,
  confidence,
  words,
  route: z.strictObject({ zh: z.string().trim().min(1, noRoute), en: z.string().trim().min(1, noRoute) }, noRoute),
});

const reviewLevel = z.strictObject({
  level: z.int().min(1),
  windowClock: text,
  clock: text,
  body: z.enum(['reviewBody', 'reReviewBody']),
  from: z.enum(['request', 'acceptance']),
  names: z.strictObject({ application: words, opinion: words }),
  article: text,
});

const deliveryRule = z.strictObject({
  method: z.enum(['inbox', 'email', 'post', 'inPerson', 'leftAtHome', 'telephone', 'publicNotice']),
  servedWhen: z.enum(['accepted', 'opened', 'signed', 'term']),
  needsConsent: z.boolean().optional(),
  term: span.optional(),
  article: text,
});

const numberParts = ['{org}', '{yyyy}', '{seq}'];
const documentRule = z.strictObject({
  kind: z.string().regex(/^[a-z][a-zA-Z]+$/),
  number: z
    .string()
    .refine((number) => numberParts.every((part) => number.includes(part)), 'needs {org}, {yyyy}, {seq}'),
  title: words,
});

const retentionRule = z.strictObject({
  when: z.enum(['reviewed', 'decided', 'refused', 'withdrawn', 'transferred']),
  code: z.enum(['permanent', '30y', '10y']),
  article: text,
  confidence,
});

const approvalStep = z.strictObject({
  measureKinds: z.union([z.literal('any'), z.array(text).min(1)]),
  fromAmount: z.number().min(0),
  roles: z.array(role).min(1),
});

/** One law pack as a file: the whole regime, all matter types. */
export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** The name under which the door chooses packs; several packs of one regime follow each other in time. */
  regime: text,
  title: words,
  example: z.boolean(),
  confidence,
  notes: z.array(words).min(1),
  sources: z.array(z.strictObject({ name: text, published: day, inForce: day.optional() })).min(1),
  effective: z.strictObject({ from: day, to: day.nullable() }),
  zone: text,
  calendar: text,
  counting,
  matterTypes: z.array(z.strictObject({ code: text, words })).min(1),
  clocks: z.array(clock).min(1),
  checklist: z.array(z.strictObject({ item: text, words })),
  conditions: z.array(z.strictObject({ code: text, words, article: text })),
  refusalGrounds: z.array(ground).min(1),
  supplement: z.strictObject({ onLapse: z.enum(['deemedWithdrawn', 'returnToReview']), article: text }),
  refusalNeedsApproval: z.boolean(),
  anonymousAllowed: z.boolean(),
  noticeWaivedWhenUnreachable: z.boolean(),
  transfer: z.strictObject({ article: text, secondReturnGoesTo: z.literal('superior') }),
  approval: z.array(approvalStep),
  accusedUnitMayNotHandle: z.boolean(),
  reviewLevels: z.array(reviewLevel),
  appealNeedsReasons: z.boolean(),
  delivery: z.array(deliveryRule).min(1),
  documents: z.array(documentRule).min(1),
  retention: z.array(retentionRule).min(1),
});

const calendarSource = z.strictObject({
  year: z.int(),
  notice: text,
  publishedOn: day.optional(),
  title: text.optional(),
  url: z.url().optional(),
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
});

export type PackFile = z.infer<typeof packSchema>;
export type PackClock = PackFile['clocks'][number];
export type CalendarFile = z.infer<typeof calendarSchema>;
