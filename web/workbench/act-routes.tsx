// Forms for every command of a case: shown, drawn again with what was wrong, asked twice where there is no way back,
// given to the case, and what came of it. Whether it is allowed is the rules' business.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { demandsOf, formFacts } from '../../api/case-forms.ts';
import { type CommandResultBody, giveCommand } from '../../api/case-commands.ts';
import { caseNamed, eventsOf } from '../../api/case-views.ts';
import { ROUTED_COMMANDS, type RoutedCommand } from '../../api/command-bodies.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem, type ProblemExtras } from '../../api/errors.ts';
import { takeUpload } from '../../api/evidence-store.ts';
import { officeOffset } from '../../api/office-day.ts';
import { DESK_CASE_WORDS, IRREVERSIBLE } from '../../words/case-desk-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { readAct, refusalOf } from '../form/act-form.tsx';
import { first, type Sent } from '../form/form-body.ts';
import { type Field, fieldsOf } from '../form/form-fields.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { fileField } from '../form/form-view.tsx';
import { COMMAND_BODIES } from '../../api/command-bodies.ts';
import { readFiles, type SentForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { staffChoices, staffFixed } from './act-choices.ts';
import { foreseen, foreseenRemedy } from './act-follows.tsx';
import { ActPage, BEHALF_FIELD, ConfirmPage, partiesFor, rekeyed, VERSION_FIELD } from './act-page.tsx';
import { openRequest, staffStart } from './act-start.ts';
import { lawMovesOf } from './law-moves.tsx';
import { SuccessorPage } from './successor-page.tsx';
import type { StaffCaller } from './workbench-page.tsx';
import { type StaffPage, staffOnly } from './staff-only.tsx';
import type { z } from 'zod';

const hidden = { schema: { hide: true } };

export function actRoutes(app: DoorApp, door: Door): void {
  app.get('/desk/cases/:caseId/act/:command', hidden, staffOnly(door, showForm(door)));
  app.post('/desk/cases/:caseId/act/:command', hidden, staffOnly(door, takeForm(door)));
}

/** The command of the address. Throws 404. */
function commandOf(request: FastifyRequest): RoutedCommand {
  const { command } = request.params as { command: string };
  const name = ROUTED_COMMANDS.find((one) => one === command);
  if (name === undefined) throw new Problem('not_found');
  return name;
}

const referenceOf = (request: FastifyRequest): string => (request.params as { caseId: string }).caseId;

interface Shown {
  sent?: Sent;
  problems?: readonly FormProblem[];
  refused?: ProblemExtras;
  status?: number;
  confirm?: boolean;
}

async function show(
  door: Door,
  caller: StaffCaller,
  request: FastifyRequest,
  reply: FastifyReply,
  { sent: given, problems = [], refused = {}, status, confirm = false }: Shown,
) {
  const name = commandOf(request);
  const caseId = await caseNamed(door, caller, referenceOf(request));
  const known = await formFacts(door, caller, caseId);
  const page = { ...pageOf(door, request, reply), path: `/desk/cases/${caseId}/act/${name}` };
  const sent = given ?? opening(name, known, caller);
  const leaderDemands = name === 'joinGroup' ? await demandsOf(door, caller, first(sent, 'leader')) : [];
  const facts = { ...known, leaderDemands };
  const seen = given === undefined ? facts.detail.version : versionSeen(given, facts.detail.version);
  const hasFiles = namesEvidence(fieldsOf(COMMAND_BODIES[name] as z.ZodType));
  const view = {
    ...{ page, command: name, problems, sent, files: hasFiles },
    ...staffFixed(page, facts, name),
    choices: staffChoices(page, facts, name),
  };
  const [follows, remedyDay, lawPreview] = await Promise.all([
    foreseen(door, caller, name, facts, sent),
    foreseenRemedy(door, caller, name, facts),
    lawMovesOf(door, caller, name, facts),
  ]);
  const props = { view, caller, name, facts, follows, remedyDay, lawPreview };
  const isClosed = given === undefined && !facts.detail.allowedCommands.some((one) => one === name);
  const told = isClosed ? { ...view, problems: [{ path: '', words: DESK_CASE_WORDS.notAllowed }] } : view;
  const said = isClosed ? { allowed: facts.detail.allowedCommands } : refused;
  return sendPage(
    request,
    reply,
    confirm ? <ConfirmPage {...props} /> : <ActPage {...props} view={told} refused={said} seen={seen} />,
    status,
  );
}

function opening(name: RoutedCommand, facts: Awaited<ReturnType<typeof formFacts>>, caller: StaffCaller): Sent {
  const parties = partiesFor(name, caller);
  const asked = name === 'answerInformation' ? openRequest(facts)?.party : undefined;
  const party = parties.find((one) => one === asked) ?? parties[0];
  const own = ['supplementEvidence', 'addContact', 'recordDelivery'].includes(name);
  return { ...staffStart(name, facts, caller.staff.id), [BEHALF_FIELD]: [party === undefined || own ? '' : party] };
}

function versionSeen(sent: Sent, current: number): number {
  const seen = Number(first(sent, VERSION_FIELD));
  return Number.isSafeInteger(seen) && seen > 0 ? seen : current;
}

const namesEvidence = (fields: readonly Field[]): boolean =>
  fields.some(
    (field) =>
      field.mark === 'evidence' ||
      (field.kind === 'group' && namesEvidence(field.fields)) ||
      (field.kind === 'rows' && namesEvidence(field.row)),
  );

const showForm =
  (door: Door): StaffPage =>
  (caller, request, reply) =>
    show(door, caller, request, reply, {});

const takeForm =
  (door: Door): StaffPage =>
  async (caller, request, reply) => {
    const name = commandOf(request);
    const caseId = await caseNamed(door, caller, referenceOf(request));
    const { form, problems } = await formOf(door, request, caller, caseId);
    const again = (shown: Shown) => show(door, caller, request, reply, shown);
    if (problems.length > 0) return again({ sent: form.sent, problems, status: 422 });
    if (first(form.sent, '_edit') !== '') return again({ sent: form.sent });
    const read = readAct(name, form, officeOffset(door.settings.zone));
    if (read.kind === 'again') return again({ ...read, status: read.problems.length > 0 ? 422 : 200 });
    const { body, key } = read;
    const sent = { ...read.sent, _key: [key] };
    if (name in IRREVERSIBLE && first(sent, '_confirmed') === '') return again({ sent, confirm: true });
    try {
      const actor = actorFor(name, sent, caller);
      const result = await giveCommand(door, { caller, actor, caseId, name, key, body });
      return await done(door, { caller, request, reply, name, sent, key, result });
    } catch (error) {
      const { problems: refusals, extras, status } = refusalOf(error);
      // After a fault of the moment the same key may be sent again; a no needs a new one.
      const next = status === 503 ? sent : rekeyed(sent);
      return again({ sent: { ...next, _confirmed: [] }, problems: refusals, refused: extras, status });
    }
  };

function actorFor(name: RoutedCommand, sent: Sent, caller: StaffCaller) {
  const onBehalfOf = partiesFor(name, caller).find((party) => party === first(sent, BEHALF_FIELD));
  return onBehalfOf === undefined ? caller.actor : { ...caller.actor, onBehalfOf };
}

interface Came {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
  name: RoutedCommand;
  sent: Sent;
  key: string;
  result: CommandResultBody;
}

/** Back to the case, with what others did to it since the form was opened. A successor's code is shown once, here. */
async function done(door: Door, { caller, request, reply, name, sent, key, result }: Came) {
  const { caseId, trackingCode } = result;
  if (trackingCode !== undefined)
    return sendPage(
      request,
      reply,
      <SuccessorPage page={pageOf(door, request, reply)} caller={caller} caseId={caseId} code={trackingCode} />,
    );
  const seen = versionSeen(sent, result.version);
  const events = await eventsSeen(door, caller, caseId);
  // The opinion of a unit was all the case wanted of it: it is not in sight any more.
  if (events === null) return reply.redirect(`/desk?done=${name}`, 303);
  const others = events.some((event) => event.seq > seen && event.key !== key);
  return reply.redirect(`/desk/cases/${caseId}?done=${name}${others ? `&since=${seen}` : ''}`, 303);
}

/** null where the case has gone out of sight by the act itself. */
async function eventsSeen(door: Door, caller: StaffCaller, caseId: string) {
  try {
    return await eventsOf(door, caller, caseId);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  }
}

/** The form with the files it brought, stored already and ticked where they were given. */
async function formOf(
  door: Door,
  request: FastifyRequest,
  { actor }: StaffCaller,
  caseId: string,
): Promise<{ form: SentForm; problems: FormProblem[] }> {
  const taken: { path: string; id: string }[] = [];
  const problems: FormProblem[] = [];
  const form = await readFiles(door, request, async (file) => {
    const path = file.fieldname.replace(/^_file\./, '');
    try {
      taken.push({ path, id: (await takeUpload(door, file, actor, caseId)).evidenceId });
    } catch (error) {
      file.file.resume();
      if (!(error instanceof Problem)) throw error;
      problems.push({ path: fileField(path), words: PROBLEM_WORDS[error.code] });
    }
  });
  const sent = taken.reduce<Sent>(
    (all, { path, id }) => ({
      ...all,
      [path]: [...(all[path] ?? []).filter((one) => one !== ''), id],
    }),
    form.sent,
  );
  return { form: { ...form, sent }, problems };
}
