// One notice of a case for staff: what it says, whom it went to, how it was delivered. Not its proof (case-commands.ts).
import { z } from 'zod';
import { recordReads } from '../db/audit-writes.ts';
import { findNotice, listAttempts, type StoredNotice } from '../db/notice-reads.ts';
import type { StoredCase } from '../db/case-reads.ts';
import { noticeTextIds } from '../words/notice-words.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { seesIdentity, visibleCase } from './case-visibility.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { caseId, localId } from './field-schemas.ts';
import { documentOf, type NoticeDocument, withAddresseeMasked } from './notice-document.ts';
import { textsOfComplainant } from './personal-data.ts';
import { readOutOf } from './read-out.ts';
import { problems } from './route-parts.ts';
import { titleWords } from './tracking-view.ts';

export const documentView = z
  .object({ subject: z.string(), body: z.string(), language: z.enum(['zh', 'en']), issued: z.boolean() })
  .meta({ id: 'NoticeDocument' });
const noticeView = z
  .looseObject({
    id: z.string(),
    kind: z.string(),
    number: z.string().nullable(),
    state: z.string(),
    words: z.object({ zh: z.string(), en: z.string() }),
    document: documentView.nullable(),
    readOut: z.array(z.string()).nullable().describe('A reply as it is read out on the telephone'),
  })
  .meta({ id: 'Notice' });

export async function noticeRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/cases/:caseId/notices/:noticeId',
    {
      schema: {
        operationId: 'getNotice',
        tags: ['cases'],
        summary: 'One notice with its text as it was issued, the addressee masked',
        params: z.strictObject({ caseId, noticeId: localId }),
        response: { 200: noticeView, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return noticeForStaff(door, caller, request.params.caseId, request.params.noticeId);
    },
  );
}

/** The notice as it was issued; the read is written down. Throws 404. */
export async function noticeForStaff(door: Door, caller: Caller & { kind: 'staff' }, of: string, noticeId: string) {
  const row = await visibleCase(door, caller, of);
  const notice = await findNotice(door.db, row.caseId, noticeId);
  if (notice === null) throw new Problem('not_found');
  await recordReads(door.db, [{ caseId: row.caseId, actor: caller.actor, what: `notice:${notice.id}` }]);
  return presentNotice(door, caller, row, notice);
}

async function presentNotice(door: Door, caller: Caller, row: StoredCase, notice: StoredNotice) {
  const [file, attempts] = await Promise.all([
    readCaseFile(door, row.caseId),
    listAttempts(door.db, row.caseId, notice.id),
  ]);
  const { id, kind, number, audience, facts, needsProof, state, queuedAt } = notice;
  const document = await documentForStaff(door, caller, row, file, notice);
  return {
    ...{ id, kind, number, audience, needsProof, state, facts: { ...facts } },
    queuedAt: new Date(queuedAt).toISOString(),
    words: titleWords(file.law, notice),
    document,
    readOut: document === null ? null : await readOutOf(door, file, notice),
    attempts: attempts.map(({ attempt: _attempt, caseId: _caseId, noticeId: _noticeId, at, ...one }) => ({
      ...one,
      at: at.toISOString(),
    })),
  };
}

/** What is written to the complainant names and quotes them: the unit complained about does not get it. */
async function documentForStaff(
  door: Door,
  caller: Caller,
  row: StoredCase,
  { events, state }: CaseFile,
  notice: StoredNotice,
): Promise<NoticeDocument | null> {
  const toComplainant = notice.audience.to === 'complainant';
  if (!seesIdentity(caller.actor, row)) {
    const hidden = textsOfComplainant(events);
    if (toComplainant || noticeTextIds(notice).some((id) => hidden.has(id))) return null;
  }
  const document = await documentOf(door, notice, toComplainant ? state.reach.language : 'zh');
  return document === null ? null : withAddresseeMasked(door, row.caseId, events, document);
}
