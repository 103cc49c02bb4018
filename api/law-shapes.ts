// The forms of law on the wire: bodies, answers, pages. Leaves out routes and meaning.
import { z } from 'zod';
import { code, day, typed } from './field-schemas.ts';

export const kind = z.enum(['pack', 'calendar']);
export const content = z
  .record(z.string(), z.unknown())
  .describe('The file: docs/pack.schema.json, docs/calendar.schema.json');
export const finding = z.object({ path: z.string(), message: z.string() });
export const reason = typed(2000);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(1000).optional(),
};
const next = z.string().nullable();
const stamp = z.string().nullable();

export const checkAnswer = z.object({
  sound: z.boolean(),
  file: z.object({ id: z.string(), version: z.string(), hash: z.string() }).nullable(),
  findings: z.array(finding),
});

export const proposalBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('load'), kind, content, reason }),
  z.strictObject({
    act: z.literal('retire'),
    ...{ kind, id: code, version: code, reason },
    evenIfLast: z.boolean().default(false).describe('Also where complaints are no longer taken after it'),
  }),
]);
export const confirmBody = z
  .strictObject({ hash: sha256.optional().describe('Of what the confirmer looked at; refused where it is another') })
  .nullish();
export const withdrawBody = z.strictObject({ reason });

const proposalFacts = {
  ...{ id: z.string(), act: z.enum(['load', 'retire']), kind, fileId: z.string(), version: z.string() },
  ...{ hash: z.string(), reason: z.string(), proposedBy: z.string(), at: z.string(), evenIfLast: z.boolean() },
  ...{ confirmedBy: stamp, confirmedAt: stamp, withdrawnBy: stamp, withdrawnAt: stamp, withdrawReason: stamp },
};
export const proposal = z.object(proposalFacts).meta({ id: 'LawProposal' });
export const proposals = z.object({ proposals: z.array(proposal), next });

const operatorData = z.object({ decidedBy: z.string(), decidedOn: z.string() }).nullable();
const fileFacts = {
  ...{ kind, id: z.string(), version: z.string(), hash: z.string(), retired: z.boolean() },
  origin: z.enum(['release', 'loaded']),
  dropped: z.boolean().describe('No folder holds it any more; it serves the cases that pin it'),
  operatorData,
  ...{ loadedBy: stamp, loadedAt: stamp, confirmedBy: stamp, retiredBy: stamp, retiredAt: stamp },
};
export const lawFile = z.object(fileFacts).meta({ id: 'LawFile' });
export const lawFiles = z.object({ files: z.array(lawFile), next });
export const wholeFile = z.object({ ...fileFacts, content });

const change = z.object({ path: z.string(), from: z.unknown(), to: z.unknown() });
const row = z.object({ key: z.string(), row: z.record(z.string(), z.unknown()) });
const rows = z.object({
  ...{ added: z.array(row), removed: z.array(row) },
  changed: z.array(z.object({ key: z.string(), changes: z.array(change) })),
});
export const diff = z
  .object({ clocks: rows, grounds: rows, dates: z.array(change), words: z.array(change), other: z.array(change) })
  .meta({ id: 'LawDiff' });

export const wholeProposal = z.object({
  ...proposalFacts,
  content,
  findings: z.array(finding),
  stops: z
    .array(z.object({ regime: z.string(), from: day, to: day.nullable() }))
    .describe('Complaints received on these days are no longer taken'),
  inUse: z.object({ version: z.string(), hash: z.string() }).nullable().describe('What a load is compared with'),
  diff: diff.nullable(),
});

export const lawHistory = z.object({
  deeds: z.array(
    z.object({
      at: z.string(),
      act: z.enum(['recorded', 'proposedLoad', 'proposedRetire', 'loaded', 'retired', 'withdrawn']),
      ...{ kind, id: z.string(), version: z.string(), hash: z.string(), by: stamp, reason: stamp },
      operatorData,
      proposal: stamp,
    }),
  ),
  next,
});
