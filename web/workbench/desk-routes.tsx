// My desk at its address: taking a task, reading what lies there. Leaves out the cases themselves.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { presentGaps } from '../../api/calendar-gap-routes.ts';
import { giveCommand } from '../../api/case-commands.ts';
import { pageOfTasks, type TaskQuery, taskQuery } from '../../api/case-list.ts';
import { COMMAND_BODIES, ROUTED_COMMANDS } from '../../api/command-bodies.ts';
import { deskOf, markRead } from '../../api/desk-routes.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { caseId as caseIdForm } from '../../api/field-schemas.ts';
import { refusalOf } from '../form/act-form.tsx';
import { first } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { DeskPage } from './desk-page.tsx';
import { caseHref } from './queue-table.tsx';
import { rowContext } from './row-context.ts';
import type { StaffCaller } from './workbench-page.tsx';
import { staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };
/** Cases on the desk at once. */
const ROWS = 20;

export function deskPages(app: DoorApp, door: Door): void {
  app.get(
    '/desk',
    hidden,
    staffOnly(door, (caller, request, reply) => showDesk(door, { caller, request, reply }, [], 200)),
  );
  app.post(
    '/desk/claim',
    hidden,
    staffOnly(door, (caller, request, reply) => claim(door, { caller, request, reply })),
  );
  app.post(
    '/desk/notices/:id/read',
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const { sent, problems } = readForm(door, request);
      if (problems.length > 0) return showDesk(door, { caller, request, reply }, problems, 403);
      await markRead(door, caller, idIn(request));
      return reply.redirect(first(sent, 'back') === 'all' ? '/desk?notices=all#notices' : '/desk#notices', 303);
    }),
  );
}

interface On {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
}

function idIn(request: FastifyRequest): string {
  const parsed = caseIdForm.safeParse((request.params as { id?: string }).id);
  if (!parsed.success) throw new Problem('not_found');
  return parsed.data;
}

async function claim(door: Door, on: On) {
  const { sent, problems } = readForm(door, on.request);
  if (problems.length > 0) return showDesk(door, on, problems, 403);
  const id = caseIdForm.safeParse(first(sent, 'case'));
  const body = COMMAND_BODIES.claimTask.safeParse({ task: first(sent, 'task') });
  const key = first(sent, '_key');
  if (!id.success || !body.success || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new Problem('malformed_request');
  const { caller } = on;
  try {
    await giveCommand(door, {
      ...{ caller, actor: caller.actor, caseId: id.data, name: 'claimTask', key, body: body.data },
    });
  } catch (error) {
    const { problems: refused, status } = refusalOf(error);
    return showDesk(door, on, refused, status);
  }
  return on.reply.redirect(caseHref(id.data), 303);
}

const cursorIn = (value: unknown) => (typeof value === 'string' && value !== '' ? { cursor: value } : {});

/** Which tasks the address of the desk asks for. */
export function deskQueries(request: FastifyRequest): { held: TaskQuery; free: TaskQuery } {
  const asked = request.query as { mine?: string; free?: string };
  return {
    held: taskQuery.parse({ mine: 'true', limit: ROWS, ...cursorIn(asked.mine) }),
    free: taskQuery.parse({ free: 'true', limit: ROWS, ...cursorIn(asked.free) }),
  };
}

async function showDesk(door: Door, { caller, request, reply }: On, problems: readonly FormProblem[], status: number) {
  const page = pageOf(door, request, reply);
  const asked = request.query as { mine?: string; free?: string; notices?: string; done?: string };
  const queries = deskQueries(request);
  const [held, free, notices, gaps] = await Promise.all([
    pageOfTasks(door, caller, queries.held),
    pageOfTasks(door, caller, queries.free),
    deskOf(door, caller),
    caller.actor.roles.includes('rules') ? presentGaps(door) : [],
  ]);
  const holderOf = ({ task }: (typeof held.tasks)[number]) => task.holder;
  const context = await rowContext(door, held.tasks.map(holderOf));
  const more = (name: 'mine' | 'free', next: string | null) =>
    next === null ? null : `/desk?${name}=${encodeURIComponent(next)}`;
  return sendPage(
    request,
    reply,
    <DeskPage
      {...{ page, caller, context, problems, notices, gaps }}
      mine={held.tasks.filter((row) => holderOf(row) === caller.staff.id)}
      inPlace={held.tasks.filter((row) => holderOf(row) !== caller.staff.id)}
      free={free.tasks}
      more={{ mine: more('mine', held.next), free: more('free', free.next) }}
      isFirst={asked.mine === undefined && asked.free === undefined}
      showsRead={asked.notices === 'all'}
      done={ROUTED_COMMANDS.find((one) => one === asked.done) ?? null}
    />,
    status,
  );
}
