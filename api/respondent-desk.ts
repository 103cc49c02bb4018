// The unit complained about, as a party: it answers the letter on its desk, adds evidence, or asks that a person be kept
// off the matter. The case itself stays shut to it: it learns that its answer is recorded, and nothing else (G3).
import type { MultipartFile } from '@fastify/multipart';
import { z } from 'zod';
import type { Actor } from '../domain/case.ts';
import type { StoredNotice } from '../db/notice-reads.ts';
import { type Caller, requireStaff } from './authentication.ts';
import { sendCommand } from './case-commands.ts';
import { readCaseFile } from './case-file.ts';
import { COMMAND_BODIES } from './command-bodies.ts';
import { deskOf } from './desk-routes.ts';
import type { Door, DoorApp } from './door.ts';
import { Problem } from './errors.ts';
import { oneFile, upload } from './evidence-routes.ts';
import { takeUpload } from './evidence-store.ts';
import { maskCard } from './personal-data.ts';
import { keyHeaders, keyOf, problems } from './route-parts.ts';
import { openTexts } from './sealing.ts';
import { signalTaken, takenIn } from './signal-routes.ts';
import { takeIn } from './submission.ts';

type StaffCaller = Caller & { kind: 'staff' };

const params = z.strictObject({ id: z.uuid() });
const recorded = z.object({ recorded: z.literal(true), repeated: z.boolean() }).meta({ id: 'LetterAnswered' });
/** Which request is answered, the letter says. */
export const letterAnswer = COMMAND_BODIES.answerInformation.omit({ request: true });
const tags = ['respondent'];

export async function respondentRoutes(app: DoorApp, door: Door): Promise<void> {
  app.post(
    '/api/desk/:id/answer',
    {
      schema: {
        ...{ operationId: 'answerLetter', tags, params, headers: keyHeaders, body: letterAnswer },
        summary: 'Answer the letter to the unit complained about',
        response: { 200: recorded, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      return answerLetter(door, caller, request.params.id, { key: keyOf(request), body: request.body });
    },
  );

  app.post(
    '/api/desk/:id/recusal',
    {
      schema: {
        ...{ operationId: 'askRecusal', tags, params, headers: keyHeaders, body: COMMAND_BODIES.requestRecusal },
        summary: 'Ask that a person be kept off the matter',
        response: { 200: recorded, ...problems },
      },
    },
    async (request) => {
      const caller = await requireStaff(door, request);
      const { notice } = await letterOf(door, caller, request.params.id);
      const given = { caseId: notice.caseId, actor: asRespondent(caller), key: keyOf(request), body: request.body };
      return told(await sendCommand(door, { ...given, name: 'requestRecusal' }));
    },
  );

  app.post(
    '/api/desk/:id/evidence',
    { schema: { ...upload('The unit complained about uploads a file', 'letterUploadEvidence'), params } },
    async (request, reply) => {
      const caller = await requireStaff(door, request);
      return reply.code(201).send(await letterUpload(door, caller, request.params.id, await oneFile(request)));
    },
  );

  app.post(
    '/api/desk/:id/supplement',
    {
      schema: {
        ...{ operationId: 'letterSupplement', tags, params, headers: keyHeaders },
        body: COMMAND_BODIES.supplementEvidence,
        summary: 'Evidence of the unit complained about: taken in now, decided when it gets there',
        response: { 202: signalTaken, ...problems },
      },
    },
    async (request, reply) => {
      const caller = await requireStaff(door, request);
      const { notice } = await letterOf(door, caller, request.params.id);
      const act = { caseId: notice.caseId, actor: asRespondent(caller), key: keyOf(request), body: request.body };
      return reply.code(202).send(takenIn(await takeIn(door, { ...act, kind: 'signal', name: 'supplementEvidence' })));
    },
  );
}

/** A letter to the unit complained about, on the desk of this person. Throws 404. */
export async function letterOf(
  door: Door,
  caller: StaffCaller,
  entryId: string,
): Promise<{ entryId: string; notice: StoredNotice }> {
  const found = (await deskOf(door, caller)).find((one) => one.id === entryId);
  if (found === undefined || found.notice.kind !== 'respondentRequest') throw new Problem('not_found');
  return { entryId: found.id, notice: found.notice };
}

/** What was asked in the letter, item by item, and by when. Throws 404. */
export async function askedIn(door: Door, { caseId, id }: Pick<StoredNotice, 'caseId' | 'id'>) {
  const { state } = await readCaseFile(door, caseId);
  const request = state.informationRequests?.find(({ notice, party }) => party === 'respondent' && notice === id);
  if (request === undefined) throw new Problem('not_found');
  return request;
}

/** The questions of the letter in words, whether they still wait for an answer, and until when. Throws 404. */
export async function letterAsked(door: Door, caller: StaffCaller, entryId: string) {
  const { notice } = await letterOf(door, caller, entryId);
  const { state, dueOn, items } = await askedIn(door, notice);
  const opened = await openTexts(door, notice.caseId, items, { card: maskCard });
  const isOpen = state === 'open' || state === 'lapsed';
  return { isOpen, dueOn, items: opened.map(({ item, what }) => ({ item, what: textOr(what, item) })) };
}

const textOr = (opened: unknown, item: string): string => (typeof opened === 'string' ? opened : item);

/** A file of the unit complained about, into the case of the letter. Throws 404. */
export async function letterUpload(door: Door, caller: StaffCaller, entryId: string, file: MultipartFile) {
  const { notice } = await letterOf(door, caller, entryId);
  return takeUpload(door, file, asRespondent(caller), notice.caseId);
}

/** Throws 404 where the letter is not theirs, and what the rules refuse. */
export async function answerLetter(
  door: Door,
  caller: StaffCaller,
  entryId: string,
  { key, body }: { key: string; body: z.output<typeof letterAnswer> },
) {
  const { notice } = await letterOf(door, caller, entryId);
  const asked = await askedIn(door, notice);
  const given = { caseId: notice.caseId, actor: asRespondent(caller), key, body: { ...body, request: asked.id } };
  return told(await sendCommand(door, { ...given, name: 'answerInformation' }));
}

/** In this case somebody of the unit complained about is a party, whatever they are elsewhere. */
const asRespondent = ({ staff }: StaffCaller): Actor => ({
  ...{ kind: 'party', id: staff.id, unit: staff.unit, roles: [], party: 'respondent' },
});

const told = ({ repeated }: { repeated?: boolean }) => ({ recorded: true as const, repeated: repeated === true });
