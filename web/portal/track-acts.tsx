// What a complainant does in their case: each act the rules give them as a form; one whose session is over goes to the door
// and comes back. Leaves out reading it (act-read.ts) and how a letter is confirmed: opening it does that (track-routes.tsx).
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireComplainant } from '../../api/authentication.ts';
import { giveCommand } from '../../api/case-commands.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { caseMark, type Interrupted, isMarkOf } from '../../api/interrupted-forms.ts';
import { takeIn } from '../../api/submission.ts';
import { COMPLAINANT_COMMANDS } from '../../api/tracking-routes.ts';
import { trackedCase } from '../../api/tracking-view.ts';
import { transitionOf } from '../../domain/case-transitions.ts';
import { TRACK_WORDS } from '../../words/portal-words.ts';
import { refusalOf } from '../form/act-form.tsx';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { keep, keepTyped } from '../kept-form.tsx';
import { pageOf, sendPage } from '../page-reply.tsx';
import { ActPage } from './act-page.tsx';
import { formOf, readOwn } from './act-read.ts';
import { guarded, unlessEnded } from './guarded.ts';
import { CASE_FIELD } from './own-form.tsx';
import { TrackPage } from './track-page.tsx';

const hidden = { schema: { hide: true } };

const ACTS = COMPLAINANT_COMMANDS.filter((one) => one !== 'recordDelivery');
const pathOf = (name: RoutedCommand): string => `/case/act/${name}`;

export function actRoutes(app: DoorApp, door: Door): void {
  for (const name of ACTS) {
    app.get(
      pathOf(name),
      hidden,
      guarded(async (request, reply) => {
        const { caseId } = await requireComplainant(door, request);
        return showAct(door, request, reply, { caseId, name });
      }),
    );
    app.post(pathOf(name), hidden, (request, reply) => act(door, request, reply, name));
  }
}

/** A form whose session was over, for the case that was opened since; false where it is about another. */
export function isResumable(door: Door, caseId: string, { sent }: Interrupted): boolean {
  return isMarkOf(door, caseId, first(sent, CASE_FIELD));
}

/** The form as it was left; nothing is sent by itself. */
export function resumeAct(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  caseId: string,
  { action, sent, mayHaveFiles }: Interrupted,
) {
  const name = ACTS.find((one) => pathOf(one) === action);
  if (name === undefined) return reply.redirect('/case', 303);
  const resumed = mayHaveFiles ? 'textWithoutFiles' : 'text';
  return showAct(door, request, reply, { caseId, name, sent, resumed });
}

interface ShownAct {
  caseId: string;
  name: RoutedCommand;
  sent?: Sent;
  problems?: readonly FormProblem[];
  allowed?: readonly string[];
  resumed?: 'text' | 'textWithoutFiles';
  status?: number;
}

async function showAct(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { caseId, sent = {}, problems = [], status, ...shown }: ShownAct,
) {
  const tracked = await trackedCase(door, caseId);
  const page = { ...pageOf(door, request, reply), path: pathOf(shown.name) };
  const mark = caseMark(door, caseId);
  return sendPage(request, reply, <ActPage {...{ page, tracked, mark, sent, problems, ...shown }} />, status);
}

async function act(door: Door, request: FastifyRequest, reply: FastifyReply, name: RoutedCommand) {
  const caller = await unlessEnded(requireComplainant(door, request));
  if (caller === null) return askAgain(door, request, reply, await keepTyped(door, request, reply, pathOf(name)), []);
  const { caseId, actor } = caller;
  const { form, problems } = await formOf(door, request, name, caller);
  if (!isMarkOf(door, caseId, first(form.sent, CASE_FIELD))) {
    // Another complaint was opened in this browser since.
    const kept = keep(door, request, reply, pathOf(name), form.sent);
    return askAgain(door, request, reply, kept, [{ path: 'number', words: TRACK_WORDS.otherCase }]);
  }
  const again = (shown: Omit<ShownAct, 'name' | 'caseId'>) => showAct(door, request, reply, { caseId, name, ...shown });
  if (problems.length > 0) return again({ sent: form.sent, problems, status: 422 });
  const read = await readOwn(door, caseId, name, form);
  if (read.kind === 'again') return again({ ...read, status: read.problems.length > 0 ? 422 : 200 });
  try {
    const given = { caseId, name, key: read.key, actor, body: read.body };
    if (transitionOf(name).signal === true) await takeIn(door, { ...given, kind: 'signal' });
    else await giveCommand(door, { ...given, caller });
  } catch (error) {
    const { problems: refused, extras, status } = refusalOf(error);
    return again({
      sent: status === 503 ? read.sent : { ...read.sent, _key: [randomUUID()] },
      problems: refused,
      allowed: extras.allowed,
      status,
    });
  }
  return reply.redirect(`/case?done=${name}`, 303);
}

/** The door of cases, with what was typed. */
function askAgain(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  kept: string,
  problems: readonly FormProblem[],
) {
  const page = { ...pageOf(door, request, reply), path: '/track' };
  return sendPage(request, reply, <TrackPage {...{ page, problems, kept }} sent={{}} hasEnded />, 401);
}
