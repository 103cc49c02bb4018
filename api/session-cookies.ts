// The cookies a browser keeps: the office's session and the citizen's, apart from each other, and a sign-in that waits for a
// code. Over TLS their names bind them to this host. Leaves out what a session may do (authentication.ts).
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from './door.ts';

export type SessionKind = 'staff' | 'tracking';
/** halfway: the password was right, the code is still to come; never looked at for who is calling. */
type CookieKind = SessionKind | 'halfway';

const NAMES: Record<CookieKind, string> = {
  staff: 'redress_session',
  tracking: 'redress_tracking',
  halfway: 'redress_halfway',
};

/** `__Host-` where cookies go over TLS only; browsers refuse that name on plain http. */
export function hostCookie({ settings }: Pick<Door, 'settings'>, name: string): string {
  return settings.secureCookies ? `__Host-${name}` : name;
}

export function keepSession(
  door: Door,
  reply: FastifyReply,
  kind: CookieKind,
  { token, expiresAt }: { token: string; expiresAt: string },
): void {
  const expires = new Date(expiresAt);
  const secure = door.settings.secureCookies;
  reply.setCookie(hostCookie(door, NAMES[kind]), token, {
    ...{ httpOnly: true, sameSite: 'strict', path: '/', secure, expires },
  });
}

export function forgetSession(door: Door, reply: FastifyReply, kind: CookieKind): void {
  reply.clearCookie(hostCookie(door, NAMES[kind]), { path: '/', secure: door.settings.secureCookies });
}

/** The token the browser keeps, if any. */
export function sessionToken(door: Door, request: FastifyRequest, kind: CookieKind): string | undefined {
  return request.cookies[hostCookie(door, NAMES[kind])];
}
