// The pages of staff: signing in and out; every other page only for somebody signed in (staff-only.tsx).
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { forgetSession, keepSession, sessionToken } from '../../api/session-cookies.ts';
import { attempts, endStaffSession, signIn } from '../../api/staff-routes.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { absencePages } from './absence-routes.tsx';
import { assignPages } from './assign-routes.tsx';
import { deskListPages } from './desk-list-routes.tsx';
import { deskPages } from './desk-routes.tsx';
import { leaverPages } from './leaver-routes.tsx';
import { queuePages } from './queue-routes.tsx';
import { queueViewPages } from './queue-view-routes.tsx';
import { supervisionPages } from './supervision-routes.tsx';
import { casePageRoutes } from './case-routes.tsx';
import { letterPages } from './letter-routes.tsx';
import { keptIn, ResumePage, SignInPage } from './sign-in-page.tsx';
import { deskPath } from './staff-only.tsx';

const hidden = { schema: { hide: true } };

export function workbenchRoutes(app: DoorApp, door: Door): void {
  app.get('/desk/sign-in', hidden, (request, reply) => {
    const to = deskPath((request.query as { to?: string }).to);
    return sendPage(request, reply, <SignInPage page={pageOf(door, request, reply)} problems={[]} to={to} />);
  });
  app.post('/desk/sign-in', { ...hidden, config: attempts(door) }, (request, reply) => letIn(door, request, reply));
  app.post('/desk/sign-out', hidden, async (request, reply) => {
    const token = sessionToken(door, request, 'staff');
    if (readForm(door, request).problems.length === 0 && token !== undefined) await endStaffSession(door, token);
    forgetSession(door, reply, 'staff');
    return reply.redirect('/desk/sign-in', 303);
  });
  deskPages(app, door);
  deskListPages(app, door);
  queuePages(app, door);
  queueViewPages(app, door);
  assignPages(app, door);
  supervisionPages(app, door);
  absencePages(app, door);
  leaverPages(app, door);
  casePageRoutes(app, door);
  letterPages(app, door);
}

async function letIn(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { sent, problems } = readForm(door, request);
  const interrupted = interruptedBy(sent);
  const page = { ...pageOf(door, request, reply), path: '/desk/sign-in' };
  const to = deskPath(first(sent, 'to'));
  const again = (more: readonly FormProblem[], status: number) =>
    sendPage(
      request,
      reply,
      <SignInPage {...{ page, to, interrupted }} problems={more} username={first(sent, 'username')} />,
      status,
    );
  if (problems.length > 0) return again(problems, 403);
  try {
    keepSession(door, reply, 'staff', await signIn(door, first(sent, 'username'), sent['password']?.[0] ?? ''));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'wrong_credentials') throw error;
    return again([{ path: 'username', words: PROBLEM_WORDS.wrong_credentials }], 401);
  }
  if (interrupted === undefined) return reply.redirect(to, 303);
  return sendPage(request, reply, <ResumePage {...{ page, interrupted }} />);
}

function interruptedBy(sent: Sent): { action: string; sent: Sent } | undefined {
  const action = first(sent, '_action');
  return action === '' ? undefined : { action: deskPath(action), sent: keptIn(sent) };
}
