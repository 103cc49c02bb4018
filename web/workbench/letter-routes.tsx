// The pages of the letter to the unit complained about: reading and answering it.
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { deskLetter } from '../../api/desk-routes.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { answerLetter, letterAnswer, letterAsked, letterUpload } from '../../api/respondent-desk.ts';
import { LETTER_WORDS } from '../../words/letter-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { refusalOf } from '../form/act-form.tsx';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readFiles } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { LetterPage } from './letter-page.tsx';
import { staffOnly } from './staff-only.tsx';
import type { StaffCaller } from './workbench-page.tsx';

const hidden = { schema: { hide: true } };

interface On {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
}

export function letterPages(app: DoorApp, door: Door): void {
  app.get(
    '/desk/letters/:id',
    hidden,
    staffOnly(door, (caller, request, reply) => show(door, { caller, request, reply }, { _key: [randomUUID()] }, [])),
  );
  app.post(
    '/desk/letters/:id',
    hidden,
    staffOnly(door, (caller, request, reply) => take(door, { caller, request, reply })),
  );
}

/** Throws 404 for what is no id, as for what is not there. */
function idIn(request: FastifyRequest): string {
  const { id } = request.params as { id: string };
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Problem('not_found');
  return id;
}

async function show(
  door: Door,
  { caller, request, reply }: On,
  sent: Sent,
  problems: readonly FormProblem[],
  status?: number,
) {
  const id = idIn(request);
  const [letter, asked] = await Promise.all([deskLetter(door, caller, id), letterAsked(door, caller, id)]);
  const page = { ...pageOf(door, request, reply), path: `/desk/letters/${id}` };
  return sendPage(request, reply, <LetterPage {...{ page, caller, letter, asked, sent, problems }} />, status);
}

async function take(door: Door, on: On) {
  const id = idIn(on.request);
  const taken: Sent = {};
  const problems: FormProblem[] = [];
  const form = await readFiles(door, on.request, (file) => keep(door, on.caller, { id, file, taken, problems }));
  const asked = await letterAsked(door, on.caller, id);
  const sent = merged(form.sent, taken);
  // Signed in again: the answer goes on where it was.
  if (first(sent, '_edit') !== '') return show(door, on, sent, form.problems);
  const given = asked.items.flatMap(({ item }, index) => {
    const answer = first(sent, `answer.${index}`);
    const evidence = sent[`taken.${index}`] ?? [];
    return answer === '' && evidence.length === 0 ? [] : [{ item, ...(answer === '' ? {} : { answer }), evidence }];
  });
  if (given.length === 0) problems.push({ path: 'answer.0', words: LETTER_WORDS.nothing });
  const all = [...form.problems, ...problems];
  if (all.length > 0) return show(door, on, sent, all, 422);
  try {
    const body = letterAnswer.parse({ given });
    await answerLetter(door, on.caller, id, { key: first(sent, '_key'), body });
  } catch (error) {
    const { problems: refused, status } = refusalOf(error);
    return show(door, on, { ...sent, _key: [status === 503 ? first(sent, '_key') : randomUUID()] }, refused, status);
  }
  return on.reply.redirect(`/desk/letters/${id}`, 303);
}

interface Kept {
  id: string;
  file: MultipartFile;
  taken: Sent;
  problems: FormProblem[];
}

/** A file that was taken stays, also where an answer is missing. */
async function keep(door: Door, caller: StaffCaller, { id, file, taken, problems }: Kept): Promise<void> {
  const index = /^files\.(\d{1,2})$/.exec(file.fieldname)?.[1];
  try {
    if (index === undefined) throw new Problem('malformed_request');
    const { evidenceId } = await letterUpload(door, caller, id, file);
    taken[`taken.${index}`] = [...(taken[`taken.${index}`] ?? []), evidenceId];
  } catch (error) {
    file.file.resume();
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    problems.push({ path: file.fieldname, words: PROBLEM_WORDS[error.code] });
  }
}

const merged = (sent: Sent, taken: Sent): Sent =>
  Object.entries(taken).reduce((all, [name, ids]) => ({ ...all, [name]: [...(all[name] ?? []), ...ids] }), sent);
