// Decides what the sent form of a leave means, at which field a no is said, and that a second press enters nothing twice.
import type { FastifyRequest } from 'fastify';
import type { Door } from '../../api/door.ts';
import { Problem } from '../../api/errors.ts';
import { localId } from '../../api/field-schemas.ts';
import { leaveBody } from '../../api/leave-bodies.ts';
import { enterLeave, type LeaveBody, leaveOf } from '../../api/leaves.ts';
import { LEAVER_WORDS } from '../../words/leaver-words.ts';
import { PAGE_WORDS } from '../../words/page-words.ts';
import { PROBLEM_WORDS, type ProblemCode } from '../../words/problem-words.ts';
import { first, type Sent } from '../form/form-body.ts';
import { type FormProblem, problemsOf } from '../form/form-problems.ts';
import { readForm } from '../page-form.ts';
import type { StaffCaller } from './workbench-page.tsx';

export interface WantedLeave {
  who: string;
  body: LeaveBody;
  sent: Sent;
}

interface ReadLeave {
  sent: Sent;
  problems: FormProblem[];
  /** Null where something is not right. */
  wanted: WantedLeave | null;
}

export function readLeave(door: Door, request: FastifyRequest): ReadLeave {
  const { sent, problems: stale } = readForm(door, request);
  const given = (name: string) => first(sent, name) || undefined;
  const body = leaveBody.safeParse(
    { lastDay: given('lastDay'), successor: given('successor'), reason: given('reason') },
    { reportInput: true },
  );
  const who = localId.safeParse(first(sent, 'who'));
  const problems: FormProblem[] = [
    ...stale,
    ...(who.success ? [] : [{ path: 'who', words: PAGE_WORDS.chooseOne }]),
    ...(body.success ? [] : problemsOf(body.error.issues, sent)),
  ];
  const isRight = who.success && body.success && problems.length === 0;
  return { sent, problems, wanted: isRight ? { who: who.data, body: body.data, sent } : null };
}

const REFUSED: Partial<Record<ProblemCode, FormProblem>> = {
  already_done: { path: 'who', words: LEAVER_WORDS.gone },
  wrong_state: { path: 'successor', words: LEAVER_WORDS.successorGoing },
  unknown_staff: { path: 'successor', words: PROBLEM_WORDS.unknown_staff },
  other_body: { path: 'successor', words: PROBLEM_WORDS.other_body },
};

/** The field a no is about; null for what no field of the form can mend. */
export function refusedAt(error: unknown): FormProblem | null {
  if (!(error instanceof Problem)) return null;
  if (error.code !== 'same_person') return REFUSED[error.code] ?? null;
  // Only a no about the leaver names them.
  return error.extras.detail === undefined
    ? { path: 'successor', words: LEAVER_WORDS.sameAsLeaver }
    : { path: 'who', words: LEAVER_WORDS.ownself };
}

/** A second press finds what the first one entered. */
export async function enterOnce(door: Door, caller: StaffCaller, { who, body }: WantedLeave): Promise<void> {
  try {
    await enterLeave(door, caller, who, body);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'already_done') throw error;
    const { enteredBy, successor, lastDay, reason } = await leaveOf(door, caller, who);
    const isSame =
      enteredBy === caller.staff.id &&
      successor === (body.successor ?? null) &&
      lastDay === (body.lastDay ?? null) &&
      reason === (body.reason ?? null);
    if (!isSame) throw error;
  }
}
