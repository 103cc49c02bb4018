// Joins the pages to the door: form parsing, content policy, error pages, language, then both faces. The pages ask the
// same guarded functions as the JSON routes; nothing is decided here.
import formbody from '@fastify/formbody';
import type { FastifyError } from 'fastify';
import type { Door, DoorApp } from '../api/door.ts';
import { Problem, sendProblem } from '../api/errors.ts';
import { assetRoutes } from './page-assets.ts';
import { LANGUAGE_COOKIE, ownPath } from './page-language.ts';
import { sendProblemPage } from './page-problem.tsx';
import { CONTENT_POLICY } from './page-reply.tsx';
import { portalRoutes } from './portal/portal-routes.tsx';
import { workbenchRoutes } from './workbench/workbench-routes.tsx';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const MOST_FORM_BYTES = 512 * 1024;

export async function pages(app: DoorApp, door: Door): Promise<void> {
  await app.register(formbody, { bodyLimit: MOST_FORM_BYTES });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_POLICY);
    reply.header('referrer-policy', 'no-referrer');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  });
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblemPage(door, request, reply, error));
  assetRoutes(app);
  languageRoute(app, door);
  portalRoutes(app, door);
  workbenchRoutes(app, door);
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (request.url.startsWith('/api/')) return sendProblem(request, reply, 'not_found');
    throw new Problem('not_found');
  });
}

function languageRoute(app: DoorApp, door: Door): void {
  app.get('/language', { schema: { hide: true } }, (request, reply) => {
    const { to, back } = request.query as { to?: string; back?: string };
    const secure = door.settings.secureCookies;
    if (to === 'zh' || to === 'en')
      reply.setCookie(LANGUAGE_COOKIE, to, {
        path: '/',
        maxAge: YEAR_SECONDS,
        sameSite: 'lax',
        httpOnly: true,
        secure,
      });
    return reply.redirect(ownPath(back), 303);
  });
}
