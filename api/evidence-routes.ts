// Routes for files: uploaded before a complaint or into a case, downloaded after an access check. Downloads never run in
// the browser: attachment, nosniff, sandbox.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findEvidence, type StoredEvidence } from '../db/evidence-reads.ts';
import { recordReads } from '../db/audit-writes.ts';
import { type Caller, identify, requireComplainant, requireStaff } from './authentication.ts';
import { seesIdentity, visibleCase } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { partAsked, partOf, shownAs } from './evidence-showing.ts';
import { takeUpload } from './evidence-store.ts';
import { caseId } from './field-schemas.ts';
import { problems } from './route-parts.ts';
import { openCaseKey } from './sealing.ts';

export { MAX_FILE_BYTES } from './evidence-store.ts';

const uploaded = z
  .object({ evidenceId: z.string(), sha256: z.string(), size: z.int(), mime: z.string() })
  .meta({ id: 'Uploaded' });
export const upload = (summary: string, operationId: string) => ({
  operationId,
  tags: ['evidence'],
  summary,
  consumes: ['multipart/form-data'],
  response: { 201: uploaded, ...problems },
});
const byId = z.strictObject({ caseId, evidenceId: z.uuid() });

export async function evidenceRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/evidence',
    { schema: upload('Upload a file for a complaint that follows', 'uploadEvidence') },
    async (request, reply) => {
      const caller = await identify(door, request);
      if (caller === null) throw new Problem('not_authenticated');
      if (caller.kind === 'complainant') throw new Problem('role_required', { detail: { kind: ['channel', 'staff'] } });
      return reply.code(201).send(await takeUpload(door, await oneFile(request), caller.actor, null));
    },
  );

  app.post(
    '/api/cases/:caseId/evidence',
    { schema: { ...upload('Upload a file into a case', 'uploadCaseEvidence'), params: z.strictObject({ caseId }) } },
    async (request, reply) => {
      const caller = await requireStaff(door, request);
      await visibleCase(door, caller, request.params.caseId);
      return reply.code(201).send(await takeUpload(door, await oneFile(request), caller.actor, request.params.caseId));
    },
  );

  app.post(
    '/api/tracking/evidence',
    { schema: upload('The complainant uploads a file', 'trackingUploadEvidence') },
    async (request, reply) => {
      const caller = await requireComplainant(door, request);
      return reply.code(201).send(await takeUpload(door, await oneFile(request), caller.actor, caller.caseId));
    },
  );

  const download = { tags: ['evidence'], summary: 'The file as it was uploaded', operationId: 'downloadEvidence' };
  app.get(
    '/api/cases/:caseId/evidence/:evidenceId',
    { schema: { ...download, params: byId } },
    async (request, reply) => {
      const caller = await requireStaff(door, request);
      return send(door, caller, request.params, reply);
    },
  );

  app.get(
    '/api/cases/:caseId/evidence/:evidenceId/inline',
    {
      schema: {
        tags: ['evidence'],
        summary: 'The file to be looked at in the page, where its type cannot do harm there',
        operationId: 'showEvidence',
        params: byId,
      },
    },
    async (request, reply) => show(door, await requireStaff(door, request), request.params, request, reply),
  );

  app.get(
    '/api/tracking/evidence/:evidenceId',
    {
      schema: {
        ...download,
        operationId: 'trackingDownloadEvidence',
        params: z.strictObject({ evidenceId: z.uuid() }),
      },
    },
    async (request, reply) => {
      const caller = await requireComplainant(door, request);
      return send(door, caller, { caseId: caller.caseId, evidenceId: request.params.evidenceId }, reply);
    },
  );
}

export async function oneFile(request: FastifyRequest) {
  if (!request.isMultipart()) throw new Problem('unsupported_type', { detail: { taken: ['multipart/form-data'] } });
  const file = await request.file();
  if (file === undefined) throw new Problem('malformed_request', { detail: { missing: 'file' } });
  return file;
}

/** The complainant gets back what they brought themselves; staff what belongs to a case they see. Throws 404. */
async function mayRead(door: Door, caller: Caller, { caseId: ofCase, evidenceId }: z.output<typeof byId>) {
  const row = await visibleCase(door, caller, ofCase);
  const item = await findEvidence(door.db, evidenceId);
  if (item === null || item.caseId !== ofCase || !seesIdentity(caller.actor, row)) throw new Problem('not_found');
  if (caller.kind === 'complainant' && item.submittedBy.kind === 'staff' && item.submittedBy.onBehalfOf === undefined)
    throw new Problem('not_found');
  return item;
}

async function plainOf(door: Door, caller: Caller, item: StoredEvidence, ofCase: string, isRead = true) {
  const key = door.vault.unwrapFileKey(await openCaseKey(door, ofCase), item.id, item.wrappedKey);
  if (isRead) await recordReads(door.db, [{ caseId: ofCase, actor: caller.actor, what: `evidence:${item.id}` }]);
  return door.files.open(item.blobSha256, key);
}

async function send(door: Door, caller: Caller, place: z.output<typeof byId>, reply: FastifyReply) {
  const item = await mayRead(door, caller, place);
  const plain = await plainOf(door, caller, item, place.caseId);
  return headed(reply, item)
    .header('content-length', item.size)
    .header('content-disposition', `attachment; filename="${item.id}"`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(plain);
}

/** Only types of the list; a part of a recording where the player asks for one. Written down once, not for each part. */
async function show(
  door: Door,
  caller: Caller,
  place: z.output<typeof byId>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const item = await mayRead(door, caller, place);
  const way = shownAs(item.mime);
  if (way === null) throw new Problem('unsupported_type', { detail: { found: item.mime } });
  const part = partAsked(request.headers.range, item.size);
  const plain = await plainOf(door, caller, item, place.caseId, part === null || part.first === 0);
  headed(reply, item)
    .header('content-disposition', `inline; filename="${item.id}"`)
    .header('content-security-policy', way === 'pdf' ? PDF_POLICY : SHOWN_POLICY)
    .header('accept-ranges', 'bytes');
  if (part === null) return reply.header('content-length', item.size).send(plain);
  return reply
    .code(206)
    .header('content-range', `bytes ${part.first}-${part.last}/${item.size}`)
    .header('content-length', part.last - part.first + 1)
    .send(partOf(plain, part));
}

/** Nothing in it runs or loads anything; only our own pages frame it. */
const SHOWN_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'";
/** Browsers refuse to start their PDF viewer in a sandbox; it is the viewer that keeps the document from acting. */
const PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

const headed = (reply: FastifyReply, { mime }: StoredEvidence): FastifyReply =>
  reply
    .type(mime === 'text/plain' ? 'text/plain; charset=utf-8' : mime)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store');
