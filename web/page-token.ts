// Decides that a form came from a page of ours (CSRF): a random cookie of the browser, and in each form a keyed hash of
// it, salted anew for every page so that compression reveals nothing. Leaves out who is signed in.
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../api/door.ts';
import { hostCookie } from '../api/session-cookies.ts';

const PURPOSE = 'page-form';
export const TOKEN_FIELD = '_token';
const browserCookie = (door: Door) => hostCookie(door, 'redress_browser');

/** The token for the forms of one page. */
export function formToken(door: Door, request: FastifyRequest, reply: FastifyReply): string {
  const salt = randomBytes(9).toString('base64url');
  return `${salt}.${door.vault.hmac(PURPOSE, `${salt}.${browserOf(door, request, reply)}`)}`;
}

/** The random name of this browser; given with its cookie where it has none yet. */
export function browserOf(door: Door, request: FastifyRequest, reply: FastifyReply): string {
  const name = browserCookie(door);
  const known = request.cookies[name];
  if (known !== undefined && known.length >= 20) return known;
  const browser = randomBytes(18).toString('base64url');
  // The rest of this request sees it too: two forms on one page belong to one browser.
  request.cookies[name] = browser;
  const secure = door.settings.secureCookies;
  reply.setCookie(name, browser, { httpOnly: true, sameSite: 'strict', path: '/', secure });
  return browser;
}

/** True for a form of ours, sent by the browser it was made for. */
export function isOwnForm(door: Door, request: FastifyRequest, token: unknown): boolean {
  if (isFromElsewhere(request)) return false;
  const browser = request.cookies[browserCookie(door)];
  if (browser === undefined || typeof token !== 'string') return false;
  const [salt = '', ...rest] = token.split('.');
  return door.vault.isSameBody(rest.join('.'), PURPOSE, `${salt}.${browser}`);
}

/** The browser says that another site sent it. */
export function isFromElsewhere(request: FastifyRequest): boolean {
  const from = request.headers['sec-fetch-site'];
  return from !== undefined && from !== 'same-origin' && from !== 'none';
}
