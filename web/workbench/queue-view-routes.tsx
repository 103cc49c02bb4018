// Keeping the present question of the queue as one's own view, and throwing one away. What is kept of it is decided in
// api/saved-views.ts.
import type { DoorApp, Door } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { queryText } from '../../api/list-filters.ts';
import { dropView, keepView, viewBody, viewNamed } from '../../api/saved-views.ts';
import { QUEUE_WORDS } from '../../words/desk-words.ts';
import { first } from '../form/form-body.ts';
import { type FormProblem, problemsOf } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { keptAddress, queueAddress, readQueue } from './queue-filter.ts';
import { showQueue } from './queue-routes.tsx';
import { staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };

export function queueViewPages(app: DoorApp, door: Door): void {
  for (const path of ['/desk/cases/views', '/desk/cases/views/remove'])
    app.get(path, hidden, (_request, reply) => reply.redirect('/desk/cases', 303));
  app.post(
    '/desk/cases/views',
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const { sent, problems } = readForm(door, request);
      const { asked, query } = asQueue(first(sent, 'query'));
      const again = (wrong: readonly FormProblem[]) => {
        const question = { asked, query, problems: wrong, isFirst: true, viewName: first(sent, 'name') };
        return showQueue(door, { caller, request, reply }, question);
      };
      const body = viewBody.safeParse(
        { name: first(sent, 'name') || undefined, query: queryText(asked) },
        { reportInput: true },
      );
      const wrong = [...problems, ...(body.success ? [] : problemsOf(body.error.issues, sent))];
      if (!body.success || wrong.length > 0) return again(wrong);
      try {
        await keepView(door, caller, body.data);
      } catch (error) {
        const words = error instanceof Problem ? REFUSED[error.code] : undefined;
        if (words === undefined) throw error;
        return again([{ path: '', words }]);
      }
      return reply.redirect(queueAddress(asked), 303);
    }),
  );
  app.post(
    '/desk/cases/views/remove',
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const { sent, problems } = readForm(door, request);
      const { asked, query } = asQueue(first(sent, 'query'));
      if (problems.length > 0)
        return showQueue(door, { caller, request, reply }, { asked, query, problems, isFirst: true });
      const named = viewNamed.safeParse({ id: first(sent, 'id') });
      if (!named.success) throw new Problem('malformed_request', { detail: { path: '/id' } });
      await dropView(door, caller, named.data.id).catch((error: unknown) => {
        // A second press: it is gone already.
        if (!(error instanceof Problem) || error.code !== 'not_found') throw error;
      });
      return reply.redirect(queueAddress(asked), 303);
    }),
  );
}

const REFUSED: Partial<Record<Problem['code'], FormProblem['words']>> = {
  limit_exceeded: QUEUE_WORDS.tooManyViews,
  malformed_request: QUEUE_WORDS.notKept,
};

const asQueue = (query: string) => readQueue(keptAddress(query), Object.fromEntries(new URLSearchParams(query)));
