// The pages of staff: signing in and out; every other page only for somebody signed in. A form whose session is over
// comes back with the sign-in, nothing lost.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireStaff } from '../../api/authentication.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { forgetSession, keepSession, sessionToken } from '../../api/session-cookies.ts';
import { attempts, endStaffSession, signIn } from '../../api/staff-routes.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { first, type Sent, sentOf } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readFiles, readForm } from '../page-form.ts';
import { ownPath } from '../page-language.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { casePageRoutes } from './case-routes.tsx';
import { keptIn, ResumePage, SignInPage } from './sign-in-page.tsx';
import type { StaffCaller } from './workbench-page.tsx';

const hidden = { schema: { hide: true } };

/** A page for somebody signed in. */
export type StaffPage = (caller: StaffCaller, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

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
  casePageRoutes(app, door);
}

/** Runs the page for whoever is signed in; else shows the sign-in, with what was sent. */
export function staffOnly(door: Door, show: StaffPage) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await requireStaff(door, request).catch((error: unknown) => {
      if (error instanceof Problem && (error.code === 'not_authenticated' || error.code === 'role_required'))
        return null;
      throw error;
    });
    if (caller !== null) return show(caller, request, reply);
    if (request.method === 'GET')
      return reply.redirect(`/desk/sign-in?to=${encodeURIComponent(deskPath(request.url))}`, 303);
    const interrupted = { action: deskPath(request.url), sent: await typedIn(door, request) };
    const page = pageOf(door, request, reply);
    return sendPage(request, reply, <SignInPage {...{ page, interrupted }} problems={[]} to="/desk" />, 401);
  };
}

/** What was typed; files that came along have to be chosen again. */
async function typedIn(door: Door, request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return sentOf(request.body);
  const { sent } = await readFiles(door, request, (file) => {
    file.file.resume();
    return Promise.resolve();
  });
  return sent;
}

/** A path of the workbench, nothing else. */
function deskPath(path: unknown): string {
  const own = ownPath(path);
  return own.startsWith('/desk') ? own : '/desk';
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
