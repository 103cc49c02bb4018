// What a case knows of its group: whom it leads or follows, what it may not do meanwhile, and which messages an act or an
// end sends out. Leaves out who may join and what a message does where it arrives (group-rules.ts).
import type { CaseEvent, CaseState, CommandName, EffectDraft, EventDraft, Phase, Refusal } from './case.ts';
import type { Turn } from './case-rules.ts';
import type { CaseMessage, Follower, GroupEnd } from './group.ts';

type Message = EffectDraft & { kind: 'tellCase' };
const AT_ONCE = 20;
const PAUSE_MS = 10_000;

/** The leading case does these for its followers. */
const DONE_BY_LEADER: ReadonlySet<CommandName> = new Set([
  'recordFinding',
  'draftPlan',
  'submitPlan',
  'draftReply',
  'requestSupplement',
  'offerTransfer',
]);

/** What is not done in a case of its own while it follows, or null. */
export function groupMayNot(state: CaseState, command: CommandName): Refusal | null {
  if (!state.following || !DONE_BY_LEADER.has(command)) return null;
  return { code: 'in_group', detail: { leader: state.following.leader.number, use: 'leaveGroup' } };
}

export function followersOf(state: CaseState): Follower[] {
  return (state.followers ?? []).filter((one) => one.state === 'following');
}

export function markedFollowers(state: CaseState, caseId: string, mark: Follower['state']): Follower[] {
  return (state.followers ?? []).map((one) => (one.caseId === caseId ? { ...one, state: mark } : one));
}

/** One message to one case. Its key is drawn once, so that it is taken once however often it is sent. */
export function messageTo({ state }: Pick<Turn, 'state'>, to: string, message: CaseMessage, why?: GroupEnd): Message {
  const key = `group:${state.caseId}:${state.version + 1}:${message}:${to}`;
  return { kind: 'tellCase', to, message, key, tries: 0, ...(why && { why }) };
}

/** The draft with what it has to tell the other cases of the group: a reply, an end, a change of hands. */
export function withMessages(state: CaseState, draft: EventDraft, at: number): EventDraft {
  const messages = inTurns(messagesOf(state, draft), at);
  return messages.length === 0 ? draft : { ...draft, effects: [...(draft.effects ?? []), ...messages] };
}

/** A few at a time: each message that is being taken needs hands for the other case's records as well. */
function inTurns(messages: readonly Message[], at: number): Message[] {
  return messages.map((message, index) => {
    const turns = Math.floor(index / AT_ONCE);
    return turns === 0 ? message : { ...message, notBefore: at + turns * PAUSE_MS };
  });
}

function messagesOf(state: CaseState, draft: EventDraft): Message[] {
  const turn = { state };
  if (state.following && isOver(state, draft)) {
    return [messageTo(turn, state.following.leader.caseId, 'noteFollowerLeft')];
  }
  const followers = followersOf(state);
  if (draft.type === 'replyIssued') return followers.map(({ caseId }) => messageTo(turn, caseId, 'followDecision'));
  const why = isOver(state, draft) ? (draft.phase === 'concluded' ? 'leaderEnded' : 'leaderTransferred') : null;
  return why === null ? [] : followers.map(({ caseId }) => messageTo(turn, caseId, 'noteLeaderEnded', why));
}

/** The handling ends here without a reply: the case concludes, or another body has it now. */
function isOver(state: CaseState, draft: EventDraft): boolean {
  if (draft.type === 'transferAccepted' && draft.data.owner.body !== state.owner.body) return true;
  return draft.phase === 'concluded' && state.phase !== 'concluded' && draft.type !== 'replyIssued';
}

const IN_HANDLING: ReadonlySet<Phase> = new Set([
  ...(['investigating', 'awaitingApproval', 'implementing', 'awaitingSupplement', 'awaitingTransfer'] as const),
]);

/** What a reply or an end leaves of the group: nobody is followed any more, and those that followed are being told. */
export function endedGroup(before: CaseState, after: CaseState, event: CaseEvent): Partial<CaseState> {
  const isOut = !IN_HANDLING.has(after.phase) || after.owner.body !== before.owner.body;
  if (!isOut) return {};
  const mark = event.type === 'replyIssued' ? ('telling' as const) : ('returning' as const);
  return {
    ...(after.following ? { following: null } : {}),
    ...(after.followers && {
      followers: after.followers.map((one) => (one.state === 'following' ? { ...one, state: mark } : one)),
    }),
  };
}
