// Decides under which head of the case page an act stands, and which acts ask twice. A command nobody has put anywhere
// stands under "other" (a test names it). Leaves out which acts are allowed.
import type { RoutedCommand } from '../../api/command-bodies.ts';
import type { ACT_GROUPS } from '../../words/case-desk-words.ts';

export type ActGroup = keyof typeof ACT_GROUPS;

export const COMMANDS_OF: Record<Exclude<ActGroup, 'other'>, readonly RoutedCommand[]> = {
  people: [
    ...(['claimTask', 'releaseTask', 'completeTask', 'assignUnit', 'assignHandler', 'formTeam'] as const),
    ...(['changeTeam', 'unassignHandler', 'declareRelation', 'requestRecusal', 'decideRecusal'] as const),
  ],
  intake: [
    ...(['addContact', 'changeContact', 'amendStatement', 'supplementEvidence', 'confirmOutsideSignal'] as const),
    ...([
      'changeMatterType',
      'changeRegime',
      'correctRegistration',
      'recordContactAttempt',
      'recordNonCooperation',
      'recordFalsehood',
    ] as const),
  ],
  preliminary: [
    ...(['acknowledge', 'recordChecklist', 'decideJurisdiction', 'recordConditions', 'requestSupplement'] as const),
    ...(['completeSupplement', 'accept', 'refuse', 'answerAtOnce', 'guide', 'linkCase', 'decideRepeat'] as const),
  ],
  transfer: [
    ...(['offerTransfer', 'answerTransferOffer', 'sendTransfer', 'acceptTransfer', 'objectTransfer'] as const),
    ...(['answerObjection', 'cancelTransfer', 'designateUnit'] as const),
  ],
  investigation: [
    ...(['gradeComplexity', 'recordAction', 'recordFinding', 'consult', 'giveOpinion', 'recordMeeting'] as const),
    ...(['proceedWithout', 'withdrawConsultation', 'approveSummary', 'requestInformation'] as const),
    ...(['answerInformation', 'withdrawInformationRequest', 'joinGroup', 'leaveGroup'] as const),
  ],
  plan: [
    ...(['draftPlan', 'submitPlan', 'approve', 'returnPlan', 'reportMeasure', 'verifyMeasure'] as const),
    ...(['postponeMeasure', 'releaseMeasure'] as const),
  ],
  reply: [
    ...(['draftReply', 'issueReply', 'recordDelivery', 'recordDeliveryFailure', 'serveOtherwise'] as const),
    ...(['recordExplanation', 'callBack'] as const),
  ],
  review: [
    ...(['appeal', 'decideLateAppeal', 'acceptReview', 'refuseReview', 'recordReviewSheet'] as const),
    ...(['concludeReview', 'withdrawReview'] as const),
  ],
  clocks: ['extend', 'excludeDays', 'suspend', 'resume', 'vetoEffect', 'releaseEffect'],
  supervision: ['chase', 'issueOrder', 'answerOrder', 'closeOrder'],
  ends: [
    ...(['proposeSettlement', 'proposeTermination', 'decideEnding', 'withdraw', 'recordDeath'] as const),
    ...(['replaceComplainant', 'reopen', 'archive'] as const),
  ],
  law: ['proposeLawChange', 'confirmLawChange', 'withdrawLawChange'],
};

const GROUP_OF = new Map<string, ActGroup>(
  Object.entries(COMMANDS_OF).flatMap(([group, names]) => names.map((name) => [name, group as ActGroup] as const)),
);

export const groupOf = (name: string): ActGroup => GROUP_OF.get(name) ?? 'other';

/** The allowed acts under their heads, in the order of the page. */
export function grouped(names: readonly string[]): [ActGroup, string[]][] {
  const order = [...(Object.keys(COMMANDS_OF) as ActGroup[]), 'other' as const];
  const rank = (name: string) => [...GROUP_OF.keys()].indexOf(name);
  return order.flatMap((group): [ActGroup, string[]][] => {
    const own = names.filter((name) => groupOf(name) === group).sort((a, b) => rank(a) - rank(b));
    return own.length === 0 ? [] : [[group, own]];
  });
}
