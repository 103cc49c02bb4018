// Words for the codes that stand in notices: outcomes, scopes, reasons, tasks, limits. zh-CN first, English second.
import type { DemandOutcome } from '../domain/case.ts';
import type { NoticeKind } from '../domain/delivery.ts';
import type { GroupEnd } from '../domain/group.ts';
import type { ClockKind, Words } from '../domain/law.ts';
import type { TaskKind } from '../domain/people.ts';
import type { MeasureKind } from '../domain/plan.ts';
import type { ReviewOutcome } from '../domain/review.ts';
import type { SuspendedOccasion } from '../domain/standstill.ts';
import type { Succession } from '../domain/succession.ts';
import type { ChaseMatter } from '../domain/supervision.ts';

export const OUTCOMES: Record<DemandOutcome, Words> = {
  upheld: { zh: '属实，予以支持', en: 'upheld' },
  partlyUpheld: { zh: '部分属实，部分予以支持', en: 'partly upheld' },
  notUpheld: { zh: '不予支持', en: 'not upheld' },
  explained: { zh: '作出解释说明', en: 'explained' },
  unfounded: { zh: '不属实', en: 'unfounded' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

export const REVIEW_OUTCOMES: Record<ReviewOutcome, Words> = {
  uphold: { zh: '维持原处理意见', en: 'The reply stands.' },
  change: { zh: '变更原处理意见', en: 'The reply is changed.' },
  revoke: { zh: '撤销原处理意见（决定）', en: 'The decision is revoked.' },
  redo: { zh: '撤销原处理意见，责令重新办理', en: 'The reply is revoked and the matter must be handled again.' },
  dismiss: { zh: '驳回申请', en: 'The application is dismissed.' },
};

export const MEASURES: Record<MeasureKind, Words> = {
  rectification: { zh: '责令整改', en: 'putting it right' },
  apology: { zh: '赔礼道歉', en: 'an apology' },
  compensation: { zh: '经济补偿', en: 'compensation' },
  correctDecision: { zh: '纠正错误决定', en: 'correcting the decision' },
  explanation: { zh: '解释说明', en: 'an explanation' },
  other: { zh: '其他措施', en: 'another measure' },
};

export const CLOCKS: Record<ClockKind, Words> = {
  preliminary: { zh: '受理审查期限', en: 'the limit for deciding on acceptance' },
  supplement: { zh: '补正期限', en: 'the limit for supplying what is missing' },
  transferOffer: { zh: '移送征询答复期限', en: 'the limit for answering the transfer offer' },
  transferReceipt: { zh: '移送接收期限', en: 'the limit for taking over the transfer' },
  transferAnswer: { zh: '移送异议答复期限', en: 'the limit for answering the objection' },
  handling: { zh: '办理期限', en: 'the handling limit' },
  approval: { zh: '审批期限', en: 'the approval limit' },
  reply: { zh: '答复期限', en: 'the limit for the reply' },
  proof: { zh: '送达证明期限', en: 'the limit for proof of delivery' },
  reviewWindow: { zh: '申请复查（复核）期限', en: 'the limit for applying for review' },
  review: { zh: '复查（复核）期限', en: 'the review limit' },
  redo: { zh: '重新办理期限', en: 'the limit for handling again' },
  measure: { zh: '处理措施履行期限', en: 'the limit for the promised measure' },
  succession: { zh: '承继期限', en: 'the limit for a successor to step in' },
  order: { zh: '督办反馈期限', en: 'the limit for answering the supervision order' },
  consultation: { zh: '会商意见期限', en: 'the limit for the opinion asked for' },
  information: { zh: '答复询问的期限', en: 'the limit for answering what was asked' },
  teamTerm: { zh: '调查组任期', en: 'the term of the team' },
  suspension: { zh: '中止的最长期限', en: 'the longest term of a suspension' },
  suspensionReview: { zh: '中止情况复核', en: 'the reminder of a suspension' },
};

export const TASKS: Record<TaskKind, Words> = {
  reviewIntake: { zh: '受理审查', en: 'review the intake' },
  awaitSupplement: { zh: '等待补正', en: 'await the supplement' },
  settleTransfer: { zh: '处理移送', en: 'settle the transfer' },
  answerTransfer: { zh: '答复移送', en: 'answer the transfer' },
  investigate: { zh: '调查办理', en: 'investigate' },
  approvePlan: { zh: '审批处理方案', en: 'approve the plan' },
  implement: { zh: '落实处理方案', en: 'carry out the plan' },
  serveNotice: { zh: '送达文书', en: 'serve a notice' },
  awaitWindow: { zh: '等待救济期届满', en: 'await the review window' },
  review: { zh: '复查（复核）', en: 'review' },
  archive: { zh: '归档', en: 'archive the file' },
  verifyMeasure: { zh: '核实处理措施', en: 'verify a measure' },
  brokenPromise: { zh: '督办逾期措施', en: 'deal with a broken promise' },
  confirmSignal: { zh: '确认外来材料', en: 'confirm a signal from outside' },
  checkUnproven: { zh: '核查未经登记的操作', en: 'check an unproven command' },
  supervise: { zh: '督办', en: 'supervise' },
  decideRecusal: { zh: '决定回避申请', en: 'decide on a recusal' },
  answerOrder: { zh: '答复督办单', en: 'answer a supervision order' },
  decideEnding: { zh: '审批和解或终止', en: 'decide on a settlement or termination' },
  nameHandler: { zh: '指定承办人', en: 'name a handler' },
  reviewSuspension: { zh: '复核是否继续中止', en: 'see whether the suspension still holds' },
  takeBack: { zh: '收回单独办理', en: 'handle the case on its own again' },
  tellFollower: { zh: '核查未送达的并案通知', en: 'see why another case of the group does not answer' },
  unsolved: { zh: '跟进回访未解决事项', en: 'follow up what is not solved' },
  closeOrder: { zh: '审核督办反馈', en: 'judge the answer to a supervision order' },
  giveOpinion: { zh: '提出会商意见', en: 'give the opinion of the unit' },
};

/** Grounds on which the clock ends a case, for packs without a list of grounds. */
export const END_GROUNDS: Record<string, Words> = {
  SUSPENSION_PASSED: { zh: '中止期满，原因未消除', en: 'the longest term of a suspension has passed' },
};

export const EXTENSION_REASONS: Record<string, Words> = {
  complex: { zh: '情况复杂', en: 'the matter is complex' },
  ordinary: { zh: '情况一般', en: 'the matter is an ordinary one' },
  simple: { zh: '情况简单', en: 'the matter is simple' },
  thirdPartyNeeded: { zh: '需要第三方配合', en: 'others have to be heard' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure' },
};

/** Why a last day was counted again. */
export const LAW_CHANGES: Record<string, Words> = {
  pack: { zh: '适用的办理规则已变更', en: 'the rules that apply to your case have changed' },
  calendar: {
    zh: '法定节假日和工作日安排已公布或调整',
    en: 'the calendar of public holidays and working days was set or changed',
  },
  matterType: { zh: '投诉改按另一类事项办理', en: 'your case is now handled as another type of matter' },
  regime: { zh: '投诉改按另一办理制度办理', en: 'your case is now handled under another regime' },
};

/** Why a limit stands. */
export const SUSPENSIONS: Record<SuspendedOccasion, Words> = {
  suspension: { zh: '出现依法应当中止办理的情形', en: 'the law has it suspended' },
  competence: { zh: '管辖权有待确定', en: 'which body is competent has to be settled first' },
};

export const TRANSFER_OUTCOMES: Record<string, Words> = {
  accepted: {
    zh: '接收单位已接收，今后由其办理',
    en: 'The receiving body has taken the matter over and handles it from now on.',
  },
  silence: {
    zh: '接收单位逾期未提出异议，视为接收，今后由其办理',
    en: 'The receiving body did not object in time and now handles the matter.',
  },
  designated: {
    zh: '经共同上级单位指定，今后由其办理',
    en: 'The common superior has designated the body that handles it from now on.',
  },
  returned: { zh: '移送已退回，仍由原单位办理', en: 'The transfer came back; the matter stays where it was.' },
  objected: { zh: '接收单位提出异议', en: 'The receiving body objects.' },
  cancelled: { zh: '移送已取消，仍由原单位办理', en: 'The transfer was cancelled; the matter stays where it was.' },
};

export const DATA_SCOPES: Record<string, Words> = {
  identity: { zh: '身份信息', en: 'who you are' },
  contact: { zh: '联系方式', en: 'how to reach you' },
  matter: { zh: '投诉内容和诉求', en: 'what you complained about and ask for' },
  evidence: { zh: '证据材料', en: 'your evidence' },
};

export const SUCCESSION_BASES: Record<Succession, Words> = {
  heir: { zh: '继承人', en: 'heir' },
  legalSuccessor: { zh: '权利义务承继单位', en: 'legal successor' },
  assignee: { zh: '权利受让人', en: 'assignee' },
  guardian: { zh: '监护人', en: 'guardian' },
};

/** Why a case does not follow another any more, said to staff. */
export const GROUP_ENDS: Record<GroupEnd, Words> = {
  left: { zh: '组长决定退出并案', en: 'the lead took it out' },
  consentWithdrawn: { zh: '投诉人撤回同意', en: 'the complainant withdrew the consent' },
  leaderRefused: { zh: '主案已不能并入', en: 'the leading case cannot be followed any more' },
  leaderEnded: { zh: '主案未作答复即终结', en: 'the leading case ended without a reply' },
  leaderTransferred: { zh: '主案已移送其他单位', en: 'the leading case went to another body' },
  notTold: { zh: '主案的答复不能转达', en: 'the reply of the leading case cannot be passed on' },
  demandUnanswered: {
    zh: '主案的答复未覆盖本案全部诉求',
    en: 'the reply of the leading case leaves a demand unanswered',
  },
  notIndependent: {
    zh: '主案办理人员在本案中应当回避',
    en: 'somebody who handled the leading case may not take part here',
  },
};

export const CHASE_MATTERS: Record<ChaseMatter, Words> = {
  notTaken: { zh: '应接未接', en: 'not taken on' },
  overdue: { zh: '逾期未办', en: 'overdue' },
  notSolved: { zh: '问题未解决', en: 'not solved' },
  badEffect: { zh: '造成不良影响', en: 'caused harm' },
  repeated: { zh: '重复投诉', en: 'complained about again and again' },
  other: { zh: '其他', en: 'another reason' },
};

export const TRANSFER_BASES: Record<string, Words> = {
  consent: { zh: '经您同意', en: 'with your consent' },
  statutoryDuty: { zh: '依照法定职责', en: 'as the law requires' },
};

/** Titles where the pack names none. */
export const TITLES: Record<NoticeKind, Words> = {
  registrationReceipt: { zh: '登记回执', en: 'Registration receipt' },
  acceptanceNotice: { zh: '受理告知书', en: 'Notice of acceptance' },
  deemedAcceptanceNotice: { zh: '视为受理告知书', en: 'Notice of deemed acceptance' },
  refusalNotice: { zh: '不予受理告知书', en: 'Notice of non-acceptance' },
  guidanceNotice: { zh: '引导告知书', en: 'Guidance' },
  supplementNotice: { zh: '一次性补正告知书', en: 'Request for what is missing' },
  transferOffer: { zh: '移送征询函', en: 'Offer of transfer' },
  transferNotice: { zh: '移送告知书', en: 'Notice of transfer' },
  transferOutcome: { zh: '移送结果告知书', en: 'Outcome of the transfer' },
  suspensionNotice: { zh: '中止告知书', en: 'Notice of suspension' },
  resumptionNotice: { zh: '恢复办理告知书', en: 'Notice of resumption' },
  extensionNotice: { zh: '延期告知书', en: 'Notice of extension' },
  matterChanged: { zh: '办理类别变更告知书', en: 'Your complaint is handled as another matter' },
  dateChanged: { zh: '期限变更告知书', en: 'A last day has changed' },
  reply: { zh: '处理意见书', en: 'Reply to your complaint' },
  reviewReceipt: { zh: '复查（复核）申请收件告知书', en: 'Receipt of your application for review' },
  reviewRefusal: { zh: '复查（复核）不予受理告知书', en: 'Application for review not accepted' },
  reviewOpinion: { zh: '复查（复核）意见书', en: 'Review opinion' },
  withdrawalNotice: { zh: '撤回告知书', en: 'Notice of withdrawal' },
  deemedWithdrawalNotice: { zh: '视为撤回告知书', en: 'Notice of deemed withdrawal' },
  finalityNotice: { zh: '终结告知书', en: 'Notice of finality' },
  promiseBrokenNotice: { zh: '处理措施逾期告知书', en: 'A promised measure is late' },
  measureReleased: { zh: '处理措施变更告知书', en: 'A promised measure was released' },
  recusalNotice: { zh: '回避决定告知书', en: 'Decision on your application for recusal' },
  measurePostponed: { zh: '处理措施延期告知书', en: 'A promised measure is postponed' },
  acknowledgement: { zh: '收件确认书', en: 'Acknowledgement of your complaint' },
  shortReply: { zh: '当场答复', en: 'Answered at once' },
  reopenedNotice: { zh: '重新启动办理告知书', en: 'Your case is opened again' },
  settlementNotice: { zh: '和解结案告知书', en: 'Your case was settled' },
  terminationNotice: { zh: '终止办理告知书', en: 'Notice of termination' },
  groupNotice: { zh: '并案办理告知书', en: 'Handled together with others' },
  successionNotice: { zh: '投诉人变更告知书', en: 'You take the complainant’s place' },
  informationRequest: { zh: '补充说明通知书', en: 'Request for information' },
  informationWithdrawn: { zh: '撤回询问告知书', en: 'Request for information withdrawn' },
  respondentRequest: { zh: '协助调查函', en: 'Request for information about a complaint' },
  assignment: { zh: '交办单', en: 'Assignment' },
  reminder: { zh: '期限提醒', en: 'Reminder' },
  escalation: { zh: '督办提示', en: 'Escalation' },
  chase: { zh: '催办通知', en: 'Chase' },
  supervisionOrder: { zh: '督办单', en: 'Supervision order' },
};

/** The words of a code, or the code itself where the pack made it up. */
export function wordOf(table: Readonly<Record<string, Words>>, code: string): Words {
  return table[code] ?? { zh: code, en: code };
}

/** `review.1` and `measure:m3` are named after their kind. */
export function clockWord(clock: string): Words {
  return wordOf(CLOCKS, clock.split(/[.:]/)[0] ?? clock);
}
