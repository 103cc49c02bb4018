// Builds the door: plugins, routes, the one error handler. Never listens, never connects.
// Leaves out every route's own meaning (*-routes.ts).
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { PackError } from '../adapters/packs.ts';
import { databaseFault } from '../db/database-fault.ts';
import type { ProblemCode } from '../words/problem-words.ts';
import { calendarGapRoutes } from './calendar-gap-routes.ts';
import { caseRoutes } from './case-views.ts';
import { commandRoutes } from './case-commands.ts';
import type { Door, DoorApp } from './door.ts';
import { CaseNotRunning, EngineUnavailable } from './engine-client.ts';
import { Problem, sendProblem } from './errors.ts';
import { evidenceRoutes, MAX_FILE_BYTES } from './evidence-routes.ts';
import { archiveRoutes } from './archive-routes.ts';
import { hintRoutes } from './case-hints.ts';
import { healthRoutes } from './health-routes.ts';
import { intakeRoutes } from './intake-routes.ts';
import { lawChangeRoutes } from './law-change-routes.ts';
import { lawBatchRoutes } from './law-batch-routes.ts';
import { lawRoutes } from './law-routes.ts';
import { operationsRoutes } from './operations-routes.ts';
import { packRoutes } from './pack-routes.ts';
import { responsibleRoutes } from './responsible-routes.ts';
import { signalRoutes } from './signal-routes.ts';
import { shadowRoutes } from './shadow-routes.ts';
import { simulationRoutes } from './simulation-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { supervisionRoutes } from './supervision.ts';
import { staffRoutes } from './staff-routes.ts';
import { trackingRoutes } from './tracking-routes.ts';

const MAX_BODY_BYTES = 512 * 1024;
/** The stable address of every route under `/api/`: one route, one limit and one log line for both. */
const STABLE = /^\/api\/v1\//;

/** Everything a request can reach, ready for `listen` or `inject`; `more`: what the composition root adds (pages). */
export async function buildApp(door: Door, ...more: ((app: DoorApp, door: Door) => Promise<void>)[]): Promise<DoorApp> {
  const app = fastify({
    loggerInstance: door.logger,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: false,
    rewriteUrl: ({ url = '/' }) => url.replace(STABLE, '/api/'),
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'not_found'));
  await plugins(app, door);
  for (const routes of [
    healthRoutes,
    packRoutes,
    responsibleRoutes,
    lawRoutes,
    lawBatchRoutes,
    calendarGapRoutes,
    intakeRoutes,
    evidenceRoutes,
    staffRoutes,
    secondFactorRoutes,
    caseRoutes,
    hintRoutes,
    commandRoutes,
    signalRoutes,
    trackingRoutes,
    operationsRoutes,
    archiveRoutes,
    simulationRoutes,
    lawChangeRoutes,
    supervisionRoutes,
    shadowRoutes,
    ...more,
  ]) {
    await app.register((scope) => routes(scope.withTypeProvider<ZodTypeProvider>(), door));
  }
  return app;
}

async function plugins(app: DoorApp, door: Door): Promise<void> {
  // Plain http inside an office network is a normal installation, so nothing may upgrade it.
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    strictTransportSecurity: door.settings.secureCookies,
  });
  await app.register(cookie);
  await app.register(multipart, {
    limits: { files: 1, fields: 10, fileSize: MAX_FILE_BYTES },
    throwFileSizeLimit: false,
  });
  if (door.settings.requestsPerMinute > 0) {
    await app.register(rateLimit, {
      max: door.settings.requestsPerMinute,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request, { ttl }) =>
        new Problem('too_many_requests', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
    });
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Redress',
        version: '1',
        description: [
          '投诉受理、办理与复查接口。/api/v1/… 为稳定地址，与 /api/… 为同一接口。',
          'Intake, handling and review of public-service complaints. /api/v1/... is the stable address of every /api/... route.',
        ].join('\n\n'),
      },
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: 'Channel key, personal token, session or tracking token',
          },
        },
      },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Problem) return sendProblem(request, reply, error.code, error.extras);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const detail = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message }));
    return sendProblem(request, reply, 'malformed_request', { detail });
  }
  const code = faultCode(error);
  if (code === 'internal_error' || code === 'law_missing') request.log.error({ err: error }, 'a request failed');
  else if (code.endsWith('_unavailable')) request.log.warn({ err: error }, code);
  return sendProblem(request, reply, code);
}

/** Faults of the outside and of fastify's own parsing; anything unknown is ours. */
export function faultCode(error: FastifyError): ProblemCode {
  if (error instanceof EngineUnavailable || error instanceof CaseNotRunning) return 'engine_unavailable';
  if (databaseFault(error)?.kind === 'passing') return 'database_unavailable';
  if (error instanceof PackError) return 'law_missing';
  return BY_STATUS[error.statusCode ?? 500] ?? 'internal_error';
}

/** What fastify itself says no to, before any route. */
const BY_STATUS: Record<number, ProblemCode> = {
  400: 'malformed_request',
  404: 'not_found',
  406: 'unsupported_type',
  413: 'too_large',
  415: 'unsupported_type',
  429: 'too_many_requests',
};
