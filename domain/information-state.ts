// What stands in the requests to the parties: which are open, under which clock, and what the proof of delivery starts.
// Leaves out who may ask and answer (information-rules.ts, information-answers.ts).
import { endClock, hasClock, isLive, meetClock, startClock, startClockUntil } from './clock-ledger.ts';
import type { Clock, ClockMove } from './clock.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { Turn } from './case-rules.ts';
import type { AskedParty, InformationRequest } from './information.ts';
import { addDays } from './working-days.ts';

const CLOCK = 'information:';

export function informationClock(request: string): string {
  return CLOCK + request;
}

export function requestOf(state: CaseState, id: string): InformationRequest | undefined {
  return state.informationRequests?.find((request) => request.id === id);
}

/** The request a limit belongs to. */
export function requestOfClock(state: CaseState, clock: string): InformationRequest | undefined {
  return requestOf(state, clock.slice(CLOCK.length));
}

/** Still answerable: open, or lapsed and late. */
export function openRequests(state: CaseState, from?: AskedParty): InformationRequest[] {
  return (state.informationRequests ?? []).filter(
    (request) => (request.state === 'open' || request.state === 'lapsed') && (from ?? request.from) === request.from,
  );
}

/** The limit of the party asked, from the day the request is proved to have arrived; none once it was answered. */
export function startedInformation(turn: Turn, notice: string, on: string): ClockMove[] {
  const request = turn.state.informationRequests?.find((one) => one.notice === notice && one.state === 'open');
  return request === undefined ? [] : limitFrom(turn, request, on);
}

/** A named day counts as a length: who gets the letter late has as long as was meant. */
export function limitFrom(
  turn: Turn,
  { id, from, days }: Pick<InformationRequest, 'id' | 'from' | 'days'>,
  on: string,
) {
  const start = {
    id: informationClock(id),
    on,
    at: turn.at,
    side: from === 'complainant' ? from : 'receiver',
  } as const;
  if (days !== null) return [startClockUntil(turn.law, 'information', { ...start, dueOn: addDays(on, days) })];
  return hasClock(turn.law, 'information') ? [startClock(turn.law, 'information', start)] : [];
}

/** Limit and proof of delivery are not waited for any more. */
export function stopped(
  turn: Turn,
  { id, notice }: InformationRequest,
  how: 'met' | 'ended',
  reason: string,
): ClockMove[] {
  const occasion = { on: turn.on, at: turn.at };
  const limit = waiting(turn.state, informationClock(id)).map((clock) =>
    how === 'met' ? meetClock(clock, occasion) : endClock(clock, { ...occasion, reason }),
  );
  return [...limit, ...waiting(turn.state, `proof:${notice}`).map((clock) => endClock(clock, { ...occasion, reason }))];
}

function waiting(state: CaseState, id: string): Clock[] {
  const clock = state.clocks[id];
  return clock !== undefined && (isLive(clock) || clock.standing === 'expired') ? [clock] : [];
}

/** The day a request arrived, and the last day of the limit that started with it. */
export function servedRequest(state: CaseState, notice: string, on: string, event: Pick<CaseEvent, 'clocks'>) {
  const request = state.informationRequests?.find((one) => one.notice === notice);
  if (request === undefined) return {};
  const started = event.clocks?.find(({ clock }) => clock === informationClock(request.id));
  return withRequest(state, request.id, () => ({ servedOn: on, ...(started && { dueOn: started.dueOn }) }));
}

/** The requests with one of them changed. */
export function withRequest(
  state: CaseState,
  id: string,
  change: (request: InformationRequest) => Partial<InformationRequest>,
): Pick<CaseState, 'informationRequests'> {
  const requests = state.informationRequests ?? [];
  return {
    informationRequests: requests.map((request) => (request.id === id ? { ...request, ...change(request) } : request)),
  };
}
