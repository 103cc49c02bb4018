// One's own second factor at its address. What it takes to change it is decided in api/second-factor.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door, DoorApp } from '../../api/door.ts';
import { Problem, STATUS } from '../../api/errors.ts';
import { officeDay } from '../../api/office-day.ts';
import * as own from '../../api/second-factor.ts';
import { factorProof } from '../../api/second-factor-routes.ts';
import { attempts } from '../../api/staff-routes.ts';
import type { Words } from '../../domain/law.ts';
import { PROBLEM_WORDS, type ProblemCode } from '../../words/problem-words.ts';
import { SECOND_FACTOR_WORDS } from '../../words/second-factor-words.ts';
import { first } from '../form/form-body.ts';
import { type FormProblem, problemsOf } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import { pageOf, sendPage } from '../page-reply.tsx';
import { RecoveryCodesPage, SecondFactorPage } from './second-factor-page.tsx';
import { staffOnly } from './staff-only.tsx';
import type { StaffCaller } from './workbench-page.tsx';

const hidden = { schema: { hide: true } };
const AT = '/desk/second-factor';

interface On {
  caller: StaffCaller;
  request: FastifyRequest;
  reply: FastifyReply;
}

export function secondFactorPages(app: DoorApp, door: Door): void {
  app.get(
    AT,
    hidden,
    staffOnly(door, (caller, request, reply) => show(door, { caller, request, reply }, [], 200)),
  );
  app.post(
    `${AT}/begin`,
    hidden,
    staffOnly(door, async (caller, request, reply) => {
      const { problems } = readForm(door, request);
      if (problems.length > 0) return show(door, { caller, request, reply }, problems, 403);
      await own.beginFactor(door, caller.staff);
      return reply.redirect(AT, 303);
    }),
  );
  const config = attempts(door);
  app.post(
    `${AT}/confirm`,
    { ...hidden, config },
    staffOnly(door, (caller, request, reply) =>
      proved(door, { caller, request, reply }, (proof) => own.confirmFactor(door, caller.staff, proof)),
    ),
  );
  app.post(
    `${AT}/change`,
    { ...hidden, config },
    staffOnly(door, (caller, request, reply) => {
      const on = { caller, request, reply };
      const isEnd = first(readForm(door, request).sent, 'act') === 'remove';
      if (isEnd) return proved(door, on, (proof) => own.removeFactor(door, caller.staff, proof));
      return proved(door, on, (proof) => own.renewRecoveryCodes(door, caller.staff, proof));
    }),
  );
}

/** Does what password and code are given for; shows the recovery codes it gives, this once. */
async function proved(door: Door, on: On, act: (proof: own.FactorProof) => Promise<string[] | void>) {
  const { caller, request, reply } = on;
  const { sent, problems } = readForm(door, request);
  if (problems.length > 0) return show(door, on, problems, 403);
  const typed = { code: first(sent, 'code') || undefined, password: sent['password']?.[0] || undefined };
  const proof = factorProof.safeParse(typed, { reportInput: true });
  if (!proof.success) return show(door, on, problemsOf(proof.error.issues, sent), 422);
  try {
    const codes = await act(proof.data);
    if (codes === undefined) return reply.redirect(`${AT}?ended`, 303);
    const page = { ...pageOf(door, request, reply), path: AT };
    return sendPage(request, reply, <RecoveryCodesPage {...{ page, caller, codes }} />);
  } catch (error) {
    // Sent twice, or done in another window meanwhile: how it stands now.
    if (error instanceof Problem && error.code === 'wrong_state') return reply.redirect(AT, 303);
    const wrong = error instanceof Problem ? PLACES[error.code] : undefined;
    if (!(error instanceof Problem) || wrong === undefined) throw error;
    if (error.extras.retryAfterSeconds !== undefined)
      reply.header('retry-after', String(error.extras.retryAfterSeconds));
    return show(door, on, [wrong], STATUS[error.code]);
  }
}

const at = (path: string, words: Words): FormProblem => ({ path, words });
const PLACES: Partial<Record<ProblemCode, FormProblem>> = {
  wrong_credentials: at('password', SECOND_FACTOR_WORDS.wrongPassword),
  wrong_second_factor: at('code', PROBLEM_WORDS.wrong_second_factor),
  too_many_requests: at('code', PROBLEM_WORDS.too_many_requests),
};

async function show(door: Door, { caller, request, reply }: On, problems: readonly FormProblem[], status: number) {
  const [factor, factorKey] = await Promise.all([
    own.factorState(door, caller.staff.id),
    own.begunKey(door, caller.staff),
  ]);
  const since = factor.since === null ? '' : officeDay(door.settings.zone, Date.parse(factor.since));
  const { ended } = request.query as { ended?: string };
  const hasEnded = ended !== undefined && factor.state === 'none';
  const page = { ...pageOf(door, request, reply), path: AT };
  const props = { page, caller, factor, factorKey, since, hasEnded, problems };
  return sendPage(request, reply, <SecondFactorPage {...props} />, status);
}
