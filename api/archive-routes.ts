// The sealed package of an archived case, for those who keep and supervise files. Leaves out sealing (activities/) and
// later additions to the register.
import { z } from 'zod';
import { packageKey } from '../adapters/package-key.ts';
import { findArchive } from '../db/archive-reads.ts';
import { recordReads } from '../db/audit-writes.ts';
import { requireStaff } from './authentication.ts';
import { visibleCase } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { caseId } from './field-schemas.ts';
import { problems } from './route-parts.ts';
import { openCaseKey } from './sealing.ts';

const params = z.strictObject({ caseId });
const tags = ['archive'];
const sealed = z
  .object({
    caseId: z.string(),
    sha256: z.string(),
    size: z.int(),
    retention: z.string(),
    keepUntil: z.string().nullable(),
    sealedAt: z.string(),
  })
  .meta({ id: 'SealedArchive' });

export async function archiveRoutes(app: DoorApp, door: Door): Promise<void> {
  const find = async (id: string) => {
    const archive = await findArchive(door.db, id);
    if (archive === null) throw new Problem('not_found');
    return archive;
  };

  app.get(
    '/api/cases/:caseId/archive',
    {
      schema: {
        operationId: 'getArchive',
        tags,
        summary: 'What was sealed, its hash and how long it is kept',
        params,
        response: { 200: sealed, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      await visibleCase(door, caller, request.params.caseId);
      const { sha256, size, retention, keepUntil, sealedAt } = await find(request.params.caseId);
      return {
        caseId: request.params.caseId,
        sha256,
        size,
        retention,
        keepUntil,
        sealedAt: new Date(sealedAt).toISOString(),
      };
    },
  );

  app.get(
    '/api/cases/:caseId/archive/package',
    {
      schema: {
        operationId: 'downloadArchive',
        tags,
        summary: 'The package as a tar (archivist, auditor, supervisor); check it with `redress verify`',
        params,
      },
    },
    async (request, reply) => {
      const caller = await requireStaff(door, request, 'archivist', 'auditor', 'supervisor');
      const id = request.params.caseId;
      const { number } = await visibleCase(door, caller, id);
      const archive = await find(id);
      const key = packageKey(await openCaseKey(door, id));
      await recordReads(door.db, [{ caseId: id, actor: caller.actor, what: 'archive' }]);
      return reply
        .type('application/x-tar')
        .header('content-length', archive.size)
        .header('content-disposition', `attachment; filename="${number}.tar"`)
        .header('cache-control', 'private, no-store')
        .send(await door.files.open(archive.file, key));
    },
  );
}
