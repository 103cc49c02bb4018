// The reply: drafted in versions with its five parts (B3), issued once the plan stands; delivery proves it.
import { isLive, meetClock } from './clock-ledger.ts';
import type { EventDraft } from './case.ts';
import type { ClockMove } from './clock.ts';
import { type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { isWaived, tell } from './delivery-ladder.ts';
import type { ReplyCommands, ReplyEvents, ReplyVersion } from './reply.ts';
import { nextLevel, remedyFacts } from './review-levels.ts';

export const replyRules = {
  draftReply(turn, data) {
    const missing = missingParts(turn, data);
    if (missing.length > 0) return no('incomplete', { missing });
    const version = (turn.state.replies.at(-1)?.version ?? 0) + 1;
    return yes({ type: 'replyDrafted', data: { ...data, version, remedy: remedyOf(turn), draftedBy: turn.actor.id } });
  },

  issueReply(turn) {
    const mayIssue = turn.actor.roles.some((role) => role === 'approver' || role === 'head');
    if (!mayIssue && turn.law.approval.length > 0) return no('not_in_pack', { needs: 'approver' });
    const reply = turn.state.replies.at(-1);
    if (reply === undefined || turn.state.issued.some((one) => one.version === reply.version))
      return no('incomplete', { missing: ['reply'] });
    const missing = missingParts(turn, reply);
    if (missing.length > 0) return no('incomplete', { missing });
    const differing = differsFromPlan(turn, reply);
    if (differing.length > 0) return no('incomplete', { differsFromPlan: differing });
    return yes(issuedReply(turn, reply, turn.actor.id));
  },
} satisfies RulesOf<ReplyCommands>;

export const replyFolds = {
  replyDrafted: (state, version) => ({ replies: [...state.replies, version] }),
  replyIssued: (state, issued) => ({ issued: [...state.issued, issued], redo: null }),
} satisfies FoldsOf<ReplyEvents>;

/** The five parts: facts, bases, measures, results, and remedies, which are computed and so never missing. */
function missingParts(
  turn: Turn,
  reply: Pick<ReplyVersion, 'facts' | 'bases' | 'measures' | 'results' | 'plainSummary'>,
): string[] {
  const answered = new Set(reply.results.map((result) => result.demand));
  return [
    ...(reply.facts.length > 0 ? [] : ['facts']),
    ...(reply.bases.length > 0 ? [] : ['bases']),
    ...(reply.measures.length > 0 ? [] : ['measures']),
    ...(reply.plainSummary.length > 0 ? [] : ['plainSummary']),
    ...turn.state.demands.filter((demand) => !answered.has(demand.id)).map((demand) => `results.${demand.id}`),
  ];
}

/** The reply goes out with its way of being told, and with what it does to the phase and the limits. */
export function issuedReply(turn: Turn, reply: ReplyVersion, by: string): EventDraft {
  const notice = tell(turn, 'reply', {
    facts: { version: reply.version, ...remedyFacts(turn.law, nextLevel(turn.law, turn.state)) },
    texts: { facts: reply.facts, measures: reply.measures, plainSummary: reply.plainSummary },
    lists: {
      results: reply.results.map((result) => ({ code: `${result.demand}:${result.outcome}`, text: result.answer })),
      bases: reply.bases.map((basis) => ({ code: `${basis.title} ${basis.clause} (${basis.version})` })),
    },
    needsProof: true,
  });
  const ended = isWaived(turn)
    ? { phase: 'concluded' as const, conclusion: 'final' as const }
    : { phase: 'delivering' as const };
  return {
    type: 'replyIssued',
    data: { version: reply.version, notice: notice.notice, on: turn.on, by },
    ...ended,
    ...withoutNotice(parts({ clocks: metByReply(turn) }, notice)),
  };
}

/** What was approved is what is told: outcomes per demand equal the approved plan's. */
function differsFromPlan(turn: Turn, reply: ReplyVersion): string[] {
  const plan = turn.state.plans.findLast((version) => version.state === 'approved');
  const planned = new Map(plan?.answers.map((answer) => [answer.demand, answer.outcome]));
  return reply.results.filter((result) => planned.get(result.demand) !== result.outcome).map((result) => result.demand);
}

export function remedyOf(turn: Turn): ReplyVersion['remedy'] {
  const level = nextLevel(turn.law, turn.state);
  return level === undefined ? null : { level: level.level, body: level.bodyUnit, article: level.article };
}

function metByReply(turn: Turn): ClockMove[] {
  return ['handling', 'reply', 'redo']
    .flatMap((id) => turn.state.clocks[id] ?? [])
    .filter((clock) => isLive(clock) || clock.standing === 'expired')
    .map((clock) => meetClock(clock, { on: turn.on, at: turn.at }));
}
