// Decides in which language a page speaks: what the reader chose (a cookie), else what the browser prefers; Chinese
// where neither says English.
import type { FastifyRequest } from 'fastify';
import { type Language, languageOf } from '../api/errors.ts';

export const LANGUAGE_COOKIE = 'redress_language';

export function pageLanguage(request: FastifyRequest): Language {
  const chosen = request.cookies[LANGUAGE_COOKIE];
  return chosen === 'zh' || chosen === 'en' ? chosen : languageOf(request);
}

/** A path of this server to go back to; the start page for anything that would lead elsewhere. */
export function ownPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[\w\-./~%?=&:@+,]*$/.test(path) ? path : '/';
}
