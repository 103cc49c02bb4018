// The guard of every page of staff: whoever is signed in sees it; a form whose session is over comes back with the
// sign-in, nothing lost. Leaves out signing in itself (workbench-routes.tsx).
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireStaff } from '../../api/authentication.ts';
import type { Door } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { type Sent, sentOf } from '../form/form-body.ts';
import { readFiles } from '../page-form.ts';
import { ownPath } from '../page-language.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { SignInPage } from './sign-in-page.tsx';
import type { StaffCaller } from './workbench-page.tsx';

/** A page for somebody signed in. */
export type StaffPage = (caller: StaffCaller, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

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

/** What was typed; files that came along have to be chosen again, and a password stands on no page. */
async function typedIn(door: Door, request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) {
    const { password: _password, ...sent } = sentOf(request.body);
    return sent;
  }
  const { sent } = await readFiles(door, request, (file) => {
    file.file.resume();
    return Promise.resolve();
  });
  return sent;
}

/** A path of the workbench, nothing else. */
export function deskPath(path: unknown): string {
  const own = ownPath(path);
  return own.startsWith('/desk') ? own : '/desk';
}
