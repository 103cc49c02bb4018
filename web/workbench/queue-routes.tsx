// The queue of cases at its address, and looking for a case by the complainant's phone.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ListQuery, listQuery, pageOfCases } from '../../api/case-list.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import type { Asked } from '../../api/list-filters.ts';
import { viewsOf } from '../../api/saved-views.ts';
import { addDays } from '../../domain/working-days.ts';
import { first } from '../form/form-body.ts';
import { type FormProblem, problemsOf } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { choicesFor } from './queue-choices.ts';
import { readQueue } from './queue-filter.ts';
import { QueuePage } from './queue-page.tsx';
import { rowContext } from './row-context.ts';
import type { StaffCaller } from './workbench-page.tsx';
import { staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };
const WEEK = 7;

export function queuePages(app: DoorApp, door: Door): void {
  app.get(
    '/desk/cases',
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const { asked, cursor, query, problems, better } = readQueue(request.url, request.query);
      const isPart = request.headers['hx-request'] === 'true';
      if (better !== null && !isPart) return reply.redirect(better, 303);
      if (better !== null) reply.header('hx-push-url', better);
      return showQueue(door, { caller, request, reply }, { asked, query, problems, isFirst: cursor === undefined });
    }),
  );
  app.post(
    '/desk/cases/by-phone',
    hidden,
    staffOnly(door, (caller, request, reply) => {
      const { sent, problems } = readForm(door, request);
      const parsed = listQuery.safeParse({ phone: first(sent, 'phone') || undefined }, { reportInput: true });
      const wrong = [...problems, ...(parsed.success ? [] : problemsOf(parsed.error.issues, sent))];
      const query = wrong.length === 0 && parsed.success && parsed.data.phone !== undefined ? parsed.data : null;
      return showQueue(
        door,
        { caller, request, reply },
        { asked: {}, query, problems: wrong, isFirst: true, byPhone: true },
      );
    }),
  );
}

interface On {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface Question {
  asked: Asked;
  query: ListQuery | null;
  problems: readonly FormProblem[];
  isFirst: boolean;
  byPhone?: boolean;
  /** What was typed as the name of a view that was not kept. */
  viewName?: string;
}

export async function showQueue(door: Door, { caller, request, reply }: On, { query, ...question }: Question) {
  const page = pageOf(door, request, reply);
  const { cases: rows, next } = query === null ? NOTHING : await pageOfCases(door, caller, query);
  const named = question.asked.handler;
  const context = await rowContext(door, [...rows.map(({ handler }) => handler), named]);
  const [choices, kept] = await Promise.all([choicesFor(door, caller, page, context), viewsOf(door, caller)]);
  const week = addDays(context.at.today, WEEK);
  const status = question.problems.length > 0 ? 422 : 200;
  return sendPage(
    request,
    reply,
    <QueuePage {...{ page, caller, rows, next, context, choices, kept, week, ...question }} />,
    status,
  );
}

const NOTHING = { cases: [], next: null };
