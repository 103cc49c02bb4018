// What a message to another case carries, what follows when it was taken, refused or found nobody, and how a case comes
// back to handling of its own. Nobody reached is tried again and a task meanwhile, never silence (L18, T4).
import type { CaseState, Effect, EventDraft, EventParts, Verdict } from './case.ts';
import { no, parts, type Turn, withoutNotice, yes } from './case-rules.ts';
import { closeTasksAbout, openTask } from './case-tasks.ts';
import { tell, tellStaff } from './delivery-ladder.ts';
import { markedFollowers, messageTo } from './group-state.ts';
import type { CaseMessage, GroupCommands, GroupEnd, GroupEvents } from './group.ts';

type Message = Effect & { kind: 'tellCase' };
const HOUR_MS = 60 * 60 * 1000;
const MOST_HOURS = 24;

/** What the case says in a message; null where it has nothing to say any more. */
export function messageData(state: CaseState, { to, message, why }: Message): GroupCommands[CaseMessage] | null {
  if (message === 'noteFollowerLeft') return { follower: state.caseId };
  if (message === 'noteLeaderEnded') return { leader: state.caseId, why: why ?? 'leaderEnded' };
  if (message === 'followDecision') return decisionFor(state, to);
  const { caseId, number, owner, pack, matterType, following } = state;
  if (following?.leader.caseId !== to) return null;
  const demandIds = [...new Set(following.matches.map(({ byDemand }) => byDemand))];
  return { follower: { caseId, number }, body: owner.body, regime: pack.id, matterType, demandIds };
}

/** Only what answers that case's demands: the others' are not its business (G3). */
function decisionFor(state: CaseState, to: string): GroupCommands['followDecision'] | null {
  const issued = state.issued.at(-1);
  const reply = state.replies.find(({ version }) => version === issued?.version);
  const wanted = state.followers?.find(({ caseId }) => caseId === to)?.demandIds;
  if (issued === undefined || reply === undefined || wanted === undefined) return null;
  const { facts, bases, measures, plainSummary, draftedBy } = reply;
  const results = reply.results.filter(({ demand }) => wanted.includes(demand));
  const findings = wanted.flatMap((id) => state.findings[id] ?? []).map(({ evidence: _evidence, ...rest }) => rest);
  return {
    leader: state.caseId,
    decision: {
      ...{ version: reply.version, reply: { facts, bases, measures, plainSummary, draftedBy, results }, findings },
      ...{ took: state.took, issuedBy: issued.by },
    },
  };
}

export function caseTold(
  turn: Turn,
  { effect: id, outcome, code }: GroupCommands['noteCaseTold'],
): Verdict<EventDraft[]> {
  const effect = turn.state.effects.find((one) => one.id === id);
  if (effect?.kind !== 'tellCase') return no('unknown_item', { effect: id });
  const { to, message } = effect;
  const told: EventDraft = {
    type: 'caseTold',
    data: { to, message, outcome, ...(code !== undefined && { code }) },
    effectDone: id,
    ...after(turn, effect, outcome, code),
  };
  const isAsking = message === 'noteFollower' && turn.state.following?.leader.caseId === to;
  return isAsking && outcome === 'refused' ? yes(told, cameBack(turn, 'leaderRefused')) : yes(told);
}

function after(turn: Turn, effect: Message, outcome: GroupEvents['caseTold']['outcome'], code?: string): EventParts {
  const { to, message } = effect;
  const closed = closeTasksAbout(turn.state, to);
  if (outcome === 'unavailable') return parts({ effects: [again(turn, effect)] }, asked(turn, to));
  // Not following any more is what it was to be told.
  if (outcome === 'told' || code === 'nothing_to_do') return closed;
  if (message === 'followDecision')
    return parts(closed, { effects: [messageTo(turn, to, 'noteLeaderEnded', 'notTold')] });
  return message === 'noteLeaderEnded' && code !== 'wrong_phase' ? asked(turn, to) : closed;
}

/** The same message under the same key, later and later, at most a day apart. */
function again(turn: Turn, { id: _id, tries, ...effect }: Message) {
  const hours = Math.min(2 ** tries, MOST_HOURS);
  return { ...effect, tries: tries + 1, notBefore: turn.at + hours * HOUR_MS };
}

/** Somebody looks why the other case does not answer. */
function asked(turn: Turn, to: string): EventParts {
  const isOpen = Object.values(turn.state.tasks).some(({ about }) => about === to);
  return isOpen ? {} : openTask(turn, 'tellFollower', { unit: turn.state.owner.id, role: 'head', about: to });
}

export function toldFold(
  state: CaseState,
  { to, message, outcome, code }: GroupEvents['caseTold'],
): Pick<CaseState, 'following' | 'followers'> {
  if (outcome === 'unavailable') return {};
  if (message === 'noteFollower') {
    const { following } = state;
    if (outcome !== 'told' || following?.leader.caseId !== to) return {};
    return { following: { ...following, state: 'confirmed' } };
  }
  if (message === 'noteFollowerLeft') return {};
  if (message === 'noteLeaderEnded') return { followers: markedFollowers(state, to, 'returned') };
  const mark = outcome === 'told' ? 'told' : code === 'nothing_to_do' ? 'left' : 'returning';
  return { followers: markedFollowers(state, to, mark) };
}

/** Back to handling of its own although nobody asked for it: the lead has a task, limits ran on all the time (T4). */
export function cameBack(turn: Turn, why: GroupEnd): EventDraft {
  const { owner, following } = turn.state;
  return {
    type: 'groupLeft',
    data: { leader: following?.leader.caseId ?? '', why, on: turn.on },
    ...parts(openTask(turn, 'takeBack', { unit: owner.id, role: 'lead', about: 'group' }), ownHandlingAgain(turn, why)),
  };
}

/** The complainant learns it, and whoever handles the case. */
export function ownHandlingAgain(turn: Turn, why: GroupEnd): EventParts {
  const { handler, owner } = turn.state;
  const to = handler?.id ?? { unit: owner.id, role: 'lead' };
  const told = tellStaff(turn, 'assignment', to, { facts: { what: 'groupLeft', why } });
  return withoutNotice(parts(tell(turn, 'groupNotice', { facts: { what: 'left' } }), told));
}
