// Letting a complainant in, and their case: its page, letters, limits, reads. The code and the link only ever come in the
// body of a form. Leaves out what they do there (track-acts.tsx).
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireComplainant } from '../../api/authentication.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { forgetSession, keepSession, sessionToken } from '../../api/session-cookies.ts';
import { attempts } from '../../api/staff-routes.ts';
import { closeTracking, openTracking } from '../../api/tracking-access.ts';
import { limitsOf } from '../../api/tracking-limits.ts';
import { openNotice } from '../../api/tracking-notice.ts';
import { readsOf } from '../../api/tracking-reads.ts';
import { COMPLAINANT_COMMANDS } from '../../api/tracking-routes.ts';
import { trackedCase } from '../../api/tracking-view.ts';
import { transitionOf } from '../../domain/case-transitions.ts';
import { TRACK_WORDS } from '../../words/portal-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { first } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { KEPT_FIELD, keptIn } from '../kept-form.tsx';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { CasePage } from './case-page.tsx';
import { guarded } from './guarded.ts';
import { LetterPage } from './letter-page.tsx';
import { newCodeRoutes } from './new-code.tsx';
import { ReadsPage } from './reads-page.tsx';
import { actRoutes, isResumable, resumeAct } from './track-acts.tsx';
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
  actRoutes(app, door);
  newCodeRoutes(app, door);
}

async function letIn(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { sent, problems } = readForm(door, request);
  const page = { ...pageOf(door, request, reply), path: '/track' };
  const again = (more: readonly FormProblem[], status: number) =>
    sendPage(request, reply, <TrackPage {...{ page, sent }} problems={more} kept={first(sent, KEPT_FIELD)} />, status);
  if (problems.length > 0) return again(problems, 403);
  const link = first(sent, 'link');
  const interrupted = keptIn(door, request, reply, sent);
  try {
    const proof = link === '' ? { number: first(sent, 'number'), code: first(sent, 'code') } : { link };
    const access = await openTracking(door, proof);
    if (interrupted !== null && !isResumable(door, access.caseId, interrupted)) {
      await closeTracking(door, access.token);
      return again([{ path: 'number', words: TRACK_WORDS.otherCase }], 422);
    }
    keepSession(door, reply, 'tracking', access);
    if (interrupted !== null) return await resumeAct(door, request, reply, access.caseId, interrupted);
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
