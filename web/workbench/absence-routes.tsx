// Absences at their address: entering one, taking days back. Who may is decided in api/absences.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { absenceBody } from '../../api/absence-routes.ts';
import { absencesInCare, enterAbsence, overseesOthers } from '../../api/absences.ts';
import { peopleInCare, peopleOfBodies } from '../../api/colleagues.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { localId } from '../../api/field-schemas.ts';
import { ABSENCE_WORDS } from '../../words/desk-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { type FormProblem, problemsOf } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { AbsencePage } from './absence-page.tsx';
import { rowContext } from './row-context.ts';
import type { StaffCaller } from './workbench-page.tsx';
import { staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };

export function absencePages(app: DoorApp, door: Door): void {
  app.get(
    '/desk/absences',
    hidden,
    staffOnly(door, (caller, request, reply) => show(door, { caller, request, reply }, {}, [])),
  );
  app.post(
    '/desk/absences',
    hidden,
    staffOnly(door, (caller, request, reply) => {
      const { sent, problems } = readForm(door, request);
      const required: FormProblem[] = ['who', 'delegate']
        .filter((name) => first(sent, name) === '')
        .map((path) => ({ path, words: PAGE_WORDS.chooseOne }));
      return enter(door, { caller, request, reply }, sent, first(sent, 'delegate'), [...problems, ...required]);
    }),
  );
  app.post(
    '/desk/absences/back',
    hidden,
    staffOnly(door, (caller, request, reply) => {
      const { sent, problems } = readForm(door, request);
      return enter(door, { caller, request, reply }, sent, null, problems);
    }),
  );
}

interface On {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
}

async function enter(door: Door, on: On, sent: Sent, delegate: string | null, problems: readonly FormProblem[]) {
  const days = { from: first(sent, 'from') || undefined, to: first(sent, 'to') || undefined };
  const body = absenceBody.safeParse({ ...days, delegate: delegate === '' ? null : delegate }, { reportInput: true });
  const wrong = [...problems, ...(body.success ? [] : problemsOf(body.error.issues, sent).map(inWords))];
  const who = localId.safeParse(first(sent, 'who'));
  if (!body.success || !who.success || wrong.length > 0) return show(door, on, sent, wrong);
  try {
    await enterAbsence(door, on.caller, who.data, body.data);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    const words = error.code === 'same_person' ? PAGE_WORDS.notValid : PROBLEM_WORDS[error.code];
    return show(door, on, sent, [{ path: 'delegate', words }]);
  }
  return on.reply.redirect('/desk/absences', 303);
}

/** The one rule of the form that no single field breaks. */
const inWords = (problem: FormProblem): FormProblem =>
  problem.path === 'to' && problem.words === PAGE_WORDS.notValid
    ? { path: 'to', words: ABSENCE_WORDS.lastBeforeFirst }
    : problem;

async function show(door: Door, { caller, request, reply }: On, sent: Sent, problems: readonly FormProblem[]) {
  const [absences, people, context] = await Promise.all([
    absencesInCare(door, caller),
    overseesOthers(caller) ? peopleInCare(door, caller) : [caller.staff],
    rowContext(door, []),
  ]);
  const delegates = await peopleOfBodies(door, caller, [...new Set(people.map(({ unit }) => unit))]);
  const page = pageOf(door, request, reply);
  return sendPage(
    request,
    reply,
    <AbsencePage {...{ page, caller, context, absences, people, delegates, sent, problems }} />,
    problems.length > 0 ? 422 : 200,
  );
}
