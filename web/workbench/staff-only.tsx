// The guard of every page of staff: whoever is signed in sees it; a form whose session is over comes back with the
// sign-in, nothing lost. Leaves out signing in itself (workbench-routes.tsx).
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireStaff } from '../../api/authentication.ts';
import type { Door } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { keepTyped } from '../kept-form.tsx';
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
    const kept = await keepTyped(door, request, reply, deskPath(request.url));
    const page = pageOf(door, request, reply);
    return sendPage(request, reply, <SignInPage {...{ page, kept }} problems={[]} to="/desk" />, 401);
  };
}

/** A path of the workbench, nothing else. */
export function deskPath(path: unknown): string {
  const own = ownPath(path);
  return own.startsWith('/desk') ? own : '/desk';
}
