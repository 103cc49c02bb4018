// Letting a complainant in, and their case: its page, letters, limits, reads, and every act the rules allow them. The
// code and the link only ever come in the body of a form.
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireComplainant } from '../../api/authentication.ts';
import { giveCommand } from '../../api/case-commands.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { takeUpload } from '../../api/evidence-store.ts';
import { officeOffset } from '../../api/office-day.ts';
import { forgetSession, keepSession, sessionToken } from '../../api/session-cookies.ts';
import { attempts } from '../../api/staff-routes.ts';
import { takeIn } from '../../api/submission.ts';
import { closeTracking, openTracking } from '../../api/tracking-access.ts';
import { limitsOf } from '../../api/tracking-limits.ts';
import { openNotice } from '../../api/tracking-notice.ts';
import { readsOf } from '../../api/tracking-reads.ts';
import { COMPLAINANT_COMMANDS } from '../../api/tracking-routes.ts';
import { trackedCase } from '../../api/tracking-view.ts';
import { transitionOf } from '../../domain/case-transitions.ts';
import { CASE_WORDS } from '../../words/case-page-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { readAct, refusalOf } from '../form/act-form.tsx';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readFiles, readForm, type SentForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { ActPage, FILES_OF } from './act-page.tsx';
import { choicesOf, startOf } from './case-choices.ts';
import { CasePage } from './case-page.tsx';
import { LetterPage } from './letter-page.tsx';
import { ReadsPage } from './reads-page.tsx';
import { TrackPage } from './track-page.tsx';
import { WhyPage } from './why-page.tsx';

const hidden = { schema: { hide: true } };

export function trackRoutes(app: DoorApp, door: Door): void {
  app.get('/track', hidden, (request, reply) => {
    const page = pageOf(door, request, reply);
    const { ended } = request.query as { ended?: string };
    return sendPage(request, reply, <TrackPage page={page} sent={{}} problems={[]} hasEnded={ended !== undefined} />);
  });
  app.post('/track', { ...hidden, config: attempts(door) }, (request, reply) => letIn(door, request, reply));
  // Without a session a page of the case leads to the door; a form says so itself.
  const guarded =
    (show: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return await show(request, reply);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'not_authenticated') throw error;
        return reply.redirect('/track?ended=1', 303);
      }
    };
  app.get(
    '/case',
    hidden,
    guarded((request, reply) => showCase(door, request, reply)),
  );
  app.get(
    '/case/why',
    hidden,
    guarded(async (request, reply) => {
      const { caseId } = await requireComplainant(door, request);
      const page = pageOf(door, request, reply);
      return sendPage(request, reply, <WhyPage page={page} limits={await limitsOf(door, caseId)} />);
    }),
  );
  app.get(
    '/case/reads',
    hidden,
    guarded(async (request, reply) => {
      const { caseId } = await requireComplainant(door, request);
      const page = pageOf(door, request, reply);
      return sendPage(request, reply, <ReadsPage page={page} reads={await readsOf(door, caseId)} />);
    }),
  );
  app.post(
    '/case/letters/:id',
    hidden,
    guarded((request, reply) => showLetter(door, request, reply)),
  );
  app.post('/case/leave', hidden, async (request, reply) => {
    const token = sessionToken(door, request, 'tracking');
    if (readForm(door, request).problems.length === 0 && token !== undefined) await closeTracking(door, token);
    forgetSession(door, reply, 'tracking');
    return reply.redirect('/track', 303);
  });
  for (const name of COMPLAINANT_COMMANDS) {
    app.get(
      `/case/act/${name}`,
      hidden,
      guarded((request, reply) => showAct(door, request, reply, { name })),
    );
    app.post(
      `/case/act/${name}`,
      hidden,
      guarded((request, reply) => act(door, request, reply, name)),
    );
  }
}

async function letIn(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { sent, problems } = readForm(door, request);
  const page = { ...pageOf(door, request, reply), path: '/track' };
  const again = (more: readonly FormProblem[], status: number) =>
    sendPage(request, reply, <TrackPage page={page} sent={sent} problems={more} />, status);
  if (problems.length > 0) return again(problems, 403);
  const link = first(sent, 'link');
  try {
    const proof = link === '' ? { number: first(sent, 'number'), code: first(sent, 'code') } : { link };
    keepSession(door, reply, 'tracking', await openTracking(door, proof));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'wrong_number_or_code') throw error;
    return again([{ path: 'number', words: PROBLEM_WORDS.wrong_number_or_code }], 401);
  }
  return reply.redirect('/case', 303);
}

