// The row lists are read from: what of a case is worth searching for. No texts, no persons.
import type { CaseState, Conclusion, Phase } from './case.ts';
import { stateDigest } from './case-chain.ts';
import { askedUnit } from './case-permission.ts';
import { isLive } from './clock-ledger.ts';
import { unitsAsked } from './consultation-state.ts';
import type { Clock } from './clock.ts';
import { openRequests } from './information-state.ts';
import type { ClockKind } from './law.ts';
import type { Task } from './people.ts';
import type { TransferState } from './transfer.ts';

export interface ListedTask extends Task {
  /** Instant at which the limit it is about is over; absent where it is about none, or that one stands still. */
  dueAt?: number;
}

export interface CaseRow {
  caseId: string;
  number: string;
  /** seq of the event it was made from; an older row never replaces a newer one. */
  version: number;
  phase: Phase;
  conclusion: Conclusion | null;
  ownerUnit: string;
  handler: string | null;
  askedUnit: string | null;
  /** Who else keeps sight of it: every body that was asked for a review; a receiver once the transfer was sent; consulted units until they answered. */
  involvedUnits: string[];
  respondentUnit: string | null;
  regime: string;
  packVersion: string;
  matterType: string;
  category: string;
  channel: string;
  urgent: boolean;
  receivedOn: string;
  /** The next legal day of the authority's side: overdue once `dueAt` has passed. */
  dueClock: string | null;
  dueOn: string | null;
  dueAt: number | null;
  /** A limit of the authority's side has passed and is not met. */
  overdue: boolean;
  waitingFor: string;
  tasks: ListedTask[];
  changedAt: number;
  concludedOn: string | null;
  /** SHA-256 over chain head, phase, owner, clocks and tasks: a changed past shows here (house 3). */
  digest: string;
}

/** Limits inside the handling of a case: chased one by one, never the case's own last day. */
const ASKED_OF_OTHERS: ReadonlySet<ClockKind> = new Set([
  'consultation',
  'information',
  'suspensionReview',
  'teamTerm',
]);

/** The limit that presses most: the earliest due of the live clocks on the authority's side, else of the others. */
export function pressingClock(state: CaseState): Clock | null {
  const due = Object.values(state.clocks).filter(
    (clock) => isLive(clock) && clock.dueAt !== null && !ASKED_OF_OTHERS.has(clock.terms.kind),
  );
  const own = due.filter((clock) => clock.terms.side !== 'complainant');
  const of = own.length > 0 ? own : due;
  return of.reduce<Clock | null>(
    (first, clock) => (first === null || clock.dueAt! < first.dueAt! ? clock : first),
    null,
  );
}

/** An authority's limit has passed unmet while the matter it is about is still open. */
export function isOverdue(state: CaseState): boolean {
  if (state.phase === 'archived') return false;
  return Object.values(state.clocks).some(
    (clock) =>
      clock.standing === 'expired' &&
      clock.terms.side !== 'complainant' &&
      !ASKED_OF_OTHERS.has(clock.terms.kind) &&
      !isOvertaken(state, clock),
  );
}

/** Silence has had its effect: the case went on as accepted, and the expired limit is history. */
function isOvertaken(state: CaseState, clock: Clock): boolean {
  return clock.terms.kind === 'preliminary' && state.accepted !== null;
}

/** `role@unit: task`, the oldest open task first; what an operator must see in a minute (L13). */
export function waitingFor(state: CaseState): string {
  const tasks = Object.values(state.tasks).sort((a, b) => a.openedAt - b.openedAt || a.id.localeCompare(b.id));
  const party = waitsForComplainant(state) ? ['complainant'] : [];
  const people = new Set([...party, ...tasks.map((task) => `${task.role}@${task.unit}: ${task.kind}`)]);
  // The case that is followed, where one is: what stands beside it waits for that.
  return [...followed(state), ...people].slice(0, 3).join('; ') || 'nobody';
}

function followed({ following }: CaseState): string[] {
  return following ? [`group: ${following.leader.number}`] : [];
}

function waitsForComplainant(state: CaseState): boolean {
  return state.phase === 'awaitingSupplement' || state.phase === 'reviewWindow' || isAsked(state);
}

function isAsked(state: CaseState): boolean {
  return state.transfer?.state === 'offered' || openRequests(state, 'complainant').length > 0;
}

/** Nothing is handed over before the transfer was sent, and a receiver that said no is out of it again (L5). */
const RECEIVER_MAY_ANSWER = new Set<TransferState>(['sent', 'objected', 'deadlocked']);

function involvedUnits(state: CaseState): string[] {
  const { reviews, transfer } = state;
  // A body that runs its own system has no desk here: the owner's clerk records its answer.
  const answersHere = transfer !== null && !transfer.leavesSystem && RECEIVER_MAY_ANSWER.has(transfer.state);
  const receiver = answersHere ? [transfer.to.id] : [];
  return [...new Set([...reviews.map((review) => review.body), ...receiver, ...unitsAsked(state)])];
}

function withLimit({ clocks }: CaseState, task: Task): ListedTask {
  const dueAt = task.about === undefined ? null : (clocks[task.about]?.dueAt ?? null);
  return dueAt === null ? task : { ...task, dueAt };
}

export function projectCase(state: CaseState): CaseRow {
  const pressing = pressingClock(state);
  return {
    caseId: state.caseId,
    number: state.number,
    version: state.version,
    phase: state.phase,
    conclusion: state.conclusion,
    ownerUnit: state.owner.id,
    handler: state.handler?.id ?? null,
    askedUnit: askedUnit(state),
    involvedUnits: involvedUnits(state),
    respondentUnit: state.respondent?.id ?? null,
    regime: state.pack.id,
    packVersion: state.pack.version,
    matterType: state.matterType,
    category: state.category,
    channel: state.contacts[0]?.channel ?? 'online',
    urgent: state.urgent,
    receivedOn: state.receivedOn,
    dueClock: pressing?.id ?? null,
    dueOn: pressing?.dueOn ?? null,
    dueAt: pressing?.dueAt ?? null,
    overdue: isOverdue(state),
    waitingFor: waitingFor(state),
    tasks: Object.values(state.tasks).map((task) => withLimit(state, task)),
    changedAt: state.changedAt,
    concludedOn: state.concludedOn,
    digest: stateDigest(state),
  };
}
