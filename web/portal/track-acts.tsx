// What a complainant does in their case: each act the rules give them as a form, with its files. A file that was taken
// stays even where a field is wrong. Leaves out how a letter is confirmed: opening it does that (track-routes.tsx).
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireComplainant } from '../../api/authentication.ts';
import { giveCommand } from '../../api/case-commands.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { takeUpload } from '../../api/evidence-store.ts';
import { officeOffset } from '../../api/office-day.ts';
import { takeIn } from '../../api/submission.ts';
import { renewedCard, todayIn } from '../../api/tracking-reach.ts';
import { COMPLAINANT_COMMANDS } from '../../api/tracking-routes.ts';
import { trackedCase } from '../../api/tracking-view.ts';
import { transitionOf } from '../../domain/case-transitions.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { type ActRead, readAct, readBody, refusalOf } from '../form/act-form.tsx';
import type { Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readFiles, readForm, type SentForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { ActPage } from './act-page.tsx';
import type { Tracked } from './case-page.tsx';
import { newCard } from './contact-form.tsx';
import { guarded } from './guarded.ts';
import { withUpload } from './own-form.tsx';
import { OWN_FORMS } from './own-forms.ts';

const hidden = { schema: { hide: true } };

export function actRoutes(app: DoorApp, door: Door): void {
  for (const name of COMPLAINANT_COMMANDS.filter((one) => one !== 'recordDelivery')) {
    app.get(
      `/case/act/${name}`,
      hidden,
      guarded((request, reply) => showAct(door, request, reply, { name })),
    );
    app.post(
      `/case/act/${name}`,
      hidden,
      guarded((request, reply) => act(door, request, reply, name)),
    );
  }
}

interface ShownAct {
  name: RoutedCommand;
  sent?: Sent;
  problems?: readonly FormProblem[];
  allowed?: readonly string[];
  status?: number;
}

async function showAct(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { name, sent = {}, problems = [], allowed, status }: ShownAct,
) {
  const { caseId } = await requireComplainant(door, request);
  const tracked = await trackedCase(door, caseId);
  const page = { ...pageOf(door, request, reply), path: `/case/act/${name}` };
  return sendPage(request, reply, <ActPage {...{ page, tracked, name, sent, problems, allowed }} />, status);
}

type Complainant = Awaited<ReturnType<typeof requireComplainant>>;

async function act(door: Door, request: FastifyRequest, reply: FastifyReply, name: RoutedCommand) {
  const caller = await requireComplainant(door, request);
  const { caseId, actor } = caller;
  const { form, problems } = await formOf(door, request, name, caller);
  const again = (shown: Omit<ShownAct, 'name'>) => showAct(door, request, reply, { name, ...shown });
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

/** The body of the act as its form means it. */
async function readOwn(door: Door, caseId: string, name: RoutedCommand, form: SentForm): Promise<ActRead> {
  const own = OWN_FORMS[name];
  if (own === undefined) return readAct(name, form, officeOffset(door.settings.zone));
  const { sent, problems: stale } = form;
  if (stale.length > 0) return { kind: 'again', sent, problems: stale };
  const [tracked, today] = await Promise.all([trackedCase(door, caseId), todayIn(door, caseId)]);
  const missing = own.check?.(sent, tracked) ?? [];
  if (missing.length > 0) return { kind: 'again', sent, problems: missing };
  const body = own.body(sent, tracked, today);
  const whole = name === 'changeContact' ? await withWholeCard(door, caseId, sent, body) : body;
  const read = readBody(name, form, () => whole);
  if (read.kind === 'body' || own.place === undefined) return read;
  return { ...read, problems: placed(read.problems, (path) => own.place!(path, sent, tracked)) };
}

const placed = (problems: readonly FormProblem[], place: (path: string) => string): FormProblem[] =>
  problems.map(({ path, words }) => ({ path: place(path), words }));

/** What the form left empty stays as it was. */
async function withWholeCard(door: Door, caseId: string, sent: Sent, body: unknown) {
  const { reach } = body as { reach: Tracked['reach'] };
  return { reach: { ...reach, card: await renewedCard(door, caseId, newCard(sent)) } };
}

/** The form with the ids of the files it brought, stored already. */
async function formOf(
  door: Door,
  request: FastifyRequest,
  name: RoutedCommand,
  { actor, caseId }: Complainant,
): Promise<{ form: SentForm; problems: FormProblem[] }> {
  if (OWN_FORMS[name]?.files !== true) return { form: readForm(door, request), problems: [] };
  const problems: FormProblem[] = [];
  const taken: [field: string, id: string][] = [];
  const form = await readFiles(door, request, async (file) => {
    try {
      taken.push([file.fieldname, (await takeUpload(door, file, actor, caseId)).evidenceId]);
    } catch (error) {
      file.file.resume();
      if (!(error instanceof Problem)) throw error;
      problems.push({ path: file.fieldname, words: PROBLEM_WORDS[error.code] });
    }
  });
  const sent = taken.reduce((all, [field, id]) => withUpload(all, field, id), form.sent);
  return { form: { ...form, sent }, problems };
}
