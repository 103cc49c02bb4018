// The decision of the leading case arrives: findings, reply and its issue become the follower's own, matched demand by
// demand, with its own notice, delivery and window (L18). Its texts came sealed under this case's key.
import type { CaseState, EventDraft, Verdict } from './case.ts';
import { isRecused } from './case-permission.ts';
import { no, type Turn, yes } from './case-rules.ts';
import { cameBack } from './group-messages.ts';
import type { Decision, Following, GroupCommands, GroupEvents } from './group.ts';
import type { ReplyVersion } from './reply.ts';
import { issuedReply, remedyOf } from './reply-rules.ts';
import { localDate } from './working-days.ts';

export function followedDecision(
  judged: Turn,
  { leader, decision }: GroupCommands['followDecision'],
): Verdict<EventDraft[]> {
  const { following, demands } = judged.state;
  if (following?.leader.caseId !== leader) return no('nothing_to_do');
  // The day it is issued here: how long the message took is nobody's advantage.
  const turn: Turn = { ...judged, on: localDate(judged.law.calendar, judged.at) };
  const results = resultsFor(following, decision);
  if (demands.some(({ id }) => !results.some(({ demand }) => demand === id)))
    return yes(cameBack(turn, 'demandUnanswered'));
  if (isBarred(turn, decision)) return yes(cameBack(turn, 'notIndependent'));
  const { reply, version, took, issuedBy } = decision;
  const own: ReplyVersion = {
    ...{ ...reply, results, version: (turn.state.replies.at(-1)?.version ?? 0) + 1, remedy: remedyOf(turn) },
  };
  const { on } = turn;
  const drafts: EventDraft[] = [
    {
      type: 'decisionFollowed',
      data: { leader, version, replyVersion: own.version, matches: following.matches, took, on },
    },
    ...findingsFor(following, decision),
    { type: 'replyDrafted', data: own },
    issuedReply(turn, own, issuedBy),
  ];
  return yes(...drafts.map((draft): EventDraft => ({ ...draft, effectiveOn: on })));
}

export const decisionFolds = {
  decisionFollowed: (state: CaseState, { leader, replyVersion, took }: GroupEvents['decisionFollowed']) => ({
    following: null,
    decidedWith: { leader, version: replyVersion },
    took: joined(state.took, took),
  }),
};

/** Somebody had a part there who must have none here: recused in this case, or its reviewer (G2, L21). */
function isBarred({ state }: Turn, { took: { handled, drafted, approved } }: Decision): boolean {
  return [...handled, ...drafted, ...approved].some((id) => isRecused(state, id) || state.took.reviewed.includes(id));
}

function resultsFor({ matches }: Following, { reply }: Decision): ReplyVersion['results'] {
  return matches.flatMap(({ demand, byDemand }) => {
    const result = reply.results.find((one) => one.demand === byDemand);
    return result === undefined ? [] : [{ ...result, demand }];
  });
}

function findingsFor({ matches }: Following, { findings }: Decision): EventDraft[] {
  return matches.flatMap(({ demand, byDemand }): EventDraft[] => {
    const finding = findings.find((one) => one.demand === byDemand);
    return finding === undefined ? [] : [{ type: 'findingRecorded', data: { ...finding, demand, evidence: [] } }];
  });
}

/** Whoever had a part there has one here, and reviews neither; one part is enough for that (L21). */
function joined(own: CaseState['took'], theirs: CaseState['took']): CaseState['took'] {
  const known = new Set(Object.values(own).flat());
  const take = (part: 'handled' | 'drafted' | 'approved') => {
    const fresh = theirs[part].filter((id) => !known.has(id));
    return [...own[part], ...fresh];
  };
  return { ...own, handled: take('handled'), drafted: take('drafted'), approved: take('approved') };
}
