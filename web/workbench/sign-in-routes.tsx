// Signing in and out in a browser: password, then the code of a second factor where one is set. Both halves carry along
// where the person wanted to go and the form they were in. Leaves out how one is let in (api/sign-in.ts).
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem, STATUS } from '../../api/errors.ts';
import { forgetSession, keepSession, sessionToken } from '../../api/session-cookies.ts';
import { beginSignIn, endStaffSession, finishSignIn, type Session } from '../../api/sign-in.ts';
import { attempts } from '../../api/staff-routes.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { SECOND_FACTOR_WORDS } from '../../words/second-factor-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { keptIn, KEPT_FIELD } from '../kept-form.tsx';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import type { PageContext } from '../page.tsx';
import { CodePage, ResumePage, SignInPage } from './sign-in-page.tsx';
import { deskPath } from './staff-only.tsx';

const hidden = { schema: { hide: true } };

export function signInPages(app: DoorApp, door: Door): void {
  const config = attempts(door);
  app.get('/desk/sign-in', hidden, (request, reply) => {
    const to = deskPath((request.query as { to?: string }).to);
    return sendPage(request, reply, <SignInPage page={pageOf(door, request, reply)} problems={[]} to={to} />);
  });
  app.post('/desk/sign-in', { ...hidden, config }, (request, reply) => takePassword(door, { request, reply }));
  app.get('/desk/sign-in/code', hidden, (_request, reply) => reply.redirect('/desk/sign-in', 303));
  app.post('/desk/sign-in/code', { ...hidden, config }, (request, reply) => takeCode(door, { request, reply }));
  app.post('/desk/sign-out', hidden, async (request, reply) => {
    const token = sessionToken(door, request, 'staff');
    if (readForm(door, request).problems.length === 0 && token !== undefined) await endStaffSession(door, token);
    forgetSession(door, reply, 'staff');
    return reply.redirect('/desk/sign-in', 303);
  });
}

interface On {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** What a half of the sign-in carries along. */
interface Afterwards {
  page: PageContext;
  to: string;
  /** What was typed when the session ended, sealed. */
  kept: string;
}

async function takePassword(door: Door, on: On) {
  const { request, reply } = on;
  const { sent, problems } = readForm(door, request);
  const after = afterwards(door, on, sent);
  const username = first(sent, 'username');
  if (problems.length > 0) return askPassword(on, after, problems, 403, username);
  try {
    const begun = await beginSignIn(door, { username, password: sent['password']?.[0] ?? '' });
    if ('session' in begun) return goOn(door, on, after, begun.session);
    keepSession(door, reply, 'halfway', begun.halfway);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'wrong_credentials') throw error;
    return askPassword(on, after, [{ path: 'username', words: PROBLEM_WORDS.wrong_credentials }], 401, username);
  }
  return askCode(on, after, [], 200);
}

async function takeCode(door: Door, on: On) {
  const { request, reply } = on;
  const { sent, problems } = readForm(door, request);
  const after = afterwards(door, on, sent);
  const code = first(sent, 'code');
  if (problems.length > 0) return askCode(on, after, problems, 403);
  if (code === '') return askCode(on, after, [{ path: 'code', words: PAGE_WORDS.fillIn }], 422);
  try {
    const session = await finishSignIn(door, sessionToken(door, request, 'halfway'), code);
    forgetSession(door, reply, 'halfway');
    return await goOn(door, on, after, session);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return askAgain(door, on, after, error);
  }
}

/** The same form once more, with everything it carries; the password again where the first half is over. */
function askAgain(door: Door, on: On, after: Afterwards, problem: Problem) {
  const { code, extras } = problem;
  if (code === 'not_authenticated') {
    forgetSession(door, on.reply, 'halfway');
    return askPassword(on, after, [{ path: '', words: SECOND_FACTOR_WORDS.over }], 401);
  }
  if (code !== 'wrong_second_factor' && code !== 'too_many_requests') throw problem;
  if (code === 'too_many_requests') on.reply.header('retry-after', String(extras.retryAfterSeconds ?? 2));
  return askCode(on, after, [{ path: 'code', words: PROBLEM_WORDS[code] }], STATUS[code]);
}

function afterwards(door: Door, { request, reply }: On, sent: Sent): Afterwards {
  const page = { ...pageOf(door, request, reply), path: '/desk/sign-in' };
  return { page, to: deskPath(first(sent, 'to')), kept: first(sent, KEPT_FIELD) };
}

const askPassword = (
  { request, reply }: On,
  after: Afterwards,
  problems: readonly FormProblem[],
  status: number,
  username = '',
) => sendPage(request, reply, <SignInPage {...{ ...after, problems, username }} />, status);

const askCode = ({ request, reply }: On, after: Afterwards, problems: readonly FormProblem[], status: number) =>
  sendPage(request, reply, <CodePage {...{ ...after, problems }} />, status);

/** Signed in: to where the person wanted to go, or back to the form they were in. */
function goOn(door: Door, { request, reply }: On, { page, to, kept }: Afterwards, session: Session) {
  keepSession(door, reply, 'staff', session);
  const interrupted = keptIn(door, request, reply, { [KEPT_FIELD]: [kept] });
  if (interrupted === null) return reply.redirect(to, 303);
  return sendPage(request, reply, <ResumePage {...{ page, interrupted }} />);
}
