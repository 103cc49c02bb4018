// What the complainant reads on the tracking page: where the case stands, what happened, what a limit does at its end.
// Internal acts have no words here and are not shown.
import type { EventType, Phase } from '../domain/case.ts';
import type { ClockSide, ExpiryEffect, Words } from '../domain/law.ts';

export const PHASE_WORDS = {
  preliminaryReview: { zh: '初步审查中', en: 'Under preliminary review' },
  awaitingSupplement: { zh: '待补正', en: 'Waiting for you to add something' },
  awaitingTransfer: { zh: '移送办理中', en: 'Being handed over' },
  investigating: { zh: '调查核实中', en: 'Being investigated' },
  awaitingApproval: { zh: '处理方案审批中', en: 'Plan awaiting approval' },
  implementing: { zh: '落实中', en: 'Being carried out' },
  delivering: { zh: '已作出答复，待送达', en: 'Answered, being delivered' },
  reviewWindow: { zh: '已答复，可申请复查（复核）', en: 'Answered; you may ask for a review' },
  inReview: { zh: '复查（复核）中', en: 'In review' },
  concluded: { zh: '已办结', en: 'Concluded' },
  archived: { zh: '已归档', en: 'Archived' },
} as const satisfies Record<Phase, Words>;

/** Whom a limit binds, said to the complainant. */
export const SIDE_WORDS = {
  authority: { zh: '我们应当在此日前完成', en: 'We have to act by this day' },
  complainant: { zh: '您应当在此日前完成', en: 'You have to act by this day' },
  receiver: { zh: '接收单位应当在此日前答复', en: 'The receiving body has to answer by this day' },
  owner: { zh: '承办单位应当在此日前完成', en: 'The unit in charge has to act by this day' },
} as const satisfies Record<ClockSide, Words>;

/** Why nothing is sent at present. */
export const SUCCESSOR_WORDS: Words = {
  zh: '已登记投诉人死亡；承继人承继之前，文书暂不送达，申请救济的期限也不起算',
  en: 'The death of the complainant is recorded; until somebody takes their place nothing is sent, and no time to apply begins',
};

/** What happens when a limit passes. */
export const EXPIRY_WORDS = {
  escalate: { zh: '逾期将报上级督办', en: 'If it passes, the superior is told' },
  deemedAccepted: { zh: '逾期未决定的，视为受理', en: 'If it passes, your complaint counts as accepted' },
  deemedWithdrawn: { zh: '逾期未补正的，视为撤回', en: 'If it passes, your complaint counts as withdrawn' },
  returnToReview: { zh: '逾期将按现有材料继续审查', en: 'If it passes, we go on with what we have' },
  offerLapsed: { zh: '逾期未答复的，视为不同意移送', en: 'If it passes, you are taken not to consent' },
  objectionLapsed: { zh: '接收单位逾期未提出异议的，视为接收', en: 'If it passes, the receiving body has accepted' },
  senderSilent: { zh: '逾期由共同上级指定', en: 'If it passes, the common superior decides' },
  windowShut: { zh: '逾期不再受理复查（复核）申请', en: 'If it passes, no review can be asked for any more' },
  promiseBroken: { zh: '逾期将作为未兑现承诺督办', en: 'If it passes, the promise counts as broken' },
  informationLapsed: {
    zh: '逾期未答复的，将按现有材料继续办理，投诉不因此终止',
    en: 'If it passes, we go on with what we have; the complaint does not end by it',
  },
  suspensionReviewed: {
    zh: '届时由单位负责人复核是否继续中止',
    en: 'Then the head of the unit looks at the suspension',
  },
  suspensionLapsed: {
    zh: '期满中止原因仍未消除的，终止办理',
    en: 'If the cause remains until then, the case is terminated',
  },
  proofOverdue: { zh: '逾期将改用其他方式送达', en: 'If it passes, another way of delivery is tried' },
} as const satisfies Record<ExpiryEffect, Words>;

