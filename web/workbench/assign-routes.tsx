// Naming a handler for several cases at once: each case gets its own command with its own key, so that a second press or
// a lost answer does nothing twice, and one no does not stop the others.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { giveCommand } from '../../api/case-commands.ts';
import { casesByIds } from '../../api/case-list.ts';
import { handlersFor } from '../../api/colleagues.ts';
import { COMMAND_BODIES } from '../../api/command-bodies.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { EngineUnavailable } from '../../api/engine-client.ts';
import { Problem } from '../../api/errors.ts';
import { caseId as caseIdForm } from '../../api/field-schemas.ts';
import { ASSIGN_WORDS } from '../../words/desk-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { AssignPage, type AssignResult, AssignResultPage, MOST_CASES } from './assign-page.tsx';
import { type CaseListRow, rowContext } from './row-context.ts';
import type { StaffCaller } from './workbench-page.tsx';
import { staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };
/** Waiting for the engine side by side; the engine has other callers too. */
const AT_ONCE = 4;

export function assignPages(app: DoorApp, door: Door): void {
  // A page that is loaded anew has no ticks.
  for (const path of ['/desk/cases/assign', '/desk/cases/assign/confirmed'])
    app.get(path, hidden, (_request, reply) => reply.redirect('/desk/cases', 303));
  app.post(
    '/desk/cases/assign',
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const { sent, problems } = readForm(door, request);
      const nothing: FormProblem[] = ticked(sent).length === 0 ? [{ path: '', words: ASSIGN_WORDS.nothing }] : [];
      return choose(door, { caller, request, reply }, sent, [...problems, ...nothing]);
    }),
  );
  app.post(
    '/desk/cases/assign/confirmed',
    hidden,
    staffOnly(door, (caller, request, reply) => assign(door, { caller, request, reply })),
  );
}

interface On {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
}

function ticked(sent: Sent): string[] {
  const ids = [...new Set(sent['case'] ?? [])];
  if (ids.length > MOST_CASES || ids.some((id) => !caseIdForm.safeParse(id).success))
    throw new Problem('malformed_request', { detail: { path: '/case' } });
  return ids;
}

/** Shown for checking; what is ticked stays so. */
async function choose(door: Door, { caller, request, reply }: On, sent: Sent, problems: readonly FormProblem[]) {
  const chosen = ticked(sent);
  // What was unticked on the confirmation stays there to be ticked again.
  const all = [...new Set([...chosen, ...(sent['listed'] ?? []).filter((id) => caseIdForm.safeParse(id).success)])];
  const rows = await casesByIds(door, caller, all.slice(0, MOST_CASES));
  const handlers = await handlersFor(door, caller, [...new Set(rows.map(({ ownerUnit }) => ownerUnit))]);
  const context = await rowContext(
    door,
    rows.map(({ handler }) => handler),
  );
  const page = pageOf(door, request, reply);
  const [handler, actKey] = [first(sent, 'handler'), first(sent, '_key')];
  return sendPage(
    request,
    reply,
    <AssignPage {...{ page, caller, context, rows, handlers, handler, actKey, problems }} ticked={chosen} />,
    problems.length > 0 ? 422 : 200,
  );
}

async function assign(door: Door, on: On) {
  const { caller, request, reply } = on;
  const { sent, problems: stale } = readForm(door, request);
  const ids = ticked(sent);
  const body = COMMAND_BODIES.assignHandler.safeParse({ handler: first(sent, 'handler') });
  const problems: FormProblem[] = [
    ...stale,
    ...(ids.length === 0 ? [{ path: '', words: ASSIGN_WORDS.nothing }] : []),
    ...(body.success ? [] : [{ path: 'handler', words: PAGE_WORDS.chooseOne }]),
  ];
  const key = first(sent, '_key');
  if (!body.success || problems.length > 0) return choose(door, on, sent, problems);
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw new Problem('malformed_request', { detail: { path: '/_key' } });
  const rows = await casesByIds(door, caller, ids);
  const results = await eachInTurn(rows, (row) => assignOne(door, caller, row, `${key}:${row.caseId}`, body.data));
  const context = await rowContext(door, [body.data.handler]);
  const page = pageOf(door, request, reply);
  const handlerName = context.staffName(body.data.handler);
  return sendPage(request, reply, <AssignResultPage {...{ page, caller, results, handlerName }} />);
}

async function assignOne(
  door: Door,
  caller: StaffCaller,
  { caseId, number, title }: CaseListRow,
  key: string,
  body: unknown,
): Promise<AssignResult> {
  const of = { caseId, number, title };
  try {
    await giveCommand(door, { caller, actor: caller.actor, caseId, name: 'assignHandler', key, body });
    return { ...of, refusal: null };
  } catch (error) {
    if (error instanceof EngineUnavailable)
      return { ...of, refusal: { words: PROBLEM_WORDS.engine_unavailable, isSettled: false } };
    if (!(error instanceof Problem)) throw error;
    const words = keepsOut(error, caller) ? ASSIGN_WORDS.recused : PROBLEM_WORDS[error.code];
    return { ...of, refusal: { words, isSettled: error.code === 'already_done' } };
  }
}

/** Independence keeps the named person out, not whoever names them. */
function keepsOut({ code, extras }: Problem, { staff }: StaffCaller): boolean {
  const detail = (extras.detail ?? {}) as { staff?: string; took?: unknown; why?: string };
  if (code !== 'not_independent' || Array.isArray(detail.took)) return false;
  return detail.staff === undefined ? detail.why === undefined : detail.staff !== staff.id;
}

/** In order, a few side by side. */
async function eachInTurn<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(act))));
  return done;
}
