// Decides how a page goes out: rendered, packed, never kept by a cache, under the one content policy of all pages.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { gzipSync } from 'node:zlib';
import type { Door } from '../api/door.ts';
import type { PageContext } from './page.tsx';
import { ownPath, pageLanguage } from './page-language.ts';
import { formToken } from './page-token.ts';

/** Nothing from elsewhere, nothing inline; evidence is shown from this server only. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "object-src 'none'",
  "frame-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const REFRESH_SECONDS = 30;
/**
 * Marks that turn what stands after them around (Unicode Annex 9: embeddings and overrides), so that somebody's text would
 * change how its neighbours read. Scripts from right to left do without; the marks they need, and isolates, stay.
 */
const TURNING = /[\u202A-\u202E]/g;

export function pageOf(door: Door, request: FastifyRequest, reply: FastifyReply): PageContext {
  const language = pageLanguage(request);
  return {
    language,
    say: (words) => words[language],
    token: formToken(door, request, reply),
    path: request.method === 'GET' ? ownPath(request.url) : '/',
    refreshSeconds: door.settings.refreshSeconds ?? REFRESH_SECONDS,
  };
}

/** Sends the page. Packed where the browser takes it; form tokens are salted, so packing reveals none. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, element: ReactElement, status = 200) {
  const html = Buffer.from(`<!doctype html>${renderToStaticMarkup(element).replaceAll(TURNING, '')}`);
  const isPacked = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (isPacked) reply.header('content-encoding', 'gzip');
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('vary', 'accept-encoding, accept-language, cookie')
    .send(isPacked ? gzipSync(html) : html);
}
