// Health: alive means the process answers; ready means intake works, which needs the database and not the engine.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Door, DoorApp } from './door.ts';

const state = z.enum(['ok', 'down']);
const readiness = z.object({ status: z.enum(['ready', 'degraded', 'unavailable']), database: state, engine: state });

export async function healthRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get('/health/live', { schema: { hide: true }, config: { rateLimit: false } }, () => ({ status: 'live' }));

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'readiness',
        tags: ['operations'],
        summary: 'Ready, and what is down',
        response: { 200: readiness, 503: readiness },
      },
      config: { rateLimit: false },
    },
    async (_request, reply) => {
      const [database, engine] = await Promise.all([
        works(() => door.db.orm.execute(sql`select 1`)),
        works(() => door.gateway.check()),
      ]);
      const status = database === 'down' ? 'unavailable' : engine === 'down' ? 'degraded' : 'ready';
      return reply.code(status === 'unavailable' ? 503 : 200).send({ status, database, engine });
    },
  );
}

const TIMEOUT_MS = 2500;

async function works(ask: () => Promise<unknown>): Promise<'ok' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'down'>((resolve) => {
    timer = setTimeout(() => resolve('down'), TIMEOUT_MS);
  });
  const answer = ask().then(
    () => 'ok' as const,
    () => 'down' as const,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
