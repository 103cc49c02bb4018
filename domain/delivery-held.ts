// Between the death of the complainant and a successor nothing is sent to the dead: notices wait, no proof is asked for,
// no window begins. What waits goes out to whoever takes the place. Leaves out who may (succession-rules.ts).
import { endClock, hasClock, isLive, startClock } from './clock-ledger.ts';
import type { CaseState, EventParts } from './case.ts';
import { no, parts, type Turn } from './case-rules.ts';
import { closeTasksAbout } from './case-tasks.ts';
import type { Notice } from './delivery.ts';
import type { DeliveryMethod, Law } from './law.ts';

/** Nobody is there to be told; cases of earlier rules told whoever had the address (decision 016). */
export function waitsForSuccessor({ death, rules }: Pick<CaseState, 'death' | 'rules'>): boolean {
  return rules >= 3 && death !== undefined && death !== null;
}

/** What is on its way to the dead, or waits for proof from them, comes to a stand: its limits end, nobody serves it by hand. */
export function heldAtDeath(turn: Turn): { held: string[]; parts: EventParts } {
  if (turn.state.rules < 3) return { held: [], parts: {} };
  const held = Object.values(turn.state.notices)
    .filter(isUnderWay)
    .map(({ id }) => id);
  const clocks = held
    .flatMap((id) => [`proof:${id}`, `public:${id}`])
    .flatMap((id) => turn.state.clocks[id] ?? [])
    .filter((clock) => isLive(clock) || clock.standing === 'expired')
    .map((clock) => endClock(clock, { on: turn.on, at: turn.at, reason: 'death' }));
  return { held, parts: parts({ clocks }, ...held.map((id) => closeTasksAbout(turn.state, id))) };
}

/** A notice that cannot reach the dead waits, whatever was tried before. */
export function isHeldBack(state: CaseState, id: string): boolean {
  return waitsForSuccessor(state) && state.notices[id]?.audience.to === 'complainant';
}

/** Said to whoever would serve it meanwhile: only what had reached them before they died is served. */
export function heldRefusal({ state }: Turn, notice: Notice, on?: string) {
  const wasReached = on !== undefined && notice.tried.length > 0 && on <= (state.death?.on ?? '');
  if (!isHeldBack(state, notice.id) || wasReached) return null;
  return no('not_reachable', { why: 'death', use: 'replaceComplainant' });
}

/** Notices to the complainant that wait for a successor. */
export function heldNotices({ notices }: Pick<CaseState, 'notices'>): Notice[] {
  return Object.values(notices).filter(({ state }) => state === 'held');
}

/**
 * What waited goes out by the successor's own ladder, and proof is waited for from now on. A reminder of a limit that is
 * over says nothing any more, and where nobody can be told and the pack waives it, nothing does.
 */
export function releasedNotices(
  turn: Turn,
  methods: DeliveryMethod[],
): { released: string[]; dropped: string[]; parts: EventParts } {
  const held = heldNotices(turn.state);
  const dropped = held.filter((notice) => methods.length === 0 || isStale(turn.state, notice));
  const going = held.filter((notice) => !dropped.includes(notice));
  return {
    released: going.map(({ id }) => id),
    dropped: dropped.map(({ id }) => id),
    parts: parts(...going.map((notice) => sent(turn, notice, methods[0]!))),
  };
}

/** Fold: how they stand once a successor is there. */
export function afterRelease(
  state: CaseState,
  {
    released = [],
    dropped = [],
    methods = [],
  }: { released?: string[]; dropped?: string[]; methods?: DeliveryMethod[] },
): Pick<CaseState, 'notices'> {
  const going = changed(state.notices, released, { state: 'queued', methods });
  return { notices: changed(going, dropped, { state: 'waived' }) };
}

/** Fold: how they stand from the day the death was recorded. */
export function afterDeath(state: CaseState, held: readonly string[]): Pick<CaseState, 'notices'> {
  return { notices: changed(state.notices, held, { state: 'held' }) };
}

function changed(notices: CaseState['notices'], ids: readonly string[], how: Partial<Notice>): CaseState['notices'] {
  const next = { ...notices };
  for (const id of ids) if (next[id] !== undefined) next[id] = { ...next[id], ...how };
  return next;
}

function isUnderWay({ audience, needsProof, state }: Notice): boolean {
  if (audience.to !== 'complainant') return false;
  return state === 'queued' || state === 'failed' || (state === 'sent' && needsProof);
}

function sent(turn: Turn, notice: Notice, method: DeliveryMethod): EventParts {
  return { clocks: proofOf(turn.law, turn, notice), effects: [{ kind: 'deliver', notice: notice.id, method }] };
}

function proofOf(law: Law, turn: Turn, { id, needsProof }: Notice) {
  if (!needsProof || !hasClock(law, 'proof')) return [];
  return [startClock(law, 'proof', { id: `proof:${id}`, on: turn.on, at: turn.at })];
}

function isStale({ clocks }: CaseState, { kind, facts }: Notice): boolean {
  const clock = clocks[String(facts['clock'])];
  return kind === 'reminder' && (clock === undefined || !isLive(clock));
}
