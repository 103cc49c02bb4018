// Reads what a complainant sent of an act: its files, taken as they come and kept even where a field is wrong, and the body
// its form means. Leaves out whether the act is allowed.
import type { FastifyRequest } from 'fastify';
import type { requireComplainant } from '../../api/authentication.ts';
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { Door } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { takeUpload } from '../../api/evidence-store.ts';
import { isMarkOf } from '../../api/interrupted-forms.ts';
import { officeOffset } from '../../api/office-day.ts';
import { renewedCard, todayIn } from '../../api/tracking-reach.ts';
import { trackedCase } from '../../api/tracking-view.ts';
import { PROBLEM_WORDS } from '../../words/problem-words.ts';
import { type ActRead, readAct, readBody } from '../form/act-form.tsx';
import { first, type Sent } from '../form/form-body.ts';
import type { FormProblem } from '../form/form-problems.ts';
import { readFiles, readForm, type SentForm } from '../page-form.ts';
import type { Tracked } from './case-page.tsx';
import { newCard } from './contact-form.tsx';
import { CASE_FIELD, withUpload } from './own-form.tsx';
import { OWN_FORMS } from './own-forms.ts';

type Complainant = Awaited<ReturnType<typeof requireComplainant>>;

/** The body of the act as its form means it. */
export async function readOwn(door: Door, caseId: string, name: RoutedCommand, form: SentForm): Promise<ActRead> {
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
export async function formOf(
  door: Door,
  request: FastifyRequest,
  name: RoutedCommand,
  { actor, caseId }: Complainant,
): Promise<{ form: SentForm; problems: FormProblem[] }> {
  if (OWN_FORMS[name]?.files !== true) return { form: readForm(door, request), problems: [] };
  const problems: FormProblem[] = [];
  const taken: [field: string, id: string][] = [];
  const form = await readFiles(door, request, async (file, before) => {
    if (!isMarkOf(door, caseId, first(before, CASE_FIELD))) return void file.file.resume();
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
