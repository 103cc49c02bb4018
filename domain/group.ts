// One handling, many voices (L18, G6): a case about the same event follows the case of others and is decided with it, by
// messages from case to case; number, limits, reply, delivery and review stay its own. Types of this slice.
import type { CaseState, TextRef } from './case.ts';
import type { Finding } from './investigation.ts';
import type { CaseRef } from './repeat.ts';
import type { ReplyVersion } from './reply.ts';
import type { Consent } from './settling.ts';

/** The case to follow as it stood when the door was passed; `decide` sees one case only. */
export interface LeaderRef extends CaseRef {
  unit: string;
  body: string;
  regime: string;
  matterType: string;
  /** Ids of its demands. */
  demandIds: string[];
  follows: boolean;
}

/** Which demand of the leading case answers which of one's own. */
export interface DemandMatch {
  demand: string;
  byDemand: string;
}

export interface Following {
  leader: { caseId: string; number: string };
  consent: Consent;
  matches: DemandMatch[];
  on: string;
  by: string;
  /** Whether the leading case has said that it knows. */
  state: 'asked' | 'confirmed';
}

export interface Follower {
  caseId: string;
  number: string;
  /** Demands of this case that answer theirs: nothing else is told. */
  demandIds: string[];
  on: string;
  /**
   * telling: the decision is on its way; told: it has it; left: went its own way; returning: is being told to; returned:
   * was told.
   */
  state: 'following' | 'telling' | 'told' | 'left' | 'returning' | 'returned';
}

/** Why a case does not follow any more. */
export type GroupEnd =
  | 'left'
  | 'consentWithdrawn'
  | 'leaderRefused'
  | 'leaderEnded'
  | 'leaderTransferred'
  | 'notTold'
  | 'demandUnanswered'
  | 'notIndependent';

export interface GroupSlice {
  following?: Following | null;
  followers?: Follower[];
  /** The case whose decision this one was given, and the version of the reply it became here. */
  decidedWith?: { leader: string; version: number };
}

/** What one case tells another; each is a command of the case that is told. */
export const CASE_MESSAGES = ['noteFollower', 'noteFollowerLeft', 'followDecision', 'noteLeaderEnded'] as const;
export type CaseMessage = (typeof CASE_MESSAGES)[number];

/** The decision as it goes to one follower; its texts are sealed anew under that follower's key on the way. */
export interface Decision {
  version: number;
  reply: Pick<ReplyVersion, 'facts' | 'bases' | 'measures' | 'results' | 'plainSummary' | 'draftedBy'>;
  /** Evidence stays with the leading case. */
  findings: Omit<Finding, 'evidence'>[];
  took: CaseState['took'];
  issuedBy: string;
}

export interface GroupCommands {
  joinGroup: { leader: LeaderRef; matches: DemandMatch[]; consent: Consent; reason: TextRef };
  leaveGroup: { reason?: TextRef };
  /** By the gateway, from case to case. */
  noteFollower: {
    follower: { caseId: string; number: string };
    body: string;
    regime: string;
    matterType: string;
    demandIds: string[];
  };
  noteFollowerLeft: { follower: string };
  followDecision: { leader: string; decision: Decision };
  noteLeaderEnded: { leader: string; why: GroupEnd };
  /** By the gateway: what came of a message; `code` of the refusal. */
  noteCaseTold: { effect: string; outcome: 'told' | 'refused' | 'unavailable'; code?: string };
}

export interface GroupEvents {
  groupJoined: Omit<Following, 'state'> & { reason: TextRef };
  groupLeft: { leader: string; why: GroupEnd; on: string; reason?: TextRef };
  followerNoted: Omit<Follower, 'state'>;
  followerLeft: { follower: string; on: string };
  /** `version` of the leading case's reply, `replyVersion` of the one it becomes here. */
  decisionFollowed: {
    leader: string;
    version: number;
    replyVersion: number;
    matches: DemandMatch[];
    took: CaseState['took'];
    on: string;
  };
  caseTold: { to: string; message: CaseMessage; outcome: 'told' | 'refused' | 'unavailable'; code?: string };
}
