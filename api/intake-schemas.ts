// Decides what a complaint looks like when it comes in, for every channel alike (C1..C8, K5).
// Leaves out what the pack demands of it: the domain judges that before anything is stored.
import { z } from 'zod';
import { CHANNEL_KINDS, code, day, DELIVERY_METHODS, milliseconds, words } from './field-schemas.ts';
import { contactCard, evidenceId, markedContact, markedReach, text, unitId } from './marks.ts';

/** One approach by one channel, with that channel's own facts (C3..C6). */
export const contactSchema = markedContact(
  z
    .strictObject({
      channel: z.enum(CHANNEL_KINDS),
      receivedOn: day.describe('Day of receipt; may precede the day of entry'),
      postmarkedOn: day.optional().describe('letter: day of the postmark'),
      place: words(200).optional(),
      window: words(50).optional(),
      line: words(50).optional().describe('phone: the line that was called'),
      agentNumber: words(50).optional().describe('phone: number of the agent (工号)'),
      startedAt: milliseconds.optional(),
      endedAt: milliseconds.optional(),
      recording: words(200).optional().describe('phone: reference of the recording'),
      summary: text(5000).optional(),
    })
    .refine((contact) => contact.endedAt === undefined || contact.endedAt >= (contact.startedAt ?? 0), {
      path: ['endedAt'],
      message: 'is before startedAt',
    }),
);

/** How the complainant can be reached. Without `card` in a change, the addresses known so far stay. */
export const reachSchema = markedReach(
  z.strictObject({
    methods: z.array(z.enum(DELIVERY_METHODS)).max(7),
    preferred: z.enum(DELIVERY_METHODS),
    electronicConsent: z.boolean(),
    language: z.enum(['zh', 'en']),
    noReply: z.boolean(),
    card: contactCard().optional(),
  }),
);

export const complaintBody = z
  .strictObject({
    contact: contactSchema.optional().describe('Absent for online channels: received now'),
    owner: unitId().optional().describe('Unit that registers it; else the unit of the channel or clerk'),
    regime: code.optional().describe('Law pack; else chosen by unit and category'),
    matterType: code.optional(),
    category: code,
    respondent: unitId().nullable().describe('Unit complained about; null where it is not known'),
    respondentName: words(300).optional().describe('In the words of the complainant'),
    title: text(200),
    matter: text(20_000),
    when: words(500).optional(),
    where: words(500).optional(),
    who: words(500).optional(),
    what: words(2000).optional(),
    demands: z.array(text(2000)).min(1).max(20),
    evidence: z.array(evidenceId()).max(50).default([]),
    group: z
      .strictObject({ people: z.int().min(2).max(100_000) })
      .optional()
      .describe('How many complain together; who speaks for them stands in reach.card.representatives'),
    anonymous: z.boolean().default(false),
    confidential: z.boolean().default(false),
    urgent: z.boolean().default(false),
    reach: reachSchema,
    truthDeclared: z.boolean(),
  })
  .meta({ id: 'Complaint' });

export type ComplaintBody = z.output<typeof complaintBody>;
