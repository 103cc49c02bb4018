// Kept questions to the list of cases over HTTP. Leaves out what is kept of one (saved-views.ts).
import { z } from 'zod';
import { requireStaff } from './authentication.ts';
import type { Door, DoorApp } from './door.ts';
import { problems } from './route-parts.ts';
import { dropView, keepView, viewBody, viewNamed, viewsOf } from './saved-views.ts';

const view = z.object({ id: z.string(), name: z.string(), query: z.string() });
const answer = z.object({ views: z.array(view) }).meta({ id: 'SavedViews' });
const response = { 200: answer, ...problems };
const tags = ['cases'];

export async function viewRoutes(app: DoorApp, door: Door): Promise<void> {
  app.get(
    '/api/views',
    { schema: { operationId: 'listViews', tags, summary: 'The caller’s own views of the list of cases', response } },
    async (request) => ({ views: await viewsOf(door, await requireStaff(door, request)) }),
  );

  app.put(
    '/api/views',
    {
      schema: {
        operationId: 'putView',
        tags,
        summary: 'Keeps filters under a name, in place of what had it before; never a phone number',
        ...{ body: viewBody, response },
      },
    },
    async (request) => ({ views: await keepView(door, await requireStaff(door, request), request.body) }),
  );

  app.delete(
    '/api/views',
    {
      schema: {
        operationId: 'deleteView',
        tags,
        summary: 'Forgets one of the caller’s own views',
        ...{ querystring: viewNamed, response },
      },
    },
    async (request) => ({ views: await dropView(door, await requireStaff(door, request), request.query.id) }),
  );
}
