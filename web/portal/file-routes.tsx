// The way through filing a complaint: each step kept as it is sent, shown again where something is missing, and sent
// once, however often the last button is pressed.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { fileName, takeUpload } from '../../api/evidence-store.ts';
import { registerComplaint } from '../../api/intake.ts';
import { beginDraft, type ComplaintDraft, draftOf, dropDraft, keepDraft } from '../../api/portal-drafts.ts';
import { portalChannel } from '../../api/portal-channel.ts';
import { portalFacts } from '../../api/portal-facts.ts';
import type { Words } from '../../domain/law.ts';
import { FILE_WORDS } from '../../words/portal-words.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { changedRows } from '../form/form-rows.ts';
import { readFiles, readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { CheckPage, DiscardPage } from './check-page.tsx';
import { StepPage } from './file-forms.tsx';
import {
  complaintOf,
  nextStep,
  problemsOfStep,
  type Step,
  stepOfPlace,
  STEPS,
  unfinished,
  withStep,
} from './file-steps.ts';
import { SentPage } from './sent-page.tsx';

const hidden = { schema: { hide: true } };

export function fileRoutes(app: DoorApp, door: Door): void {
  app.get('/complain', hidden, async (request, reply) => {
    if ((await portalChannel(door)) === null) return reply.redirect('/', 303);
    if ((await draftOf(door, request)) === null) await beginDraft(door, reply);
    return reply.redirect('/complain/whom', 303);
  });
  for (const step of STEPS) {
    app.get(`/complain/${step}`, hidden, (request, reply) => show(door, request, reply, { step }));
  }
  for (const step of ['whom', 'what', 'want', 'contact'] as const) {
    app.post(`/complain/${step}`, hidden, (request, reply) => take(door, request, reply, step));
  }
  evidenceRoutes(app, door);
  app.post('/complain/send', hidden, (request, reply) => send(door, request, reply));
  app.get('/complain/discard', hidden, (request, reply) =>
    sendPage(request, reply, <DiscardPage page={pageOf(door, request, reply)} />),
  );
  app.post('/complain/discard', hidden, async (request, reply) => {
    if (readForm(door, request).problems.length === 0) await dropDraft(door, request, reply);
    return reply.redirect('/', 303);
  });
}

interface Shown {
  step: Step;
  sent?: Sent;
  problems?: readonly FormProblem[];
  status?: number;
}

/** A step as the draft has it, or as it was just sent. Without a draft: back to the beginning. */
async function show(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { step, sent, problems = [], status }: Shown,
) {
  const [draft, facts] = await Promise.all([draftOf(door, request), portalFacts(door)]);
  if (draft === null) return reply.redirect('/complain', 303);
  const open = step === 'check' ? unfinished(draft.sent) : null;
  if (open !== null) return reply.redirect(`/complain/${open}`, 303);
  const page = pageOf(door, request, reply);
  if (page.path === '/') page.path = `/complain/${step}`;
  const props = { page, step, facts, draft, sent: sent ?? draft.sent, problems };
  return sendPage(request, reply, step === 'check' ? <CheckPage {...props} /> : <StepPage {...props} />, status);
}

/** Keeps what was sent, right or not; goes on only where nothing is missing. */
async function take(door: Door, request: FastifyRequest, reply: FastifyReply, step: Step) {
  const form = readForm(door, request);
  const draft = await draftOf(door, request);
  if (draft === null) return reply.redirect('/complain', 303);
  if (form.problems.length > 0)
    return show(door, request, reply, { step, sent: form.sent, problems: form.problems, status: 403 });
  const rows = changedRows(form.sent);
  const sent = rows ?? form.sent;
  const kept = withStep(draft, step, sent);
  await keepDraft(door, request, kept);
  if (rows !== null) return show(door, request, reply, { step, sent });
  const problems = problemsOfStep(step, sent);
  if (problems.length > 0) return show(door, request, reply, { step, sent, problems, status: 422 });
  return reply.redirect(`/complain/${nextStep(step)}`, 303);
}

function evidenceRoutes(app: DoorApp, door: Door): void {
  app.post('/complain/evidence', hidden, async (request, reply) => {
    const draft = await draftOf(door, request);
    const channel = await portalChannel(door);
    if (draft === null || channel === null) return reply.redirect('/complain', 303);
    const problems: FormProblem[] = [];
    const files = [...draft.files];
    const form = await readFiles(door, request, async (file) => {
      try {
        const { evidenceId, size } = await takeUpload(door, file, channel.actor, null);
        files.push({ id: evidenceId, name: fileName(file.filename), size });
      } catch (error) {
        file.file.resume();
        if (!(error instanceof Problem)) throw error;
        problems.push({ path: 'files', words: PROBLEM_WORDS[error.code] });
      }
    });
    await keepDraft(door, request, { ...draft, files });
    const all = [...form.problems, ...problems];
    if (all.length > 0) return show(door, request, reply, { step: 'evidence', problems: all, status: 422 });
    return reply.redirect('/complain/evidence', 303);
  });
  app.post('/complain/evidence/remove', hidden, async (request, reply) => {
    const draft = await draftOf(door, request);
    const { sent, problems } = readForm(door, request);
    if (draft !== null && problems.length === 0)
      await keepDraft(door, request, { ...draft, files: draft.files.filter(({ id }) => id !== first(sent, 'file')) });
    return reply.redirect('/complain/evidence', 303);
  });
  app.post('/complain/evidence/done', hidden, (_request, reply) => reply.redirect('/complain/contact', 303));
}

async function send(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { sent, problems } = readForm(door, request);
  const [draft, channel] = await Promise.all([draftOf(door, request), portalChannel(door)]);
  if (draft === null || channel === null) return reply.redirect('/complain', 303);
  const check = (more: readonly FormProblem[], status = 422) =>
    show(door, request, reply, { step: 'check', problems: more, status });
  if (problems.length > 0) return check(problems, 403);
  if (first(sent, 'truth') !== 'true') return check([{ path: 'truth', words: FILE_WORDS.truthNeeded }]);
  const page = pageOf(door, request, reply);
  const complaint = complaintOf(draft, page.language, true);
  if (!complaint.success) return missedBy(door, request, reply, draft, placesOf(complaint.error.issues));
  try {
    const { answer } = await registerComplaint(door, channel, draft.key, complaint.data);
    const origin = door.settings.publicUrl ?? `${request.protocol}://${request.host}`;
    return sendPage(request, reply, <SentPage {...{ page, answer, origin }} />, 201);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return missedBy(door, request, reply, draft, placesIn(error), error);
  }
}

const placesOf = (issues: readonly { path: PropertyKey[] }[]): string[] =>
  issues.map(({ path }) => `/${path.map(String).join('/')}`);

/** Places that a refusal at the door names. */
function placesIn({ extras: { detail } }: Problem): string[] {
  const given = (detail ?? {}) as { fields?: { path: string }[]; path?: string; field?: string; missing?: string[] };
  const dotted = [...(given.field === undefined ? [] : [given.field]), ...(given.missing ?? [])];
  return [
    ...(given.fields ?? []).map((field) => field.path),
    ...(typeof given.path === 'string' ? [given.path] : []),
    ...dotted.map((one) => `/${one.replaceAll('.', '/')}`),
  ];
}

/** Plainer than the refusal, where the place tells what is meant. */
function wordsAt(place: string, problem?: Problem): Words | null {
  const { atMost } = (problem?.extras.detail ?? {}) as { atMost?: number };
  if (problem?.code === 'limit_exceeded' && place.endsWith('/representatives') && atMost !== undefined) {
    const { zh, en } = FILE_WORDS.representativesMost;
    return { zh: zh.replaceAll('{n}', String(atMost)), en: en.replaceAll('{n}', String(atMost)) };
  }
  return problem?.code === 'incomplete' ? FILE_WORDS.required : null;
}

/** Shows the step where the first missing thing belongs; the refusal itself where it names no place. */
async function missedBy(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  draft: ComplaintDraft,
  places: readonly string[],
  problem?: Problem,
) {
  const words = problem === undefined ? FILE_WORDS.required : PROBLEM_WORDS[problem.code];
  const [place] = places;
  if (place === undefined)
    return show(door, request, reply, { step: 'check', problems: [{ path: '', words }], status: 422 });
  const step = stepOfPlace(place);
  const problems = places
    .filter((one) => stepOfPlace(one) === step)
    .map((one) => ({
      path: one.split('/').at(-1) ?? '',
      words: wordsAt(one, problem) ?? words,
    }));
  return show(door, request, reply, { step, sent: draft.sent, problems, status: 422 });
}
