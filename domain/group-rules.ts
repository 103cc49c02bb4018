// One handling, many voices (L18, G6): joining and leaving by a person, and what each side notes of the other. The leading
// case is the judge of who follows it. Leaves out the decision itself (group-decision.ts) and the sending (group-state.ts).
import type { Verdict } from './case.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { tell } from './delivery-ladder.ts';
import { decisionFolds, followedDecision } from './group-decision.ts';
import { cameBack, caseTold, ownHandlingAgain, toldFold } from './group-messages.ts';
import { followersOf, markedFollowers, messageTo } from './group-state.ts';
import type { GroupCommands, GroupEvents } from './group.ts';
import { isAccused } from './people-rules.ts';

export const groupRules = {
  joinGroup(turn, data) {
    const { actor, on } = turn;
    const refused = unfitToFollow(turn) ?? unfitLeader(turn, data.leader) ?? unmatched(turn, data);
    if (refused !== null) return refused;
    const { caseId, number } = data.leader;
    const { consent, matches, reason } = data;
    if (consent.on > on) return no('incomplete', { field: 'consent.on', to: on });
    if (reason.length === 0) return no('reason_required', { field: 'reason' });
    return yes({
      type: 'groupJoined',
      data: { leader: { caseId, number }, consent, matches, on, by: actor.id, reason },
      ...withoutNotice(
        parts(
          { effects: [messageTo(turn, caseId, 'noteFollower')] },
          tell(turn, 'groupNotice', { facts: { what: 'joined' } }),
        ),
      ),
    });
  },

  leaveGroup(turn, { reason }) {
    const { following } = turn.state;
    if (!following) return no('nothing_to_do', { use: 'joinGroup' });
    const own = (turn.actor.party ?? turn.actor.onBehalfOf) === 'complainant';
    if (!own && (reason === undefined || reason.length === 0)) return no('reason_required', { field: 'reason' });
    const leader = following.leader.caseId;
    const data = { leader, why: own ? ('consentWithdrawn' as const) : ('left' as const), on: turn.on };
    return yes({
      type: 'groupLeft',
      data: { ...data, ...(reason && { reason }) },
      ...parts({ effects: [messageTo(turn, leader, 'noteFollowerLeft')] }, ownHandlingAgain(turn, data.why)),
    });
  },

  noteFollower(turn, { follower, body, regime, matterType, demandIds }) {
    const { state } = turn;
    if (follower.caseId === state.caseId) return no('unknown_item', { of: follower.number });
    if (state.following) return no('in_group', { leader: state.following.leader.number });
    if (state.redo !== null) return no('limit_running', { clock: 'redo' });
    if (body !== state.owner.body) return no('other_body', { body: state.owner.body });
    if (regime !== state.pack.id || matterType !== state.matterType)
      return no('not_in_pack', { regime: state.pack.id, matterType: state.matterType });
    const strange = demandIds.filter((id) => !state.demands.some((demand) => demand.id === id));
    if (strange.length > 0) return no('unknown_item', { items: strange });
    if (followersOf(state).some(({ caseId }) => caseId === follower.caseId)) return no('already_done');
    return yes({ type: 'followerNoted', data: { ...follower, demandIds, on: turn.on } });
  },

  noteFollowerLeft({ state, on }, { follower }) {
    const known = followersOf(state).some(({ caseId }) => caseId === follower);
    return known ? yes({ type: 'followerLeft', data: { follower, on } }) : no('nothing_to_do');
  },

  followDecision: (turn, data) => followedDecision(turn, data),

  noteLeaderEnded(turn, { leader, why }) {
    if (turn.state.following?.leader.caseId !== leader) return no('nothing_to_do');
    return yes(cameBack(turn, why));
  },

  noteCaseTold: (turn, data) => caseTold(turn, data),
} satisfies RulesOf<GroupCommands>;

export const groupFolds = {
  groupJoined: (_state, { reason: _reason, ...following }) => ({ following: { ...following, state: 'asked' } }),
  groupLeft: () => ({ following: null }),
  followerNoted: (state, follower) => ({
    followers: [
      ...(state.followers ?? []).filter(({ caseId }) => caseId !== follower.caseId),
      { ...follower, state: 'following' },
    ],
  }),
  followerLeft: (state, { follower }) => ({ followers: markedFollowers(state, follower, 'left') }),
  decisionFollowed: decisionFolds.decisionFollowed,
  caseTold: toldFold,
} satisfies FoldsOf<GroupEvents>;

/** No chains: who leads does not follow. What was ordered to be handled again is handled by itself. */
function unfitToFollow({ state }: Turn): Verdict<never> | null {
  if (state.following) return no('already_done', { leader: state.following.leader.number, use: 'leaveGroup' });
  if (followersOf(state).length > 0)
    return no('in_group', { followers: followersOf(state).map(({ number }) => number) });
  return state.redo === null ? null : no('limit_running', { clock: 'redo' });
}

function unfitLeader({ state, law }: Turn, leader: GroupCommands['joinGroup']['leader']): Verdict<never> | null {
  if (leader.caseId === state.caseId) return no('unknown_item', { of: leader.number });
  if (leader.phase !== 'investigating') return no('wrong_phase', { of: leader.number, phase: leader.phase });
  if (leader.follows) return no('in_group', { of: leader.number });
  if (leader.body !== state.owner.body) return no('other_body', { body: leader.body });
  if (isAccused({ state, law }, leader.unit)) return no('not_independent', { unit: leader.unit, why: 'accused' });
  const { regime, matterType } = leader;
  return regime === state.pack.id && matterType === state.matterType ? null : no('not_in_pack', { regime, matterType });
}

/** Every demand is answered by one of the leading case: a demand of one's own is no reason to be left without an answer. */
function unmatched({ state }: Turn, { matches, leader }: GroupCommands['joinGroup']): Verdict<never> | null {
  const own = state.demands.map(({ id }) => id);
  const strange = [
    ...matches.map(({ demand }) => demand).filter((id) => !own.includes(id)),
    ...matches.map(({ byDemand }) => byDemand).filter((id) => !leader.demandIds.includes(id)),
  ];
  if (strange.length > 0) return no('unknown_item', { items: strange });
  const answered = matches.map(({ demand }) => demand);
  if (new Set(answered).size < answered.length) return no('already_done', { demands: answered });
  const missing = own.filter((id) => !answered.includes(id)).map((id) => `matches.${id}`);
  return missing.length > 0 ? no('incomplete', { missing }) : null;
}