/** The acts a complainant sees, in their words; anything else is internal. */
export const TIMELINE_WORDS: Partial<Record<EventType, Words>> = {
  registered: { zh: '投诉已登记', en: 'Complaint registered' },
  contactAdded: { zh: '收到您的再次反映', en: 'You approached us again' },
  contactChanged: { zh: '联系方式已变更', en: 'Contact details changed' },
  registrationCorrected: { zh: '登记信息已更正', en: 'The registration was corrected' },
  matterTypeChanged: {
    zh: '改按另一类事项办理，期限已重新计算',
    en: 'Handled as another type of matter; limits counted again',
  },
  regimeChanged: {
    zh: '改按另一办理制度办理，期限已重新计算',
    en: 'Handled under another regime; limits counted again',
  },
  evidenceSupplemented: { zh: '收到补充材料', en: 'Evidence added' },
  statementAmended: { zh: '陈述已修改', en: 'Your statement was amended' },
  acknowledged: { zh: '已确认收件', en: 'Acknowledged' },
  answeredAtOnce: { zh: '已当场解决', en: 'Solved at once' },
  explanationRecorded: { zh: '已向您解释答复', en: 'The reply was explained to you' },
  calledBack: { zh: '已回访', en: 'We called you back' },
  supplementRequested: { zh: '通知您补正材料', en: 'You were asked to add something' },
  supplementCompleted: { zh: '补正完成', en: 'Supplement completed' },
  supplementLapsed: { zh: '补正期限届满', en: 'The time for adding something has passed' },
  informationRequested: { zh: '为查清事实进行询问', en: 'A party was asked for information' },
  informationAnswered: { zh: '收到对询问的答复', en: 'What was asked has been answered' },
  informationWithdrawn: { zh: '询问已撤回', en: 'What was asked was called off' },
  informationLapsed: {
    zh: '答复询问的期限届满，案件继续办理',
    en: 'The time for answering has passed; the case goes on',
  },
  contactAttempted: { zh: '工作人员与您联系', en: 'We tried to reach you' },
  accepted: { zh: '已受理', en: 'Accepted' },
  deemedAccepted: { zh: '逾期未决定，视为受理', en: 'Counts as accepted, as no decision was taken in time' },
  refused: { zh: '决定不予受理', en: 'Not accepted' },
  repeatDecided: {
    zh: '已对是否重复投诉作出认定',
    en: 'It was decided whether this repeats an earlier complaint',
  },
  groupJoined: {
    zh: '与同一事件的其他投诉一并处理，您的编号、答复和申请复查的权利单独保留',
    en: 'Handled together with others of the same event; your own number, reply and appeal are kept',
  },
  groupLeft: { zh: '改为单独办理', en: 'Handled on its own again' },
  guided: { zh: '告知您有权处理的单位', en: 'You were told which body is competent' },
  transferOffered: { zh: '征询您是否同意移送', en: 'You were asked whether you agree to a hand-over' },
  transferConsented: { zh: '您同意移送', en: 'You agreed to the hand-over' },
  transferRefused: { zh: '您不同意移送', en: 'You did not agree to the hand-over' },
  transferOfferLapsed: { zh: '移送征询期限届满', en: 'The time for agreeing to a hand-over has passed' },
  transferSent: { zh: '已送交接收单位', en: 'Sent to the receiving body' },
  transferAccepted: { zh: '接收单位已接收', en: 'The receiving body has taken it over' },
  transferReturned: { zh: '退回原单位办理', en: 'Back with the first body' },
  transferCancelled: { zh: '移送已取消', en: 'The hand-over was called off' },
  daysExcluded: {
    zh: '听证、鉴定等所需日期不计入期限',
    en: 'Days of a hearing or an appraisal do not count towards the limit',
  },
  suspended: { zh: '中止，期限暂停计算', en: 'Suspended; the time limit stands' },
  suspensionLapsed: { zh: '中止期满，终止办理', en: 'Terminated: the longest term of the suspension has passed' },
  resumed: { zh: '恢复，期限继续计算', en: 'Goes on; the time limit runs again' },
  extended: { zh: '期限延长', en: 'A time limit was extended' },
  effectHeld: { zh: '期满后果暂缓', en: 'What follows from a limit is held back' },
  effectReleased: { zh: '期满后果不再暂缓', en: 'It is held back no longer' },
  lawChanged: { zh: '适用的规则或日历变更', en: 'Other rules or another calendar apply' },
  replyIssued: { zh: '已作出答复', en: 'The reply was issued' },
  noticeServed: { zh: '文书已送达', en: 'A notice was delivered' },
  measureVerified: { zh: '一项处理措施已落实', en: 'A measure was carried out' },
  promiseBroken: { zh: '一项处理措施未按期完成', en: 'A measure was not done in time' },
  measurePostponed: { zh: '一项处理措施延期', en: 'A measure was postponed' },
  measureReleased: { zh: '一项处理措施已解除', en: 'A measure was released' },
  recusalRequested: { zh: '收到回避申请', en: 'An application for recusal came in' },
  recusalDecided: { zh: '已对回避申请作出决定', en: 'The application for recusal was decided' },
  complexityGraded: { zh: '办理程序（难易程度）调整', en: 'The case was moved to another track' },
  appealed: { zh: '收到复查（复核）申请', en: 'You asked for a review' },
  lateAppealDecided: { zh: '对逾期申请作出决定', en: 'Decision on the late application' },
  reviewAccepted: { zh: '复查（复核）申请已受理', en: 'The review was taken on' },
  reviewRefused: { zh: '复查（复核）申请不予受理', en: 'The review was refused' },
  reviewConcluded: { zh: '已作出复查（复核）意见', en: 'The review opinion was given' },
  reviewWithdrawn: { zh: '您撤回了复查（复核）申请', en: 'You withdrew the application for review' },
  windowShut: { zh: '申请复查（复核）的期限届满', en: 'The time for asking for a review has passed' },
  withdrawn: { zh: '您撤回了投诉', en: 'You withdrew the complaint' },
  settled: { zh: '已和解结案', en: 'Settled by agreement' },
  terminated: { zh: '已终止办理', en: 'Terminated' },
  deathRecorded: { zh: '已登记投诉人死亡', en: 'The death of the complainant was recorded' },
  complainantReplaced: { zh: '投诉人已变更', en: 'Somebody else took the complainant’s place' },
  reopened: { zh: '重新办理', en: 'Reopened' },
  signalRefused: {
    zh: '您提交的内容未被采纳，原因已记录',
    en: 'What you sent could not take effect; the reason is recorded',
  },
  archived: { zh: '已归档', en: 'Archived' },
};

/** Said while a case follows others; who they are is nobody's business (G3). */
export const GROUP_WORDS: Words = {
  zh: '您的投诉正与同一事件的其他投诉一并处理；您的编号、答复、送达和申请复查的权利均单独保留。',
  en: 'Your complaint is handled together with others of the same event; your own number, reply, delivery and appeal are kept.',
};