async function showCase(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { caseId } = await requireComplainant(door, request);
  const { done } = request.query as { done?: string };
  const name = COMPLAINANT_COMMANDS.find((one) => one === done);
  const tracked = await trackedCase(door, caseId);
  const page = { ...pageOf(door, request, reply), path: '/case' };
  const shown = name === undefined ? null : { name, taken: transitionOf(name).signal === true };
  return sendPage(request, reply, <CasePage {...{ page, tracked }} done={shown} />);
}

async function showLetter(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const caller = await requireComplainant(door, request);
  if (readForm(door, request).problems.length > 0) return reply.redirect('/case', 303);
  const letter = await openNotice(door, caller, (request.params as { id: string }).id);
  const page = { ...pageOf(door, request, reply), path: '/case' };
  return sendPage(request, reply, <LetterPage {...{ page, letter }} />);
}

interface ShownAct {
  name: RoutedCommand;
  sent?: Sent;
  problems?: readonly FormProblem[];
  allowed?: readonly string[];
  status?: number;
}

async function showAct(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { name, sent, problems = [], allowed, status }: ShownAct,
) {
  const { caseId } = await requireComplainant(door, request);
  const tracked = await trackedCase(door, caseId);
  const page = { ...pageOf(door, request, reply), path: `/case/act/${name}` };
  const view = {
    ...{ page, command: name, problems, sent: sent ?? startOf(name, tracked) },
    choices: choicesOf(page, tracked),
  };
  return sendPage(request, reply, <ActPage {...{ view, name, allowed }} />, status);
}

async function act(door: Door, request: FastifyRequest, reply: FastifyReply, name: RoutedCommand) {
  const caller = await requireComplainant(door, request);
  const { caseId, actor } = caller;
  const { form, uploaded, problems } = await formOf(door, request, name, caller);
  const filled = FILES_OF[name];
  const add = filled === undefined ? {} : { [filled]: uploaded };
  const read = readAct(name, form, officeOffset(door.settings.zone), add);
  const again = (shown: Omit<ShownAct, 'name'>) => showAct(door, request, reply, { name, ...shown });
  if (problems.length > 0) return again({ sent: form.sent, problems, status: 422 });
  if (read.kind === 'again') return again({ ...read, status: read.problems.length > 0 ? 422 : 200 });
  try {
    const given = { caseId, name, key: read.key, actor, body: read.body };
    if (transitionOf(name).signal === true) await takeIn(door, { ...given, kind: 'signal' });
    else await giveCommand(door, { ...given, caller });
  } catch (error) {
    const { problems: refused, extras, status } = refusalOf(error);
    return again({
      sent: status === 503 ? read.sent : { ...read.sent, _key: [randomUUID()] },
      problems: refused,
      allowed: extras.allowed,
      status,
    });
  }
  return reply.redirect(`/case?done=${name}`, 303);
}

/** The form with the files it brought, stored already: a file that was taken stays even where a field is wrong. */
async function formOf(
  door: Door,
  request: FastifyRequest,
  name: RoutedCommand,
  { actor, caseId }: Awaited<ReturnType<typeof requireComplainant>>,
): Promise<{ form: SentForm; uploaded: string[]; problems: FormProblem[] }> {
  const field = FILES_OF[name];
  if (field === undefined) return { form: readForm(door, request), uploaded: [], problems: [] };
  const taken: string[] = [];
  const problems: FormProblem[] = [];
  const form = await readFiles(door, request, async (file) => {
    try {
      taken.push((await takeUpload(door, file, actor, caseId)).evidenceId);
    } catch (error) {
      file.file.resume();
      if (!(error instanceof Problem)) throw error;
      problems.push({ path: field, words: PROBLEM_WORDS[error.code] });
    }
  });
  const uploaded = [...(form.sent['_uploaded'] ?? []), ...taken];
  const sent = { ...form.sent, _uploaded: uploaded };
  if (field === 'items' && uploaded.length === 0 && problems.length === 0)
    problems.push({ path: field, words: CASE_WORDS.filesNeeded });
  return { form: { ...form, sent }, uploaded, problems };
}
