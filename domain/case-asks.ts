// What others were asked ends with what it was asked for: with the reply, the case, or the review that asked. Limits and tasks
// end in the event that does it, what is left open is marked when it is folded.
import { endClock, isLive } from './clock-ledger.ts';
import type { ClockMove } from './clock.ts';
import type { CaseState, EventDraft, Phase } from './case.ts';
import type { Turn } from './case-rules.ts';
import { openOpinions, opinionClock, withUnits } from './consultation-state.ts';
import { informationClock, openRequests, withRequest } from './information-state.ts';
import type { TaskKind } from './people.ts';

const ASKING: ReadonlySet<TaskKind> = new Set(['giveOpinion']);

function isOver(before: Phase, after: Phase | undefined): boolean {
  if (after === undefined || after === before) return false;
  return after === 'delivering' || after === 'concluded' || after === 'archived' || before === 'inReview';
}

/** Clocks and tasks of what is still asked when a draft ends it. */
export function asksOver(turn: Turn, state: CaseState, draft: EventDraft) {
  if (!isOver(state.phase, draft.phase)) return { clocks: [], tasks: [] };
  const clocks = clocksOfAsks(state).flatMap((id): ClockMove[] => {
    const clock = state.clocks[id];
    const open = clock !== undefined && (isLive(clock) || clock.standing === 'expired');
    return open ? [endClock(clock, { on: turn.on, at: turn.at, reason: draft.type })] : [];
  });
  const tasks = Object.values(state.tasks).filter((task) => ASKING.has(task.kind));
  return { clocks, tasks: tasks.map(({ id }) => ({ move: 'close' as const, id })) };
}

/** Marks as ended what a change of phase left unanswered. */
export function endedAsks(before: CaseState, after: CaseState): Partial<CaseState> {
  if (!isOver(before.phase, after.phase)) return {};
  const consultations = openOpinions(after).reduce<Pick<CaseState, 'consultations'>>(
    (ended, { consultation }) =>
      withUnits({ ...after, ...ended }, consultation, ({ state }) => (state === 'open' ? { state: 'ended' } : {})),
    {},
  );
  const requests = openRequests(after).reduce<Pick<CaseState, 'informationRequests'>>(
    (ended, { id }) => withRequest({ ...after, ...ended }, id, () => ({ state: 'ended' })),
    {},
  );
  return { ...consultations, ...requests };
}

function clocksOfAsks(state: CaseState): string[] {
  return [
    ...openOpinions(state).map(({ consultation, unit }) => opinionClock(consultation, unit)),
    ...openRequests(state).flatMap(({ id, notice }) => [informationClock(id), `proof:${notice}`]),
  ];
}
