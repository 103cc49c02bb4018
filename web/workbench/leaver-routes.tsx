// Leaving the house at its addresses: the form, what would move where, the act, how far it is, calling it off. Who may is
// decided in api/leaves.ts, for these pages as for the API.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { peopleOfBodies } from '../../api/colleagues.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { localId } from '../../api/field-schemas.ts';
import { leaveCasesQuery } from '../../api/leave-bodies.ts';
import { leaveCasesOf, leaversBelow, progressOf } from '../../api/leave-progress.ts';
import { callOffLeave, leaveOf, previewLeave } from '../../api/leaves.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { enterOnce, readLeave, refusedAt, type WantedLeave } from './leaver-form.ts';
import { LeaverPreviewPage } from './leaver-preview-page.tsx';
import { LeaverProgressPage } from './leaver-progress-page.tsx';
import { LeaversPage, progressHref } from './leavers-page.tsx';
import { rowContext } from './row-context.ts';
import { staffOnly } from './staff-only.tsx';
import type { StaffCaller } from './workbench-page.tsx';

const hidden = { schema: { hide: true } };
const PAGE_LENGTH = 50;

interface On {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
}

export function leaverPages(app: DoorApp, door: Door): void {
  app.get(
    '/desk/leavers',
    hidden,
    staffOnly(door, (caller, request, reply) => show(door, { caller, request, reply }, {}, [])),
  );
  // A preview that is loaded anew has nothing to show.
  app.get('/desk/leavers/preview', hidden, (_request, reply) => reply.redirect('/desk/leavers', 303));
  app.post(
    '/desk/leavers/preview',
    hidden,
    staffOnly(door, (caller, request, reply) =>
      withForm(door, { caller, request, reply }, async ({ who, body, sent }) => {
        const preview = await previewLeave(door, caller, who, body);
        const named = [preview.staff, preview.successor, ...preview.cases.map(({ handler }) => handler)];
        const context = await rowContext(door, [...named, ...preview.delegations.map(({ staff }) => staff)]);
        const page = pageOf(door, request, reply);
        return sendPage(request, reply, <LeaverPreviewPage {...{ page, caller, context, preview, body, sent }} />);
      }),
    ),
  );
  app.post(
    '/desk/leavers',
    hidden,
    staffOnly(door, (caller, request, reply) => {
      const on = { caller, request, reply };
      const { sent } = readForm(door, request);
      if (first(sent, 'act') !== 'confirm') return show(door, on, sent, []);
      return withForm(door, on, async (wanted) => {
        await enterOnce(door, caller, wanted);
        return reply.redirect(progressHref(wanted.who), 303);
      });
    }),
  );
  progressPages(app, door);
}

function progressPages(app: DoorApp, door: Door): void {
  app.get(
    '/desk/leavers/:id',
    hidden,
    staffOnly(door, (caller, request, reply) => showProgress(door, { caller, request, reply }, [])),
  );
  app.get('/desk/leavers/:id/call-off', hidden, (request, reply) => reply.redirect(progressHref(idIn(request)), 303));
  app.post(
    '/desk/leavers/:id/call-off',
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const on = { caller, request, reply };
      const { problems } = readForm(door, request);
      if (problems.length > 0) return showProgress(door, on, problems);
      try {
        await callOffLeave(door, caller, idIn(request));
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'wrong_state') throw error;
        return showProgress(door, on, [{ path: '', words: PROBLEM_WORDS.wrong_state }]);
      }
      return reply.redirect('/desk/leavers', 303);
    }),
  );
}

function idIn(request: FastifyRequest): string {
  const id = localId.safeParse((request.params as { id?: string }).id);
  if (!id.success) throw new Problem('not_found');
  return id.data;
}

/** What was sent, judged; shown again where it is not right or the rules say no. */
async function withForm(door: Door, on: On, act: (wanted: WantedLeave) => Promise<unknown>): Promise<unknown> {
  const { sent, problems, wanted } = readLeave(door, on.request);
  if (wanted === null) return show(door, on, sent, problems);
  try {
    return await act(wanted);
  } catch (error) {
    const refused = refusedAt(error);
    if (refused === null) throw error;
    return show(door, on, sent, [refused]);
  }
}

async function show(door: Door, { caller, request, reply }: On, sent: Sent, problems: readonly FormProblem[]) {
  const [below, context] = await Promise.all([leaversBelow(door, caller), rowContext(door, [])]);
  const units = [...new Set(below.people.map(({ unit }) => unit))];
  const successors = await peopleOfBodies(door, caller, units);
  const page = { ...pageOf(door, request, reply), path: '/desk/leavers' };
  return sendPage(
    request,
    reply,
    <LeaversPage {...{ page, caller, context, below, successors, sent, problems }} />,
    problems.length > 0 ? 422 : 200,
  );
}

async function showProgress(door: Door, { caller, request, reply }: On, problems: readonly FormProblem[]) {
  const asked = leaveCasesQuery.pick({ after: true, state: true }).strip().safeParse(request.query);
  if (!asked.success) throw new Problem('malformed_request');
  const id = idIn(request);
  const [leave, moved] = await Promise.all([
    leaveOf(door, caller, id).then((one) => progressOf(door, one)),
    leaveCasesOf(door, caller, id, { ...asked.data, limit: PAGE_LENGTH }),
  ]);
  const { staff, successor, enteredBy, delegations } = leave;
  const context = await rowContext(door, [
    ...[staff, successor, enteredBy, ...moved.cases.map(({ handler }) => handler)],
    ...delegations.map((one) => one.staff),
  ]);
  const page = { ...pageOf(door, request, reply), path: progressHref(staff) };
  return sendPage(
    request,
    reply,
    <LeaverProgressPage {...{ page, caller, context, leave, moved, problems }} asked={asked.data} />,
    problems.length > 0 ? 422 : 200,
  );
}
