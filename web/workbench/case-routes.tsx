// The pages of one case for staff: the case, its limits day by day, a notice, a piece of evidence, contact details in full,
// and the forms of its commands.
import type { FastifyRequest } from 'fastify';
import { formFacts } from '../../api/case-forms.ts';
import { caseNamed, revealIdentity, wholeCase } from '../../api/case-views.ts';
import { ROUTED_COMMANDS } from '../../api/command-bodies.ts';
import type { Door, DoorApp } from '../../api/door.ts';
import { engineLink } from '../../api/engine-link.ts';
import { Problem } from '../../api/errors.ts';
import { noticeForStaff } from '../../api/notice-routes.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { first } from '../form/form-body.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { actRoutes } from './act-routes.tsx';
import type { Done } from './case-header.tsx';
import { CasePage } from './case-page.tsx';
import { EvidencePage, NoticePage, RevealPage, WhyPage } from './case-side-pages.tsx';
import { type StaffPage, staffOnly } from './staff-only.tsx';

const hidden = { schema: { hide: true } };
const MOST_REASON = 500;

export function casePageRoutes(app: DoorApp, door: Door): void {
  const at = (path: string, show: StaffPage) => app.get(`/desk/cases/:caseId${path}`, hidden, staffOnly(door, show));
  at('', showCase(door));
  at('/why', showWhy(door));
  at('/notices/:noticeId', showNotice(door));
  at('/evidence/:evidenceId', showEvidence(door));
  at('/reveal', showReveal(door));
  app.post('/desk/cases/:caseId/reveal', hidden, staffOnly(door, reveal(door)));
  actRoutes(app, door);
}

const paramsOf = (request: FastifyRequest) =>
  request.params as { caseId: string; noticeId: string; evidenceId: string };

/** A number of a case leads to its one address. */
const showCase =
  (door: Door): StaffPage =>
  async (caller, request, reply) => {
    const reference = paramsOf(request).caseId;
    const caseId = await caseNamed(door, caller, reference);
    if (caseId !== reference) return reply.redirect(`/desk/cases/${caseId}`, 303);
    const facts = await formFacts(door, caller, caseId);
    const page = { ...pageOf(door, request, reply), path: `/desk/cases/${caseId}` };
    const engine = engineLink(door, caller, caseId);
    return sendPage(request, reply, <CasePage {...{ page, caller, facts, engine }} done={doneOf(request)} />);
  };

function doneOf(request: FastifyRequest): Done | null {
  const { done, since } = request.query as { done?: string; since?: string };
  const name = ROUTED_COMMANDS.find((one) => one === done);
  if (name === undefined) return null;
  return { name, since: /^\d{1,9}$/.test(since ?? '') ? Number(since) : null };
}

const showWhy =
  (door: Door): StaffPage =>
  async (caller, request, reply) => {
    const whole = await wholeCase(door, caller, await caseNamed(door, caller, paramsOf(request).caseId));
    return sendPage(request, reply, <WhyPage page={pageOf(door, request, reply)} {...{ caller, whole }} />);
  };

const showNotice =
  (door: Door): StaffPage =>
  async (caller, request, reply) => {
    const { caseId: reference, noticeId } = paramsOf(request);
    const caseId = await caseNamed(door, caller, reference);
    const letter = await noticeForStaff(door, caller, caseId, noticeId);
    return sendPage(request, reply, <NoticePage page={pageOf(door, request, reply)} {...{ caller, caseId, letter }} />);
  };

const showEvidence =
  (door: Door): StaffPage =>
  async (caller, request, reply) => {
    const { caseId: reference, evidenceId } = paramsOf(request);
    const whole = await wholeCase(door, caller, await caseNamed(door, caller, reference));
    if (!whole.files.some(({ id }) => id === evidenceId)) throw new Problem('not_found');
    return sendPage(
      request,
      reply,
      <EvidencePage page={pageOf(door, request, reply)} {...{ caller, whole, evidenceId }} />,
    );
  };

const showReveal =
  (door: Door): StaffPage =>
  async (caller, request, reply) => {
    const whole = await wholeCase(door, caller, await caseNamed(door, caller, paramsOf(request).caseId));
    if (!whole.mayReveal) throw new Problem('not_permitted');
    const page = pageOf(door, request, reply);
    return sendPage(request, reply, <RevealPage {...{ page, caller, whole }} reason="" problems={[]} card={null} />);
  };

const reveal =
  (door: Door): StaffPage =>
  async (caller, request, reply) => {
    const caseId = await caseNamed(door, caller, paramsOf(request).caseId);
    const { sent, problems: stale } = readForm(door, request);
    const reason = first(sent, 'reason');
    const isRight = reason.length > 0 && reason.length <= MOST_REASON;
    const problems = isRight ? stale : [...stale, { path: 'reason', words: PAGE_WORDS.fillIn }];
    const card = problems.length > 0 ? null : ((await revealIdentity(door, caller, caseId, reason)) ?? {});
    const whole = await wholeCase(door, caller, caseId);
    const page = { ...pageOf(door, request, reply), path: `/desk/cases/${caseId}/reveal` };
    const status = problems.length > 0 ? 422 : 200;
    return sendPage(request, reply, <RevealPage {...{ page, caller, whole, reason, problems, card }} />, status);
  };
