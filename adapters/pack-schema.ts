// The shape of a law pack as a file: what may stand in it and what an error says about it.
// Leaves out grounds, papers and other duties (pack-duties.ts), what holds between parts (pack-checks.ts), calendars.
import { z } from 'zod';
import { documentRule, ground, kpi, recusalRule, requiredField } from './pack-duties.ts';
import { confidence, day, quietHours, role, span, text, time, words } from './pack-parts.ts';

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
  ...(['approval', 'reply', 'proof', 'reviewWindow', 'review', 'redo', 'measure', 'order'] as const),
  ...(['consultation', 'information', 'succession', 'suspension', 'suspensionReview', 'teamTerm'] as const),
] as const;

const effects = [
  ...(['escalate', 'deemedAccepted', 'deemedWithdrawn', 'returnToReview', 'offerLapsed', 'objectionLapsed'] as const),
  ...(['senderSilent', 'windowShut', 'promiseBroken', 'proofOverdue', 'informationLapsed'] as const),
  ...(['suspensionReviewed', 'suspensionLapsed'] as const),
] as const;

const extension = z.strictObject({
  max: span,
  times: z.int().min(1),
  approver: role,
  reasons: z.array(text).min(1),
  afterExpiry: z.boolean(),
});

const event = z.string().regex(/^[a-z][a-zA-Z]+(\.[1-9])?$/, 'an event: accepted, reviewRequested.1');

const clock = z.strictObject({
  id: z.string().regex(/^[a-zA-Z]+(\.[1-9])?$/, 'a kind, or kind.level: review.1'),
  kind: z.enum(kinds),
  from: event.optional().describe('The event the limit starts from (docs/packs.md); left out: the one of its kind'),
  limit: span.nullable().describe('null: not known, or left to the operator by the law; goes with operatorData'),
  operatorData: z.literal(true).optional().describe('An installation has to set (or may change) this limit'),
  side: z.enum(['authority', 'complainant', 'receiver', 'owner']),
  article: text,
  source: text.optional().describe('The id of the entry in sources this row was taken from'),
  confidence,
  appliesTo: z.array(text).min(1).optional().describe('Matter types this row is for; left out: all'),
  note: words.optional(),
  counting: counting.partial().optional().describe('Overrides the counting of the pack for this row'),
  warnBefore: span.optional().describe('First warning, this long before the last day'),
  escalate: z.array(z.strictObject({ after: span, to: z.enum(['unitHead', 'supervisor']) })),
  onExpire: z.enum(effects),
  extension: extension.optional(),
  pauseOn: z.array(z.enum(['supplement', 'hearing', 'appraisal', 'recusal', 'suspension', 'competence'])),
  onSupplement: z.enum(['pause', 'reset', 'none']).optional().describe('What asking for a supplement does to it'),
  grades: z
    .partialRecord(z.enum(['simple', 'ordinary', 'complex']), z.strictObject({ limit: span, article: text }))
    .optional()
    .describe('Other tracks of this limit by how hard the case is; used days are carried'),
  postingGrace: span.optional().describe('How long the effect waits for papers posted in time'),
  vetoWindow: span.optional().describe('How long an effect against the complainant waits so that a person may hold it'),
  skippedWhenUnreachable: z.boolean().optional().describe('Does not run where nobody can be told'),
});

/** A limit of the regime that the process does not start yet: kept with its law, shown, not in any excerpt. */
const plannedClock = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z]+$/, 'a name of its own: acknowledgement'),
  planned: z.literal(true),
  words,
  from: event,
  direction: z.literal('back').optional().describe('The last day to act lies before the event (a hearing notice)'),
  limit: span.nullable(),
  operatorData: z.literal(true).optional(),
  side: z.enum(['authority', 'complainant', 'receiver', 'owner', 'respondent']),
  article: text,
  source: text.optional(),
  confidence,
  appliesTo: z.array(text).min(1).optional(),
  note: words.optional(),
  counting: counting.partial().optional(),
  extension: z.strictObject({ max: span, times: z.int().min(1) }).optional(),
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
  regime: text.describe('The name under which the door chooses packs; packs of one regime follow each other in time'),
  title: words,
  example: z.boolean(),
  confidence,
  notes: z.array(words).min(1),
  sources: z
    .array(
      z.strictObject({
        id: text.optional(),
        name: text,
        published: day,
        inForce: day.optional(),
        url: z.url().optional(),
      }),
    )
    .min(1),
  effective: z.strictObject({ from: day, to: day.nullable() }),
  zone: text,
  calendar: text,
  calendarOverlays: z.array(text).min(1).optional().describe('Regional overlays of the calendar that hold here'),
  counting,
  matterTypes: z.array(z.strictObject({ code: text, words })).min(1),
  clocks: z.array(clock).min(1),
  planned: z.array(plannedClock).min(1).optional(),
  checklist: z.array(z.strictObject({ item: text, words })),
  conditions: z.array(z.strictObject({ code: text, words, article: text })),
  refusalGrounds: z.array(ground).min(1),
  terminationGrounds: z
    .array(ground)
    .min(1)
    .optional()
    .describe('Why a case may end without a decision; left out: whoever ends it names the article'),
  supplement: z.strictObject({ onLapse: z.enum(['deemedWithdrawn', 'returnToReview']), article: text }),
  refusalNeedsApproval: z.boolean(),
  acknowledgement: z
    .strictObject({ article: text, startsHandling: z.boolean().describe('The handling limit counts from it') })
    .optional()
    .describe('The preliminary limit is met by an acknowledgement'),
  answerAtOnce: z.strictObject({ article: text }).optional().describe('A clerk may solve the matter on the spot'),
  anonymousAllowed: z.boolean(),
  groups: z
    .strictObject({ mostRepresentatives: z.int().min(1), article: text })
    .optional()
    .describe('How many may speak for all who complain together; left out: as many as they name'),
  requiredFields: z.array(requiredField).min(1).optional().describe('What a complaint has to contain, per channel'),
  recusal: recusalRule.optional(),
  noticeWaivedWhenUnreachable: z.boolean(),
  transfer: z.strictObject({ article: text, secondReturnGoesTo: z.literal('superior') }),
  approval: z.array(approvalStep),
  consultation: z
    .strictObject({ quorumPercent: z.int().min(1).max(100), article: text })
    .optional()
    .describe('From which share of answers the assisting rest may be passed over; left out: only after its limit'),
  accusedUnitMayNotHandle: z.boolean(),
  reviewLevels: z.array(reviewLevel),
  appealNeedsReasons: z.boolean(),
  delivery: z.array(deliveryRule).min(1),
  quietHours: quietHours.optional(),
  documents: z.array(documentRule).min(1),
  retention: z.array(retentionRule).min(1),
  kpis: z.array(kpi).min(1).optional().describe('What the law wants counted; shown, in no excerpt'),
});

export type PackFile = z.infer<typeof packSchema>;
export type PackClock = PackFile['clocks'][number];
export type PlannedClock = NonNullable<PackFile['planned']>[number];
